"""A question asked: the facts and the chosen values in a store, the rows of the query out."""

from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from vams_kg.errors import KnowledgeError
from vams_kg.graph import Facts
from vams_kg.model import NamedQuestion
from vams_kg.stores import EMBEDDED, Lasting, Store

BASE = "https://w3id.org/vams/vraag/"
"""Namespace of the facts that hold the chosen values (prefix `vraag:` in the queries)."""


def ask(
    question: NamedQuestion,
    values: Mapping[str, str],
    facts: Iterable[Iterable[ox.Quad]],
    language: str = "nl",
    put_to: tuple[Store, Sequence[Lasting]] = (EMBEDDED, ()),
) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the answer, one text per column; an empty cell is an empty text.

    The question is about these facts and about the lasting ones of the store it is put to.
    """
    store, lasting = put_to
    own = (Facts(_chosen(values, language)), *map(Facts.of, facts))
    with store.opened(lasting, own) as data:
        try:
            rows = data.select(question.sparql)
        except KnowledgeError as error:
            raise KnowledgeError(f"question {question.naam}: {error}") from None
        names = tuple(question.kolommen)
        if rows.names != names:
            raise KnowledgeError(f"question {question.naam}: columns {rows.names}, header {names}")
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
