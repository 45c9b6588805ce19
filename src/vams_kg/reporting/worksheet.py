"""One sheet of a workbook that we write: rows of texts in one look, and never a formula."""

import math
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from vams_kg.reporting.plain import clean

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST: Final = 32000
"""Characters that a cell can hold, with room to spare."""
_NONE: Final[Mapping[int, str]] = MappingProxyType({})


class Sheet:
    """One sheet that rows are added to, with a look that all sheets share."""

    def __init__(self, sheet: "Worksheet") -> None:
        self.sheet = sheet
        self.row = 0
        self._looks: dict[tuple[bool, str, bool], Any] = {}

    def add(
        self, texts: Iterable[str], *, fills: Mapping[int, str] = _NONE, head: bool = False
    ) -> None:
        """Add a row of texts; `fills` gives cells a colour by column, `head` makes it a heading."""
        self.row += 1
        for column, text in enumerate(texts, start=1):
            cell: Any = self.sheet.cell(self.row, column)
            said = "\n".join(map(clean, text[:LONGEST].split("\n")))
            if said:
                cell.value = said
                cell.data_type = "s"
            look = (head, "" if head else fills.get(column, ""), said[:1] in {*"=+-@"})
            self._dress(cell, look)

    def _dress(self, cell: Any, look: tuple[bool, str, bool]) -> None:
        """Give a cell a look; each look is made once, as making one takes long."""
        from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - slow to import

        known = self._looks.get(look)
        if known is not None:
            cell._style = copy(known)
            return
        head, fill, quoted = look
        cell.quotePrefix = quoted
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        if head:
            cell.font = Font(bold=True, color="FFFFFF")
            cell.fill = PatternFill("solid", fgColor="1F3864")
        elif fill:
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor=fill)
        self._looks[look] = copy(cell._style)

    def widths(self, widths: Sequence[int]) -> None:
        """Set the widths of columns, how it prints, and the height each row then needs."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - slow to import
        from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

        for number, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        for number, cells in enumerate(self.sheet.iter_rows(values_only=True), start=1):
            lines = [
                _lines(str(text or ""), width) for text, width in zip(cells, widths, strict=False)
            ]
            self.sheet.row_dimensions[number].height = min(400, 15 * max(lines, default=1) + 2)
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.paperSize = 9
        self.sheet.page_setup.fitToHeight = 0
        self.sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

    def freeze(self) -> None:
        """Keep the first row in sight and on every printed page, and give it filters."""
        self.sheet.freeze_panes = "A2"
        self.sheet.print_title_rows = "1:1"
        self.sheet.auto_filter.ref = self.sheet.dimensions


def _lines(text: str, width: int) -> int:
    return sum(math.ceil(len(part) / max(width - 2, 1)) or 1 for part in text.split("\n"))
