"""An Excel workbook in our layout becomes a tree; each value keeps its sheet, cell and heading.

Sheets and headings are found however they are spelled and in whatever order. What the user added is
left alone, named in a remark, and still searched for data about citizens.
"""

from typing import Final

from vams_kg.documents.cells import to_tree
from vams_kg.documents.intake import Doubt, Intake, Where
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.register import register_in
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree
from vams_kg.documents.workbook_items import ID, Item, added, attached, joined, listing
from vams_kg.documents.workbook_layout import (
    KEY,
    LIST_NAME,
    LISTS_SHEET,
    MARK,
    VALUE,
    VERSION_SHEET,
    Column,
    Layout,
    Plan,
    key_name,
)
from vams_kg.documents.workbook_sheets import (
    Found,
    Heading,
    beside,
    column_of,
    joined_down,
    own_columns,
    recognised,
)
from vams_kg.errors import UnreadableInput
from vams_kg.packing import Cell, Sheet, Workbook, open_workbook
from vams_kg.reporting.plain import ACTION_SHEET


def read_workbook(data: bytes, name: str, knowledge: Knowledge) -> Intake:
    """Return what a workbook says; raises UnreadableInput when no sheet of it is known."""
    book = open_workbook(data, name)
    reading = Reading(Layout(knowledge.fields), knowledge)
    intake = reading.read(book)
    if not reading.known:
        register = register_in(data, name, knowledge)
        if register is not None:
            return register
        titles = ", ".join(plan.title for plan in reading.layout.plans[:5])
        _refuse(name, "In dit werkboek herkennen wij geen enkel blad.", f"bladen zoals {titles}")
    if isinstance(intake.tree, Table) and not intake.tree.entries:
        _refuse(name, "Dit werkboek is nog niet ingevuld.", "ten minste één ingevulde rij")
    return intake


def _refuse(name: str, what: str, expected: str) -> None:
    how = "‘vams-kg template xlsx -o sjabloon.xlsx’ geeft een leeg werkboek met uitleg."
    raise UnreadableInput(name, what, expected=expected, try_this=how)


def is_own(sheet: Sheet) -> bool:
    """Return whether a sheet is one of ours that holds no content: version, lists or actions."""
    start = _STARTS.get(sheet.title)
    return start is not None and key_name(sheet.text(1, 1)).startswith(key_name(start))


_STARTS: Final = {VERSION_SHEET: MARK, LISTS_SHEET: LIST_NAME, ACTION_SHEET: ACTION_SHEET}
"""How the first cell starts of each sheet of ours."""


