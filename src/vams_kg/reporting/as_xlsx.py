"""Render a report as a workbook: an action list to work on, the open weighings, and the receipt.

The list has the columns of the list in a user's own workbook; owner, status and note are left to
fill in. What users wrote is text in a cell and never a formula.
"""

import io
from collections.abc import Sequence

from vams_kg.packing import normalise_zip
from vams_kg.reporting.action_row import WIDTHS, row_of, status_choices
from vams_kg.reporting.as_page import as_page
from vams_kg.reporting.page import Documentdeel, Pagina, Tabel
from vams_kg.reporting.plain import COLOURS
from vams_kg.reporting.receipt import as_line
from vams_kg.reporting.report import Report, words
from vams_kg.reporting.verdict import ATTENTION, CONFLICT, LITTLE, NOTHING
from vams_kg.reporting.worksheet import Sheet

FILLS = {**COLOURS, "Goed": "E2F2E6"}
_BY_STANDING = {
    CONFLICT: FILLS["Violation"],
    ATTENTION: FILLS["Warning"],
    LITTLE: "F0F1F3",
    NOTHING: FILLS["Goed"],
}
_STATUS_COLUMN = "K"
_LAST_PRINTED = "L"
"""The name of the rule, in the last column, is for looking up on the screen."""


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


class _Sheet(Sheet):
    """The sheets of a report."""

    def actions(self, report: Report, w: dict[str, str]) -> None:
        """Fill in the action list."""
        from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

        self.add((w[key] for key in WIDTHS), head=True)
        found = [one for judgement in report.judgements for one in judgement.bevindingen]
        for number, finding in enumerate(found, start=1):
            said = row_of(number, finding, report.language)
            self.add((said[key] for key in WIDTHS), fills={2: FILLS[finding.ernst]})
        choices = status_choices(report.language)
        choice = DataValidation(type="list", formula1=choices, allow_blank=True)
        choice.errorStyle = "information"
        choice.add(f"{_STATUS_COLUMN}2:{_STATUS_COLUMN}{self.row + 200}")
        self.sheet.add_data_validation(choice)
        self.widths(list(WIDTHS.values()))
        self.freeze()
        self.sheet.print_area = f"A1:{_LAST_PRINTED}{self.row}"

    def answer(self, page: Pagina, w: dict[str, str]) -> None:
        """Fill in the answer for each document."""
        self.add((page.titel, page.samen))
        for part in page.delen:
            self.add(())
            self.add((part.titel, part.oordeel), fills={2: _BY_STANDING[part.stand]})
            self.add((w["invoer"], part.bestand))
            self.add(("", part.kenmerken))
            for count in part.tellingen:
                self.add((count.woord, str(count.aantal)), fills={2: FILLS[count.ernst]})
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
