"""A store elsewhere: the rulebook stays in it, a document is in it only while it is checked.

Every check has a graph of its own, under a name that nobody else has. A register in the store says
which graphs are whole and which are there for a moment, so that a process that dies leaves nothing
behind for good.
"""

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyoxigraph as ox

from vams_kg.errors import StoreFailed
from vams_kg.graph import Facts
from vams_kg.stores import failures
from vams_kg.stores.seam import Lasting, Predicates, Rows
from vams_kg.stores.settings import Settings
from vams_kg.stores.triples import named, portions
from vams_kg.stores.wire import Line

BASE = "https://w3id.org/vams/graaf/"
REGISTER = f"{BASE}register"
PASSING = f"{BASE}toets/"
"""Begin of the name of a graph that is there for one check."""
CREATED = "<http://purl.org/dc/terms/created>"
TRIPLES = "<http://rdfs.org/ns/void#triples>"
PROOF = Path(__file__).with_name("proof.rq").read_text("utf-8")
LEFT_AFTER = timedelta(days=1)
"""No check lasts so long: what is older was left by a process that died."""


class Remote:
    """An external SPARQL 1.1 store; may be used by several threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._swept = False
        self._proven = False

    @contextmanager
    def opened(
        self,
        lasting: Sequence[Lasting],
        own: Sequence[Facts],
        predicates: Predicates | None = None,
    ) -> Iterator["Remote.Graphs"]:
        """Yield the graphs of these facts; raises StoreFailed. Own facts are removed afterwards."""
        line = Line(self._settings)
        try:
            self._sweep(line)
            graphs = [self._kept(line, part) for part in lasting]
            quads = [quad for part in own for quad in part.chosen(predicates)]
            if not quads:
                yield Remote.Graphs(line, graphs)
                return
            with self._passing(line, quads) as graph:
                yield Remote.Graphs(line, [*graphs, graph])
        finally:
            line.close()

    class Graphs:
        """Some graphs of the store that answer together."""

        def __init__(self, line: Line, graphs: Sequence[str]) -> None:
            self._line, self._graphs = line, graphs

        def select(self, sparql: str) -> Rows:
            """Return the rows; raises StoreFailed, or KnowledgeError for what is not a SELECT."""
            return self._line.select(sparql, self._graphs)

    def _kept(self, line: Line, part: Lasting) -> str:
        """Return the name of a graph with lasting facts, that is in the store and whole."""
        graph = BASE + part.name
        known = line.select(
            f"SELECT ?n WHERE {{ GRAPH <{REGISTER}> {{ <{graph}> {TRIPLES} ?n }}"
            f" GRAPH <{graph}> {{ ?s ?p ?o }} }} LIMIT 1"
        )
        if not list(known):
            triples = named(part.read(), graph)
            for portion in portions(triples):
                line.update(_insert(graph, portion))
            line.update(_insert(REGISTER, f"<{graph}> {TRIPLES} {len(triples)} ."))
        return graph

    @contextmanager
    def _passing(self, line: Line, quads: Sequence[ox.Quad]) -> Iterator[str]:
        """Yield the name of a new graph with these facts; it is gone afterwards."""
        self._prove(line)
        graph = PASSING + uuid.uuid4().hex
        try:
            self._load(line, graph, quads)
            yield graph
        except BaseException:
            with suppress(StoreFailed):  # what went wrong first is what must be told
                self._remove(line, graph)
            raise
        try:
            self._remove(line, graph)
        except StoreFailed:
            raise failures.left_behind(self._settings.update, graph) from None

    def _load(self, line: Line, graph: str, quads: Sequence[ox.Quad]) -> None:
        triples = named(quads, graph)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        entry = f'<{graph}> {CREATED} "{now}"^^<http://www.w3.org/2001/XMLSchema#dateTime> .'
        line.update(_insert(REGISTER, entry))
        for portion in portions(triples):
            line.update(_insert(graph, portion))
        counted = line.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", [graph])
        numbers = [one["n"] for one in counted]
        found = int(numbers[0].value) if numbers and isinstance(numbers[0], ox.Literal) else 0
        if not 0 < found <= len(triples):
            raise failures.not_kept_apart(self._settings.endpoint)

    @staticmethod
    def _remove(line: Line, graph: str) -> None:
        line.update(f"DROP SILENT GRAPH <{graph}>")
        line.update(f"DELETE WHERE {{ GRAPH <{REGISTER}> {{ <{graph}> {CREATED} ?when }} }}")

    def _prove(self, line: Line) -> None:
        """Ask what every SPARQL 1.1 store answers in one way, before it gets a document.

        A store that does this wrong would give other findings without a word: Virtuoso 7.2.5
        finds no ‘é’ with REGEX and calls true 1. Once in the life of this object.
        """
        if not self._proven:
            rows = [
                tuple(getattr(cell, "value", None) for cell in row) for row in line.select(PROOF)
            ]
            if rows != [("true", "één")]:
                raise failures.other_sparql(self._settings.endpoint)
            self._proven = True

    def _sweep(self, line: Line) -> None:
        """Remove what processes that died left behind; once in the life of this object."""
        if self._swept:
            return
        self._swept = True
        entries = line.select(
            f"SELECT ?graph ?when WHERE {{ GRAPH <{REGISTER}> {{ ?graph {CREATED} ?when }} }}"
        )
        for entry in entries:
            graph, when = entry["graph"], entry["when"]
            if isinstance(graph, ox.NamedNode) and graph.value.startswith(PASSING) and _old(when):
                self._remove(line, graph.value)


def _insert(graph: str, triples: str) -> str:
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples}\n}} }}"


def _old(when: object) -> bool:
    try:
        made = datetime.fromisoformat(when.value) if isinstance(when, ox.Literal) else None
    except ValueError:
        return False
    return bool(made and made.tzinfo and datetime.now(UTC) - made > LEFT_AFTER)