class Reading:
    """Reads one workbook; collects places, remarks and what stands aside."""

    def __init__(self, layout: Layout, knowledge: Knowledge) -> None:
        self.layout = layout
        self.known: list[Found] = []
        self._fields = knowledge.fields
        self._spots: list[Where] = []
        self._doubts: list[Doubt] = []
        self._aside: list[Tree] = []

    def read(self, book: Workbook) -> Intake:
        """Return everything that the workbook says."""
        first = book.sheets[0].title if book.sheets else ""
        top = self._spot(Where(first, "A1"))
        for sheet in book.sheets:
            if is_own(sheet):
                continue
            found = recognised(sheet, self.layout) if sheet.rows else None
            if found is not None:
                part = book.parts.get(sheet.part) if found.plan.is_list else None
                self.known.append(joined_down(sheet, found, part) if part else found)
            elif sheet.rows:
                self._unknown_sheet(sheet)
        document = next((one for one in self.known if one.plan.field is None), None)
        if document is not None:
            self._spots[top - 1] = Where(document.sheet.title, "A1")
        tree = Table(tuple(self._document(top)), top)
        return Intake(tree, self._spots, tuple(self._doubts), tuple(self._aside))

    # --- from sheets to the tree ---

    def _document(self, top: int) -> list[Entry]:
        entries: list[Entry] = []
        nested: dict[str, list[Item]] = {}
        for found in self._by_depth():
            self._own(found)
            field = found.plan.field
            spot = self._spot(Where(found.sheet.title, "A1"))
            if found.plan.parent is not None:
                nested.setdefault(found.plan.title, []).extend(self._items(found))
            elif found.plan.is_list and field is not None:
                items = self._items(found)
                for child in self.layout.children(found.plan):
                    inner = nested.pop(child.title, [])
                    key = child.field.sleutel if child.field else ""
                    nested[child.title] = attached(items, inner, key)
                entries = added(entries, Entry(field.sleutel, spot, listing(items, spot)))
            elif field is not None:
                said = tuple(self._map(found))
                entries += [Entry(field.sleutel, spot, Table(said, spot))] if said else []
            else:
                entries += self._map(found)
        for left in nested.values():
            self._orphans(left)
        return entries

    def _by_depth(self) -> list[Found]:
        """Return the known sheets, those with items of items first."""
        return sorted(self.known, key=lambda one: one.plan.parent is None)

    def _orphans(self, items: list[Item]) -> None:
        """Report rows that belong to no item; what they say is kept aside."""
        for item in items:
            words = {"waarde": item.parent or "-"}
            where = self._spots[item.number - 1]
            self._doubts.append(
                Doubt("Lezing-werkboek-rij-los", where.blad or "", item.number, words)
            )
            self._aside.append(Table(tuple(item.entries), item.number))

    def _items(self, found: Found) -> list[Item]:
        made: list[Item] = []
        parent = ""
        for row, cells in found.rows():
            said: list[tuple[Column, Entry]] = []
            named = next(iter(cells.values()))
            for number, cell in cells.items():
                heading = found.headings.get(number)
                if heading is not None and heading.is_parent:
                    parent = cell.text.strip()
                elif heading is not None and heading.column is not None:
                    entry = self._entry(found, cell, heading.column, heading.text)
                    said += [(heading.column, entry)] if entry else []
                    named = cell if heading.column.keys == (ID,) else named
            if said:
                spot = self._spot(Where(found.sheet.title, named.name, row))
                made.append(Item(spot, joined(said), parent))
        return made

    def _entry(self, found: Found, cell: Cell, column: Column, heading: str) -> Entry | None:
        """Return what one cell says; None and a remark when there is nothing to read."""
        row = cell.row if found.plan.is_list else None
        spot = self._spot(Where(found.sheet.title, cell.name, row, heading))
        if cell.broken:
            path = ".".join((found.sheet.title, *column.keys))
            words = {"kolom": heading}
            self._doubts.append(Doubt("Lezing-werkboek-formule", path, spot, words))
            return None
        value = to_tree(cell.text, self.layout.form(column.field), spot)
        return Entry(column.field.sleutel, spot, value) if value is not None else None

    def _map(self, found: Found) -> list[Entry]:
        keys, values = column_of(found, KEY) or 1, column_of(found, VALUE) or 2
        entries: list[Entry] = []
        for _, cells in found.rows():
            name, cell = cells.get(keys), cells.get(values)
            if name is None or cell is None:
                continue
            column = self.layout.column(found.plan, name.text)
            if column is None:
                self._unknown(found.sheet, name, found.plan)
                number = self._spot(Where(found.sheet.title, cell.name, None, name.text))
                self._aside.append(Table((_pair(name.text, cell.text, number),), number))
                continue
            entry = self._entry(found, cell, column, name.text)
            entries += [entry] if entry else []
        return entries

    # --- what is not ours ---

    def _own(self, found: Found) -> None:
        """Report the columns that the user added, and keep what they say aside."""
        extra = own_columns(found)
        for heading in extra:
            self._unknown(found.sheet, heading.cell._replace(text=heading.text), found.plan)
        self._keep(found.sheet, extra)

    def _unknown_sheet(self, sheet: Sheet) -> None:
        first = min(sheet.rows)
        corner = next(iter(sheet.rows[first].values()))
        number = self._spot(Where(sheet.title, corner.name))
        words = {"blad": sheet.title}
        self._doubts.append(Doubt("Lezing-werkboek-blad", sheet.title, number, words))
        numbers = {number for cells in sheet.rows.values() for number in cells}
        names = {number: sheet.text(first, number) for number in numbers}
        columns = [Heading(names[one], Cell(first, one, ""), None) for one in sorted(numbers)]
        self._keep(sheet, columns)

    def _keep(self, sheet: Sheet, columns: list[Heading]) -> None:
        rows = []
        for row in beside(sheet, columns):
            pairs = [
                _pair(name, cell.text, self._spot(Where(sheet.title, cell.name, cell.row, name)))
                for name, cell in row
            ]
            rows.append(Table(tuple(pairs), pairs[0].line))
        if rows:
            self._aside.append(Listing(tuple(rows), rows[0].line))

    def _unknown(self, sheet: Sheet, cell: Cell, plan: Plan) -> None:
        near = self._fields.nearest(plan.klasse, cell.text).keys
        words = {"kolom": cell.text, "voorstellen": ", ".join(near) or "-"}
        number = self._spot(Where(sheet.title, cell.name, None, cell.text))
        path = f"{sheet.title}.{cell.text}"
        self._doubts.append(Doubt("Lezing-werkboek-kolom", path, number, words))

    def _spot(self, where: Where) -> int:
        self._spots.append(where)
        return len(self._spots)


def _pair(key: str, text: str, number: int) -> Entry:
    return Entry(key, number, Scalar(text, number))
