"""What one field says in two versions: added, dropped, or another value of the same."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from vams_kg.documents import Knowledge
from vams_kg.documents.durations import read_date, read_durations
from vams_kg.documents.parts import Part, Said, Side, texts_of
from vams_kg.documents.statements import SPLIT
from vams_kg.documents.tree import Listing, Table, Tree
from vams_kg.documents.values import Index
from vams_kg.documents.words import plain
from vams_kg.model import Veld
from vams_kg.model.difference import (
    ADDED,
    CHANGED,
    EARLIER,
    LATER,
    LONGER,
    REMOVED,
    REWORDED,
    SHORTER,
)
from vams_kg.vocabulary import VAMS

Change = tuple[str, str, str]
"""Kind of difference, old text, new text."""

_REFERENCE: Final = VAMS.verwijzing.value
_ARTICLE: Final = VAMS.artikelwaarde.value
_DURATION: Final = VAMS.duurwaarde.value
_LOOSE: Final = frozenset(one.value for one in (VAMS.keuze, VAMS.klasse, VAMS.jaNee))
"""Kinds of value in which case and accents say nothing."""
_NESTED: Final = frozenset((VAMS.item.value, VAMS.items.value))


class Value(NamedTuple):
    """A text with what it comes down to, and how it is shown."""

    key: object
    text: str


class Values:
    """Compares values, knowing which items of the two versions are the same."""

    def __init__(
        self, old: Side, new: Side, pairs: Sequence[tuple[Part, Part]], knowledge: Knowledge
    ) -> None:
        self._old, self._new = old, new
        self._knowledge = knowledge
        self._became = {other.path: one.path for one, other in pairs}

    def differences(self, field: Veld | None, old: Said | None, new: Said | None) -> list[Change]:
        """Return what differs between the values of a field; items are left to others."""
        before = self._read(field, old, self._old, lambda part: part.path)
        after = self._read(field, new, self._new, self._as_old)
        gone = _without(before, after)
        come = _without(after, before)
        if len(before) == len(after) == len(gone) == len(come) == 1:
            return [_changed(field, gone[0].text, come[0].text)]
        return [
            *((REMOVED, one.text, "") for one in gone),
            *((ADDED, "", one.text) for one in come),
        ]

    def _as_old(self, part: Part) -> object:
        return self._became.get(part.path) or ("new", part.path)

    def _read(
        self, field: Veld | None, said: Said | None, side: Side, same: Callable[[Part], object]
    ) -> list[Value]:
        if said is None:
            return []
        kind = field.waardesoort if field else ""
        value: Tree | None = _loose_items(said.value) if kind in _NESTED else said.value
        texts = texts_of(value, self._knowledge) if value is not None else []
        if kind == _DURATION:  # one text may hold several, as the reader takes them
            texts = [part.strip() for text in texts for part in SPLIT.split(text) if part.strip()]
        if kind == _REFERENCE:
            return list(_references(texts, side, same))
        return [Value(self._key(text, kind, field), text) for text in texts]

    def _key(self, text: str, kind: str, field: Veld | None) -> object:
        """Return what a text comes down to: an article however it is written, else its words."""
        if kind == _ARTICLE and field is not None:
            read = self._knowledge.values.read(text, field, Index({}, {}))
            if read.articles:
                return frozenset(read.articles), plain(read.rest)
        return plain(text) if kind in _LOOSE else text


def _loose_items(value: Tree) -> Tree | None:
    """Return what stands in a list of items and is none."""
    if isinstance(value, Listing):
        rest = tuple(item for item in value.items if not isinstance(item, Table))
        return Listing(rest, value.line) if rest else None
    return None if isinstance(value, Table) else value


def _references(
    texts: Sequence[str], side: Side, same: Callable[[Part], object]
) -> Iterator[Value]:
    for text in texts:
        part = side.meant(text)
        yield Value(same(part) if part else plain(text), side.shown(text))


def _without(values: Sequence[Value], others: Sequence[Value]) -> list[Value]:
    """Return the values that the others do not have, each as often as it is more there."""
    left = Counter(one.key for one in others)
    found = []
    for one in values:
        if left[one.key]:
            left[one.key] -= 1
        else:
            found.append(one)
    return found


def _changed(field: Veld | None, old: str, new: str) -> Change:
    kind = field.waardesoort if field else ""
    order = 0
    if kind == _DURATION:
        one, other = read_durations(old), read_durations(new)
        if len(one) == len(other) == 1:
            order = (other[0].days > one[0].days) - (other[0].days < one[0].days)
            return ((REWORDED, LONGER, SHORTER)[order], old, new)
    if kind == VAMS.datumwaarde.value:
        before, after = read_date(old), read_date(new)
        if before and after and before.value and after.value:
            order = (after.value > before.value) - (after.value < before.value)
            return ((REWORDED, LATER, EARLIER)[order], old, new)
    return CHANGED, old, new
