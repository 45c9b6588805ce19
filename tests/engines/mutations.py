"""Documents with something changed: dropped, swapped, denied, stretched, misspelt, of another type.

Every operator changes a YAML tree in place and says what it did, or says None when the tree has
nothing for it. Hypothesis draws; the draws are the same in every run.
"""

import copy
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from vams_kg.rulebook import Rulebook

Tree = dict[str, Any]
Draw = st.DrawFn


@dataclass(frozen=True, slots=True)
class Spot:
    """A value with the place where it stands; `name` is the nearest key above it."""

    holder: Any
    key: Any
    name: str
    path: str

    @property
    def value(self) -> Any:
        return self.holder[self.key]

    def put(self, value: Any) -> str:
        """Replace the value and say so."""
        before, self.holder[self.key] = self.value, value
        return f"{self.path}: {before!r} → {value!r}"


@dataclass(frozen=True, slots=True)
class Words:
    """What a value can be replaced by, by key, and phrases that mean something."""

    values: Mapping[str, tuple[Any, ...]]
    labels: Mapping[str, tuple[str, ...]]
    signals: tuple[str, ...]


def words_of(rulebook: Rulebook, trees: list[Tree]) -> Words:
    """Return the words of a rulebook and of the documents that are at hand."""
    values: dict[str, dict[str, Any]] = {}
    for spot in (spot for tree in trees for spot in spots(tree)):
        values.setdefault(spot.name, {}).setdefault(repr(spot.value), spot.value)
    schemes: dict[str, list[str]] = {}
    for term in rulebook.terms:
        for scheme in term.schemas:
            schemes.setdefault(scheme, []).extend(term.woorden[:3])
    labels = {
        field.sleutel: tuple(schemes.get(field.kiest_uit or "", ())) for field in rulebook.fields
    }
    signals = dict.fromkeys(word for term in rulebook.terms for word in term.woorden[:4])
    return Words(
        {name: tuple(found.values()) for name, found in values.items()},
        {key: found for key, found in labels.items() if found},
        tuple(signals),
    )


def spots(tree: Any, name: str = "", path: str = "") -> Iterator[Spot]:
    """Yield every value below the top, parents before children."""
    pairs: Any = ()
    if isinstance(tree, dict):
        pairs = list(tree.items())
    elif isinstance(tree, list):
        pairs = list(enumerate(tree))
    for key, value in pairs:
        nearest = key if isinstance(key, str) else name
        place = f"{path}.{key}".lstrip(".")
        yield Spot(tree, key, nearest, place)
        yield from spots(value, nearest, place)


def choose(draw: Draw, options: Any) -> Any:
    """Return one of the options, or None when there are none."""
    listed = list(options)
    return listed[draw(st.integers(0, len(listed) - 1))] if listed else None


def texts(tree: Tree) -> list[Spot]:
    return [s for s in spots(tree) if isinstance(s.value, str) and s.name not in HEADING]


HEADING = {"id", "titel", "soort_document"}
"""Keys that stay readable, so that a mutation still is a document."""


def drop_key(draw: Draw, tree: Tree, words: Words) -> str | None:
    found = [s for s in spots(tree) if isinstance(s.holder, dict) and s.path not in ("soort", "id")]
    spot = choose(draw, found)
    del spot.holder[spot.key]
    return f"{spot.path} dropped"


def drop_item(draw: Draw, tree: Tree, words: Words) -> str | None:
    spot = choose(draw, (s for s in spots(tree) if isinstance(s.holder, list)))
    if spot is None:
        return None
    del spot.holder[spot.key]
    return f"{spot.path} dropped"


def empty(draw: Draw, tree: Tree, words: Words) -> str | None:
    spot = choose(draw, (s for s in spots(tree) if isinstance(s.value, list | dict)))
    return spot and spot.put(choose(draw, ([], {}, None, "")))


def other_value(draw: Draw, tree: Tree, words: Words) -> str | None:
    spot = choose(draw, (s for s in spots(tree) if s.name in words.values and s.name != "id"))
    return spot and spot.put(copy.deepcopy(choose(draw, words.values[spot.name])))


def other_term(draw: Draw, tree: Tree, words: Words) -> str | None:
    spot = choose(draw, (s for s in texts(tree) if s.name in words.labels))
    return spot and spot.put(choose(draw, words.labels[spot.name]))


