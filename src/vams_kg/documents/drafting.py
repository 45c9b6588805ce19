"""A draft being made from a file of another format: parts with ids, spots, doubts, loose texts.

Where content comes under is not decided here: readers ask the source fields of the ontology, and
the mapping of trees to the graph is the one of every format.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from vams_kg.documents.guards import MAX_NODES
from vams_kg.documents.intake import Doubt, Intake, Where
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.mapping import ID
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree
from vams_kg.documents.values import Index
from vams_kg.documents.words import plain
from vams_kg.errors import UnreadableInput
from vams_kg.model import Bronveld, Veld
from vams_kg.vocabulary import VAMS

_SHOWN: Final = 12
"""Names that a remark shows of what was not taken over."""

DOCUMENT: Final = 1
"""The number of the spot that stands for the file as a whole."""


class Target(NamedTuple):
    """A key of an item in a list of the document; without list, a key of the document itself."""

    part: str
    key: str

    @classmethod
    def of(cls, text: str) -> "Target":
        """Return the target that a text such as `gegevensstromen.doel` names."""
        part, _, key = text.rpartition(".")
        return cls(part, key)


class Sources:
    """The source fields of one format, by the name they have in its files."""

    def __init__(self, knowledge: Knowledge, format_: str) -> None:
        fields = [one for one in knowledge.sources.velden if one.formaat == format_]
        self.label = knowledge.sources.formaten[format_].get("nl", format_)
        self.fixed = [one for one in fields if one.vaste_waarde and not one.bij_waarde]
        self.for_value = [one for one in fields if one.bij_waarde]
        self.by_name: dict[str, Bronveld] = {
            plain(name): one for one in fields if not one.bij_waarde for name in one.namen
        }

    def knows(self, name: str) -> bool:
        """Return whether a name stands in the ontology, to be taken over or left out."""
        return plain(name) in self.by_name

    def targets(self, name: str) -> tuple[Target, ...]:
        """Return where the content of a source field comes under; empty when it is left out."""
        found = self.by_name.get(plain(name))
        return tuple(map(Target.of, found.sleutels)) if found else ()

    def target(self, name: str) -> Target:
        """Return the one place of a source field that the reader cannot do without."""
        return self.targets(name)[0]

    def names(self, name: str) -> frozenset[str]:
        """Return all names of the source field that has this one, in plain letters."""
        found = self.by_name.get(plain(name))
        return frozenset(map(plain, found.namen)) if found else frozenset()


class Room:
    """How many values a draft may still get; a small file can ask for very many."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = MAX_NODES

    def take(self) -> None:
        """Make room for one more value; raises UnreadableInput when there is none."""
        self._left -= 1
        if self._left < 0:
            raise UnreadableInput(
                self._name,
                f"Uit dit bestand zouden meer dan {MAX_NODES} gegevens komen.",
                expected="een bestand over een enkel proces of register",
                try_this="Bewaar alleen het deel waar het om gaat.",
            )


class Item:
    """One item of a list: values by key, each with the number of its spot."""

    def __init__(self, ident: str, number: int, room: Room) -> None:
        self._room = room
        room.take()
        self.ident = ident
        self.number = number
        self.values: dict[str, list[Scalar]] = {}
        self._said: set[tuple[str, str]] = set()

    def add(self, key: str, text: str, number: int) -> None:
        """Put a value under a key, unless it is empty or stands there already."""
        self._room.take()
        said = text.strip()
        if said and (key, said) not in self._said:
            self._said.add((key, said))
            self.values.setdefault(key, []).append(Scalar(said, number))

    def tree(self) -> Table:
        """Return the item as a table; more values under a key are a list."""
        ident = Entry(ID, self.number, Scalar(self.ident, self.number))
        return Table((ident, *_entries(self.values)), self.number)


