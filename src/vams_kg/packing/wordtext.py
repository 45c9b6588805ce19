"""What stands in the tables of a Word document, cell by cell, and what stands outside them.

Reads the parts themselves, as the reader of workbooks does: nothing is fetched, and the annotator
works on the very same parts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple, NoReturn

from lxml import etree

from vams_kg.errors import UnreadableInput
from vams_kg.packing.archive import Parts, opened
from vams_kg.packing.sheets import Element, main_part, parsed
from vams_kg.packing.worddrawing import W
from vams_kg.packing.wordlines import FALLBACK, paragraph_text, text_of
from vams_kg.packing.wordloose import Loose, loose_texts
from vams_kg.packing.wordmarks import is_our_table

KIND: Final = "een Word-document (.docx)"
MAX_CELLS: Final = 100_000

_NEAR: Final = 3
_STRICT: Final = b"http://purl.oclc.org/ooxml/"


class Address(NamedTuple):
    """One cell: table, row and column of the grid, all from 1."""

    table: int
    row: int
    column: int


class WordCell(NamedTuple):
    """One cell with its text as people read it, and the tag of a content control in it."""

    column: int
    text: str
    tag: str
    element: Element


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table of the document itself: caption, lines before it (nearest first), and rows."""

    number: int
    caption: str
    before: tuple[str, ...]
    rows: tuple[Mapping[int, WordCell], ...]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell (row from 1), empty when there is none."""
        cell = self.rows[row - 1].get(column)
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A document with its tables and with what stands outside them."""

    parts: Parts
    main: str
    root: Element
    tables: tuple[WordTable, ...]
    loose: tuple[Loose, ...]


def open_word(data: bytes, name: str) -> WordDocument:
    """Return a document; raises UnreadableInput with one Dutch sentence."""
    parts = opened(data, name, KIND)
    try:
        main = main_part(parts)
        _check_kind(parts, main, name)
        root = parsed(parts[main])
        tables = tuple(_tables(root, name))
        return WordDocument(parts, main, root, tables, tuple(loose_texts(parts, main, root)))
    except (etree.XMLSyntaxError, KeyError, ValueError):
        _refuse(name, "Dit document is van binnen beschadigd.", "sla het opnieuw op als .docx.")


def _check_kind(parts: Parts, main: str, name: str) -> None:
    kinds = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in kinds:
        _refuse(
            name,
            "Dit document bevat macro’s en wordt daarom niet gelezen.",
            "sla het in Word op als ‘Word-document (.docx)’, zonder macro’s.",
        )
    if _STRICT in parts[main]:
        _refuse(
            name,
            "Dit document is opgeslagen als ‘Strict Open XML’.",
            "sla het op als gewoon Word-document (.docx).",
        )
    if b"wordprocessingml" not in parts[main]:
        _refuse(
            name,
            "Dit is geen Word-document, al zegt de naam van wel.",
            "geef het bestand het achtervoegsel dat erbij hoort, of sla het op als .docx.",
        )


def _refuse(name: str, what: str, how: str) -> NoReturn:
    raise UnreadableInput(name, what, expected=KIND, try_this=how) from None


# --- tables ---


def own_tables(root: Element) -> Iterator[Element]:
    """Yield the tables of a document that stand in no other table and in no text box."""
    inside = (W + "tc", W + "txbxContent", FALLBACK)
    for table in root.iter(W + "tbl"):
        if next(table.iterancestors(*inside), None) is None:
            yield table


def rows_of(table: Element) -> list[Element]:
    """Return the rows of a table, also those that a content control holds."""
    return [row for row in table.iter(W + "tr") if _holder(row, W + "tbl") is table]


def cells_of(row: Element) -> Iterator[tuple[int, Element]]:
    """Yield column of the grid and element of each cell of a row."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    column = 1 + _number(before)
    for cell in row.iter(W + "tc"):
        if _holder(cell, W + "tr") is row:
            yield column, cell
            column += max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan")))


def _holder(element: Element, tag: str) -> Element | None:
    return next(element.iterancestors(tag), None)


def _number(element: Element | None) -> int:
    text = element.get(W + "val", "0") if element is not None else "0"
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _tables(root: Element, name: str) -> Iterator[WordTable]:
    left = MAX_CELLS
    theirs = (one for one in own_tables(root) if not is_our_table(one))
    for number, table in enumerate(theirs, start=1):
        rows = []
        for row in rows_of(table):
            cells = {column: _cell(column, cell) for column, cell in cells_of(row)}
            rows.append(cells)
            left -= len(cells)
        if left < 0:
            _refuse(
                name,
                f"Dit document heeft meer dan {MAX_CELLS} cellen in zijn tabellen.",
                "verwijder tabellen die niet bij de beschrijving horen.",
            )
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        said = caption.get(W + "val", "") if caption is not None else ""
        yield WordTable(number, said, _before(table), tuple(rows))


def _cell(column: int, cell: Element) -> WordCell:
    tag = next((one.get(W + "val", "") for one in cell.iter(W + "tag")), "")
    return WordCell(column, text_of(cell), tag, cell)


def _before(table: Element) -> tuple[str, ...]:
    """Return the texts between a table and the one before it, the nearest first; a few at most."""
    found: list[str] = []
    for other in table.itersiblings(preceding=True):
        if other.tag == W + "tbl" or len(found) == _NEAR:
            break
        if other.tag == W + "p" and paragraph_text(other).strip():
            found.append(paragraph_text(other).strip())
    return tuple(found)
