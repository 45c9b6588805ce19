"""The sheet with the actions: a row for each finding, with room for owner, status and a note.

What people filled in on an earlier list is kept with the finding it belongs to. A finding that is
gone stays below the others for as long as somebody's words stand with it.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from lxml import etree

from vams_kg.errors import UnreadableInput
from vams_kg.model import Finding, Judgement
from vams_kg.packing import Sheet, Workbook
from vams_kg.packing.archive import Parts
from vams_kg.packing.celltext import escaped, letters
from vams_kg.packing.editing import add_sheet, made, new_sheet_part, tag, written
from vams_kg.packing.looks import Looks
from vams_kg.packing.sheets import MAIN, Element, parsed
from vams_kg.reporting.action_row import WIDTHS, row_of, status_choices
from vams_kg.reporting.plain import ACTION_SHEET, COLOURS
from vams_kg.reporting.report import LANGUAGES, choose, words

_HEADINGS: Final = [
    "lijst_nr",
    "lijst_ernst",
    "lijst_cel",
    "lijst_onderdeel",
    "lijst_bericht",
    "norm",
    "herstel",
    "beslist",
    "lijst_eigenaar",
    "lijst_status",
    "lijst_notitie",
    "regel",
]
_WIDTHS: Final = tuple(WIDTHS.get(key, WIDTHS["waar"]) for key in _HEADINGS)
_PART, _RULE, _STATUS = 3, 11, 9
_FILLED_IN: Final = (8, 9, 10)
"""Columns of our own that people fill in."""
_TOP: Final = 4
"""Row of the headings."""


class Action(NamedTuple):
    """A finding with its number in the list."""

    number: int
    finding: Finding


class _Old(NamedTuple):
    """What an earlier list holds: rows by rule and path, and headings that people added."""

    rows: dict[tuple[str, str], list[dict[str, str]]]
    extra: list[str]


def put_actions(
    book: Workbook,
    parts: Parts,
    looks: Looks,
    judged: tuple[Judgement, Sequence[Action]],
    language: str,
) -> None:
    """Write the list into the workbook, in the place of an earlier one; raises UnreadableInput."""
    judgement, actions = judged
    found = next((one for one in book.sheets if one.title == ACTION_SHEET), None)
    if found is not None and found.text(1, 1) != ACTION_SHEET:
        raise UnreadableInput(
            judgement.bestand,
            f"Het blad ‘{ACTION_SHEET}’ is niet door vams-kg gemaakt.",
            expected="een werkboek zonder eigen blad met deze naam",
            try_this="geef dat blad een andere naam.",
        )
    old = _old(found) if found else _Old({}, [])
    root = parsed(parts[found.part]) if found else etree.Element(tag("worksheet"), nsmap=_NS)
    _Drawn(root, looks, language).draw(judgement, _rows(actions, old, language), old.extra)
    if found:
        parts[found.part] = written(root)
    else:
        add_sheet(parts, ACTION_SHEET, root)


_NS: Final[Mapping[str | None, str]] = {None: MAIN}


def _old(sheet: Sheet) -> _Old:
    """Return what people filled in on an earlier list, whatever language it was made in."""
    names = {words(language)[key]: key for language in LANGUAGES for key in _HEADINGS}
    headings = {number: cell.text for number, cell in sheet.rows.get(_TOP, {}).items()}
    extra = [text for _, text in sorted(headings.items()) if text not in names]
    rows: dict[tuple[str, str], list[dict[str, str]]] = {}
    for number, cells in sorted(sheet.rows.items()):
        if number > _TOP:
            said = {
                names.get(heading, heading): cells[column].text
                for column, heading in headings.items()
                if column in cells
            }
            key = (said.get("regel", ""), said.get("lijst_onderdeel", ""))
            rows.setdefault(key, []).append(said)
    return _Old(rows, extra)


class _Row(NamedTuple):
    """The texts of a row, with the cell it points at and how heavy it is."""

    texts: list[str]
    target: str
    severity: str


def _rows(actions: Iterable[Action], old: _Old, language: str) -> Iterator[_Row]:
    w = words(language)
    kept = [_HEADINGS[number] for number in _FILLED_IN] + old.extra
    for number, finding in actions:
        waiting = old.rows.get((finding.regel, finding.pad or "-"), [])
        before = waiting.pop(0) if waiting else {}
        place = finding.plaats
        said = row_of(number, finding, language)
        said.update({key: before[key] for key in kept if before.get(key)})
        texts = [said.get(key, "") for key in (*_HEADINGS, *old.extra)]
        yield _Row(texts, _target(place.blad, place.cel), finding.ernst)
    opened = {words(one)["status_open"] for one in LANGUAGES}
    for said in (row for rows in old.rows.values() for row in rows):
        if any(said.get(key, "") not in {"", *opened} for key in kept):
            texts = [said.get(key, "") for key in (*_HEADINGS, *old.extra)]
            texts[:2] = ["", w["lijst_weg"]]
            yield _Row(texts, "", "")


def _height(texts: Sequence[str]) -> float:
    """Return how high a row must be for the texts in it, at the widths of our columns."""
    pairs = zip(texts, _WIDTHS, strict=False)
    lines = [
        sum(math.ceil(len(part) / (width - 2)) or 1 for part in text.split("\n"))
        for text, width in pairs
    ]
    return min(400, 15 * max(lines) + 2)


def _target(sheet: str | None, cell: str | None) -> str:
    if not sheet or not cell:
        return ""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"


class _Drawn:
    """Draws the list in the element of a sheet; what else the sheet has is left alone."""

    def __init__(self, root: Element, looks: Looks, language: str) -> None:
        self._root = root
        self._looks = looks
        self._language = language
        self._plain = looks.cell()
        self._head = looks.cell(bold=True, colour="FFFFFF", fill="1F3864")
        self._title = looks.cell(bold=True, colour="1F3864", wrap=False)
        self._line = looks.cell(wrap=False)
        self._link = looks.cell(colour="0563C1")
        self._by_severity = {
            name: looks.cell(bold=True, fill=fill) for name, fill in COLOURS.items()
        }
        for name in ("sheetData", "hyperlinks", "dataValidations", "autoFilter", "dimension"):
            for old in root.findall(tag(name)):
                root.remove(old)
        self._data = new_sheet_part(root, "sheetData")

    def draw(self, judgement: Judgement, rows: Iterable[_Row], extra: Sequence[str]) -> None:
        """Draw title, receipt, headings and rows."""
        w = words(self._language)
        headings = [*(w[key] for key in _HEADINGS), *extra]
        counts = ", ".join(f"{judgement.aantal(name)} {w['tel_' + name]}" for name in COLOURS)
        receipt = (
            f"{w['beoordeeld']} {judgement.datum} · {w['regime']} {judgement.regime}"
            f" · {w['regelset']} {judgement.regelset_versie} · {counts}"
        )
        self._row(1, [(ACTION_SHEET, self._title)])
        self._row(2, [(receipt, self._line)])
        self._row(3, [(choose(judgement.voorbehoud, self._language) or w["lijst_zo"], self._line)])
        self._row(_TOP, [(one, self._head) for one in headings])
        links: list[tuple[str, str]] = []
        last = _TOP
        for last, row in enumerate(rows, start=_TOP + 1):
            styles = [self._plain] * len(row.texts)
            styles[1] = self._by_severity.get(row.severity, self._plain)
            if row.target:
                styles[2] = self._link
                links.append((f"C{last}", row.target))
            self._row(last, list(zip(row.texts, styles, strict=True)), _height(row.texts))
        self._around(last, len(headings), links)

    def _row(self, number: int, cells: Iterable[tuple[str, int]], height: float = 15) -> None:
        row = made(self._data, "row", r=number, ht=height)
        for column, (text, style) in enumerate(cells, start=1):
            cell = made(row, "c", r=f"{letters(column)}{number}", s=style)
            if text:
                cell.set("t", "inlineStr")
                one = made(made(cell, "is"), "t")
                one.text = escaped(text)
                one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _around(self, last: int, columns: int, links: Sequence[tuple[str, str]]) -> None:
        """Put in what makes a list of rows easy to work with."""
        root = self._root
        if root.find(tag("sheetViews")) is None:
            view = made(new_sheet_part(root, "sheetViews"), "sheetView", workbookViewId=0)
            made(
                view,
                "pane",
                ySplit=_TOP,
                topLeftCell=f"A{_TOP + 1}",
                activePane="bottomLeft",
                state="frozen",
            )
        if root.find(tag("cols")) is None:
            widths = new_sheet_part(root, "cols")
            for number in range(1, columns + 1):
                width = _WIDTHS[number - 1] if number <= len(_WIDTHS) else 24
                made(widths, "col", min=number, max=number, width=width, customWidth=1)
        if root.find(tag("pageSetup")) is None:
            fit = {"orientation": "landscape", "paperSize": "9", "fitToHeight": "0"}
            new_sheet_part(root, "pageSetup").attrib.update(fit)
            made(new_sheet_part(root, "sheetPr"), "pageSetUpPr", fitToPage=1)
        new_sheet_part(root, "autoFilter").set("ref", f"A{_TOP}:{letters(columns)}{last}")
        self._offer_status(last)
        if links:
            whole = new_sheet_part(root, "hyperlinks")
            for cell, target in links:
                made(whole, "hyperlink", ref=cell, location=target)

    def _offer_status(self, last: int) -> None:
        """Offer the words for a status; other words may stand there too."""
        rules = new_sheet_part(self._root, "dataValidations")
        rules.set("count", "1")
        column = letters(_STATUS + 1)
        said = {"type": "list", "errorStyle": "information", "allowBlank": 1}
        spots = f"{column}{_TOP + 1}:{column}{last + 200}"
        rule = made(rules, "dataValidation", **said, showErrorMessage=1, sqref=spots)
        made(rule, "formula1").text = status_choices(self._language)
