"""A table of questions, answered row by row; an unreadable row gets its reason."""

import csv
import io
from collections.abc import Iterable, Iterator

from vams_kg.errors import UnknownChoice, UnreadableInput
from vams_kg.reporting.answer import Answer
from vams_kg.reporting.plain import JOIN, csv_text
from vams_kg.service.disclosing import Asked, Desk

ASKED = {
    "verstrekker": "verstrekker",
    "ontvanger": "ontvanger",
    "gegevens": "gegevens",
    "fase": "fase",
    "regime": "regime",
    "verstrekker_beroepsgeheim": "geheimhouding",
    "datum": "datum",
}
NEEDED = ("verstrekker", "ontvanger", "gegevens")
FACTS = "feiten"
ADDED = ("antwoord", "voorwaarden", "artikelen", "fout")
OPTIONS = (
    "verstrekker",
    "ontvanger",
    "gegevens",
    "fase",
    "regime",
    "feiten",
    "verstrekker_beroepsgeheim",
    "datum",
)
MOST_COLUMNS = 200


def read_table(name: str, data: bytes) -> tuple[list[str], list[dict[str, str]]]:
    """Return the columns and rows of a CSV file (comma, semicolon or tab; UTF-8).

    Raises UnreadableInput for a file without a heading or without the columns of a question.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    heading = text.split("\n", 1)[0]
    separator = max(",;\t", key=heading.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise UnreadableInput(name, f"dit is geen leesbare CSV ({error}).") from None
    columns = [cell.strip() for cell in rows[0]] if rows else []
    known = {column.casefold() for column in columns}
    lacking = [one for one in NEEDED if one not in known]
    if lacking or len(columns) > MOST_COLUMNS:
        raise UnreadableInput(
            name,
            f"in de eerste regel ontbreken de kolommen {', '.join(lacking)}."
            if lacking
            else f"deze tabel heeft meer dan {MOST_COLUMNS} kolommen.",
            line=1,
            expected="kolommen " + ", ".join((*ASKED, FACTS)),
            try_this="zet de namen van de kolommen in de eerste regel.",
        )
    found = [dict(zip(columns, row, strict=False)) for row in rows[1:] if any(map(str.strip, row))]
    return columns, found


def answer_table(
    desk: Desk, rows: Iterable[dict[str, str]], language: str = "nl"
) -> Iterator[tuple[dict[str, str], Answer | None, str]]:
    """Yield every row with its answer, or with the reason why it could not be read."""
    for row in rows:
        try:
            yield row, desk.answer(desk.question(_asked(row)), language), ""
        except UnknownChoice as error:
            yield row, None, str(error)


def _asked(row: dict[str, str]) -> Asked:
    cells = {name.casefold(): (value or "").strip() for name, value in row.items()}
    known = {field: cells.get(column, "") for column, field in ASKED.items()}
    facts = tuple(part.strip() for part in cells.get(FACTS, "").split(";") if part.strip())
    return Asked(**known, feiten=facts, opties=OPTIONS)


def table_csv(
    columns: list[str], answered: Iterable[tuple[dict[str, str], Answer | None, str]]
) -> str:
    """Return the rows as CSV with the answer, open conditions, articles and reason added."""
    kept = [column for column in columns if column not in ADDED]
    rows = (
        [*(row.get(column, "") for column in kept), *_added(answer, reason)]
        for row, answer, reason in answered
    )
    return csv_text([[*kept, *ADDED], *rows])


def _added(answer: Answer | None, reason: str) -> tuple[str, ...]:
    if answer is None:
        return "", "", "", reason
    conditions = JOIN.join(text for text, _ in answer.conditions())
    return answer.decision.antwoord, conditions, JOIN.join(answer.articles()), ""
