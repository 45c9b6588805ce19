"""Lines for a processing register: one for each data flow, with the columns of the ontology.

What a document does not say stays empty and is told. A text never becomes a formula.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import Final, NamedTuple

from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.mapping import ID
from vams_kg.documents.parts import Part, Side, texts_of
from vams_kg.documents.tree import Table
from vams_kg.documents.values import Index
from vams_kg.errors import VamsError
from vams_kg.reporting.plain import harmless
from vams_kg.rulebook.register_columns import RegisterColumn
from vams_kg.vocabulary import BEGRIP, VAMS

_BULLET: Final = "• "
_SHEET: Final = "Verwerkingsregister"


class Lines(NamedTuple):
    """The lines of a register, and a Dutch sentence for every column with empty cells."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: tuple[str, ...]


def register_lines(
    document: Table, knowledge: Knowledge, columns: Sequence[RegisterColumn]
) -> Lines:
    """Return a line for every item of the list that the columns are filled from."""
    side = Side(Part(document, VAMS.Document.value, "", knowledge))
    listed = next(one.key.partition(".")[0] for one in columns if "." in one.key)
    parts = side.document.parts(listed)
    maker = _Maker(side, knowledge)
    rows = tuple(tuple(maker.cell(part, column) for column in columns) for part in parts)
    empty = []
    for number, column in enumerate(columns):
        names = [
            part.id or part.path for part, row in zip(parts, rows, strict=True) if not row[number]
        ]
        if names and not column.key:
            empty.append(f"‘{column.title}’: ons formaat kent dit niet; vul de kolom zelf in.")
        elif names:
            empty.append(f"‘{column.title}’ is leeg bij {', '.join(names)}.")
    return Lines(tuple(column.title for column in columns), rows, tuple(empty))


class _Maker:
    """Fills cells."""

    def __init__(self, side: Side, knowledge: Knowledge) -> None:
        self._side = side
        self._knowledge = knowledge

    def cell(self, part: Part, column: RegisterColumn) -> str:
        """Return what an item says in a column, its values below each other."""
        listed, _, key = column.key.rpartition(".")
        holder = part if listed else self._side.document
        if key == ID:
            return holder.id
        said = holder.entries.get(key)
        if said is None:
            return ""
        texts = texts_of(said.value, self._knowledge)
        if said.field and said.field.waardesoort == VAMS.verwijzing.value:
            texts = [name for text in texts for name in self._counted(text, column)]
        texts = list(dict.fromkeys(texts))
        kept = said.field is not None and said.field.waardesoort == VAMS.tekstwaarde.value
        if len(texts) == 1 and (kept or "," not in texts[0]):
            return texts[0]
        return "\n".join(text if kept else _BULLET + text for text in texts)

    def _counted(self, text: str, column: RegisterColumn) -> list[str]:
        """Return the names that a reference stands for: the party, or who counts for it.

        In a column for some parties only, who does not say to be one is unknown.
        """
        part = self._side.meant(text)
        if not column.only_with:
            return [self._side.shown(text)]
        answers = self._answers(part, column.only_with) if part else frozenset()
        if part is None or BEGRIP.nee.value not in answers:
            return [self._side.shown(text)] if BEGRIP.ja.value in answers else []
        instead = part.entries.get(column.instead)
        found = texts_of(instead.value, self._knowledge) if instead else []
        return [self._side.shown(one) for one in found]

    def _answers(self, part: Part, key: str) -> frozenset[str]:
        """Return the terms that an item answers with under a key."""
        said = part.entries.get(key)
        if said is None or said.field is None:
            return frozenset()
        texts = texts_of(said.value, self._knowledge)
        read = self._knowledge.values.read(" ".join(texts), said.field, Index({}, {}))
        return frozenset(read.named)


def write_lines(lines: Lines, name: str) -> bytes:
    """Return the lines as the file that its name asks for; raises VamsError for another kind."""
    writer = _WRITERS.get(PurePath(name).suffix.lower())
    if writer is None:
        raise VamsError(
            f"{name}: regels voor een register komen in een tabel.\n"
            f"  Verwacht: een naam die eindigt op {' of '.join(_WRITERS)}\n"
            "  Probeer: geef het nieuwe bestand een van deze achtervoegsels."
        )
    return writer(lines)


def _csv(lines: Lines) -> bytes:
    """Return separated values as Excel opens them in Dutch: UTF-8 with a mark, semicolons."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerows([harmless(cell) for cell in row] for row in (lines.titles, *lines.rows))
    return text.getvalue().encode("utf-8-sig")


def _xlsx(lines: Lines) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load

    from vams_kg.documents import workbook_drawing as draw  # noqa: PLC0415
    from vams_kg.packing import fixed_times, opened, packed  # noqa: PLC0415

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = _SHEET
    for row, cells in enumerate((lines.titles, *lines.rows), start=1):
        for column, text in enumerate(cells, start=1):
            draw.put(sheet, row, column, text, draw.Style.content if row > 1 else draw.Style.header)
    for column in range(1, len(lines.titles) + 1):
        draw.set_column(sheet, column, 28)
    for row in range(1, len(lines.rows) + 2):
        draw.set_height(sheet, row)
    sheet.column_dimensions["A"].width = 10
    sheet.freeze_panes = "B2"
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"
    draw.set_page(sheet, whole_width=False)
    book.properties.creator, book.properties.title = "vams-kg", _SHEET
    made = io.BytesIO()
    book.save(made)
    return packed(draw.growing(fixed_times(opened(made.getvalue(), "register.xlsx"))))


_WRITERS: Final[Mapping[str, Callable[[Lines], bytes]]] = {".csv": _csv, ".xlsx": _xlsx}
