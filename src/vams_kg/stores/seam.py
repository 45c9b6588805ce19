"""The seam: what a store must do so that rules, questions and decisions can be put to it.

Two stores do it: the one inside this process and one elsewhere that speaks SPARQL 1.1. Who asks
does not see the difference; the text of a query is the same for both.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

import pyoxigraph as ox

from vams_kg.graph import Facts

Predicates = frozenset[ox.NamedNode]


@dataclass(frozen=True, slots=True)
class Lasting:
    """Facts of the rulebook that many questions share: a store may keep them.

    They are read and hashed when a store needs that and not before.
    """

    kind: str
    sha256: Callable[[], str]
    read: Callable[[], Facts]

    @property
    def name(self) -> str:
        """What to keep them under: another name for other facts."""
        return f"{self.sha256()}/{self.kind}"


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: the names of its columns, and its rows in the store's order."""

    names: tuple[str, ...]
    solutions: Iterable[ox.QuerySolution]

    def __iter__(self) -> Iterator[ox.QuerySolution]:
        return iter(self.solutions)


class Answering(Protocol):
    """Data that answers; only inside the `with` that opened it."""

    def select(self, sparql: str) -> Rows:
        """Return the rows; raises KnowledgeError for what is not a SELECT."""
        ...


class Store(Protocol):
    """A store that can be loaded and then answers."""

    def opened(
        self,
        lasting: Sequence[Lasting],
        own: Sequence[Facts],
        predicates: Predicates | None = None,
    ) -> AbstractContextManager[Answering]:
        """Return data that answers from these facts together, and from no others.

        `own` facts are gone again after the `with`, whatever happens. Of facts with a predicate
        outside `predicates` a store may keep less: nobody will ask for them. None: anybody may.
        """
        ...
