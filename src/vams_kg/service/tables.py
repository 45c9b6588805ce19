"""A table of questions, answered row by row; an unreadable row gets its reasons."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from vams_kg.errors import MissingChoice, SeveralWrong, UnknownChoice
from vams_kg.reporting.answer import Answer
from vams_kg.reporting.as_answer import answer_cells, answer_json
from vams_kg.reporting.plain import JOIN, csv_text
from vams_kg.rulebook.choices import plain
from vams_kg.service.casefile import ASKED, Case, CaseFile
from vams_kg.service.disclosing import Asked, Desk

ADDED = ("antwoord", "voorwaarden", "artikelen", "fout")
BESIDE = "_vams"
"""What a column of ours gets behind its name where the table has a column of that name."""
FACTS = "feiten"
COLUMN = {part: column for column, part in ASKED.items()}
OPTIONS = tuple(
    COLUMN[part]
    for part in (
        *("verstrekker", "ontvanger", "gegevens", "fase", "regime", "feiten"),
        *("geheimhouding", "datum"),
    )
)


@dataclass(frozen=True, slots=True)
class Answered:
    """A row with its answer, or with the reasons why it could not be read."""

    rij: Case
    antwoord: Answer | None
    fout: str = ""


def answer_table(
    desk: Desk,
    rows: Iterable[Case],
    place: Mapping[str, str],
    *,
    default: Asked | None = None,
    language: str = "nl",
) -> Iterator[Answered]:
    """Yield every row with its answer; an empty cell says what `default` says.

    `place` gives the name of the column for every column of a question.
    """
    for row in rows:
        if row.fout:  # its cells stand in the wrong columns: nothing to say about each
            yield Answered(row, None, row.fout)
            continue
        try:
            question = desk.question(_asked(row, place, default))
        except (UnknownChoice, MissingChoice, SeveralWrong) as error:
            yield Answered(row, None, JOIN.join(_reasons(error)))
        else:
            yield Answered(row, desk.answer(question, language))


def _reasons(error: UnknownChoice | MissingChoice | SeveralWrong) -> list[str]:
    errors = error.errors if isinstance(error, SeveralWrong) else (error,)
    return [
        f"{one.option}: deze cel is leeg" if isinstance(one, MissingChoice) else str(one)
        for one in errors
    ]


def _asked(row: Case, place: Mapping[str, str], default: Asked | None) -> Asked:
    base = default or Asked("", "", "")
    cells = {column: row.cellen.get(name, "").strip() for column, name in place.items()}
    said = {ASKED[column]: text for column, text in cells.items() if text and column != FACTS}
    facts = tuple(part.strip() for part in cells.get(FACTS, "").split(";") if part.strip())
    return replace(base, **said, feiten=facts or base.feiten, opties=OPTIONS)


def own_columns(table: CaseFile) -> dict[str, str]:
    """Return the names of the columns that are added, other ones where the table has them."""
    taken = {plain(head) for head in table.koppen}
    found: dict[str, str] = {}
    for column in ADDED:
        name, number = column, 1
        while plain(name) in taken:
            name = column + BESIDE + (str(number) if number > 1 else "")
            number += 1
        found[column] = name
    return found


def table_csv(table: CaseFile, answered: Iterable[Answered]) -> str:
    """Return the rows as CSV with the answer, open conditions, articles and reasons added."""
    rows = (
        [*(one.rij.cellen.get(name, "") for name in table.namen), *_added(one)] for one in answered
    )
    return csv_text([[*table.koppen, *own_columns(table).values()], *rows])


def _added(one: Answered) -> tuple[str, ...]:
    if one.antwoord is None:
        return "", "", "", one.fout
    return *answer_cells(one.antwoord), ""


def table_json(answered: Iterable[Answered]) -> list[dict[str, Any]]:
    """Return the rows as JSON values: number, own columns, reasons, and the answer if any."""
    return [
        {
            "rij": one.rij.nummer,
            "kolommen": dict(one.rij.cellen),
            "fout": one.fout,
            **(answer_json(one.antwoord) if one.antwoord else {}),
        }
        for one in answered
    ]
