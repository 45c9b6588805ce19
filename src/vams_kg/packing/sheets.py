"""What stands in the cells of a workbook: sparse, as text, with formulas by their kept value.

Reads the parts themselves and not with a library for workbooks: a cell at the far corner of an
empty sheet costs nothing, and the annotator works on the very same parts.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from lxml import etree

from vams_kg.errors import UnreadableInput
from vams_kg.packing.archive import Parts, opened
from vams_kg.packing.celltext import BUILT_IN, address, day_text, is_day, letters, unescaped

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND: Final = "een Excel-werkboek (.xlsx)"
MAX_CELLS: Final = 300_000

_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_FIXED: Final = re.compile(r"0\.(0{1,6})")

Element = Any
"""An element of lxml, which has no types of its own."""


class Cell(NamedTuple):
    """One filled cell: row and column from 1, its text, and whether a formula has no value."""

    row: int
    column: int
    text: str
    formula: bool = False
    broken: bool = False
    """Whether there is nothing to read: a formula without a kept value, or an error like #REF!."""

    @property
    def name(self) -> str:
        """Return the address, as in `C7`."""
        return f"{letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with its filled cells by row and column."""

    title: str
    part: str
    rows: Mapping[int, Mapping[int, Cell]] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, empty when there is none."""
        cell = self.rows.get(row, {}).get(column)
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook in their order, with all parts of the file."""

    sheets: tuple[Sheet, ...]
    parts: Parts


