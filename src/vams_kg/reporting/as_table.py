"""Render the answer to a named question, and the list of questions: text, JSON or CSV."""

import io
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from vams_kg.model import AnswerTable, NamedQuestion, Parameter
from vams_kg.reporting.plain import csv_text, json_text
from vams_kg.reporting.report import choose, words

SCHEMA = "vams-kg/ask/1"
LIST_SCHEMA = "vams-kg/ask-list/1"
WIDTH = 120


def render_table(answer: AnswerTable, format_name: str) -> str:
    """Return an answer as `table`, `json` or `csv`, with a final newline."""
    if format_name == "json":
        return json_text(table_json(answer))
    if format_name == "csv":
        return csv_text([headings(answer), *answer.rijen])
    return "\n".join(_lines(answer)) + "\n"


def headings(answer: AnswerTable) -> list[str]:
    """Return the headings of the columns in the language of the answer."""
    return [choose(texts, answer.language) for texts in answer.vraag.kolommen.values()]


def warnings(answer: AnswerTable) -> list[str]:
    """Return what must be said first: resting on a bill, or on a reading of our own."""
    own = [words(answer.language)["eigen_lezing"]] if answer.eigen_lezing else []
    return [*answer.voorbehouden, *own]


def table_json(answer: AnswerTable) -> dict[str, Any]:
    """Return an answer as plain values, with the variables of the query as keys of the rows."""
    names = tuple(answer.vraag.kolommen)
    return {
        "schema": SCHEMA,
        "naam": answer.vraag.naam,
        "vraag": choose(answer.vraag.vraag, answer.language),
        "keuzes": dict(answer.keuzes),
        "bestanden": list(answer.bestanden),
        "letOp": warnings(answer),
        "kolommen": dict(zip(names, headings(answer), strict=True)),
        "rijen": [dict(zip(names, row, strict=True)) for row in answer.rijen],
        "regelset": answer.regelset,
    }


def _lines(answer: AnswerTable) -> Iterator[str]:
    w = words(answer.language)
    for warning in warnings(answer):
        yield f"{w['let_op']}: {warning}"
    yield choose(answer.vraag.vraag, answer.language)
    chosen = [f"{name}: {label}" for name, label in answer.keuzes.items()]
    if answer.bestanden:
        chosen.append(f"{w['vraag_bestanden']}: {', '.join(answer.bestanden)}")
    if chosen:
        yield " · ".join(chosen)
    yield ""
    if answer.rijen:
        yield _grid(headings(answer), answer.rijen)
    else:
        yield w["vraag_geen_rijen_document" if answer.vraag.over_document else "vraag_geen_rijen"]
    yield ""
    yield f"{len(answer.rijen)} {w['vraag_rijen']} · {w['regelset']} {answer.regelset}"


def _grid(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return the rows under their headings, every line at most WIDTH wide.

    Where a table that wide would break words, every row is a list of headings and values.
    """
    widest = [max(map(_longest, column)) for column in zip(heads, *rows, strict=True)]
    if len(heads) > 1 and sum(widest) + 3 * len(heads) + 1 > WIDTH:
        return _records(heads, rows)
    grid = Table(box=box.ASCII2, show_lines=len(heads) > 1, header_style="")
    for head, least in zip(heads, widest, strict=True):
        grid.add_column(head, overflow="fold", min_width=min(least, WIDTH - 4))
    for row in rows:
        grid.add_row(*map(Text, row))
    console = Console(file=io.StringIO(), width=WIDTH, color_system=None, highlight=False)
    with console.capture() as captured:
        console.print(grid)
    return "\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n"))


def _longest(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _records(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return every row as lines of a heading and its value, with an empty line between rows."""
    margin = max(map(len, heads)) + 2
    blocks = [
        "\n".join(
            textwrap.fill(
                text,
                WIDTH,
                initial_indent=f"{head}:".ljust(margin),
                subsequent_indent=" " * margin,
                break_on_hyphens=False,
            )
            for head, text in zip(heads, row, strict=True)
            if text
        )
        for row in rows
    ]
    return "\n\n".join(blocks)


def render_questions(
    questions: Sequence[NamedQuestion], format_name: str, language: str = "nl"
) -> str:
    """Return the list of questions as `table`, `json` or `csv`, with a final newline."""
    if format_name == "json":
        return json_text({"schema": LIST_SCHEMA, "vragen": [_question_json(q) for q in questions]})
    if format_name == "csv":
        rows = [
            [one.naam, choose(one.vraag, language), " ".join(map(_asked, one.parameters))]
            for one in questions
        ]
        return csv_text([["naam", "vraag", "parameters"], *rows])
    return "\n".join(line for one in questions for line in _question(one, language))


def _question(question: NamedQuestion, language: str) -> Iterator[str]:
    w = words(language)
    yield question.naam
    yield f"  {choose(question.vraag, language)}"
    if question.over_document:
        yield f"  {w['vraag_over_document']}"
    for one in question.parameters:
        how = w["vraag_verplicht"] if one.verplicht else one.standaard
        notes = [how, f"{w['vraag_voorbeeld']}: {question.voorbeeld.get(one.naam, '')}"]
        kept = "; ".join(note for note in notes if note and not note.endswith(": "))
        yield f"  --param {one.naam}=…" + (f" ({kept})" if kept else "")
    yield ""


def _asked(parameter: Parameter) -> str:
    return parameter.naam if parameter.verplicht else f"[{parameter.naam}]"


def _question_json(question: NamedQuestion) -> dict[str, Any]:
    return {
        "naam": question.naam,
        "vraag": dict(question.vraag),
        "overDocument": question.over_document,
        "parameters": [
            {
                "naam": one.naam,
                "deel": one.deel,
                "verplicht": one.verplicht,
                "standaard": one.standaard,
            }
            for one in question.parameters
        ],
        "kolommen": {name: dict(texts) for name, texts in question.kolommen.items()},
        "voorbeeld": dict(question.voorbeeld),
    }
