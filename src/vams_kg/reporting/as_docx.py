"""Render a report as a Word document to work in: the same order as the page.

Where the page has pictures this has the tables that say the same.
"""

from typing import TYPE_CHECKING

from vams_kg.reporting.as_page import as_page
from vams_kg.reporting.page import (
    Actieregel,
    Bevinding,
    Documentdeel,
    Lijstrij,
    Said,
    Standregel,
    Tabel,
)
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
        paper.turn(wide=True)
        self._head("waswordt")
        paper.say(w["uitleg_waswordt"])
        heads = (w["onderdeel"], w["kolom_was"], w["kolom_wordt"], w["kolom_aanpassen"])
        paper.table(heads, map(self._row, part.lijst))
        paper.say(w["uitleg_standen"], style=_SMALL)
        paper.turn(wide=False)
        self._findings()
        paper.turn(wide=True)
        self._head("beeld")
        for picture in part.beelden:
            paper.heading(picture.titel, 2 + self.deep)
            self._table(picture.tabel)
        for key in ("wegingen", "leemten"):
            self._head(key)
            table: Tabel = getattr(part, key)
            if table.rijen:
                paper.say(w[f"uitleg_{key}"])
            self._table(table)
        paper.turn(wide=False)
        self._head("bewijs")
        paper.say(w["uitleg_bewijs"])
        self._table(part.bewijs)
        paper.hide(as_line(part.stempel))

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
            self.paper.say(w["niets_te_doen"])
            return
        heads = (w["lijst_nr"], w["ernst"], w["wat"], w["wie"], w["waar"])
        self.paper.table(heads, map(_action, self.part.acties))

    def _row(self, row: Lijstrij) -> tuple[list[str | Said], ...]:
        w = self.w
        changes: list[str | Said] = [
            f"{one.ernst_woord} {one.pad or one.waar}: {one.herstel}" for one in row.aanpassen
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
        head = paper.say(f"{one.ernst_woord}  {one.pad or '–'}", f"({one.waar})")
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

    def _table(self, table: Tabel) -> None:
        if table.rijen:
            self.paper.table(table.koppen, ([[cell] for cell in row] for row in table.rijen))
        else:
            self.paper.say(table.leeg)


def _action(one: Actieregel) -> tuple[list[str | Said], ...]:
    places = ", ".join(found.pad or found.waar for found in one.bevindingen)
    return ([str(one.nummer)], [one.ernst_woord], [one.doe], [one.wie], [places])


def _standing(line: Standregel) -> Said:
    return Said(f"({line.stand_woord}) {line.tekst}", line.tekst.taal)
