"""Contracts of the named queries: header, order, columns, and at least one row on our own graph."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from cases import ROOT, header
from vams_kg.graph import store
from vams_kg.rulebook import Rulebook

QUERIES = sorted((ROOT / "queries").glob("*.rq"))


@pytest.fixture(scope="module")
def graph(rulebook: Rulebook) -> ox.Store:
    return store(rulebook.ontology.quads, rulebook.shapes.quads)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_query_answers_its_question(path: Path, graph: ox.Store) -> None:
    head, text = header(path), path.read_text("utf-8")
    assert head["vraag"].endswith("?")
    assert head["question"].endswith("?")
    assert re.fullmatch(r"[a-z-]+", path.stem)
    assert "ORDER BY" in text
    rows = graph.query(text)
    assert isinstance(rows, ox.QuerySolutions)
    assert [variable.value for variable in rows.variables] == head["kolommen"]
    assert next(iter(rows), None) is not None


def test_outdated_bodies_have_the_successor_that_the_sources_name(graph: ox.Store) -> None:
    text = (ROOT / "queries" / "vervallen-wetten-en-organen.rq").read_text("utf-8")
    pairs = {(row["oud"].value.lower(), row["opvolger"].value.lower()) for row in graph.query(text)}
    assert any("huiselijk geweld" in old and new == "veilig thuis" for old, new in pairs)
    assert any("persoonsgegevens" in old and "avg" in new for old, new in pairs)


def test_unknown_content_of_the_bill_is_declared(graph: ox.Store) -> None:
    text = (ROOT / "queries" / "niet-gemodelleerd.rq").read_text("utf-8")
    assert any("2.3a.5" in row["onderwerp"].value + row["reden"].value for row in graph.query(text))