def stretch(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Make a duration or another number much larger or smaller, or count it in other units."""
    spot = choose(draw, (s for s in texts(tree) if DURATION.search(s.value)))
    if spot is None:
        return None
    number = choose(draw, ("0", "1", "2", "10", "100", "1,5", "twee", "een half", "42"))
    unit = choose(draw, ("dagen", "werkdagen", "weken", "maanden", "jaar", "uur"))
    return spot.put(DURATION.sub(f"{number} {unit}", spot.value, count=1))


DURATION = re.compile(r"\d+ (?:werkdag|dag|week|maand|jaar|uur|weken|dagen|maanden)(?:en)?")


def swap_parties(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Let two references change places, or send a flow back where it came from."""
    found = [s for s in texts(tree) if REFERENCE.fullmatch(s.value)]
    one, other = choose(draw, found), choose(draw, found)
    if one is None:
        return None
    first, second = one.value, other.value
    one.put(second)
    return other.put(first)


REFERENCE = re.compile(r"[A-Z]{1,2}\d+")


def refer_elsewhere(draw: Draw, tree: Tree, words: Words) -> str | None:
    found = [s for s in texts(tree) if REFERENCE.fullmatch(s.value)]
    spot = choose(draw, found)
    return spot and spot.put(choose(draw, ("P1", "P3", "R1", "S8", "P99", "cliënt", ["P1", "P2"])))


def deny(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Turn yes into no and the other way round, or deny a text."""
    spot = choose(draw, (s for s in texts(tree) if YES_NO.match(s.value)) or ())
    if spot is None or draw(st.integers(0, 3)) == 0:
        spot = choose(draw, texts(tree))
        return spot and spot.put(choose(draw, ("geen ", "niet ", "zonder ")) + spot.value)
    turned = {"ja": "nee", "nee": "ja"}
    return spot.put(YES_NO.sub(lambda m: turned[m[0]], spot.value, count=1))


YES_NO = re.compile(r"(?:ja|nee)\b")


def repeat(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Let an item stand twice, with its own name or under a new one."""
    spot = choose(draw, (s for s in spots(tree) if isinstance(s.holder, list)))
    if spot is None:
        return None
    again = copy.deepcopy(spot.value)
    if isinstance(again, dict) and draw(st.booleans()):
        again["id"] = choose(draw, ("X1", "X2", "P2", "S3"))
    spot.holder.append(again)
    return f"{spot.path} repeated"


def add_words(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Let a text say more: a phrase that some rule may listen to."""
    spot = choose(draw, texts(tree))
    phrase = choose(draw, PHRASES + words.signals)
    where = choose(
        draw, ("{0} en {1}", "{1}: {0}", "{0} ({1})", "{0}; geen {1}", "{0}, tenzij {1}")
    )
    return spot and spot.put(where.format(spot.value, phrase))


PHRASES = (
    "notulen",
    "alle gegevens",
    "toestemming van de cliënt",
    "onbepaalde tijd",
    "gezondheid",
    "strafrechtelijke gegevens",
    "burgerservicenummer",
    "de burgemeester",
    "met name en adres",
    "wetsvoorstel",
    "Wmo 2015 art. 2.3a.4",
    "zo lang als nodig",
)


def change_article(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Take an article away, or name another one."""
    spot = choose(draw, (s for s in texts(tree) if ARTICLE.search(s.value)))
    if spot is None:
        return None
    other = choose(
        draw, ("", "art. 5.4.3", "5.2.1 lid 2", "art. 2.3a.4", "hoofdstuk 5", "art. 999")
    )
    return spot.put(ARTICLE.sub(other, spot.value, count=1).strip())


ARTICLE = re.compile(r"(?:art\. )?\d+(?:\.\d+\w*)+(?: lid \d+)?|\b6 lid 1|hoofdstuk 5")


def change_heading(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Judge the document as another kind, under other rules, or on another day."""
    key = choose(draw, HEADINGS)
    tree[key] = choose(draw, HEADINGS[key])
    return f"{key} = {tree[key]!r}"


HEADINGS: Mapping[str, tuple[Any, ...]] = {
    "regime": ("geldend", "wams-2023", "ooit", ""),
    "soort": ("procesbeschrijving", "samenwerkingsovereenkomst"),
    "regiemodel": ("AVE", "geen", "BUCH 2014", "AVE Dordrecht/Zwijndrecht", ["AVE", "BUCH"]),
    "datum": ("2020-01-01", "2026-13-45", "31 december 2031", "volgend jaar", 2026),
    "herzien_voor": ("2019-01-01", "2027-02-30", "binnen 1 jaar", "2040-01-01"),
}


def other_type(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Give a value of another type, or a text that needs care when it is written down."""
    spot = choose(draw, (s for s in spots(tree) if s.name != "id"))
    return spot.put(copy.deepcopy(choose(draw, ODD)))


ODD: tuple[Any, ...] = (
    0,
    -1,
    3.5,
    True,
    None,
    "",
    " ",
    "ja",
    "n.v.t.",
    "onbekend",
    [],
    ["ja", "nee"],
    {"toelichting": "ja"},
    'een "aanhaling" \\ en een\nnieuwe regel',
    "é’‘𝄞 <b> {waarde} {{x}} ?this $this",
    "vijf",
)


def turn_round(draw: Draw, tree: Tree, words: Words) -> str | None:
    spot = choose(draw, (s for s in spots(tree) if isinstance(s.value, list) and len(s.value) > 1))
    return spot and spot.put(spot.value[::-1])[:60]


OPERATORS: tuple[Callable[[Draw, Tree, Words], str | None], ...] = (
    drop_key,
    drop_item,
    empty,
    other_value,
    other_term,
    stretch,
    swap_parties,
    refer_elsewhere,
    deny,
    repeat,
    add_words,
    change_article,
    change_heading,
    other_type,
    turn_round,
)


@st.composite
def mutations(draw: Draw, tree: Tree, words: Words) -> tuple[Tree, tuple[str, ...]]:
    """Draw a document with up to eight changes, and what was changed."""
    mutant = copy.deepcopy(tree)
    said = []
    for _ in range(draw(st.integers(1, 8))):
        what = choose(draw, OPERATORS)(draw, mutant, words)
        said.extend([f"{what}"] if what else [])
    return mutant, tuple(said)
