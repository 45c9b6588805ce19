"""Render a report as a Word document to work in: the same order as the page.

Each picture has a text alternative and is followed by the table that says the same.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vams_kg.reporting.as_page import as_page
from vams_kg.reporting.as_pdf import shown
from vams_kg.reporting.page import (
    Actieregel,
    Bevinding,
    Documentdeel,
    Lijstrij,
    Said,
    Standregel,
    Tabel,
)
from vams_kg.reporting.page_tables import EMPTY
from vams_kg.reporting.pictures import draw
from vams_kg.reporting.pictures.raster import pieces, sheet_for
from vams_kg.reporting.receipt import as_line
from vams_kg.reporting.report import Report, words

if TYPE_CHECKING:
    from vams_kg.reporting.docx_paper import Paper

_SMALL = "Klein"


def render_docx(report: Report) -> bytes:
    """Return the report as a Word document."""
    from vams_kg.reporting.docx_paper import Paper  # noqa: PLC0415 - slow to import

    page = as_page(report, "docx")
    paper = Paper(report.language, page.titel)
    paper.heading(page.titel, 0)
    if page.samen:
        paper.say(page.samen)
    deep = 1 if len(page.delen) > 1 else 0
    for part in page.delen:
        if deep:
            paper.heading(part.titel, 1)
        _Part(paper, part, words(report.language), deep).write()
    return paper.made()


class _Part:
    """One document; `deep` is how much deeper its headings are."""

    def __init__(self, paper: "Paper", part: Documentdeel, w: dict[str, str], deep: int) -> None:
        self.paper, self.part, self.w, self.deep = paper, part, w, deep

    def write(self) -> None:
        """Write every section."""
        paper, part, w = self.paper, self.part, self.w
        self._answer()
        self._actions()
        paper.turn("liggend")
        self._head("waswordt")
        paper.say(w["uitleg_waswordt"])
        paper.say(w["uitleg_standen"], style=_SMALL)
        heads = (w["onderdeel"], w["kolom_was"], w["kolom_wordt"], w["kolom_aanpassen"])
        paper.table(heads, map(self._row, part.lijst), w["kop_waswordt"], (1.2, 3.2, 2.2, 2.6))
        paper.turn("staand")
        self._findings()
        self._pictures()
        for key in ("wegingen", "leemten"):
            table: Tabel = getattr(part, key)
            paper.turn("liggend" if key == "wegingen" and table.rijen else "staand")
            self._head(key)
            if table.rijen:
                paper.say(w[f"uitleg_{key}"])
            self._table(table, WIDTHS[key])
        self._head("bewijs")
        paper.say(w["uitleg_bewijs"])
        self._table(part.bewijs)
        paper.hide(as_line(part.stempel))

    def _pictures(self) -> None:
        """Write each picture on a page where it can be read, with its table behind it."""
        paper = self.paper
        for number, picture in enumerate(self.part.beelden):
            svg = shown(draw(picture.soort, self.part.portret, self.w["taal"], self.part.id))
            sheet = sheet_for(svg) if svg else None
            if sheet:
                paper.turn(sheet.name)
            if number == 0:
                self._head("beeld")
            paper.heading(picture.titel, 2 + self.deep)
            for piece in pieces(svg, sheet) if sheet else ():
                paper.picture(
                    *piece,
                    picture.titel,
                    f"{picture.titel}. {picture.uitleg} {self.w['beeld_tabel']}",
                )
            if sheet:
                paper.say(picture.uitleg, style=_SMALL)
                narrow = sheet.name == "staand" and len(picture.tabel.koppen) <= NARROW
                paper.turn("staand" if narrow else "liggend")
            self._table(_unrolled(picture.tabel, self.w), WIDTHS.get(picture.soort, ()))

    def _head(self, key: str) -> None:
        self.paper.heading(self.w[f"kop_{key}"], 1 + self.deep)

    def _answer(self) -> None:
        paper, part, w = self.paper, self.part, self.w
        self._head("antwoord")
        paper.say(part.oordeel, bold=True)
        paper.say(part.bestand, style=_SMALL)
        paper.say(part.kenmerken, style=_SMALL)
        for count in part.tellingen:
            paper.say(str(count.aantal), count.woord, style="List Bullet")
        paper.say(w["uitleg_goed"], style=_SMALL)
        if part.voorbehoud.tekst:
            paper.say(f"{w['let_op']}:", part.voorbehoud)

    def _actions(self) -> None:
        w = self.w
        self._head("eerst")
        if not self.part.acties:
            self.paper.say(self.part.niets_te_doen)
            return
        heads = (w["lijst_nr"], w["ernst"], w["wat"], w["wie"], w["waar"])
        widths = (0.7, 1.5, 4, 2, 3)
        self.paper.table(heads, map(_action, self.part.acties), self.w["kop_eerst"], widths)

    def _row(self, row: Lijstrij) -> tuple[list[str | Said], ...]:
        w = self.w
        changes: list[str | Said] = [
            f"{one.ernst_woord} {one.plek}: {one.herstel}" for one in row.aanpassen
        ]
        changes += [f"{w['stand_toevoegen']}: {one}" for one in row.toevoegen]
        there = "; ".join(row.staat_er) or w["geen_items"]
        return (
            [f"{row.nummer}. {row.naam}", row.artikelen],
            [there, *map(_standing, row.was)],
            list(map(_standing, row.wordt)),
            changes or [w["niets_aan_te_passen"]],
        )

    def _findings(self) -> None:
        self._head("bevindingen")
        for number, block in enumerate(self.part.onderwerpen, start=1):
            self.paper.heading(f"{number}. {block.naam}", 2 + self.deep)
            for one in block.bevindingen:
                self._finding(one)
        if not self.part.onderwerpen:
            self.paper.say(self.w["geen_bevindingen"])

    def _finding(self, one: Bevinding) -> None:
        paper, w = self.paper, self.w
        head = paper.say(f"{one.ernst_woord}  {one.plek}", f"({one.waar})")
        head.paragraph_format.keep_with_next = True
        head.paragraph_format.space_before = 130000
        paper.say(one.bericht)
        for norm in one.normen:
            paper.say(f"{w['norm']}:", f"{norm.artikel} [{norm.zekerheid}]", norm.label)
            if norm.citaat:
                origin = f" ({w['citaat_uit']} {norm.citaat_uit})" if norm.citaat_uit else ""
                paper.say(Said(f"“{norm.citaat}”{origin}", "nl"), style="Quote")
        if not one.normen:
            paper.say(f"{w['norm']}:", w["zonder_norm"])
        paper.say(f"{w['herstel']}:", one.herstel)
        if one.wie.tekst:
            paper.say(f"{w['beslist']}:", one.wie)
        paper.say(f"{w['regel']}: {one.regel}", style=_SMALL)

    def _table(self, table: Tabel, widths: Sequence[float] = ()) -> None:
        if table.rijen:
            cells = ([[cell] for cell in row] for row in table.rijen)
            self.paper.table(table.koppen, cells, table.bijschrift, widths)
        else:
            self.paper.say(table.leeg)


WIDTHS = {
    "fasen": (0.8, 1.5, 1, 1, 1.3, 1.3),
    "banen": (2, 1.2, 1.5, 1.2, 1.2),
    "stromen": (0.7, 1.4, 1.7, 1.4, 1.6, 2.6, 1.1),
    "wegingen": (1.4, 1.5, 1, 1, 2),
    "leemten": (1, 2.2),
}
"""How the columns of a table share the page; the others by what they say."""
NARROW = 5
"""Columns that are wide enough to read on a page that stands."""
MOST = 7
"""Columns that are wide enough to read on a page that lies."""


def _unrolled(table: Tabel, w: dict[str, str]) -> Tabel:
    """Return a table that is too wide for a page as one line for each cell that says something."""
    if len(table.koppen) <= MOST or not table.rijen:
        return table
    rows = tuple(
        (row[0], Said(head), cell)
        for row in table.rijen
        for head, cell in zip(table.koppen[1:], row[1:], strict=True)
        if cell.tekst not in {"", EMPTY}
    )
    return Tabel(table.bijschrift, (table.koppen[0], w["gegevens"], w["stand"]), rows, table.leeg)


def _action(one: Actieregel) -> tuple[list[str | Said], ...]:
    places = "; ".join(found.plek for found in one.bevindingen)
    return ([str(one.nummer)], [one.ernst_woord], [one.doe], [one.wie], [places])


def _standing(line: Standregel) -> Said:
    return Said(f"({line.stand_woord}) {line.tekst}", line.tekst.taal)
