"""Render compared definitions as a workbook: a sheet per part of the page, to work on together."""

import io
from typing import Final

from vams_kg.model.harmonising import Harmonisatie
from vams_kg.packing import normalise_zip
from vams_kg.reporting.harmonised import ORDER, pairs_of, place_text, reasons, unknown_text, who
from vams_kg.reporting.harmonised_page import Harmoniepagina, harmonised_page
from vams_kg.reporting.harmonised_words import harmonised_words
from vams_kg.reporting.plain import COLOURS
from vams_kg.reporting.report import words
from vams_kg.reporting.worksheet import Sheet

_FILLS: Final = {
    "gelijk": "E2F2E6",
    "deels": COLOURS["Warning"],
    "anders": COLOURS["Violation"],
    "referentie": COLOURS["Info"],
    "enige": COLOURS["Info"],
    "alleen_tekst": "EEEEEE",
    "onvergelijkbaar": "EEEEEE",
}
MOST_ROWS: Final = 2_000
"""Rows of pairs that people can still work through; `--format csv` gives all."""


def render_harmonised_xlsx(found: Harmonisatie, language: str, reference: str = "") -> bytes:
    """Return the workbook; `reference` names the document to align with."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import

    page, w = harmonised_page(found, language, reference), harmonised_words(language)
    book = Workbook()
    book.properties.creator = "vams-kg"
    book.properties.title = page.titel
    book.properties.language = "nl-NL" if language == "nl" else "en-GB"
    book.remove(book.worksheets[0])
    _brief(Sheet(book.create_sheet(w["blad_kort"])), page, w)
    _pairs(Sheet(book.create_sheet(w["blad_paren"])), found, language)
    _heat(Sheet(book.create_sheet(w["blad_warmte"])), page, w)
    _alignment(Sheet(book.create_sheet(w["blad_koppeling"])), page)
    _facets(Sheet(book.create_sheet(w["blad_kenmerken"])), page, w)
    made = io.BytesIO()
    book.save(made)
    return normalise_zip(made.getvalue())


def _brief(sheet: Sheet, page: Harmoniepagina, w: dict[str, str]) -> None:
    sheet.add((page.titel, page.samen))
    sheet.add(("", w["uitleg_kort"]))
    for part in page.kort:
        sheet.add(())
        sheet.add((part.kop, ""), head=True)
        for number, point in enumerate(part.punten or (part.leeg,), start=1):
            sheet.add((str(number) if part.punten else "", point))
        if part.meer:
            sheet.add(("", part.meer))
    if page.tegenspraken:
        sheet.add(())
        sheet.add((w["kop_tegenspraak"], ""), head=True)
        for said in page.tegenspraken:
            sheet.add(("", said))
    sheet.widths([40, 110])


def _pairs(sheet: Sheet, found: Harmonisatie, language: str) -> None:
    w = harmonised_words(language)
    heads = (
        w["soort"], w["predicaat"], w["term"], w["wie"], w["term"], w["wie"],
        w["reden"], w["niet_gezegd"], w["zekerheid_kolom"], w["document"], w["besluit"],
    )  # fmt: skip
    sheet.add(heads, head=True)
    pairs = [pair for kind in ORDER for pair in pairs_of(found, kind)]
    for pair in pairs[:MOST_ROWS]:
        sheet.add(
            (
                words(language)[f"harmonie_{pair.soort.name}"].partition(":")[0],
                pair.predicaat.value,
                pair.links.term, who(pair.links), pair.rechts.term, who(pair.rechts),
                "\n".join(reasons(found, pair, language)),
                unknown_text(found, pair, language),
                f"{pair.zekerheid:.2f}",
                f"{place_text(pair.links.place)}\n{place_text(pair.rechts.place)}",
                "",
            )
        )  # fmt: skip
    if len(pairs) > MOST_ROWS:
        sheet.add((w["meer_paren"].format(getoond=MOST_ROWS, aantal=len(pairs)),))
    sheet.widths([24, 16, 24, 30, 24, 30, 70, 36, 10, 30, 30])
    sheet.freeze()


def _heat(sheet: Sheet, page: Harmoniepagina, w: dict[str, str]) -> None:
    sheet.add((w["wie"], *page.warmte.koppen, w["document"]), head=True)
    for row in page.warmte.rijen:
        fills = {place: _FILLS.get(cell.stand, "") for place, cell in enumerate(row.vakken, 2)}
        sheet.add((row.wie, *(cell.tekst for cell in row.vakken), row.document), fills=fills)
    sheet.add((page.warmte_uitleg,))
    sheet.widths([40, *(22 for _ in page.warmte.koppen), 34])
    sheet.freeze()


def _alignment(sheet: Sheet, page: Harmoniepagina) -> None:
    table = page.koppeltabel
    sheet.add(table.koppen, head=True)
    for row in table.rijen or ():
        sheet.add(cell.tekst for cell in row)
    if not table.rijen:
        sheet.add((table.leeg,))
    sheet.widths([30, 44, 30, 30])
    sheet.freeze()


def _facets(sheet: Sheet, page: Harmoniepagina, w: dict[str, str]) -> None:
    """Fill in one row per definition and facet that it speaks of: a list that can be filtered."""
    sheet.add(
        (w["woord"], w["wie"], w["term"], w["kenmerk"], w["waarde"], w["document"]), head=True
    )
    for table in page.kenmerken:
        for row in table.rijen:
            who_, term, *values, place = (cell.tekst for cell in row)
            for head, value in zip(table.koppen[2:-1], values, strict=True):
                if value != w["zegt_niets"]:
                    sheet.add((table.bijschrift, who_, term, head, value, place))
    sheet.widths([34, 40, 26, 30, 70, 30])
    sheet.freeze()
