"""Every named question: its header, its order, both languages, and its whole expected table."""

import os
import re
from pathlib import Path

import pytest

from cases import ROOT
from vams_kg import service
from vams_kg.model import AnswerTable, NamedQuestion
from vams_kg.questions import allowed, read_questions
from vams_kg.reporting.as_table import render_table
from vams_kg.workbench import Workbench

QUESTIONS = read_questions()
DOCUMENT = ROOT / "examples" / "merenwaard" / "beschrijving.yaml"
TABLES = Path(__file__).parent
README = ROOT / "queries" / "README.md"
REFRESH = "VAMS_REFRESH=1 .venv/bin/python -m pytest tests/questions"
AT_LEAST = 40
MAY_BE_EMPTY = {"uitspraken-zonder-regel"}
"""Questions for which no row is good news."""


def answered(question: NamedQuestion, bench: Workbench, language: str = "nl") -> AnswerTable:
    sources = [service.Source(DOCUMENT.name, DOCUMENT.read_bytes())]
    about = sources if question.over_document else []
    return service.answer_question(question.naam, question.voorbeeld, bench, about, language)


def ids(question: NamedQuestion) -> str:
    return question.naam


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= AT_LEAST


@pytest.mark.parametrize("question", QUESTIONS, ids=ids)
def test_answer_is_the_expected_table(question: NamedQuestion, bench: Workbench) -> None:
    table = render_table(answered(question, bench), "csv")
    expected = TABLES / f"{question.naam}.csv"
    if os.environ.get("VAMS_REFRESH"):
        expected.write_text(table, "utf-8")
    assert table == expected.read_text("utf-8"), f"refresh with: {REFRESH}"


def test_every_expected_table_has_its_question() -> None:
    assert {path.stem for path in TABLES.glob("*.csv")} == {one.naam for one in QUESTIONS}


@pytest.mark.parametrize("question", QUESTIONS, ids=ids)
def test_rows_are_distinct_and_the_same_in_english(
    question: NamedQuestion, bench: Workbench
) -> None:
    rows = answered(question, bench).rijen
    assert rows or question.naam in MAY_BE_EMPTY
    assert len(rows) == len(set(rows))
    assert len(answered(question, bench, "en").rijen) == len(rows)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("question", QUESTIONS, ids=ids)
def test_every_column_says_something(
    question: NamedQuestion, language: str, bench: Workbench
) -> None:
    rows = answered(question, bench, language).rijen
    names = zip(question.kolommen, zip(*rows, strict=True), strict=True) if rows else ()
    assert [name for name, cells in names if not any(cells)] == []


@pytest.mark.parametrize("question", QUESTIONS, ids=ids)
def test_header_is_complete(question: NamedQuestion, bench: Workbench) -> None:
    assert re.fullmatch(r"[a-z-]+", question.naam)
    assert all(question.vraag[language].endswith("?") for language in ("nl", "en"))
    assert all(texts.keys() == {"nl", "en"} for texts in question.kolommen.values())
    names = {one.naam for one in question.parameters}
    assert question.voorbeeld.keys() <= names
    for parameter in question.parameters:
        assert allowed(parameter, bench.rulebook).terms
        assert f"vraag:{parameter.naam} " in question.sparql
        assert not parameter.verplicht or question.voorbeeld[parameter.naam]


@pytest.mark.parametrize("question", QUESTIONS, ids=ids)
def test_order_of_rows_is_total(question: NamedQuestion) -> None:
    order = question.sparql.rsplit("ORDER BY", 1)[1]
    assert "}" not in order
    assert [name for name in question.kolommen if not re.search(rf"\?{name}\b", order)] == []


def test_values_reach_a_query_only_as_facts() -> None:
    package = ROOT / "src" / "vams_kg" / "questions"
    texts = "".join(path.read_text("utf-8") for path in package.glob("*.py"))
    assert "sparql.replace" not in texts
    assert ".select(question.sparql)" in texts


def test_readme_of_the_queries_names_every_question() -> None:
    lines = [f"- `{one.naam}`: {one.vraag['nl']}" for one in QUESTIONS]
    kept = [line for line in README.read_text("utf-8").splitlines() if line[:3] != "- `"]
    if os.environ.get("VAMS_REFRESH"):
        README.write_text("\n".join([*kept, *lines]) + "\n", "utf-8")
    found = [line for line in README.read_text("utf-8").splitlines() if line[:3] == "- `"]
    assert found == lines, f"refresh with: {REFRESH}"
