"""Our workbook: the empty template with drop-downs and explanation, and the same filled in."""

import io
from collections.abc import Sequence
from importlib.resources import files
from typing import Final

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from vams_kg.documents.knowledge import Knowledge, prepare
from vams_kg.documents.text import read_tree
from vams_kg.documents.tree import Entry, Scalar, Table
from vams_kg.documents.workbook_drawing import (
    LAST_ROW,
    Choices,
    Style,
    growing,
    put,
    put_pairs,
    set_column,
    set_height,
    set_page,
)
from vams_kg.documents.workbook_layout import (
    EXAMPLE,
    EXAMPLE_MARK,
    EXPLAINED,
    EXPLAINED_MARK,
    FORMAT_VERSION,
    KEY,
    MARK,
    PARENT,
    VALUE,
    VERSION_SHEET,
    Column,
    Layout,
    Plan,
    is_aside,
)
from vams_kg.documents.workbook_rows import Filled, Rows
from vams_kg.packing import fixed_times, opened, packed
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import VAMS

_FIRST: Final = 4
"""First row of content on the sheet of a list."""
_EXAMPLE_FILE: Final = "voorbeeld.yaml"
_WIDTHS: Final = {VAMS.jaNee.value: 16, VAMS.datumwaarde.value: 14, VAMS.tekstwaarde.value: 36}


def write_workbook(tree: Table, knowledge: Knowledge) -> bytes:
    """Return a document as a workbook in our layout; the same tree gives the same bytes.

    Raises VamsError when a text is longer than a cell can hold.
    """
    return _Maker(knowledge).made(tree, "")


def workbook_template(rulebook: Rulebook, kind: str | None = None) -> bytes:
    """Return the empty workbook for one kind of document; raises UnknownChoice for no such kind."""
    knowledge = prepare(rulebook)
    label = rulebook.label(rulebook.choose("documentsoort", kind, "--for")) if kind else ""
    found = knowledge.fields.with_property(VAMS.Document.value, VAMS.soort.value)
    said = (Entry(found.sleutel, 1, Scalar(label, 1)),) if found and label else ()
    return _Maker(knowledge).made(Table(said, 1), label)


def example() -> Table:
    """Return the invented document that gives the example rows."""
    data = files("vams_kg.documents").joinpath(_EXAMPLE_FILE).read_bytes()
    tree = read_tree(data, _EXAMPLE_FILE)
    assert isinstance(tree, Table)
    return tree


