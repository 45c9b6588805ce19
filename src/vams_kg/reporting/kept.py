"""Whether a report that people write in still says all that it was made with.

People fill in empty cells, choose a status, sort rows and add their own. What was printed must
stay: a row or paragraph that is gone or says something else makes it another report.
"""

import io
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

Row = tuple[str, ...]


def says_the_same(made: bytes, given: bytes, format_name: str, free: Collection[str]) -> bool:
    """Return whether a file holds every text of the report as it was made; `free` may change."""
    if format_name == "xlsx":
        return _same_sheets(_sheets(made), _sheets(given), free)
    return Counter(_paragraphs(made)) <= Counter(_paragraphs(given))


def _same_sheets(
    made: dict[str, list[Row]], given: dict[str, list[Row]], free: Collection[str]
) -> bool:
    return all(
        title in given and _rows(rows, rows, free) <= _rows(given[title], rows, free)
        for title, rows in made.items()
    )


def _rows(rows: Iterable[Row], made: Sequence[Row], free: Collection[str]) -> Counter[Row]:
    """Return the rows without the columns that were made empty or with a free text."""
    width = max(map(len, made), default=0)
    printed = [
        column
        for column in range(width)
        if any(_cell(row, column) not in {"", *free} for row in made[1:]) or column == 0
    ]
    return Counter(tuple(_cell(row, column) for column in printed) for row in rows)


def _cell(row: Row, column: int) -> str:
    return row[column] if column < len(row) else ""


def _sheets(data: bytes) -> dict[str, list[Row]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to import

    book = load_workbook(io.BytesIO(data), read_only=True)
    return {
        sheet.title: [tuple(map(_plain, row)) for row in sheet.iter_rows(values_only=True)]
        for sheet in book.worksheets
    }


def _paragraphs(data: bytes) -> Iterator[str]:
    from docx import Document  # noqa: PLC0415 - slow to import
    from docx.oxml.ns import qn  # noqa: PLC0415

    body: Any = Document(io.BytesIO(data)).element.body
    for paragraph in body.iter(qn("w:p")):
        text = _plain("".join(part.text or "" for part in paragraph.iter(qn("w:t"))))
        if text:
            yield text


def _plain(value: object) -> str:
    return " ".join(str(value).split()) if value is not None else ""
