"""Walks two versions side by side and says what differs, field by field."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from vams_kg.comparing.matching import likeness, match
from vams_kg.comparing.order import order_of
from vams_kg.comparing.values import Values
from vams_kg.documents import Knowledge
from vams_kg.documents.parts import Part, Said, Side, is_name
from vams_kg.documents.tree import Table
from vams_kg.documents.words import plain
from vams_kg.model import Texts
from vams_kg.model.difference import (
    ADDED,
    CHANGED,
    REHOMED,
    REMOVED,
    RENAMED,
    RENUMBERED,
    Verschil,
)
from vams_kg.vocabulary import VAMS

Names = Callable[[str], Texts]
"""What people call a field or class, by IRI."""

_SAME: Final = 0.8
"""Share of words in common at least of an item that went in one place and came in another."""
_NESTED: Final = (VAMS.item.value, VAMS.items.value)


def compare(
    old: Table, new: Table, knowledge: Knowledge, names: Names, ordered: frozenset[str]
) -> tuple[tuple[Verschil, ...], dict[str, str]]:
    """Return what differs, and the path in the new version by path of every item in the old one.

    `ordered` holds the fields (by IRI) of lists whose order says something.
    """
    root = VAMS.Document.value
    sides = (Side(Part(old, root, "", knowledge)), Side(Part(new, root, "", knowledge)))
    walk = _Walk(sides, knowledge, names, ordered)
    walk.pair(sides[0].document, sides[1].document)
    found = walk.finish()
    return tuple(sorted(found, key=lambda one: (one.pad_oud or one.pad_nieuw or "", one.soort))), {
        one.path: other.path for one, other in walk.pairs
    }


class _Walk:
    """Collects the differences of two versions."""

    def __init__(
        self,
        sides: tuple[Side, Side],
        knowledge: Knowledge,
        names: Names,
        ordered: frozenset[str],
    ) -> None:
        self._old, self._new = sides
        self._knowledge = knowledge
        self._names = names
        self._ordered = ordered
        self.pairs: list[tuple[Part, Part]] = []
        self._gone: list[tuple[Part, Part, Texts]] = []
        self._come: list[tuple[Part, Part, Texts]] = []
        self._found: list[Verschil] = []

    # --- first pass: which item became which ---

    def pair(self, old: Part, new: Part) -> None:
        """Pair two items and all that hangs below them."""
        self.pairs.append((old, new))
        for key in dict.fromkeys((*old.entries, *new.entries)):
            before, after = old.parts(key), new.parts(key)
            if not before and not after:
                continue
            said = old.entries.get(key) or new.entries[key]
            wat = self._wat(said)
            if said.field and said.field.waardesoort == VAMS.item.value:
                one = before[0] if before else self._empty(after[0])
                other = after[0] if after else self._empty(before[0])
                self.pair(one, other)
                continue
            matched = match(before, after)
            self._gone += [(part, old, wat) for part in matched.old]
            self._come += [(part, new, wat) for part in matched.new]
            for one, other in matched.pairs:
                self.pair(one, other)
            if said.field and said.field.iri in self._ordered:
                order = order_of(matched.pairs, (before, after))
                self._found += [replace(one, wat=wat) for one in order]

    def _empty(self, like: Part) -> Part:
        return Part(Table((), 1), like.klasse, like.path, self._knowledge)

    def _wat(self, said: Said) -> Texts:
        """Return what people call a field; a key that we do not know is called as it stands."""
        return self._names(said.field.iri) if said.field else {"nl": said.key}

    def _kind(self, part: Part) -> Texts:
        return self._names(part.klasse)

    # --- second pass: what they say ---

    def finish(self) -> list[Verschil]:
        """Return everything that differs."""
        self._moved()
        self._found += [self._item(REMOVED, one, parent, wat) for one, parent, wat in self._gone]
        self._found += [self._item(ADDED, one, parent, wat) for one, parent, wat in self._come]
        values = Values(self._old, self._new, self.pairs, self._knowledge)
        for old, new in self.pairs:
            self._ids(old, new)
            for key in dict.fromkeys((*old.entries, *new.entries)):
                self._said(key, old, new, values)
        return self._found

    def _said(self, key: str, old: Part, new: Part, values: Values) -> None:
        before, after = old.entries.get(key), new.entries.get(key)
        said = before or after
        assert said is not None
        for soort, one, other in values.differences(said.field, before, after):
            renamed = soort == CHANGED and said.field is not None and is_name(said.field)
            self._found.append(
                Verschil(
                    RENAMED if renamed else soort,
                    self._kind(old) if renamed else self._wat(said),
                    before.path if before else None,
                    after.path if after else None,
                    self._where(self._old, old, new),
                    self._where(self._new, new, old),
                    one,
                    other,
                )
            )

    def _ids(self, old: Part, new: Part) -> None:
        if old.id and new.id and old.id != new.id:
            self._found.append(
                Verschil(
                    RENUMBERED,
                    self._kind(old),
                    old.path,
                    new.path,
                    self._old.called(old),
                    self._new.called(new),
                    old.id,
                    new.id,
                )
            )

    def _where(self, side: Side, part: Part, other: Part) -> str:
        """Return the item that a value belongs to; a part without id by the item above it."""
        if not part.path:
            return ""
        if part.id or part.name:
            return side.labelled(part)
        above = part.path.rpartition(".")[0] or other.path.rpartition(".")[0]
        found = next((one for one in side.document.below() if one.path == above), None)
        return side.labelled(found) if found else ""

    def _item(self, soort: str, part: Part, parent: Part, wat: Texts) -> Verschil:
        gone = soort == REMOVED
        side = self._old if gone else self._new
        label = side.labelled(part)
        where = _parent(side, parent)
        return Verschil(
            soort,
            wat,
            part.path if gone else None,
            None if gone else part.path,
            where if gone else "",
            "" if gone else where,
            label if gone else "",
            "" if gone else label,
        )

    def _moved(self) -> None:
        """Pair items that went in one place and came in another."""
        for gone in list(self._gone):
            come = next((one for one in self._come if _same(gone[0], one[0])), None)
            if come is None:
                continue
            self._gone.remove(gone)
            self._come.remove(come)
            one, other = gone[0], come[0]
            self._found.append(
                Verschil(
                    REHOMED,
                    gone[2],
                    one.path,
                    other.path,
                    self._old.labelled(one),
                    self._new.labelled(other),
                    _parent(self._old, gone[1]),
                    _parent(self._new, come[1]),
                )
            )
            self.pair(one, other)


def _same(one: Part, other: Part) -> bool:
    """Return whether two items of the same kind are the same, in another place."""
    if one.klasse != other.klasse:
        return False
    if one.name or other.name:
        return plain(one.name) == plain(other.name)
    return likeness(one, other) >= _SAME


def _parent(side: Side, part: Part) -> str:
    return side.labelled(part) if part.path else ""
