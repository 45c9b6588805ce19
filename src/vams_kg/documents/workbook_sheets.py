"""One sheet of a workbook as rows: where its headings stand and which columns we know."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from vams_kg.documents.workbook_items import ID
from vams_kg.documents.workbook_layout import (
    EXAMPLE,
    EXPLAINED,
    KEY,
    MARKS,
    PARENT,
    VALUE,
    Column,
    Layout,
    Plan,
    key_name,
)
from vams_kg.packing import Cell, Sheet
from vams_kg.packing.celltext import letters
from vams_kg.packing.sheets import MAIN, parsed

_SEARCHED: Final = 15
"""Rows at the top among which the headings are looked for: there may be a title above them."""
_BY_HEADINGS: Final = 3
"""Headings that must be known, id among them, before a sheet with another title is ours."""


class Heading(NamedTuple):
    """A heading with its cell; `column` is None when it is not of the format."""

    text: str
    cell: Cell
    column: Column | None
    is_parent: bool = False


class Found(NamedTuple):
    """A sheet that is one of ours: its headings by column, and the row that they stand in."""

    plan: Plan
    sheet: Sheet
    row: int
    headings: dict[int, Heading]
    joined: Mapping[tuple[int, int], Cell] = MappingProxyType({})
    """The cell that counts for each cell below it that it is joined with, by row and column."""

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Yield the rows below the headings that hold content: no explanation, no example."""
        for number, cells in sorted(self.sheet.rows.items()):
            marks = {" ".join(cell.text.lower().split()) for cell in cells.values()}
            if number > self.row and not marks & MARKS:
                above = dict(self._above(number))
                yield number, dict(sorted({**above, **cells}.items()))

    def _above(self, row: int) -> Iterator[tuple[int, Cell]]:
        """Yield the cells from rows above that count in a row: no id, for that names one row."""
        for number, heading in self.headings.items():
            cell = self.joined.get((row, number))
            if cell is not None and heading.column is not None and heading.column.keys != (ID,):
                yield number, cell


def joined_down(sheet: Sheet, found: Found, part: bytes) -> Found:
    """Return a list with the cells that are joined downwards below its headings."""
    joined: dict[tuple[int, int], Cell] = {}
    rows = sorted(sheet.rows)
    for one in parsed(part).iter(f"{{{MAIN}}}mergeCell"):
        said = _JOINED.fullmatch(one.get("ref", ""))
        if said is None:
            continue
        first, last = int(said[2]), int(said[3])
        names = {cell.name: number for number, cell in sheet.rows.get(first, {}).items()}
        at = names.get(f"{said[1]}{first}", 0)
        covered = rows[bisect_right(rows, first) : bisect_right(rows, last)]
        if at and first > found.row and len(joined) < _MOST_JOINED:
            joined.update({(row, at): sheet.rows[first][at] for row in covered})
    return found._replace(joined=joined)


_JOINED: Final = re.compile(r"([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})")
_MOST_JOINED: Final = 50_000


def recognised(sheet: Sheet, layout: Layout) -> Found | None:
    """Return the sheet as one of ours, by its title or by its headings; None when it is none."""
    plan = layout.plan(sheet.title)
    if plan is not None:
        return _as_list(sheet, layout, plan) if plan.is_list else _as_map(sheet, layout, plan)
    best = max(layout.plans, key=lambda one: _best_row(sheet, layout, one)[0])
    score, row = _best_row(sheet, layout, best)
    headings = sheet.rows.get(row, {})
    named = any(key_name(cell.text) == ID for cell in headings.values())
    enough = named and score >= _BY_HEADINGS and 2 * score >= len(headings)
    return _as_list(sheet, layout, best) if enough and best.is_list else None


def _best_row(sheet: Sheet, layout: Layout, plan: Plan) -> tuple[int, int]:
    """Return how many headings of a plan the best row has, and which row that is."""
    rows = sorted(sheet.rows)[:_SEARCHED]
    scored = [(layout.score(plan, [c.text for c in sheet.rows[r].values()]), -r) for r in rows]
    score, row = max(scored, default=(0, -1))
    return score, -row


def _as_list(sheet: Sheet, layout: Layout, plan: Plan) -> Found:
    _, row = _best_row(sheet, layout, plan)
    headings: dict[int, Heading] = {}
    for number, cell in sheet.rows.get(row, {}).items():
        above = plan.parent is not None and _is_parent(cell.text)
        known = None if above else layout.column(plan, cell.text)
        headings[number] = Heading(" ".join(cell.text.split()), cell, known, above)
    return Found(plan, sheet, row, headings)


def _is_parent(text: str) -> bool:
    return key_name(text).startswith(key_name(PARENT))


def _as_map(sheet: Sheet, layout: Layout, plan: Plan) -> Found:
    """Return a sheet with a row for each key; without headings its first two columns count."""
    for row in sorted(sheet.rows)[:_SEARCHED]:
        names = {key_name(cell.text): cell for cell in sheet.rows[row].values()}
        if key_name(KEY) in names and key_name(VALUE) in names:
            headings = {c.column: Heading(c.text, c, None) for c in names.values()}
            return Found(plan, sheet, row, headings)
    made = {
        number: Heading(text, Cell(1, number, text), None)
        for number, text in enumerate((KEY, VALUE), start=1)
    }
    return Found(plan, sheet, 0, made)


def column_of(found: Found, heading: str) -> int | None:
    """Return the number of the column with a heading of a map."""
    names = {key_name(one.text): number for number, one in found.headings.items()}
    return names.get(key_name(heading))


def own_columns(found: Found) -> list[Heading]:
    """Return the columns that the user added and that have content below them."""
    used = sorted({number for _, cells in found.rows() for number in cells})
    extra = []
    for number in used:
        heading = found.headings.get(number)
        if heading is None:
            cell = Cell(max(found.row, 1), number, "")
            extra.append(Heading(f"kolom {letters(number)}", cell, None))
        elif _is_extra(found.plan, heading):
            extra.append(heading)
    return extra


def _is_extra(plan: Plan, heading: Heading) -> bool:
    if plan.is_list:
        return heading.column is None and not heading.is_parent
    return key_name(heading.text) not in {key_name(one) for one in (KEY, VALUE, EXAMPLE, EXPLAINED)}


def beside(sheet: Sheet, columns: Sequence[Heading]) -> list[list[tuple[str, Cell]]]:
    """Return what stands in some columns, row by row, each cell with its heading."""
    numbers = {one.cell.column: one.text for one in columns}
    rows = (
        [(numbers[number], cell) for number, cell in cells.items() if number in numbers]
        for cells in sheet.rows.values()
    )
    return [row for row in rows if row]
