"""A tree as the rows of a workbook: what each sheet holds, before anything is drawn.

What has no cell of its own in the layout stands as JSON in the cell of the key it belongs to, and a
key that the format does not know gets a column of its own: nothing is left out.
"""

from collections import Counter
from dataclasses import dataclass, field

from vams_kg.documents.cells import Form, to_text
from vams_kg.documents.fields import Fields
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree, flat
from vams_kg.documents.workbook_items import ID
from vams_kg.documents.workbook_layout import PARENT, Column, Layout, Plan
from vams_kg.model import Veld
from vams_kg.vocabulary import VAMS

Row = dict[str, str]
"""Text of the cells by heading, in the order of the document."""


@dataclass(slots=True)
class Filled:
    """The rows of one sheet, and the headings that its layout does not have."""

    rows: list[Row] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)


class Rows:
    """Spreads one tree over the sheets of a layout."""

    def __init__(self, layout: Layout, fields: Fields) -> None:
        self._layout = layout
        self._fields = fields
        self._by_field = {plan.field.iri: plan for plan in layout.plans if plan.field}
        self.sheets = {plan.title: Filled() for plan in layout.plans}

    def spread(self, tree: Table) -> dict[str, Filled]:
        """Return what each sheet holds, by its title."""
        document = self._layout.plans[0]
        own: Row = {}
        for entry in tree.entries:
            found = self._fields.find(document.klasse, entry.key)
            plan = self._by_field.get(found.iri) if found else None
            if plan is None or not self._as_sheet(entry.value, plan):
                self._put(own, document, entry)
        self.sheets[document.title].rows.append(own)
        return self.sheets

    def _as_sheet(self, value: Tree, plan: Plan) -> bool:
        """Put a value on the sheet of its own; return False when it does not have that form."""
        sheet = self.sheets[plan.title]
        if sheet.rows:
            return False
        if not plan.is_list and isinstance(value, Table) and value.entries:
            row: Row = {}
            for entry in value.entries:
                self._put(row, plan, entry)
            sheet.rows.append(row)
            return True
        if not plan.is_list or not _is_items(value):
            return False
        items = _tables(value)
        names = _names(items)
        for item, name in zip(items, names, strict=True):
            sheet.rows.append(self._item(item, plan, name))
        return True

    def _item(self, item: Table, plan: Plan, name: str) -> Row:
        row: Row = {}
        inner: list[tuple[Entry, Plan]] = []
        for entry in item.entries:
            found = self._fields.find(plan.klasse, entry.key)
            child = self._by_field.get(found.iri) if found else None
            if child is not None and child.parent is plan and _is_items(entry.value):
                inner.append((entry, child))
            else:
                self._put(row, plan, entry)
        for entry, child in inner:
            if not row:
                self._put(row, plan, entry)
                continue
            for one in _tables(entry.value):
                self.sheets[child.title].rows.append(
                    {PARENT: name, **self._item(one, child, "")},
                )
        return row

    def _put(self, row: Row, plan: Plan, entry: Entry) -> None:
        """Put one key in a row: in its column, in those of its map, or in one of its own."""
        found = self._fields.find(plan.klasse, entry.key)
        if found is None:
            heading = entry.key
            if heading not in self.sheets[plan.title].extra:
                self.sheets[plan.title].extra.append(heading)
            row[heading] = to_text(entry.value, Form())
            return
        for column, value in self._columns(plan, found, entry.value):
            known = {one.heading for one in plan.columns}
            extra = self.sheets[plan.title].extra
            if column.heading not in known and column.heading not in extra:
                extra.append(column.heading)
            row.setdefault(column.heading, to_text(value, self._layout.form(column.field)))

    def _columns(self, plan: Plan, found: Veld, value: Tree) -> list[tuple[Column, Tree]]:
        """Return the columns for a value: one, or one for each key of a map."""
        whole = self._layout.column(plan, found.sleutel)
        assert whole is not None
        if found.waardesoort != VAMS.item.value or not isinstance(value, Table):
            return [(whole, value)]
        by_keys = {column.keys: column for column in plan.columns}
        made = []
        for entry in value.entries:
            inner = self._fields.find(found.itemklasse or "", entry.key)
            column = by_keys.get((found.sleutel, inner.sleutel)) if inner else None
            if column is None:
                return [(whole, value)]
            made.append((column, entry.value))
        different = len({column.keys for column, _ in made}) == len(made)
        return made if made and different else [(whole, value)]


def _is_items(value: Tree) -> bool:
    """Return whether a value is a list of items that all say something."""
    if not isinstance(value, Listing) or not value.items:
        return False
    return all(isinstance(item, Table) and item.entries for item in value.items)


def _tables(value: Tree) -> list[Table]:
    assert isinstance(value, Listing)
    return [item for item in value.items if isinstance(item, Table)]


def _names(items: list[Table]) -> list[str]:
    """Return how rows of other sheets name each item: by its id, else by its number."""
    ids = [next((flat(e.value).strip() for e in item.entries if _is_id(e)), "") for item in items]
    counted = Counter(name.lower() for name in ids)
    return [
        name if name and counted[name.lower()] == 1 and not name.startswith("#") else f"#{number}"
        for number, name in enumerate(ids, start=1)
    ]


def _is_id(entry: Entry) -> bool:
    return entry.key == ID and isinstance(entry.value, Scalar)
