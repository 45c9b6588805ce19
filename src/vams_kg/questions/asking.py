"""A question asked: the facts and the chosen values in a store, the rows of the query out."""

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from vams_kg.errors import KnowledgeError
from vams_kg.graph import store
from vams_kg.model import NamedQuestion

BASE = "https://w3id.org/vams/vraag/"
"""Namespace of the facts that hold the chosen values (prefix `vraag:` in the queries)."""


def ask(
    question: NamedQuestion,
    values: Mapping[str, str],
    facts: Iterable[Iterable[ox.Quad]],
    language: str = "nl",
) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the answer, one text per column; an empty cell is an empty text."""
    rows = store(_chosen(values, language), *facts).query(question.sparql)
    if not isinstance(rows, ox.QuerySolutions):
        raise KnowledgeError(f"question {question.naam} is not a SELECT")
    names = tuple(question.kolommen)
    found = tuple(variable.value for variable in rows.variables)
    if found != names:
        raise KnowledgeError(f"question {question.naam}: columns {found}, header {names}")
    return tuple(tuple(_text(cell) for cell in row) for row in rows)


def _chosen(values: Mapping[str, str], language: str) -> Iterable[ox.Quad]:
    asked = ox.NamedNode(f"{BASE}gesteld")
    yield ox.Quad(asked, ox.NamedNode(f"{BASE}taal"), ox.Literal(language))
    for name, value in values.items():
        yield ox.Quad(asked, ox.NamedNode(BASE + name), ox.NamedNode(value))


def _text(cell: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    if cell is None or isinstance(cell, ox.Triple):
        return ""
    return " ".join(cell.value.split())
