"""Render many answers at once: the matrix of parties and data, the card of a party, two regimes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from vams_kg.model import ALLOWED, CONDITIONAL, FORBIDDEN, UNREGULATED
from vams_kg.reporting.answer import Answer
from vams_kg.reporting.as_answer import answer_cells, answer_json, render_answer
from vams_kg.reporting.plain import JOIN, csv_text, json_text, wrap
from vams_kg.reporting.report import words

ANSWERS = (ALLOWED, CONDITIONAL, FORBIDDEN, UNREGULATED)
OPEN = (ALLOWED, CONDITIONAL)
ANSWER_COLUMNS = (
    *("regime", "verstrekker", "ontvanger", "gegevens", "fase", "feiten"),
    *("antwoord", "voorwaarden", "artikelen"),
)
"""The columns of one answer: the question, and what came of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One cell of a matrix in words."""

    verstrekker: str
    ontvanger: str
    gegevens: str
    fase: str
    antwoord: str
    voorwaarden: tuple[str, ...]
    artikelen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A matrix in words, with what it holds for and what must be said of its sources."""

    rows: tuple[Row, ...]
    regime: str
    fase: str
    datum: str
    regelset: str
    voorbehoud: str = ""


@dataclass(frozen=True, slots=True)
class CardLine:
    """Parties that get the same answer for the same data; no phases means every phase."""

    partijen: tuple[str, ...]
    gegevens: tuple[str, ...]
    fasen: tuple[str, ...]
    antwoord: str
    voorwaarden: tuple[str, ...]
    artikelen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What one party may give and get, per phase; only what is permitted or conditional.

    A kind of party or of data is left out where a broader kind has the same answer.
    """

    partij: str
    geeft: tuple[CardLine, ...]
    krijgt: tuple[CardLine, ...]
    regime: str
    datum: str
    regelset: str
    voorbehoud: str = ""


def render_matrix(table: Table, format_name: str) -> str:
    """Return a matrix as `text` (only what is open), `csv` or `json` (every cell)."""
    if format_name == "json":
        return json_text(
            {"schema": "vams-kg/matrix/1", **asdict(table), "aantallen": _counts(table)}
        )
    if format_name == "csv":
        return _csv(table)
    return "\n".join(_matrix_lines(table)) + "\n"


def _counts(table: Table) -> dict[str, int]:
    found = Counter(row.antwoord for row in table.rows)
    return {answer: found[answer] for answer in ANSWERS}


def _csv(table: Table) -> str:
    return csv_text([["regime", *Row.__dataclass_fields__, "voorbehoud"], *_csv_rows(table)])


def _csv_rows(table: Table) -> Iterator[list[str]]:
    for row in table.rows:
        cells = (row.verstrekker, row.ontvanger, row.gegevens, row.fase, row.antwoord)
        lists = (JOIN.join(row.voorwaarden), JOIN.join(row.artikelen))
        yield [table.regime, *cells, *lists, table.voorbehoud]


def _matrix_lines(table: Table) -> Iterator[str]:
    w = words("nl")
    if table.voorbehoud:
        yield f"{w['let_op']}: {table.voorbehoud}"
    phase = table.fase or w["geen_fase"]
    yield f"{w['regime']} {table.regime} · {w['fase']}: {phase} · {table.datum}"
    counts = _counts(table)
    yield JOIN.join(f"{answer.replace('_', ' ')}: {count}" for answer, count in counts.items())
    yield ""
    yield from _pairs(table.rows)
    yield ""
    yield f"{w['aanname_noodzaak']} {w['regelset']} {table.regelset}."


def _pairs(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a line per pair of parties that has something open, with its categories."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.antwoord in OPEN:
            found.setdefault((row.verstrekker, row.ontvanger), []).append(row)
    for (giver, receiver), open_rows in found.items():
        parts = [
            f"{answer}: {', '.join(row.gegevens for row in open_rows if row.antwoord == answer)}"
            for answer in OPEN
            if any(row.antwoord == answer for row in open_rows)
        ]
        yield f"{giver} → {receiver}: {JOIN.join(parts)}"


def render_card(card: Card, format_name: str) -> str:
    """Return the card of a party as `text` or `json`."""
    if format_name == "json":
        return json_text({"schema": "vams-kg/card/1", **asdict(card)})
    return "\n".join(_card_lines(card)) + "\n"


def _card_lines(card: Card) -> Iterator[str]:
    w = words("nl")
    if card.voorbehoud:
        yield f"{w['let_op']}: {card.voorbehoud}"
    yield f"{card.partij} · {w['regime']} {card.regime} · {card.datum}"
    for title, lines in ((w["mag_geven"], card.geeft), (w["mag_krijgen"], card.krijgt)):
        yield ""
        yield title
        if not lines:
            yield f"  {w['niets_gevonden']}"
        for line in lines:
            yield from _card_line(line, w)
    yield ""
    yield f"{w['aanname_noodzaak']} {w['regelset']} {card.regelset}."


def _card_line(line: CardLine, w: Mapping[str, str]) -> Iterator[str]:
    phases = ", ".join(line.fasen) or w["elke_fase"]
    said = f"{', '.join(line.partijen)}: {', '.join(line.gegevens)} — {line.antwoord} ({phases})"
    yield from wrap(said, "  ")
    if line.voorwaarden:
        yield from wrap(f"{w['mits']}: {JOIN.join(line.voorwaarden)}", "      ")
    yield from wrap(JOIN.join(line.artikelen), "      ")


def render_comparison(answers: Sequence[Answer], format_name: str) -> str:
    """Return answers to one question under several regimes, with what differs and why."""
    if format_name == "json":
        value: dict[str, Any] = {
            "schema": "vams-kg/may-compare/1",
            "verschil": len({answer.decision.antwoord for answer in answers}) > 1,
            "antwoorden": [answer_json(answer) for answer in answers],
        }
        return json_text(value)
    if format_name == "csv":
        return csv_text([ANSWER_COLUMNS, *map(answer_row, answers)])
    return "\n".join([*_differences(answers), *(render_answer(one, "text") for one in answers)])


def answer_row(answer: Answer) -> list[str]:
    """Return a question and its answer as the cells of `ANSWER_COLUMNS`."""
    question = answer.decision.vraag
    return [
        answer.regime,
        *map(answer.label, (question.verstrekker, question.ontvanger, question.gegevens)),
        answer.label(question.fase),
        JOIN.join(sorted(map(answer.label, question.feiten))),
        *answer_cells(answer),
    ]


def _differences(answers: Sequence[Answer]) -> Iterator[str]:
    w = words(answers[0].language)
    for warning in dict.fromkeys(said for answer in answers for said in answer.warnings()):
        yield f"{w['let_op']}: {warning}"
    for answer in answers:
        places = JOIN.join(answer.articles()) or "-"
        yield f"{answer.regime}: {answer.named(answer.decision.antwoord)} ({places})"
    if len({answer.decision.antwoord for answer in answers}) == 1:
        yield w["regimes_gelijk"]
    else:
        first = set(answers[0].articles())
        new = sorted({place for one in answers[1:] for place in one.articles()} - first)
        yield f"{w['regimes_anders']}: {JOIN.join(new) or '-'}"
    yield ""


def render_options(options: Mapping[str, Sequence[str]], format_name: str) -> str:
    """Return the words that can be chosen, per part of a question, as `text`, `json` or `csv`."""
    if format_name == "json":
        return json_text(options)
    if format_name == "csv":
        pairs = ([part, label] for part, labels in options.items() for label in labels)
        return csv_text([["deel", "keuze"], *pairs])
    blocks = ("\n".join([part, *(f"  {one}" for one in found)]) for part, found in options.items())
    return "\n\n".join(blocks) + "\n"
