"""The user's own Word document back: findings in its third column, and the others at the end.

Only the text of the document is written again, and in it only paragraphs and a table of ours are
put in or taken out. They are known by their marks, so a next run replaces them; what a user changed
in them has become the user's own and stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final, NamedTuple

from vams_kg.errors import UnreadableInput
from vams_kg.model import Finding, Lijstdeel, WasWordt
from vams_kg.packing import Address, WordDocument, open_word, packed
from vams_kg.packing.editing import written
from vams_kg.packing.sheets import Element, parsed, related
from vams_kg.packing.worddrawing import (
    WIDTH,
    Drawn,
    W,
    element,
    header,
    paragraph,
    run,
    shared,
    table,
)
from vams_kg.packing.wordlines import text_of
from vams_kg.packing.wordmarks import Marks, clean, put_in_cell
from vams_kg.packing.wordtext import cells_of, own_tables, rows_of
from vams_kg.reporting.as_text import norm_line, spot
from vams_kg.reporting.plain import JOIN
from vams_kg.reporting.plain import clean as seen
from vams_kg.reporting.report import SEVERITIES, choose, words

ADAPT: Final = "aanpassen"
"""How the title of the column starts that is filled in."""
_COLOURS: Final = {"Violation": "9C0006", "Warning": "7F6000", "Info": "1F3864"}
_NARROW: Final = 9000
"""Width of our table on a page that does not lie on its side."""


class Spots(NamedTuple):
    """Where values (by row and name) and parts of the list stand in the document."""

    cells: Mapping[tuple[int | None, str | None], Address]
    parts: Mapping[str, Address]


def annotate_word(data: bytes, listed: WasWordt, spots: Spots, language: str = "nl") -> bytes:
    """Return a document with the findings of its judgement; the same input gives the same bytes.

    Raises UnreadableInput for a file that is no document or that may not be changed.
    """
    judgement = listed.judgement
    word = open_word(data, judgement.bestand)
    _check_may_change(word, judgement.bestand)
    clean(word.root)
    made = _Annotator(word, listed, spots, language)
    made.fill()
    parts = {**word.parts, word.main: written(word.root)}
    return packed(parts)


def _check_may_change(word: WordDocument, name: str) -> None:
    if any(part.startswith("_xmlsignatures/") for part in word.parts):
        raise UnreadableInput(
            name,
            "Dit document is digitaal ondertekend; met opmerkingen erin geldt dat niet meer.",
            expected="een document zonder digitale handtekening",
            try_this="sla een kopie op zonder handtekening, of maak een los rapport.",
        )


class _Annotator:
    """Writes the findings of one document into it."""

    def __init__(self, word: WordDocument, listed: WasWordt, spots: Spots, language: str) -> None:
        self._word = word
        self._listed = listed
        self._spots = spots
        self._language = language
        self._words = words(language)
        self._marks = Marks(word.root)
        self._tables = [rows_of(one) for one in own_tables(word.root)]
        self._owners = {
            id(finding): part.onderdeel.iri for part in listed.delen for finding in part.aanpassen
        }
        self._numbers = {
            id(finding): number
            for number, finding in enumerate(listed.judgement.bevindingen, start=1)
        }

    def fill(self) -> None:
        """Put every finding in its row, or in the table at the end."""
        by_cell: dict[Address, list[Finding]] = {}
        rest: list[Finding] = []
        for finding in self._listed.judgement.bevindingen:
            spot = self._row_of(finding)
            if spot is None:
                rest.append(finding)
            else:
                by_cell.setdefault(spot, []).append(finding)
        parts = {self._spots.parts[p.onderdeel.iri]: p for p in self._own_parts()}
        for spot in sorted({*by_cell, *parts}):
            said = list(self._said(by_cell.get(spot, []), parts.get(spot)))
            put_in_cell(self._cell(spot), said)
        self._end(rest)

    def _own_parts(self) -> Iterator[Lijstdeel]:
        return (part for part in self._listed.delen if part.onderdeel.iri in self._spots.parts)

    # --- where a finding goes ---

    def _row_of(self, finding: Finding) -> Address | None:
        """Return the cell for a finding: of its own row, else of the part that it belongs to."""
        place = finding.plaats
        found = self._spots.cells.get((place.tabelrij, place.veld))
        part = self._spots.parts.get(self._owners.get(id(finding), ""))
        lists = {one.table for one in self._spots.parts.values()}
        # In a list a finding on the document as a whole has the row of the first answer as place.
        of_row = found is not None and (found.table not in lists or "." in finding.pad)
        own = found is not None and of_row and (found.table not in lists or part is None)
        if found is not None and (own or (of_row and self._within(found, part))):
            return self._adapt_cell(found) or part
        return part

    def _within(self, spot: Address, part: Address | None) -> bool:
        """Return whether a row of a list is one of the rows of a part."""
        starts = (one.row for one in self._spots.parts.values() if one.table == spot.table)
        start = max((row for row in starts if row <= spot.row), default=0)
        return part is not None and (part.table, part.row) == (spot.table, start)

    def _adapt_cell(self, spot: Address) -> Address | None:
        """Return the cell to fill in on the row of a value: below the nearest title above it."""
        rows = self._tables[spot.table - 1]
        here = {column for column, _ in cells_of(rows[spot.row - 1])}
        for row in reversed(rows[: spot.row - 1]):
            for column, cell in cells_of(row):
                if column in here and text_of(cell).strip().lower().startswith(ADAPT):
                    return Address(spot.table, spot.row, column)
        return None

    def _cell(self, spot: Address) -> Element:
        """Return the cell at an address; of cells that were merged, the uppermost."""
        rows = self._tables[spot.table - 1]
        for row in reversed(rows[: spot.row]):
            cell = dict(cells_of(row)).get(spot.column)
            if cell is None:
                break
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            if merged is None or merged.get(W + "val") == "restart":
                return cell
        cells = dict(cells_of(rows[spot.row - 1]))
        return cells[max(cells)]

    # --- what is said ---

    def _said(self, findings: Sequence[Finding], part: Lijstdeel | None) -> Iterator[Element]:
        w = self._words
        yield self._mark(run(w["word_marker"], bold=True, small=True, colour="1F3864"))
        for finding in findings:
            yield self._mark(*self._finding(finding))
        if part is not None and part.toevoegen:
            head = f"{w['stand_toevoegen'].capitalize()}: "
            labels = JOIN.join(choose(p.gewenst.label, self._language) for p in part.toevoegen)
            norms = dict.fromkeys(norm for p in part.toevoegen for norm in p.gewenst.artikelen)
            said = run(f"{labels} ({JOIN.join(norms)})", small=True)
            yield self._mark(run(head, bold=True, small=True), said)
        if part is not None and not findings and not part.toevoegen:
            yield self._mark(run(w["word_niets"], small=True))

    def _finding(self, finding: Finding) -> Iterator[Element]:
        w = self._words
        head = f"{self._numbers[id(finding)]}. {w[finding.ernst]}: "
        yield run(head, bold=True, small=True, colour=_COLOURS[finding.ernst])
        yield run(seen(choose(finding.bericht, self._language)), small=True)
        for norm in finding.normen:
            yield from _line(f"{w['norm']}: {norm_line(norm, self._language)}")
        yield from _line(f"{w['herstel']}: {choose(finding.herstel, self._language)}")
        if finding.wie_beslist:
            yield from _line(f"{w['beslist']}: {choose(finding.wie_beslist, self._language)}")

    def _mark(self, *runs: Element, style: str = "") -> Element:
        return self._marks.paragraph(paragraph(*runs, style=style, tight=not style))

    # --- the table at the end ---

    def _end(self, rest: Sequence[Finding]) -> None:
        w = self._words
        body = self._word.root.find(W + "body")
        style = self._heading_style()
        title = run(w["word_kop"], bold=not style)
        made = [self._mark(title, style=style), self._mark(run(self._summary()))]
        if rest:
            made.append(self._mark(run(w["word_rest"])))
            made += [self._marks.table(self._rest(rest)), self._mark()]
        else:
            made.append(self._mark(run(w["word_alles"])))
        last = body[-1] if len(body) and body[-1].tag == W + "sectPr" else None
        place = len(body) - (last is not None)
        for number, one in enumerate(made):
            body.insert(place + number, one)

    def _summary(self) -> str:
        judgement, w = self._listed.judgement, self._words
        counts = ", ".join(f"{judgement.aantal(one)} {w['tel_' + one]}" for one in SEVERITIES)
        caveat = choose(judgement.voorbehoud, self._language) if judgement.voorbehoud else ""
        facts = (
            f"{w['regime']} {judgement.regime}",
            f"{w['beoordeeld']} {judgement.datum}",
            f"{w['regelset']} {judgement.regelset_versie}",
        )
        return f"{counts} ({JOIN.join(facts)}). {caveat}".strip()

    def _rest(self, rest: Sequence[Finding]) -> Element:
        w = self._words
        names = ("lijst_nr", "lijst_ernst", "lijst_onderdeel", "lijst_bericht", "norm", "herstel")
        rows = [header(*(w[name] for name in names))]
        for finding in rest:
            cells = (
                str(self._numbers[id(finding)]),
                w[finding.ernst],
                self._where(finding),
                choose(finding.bericht, self._language),
                "\n".join(norm_line(norm, self._language) for norm in finding.normen),
                choose(finding.herstel, self._language),
            )
            rows.append([Drawn(_lines(text)) for text in cells])
        widths = shared((7, 14, 20, 28, 27, 27), self._width())
        return table(w["word_kop"], widths, rows, w["word_lijst"])

    def _where(self, finding: Finding) -> str:
        """Return the place as people see it, with the path behind it; never the folder."""
        first = spot(finding.plaats, self._language)
        named = f"{first} ({finding.pad})" if first and finding.pad else first or finding.pad
        return named or PurePath(finding.plaats.bestand).name

    def _width(self) -> int:
        """Return how wide the text on the last page is."""
        page = self._word.root.find(f"{W}body/{W}sectPr/{W}pgSz")
        wide = page is not None and page.get(W + "orient") == "landscape"
        return WIDTH if wide else _NARROW

    def _heading_style(self) -> str:
        """Return the id of the style for headings in this document, empty when it has none."""
        targets = {
            kind.rpartition("/")[2]: part
            for kind, part in related(self._word.parts, self._word.main).values()
        }
        part = self._word.parts.get(targets.get("styles", ""))
        for style in parsed(part).iter(W + "style") if part else ():
            name = style.find(W + "name")
            if name is not None and name.get(W + "val", "").lower() == "heading 1":
                return str(style.get(W + "styleId", ""))
        return ""


def _line(text: str) -> Iterator[Element]:
    yield element("r", element("br"))
    yield run(seen(text), small=True)


def _lines(text: str) -> list[Element]:
    return [paragraph(run(seen(line), small=True), tight=True) for line in text.split("\n")]
