"""The engines: our compiled queries on pyoxigraph, and pySHACL for who wants a second opinion.

Both give the same results. The only module that imports pySHACL, and only when it is asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from vams_kg.checking.compiler import ClassPattern, CompiledQuery, CompiledShape
from vams_kg.checking.compiler.nodesets import fixed, linked
from vams_kg.checking.dataview import DataView
from vams_kg.errors import KnowledgeError
from vams_kg.graph import Facts, Node, Term
from vams_kg.stores import EMBEDDED, Answering, Predicates
from vams_kg.vocabulary import RDF, SH


@dataclass(frozen=True, slots=True)
class RawResult:
    """One violation as an engine gives it: the rule, the focus node and the value, if any."""

    rule: str
    focus: str
    value: str | None = None
    value_is_iri: bool = False
    first_predicate: str | None = None
    bindings: Mapping[str, str] = field(default_factory=dict)
    """Text of the further variables of a SPARQL rule, by name."""
    norms: tuple[str, ...] = ()
    """Norms this result rests on beside those of its rule."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes results the same between engines: rule, focus and value."""
        return self.rule, self.focus, "" if self.value is None else self.value


def distinct(results: Iterable[RawResult]) -> list[RawResult]:
    """Return results sorted, each (rule, focus, value) once: the same for every order of rows."""
    ordered = sorted(results, key=lambda r: (r.key, sorted(r.bindings.items())))
    return list({result.key: result for result in reversed(ordered)}.values())[::-1]


Opened = Callable[[Predicates | None], AbstractContextManager[Answering]]
"""Opens a store with the data of a check, of which only these predicates can matter."""


def run_compiled(
    compiled: Sequence[CompiledShape],
    data: DataView | Iterable[ox.Quad],
    opened: Opened | None = None,
) -> list[RawResult]:
    """Return all violations in the data of rules compiled by `compile_shapes`.

    `opened` gives the store that answers, with the same data; by default one in this process.
    """
    view = data if isinstance(data, DataView) else DataView((Facts(data),))
    wanted = [
        (shape.shape, query)
        for shape in compiled
        for query in shape.queries
        if query.foci is None or not view.nodes(query.foci).empty
    ]
    if not wanted:
        return []
    narrowed = _Narrowed(view)
    with (opened or _embedded(view))(_predicates([query for _, query in wanted])) as store:
        return distinct(
            result for rule, query in wanted for result in _run(rule, query, narrowed, store)
        )


def _embedded(view: DataView) -> Opened:
    return lambda predicates: EMBEDDED.opened((), view.parts, predicates)


def _predicates(queries: Iterable[CompiledQuery]) -> Predicates | None:
    """Return the predicates of all triples that can matter to the queries; None when any can."""
    asked = [query.predicates for query in queries]
    return None if None in asked else frozenset().union(*(part for part in asked if part))


class _Narrowed:
    """The queries of a check, made shorter by what is known of the data.

    That changes no answer: a subclass without members of its own adds none.
    """

    def __init__(self, view: DataView) -> None:
        self.view = view
        self._narrowed: dict[tuple[ox.NamedNode, ...], tuple[ox.NamedNode, ...]] = {}

    def text(self, query: CompiledQuery) -> str:
        """Return the SPARQL of a query with its lists of classes as short as the data allows."""
        sparql = query.sparql
        for part in query.class_patterns:
            narrowed = self._narrowed.get(part.classes)
            if narrowed is None:
                narrowed = self._narrowed[part.classes] = self._narrow(part)
            sparql = sparql.replace(part.text, part.narrowed(narrowed))
        return sparql

    def _narrow(self, part: ClassPattern) -> tuple[ox.NamedNode, ...]:
        """Return the classes that together have all members, without those the root covers."""
        root = self._members(part.root)
        others = (
            cls for cls in part.classes if cls != part.root and not self._members(cls) <= root
        )
        return (*((part.root,) if root else ()), *others)

    def _members(self, cls: ox.NamedNode) -> frozenset[Term] | set[Term]:
        return self.view.nodes(linked(RDF.type, fixed(frozenset([cls])), False)).terms


