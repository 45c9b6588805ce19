"""All engines on the packaged rules: each sees the same documents and gives a set of results.

Every rule is asked of every document, whatever its regime and practice models. The other engines
get the facts of a check (`Rulebook.data`) and the class hierarchy as triples, and follow the
hierarchy themselves; the compiled queries hold it already.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from unittest.mock import patch

import pyoxigraph as ox
import pyshacl
import rdflib
import shifty
from rdflib.plugins.sparql import processor

from cases import header
from engines.harness import Difference, Key, keys, names_written_out, turtle
from engines.topbraid import validate as topbraid
from vams_kg import documents
from vams_kg.checking.checker import DOCUMENT
from vams_kg.checking.compiler import CompiledShape
from vams_kg.checking.engines import name_parts, read_report, to_ntriples
from vams_kg.graph import Facts
from vams_kg.model import Dossier
from vams_kg.vocabulary import RDFS, SH, VAMS, XSD
from vams_kg.workbench import Workbench

Rules = frozenset[str]


class Panel:
    """The compiled rules beside three other engines on one rulebook, each prepared once."""

    def __init__(
        self,
        bench: Workbench,
        *,
        compiled: Sequence[CompiledShape] | None = None,
        shapes: Iterable[ox.Quad] | None = None,
    ) -> None:
        """Prepare a panel; `compiled` or `shapes` plant an error in one side."""
        self.bench = bench
        self.rules = tuple(bench.checker.compiled if compiled is None else compiled)
        self.shapes = tuple(bench.rulebook.shapes.quads if shapes is None else shapes)

    def read(self, path: Path) -> Dossier:
        """Return the dossier of a document, judged on the date in its `#+` header if any."""
        dossier = self.dossier(path.read_bytes(), path.name)
        day = header(path).get("datum") if path.read_text("utf-8").startswith("#+") else None
        if day is None:
            return dossier
        date = ox.Literal(str(day), datatype=XSD.date)
        return dossier.with_facts(ox.Quad(ox.NamedNode(dossier.document), VAMS.peildatum, date))

    def dossier(self, data: bytes, name: str) -> Dossier:
        return documents.read(data, name, self.bench.knowledge)

    def differences(
        self, engine: str, dossiers: Sequence[Dossier], rules: Rules | None = None
    ) -> list[Difference]:
        """Return how an engine differs that sees all documents together; none when it agrees.

        Ours asks document rules of the documents one by one: no such rule may look further.
        """
        known = self.bench.rulebook.rules
        alone = frozenset(iri for iri, rule in known.items() if rule.bereik == DOCUMENT)
        asked = frozenset(known) if rules is None else rules
        ours = self.compiled(dossiers, asked - alone)
        for dossier in dossiers:
            ours |= self.compiled([dossier], asked & alone)
        theirs = getattr(self, f"by_{engine}")(dossiers, rules)
        if theirs == ours:
            return []
        return [Difference(engine, tuple(sorted(theirs - ours)), tuple(sorted(ours - theirs)))]

    def compiled(self, dossiers: Sequence[Dossier], rules: Rules | None = None) -> set[Key]:
        """Return what our own engine finds in all documents together."""
        wanted = [rule for rule in self.rules if rules is None or rule.shape in rules]
        checker = self.bench.checker
        return keys(checker._run(wanted, checker._view(*dossiers), "compiled"))

    def by_shifty(self, dossiers: Sequence[Dossier], rules: Rules | None = None) -> set[Key]:
        """Return what shifty finds."""
        validator, parts = self._shifty
        data = to_ntriples([*self._known, *(q for dossier in dossiers for q in dossier.quads)])
        _, report, _ = validator.validate(
            data, graph_mode="data", infer=False, on_unsupported="error"
        )
        found = keys(read_report(turtle(report.serialize(format="nt")), parts))
        return {key for key in found if rules is None or key[0] in rules}

    def by_pyshacl(self, dossiers: Sequence[Dossier], rules: Rules | None = None) -> set[Key]:
        """Return what pySHACL finds with the shapes of these rules only."""
        shapes = self._pyshacl_shapes(rules)
        data = _graph(q for dossier in dossiers for q in dossier.quads)
        with _added(self._pyshacl_data, data), queries_translated_once():
            _, report, _ = pyshacl.validate(
                self._pyshacl_data, shacl_graph=shapes, inference="none", inplace=True
            )
        assert isinstance(report, rdflib.Graph), report
        return keys(read_report(turtle(report.serialize(format="nt")), self._named[1]))

    def by_topbraid(self, dossiers: Sequence[Dossier], rules: Rules | None = None) -> set[Key]:
        """Return what TopBraid finds in one run of Java."""
        named, parts = self._named
        wanted = named if rules is None else shapes_of(self._facts, rules)
        data = [*self._known, *(q for dossier in dossiers for q in dossier.quads)]
        return keys(read_report(topbraid(to_ntriples(data), to_ntriples(wanted)), parts))

    @cached_property
    def _known(self) -> list[ox.Quad]:
        """What the other engines know beside the documents."""
        hierarchy = (
            ox.Quad(sub, RDFS.subClassOf, cls)
            for sub, cls in self.bench.rulebook.ontology.pairs(RDFS.subClassOf)
            if isinstance(sub, ox.NamedNode) and isinstance(cls, ox.NamedNode)
        )
        return list(dict.fromkeys([*self.bench.rulebook.data, *hierarchy]))

    @cached_property
    def _named(self) -> tuple[list[ox.Quad], dict[str, str]]:
        return name_parts(self.shapes)

    @cached_property
    def _facts(self) -> Facts:
        return Facts(self._named[0])

    @cached_property
    def _shifty(self) -> tuple[shifty.PreparedValidator, dict[str, str]]:
        named, parts = name_parts(names_written_out(self.shapes))
        validator = shifty.PreparedValidator(to_ntriples(named))
        assert not validator.diagnostics, validator.diagnostics
        return validator, parts

    @cached_property
    def _pyshacl_data(self) -> rdflib.Graph:
        return _graph(self._known)

    @lru_cache(maxsize=8)  # noqa: B019 - a panel lives as long as the tests
    def _pyshacl_shapes(self, rules: Rules | None) -> rdflib.Graph:
        return _graph(self._named[0] if rules is None else shapes_of(self._facts, rules))


def shapes_of(shapes: Facts, rules: Iterable[str]) -> list[ox.Quad]:
    """Return the triples of some rules: with all that is inside them and their prefixes."""
    todo: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(rule) for rule in rules]
    found: dict[ox.Quad, None] = {}
    while todo:
        node = todo.pop()
        for predicate, objects in shapes.predicates(node).items():
            for obj in objects:
                quad = ox.Quad(node, predicate, obj)
                inside = isinstance(obj, ox.BlankNode) or predicate.value.startswith(SH.base)
                if quad not in found and inside and not isinstance(obj, ox.Literal | ox.Triple):
                    todo.append(obj)
                found[quad] = None
    return list(found)


def _graph(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    return rdflib.Graph().parse(data=to_ntriples(quads), format="nt")


@contextmanager
def _added(graph: rdflib.Graph, more: rdflib.Graph) -> Iterator[None]:
    """Add triples for a while: converting the known facts for every document takes too long."""
    for triple in more:
        graph.add(triple)
    try:
        yield
    finally:
        for triple in more:
            graph.remove(triple)


@lru_cache(maxsize=1024)
def _translated(text: str, base: str | None, names: tuple[tuple[str, str], ...]) -> object:
    return TRANSLATE(PARSE(text), base, dict(names))


PARSE, TRANSLATE = processor.parseQuery, processor.translateQuery


@contextmanager
def queries_translated_once() -> Iterator[None]:
    """Let rdflib keep the algebra of a query; pySHACL gives it the same text for every focus.

    Only that: rdflib evaluates as always. A run with all shapes takes a quarter of the time.
    """

    def translate(text: str, base: str | None, names: dict[str, str] | None) -> object:
        return _translated(text, base, tuple(sorted((names or {}).items())))

    with ExitStack() as stack:
        stack.enter_context(patch.object(processor, "parseQuery", str))
        stack.enter_context(patch.object(processor, "translateQuery", translate))
        yield
