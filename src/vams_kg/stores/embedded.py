"""The store inside this process: made for one question and thrown away with it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pyoxigraph as ox

from vams_kg.errors import KnowledgeError
from vams_kg.graph import Facts, store
from vams_kg.stores.seam import Lasting, Predicates, Rows


@dataclass(frozen=True, slots=True)
class Embedded:
    """Makes a pyoxigraph store in memory for each question: quicker than a graph in a large one."""

    @contextmanager
    def opened(
        self,
        lasting: Sequence[Lasting],
        own: Sequence[Facts],
        predicates: Predicates | None = None,
    ) -> Iterator["InMemory"]:
        """Yield a new store with the facts that can matter."""
        parts = (*(part.read() for part in lasting), *own)
        yield InMemory(store(*(part.chosen(predicates) for part in parts)))


@dataclass(frozen=True, slots=True)
class InMemory:
    """A pyoxigraph store that answers."""

    data: ox.Store

    def select(self, sparql: str) -> Rows:
        """Return the rows; raises KnowledgeError for what is not a SELECT."""
        return rows(self.data.query(sparql))


def rows(answer: object) -> Rows:
    """Return an answer of pyoxigraph as rows; raises KnowledgeError when it has none."""
    if not isinstance(answer, ox.QuerySolutions):
        raise KnowledgeError("a query is not a SELECT")
    return Rows(tuple(variable.value for variable in answer.variables), answer)


EMBEDDED = Embedded()