class _Maker:
    """Draws one workbook."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._version, self._released = knowledge.version
        self._fields = knowledge.fields
        self._layout = Layout(self._fields)
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._choices = Choices(self._book, knowledge.offered)

    def made(self, tree: Table, kind: str) -> bytes:
        """Return the workbook with a document in it."""
        filled = Rows(self._layout, self._fields).spread(tree)
        shown = Rows(self._layout, self._fields).spread(example())
        plans = [one for one in self._layout.plans if filled[one.title].rows or not is_aside(one)]
        self._front(kind, plans)
        for plan in plans:
            sheet = self._book.create_sheet(plan.title)
            draw = self._list if plan.is_list else self._map
            draw(sheet, plan, filled[plan.title], shown[plan.title])
            set_page(sheet, whole_width=not plan.is_list)
            for row in range(1, sheet.max_row + 1):
                set_height(sheet, row)
        self._choices.draw()
        properties = self._book.properties
        properties.creator, properties.title = "vams-kg", "Werkboek meervoudige problematiek"
        made = io.BytesIO()
        self._book.save(made)
        parts = opened(made.getvalue(), "werkboek.xlsx")
        return packed(growing(fixed_times(parts)))

    # --- sheets ---

    def _list(self, sheet: Worksheet, plan: Plan, filled: Filled, shown: Filled) -> None:
        """Draw headings, explanation, example and rows of a list."""
        columns: list[Column | None] = [*plan.columns, *(None for _ in filled.extra)]
        headings = [*(one.heading for one in plan.columns), *filled.extra]
        if plan.parent is not None:
            above = f"{PARENT} (id van {plan.parent.title.lower()})"
            headings, columns = [above, *headings], [None, *columns]
        explained = [_explained(one) for one in columns]
        row = shown.rows[0] if shown.rows else {}
        pictured = [row.get(_plain_heading(one), "") for one in headings]
        tops = ((headings, Style.header), (explained, Style.explanation), (pictured, Style.example))
        for place, (texts, style) in enumerate(tops, start=1):
            for number, text in enumerate(texts, start=1):
                put(sheet, place, number, text, style)
        put(sheet, 2, 1, EXPLAINED_MARK, Style.explanation)
        put(sheet, 3, 1, EXAMPLE_MARK, Style.example)
        for place, said in enumerate(filled.rows, start=_FIRST):
            for number, heading in enumerate(headings, start=1):
                put(sheet, place, number, said.get(_plain_heading(heading), ""), Style.content)
        for number, column in enumerate(columns, start=1):
            set_column(sheet, number, _width(column))
            if column is not None:
                self._choices.offer(sheet, column.field, (_FIRST, LAST_ROW, number))
        sheet.freeze_panes = "B2"
        sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"

    def _map(self, sheet: Worksheet, plan: Plan, filled: Filled, shown: Filled) -> None:
        """Draw a row for each key: key, value, example, explanation."""
        for number, heading in enumerate((KEY, VALUE, EXAMPLE, EXPLAINED), start=1):
            put(sheet, 1, number, heading, Style.header)
            sheet.column_dimensions["ABCD"[number - 1]].width = (30, 50, 45, 55)[number - 1]
        said = filled.rows[0] if filled.rows else {}
        pictured = shown.rows[0] if shown.rows else {}
        rows = [(one.heading, _explained(one)) for one in plan.columns]
        rows += [(heading, "") for heading in filled.extra]
        for place, (heading, explained) in enumerate(rows, start=2):
            put(sheet, place, 1, heading, Style.key)
            put(sheet, place, 2, said.get(heading, ""), Style.content)
            put(sheet, place, 3, pictured.get(heading, ""), Style.example)
            put(sheet, place, 4, explained, Style.explanation)
        for place, column in enumerate(plan.columns, start=2):
            self._choices.offer(sheet, column.field, (place, place, 2))
        sheet.freeze_panes = "B2"

    def _front(self, kind: str, plans: Sequence[Plan]) -> None:
        sheet = self._book.create_sheet(VERSION_SHEET)
        put(sheet, 1, 1, MARK, Style.title)
        facts = [
            ("Versie van het formaat", FORMAT_VERSION),
            ("Versie van de regelset", self._version),
            ("Datum van de regelset", self._released),
            ("Soort document", kind or "procesbeschrijving of samenwerkingsovereenkomst"),
        ]
        row = put_pairs(sheet, 2, facts)
        put(sheet, row + 1, 1, "Zo werkt het", Style.heading)
        for number, text in enumerate(_HOW, start=row + 2):
            put(sheet, number, 1, text, Style.content)
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=2)
        row += 3 + len(_HOW)
        put(sheet, row, 1, "Bladen", Style.heading)
        explained = [
            (one.title, (one.field.uitleg.get("nl", "") if one.field else "Kop van het document."))
            for one in plans
        ]
        put_pairs(sheet, row + 1, explained)
        sheet.column_dimensions["A"].width = 28
        sheet.column_dimensions["B"].width = 80
        set_page(sheet, whole_width=True)
        set_height(sheet, 1)


def _explained(column: Column | None) -> str:
    if column is None:
        return "Het id van het onderdeel waar deze rij bij hoort."
    text = column.field.uitleg.get("nl", "")
    more = " Meer waarden: elk op een eigen regel (Alt+Enter)."
    return text + more if column.field.meervoudig else text


def _width(column: Column | None) -> int:
    if column is None:
        return 22
    if column.field.eigenschap == VAMS.identificatie.value:
        return 14
    return _WIDTHS.get(column.field.waardesoort, 24)


_HOW: Final = (
    "1. Vul eerst het blad Document in, en daarna de bladen die voor u gelden. Een leeg blad mag.",
    "2. Elke rij is één onderdeel. Geef elke rij een eigen id, zoals P1; andere bladen verwijzen ernaar.",  # noqa: E501
    "3. De rijen die beginnen met ‘Uitleg →’ en ‘Voorbeeld →’ worden niet gelezen.",
    "4. Kies uit de lijst waar die er is. Uw eigen woorden mogen ook: de lijst waarschuwt alleen.",
    "5. Meer waarden in één cel: zet elke waarde op een eigen regel met Alt+Enter.",
    "6. Eigen kolommen en bladen mogen. Zij worden niet getoetst en blijven staan.",
    "7. Toetsen: vams-kg check werkboek.xlsx -o getoetst.xlsx geeft dit werkboek terug met opmerkingen.",  # noqa: E501
)


def _plain_heading(heading: str) -> str:
    return PARENT if heading.startswith(PARENT) else heading
