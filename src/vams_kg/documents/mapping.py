"""A tree of texts becomes the graph of a dossier, driven by the fields of the ontology.

One explicit mapping for every format. Every key and value lands in the graph or in a remark: what
is not understood is reported at its place. Knows no key by name but `id`.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

import pyoxigraph as ox

from vams_kg.documents.draft import Draft, segment
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.statements import Statements
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree, flat
from vams_kg.documents.values import Index
from vams_kg.documents.words import plain
from vams_kg.model import Veld
from vams_kg.vocabulary import VAMS

ID: Final = "id"
"""The key that names an item; the only key the code knows."""

_NESTED: Final = frozenset({VAMS.item.value, VAMS.items.value})


class Spot(NamedTuple):
    """Where a value hangs: the item it belongs to, that item's class, and its path and line."""

    node: ox.NamedNode
    klasse: str
    path: str
    line: int

    def below(self, key: str) -> str:
        """Return the path of a key of this item."""
        return f"{self.path}.{key}" if self.path else key


class Mapper:
    """Maps one document; the draft holds the result."""

    def __init__(self, draft: Draft, knowledge: Knowledge) -> None:
        self._draft = draft
        self._fields = knowledge.fields
        self._ids = draft.ids
        self._names: dict[str, str] = {}
        self._called_as: dict[str, str] = {}
        self._statements = Statements(draft, knowledge, Index(self._ids, self._names))

    def map(self, tree: Table) -> None:
        """Put a whole document into the draft."""
        root = VAMS.Document.value
        self._register(tree, root, "")
        node = ox.NamedNode(f"{self._draft.base}document")
        self._draft.typed(node, root)
        self._draft.places.put(node.value, "", tree.line)
        self._draft.namen[node.value] = self._name(tree, root, VAMS.titel.value)
        self._table(tree, Spot(node, root, "", tree.line))

    # --- first pass: which items are there? ---

    def _register(self, table: Table, klasse: str, path: str) -> None:
        """Remember the ids and names of all items, so that values can refer to them.

        Keys are taken in the order of the format: where two items have one id, the order in which
        the author wrote the keys does not decide.
        """
        for entry, field in self._nested_entries(table, klasse):
            inner = field.itemklasse or ""
            below = f"{path}.{field.sleutel}" if path else field.sleutel
            for item, where in items_of(entry.value, below, field):
                if not isinstance(item, Table):
                    continue
                name = _text_of(item, ID)
                if name:
                    self._ids.setdefault(name, self._draft.base + where)
                called = self._name(item, inner, VAMS.naam.value)
                if called:
                    self._called_as[self._draft.base + where] = called
                    self._names.setdefault(plain(called), self._draft.base + where)
                self._register(item, inner, where)

    def _nested_entries(self, table: Table, klasse: str) -> list[tuple[Entry, Veld]]:
        pairs = ((entry, self._fields.find(klasse, entry.key)) for entry in table.entries)
        found = [
            (entry, field)
            for entry, field in pairs
            if field is not None and field.waardesoort in _NESTED and field.itemklasse
        ]
        return sorted(found, key=lambda pair: self._fields.place(pair[1]))

    def _name(self, table: Table, klasse: str, eigenschap: str) -> str:
        field = self._fields.with_property(klasse, eigenschap)
        return _text_of(table, field.sleutel) if field else ""

    # --- second pass: everything into the draft ---

    def _table(self, table: Table, spot: Spot) -> None:
        seen: set[str] = set()
        for entry in table.entries:
            if entry.key == ID and spot.path:
                continue
            field = self._fields.find(spot.klasse, entry.key)
            if field is None:
                self._unknown_key(entry, spot)
            elif field.sleutel in seen:
                words = {"sleutel": entry.key, "waarde": flat(entry.value)}
                where = spot.below(field.sleutel)
                self._draft.remark("Lezing-sleutel-dubbel", where, entry.line, **words)
            else:
                seen.add(field.sleutel)
                self._field(entry, field, spot)

    def _unknown_key(self, entry: Entry, spot: Spot) -> None:
        near = self._fields.nearest(spot.klasse, entry.key)
        shown = [*near.keys, *(f"{entry.key} (bij {name})" for name in near.elsewhere)]
        self._draft.remark(
            "Lezing-sleutel-onbekend",
            spot.below(entry.key),
            entry.line,
            sleutel=entry.key,
            waarde=flat(entry.value),
            voorstellen=", ".join(shown),
        )

    def _field(self, entry: Entry, field: Veld, spot: Spot) -> None:
        value = entry.value
        path = spot.below(field.sleutel)
        here = Spot(spot.node, spot.klasse, path, entry.line)
        if isinstance(value, Scalar) and not value.text.strip():
            self._empty(here, field)
        elif field.waardesoort in _NESTED:
            self._draft.places.put(self._draft.base + path, path, entry.line)
            self._nested(value, field, here)
        elif isinstance(value, Listing):
            self._draft.places.put(self._draft.base + path, path, entry.line)
            self._list(value, field, here)
        else:
            self._statements.add(value, field, here.node, path)

    def _empty(self, spot: Spot, field: Veld) -> None:
        self._draft.remark("Lezing-waarde-leeg", spot.path, spot.line, sleutel=field.sleutel)

    def _list(self, listing: Listing, field: Veld, spot: Spot) -> None:
        if not field.meervoudig and len(listing.items) > 1:
            words = {"sleutel": field.sleutel, "waarde": flat(listing)}
            self._draft.remark("Lezing-lijst-onverwacht", spot.path, spot.line, **words)
        for number, item in enumerate(listing.items, start=1):
            if isinstance(item, Scalar) and not item.text.strip():
                self._empty(Spot(spot.node, spot.klasse, spot.path, item.line), field)
            else:
                self._statements.add(item, field, spot.node, f"{spot.path}~{number}")

    def _nested(self, value: Tree, field: Veld, spot: Spot) -> None:
        self._remark_form(value, field, spot)
        for number, (item, path) in enumerate(items_of(value, spot.path, field), start=1):
            if isinstance(item, Table):
                self._item(item, field, spot, (path, number))
            elif flat(item).strip():
                words = {"sleutel": field.sleutel, "waarde": flat(item)}
                self._draft.remark("Lezing-item-is-tekst", spot.path, item.line, **words)
                self._statements.add(item, field, spot.node, path)

    def _remark_form(self, value: Tree, field: Veld, spot: Spot) -> None:
        """Report a table where a list of items is expected, and the other way round."""
        is_list = isinstance(value, Listing)
        if isinstance(value, Scalar) or is_list == (field.waardesoort == VAMS.items.value):
            return
        rule = "Lezing-lijst-onverwacht" if is_list else "Lezing-lijst-verwacht"
        words = {"sleutel": field.sleutel, "waarde": flat(value)}
        self._draft.remark(rule, spot.path, spot.line, **words)

    def _item(self, table: Table, field: Veld, spot: Spot, where: tuple[str, int]) -> None:
        path, number = where
        klasse = field.itemklasse or ""
        node = self._statements.item(spot.node, field, path, table.line)
        name = _text_of(table, ID)
        in_list = field.waardesoort == VAMS.items.value
        if in_list:
            self._statements.position(node, number, name)
            self._check_id(name, klasse, path, table.line)
        self._draft.typed(node, klasse)
        self._draft.namen[node.value] = (
            self._called(table, klasse)
            or name
            or self._between(table, klasse)
            or (f"nummer {number}" if in_list else self._draft.namen[spot.node.value])
        )
        self._table(table, Spot(node, klasse, path, table.line))

    def _check_id(self, name: str, klasse: str, path: str, line: int) -> None:
        if not name and self._fields.with_property(klasse, VAMS.identificatie.value):
            self._draft.remark("Lezing-id-ontbreekt", path, line)
        elif name and "~" in path.rpartition(".")[2]:
            self._draft.remark("Lezing-id-dubbel", path, line, waarde=name)

    def _between(self, table: Table, klasse: str) -> str:
        """Return the two ends of an item that goes from one party to another, or nothing."""
        fields = [self._fields.with_property(klasse, one.value) for one in _ENDS]
        ends = [self._end(table, field.sleutel) if field else "" for field in fields]
        return " → ".join(ends) if all(ends) else ""

    def _end(self, table: Table, key: str) -> str:
        """Return what stands under a key, a party by its name where the key gives its id."""
        said = next((flat(entry.value).strip() for entry in table.entries if entry.key == key), "")
        return self._called_as.get(self._ids.get(said, ""), said)

    def _called(self, table: Table, klasse: str) -> str:
        for eigenschap in _NAMES:
            found = self._name(table, klasse, eigenschap)
            if found:
                return found
        return ""


