"""Places in a YAML tree, and words that can stand there: what mutations are made of."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from hypothesis import strategies as st

from vams_kg.rulebook import Rulebook

Tree = dict[str, Any]


class Spot(NamedTuple):
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
        return f"{self.path}: {before!r} → {value!r}"[:200]

    def drop(self) -> str:
        """Take the value away and say so."""
        del self.holder[self.key]
        return f"{self.path} dropped"


@dataclass(frozen=True, slots=True)
class Words:
    """What there is to put in: values by key, labels by key, items by section, and phrases."""

    values: Mapping[str, tuple[Any, ...]]
    labels: Mapping[str, tuple[str, ...]]
    items: Mapping[str, tuple[Any, ...]]
    phrases: tuple[str, ...]


def words_of(rulebook: Rulebook, trees: Iterable[Tree]) -> Words:
    """Return the words of a rulebook and of the documents at hand."""
    values: dict[str, dict[str, Any]] = {}
    items: dict[str, list[Any]] = {}
    for tree in trees:
        for spot in spots(tree):
            values.setdefault(spot.name, {}).setdefault(repr(spot.value), spot.value)
        for key, value in tree.items():
            items.setdefault(key, []).extend(value if isinstance(value, list) else [value])
    return Words(
        {name: tuple(found.values()) for name, found in values.items()},
        _labels(rulebook),
        {key: tuple(found) for key, found in items.items()},
        tuple(dict.fromkeys(word for term in rulebook.terms for word in term.woorden[:4])),
    )


def _labels(rulebook: Rulebook) -> dict[str, tuple[str, ...]]:
    """Return the terms that each choosing key knows, by key."""
    schemes: dict[str, list[str]] = {}
    for term in rulebook.terms:
        for scheme in term.schemas:
            schemes.setdefault(scheme, []).extend(term.woorden[:3])
    fields = ((field.sleutel, schemes.get(field.kiest_uit or "")) for field in rulebook.fields)
    return {key: tuple(known) for key, known in fields if known}


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
        if isinstance(value, dict | list):
            yield from spots(value, nearest, place)


def choose(draw: st.DrawFn, options: Iterable[Any]) -> Any:
    """Return one of the options, or None when there are none."""
    listed = list(options)
    return listed[draw(st.integers(0, len(listed) - 1))] if listed else None


def pick(draw: st.DrawFn, tree: Tree, fits: Callable[[Spot], bool]) -> Spot | None:
    """Return a fitting place in a random section, else in the whole tree, else None."""
    section = choose(draw, sections(tree))
    found = [s for s in spots(tree.get(section), str(section), str(section)) if fits(s)]
    spot: Spot | None = choose(draw, found or [s for s in spots(tree) if fits(s)])
    return spot


def sections(tree: Tree) -> list[str]:
    """Return the top keys that hold more than one value."""
    return [key for key, value in tree.items() if isinstance(value, dict | list) and value]


def is_text(spot: Spot) -> bool:
    """Return whether this is a text of the document, and not the name of an item."""
    return isinstance(spot.value, str) and spot.name != "id"
