"""Property paths: from SHACL's RDF form to SPARQL text."""

from dataclasses import dataclass

import pyoxigraph as ox

from vams_kg.checking.compiler.compiled import Need
from vams_kg.checking.compiler.conditions import Pattern
from vams_kg.checking.compiler.shapes_graph import ShapesGraph
from vams_kg.graph import Node, Term
from vams_kg.vocabulary import RDF

MODIFIERS = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


@dataclass(frozen=True, slots=True)
class Path:
    """A path as SPARQL text, with the predicates without which it cannot match."""

    text: str
    required: tuple[str, ...] = ()
    first: str | None = None
    may_be_empty: bool = False

    def between(self, subject: str, obj: str) -> Pattern:
        """Return the pattern that leads from subject to object."""
        needs = tuple(Need(ox.NamedNode(iri)) for iri in self.required)
        return Pattern(f"{subject} {self.text} {obj}", needs)

    def to_term(self, subject: str, term: Term) -> Pattern:
        """Return the pattern that leads from subject to a fixed term."""
        if self.first is not None and self.text == f"<{self.first}>":
            need = Need(ox.NamedNode(self.first), (term,))
            return Pattern(f"{subject} {self.text} {term}", (need,))
        return self.between(subject, str(term))


def predicate(iri: ox.NamedNode) -> Path:
    """Return the path of one predicate."""
    return Path(str(iri), (iri.value,), iri.value)


def read_path(graph: ShapesGraph, node: Node) -> Path:
    """Return the path that a node describes; the gate has seen that it is well formed."""
    if isinstance(node, ox.NamedNode):
        return predicate(node)
    for inverse in graph.nodes(node, "inversePath"):
        inner = read_path(graph, inverse)
        return Path(f"^{_grouped(inner)}", inner.required, None, inner.may_be_empty)
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
    text = f"{_grouped(inner)}{sign}"
    if sign == "+":
        return Path(text, inner.required, None, inner.may_be_empty)
    return Path(text, may_be_empty=True)


def _alternative(steps: list[Path]) -> Path:
    text = "|".join(map(_grouped, steps))
    return Path(text, may_be_empty=any(step.may_be_empty for step in steps))


def _sequence(steps: list[Path]) -> Path:
    required = tuple(dict.fromkeys(iri for step in steps for iri in step.required))
    text = "/".join(map(_grouped, steps))
    return Path(text, required, steps[0].first, all(step.may_be_empty for step in steps))


def is_list(graph: ShapesGraph, node: Node) -> bool:
    """Return whether a node is an RDF list (a sequence path)."""
    return node == RDF.nil or graph.facts.one(node, RDF.first) is not None