_NAMES: Final = tuple(
    node.value for node in (VAMS.naam, VAMS.rol, VAMS.fase, VAMS.term, VAMS.onderwerp)
)
"""Properties that give an item its name in messages, the first that is there."""
_ENDS: Final = (VAMS.van, VAMS.aan)
"""Properties that together tell an item without a name from the others."""


def _text_of(table: Table, key: str) -> str:
    for entry in table.entries:
        if entry.key == key and isinstance(entry.value, Scalar):
            return entry.value.text.strip()
    return ""


def items_of(value: Tree, path: str, field: Veld) -> Iterator[tuple[Tree, str]]:
    """Yield the items of a value with their paths: by id, else by position.

    A table where a list is expected counts as items by id when all its values are tables.
    """
    if isinstance(value, Listing):
        taken: dict[str, int] = {}
        for number, item in enumerate(value.items, start=1):
            name = _text_of(item, ID) if isinstance(item, Table) else ""
            if not name:
                yield item, f"{path}~n{number}"
                continue
            taken[name] = taken.get(name, 0) + 1
            again = f"~{taken[name]}" if taken[name] > 1 else ""
            yield item, f"{path}.{segment(name)}{again}"
    elif isinstance(value, Table) and field.waardesoort == VAMS.items.value:
        entries = value.entries
        if entries and all(isinstance(entry.value, Table) for entry in entries):
            for entry in entries:
                yield _named(entry), f"{path}.{segment(entry.key)}"
        else:
            yield value, f"{path}~n1"
    else:
        yield value, path


def _named(entry: Entry) -> Table:
    """Return the table of an entry with the entry's key as its id."""
    assert isinstance(entry.value, Table)
    name = Entry(ID, entry.line, Scalar(entry.key, entry.line))
    rest = tuple(part for part in entry.value.entries if part.key != ID)
    return Table((name, *rest), entry.line)
