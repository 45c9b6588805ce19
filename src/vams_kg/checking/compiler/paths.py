"""Property paths: from SHACL's RDF form to SPARQL text."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from vams_kg.checking.compiler.conditions import Link, Pattern
from vams_kg.checking.compiler.nodesets import Choice, Hop, NodeSet, Row, Way, fixed, turned
from vams_kg.checking.compiler.shapes_graph import ShapesGraph
from vams_kg.graph import Node, Term
from vams_kg.vocabulary import RDF, XSD

MODIFIERS = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


@dataclass(frozen=True, slots=True)
class Path:
    """A path as SPARQL text, and as a way when it repeats nothing."""

    text: str
    way: Way | None = None
    first: str | None = None
    may_be_empty: bool = False

    def between(self, subject: str, obj: str) -> Pattern:
        """Return the pattern that leads from subject to object, both variables."""
        return self._pattern(subject, obj, obj)

    def to_term(self, subject: str, term: Term) -> Pattern:
        """Return the pattern that leads from subject to a fixed term."""
        return self._pattern(subject, str(term), exactly([term]))

    def _pattern(self, subject: str, obj: str, end: str | NodeSet | None) -> Pattern:
        text = f"{subject} {self.text} {obj}"
        if self.way is None or end is None:
            return Pattern(text)
        return Pattern(text, (Link(subject, self.way, end),))


def exactly(terms: Sequence[Term]) -> NodeSet | None:
    """Return the set of these terms, or None when the store may write one of them otherwise."""
    return fixed(frozenset(terms)) if all(map(_as_written, terms)) else None


def _as_written(term: Term) -> bool:
    if isinstance(term, ox.Literal):
        return term.language is None and term.datatype == XSD.string
    return isinstance(term, ox.NamedNode)


def predicate(iri: ox.NamedNode) -> Path:
    """Return the path of one predicate."""
    return Path(str(iri), Hop(iri), iri.value)


def read_path(graph: ShapesGraph, node: Node) -> Path:
    """Return the path that a node describes; the gate has seen that it is well formed."""
    if isinstance(node, ox.NamedNode):
        return predicate(node)
    for inverse in graph.nodes(node, "inversePath"):
        inner = read_path(graph, inverse)
        way = inner.way and turned(inner.way)
        return Path(f"^{_grouped(inner)}", way, None, inner.may_be_empty)
    for local, sign in MODIFIERS.items():
        for step in graph.nodes(node, local):
            return _repeated(read_path(graph, step), sign)
    for head in graph.nodes(node, "alternativePath"):
        return _alternative([read_path(graph, step) for step in _steps(graph, head)])
    return _sequence([read_path(graph, step) for step in _steps(graph, node)])


def _steps(graph: ShapesGraph, head: Node) -> list[Node]:
    return [step for step in graph.members(head) if isinstance(step, ox.NamedNode | ox.BlankNode)]


def _grouped(path: Path) -> str:
    single = path.text.startswith("<") and path.text.endswith(">") and path.text.count("<") == 1
    return path.text if single else f"({path.text})"


def _repeated(inner: Path, sign: str) -> Path:
    return Path(f"{_grouped(inner)}{sign}", may_be_empty=sign != "+" or inner.may_be_empty)


def _alternative(steps: list[Path]) -> Path:
    text = "|".join(map(_grouped, steps))
    ways = _ways(steps)
    may_be_empty = any(step.may_be_empty for step in steps)
    return Path(text, Choice(ways) if ways else None, None, may_be_empty)


def _sequence(steps: list[Path]) -> Path:
    text = "/".join(map(_grouped, steps))
    ways = _ways(steps)
    may_be_empty = all(step.may_be_empty for step in steps)
    return Path(text, Row(ways) if ways else None, steps[0].first, may_be_empty)


def _ways(steps: list[Path]) -> tuple[Way, ...]:
    """Return the ways of all steps, or none when one of them has no way."""
    ways = tuple(step.way for step in steps if step.way is not None)
    return ways if len(ways) == len(steps) else ()


def is_list(graph: ShapesGraph, node: Node) -> bool:
    """Return whether a node is an RDF list (a sequence path)."""
    return node == RDF.nil or graph.facts.one(node, RDF.first) is not None
