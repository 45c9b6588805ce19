"""The tables of a Word document in our layout, as sheets with rows; each cell keeps its address.

A table has a row for each item, or it is a card: a row for each key of one item. Tables are found
by the title in their first cell, by their caption or the heading above, else by their headings.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from vams_kg.documents.intake import Where
from vams_kg.documents.workbook_layout import KEY, PARENT, VALUE, Layout, Plan, key_name
from vams_kg.packing import Address, Cell, Sheet, WordCell, WordTable
from vams_kg.packing.celltext import letters

ADAPT: Final = "Aanpassen en/of toevoegen"
"""Heading of the column that a check fills in; what users write there is theirs and not read."""
EXPLAINED: Final = "Uitleg"
_AGAIN: Final = "’"
"""What a second table of a part has behind its title, so that each has a title of its own."""
_CARDS: Final = "‘"
"""What the sheet has behind its title on which the cards of a list stand together."""
_IGNORED: Final = frozenset({key_name(ADAPT)})


class Target(NamedTuple):
    """The spot of a cell as people see it, and its address in the document."""

    where: Where
    address: Address


class WordSheets:
    """Sheets made of tables; `targets` has the cells by title of the sheet and name of the cell."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._cards: dict[str, dict[int, dict[int, Cell]]] = {}
        self._counts: Counter[str] = Counter()
        self._sheets: list[Sheet] = []
        self.targets: dict[tuple[str, str], Target] = {}
        self.beside: list[tuple[str, str, Where]] = []
        """Name, text and spot of what stands in columns that are not read."""
        self.unknown: list[WordTable] = []
        """Tables that are none of ours."""

    def add(self, table: WordTable) -> None:
        """Take in a table; a card whose heading comes again holds more than one card."""
        starts = [row for row in range(1, len(table.rows) + 1) if self._card(table, row)]
        if starts:
            ends = [*starts[1:], len(table.rows) + 1]
            for start, end in zip(starts, ends, strict=True):
                plan = self._card(table, start)
                assert plan is not None
                self._add_card(table, plan, range(start + 1, end))
        elif table.rows:
            self._add_rows(table)

    def sheets(self) -> tuple[Sheet, ...]:
        """Return the sheets: the cards of a list stand together on one."""
        cards = [Sheet(title, "", rows) for title, rows in self._cards.items()]
        return (*self._sheets, *cards)

    # --- cards ---

    def _card(self, table: WordTable, row: int) -> Plan | None:
        """Return the part whose card starts in a row, or None."""
        said = [key_name(table.text(row, column)) for column in (2, 3)]
        # Further down a value might happen to say the same.
        starts = said == [key_name(VALUE), key_name(EXPLAINED)] or (
            row == 1 and said[0] == key_name(VALUE)
        )
        return self._layout.plan(table.text(row, 1)) if starts else None

    def _add_card(self, table: WordTable, plan: Plan, rows: range) -> None:
        if plan.is_list:
            self._add_item(table, plan, rows)
            return
        title = self._title(plan)
        label = plain_title(title)
        made = {1: {1: Cell(1, 1, KEY), 2: Cell(1, 2, VALUE)}}
        for number, (row, heading, cell) in enumerate(self._pairs(table, plan, rows, label), 2):
            name = Cell(number, 1, heading)
            made[number] = {1: name}
            self._target((title, name.name), Where(None, None, row, label), (table, row, 1))
            self._put(made, (title, number, 2), cell, Where(None, None, row, label), table)
        self._sheets.append(Sheet(title, "", made))

    def _add_item(self, table: WordTable, plan: Plan, rows: range) -> None:
        """Put one card as a row on the sheet of its list."""
        self._counts[plan.title] += 1
        label = f"{plan.title} {self._counts[plan.title]}"
        title = plan.title + _CARDS
        sheet = self._cards.setdefault(title, {1: {}})
        headings = sheet[1]
        number = max(sheet) + 1
        taken: set[int] = set()
        for row, heading, cell in self._pairs(table, plan, rows, label):
            known = {key_name(one.text): place for place, one in reversed(headings.items())}
            place = known.get(key_name(heading), 0)
            if not place or place in taken:
                place = len(headings) + 1
                headings[place] = Cell(1, place, heading)
            taken.add(place)
            where = Where(None, None, row, label)
            self._put(sheet, (title, number, place), cell, where, table)

    def _pairs(
        self, table: WordTable, plan: Plan, rows: range, label: str
    ) -> Iterator[tuple[int, str, WordCell]]:
        """Yield row, heading and cell of everything that is filled in on a card."""
        for row in rows:
            cells = table.rows[row - 1]
            for column, cell in cells.items():
                if column > 2:
                    self._beside(cell, Where(None, None, row, label))
            if 2 in cells and cells[2].text:
                yield row, self._heading(plan, table.text(row, 1), cells[2].tag), cells[2]

    def _heading(self, plan: Plan, text: str, tag: str) -> str:
        """Return the heading of a value; when it was changed, what the tag of the control says."""
        said = " ".join(text.split())
        key = " ".join(tag.split(".")[1:])
        own = self._layout.column(plan, said) is None and self._layout.column(plan, key)
        return key if own else said

    # --- a row for each item ---

    def _add_rows(self, table: WordTable) -> None:
        plan = self._plan(table)
        if plan is None or not plan.is_list:
            self.unknown.append(table)
            return
        title = self._title(plan)
        again = len(title) - len(title.rstrip(_AGAIN))
        label = plan.title + (f" (tabel {again + 1})" if again else "")
        made: dict[int, dict[int, Cell]] = {}
        start = self._heading_row(table, plan)
        headings = table.rows[start - 1]
        for row, cells in enumerate(table.rows[start - 1 :], start=start):
            made[row] = {}
            for column, cell in cells.items():
                heading = headings[column].text if column in headings else ""
                where = Where(None, None, row, label)
                if key_name(heading) in _IGNORED:
                    self._beside(cell, where)
                elif cell.text:
                    self._put(made, (title, row, column), cell, where, table)
        self._sheets.append(Sheet(title, "", {row: cells for row, cells in made.items() if cells}))

    def _plan(self, table: WordTable) -> Plan | None:
        names = map(self._layout.plan, (table.caption, *table.before))
        named = next(filter(None, names), None)
        if named is not None and self._is_of(table, named):
            return named
        best = max(self._layout.plans, key=lambda one: self._score(table, one)[0])
        score, row = self._score(table, best)
        return best if score >= 3 and 2 * score >= len(table.rows[row - 1]) else None

    def _is_of(self, table: WordTable, plan: Plan) -> bool:
        """Return whether a table under the title of a part has at least half of its headings."""
        score, row = self._score(table, plan)
        beside = (key_name(ADAPT), key_name(PARENT))
        others = [one for one in table.rows[row - 1].values() if key_name(one.text)]
        counted = [one for one in others if not key_name(one.text).startswith(beside)]
        return score > 0 and 2 * score >= len(counted)

    def _heading_row(self, table: WordTable, plan: Plan) -> int:
        return self._score(table, plan)[1]

    def _score(self, table: WordTable, plan: Plan) -> tuple[int, int]:
        """Return how many headings of a part a row at the top has, and which row that is."""
        scored = [
            (self._layout.score(plan, [cell.text for cell in cells.values()]), -row)
            for row, cells in enumerate(table.rows[:3], start=1)
        ]
        score, row = max(scored)
        return score, -row

    # --- shared ---

    def _title(self, plan: Plan) -> str:
        taken = {sheet.title for sheet in self._sheets}
        title = plan.title
        while title in taken:
            title += _AGAIN
        return title

    def _put(
        self,
        rows: dict[int, dict[int, Cell]],
        spot: tuple[str, int, int],
        cell: WordCell,
        where: Where,
        table: WordTable,
    ) -> None:
        title, row, column = spot
        rows.setdefault(row, {})[column] = Cell(row, column, cell.text)
        assert where.tabelrij is not None
        self._target(
            (title, f"{letters(column)}{row}"), where, (table, where.tabelrij, cell.column)
        )

    def _target(self, key: tuple[str, str], where: Where, spot: tuple[WordTable, int, int]) -> None:
        table, row, column = spot
        self.targets[key] = Target(where, Address(table.number, row, column))

    def _beside(self, cell: WordCell, where: Where) -> None:
        if cell.text.strip():
            self.beside.append((ADAPT, cell.text, where))


def plain_title(text: str) -> str:
    """Return a title or path without what makes the titles of sheets differ."""
    return text.replace(_AGAIN, "").replace(_CARDS, "")


def spots_of(
    spots: list[Where], targets: Mapping[tuple[str, str], Target]
) -> tuple[list[Where], dict[Where, Address]]:
    """Return spots of sheets as spots of the document, and the address of each."""
    made: list[Where] = []
    addresses: dict[Where, Address] = {}
    for spot in spots:
        found = targets.get((spot.blad or "", spot.cel or ""))
        if found is None:
            made.append(Where(veld=plain_title(spot.blad or "") or None))
            continue
        label = found.where.veld or ""
        made.append(found.where._replace(veld=f"{label}: {spot.veld}" if spot.veld else label))
        addresses.setdefault(made[-1], found.address)
    return made, addresses
