"""Rows of a workbook as items: columns of a map joined, items of items under the item they name."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from vams_kg.documents.tree import Entry, Listing, Scalar, Table, flat
from vams_kg.documents.workbook_layout import Column, key_name

ID: Final = "id"


class Item(NamedTuple):
    """An item of a list while it is read; `parent` is what its row says it belongs to."""

    number: int
    entries: list[Entry]
    parent: str = ""

    def id(self) -> str:
        """Return the item's own name, empty when it has none."""
        named = (one.value for one in self.entries if one.key == ID)
        return flat(next(named, Scalar("", 0))).strip()


def joined(said: Iterable[tuple[Column, Entry]]) -> list[Entry]:
    """Return the entries of one item: columns with keys of one map become that map."""
    made: list[Entry] = []
    places: dict[str, int] = {}
    for column, entry in said:
        if len(column.path) == 1:
            made.append(entry)
            continue
        outer = column.path[0].sleutel
        place = places.setdefault(outer, len(made))
        if place == len(made):
            made.append(Entry(outer, entry.line, Table((entry,), entry.line)))
        else:
            before = made[place].value
            assert isinstance(before, Table)
            made[place] = Entry(outer, before.line, Table((*before.entries, entry), before.line))
    return made


def attached(items: Sequence[Item], inner: Iterable[Item], key: str) -> list[Item]:
    """Put items under the items that they name, as a list with this key; return those left over."""
    names = {item.id(): item for item in reversed(items) if item.id()}
    loose = {key_name(name): item for name, item in names.items()}
    numbered = {f"#{number}": item for number, item in enumerate(items, start=1)}
    left: list[Item] = []
    below: dict[int, list[Item]] = {}
    for one in inner:
        target = numbered.get(one.parent) or names.get(one.parent)
        target = target or loose.get(key_name(one.parent))
        if target is None:
            left.append(one)
        else:
            below.setdefault(target.number, []).append(one)
    for item in items:
        found = below.get(item.number)
        if found:
            item.entries.append(Entry(key, found[0].number, listing(found, found[0].number)))
    return left


def listing(items: Iterable[Item], number: int) -> Listing:
    """Return items as a list."""
    return Listing(tuple(Table(tuple(item.entries), item.number) for item in items), number)


def added(entries: Sequence[Entry], entry: Entry) -> list[Entry]:
    """Return entries with a list added; two lists with one key become one list."""
    made = list(entries)
    assert isinstance(entry.value, Listing)
    for place, other in enumerate(made):
        if other.key == entry.key and isinstance(other.value, Listing):
            both = Listing((*other.value.items, *entry.value.items), other.value.line)
            made[place] = Entry(other.key, other.line, both)
            return made
    return [*made, entry] if entry.value.items else made
