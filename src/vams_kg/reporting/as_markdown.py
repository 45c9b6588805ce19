"""Render a report as Markdown: the same order as the page, with tables where the page has pictures.

Everything a user wrote is escaped: it can make no heading, link, table cell or HTML.
"""

import re
from collections.abc import Iterable, Iterator

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

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_STARTS = re.compile(r"^(\d*)([-+=:.)])")
"""What begins a list or a line under a heading."""


def render_markdown(report: Report) -> str:
    """Return the report as Markdown with a final newline."""
    page = as_page(report, "md")
    w = words(report.language)
    lines = [f"# {plain(page.titel)}", ""]
    lines += [plain(page.samen), ""] if page.samen else []
    deep = "##" if len(page.delen) > 1 else "#"
    for part in page.delen:
        lines += [f"## {plain(part.titel)}", ""] if len(page.delen) > 1 else []
        lines += _Part(part, w, deep).lines()
    return "\n".join(lines).rstrip("\n") + "\n"


def plain(text: str | Said) -> str:
    """Return a text so that Markdown shows it as it is."""
    shown = _SPECIAL.sub(r"\\\1", str(text))
    return _STARTS.sub(r"\1\\\2", shown)


class _Part:
    """One document in Markdown; `deep` is what headings of sections start with, less one."""

    def __init__(self, part: Documentdeel, w: dict[str, str], deep: str) -> None:
        self.part, self.w, self.deep = part, w, deep

    def lines(self) -> Iterator[str]:
        """Yield the lines of every section."""
        yield from self._answer()
        yield from self._section("eerst", self._actions())
        yield from self._section("waswordt", self._list())
        yield from self._section("bevindingen", self._findings())
        yield from self._section("beeld", self._pictures())
        part = self.part
        yield from self._section("wegingen", self._told(part.wegingen, "uitleg_wegingen"))
        yield from self._section("leemten", self._told(part.leemten, "uitleg_leemten"))
        yield from self._section("bewijs", self._receipt())

    def _section(self, key: str, lines: Iterable[str]) -> Iterator[str]:
        yield f"{self.deep}# {self.w[f'kop_{key}']}"
        yield ""
        yield from lines

    def _answer(self) -> Iterator[str]:
        part, w = self.part, self.w
        yield from self._section("antwoord", ())
        yield f"**{plain(part.oordeel)}**"
        yield ""
        yield f"{plain(part.bestand)}  "
        yield plain(part.kenmerken)
        yield ""
        yield from (f"- {one.aantal} {one.woord}" for one in part.tellingen)
        yield ""
        yield w["uitleg_goed"]
        yield ""
        if part.voorbehoud.tekst:
            yield f"> **{w['let_op']}:** {plain(part.voorbehoud)}"
            yield ""

    def _actions(self) -> Iterator[str]:
        yield from map(self._action, self.part.acties)
        if not self.part.acties:
            yield self.part.niets_te_doen
        yield ""

    def _action(self, one: Actieregel) -> str:
        who = f" {self.w['beslist']}: {plain(one.wie)}." if one.wie.tekst else ""
        where = ", ".join(_code(found.plek) for found in one.bevindingen)
        return (
            f"{one.nummer}. **{one.ernst_woord}** {plain(one.doe)}{who} {self.w['waar']}: {where}"
        )

    # --- The was-wordt list ---

    def _list(self) -> Iterator[str]:
        w = self.w
        heads = (w["onderdeel"], w["kolom_was"], w["kolom_wordt"], w["kolom_aanpassen"])
        yield from _table(heads, map(self._row, self.part.lijst))
        yield w["uitleg_standen"]
        yield ""

    def _row(self, row: Lijstrij) -> tuple[str, ...]:
        w = self.w
        there = plain("; ".join(row.staat_er)) if row.staat_er else w["geen_items"]
        changes = [
            *(f"**{f.ernst_woord}** {_code(f.plek)}: {plain(f.herstel)}" for f in row.aanpassen),
            *(f"**{w['stand_toevoegen']}** {plain(one)}" for one in row.toevoegen),
        ]
        return (
            f"{row.nummer}. {plain(row.naam)} ({plain(row.artikelen)})",
            _broken([there, *map(_standing, row.was)]),
            _broken(map(_standing, row.wordt)),
            _broken(changes or [w["niets_aan_te_passen"]]),
        )

    # --- Findings ---

    def _findings(self) -> Iterator[str]:
        for number, block in enumerate(self.part.onderwerpen, start=1):
            yield f"{self.deep}## {number}. {plain(block.naam)}"
            yield ""
            for one in block.bevindingen:
                yield from self._finding(one)
        if not self.part.onderwerpen:
            yield self.w["geen_bevindingen"]
            yield ""

    def _finding(self, one: Bevinding) -> Iterator[str]:
        w = self.w
        yield f"- **{one.ernst_woord}** {_code(one.plek)} ({plain(one.waar)})  "
        yield f"  {plain(one.bericht)}"
        for norm in one.normen:
            yield f"  - {w['norm']}: {plain(norm.artikel)} ({norm.zekerheid}) {plain(norm.label)}"
            if norm.citaat:
                origin = f" ({w['citaat_uit']} {plain(norm.citaat_uit)})" if norm.citaat_uit else ""
                yield f"    > “{plain(norm.citaat)}”{origin}"
        if not one.normen:
            yield f"  - {w['norm']}: {w['zonder_norm']}"
        yield f"  - {w['herstel']}: {plain(one.herstel)}"
        if one.wie.tekst:
            yield f"  - {w['beslist']}: {plain(one.wie)}"
        yield f"  - {w['regel']}: {_code(one.regel)}"
        yield ""

    # --- Tables ---

    def _pictures(self) -> Iterator[str]:
        for picture in self.part.beelden:
            yield f"{self.deep}## {picture.titel}"
            yield ""
            yield from _as_table(picture.tabel)

    def _told(self, table: Tabel, intro: str) -> Iterator[str]:
        if table.rijen:
            yield self.w[intro]
            yield ""
        yield from _as_table(table)

    def _receipt(self) -> Iterator[str]:
        yield self.w["uitleg_bewijs"]
        yield ""
        yield from (f"- {plain(one)}: {_code(two.tekst)}" for one, two in self.part.bewijs.rijen)
        yield ""
        yield f"<!-- {as_line(self.part.stempel)} -->"
        yield ""


def _as_table(table: Tabel) -> Iterator[str]:
    if table.rijen:
        yield from _table(table.koppen, (map(plain, row) for row in table.rijen))
    else:
        yield table.leeg
        yield ""


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = [plain(head) for head in heads]
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _standing(line: Standregel) -> str:
    return f"({line.stand_woord}) {plain(line.tekst)}"


def _broken(parts: Iterable[str]) -> str:
    return "<br>".join(parts)


def _code(text: str) -> str:
    """Return a path or name as code; what would end the code is taken out."""
    inside = text.replace("`", "'").replace("|", "/")
    return f"`{inside}`"
