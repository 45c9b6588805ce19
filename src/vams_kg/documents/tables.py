"""Sheets of an Excel workbook and files with separated values become grids of texts.

Values stay texts as they stand; a cell that is joined downwards counts for every row it covers.
"""

import csv
import io
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from vams_kg.documents.intake import Where
from vams_kg.errors import UnreadableInput
from vams_kg.packing import open_workbook
from vams_kg.packing.celltext import letters
from vams_kg.packing.sheets import MAIN, Sheet, Workbook, parsed

MAX_ROWS: Final = 5_000
MAX_COLUMNS: Final = 250
MAX_JOINED: Final = 100_000
"""Joined cells that are remembered: more stand in no register."""
MAX_CELL: Final = 32_767
"""Characters in a cell of Excel at most; a file with separated values has the same limit here."""
CSV_KIND: Final = "een bestand met waarden, gescheiden door puntkomma’s, komma’s of tabs (.csv)"

_SEPARATORS: Final = ";,\t"
_JOINED: Final = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_BINARY: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Grid(NamedTuple):
    """The filled cells of one sheet: text by row and column, both from 1."""

    title: str | None
    rows: dict[int, dict[int, str]]
    joined: Mapping[tuple[int, int], str] = MappingProxyType({})
    """Text of the cell that each other cell, by row and column, is joined with."""

    def where(self, row: int, column: int, heading: str = "") -> Where:
        """Return the spot of a cell: its address in a workbook, else its row and heading."""
        if self.title is None:
            return Where(tabelrij=row, veld=heading or None)
        return Where(blad=self.title, cel=f"{letters(column)}{row}")


def read_excel(data: bytes, name: str) -> tuple[Grid, ...]:
    """Return the sheets of a workbook; raises UnreadableInput."""
    book = open_workbook(data, name)
    return tuple(_limited(_grid(sheet, book), name) for sheet in book.sheets)


def read_csv(data: bytes, name: str) -> Grid:
    """Return the rows of a file with separated values; raises UnreadableInput."""
    text = _decoded(data, name)
    first, _, rest = text.partition("\n")
    said = re.fullmatch(r"sep=([;,\t])\r?", first.strip("\ufeff"), re.IGNORECASE)
    skipped = 1 if said else 0
    separator = said[1] if said else _separator(text)
    rows: dict[int, dict[int, str]] = {}
    try:
        lines = csv.reader(io.StringIO(rest if said else text, newline=""), delimiter=separator)
        for number, line in enumerate(lines, start=1 + skipped):
            cells = {place: one for place, one in enumerate(line, start=1) if one.strip()}
            if cells:
                rows[number] = cells
            if len(rows) > MAX_ROWS:
                break
    except csv.Error:
        raise UnreadableInput(
            name,
            "Een cel in dit bestand is te lang, of een aanhalingsteken sluit niet.",
            expected=CSV_KIND,
            try_this="Sla het blad in Excel opnieuw op als CSV UTF-8.",
        ) from None
    return _limited(Grid(None, rows), name)


def _decoded(data: bytes, name: str) -> str:
    """Return the text: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _BINARY.search(text):
            return text
    raise UnreadableInput(
        name,
        "Dit bestand is geen tekstbestand in UTF-8 of Windows-1252.",
        expected=CSV_KIND,
        try_this="Sla het blad in Excel opnieuw op als CSV UTF-8.",
    )


def _separator(text: str) -> str:
    """Return the sign that makes the most columns in the first lines, the semicolon before all."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    counts = {sign: sum(line.count(sign) for line in lines) for sign in _SEPARATORS}
    widest = {
        sign: max((len(row) for row in csv.reader(lines[:1], delimiter=sign)), default=0)
        for sign in _SEPARATORS
    }
    return max(_SEPARATORS, key=lambda sign: (widest[sign], counts[sign]))


def _grid(sheet: Sheet, book: Workbook) -> Grid:
    rows = {
        row: {column: cell.text for column, cell in cells.items() if cell.text.strip()}
        for row, cells in sheet.rows.items()
    }
    joined: dict[tuple[int, int], str] = {}
    for one in parsed(book.parts[sheet.part]).iter(f"{{{MAIN}}}mergeCell"):
        _fill(rows, joined, one.get("ref", ""))
    return Grid(sheet.title, {row: cells for row, cells in sorted(rows.items()) if cells}, joined)


def _fill(
    rows: dict[int, dict[int, str]], joined: dict[tuple[int, int], str], reference: str
) -> None:
    """Repeat the text of a cell in the rows below that it is joined with; remember what it covers.

    Of a joined block as wide as a sheet only its first columns are remembered.
    """
    found = _JOINED.fullmatch(reference)
    if found is None:
        return
    first, last = int(found[2]), min(int(found[4]), int(found[2]) + MAX_ROWS)
    column = _number(found[1])
    text = rows.get(first, {}).get(column)
    if not text:
        return
    final = min(_number(found[3]), column + MAX_COLUMNS)
    for row in (one for one in range(first, last + 1) if one in rows):
        if len(joined) > MAX_JOINED:
            return
        covered = {(row, one): text for one in range(column, final + 1)}
        joined.update({at: said for at, said in covered.items() if at != (first, column)})
        rows[row].setdefault(column, text)


def _number(column: str) -> int:
    """Return the number of a column by its letters.

    >>> _number("A"), _number("AB")
    (1, 28)
    """
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _limited(grid: Grid, name: str) -> Grid:
    widest = max((len(cells) for cells in grid.rows.values()), default=0)
    longest = max((len(one) for cells in grid.rows.values() for one in cells.values()), default=0)
    for found, most, what in (
        (len(grid.rows), MAX_ROWS, "rijen"),
        (widest, MAX_COLUMNS, "kolommen"),
        (longest, MAX_CELL, "tekens in één cel"),
    ):
        if found > most:
            raise UnreadableInput(
                name,
                f"Deze tabel heeft meer dan {most} {what}.",
                where=f"blad ‘{grid.title}’" if grid.title else "",
                expected="een verwerkingsregister, met één verwerking per rij",
                try_this="Bewaar alleen de rijen en kolommen waar het om gaat.",
            )
    return grid
