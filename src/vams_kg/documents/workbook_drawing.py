"""How our workbooks look: styles of cells, drop-downs from a hidden sheet, pages."""

import math
from collections.abc import Iterable
from enum import Enum
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from vams_kg.documents.offered import Offered
from vams_kg.documents.workbook_layout import LIST_NAME, LISTS_SHEET
from vams_kg.errors import VamsError
from vams_kg.model import Veld
from vams_kg.packing import Parts
from vams_kg.packing.celltext import escaped

MAX_TEXT: Final = 32_767
"""Characters that a cell can hold."""
LAST_ROW: Final = 1000
"""Last row with drop-downs; rows below it are read all the same."""
_FORMULA: Final = tuple("=+-@\t\r")

_WRAP: Final = Alignment(wrap_text=True, vertical="top")
_LINE: Final = Side(style="thin", color="D9D9D9")


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def _font(size: int = 11, *, bold: bool = False, italic: bool = False, color: str = "") -> Font:
    return Font(name="Calibri", sz=size, b=bold, i=italic, color=color or None)


class Style(Enum):
    """Ways a cell can look: font, fill, and whether there are lines around it."""

    title = (_font(size=16, bold=True, color="1F3864"), None, False)
    heading = (_font(size=12, bold=True, color="1F3864"), None, False)
    header = (_font(bold=True, color="FFFFFF"), _fill("1F3864"), True)
    key = (_font(bold=True), _fill("F2F2F2"), True)
    explanation = (_font(size=9, italic=True, color="595959"), _fill("F2F2F2"), True)
    example = (_font(italic=True, color="7F6000"), _fill("FFF8E1"), True)
    content = (_font(), None, False)


def put(sheet: Worksheet, row: int, column: int, text: str, style: Style) -> None:
    """Write a text in a cell, never as a formula; raises VamsError when it is too long."""
    if len(text) > MAX_TEXT:
        raise VamsError(
            f"Een waarde op het blad ‘{sheet.title}’ is {len(text)} tekens lang; in een cel van"
            f" Excel passen er {MAX_TEXT}.\n  Probeer: schrijf het document als YAML of Word."
        )
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if text:
        cell.value = escaped(text)
        cell.data_type = "s"  # the library takes a text with = in front for a formula
    font, fill, lined = style.value
    cell.font, cell.alignment, cell.number_format = font, _WRAP, "@"
    if fill is not None:
        cell.fill = fill
    if lined:
        cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
    if text.startswith(_FORMULA):
        cell.quotePrefix = True


def put_pairs(sheet: Worksheet, row: int, pairs: Iterable[tuple[str, str]]) -> int:
    """Write names with texts below each other; return the first free row."""
    for name, text in pairs:
        put(sheet, row, 1, name, Style.key)
        put(sheet, row, 2, text, Style.content)
        row += 1
    return row


def set_column(sheet: Worksheet, number: int, width: int) -> None:
    """Give a column its width, and make what is typed in it text: 5.10 stays 5.10."""
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.width = width
    dimension.number_format = "@"
    dimension.alignment = _WRAP


def set_height(sheet: Worksheet, row: int) -> None:
    """Make a row as high as its texts need at the width of their columns."""
    lines = 1
    for cell in sheet[row]:
        text = str(cell.value or "")
        width = sheet.column_dimensions[get_column_letter(cell.column or 1)].width
        wide = max(1.0, (width - 2) * 11 / cell.font.sz)
        lines = max(lines, sum(math.ceil(len(part) / wide) or 1 for part in text.split("\n")))
    size = max(cell.font.sz for cell in sheet[row])
    sheet.row_dimensions[row].height = min(400, round(lines * size * 1.36 + 2, 1))


def set_page(sheet: Worksheet, *, whole_width: bool) -> None:
    """Print a sheet on its side; `whole_width` makes it fit on the width of the paper."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    if whole_width:
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def growing(parts: Parts) -> Parts:
    """Return the parts of a workbook with rows that grow when people write in them."""
    fixed = b' customHeight="1"'
    return {
        name: part.replace(fixed, b"") if name.startswith("xl/worksheets/") else part
        for name, part in parts.items()
    }


class Choices:
    """Drop-downs: the labels of each scheme stand in a column of a hidden sheet, with a name."""

    def __init__(self, book: Workbook, offered: Offered) -> None:
        self._book = book
        self._offered = offered
        self._lists: dict[str, tuple[str, list[str]]] = {}

    def offer(self, sheet: Worksheet, field: Veld, spot: tuple[int, int, int]) -> None:
        """Offer the labels of a field in rows of a column; other words get a warning only."""
        labels = self._offered.of(field)
        if not labels:
            return
        first, last, column = spot
        scheme = self._offered.scheme(field)
        name = LIST_NAME + scheme.rpartition("/")[2].replace("-", "_")
        self._lists[scheme] = (name, labels)
        rule = DataValidation(
            type="list",
            formula1=name,
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="information" if field.meervoudig else "warning",
            errorTitle="Niet uit de lijst",
            error="Dit staat niet in de lijst. Eigen woorden mogen: kies Ja of OK om ze te houden.",
        )
        letter = get_column_letter(column)
        rule.add(f"{letter}{first}:{letter}{last}")
        sheet.add_data_validation(rule)

    def draw(self) -> None:
        """Write the hidden sheet with the lists and give each list its name."""
        sheet = self._book.create_sheet(LISTS_SHEET)
        sheet.sheet_state = "hidden"
        for number, (_, (name, labels)) in enumerate(sorted(self._lists.items()), start=1):
            put(sheet, 1, number, name, Style.header)
            for row, label in enumerate(labels, start=2):
                put(sheet, row, number, label, Style.content)
            letter = get_column_letter(number)
            place = f"'{LISTS_SHEET}'!${letter}$2:${letter}${len(labels) + 1}"
            self._book.defined_names[name] = DefinedName(name, attr_text=place)
            set_column(sheet, number, 30)
