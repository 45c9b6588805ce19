"""A tree in the order in which the format declares its keys, for every writer of texts."""

from vams_kg.documents.fields import Fields
from vams_kg.documents.tree import Entry, Listing, Table, Tree
from vams_kg.vocabulary import VAMS


def arranged(table: Table, fields: Fields, klasse: str = VAMS.Document.value) -> Table:
    """Return a table and all below it in the order of the fields; unknown keys keep the end."""
    places = {key: place for place, key in enumerate(fields.of(klasse))}
    found: list[tuple[int, Entry]] = []
    for entry in table.entries:
        field = fields.find(klasse, entry.key)
        place = places[field.sleutel] if field else len(places)
        if entry.key == "id":
            place = -1
        below = field.itemklasse if field else None
        value = _below(entry.value, fields, below) if below else entry.value
        found.append((place, entry._replace(value=value)))
    found.sort(key=lambda pair: pair[0])
    return Table(tuple(entry for _, entry in found), table.line)


def _below(value: Tree, fields: Fields, klasse: str) -> Tree:
    if isinstance(value, Table):
        return arranged(value, fields, klasse)
    if isinstance(value, Listing):
        return Listing(tuple(_below(item, fields, klasse) for item in value.items), value.line)
    return value
