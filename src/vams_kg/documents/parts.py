"""The items of a document as its tree holds them: id, name, and values by field."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.mapping import ID, items_of
from vams_kg.documents.tree import Listing, Scalar, Table, Tree, flat
from vams_kg.documents.words import plain
from vams_kg.model import Veld
from vams_kg.vocabulary import VAMS

NAMING: Final = tuple(node.value for node in (VAMS.naam, VAMS.term, VAMS.titel))
"""Properties that are the name of an item: another value means another name."""
_CALLED: Final = (*NAMING, VAMS.onderwerp.value, VAMS.rol.value, VAMS.fase.value)
_NESTED: Final = (VAMS.item.value, VAMS.items.value)


@dataclass(frozen=True)
class Part:
    """One item of a document, or the document itself."""

    table: Table
    klasse: str
    path: str
    knowledge: Knowledge

    @cached_property
    def id(self) -> str:
        """The id that the document gives, empty when it gives none."""
        return next((flat(e.value).strip() for e in self.table.entries if e.key == ID), "")

    @cached_property
    def entries(self) -> Mapping[str, "Said"]:
        """What the item says by key of the format; unknown keys under their own name."""
        found: dict[str, Said] = {}
        for entry in self.table.entries:
            if entry.key == ID:
                continue
            known = self.knowledge.fields.find(self.klasse, entry.key)
            key = known.sleutel if known else entry.key
            if key not in found and flat(entry.value).strip():
                below = f"{self.path}.{key}" if self.path else key
                found[key] = Said(key, known, entry.value, below)
        return found

    @cached_property
    def name(self) -> str:
        """What the item is called, empty when it has no name."""
        for wanted in _CALLED:
            for said in self.entries.values():
                if said.field and said.field.eigenschap == wanted:
                    return flat(said.value).strip()
        return ""

    @cached_property
    def pointers(self) -> tuple[tuple[str, ...], ...]:
        """The texts of the references that name an item without a name, by field.

        One reference is enough where the field takes only one; else the first two fields.
        """
        kind = VAMS.verwijzing.value
        found = []
        for key, known in self.knowledge.fields.of(self.klasse).items():
            said = self.entries.get(key)
            if known.waardesoort == kind and said is not None:
                found.append(tuple(texts_of(said.value, self.knowledge)))
                if not known.meervoudig:
                    break
        return tuple(found[:_POINTERS])

    @cached_property
    def words(self) -> Counter[str]:
        """Every word that the item says, to find the item that is most like it."""
        said = (flat(one.value) for one in self.entries.values())
        return Counter(re.findall(r"\w+", plain(" ".join(said))))

    def parts(self, key: str) -> list["Part"]:
        """Return the items under a key; none when its value holds none."""
        said = self.entries.get(key)
        known = said.field if said else None
        if said is None or known is None or known.waardesoort not in _NESTED:
            return []
        klasse = known.itemklasse or ""
        return [
            Part(item, klasse, path, self.knowledge)
            for item, path in items_of(said.value, said.path, known)
            if isinstance(item, Table)
        ]

    def below(self) -> Iterator["Part"]:
        """Yield every item below this one."""
        for key in self.entries:
            for part in self.parts(key):
                yield part
                yield from part.below()


@dataclass(frozen=True, slots=True)
class Said:
    """What an item says under one key."""

    key: str
    field: Veld | None
    value: Tree
    path: str


def texts_of(value: Tree, knowledge: Knowledge) -> list[str]:
    """Return the texts of a value; an act with its article is one text."""
    if isinstance(value, Scalar):
        text = " ".join(value.text.split())
        return [text] if text else []
    if isinstance(value, Listing):
        return [text for item in value.items for text in texts_of(item, knowledge)]
    parts = {knowledge.roles.get(entry.key): flat(entry.value) for entry in value.entries}
    if set(parts) <= {VAMS.wet.value, VAMS.artikelnummer.value}:
        article = parts.get(VAMS.artikelnummer.value, "").strip()
        act = parts.get(VAMS.wet.value, "").strip()
        joined = f"{act} art. {article}" if article[:1].isdigit() else f"{act} {article}"
        return [" ".join(joined.split())]
    return [" ".join(flat(value).split())]


def is_name(field: Veld) -> bool:
    """Return whether a field is the name of its item."""
    return field.eigenschap in NAMING


@dataclass
class Side:
    """One version: its document, and its items by id and by name."""

    document: Part
    ids: dict[str, Part] = field(default_factory=dict)
    names: dict[str, Part | None] = field(default_factory=dict)
    """None for a name that several items have."""

    def __post_init__(self) -> None:
        for part in self.document.below():
            if part.id:
                self.ids.setdefault(part.id, part)
            if part.name:
                name = plain(part.name)
                self.names[name] = None if name in self.names else part

    def meant(self, text: str) -> Part | None:
        """Return the item that a reference points at, by id or by name."""
        return self.ids.get(text) or self.names.get(plain(text))

    def shown(self, text: str) -> str:
        """Return a reference as people read it: the name of what it points at."""
        part = self.ids.get(text)
        return (part.name or text) if part else text

    def called(self, part: Part) -> str:
        """Return what an item is called: its name, else what it refers to, else its id."""
        if part.name:
            return part.name
        pointed = (", ".join(map(self.shown, texts)) for texts in part.pointers)
        return " → ".join(pointed) or part.id or part.path

    def labelled(self, part: Part) -> str:
        """Return the name of an item with its id."""
        called = self.called(part)
        return f"{called} ({part.id})" if part.id and part.id != called else called


_POINTERS: Final = 2
"""References that name an item without a name: from whom and to whom."""