def _run(
    rule: str, query: CompiledQuery, known: _Narrowed, store: Answering
) -> Iterator[RawResult]:
    rows = store.select(known.text(query))
    names = set(rows.names)
    for solution in rows:
        value = solution["value"] if "value" in names else None
        if value is None and query.has_value:
            value = solution["this"]
        path = solution["path"] if "path" in names else None
        yield RawResult(
            rule,
            _text(solution["this"]),
            None if value is None else _text(value),
            isinstance(value, ox.NamedNode),
            path.value if isinstance(path, ox.NamedNode) else query.first_predicate,
            _bindings(query, solution),
        )


def _bindings(query: CompiledQuery, solution: ox.QuerySolution) -> dict[str, str]:
    found = ((name, solution[name]) for name in query.variables)
    return {name: term.value for name, term in found if isinstance(term, ox.NamedNode | ox.Literal)}


def _text(term: Term | None) -> str:
    """Return an IRI as it is, anything else as in N-Triples."""
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def run_pyshacl(shapes: Iterable[ox.Quad], data: Iterable[ox.Quad]) -> list[RawResult]:
    """Return all violations according to pySHACL; the data must hold the class hierarchy too.

    Needs the extra `pyshacl`. Results of a nested property shape count as results of its rule;
    variables of SPARQL rules are not in pySHACL's report, so there are no bindings.
    """
    import pyshacl  # noqa: PLC0415 - heavy and optional: loaded only when this engine is chosen
    import rdflib  # noqa: PLC0415

    named, rules = name_parts(shapes)
    graphs = [rdflib.Graph().parse(data=to_ntriples(quads), format="nt") for quads in (data, named)]
    _, report, _ = pyshacl.validate(graphs[0], shacl_graph=graphs[1], inference="none")
    if not isinstance(report, rdflib.Graph):
        raise KnowledgeError(f"pySHACL refuses these shapes: {report}")
    return read_report(
        ox.parse(report.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES), rules
    )


def to_ntriples(quads: Iterable[ox.Quad]) -> bytes:
    """Return triples as N-Triples."""
    return ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""


def name_parts(shapes: Iterable[ox.Quad]) -> tuple[list[ox.Quad], dict[str, str]]:
    """Return shapes whose nested property shapes have an IRI, and the rule of every such IRI.

    Engines report a result at the nested shape; an IRI survives the way through their report.
    """
    quads = list(shapes)
    from vams_kg.checking.compiler.shapes_graph import ShapesGraph  # noqa: PLC0415 - only here

    graph = ShapesGraph(Facts(quads), {})
    names: dict[Node, ox.NamedNode] = {}
    rules: dict[str, str] = {}
    for rule in graph.rules():
        todo: list[Node] = [rule]
        while todo:
            part = todo.pop()
            fresh = ox.NamedNode(f"urn:vams:deel:{len(names)}")
            named = names[part] = part if isinstance(part, ox.NamedNode) else fresh
            rules[named.value] = rule.value
            todo.extend(graph.nodes(part, "property"))
    renamed = [
        ox.Quad(_named(q.subject, names), q.predicate, _named(q.object, names)) for q in quads
    ]
    return renamed, rules


def _named(term: Any, names: Mapping[Node, ox.NamedNode]) -> Any:
    """Return the new name of a node, any other term as it is."""
    return names.get(term, term)


def read_report(report: Iterable[ox.Quad], rules: Mapping[str, str]) -> list[RawResult]:
    """Return the results of a SHACL validation report; `rules` tells the rule of every shape."""
    stored = ox.Store()
    stored.bulk_extend(report)  # a store writes numbers in one way, as our own engine does
    facts = Facts(stored)
    return distinct(
        _reported(facts, result, rules)
        for _, result in facts.pairs(SH.node("result"))
        if isinstance(result, ox.NamedNode | ox.BlankNode)
    )


def _reported(facts: Facts, result: Node, rules: Mapping[str, str]) -> RawResult:
    shape = facts.iri(result, SH.node("sourceShape")) or ""
    value = facts.one(result, SH.node("value"))
    path = facts.one(result, SH.node("resultPath"))
    if isinstance(path, ox.BlankNode):
        path = facts.one(path, RDF.first)
    return RawResult(
        rules.get(shape, shape),
        _text(facts.one(result, SH.node("focusNode"))),
        None if value is None else _text(value),
        isinstance(value, ox.NamedNode),
        path.value if isinstance(path, ox.NamedNode) else None,
    )
