"""Documents with something changed: dropped, swapped, denied, stretched, misspelt, of another type.

Every operator changes a YAML tree in place and says what it did, or says None when the tree has
nothing for it. Hypothesis draws; the draws are the same in every run.
"""

import copy
import re
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from engines.trees import Spot, Tree, Words, choose, is_text, pick, sections

Draw = st.DrawFn
Operator = Callable[[Draw, Tree, Words], str | None]

DURATION = re.compile(r"\d+ (?:werkdag|dag|week|maand|jaar|uur|weken|dagen|maanden)(?:en)?")
REFERENCE = re.compile(r"[A-Z]{1,2}\d+")
YES_NO = re.compile(r"(?:ja|nee)\b")
ARTICLE = re.compile(r"(?:art\. )?\d+(?:\.\d+\w*)+(?: lid \d+)?|\b6 lid 1|hoofdstuk 5")


def is_reference(spot: Spot) -> bool:
    return is_text(spot) and REFERENCE.fullmatch(spot.value) is not None


def in_list(spot: Spot) -> bool:
    return isinstance(spot.holder, list)


def drop_section(draw: Draw, tree: Tree, words: Words) -> str | None:
    section = choose(draw, sections(tree))
    return section and Spot(tree, section, section, section).drop()


def drop_key(draw: Draw, tree: Tree, words: Words) -> str | None:
    spot = pick(draw, tree, lambda s: isinstance(s.holder, dict) and s.path != "soort")
    return spot and spot.drop()


def drop_item(draw: Draw, tree: Tree, words: Words) -> str | None:
    spot = pick(draw, tree, in_list)
    return spot and spot.drop()


def empty(draw: Draw, tree: Tree, words: Words) -> str | None:
    spot = pick(draw, tree, lambda s: isinstance(s.value, list | dict))
    return spot and spot.put(choose(draw, ([], {}, None, "")))


def graft(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Put an item of another document in."""
    section = choose(draw, words.items)
    item = copy.deepcopy(choose(draw, words.items[section]))
    if isinstance(tree.get(section), list):
        tree[section].append(item)
    else:
        tree[section] = [item] if isinstance(item, dict) and "id" in item else item
    return f"{section}: {item!r} put in"[:200]


def other_value(draw: Draw, tree: Tree, words: Words) -> str | None:
    spot = pick(draw, tree, lambda s: s.name in words.values and s.name != "id")
    return spot and spot.put(copy.deepcopy(choose(draw, words.values[spot.name])))


def other_term(draw: Draw, tree: Tree, words: Words) -> str | None:
    spot = pick(draw, tree, lambda s: is_text(s) and s.name in words.labels)
    return spot and spot.put(choose(draw, words.labels[spot.name]))


def stretch(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Make a duration longer or shorter, or count it in other units."""
    spot = pick(draw, tree, lambda s: is_text(s) and DURATION.search(s.value) is not None)
    number = choose(draw, ("0", "1", "2", "10", "100", "1,5", "twee", "een half", "42"))
    unit = choose(draw, ("dagen", "werkdagen", "weken", "maanden", "jaar", "uur"))
    return spot and spot.put(DURATION.sub(f"{number} {unit}", spot.value, count=1))


def swap_parties(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Let two references change places."""
    one, other = pick(draw, tree, is_reference), pick(draw, tree, is_reference)
    if one is None or other is None:
        return None
    first, second = one.value, other.value
    return f"{one.put(second)}; {other.put(first)}"


def refer_elsewhere(draw: Draw, tree: Tree, words: Words) -> str | None:
    spot = pick(draw, tree, is_reference)
    return spot and spot.put(choose(draw, ("P1", "P3", "R1", "S8", "P99", "cliënt", ["P1", "P2"])))


def turn(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Turn yes into no and the other way round."""
    spot = pick(draw, tree, lambda s: is_text(s) and YES_NO.match(s.value) is not None)
    turned = {"ja": "nee", "nee": "ja"}
    return spot and spot.put(YES_NO.sub(lambda m: turned[m[0]], spot.value, count=1))


def deny(draw: Draw, tree: Tree, words: Words) -> str | None:
    spot = pick(draw, tree, is_text)
    return spot and spot.put(choose(draw, ("geen ", "niet ", "zonder ")) + spot.value)


def repeat(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Let an item stand twice, with its own name or under a new one."""
    spot = pick(draw, tree, in_list)
    if spot is None:
        return None
    again = copy.deepcopy(spot.value)
    if isinstance(again, dict) and draw(st.booleans()):
        again["id"] = choose(draw, ("X1", "X2", "P2", "S3"))
    spot.holder.append(again)
    return f"{spot.path} repeated"


def add_words(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Let a text say more: a phrase that some rule may listen to."""
    spot = pick(draw, tree, is_text)
    phrase = choose(draw, PHRASES if draw(st.booleans()) else words.phrases)
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
    spot = pick(draw, tree, lambda s: is_text(s) and ARTICLE.search(s.value) is not None)
    other = choose(draw, ("", "art. 5.4.3", "5.2.1 lid 2", "art. 2.3a.4", "hoofdstuk 5", "art. 9"))
    return spot and spot.put(ARTICLE.sub(other, spot.value, count=1).strip())


def change_heading(draw: Draw, tree: Tree, words: Words) -> str | None:
    """Let the document be of another kind, under other rules, or of another day."""
    key = choose(draw, HEADINGS)
    tree[key] = copy.deepcopy(choose(draw, HEADINGS[key]))
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
    spot = pick(draw, tree, lambda s: s.name != "id")
    return spot and spot.put(copy.deepcopy(choose(draw, ODD)))


ODD: tuple[Any, ...] = (
    *(0, -1, 3.5, True, None, "", " ", "ja", "n.v.t.", "onbekend", "vijf"),
    [],
    ["ja", "nee"],
    {"toelichting": "ja"},
    'een "aanhaling" \\ en een\nnieuwe regel',
    "é’‘𝄞 <b> {waarde} {{x}} ?this $this",
)


def turn_round(draw: Draw, tree: Tree, words: Words) -> str | None:
    spot = pick(draw, tree, lambda s: isinstance(s.value, list) and len(s.value) > 1)
    return spot and spot.put(spot.value[::-1])


OPERATORS: tuple[Operator, ...] = (
    drop_section,
    drop_key,
    drop_item,
    empty,
    graft,
    other_value,
    other_term,
    stretch,
    swap_parties,
    refer_elsewhere,
    turn,
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
    """Draw a document with one or more changes, and what was changed."""
    mutant = copy.deepcopy(tree)
    thin = draw(st.sampled_from((0, 1, 1, 1)))  # a quarter keeps all, the others a third
    few = thin * len(sections(tree)) * 2 // 3
    changes = [drop_section(draw, mutant, words) for _ in range(few)]
    for _ in range(draw(st.sampled_from((1, 2, 4, 8, 16, 32)))):
        changes.append(choose(draw, OPERATORS)(draw, mutant, words))
    return mutant, tuple(filter(None, changes))
