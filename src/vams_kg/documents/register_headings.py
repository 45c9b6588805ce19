"""The headings of a register: one row of titles, or titles with a row of finer ones below them.

The row with the most known titles is taken. A second row of titles is told by joined cells: below a
title that covers more columns, and beside titles that go on downwards, no data can stand.
"""

from typing import Final, NamedTuple

from vams_kg.documents.columns import Recognition
from vams_kg.documents.drafting import Sources, Target
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.tables import Grid

_ROWS: Final = 30
"""Rows from the top among which the headings are looked for."""
_LEAST: Final = 3
"""Recognised columns that make a row of headings."""


class Column(NamedTuple):
    """A column with a heading: its number, title, and where it goes (None: unknown)."""

    number: int
    title: str
    targets: tuple[Target, ...] | None
    cell: tuple[int, int] | None = None
    """Row and column of the heading, when it has a cell."""


class Found(NamedTuple):
    """A sheet with the last row of its headings, and the first row of them."""

    grid: Grid
    row: int
    columns: tuple[Column, ...]
    first: int


def headings(grid: Grid, sources: Sources, knowledge: Knowledge) -> Found | None:
    """Return the row among the first with the most known titles, if there are enough of them."""
    recognition = Recognition(sources, knowledge.columns)
    best: Found | None = None
    most = 0
    for row in sorted(grid.rows)[:_ROWS]:
        found = _at(grid, row, recognition)
        known = sum(1 for column in found.columns if column.targets)
        if known > most:
            best, most = found, known
    mine = sum(1 for keys in knowledge.columns.values() if keys)
    least = min(_LEAST, mine) if mine else _LEAST
    return _with_untitled(best) if best is not None and most >= least else None


def _at(grid: Grid, row: int, recognition: Recognition) -> Found:
    """Return the headings when they stand in a row, with those of the row below if it has any."""
    below = grid.rows.get(row + 1, {}) if _goes_on(grid, row) else {}
    columns: dict[int, Column] = {}
    for number in sorted({*grid.rows[row], *below}):
        top = _flat(grid.rows[row].get(number) or grid.joined.get((row, number), ""))
        sub = _flat(below.get(number, "")) if (row + 1, number) not in grid.joined else ""
        title = f"{top}: {sub}" if top and sub else sub or top
        targets = recognition.under(top, sub) if top and sub else recognition.targets(title)
        cell = (row + 1, number) if sub else (row, number)
        columns[number] = Column(number, title, targets, cell)
    return Found(grid, row + bool(below), tuple(columns.values()), row)


def _goes_on(grid: Grid, row: int) -> bool:
    """Return whether the row below holds finer titles and no data."""
    if len(set(grid.rows[row].values())) < 2:
        return False  # the title of the whole sheet
    cells = grid.rows.get(row + 1, {})
    finer = [one for one in cells if (row + 1, one) not in grid.joined]
    wide = {number for at, number in grid.joined if at == row}
    wide |= {one for one in grid.rows[row] if (row, one + 1) in grid.joined}
    return bool(finer) and all(one in wide for one in finer)


def _with_untitled(found: Found) -> Found:
    """Return headings with a column for every one that is filled in and has no title."""
    known = {column.number for column in found.columns}
    below = (cells for row, cells in found.grid.rows.items() if row > found.row)
    extra = sorted({number for cells in below for number in cells} - known)
    columns = tuple(Column(number, "", None) for number in extra)
    return found._replace(columns=(*found.columns, *columns))


def _flat(text: str) -> str:
    return " ".join(text.split())