def parsed(part: bytes) -> Element:
    """Return the root of an XML part; nothing outside it is ever fetched.

    Raises ValueError for a document type, in whatever encoding it was hidden.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(part, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("DTD")
    return root


def open_workbook(data: bytes, name: str) -> Workbook:
    """Return a workbook with its cells; raises UnreadableInput with one Dutch sentence."""
    parts = opened(data, name, KIND)
    try:
        return Workbook(tuple(_sheets(parts, name)), parts)
    except (etree.XMLSyntaxError, KeyError, ValueError, IndexError, OverflowError):
        raise UnreadableInput(
            name,
            "Dit werkboek is van binnen beschadigd.",
            expected=KIND,
            try_this="open het in Excel of LibreOffice en sla het opnieuw op als .xlsx.",
        ) from None


def titles(parts: Parts) -> list[tuple[str, str]]:
    """Return title and part of every sheet with cells, in order; raises KeyError if no workbook."""
    book = main_part(parts)
    relations = related(parts, book)
    found = []
    for sheet in parsed(parts[book]).iter(f"{{{MAIN}}}sheet"):
        kind, target = relations[sheet.get(f"{{{RELATIONS}}}id")]
        if kind.endswith("/worksheet"):
            found.append((sheet.get("name"), target))
    return found


def main_part(parts: Parts) -> str:
    """Return the name of the workbook part; raises KeyError when there is none."""
    for kind, target in related(parts, "").values():
        if kind.endswith("/officeDocument"):
            return target
    raise KeyError("officeDocument")


def relations_of(part: str) -> str:
    """Return the name of the part with the relations of a part.

    >>> relations_of("xl/workbook.xml")
    'xl/_rels/workbook.xml.rels'
    """
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def related(parts: Parts, part: str) -> dict[str, tuple[str, str]]:
    """Return kind and target part of every relation within the file, by id."""
    name = relations_of(part)
    if name not in parts:
        return {}
    folder = posixpath.dirname(part)
    found = {}
    for one in parsed(parts[name]).iter(f"{{{PACKAGE}}}Relationship"):
        target = one.get("Target", "")
        if one.get("TargetMode") != "External":
            whole = target[1:] if target.startswith("/") else posixpath.join(folder, target)
            found[one.get("Id")] = (one.get("Type", ""), posixpath.normpath(whole))
    return found


def _sheets(parts: Parts, name: str) -> Iterator[Sheet]:
    book = main_part(parts)
    if "macroEnabled" in parts.get("[Content_Types].xml", b"").decode("utf-8", "replace"):
        raise UnreadableInput(
            name,
            "Dit werkboek bevat macro’s en wordt daarom niet gelezen.",
            expected=KIND,
            try_this="sla het in Excel op als ‘Excel-werkmap (.xlsx)’, zonder macro’s.",
        )
    if _STRICT in parts[book]:
        raise UnreadableInput(
            name,
            "Dit werkboek is opgeslagen als ‘Strict Open XML’.",
            expected=KIND,
            try_this="sla het op als gewone Excel-werkmap (.xlsx).",
        )
    reader = _CellReader(parts, book)
    left = MAX_CELLS
    for title, part in titles(parts):
        rows: dict[int, dict[int, Cell]] = {}
        for cell in reader.cells(parsed(parts[part])):
            rows.setdefault(cell.row, {})[cell.column] = cell
            left -= 1
            if left < 0:
                raise UnreadableInput(
                    name,
                    f"Dit werkboek heeft meer dan {MAX_CELLS} gevulde cellen.",
                    expected=KIND,
                    try_this="verwijder bladen en rijen die niet bij de beschrijving horen.",
                )
        yield Sheet(title, part, rows)


class _CellReader:
    """Turns the cells of a sheet into texts, with the shared texts and formats of its workbook."""

    def __init__(self, parts: Parts, book: str) -> None:
        targets = {kind.rpartition("/")[2]: part for kind, part in related(parts, book).values()}
        self._texts = self._shared(parts.get(targets.get("sharedStrings", "")))
        self._formats = self._number_formats(parts.get(targets.get("styles", "")))
        started = parsed(parts[book]).find(f"{{{MAIN}}}workbookPr")
        self._from_1904 = started is not None and started.get("date1904") in ("1", "true")

    def cells(self, root: Element) -> Iterator[Cell]:
        """Yield the cells that hold something, in the order of the sheet."""
        row = column = 0
        for line in root.iter(f"{{{MAIN}}}row"):
            row, column = int(line.get("r") or row + 1), 0
            for one in line.iter(f"{{{MAIN}}}c"):
                spot = address(one.get("r") or "") or (row, column + 1)
                column = spot[1]
                cell = self._cell(one, *spot)
                if cell is not None:
                    yield cell

    def _cell(self, one: Element, row: int, column: int) -> Cell | None:
        formula = one.find(f"{{{MAIN}}}f") is not None
        kind = one.get("t", "n")
        value = one.find(f"{{{MAIN}}}v")
        raw = (value.text or "") if value is not None else ""
        if kind == "e" or (formula and not raw and kind != "str"):
            return Cell(row, column, raw, formula, broken=True)
        if kind == "inlineStr":
            inline = one.find(f"{{{MAIN}}}is")
            text = _plain(inline) if inline is not None else ""
        elif kind == "s":
            text = self._texts[int(raw)] if raw else ""
        elif kind == "b":
            text = "ja" if raw == "1" else "nee"
        elif kind in ("str", "d"):
            text = unescaped(raw)
        else:
            text = self._number(raw, int(one.get("s") or 0)) if raw else ""
        return Cell(row, column, text, formula) if text else None

    def _number(self, raw: str, style: int) -> str:
        shape = self._formats.get(style, "General")
        value = float(raw)
        if is_day(shape):
            found = day_text(value, from_1904=self._from_1904)
            if found:
                return found
        fixed = _FIXED.fullmatch(shape)
        if fixed:
            return f"{value:.{len(fixed[1])}f}"
        return str(int(value)) if value == int(value) else f"{value:.15g}"

    @staticmethod
    def _shared(part: bytes | None) -> list[str]:
        if part is None:
            return []
        return [_plain(one) for one in parsed(part).findall(f"{{{MAIN}}}si")]

    @staticmethod
    def _number_formats(part: bytes | None) -> dict[int, str]:
        """Return the number format of every cell style that has one of its own."""
        if part is None:
            return {}
        root = parsed(part)
        own = {
            int(one.get("numFmtId")): one.get("formatCode", "")
            for one in root.iter(f"{{{MAIN}}}numFmt")
        }
        own = {**BUILT_IN, **own}
        styles = root.find(f"{{{MAIN}}}cellXfs")
        found = [int(one.get("numFmtId") or 0) for one in styles] if styles is not None else []
        return {place: own[number] for place, number in enumerate(found) if number in own}


def _plain(one: Element) -> str:
    """Return the text of a shared or inline text; marks for pronunciation are left out."""
    runs = one.iter(f"{{{MAIN}}}t")
    kept = [run.text or "" for run in runs if run.getparent().tag != f"{{{MAIN}}}rPh"]
    return unescaped("".join(kept))