class Drafting:
    """Collects a draft; `intake` gives what was collected."""

    def __init__(
        self, knowledge: Knowledge, sources: Sources, whole: Where, name: str = "dit bestand"
    ) -> None:
        self._knowledge = knowledge
        self._sources = sources
        self._room = Room(name)
        self._head = Item("", DOCUMENT, self._room)
        self._parts: dict[str, list[Item]] = {}
        self._named: dict[tuple[str, str], Item] = {}
        self._spots: list[Where] = [whole]
        self._aside: list[Tree] = []
        self.doubts: list[Doubt] = []
        for one in sources.fixed:
            for target in map(Target.of, one.sleutels):
                self._head.add(target.key, one.vaste_waarde, DOCUMENT)

    def spot(self, where: Where) -> int:
        """Return the number of a new spot."""
        self._spots.append(where)
        return len(self._spots)

    def head(self, name: str, text: str, number: int = DOCUMENT) -> None:
        """Put a text under the key of the document itself that a source field names."""
        for target in self._sources.targets(name):
            self._head.add(target.key, text, number)

    def item(self, part: str, number: int) -> Item:
        """Return a new item at the end of a list, with the next id."""
        held = self._parts.setdefault(part, [])
        letter = self._knowledge.sources.letters.get(part, part[:1].upper())
        held.append(Item(f"{letter}{len(held) + 1}", number, self._room))
        return held[-1]

    def named(self, target: Target, name: str, number: int) -> Item:
        """Return the item of a list that has this name, a new one when there is none yet."""
        key = (target.part, plain(name))
        found = self._named.get(key)
        if found is None:
            found = self._named[key] = self.item(target.part, number)
            found.add(target.key, name, number)
        return found

    def kind(self, item: Item, name: str, source: str, number: int) -> None:
        """Give an item the kind that its name says, when the name says exactly one."""
        for target in self._sources.targets(source):
            field = self.field(target)
            if field is None:
                continue
            reading = self._knowledge.values.read(name, field, Index({}, {}))
            if len(reading.named) == 1 and not reading.remarks:
                item.add(target.key, name, number)

    def field(self, target: Target) -> Veld | None:
        """Return the field of the format that a target names, or None."""
        fields = self._knowledge.fields
        root = VAMS.Document.value
        if not target.part:
            return fields.find(root, target.key)
        listed = fields.find(root, target.part)
        return fields.find(listed.itemklasse or "", target.key) if listed else None

    def doubt(self, rule: str, path: str, number: int, **values: str) -> None:
        """Remember something that could not be taken over."""
        self.doubts.append(Doubt(rule, path, number, values))

    def aside(self, texts: Iterable[tuple[str, str, int]]) -> None:
        """Remember texts (name, text, spot) of one row or element that are no part of the draft."""
        entries = tuple(Entry(key, number, Scalar(said, number)) for key, said, number in texts)
        if entries:
            self._aside.append(Table(entries, entries[0].line))

    def untried(self) -> None:
        """Remember that the reader of this format was never tried on a genuine file."""
        label = self._sources.label
        self.doubt("Lezing-formaat-experimenteel", "", DOCUMENT, formaat=label)

    def left_out(self, kind: str, names: Sequence[str], number: int) -> None:
        """Remember that parts of a kind were not taken over, with the first of their names."""
        said = [name for name in dict.fromkeys(names) if name.strip()]
        shown = ", ".join(f"‘{name}’" for name in said[:_SHOWN])
        more = " …" if len(said) > _SHOWN else ""
        what = f"{len(names)} × {kind}" + (f": {shown}{more}" if shown else "")
        self.doubt("Lezing-element-overgeslagen", "", number, wat=what)

    def intake(self) -> Intake:
        """Return the draft: the head of the document, then its lists in the order of the format."""
        order = [
            key for key in self._knowledge.fields.of(VAMS.Document.value) if key in self._parts
        ]
        lists = [
            Entry(part, held[0].number, Listing(tuple(one.tree() for one in held), held[0].number))
            for part, held in ((part, self._parts[part]) for part in order)
        ]
        tree = Table((*_entries(self._head.values), *lists), DOCUMENT)
        return Intake(tree, self._spots, tuple(self.doubts), tuple(self._aside))


def _entries(values: dict[str, list[Scalar]]) -> list[Entry]:
    return [
        Entry(key, held[0].line, held[0] if len(held) == 1 else Listing(tuple(held), held[0].line))
        for key, held in values.items()
    ]
