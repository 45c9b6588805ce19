"""Render a report as a workbook: an action list to work on, the open weighings, and the receipt.

The list has the columns of the list in a user's own workbook; owner, status and note are left to
fill in. What users wrote is text in a cell and never a formula.
"""

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from vams_kg.model import Finding
from vams_kg.packing import normalise_zip
from vams_kg.reporting.as_page import as_page
from vams_kg.reporting.as_text import norm_line, where
from vams_kg.reporting.page import Documentdeel, Pagina, Tabel
from vams_kg.reporting.plain import COLOURS, clean
from vams_kg.reporting.receipt import as_line
from vams_kg.reporting.report import Report, choose, words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FILLS = {**COLOURS, "Goed": "E2F2E6"}
STATUS = ("open", "bezig", "klaar", "vervalt")
LONGEST = 32000
"""Characters that a cell can hold, with room to spare."""

_COLUMNS = (
    ("lijst_nr", 6),
    ("lijst_ernst", 12),
    ("invoer", 28),
    ("waar", 30),
    ("lijst_onderdeel", 28),
    ("lijst_bericht", 55),
    ("norm", 42),
    ("herstel", 45),
    ("beslist", 20),
    ("lijst_eigenaar", 20),
    ("lijst_status", 14),
    ("lijst_notitie", 40),
    ("regel", 34),
)
_STATUS_COLUMN = "K"


def render_xlsx(report: Report) -> bytes:
    """Return the report as a workbook."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import

    page, w = as_page(report, "xlsx"), words(report.language)
    book = Workbook()
    book.properties.creator = "vams-kg"
    book.properties.title = page.titel
    book.properties.language = "nl-NL" if report.language == "nl" else "en-GB"
    book.remove(book.worksheets[0])
    _Sheet(book.create_sheet(w["blad_acties"])).actions(report, w)
    _Sheet(book.create_sheet(w["blad_antwoord"])).answer(page, w)
    for key in ("wegingen", "leemten"):
        sheet = _Sheet(book.create_sheet(w[f"kop_{key}"]))
        sheet.tables([(part, getattr(part, key)) for part in page.delen], w)
    _Sheet(book.create_sheet(w["kop_bewijs"])).receipts(page, w)
    made = io.BytesIO()
    book.save(made)
    return normalise_zip(made.getvalue())


class _Sheet:
    """One sheet that rows are added to, with a look that all sheets share."""

    def __init__(self, sheet: "Worksheet") -> None:
        self.sheet = sheet
        self.row = 0

    def add(self, texts: Iterable[str], *, fill: str = "", head: bool = False) -> None:
        """Add a row of texts; `fill` colours the second cell, `head` makes it a heading."""
        from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

        self.row += 1
        for column, text in enumerate(texts, start=1):
            cell: Any = self.sheet.cell(self.row, column)
            said = "\n".join(map(clean, text[:LONGEST].split("\n")))
            if said:
                cell.value = said
                cell.data_type = "s"
                cell.quotePrefix = said[0] in "=+-@"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if head:
                cell.font = Font(bold=True, color="FFFFFF")
                cell.fill = PatternFill("solid", fgColor="1F3864")
            elif fill and column == 2:
                cell.font = Font(bold=True)
                cell.fill = PatternFill("solid", fgColor=fill)

    def widths(self, widths: Sequence[int]) -> None:
        """Set the widths of columns, how it prints, and the height each row then needs."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415
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

    def actions(self, report: Report, w: dict[str, str]) -> None:
        """Fill in the action list."""
        from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

        self.add((w[key] for key, _ in _COLUMNS), head=True)
        found = [one for judgement in report.judgements for one in judgement.bevindingen]
        for number, finding in enumerate(found, start=1):
            self.add(_action(number, finding, report.language), fill=FILLS[finding.ernst])
        names = ",".join(w[f"status_{one}"] for one in STATUS)
        choice = DataValidation(type="list", formula1=f'"{names}"', allow_blank=True)
        choice.errorStyle = "information"
        choice.add(f"{_STATUS_COLUMN}2:{_STATUS_COLUMN}{self.row + 200}")
        self.sheet.add_data_validation(choice)
        self.widths([width for _, width in _COLUMNS])
        self.freeze()

    def answer(self, page: Pagina, w: dict[str, str]) -> None:
        """Fill in the answer for each document."""
        self.add((page.titel, page.samen))
        for part in page.delen:
            self.add(())
            self.add(
                (part.titel, part.oordeel), fill=FILLS["Goed" if part.conform else "Violation"]
            )
            self.add((w["invoer"], part.bestand))
            self.add(("", part.kenmerken))
            for count in part.tellingen:
                self.add((count.woord, str(count.aantal)), fill=FILLS[count.ernst])
            if part.voorbehoud.tekst:
                self.add((w["let_op"], part.voorbehoud.tekst))
        self.add(("", w["uitleg_goed"]))
        self.widths([40, 100])

    def tables(self, found: Sequence[tuple[Documentdeel, Tabel]], w: dict[str, str]) -> None:
        """Fill in one table for all documents; the first column names the document."""
        heads = found[0][1].koppen if found else ()
        self.add((w["invoer"], *heads), head=True)
        for part, table in found:
            for row in table.rijen:
                self.add((part.bestand, *(cell.tekst for cell in row)))
            if not table.rijen:
                self.add((part.bestand, table.leeg))
        self.widths([28, 40, *(38 for _ in heads[1:])])
        self.freeze()

    def receipts(self, page: Pagina, w: dict[str, str]) -> None:
        """Fill in the receipts, and the line by which `verify` knows them."""
        self.add((w["kop_bewijs"], w["uitleg_bewijs"]))
        for part in page.delen:
            self.add(())
            for name, value in part.bewijs.rijen:
                self.add((name.tekst, value.tekst))
            self.add((w["bewijscode"], as_line(part.stempel)))
        self.widths([34, 90])


def _action(number: int, finding: Finding, language: str) -> Iterator[str]:
    w = words(language)
    norms = "\n".join(norm_line(norm, language) for norm in finding.normen)
    yield from (str(number), w[finding.ernst], finding.plaats.bestand, where(finding.plaats))
    yield from (finding.pad or "-", choose(finding.bericht, language), norms or w["zonder_norm"])
    yield from (choose(finding.herstel, language), choose(finding.wie_beslist, language))
    yield from ("", w["status_open"], "", finding.regel)


def _lines(text: str, width: int) -> int:
    return sum(math.ceil(len(part) / max(width - 2, 1)) or 1 for part in text.split("\n"))
