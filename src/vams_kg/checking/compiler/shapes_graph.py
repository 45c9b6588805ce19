"""The shapes graph as the compiler reads it: lookups, lists, fresh variables, subclasses."""

from collections.abc import Iterator, Mapping
from itertools import count

import pyoxigraph as ox

from vams_kg.checking.compiler.compiled import ClassPattern
from vams_kg.checking.compiler.conditions import Member, Pattern
from vams_kg.checking.compiler.nodesets import fixed, linked
from vams_kg.graph import Facts, Node, Term
from vams_kg.vocabulary import RDF, SH

TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")


class ShapesGraph:
    """Shapes by node and local name of the SHACL term; all answers are sorted."""

    def __init__(self, facts: Facts, subclasses: Mapping[str, frozenset[str]]) -> None:
        self.facts = facts
        self._subclasses = subclasses
        self._by_node: dict[Node, dict[str, list[Term]]] = {}
        self._numbers = count(1)
        self.class_patterns: list[ClassPattern] = []
        """Class patterns with a list, made since the list was last emptied."""

    def objects(self, node: Node, local: str) -> list[Term]:
        """Return all objects of a SHACL term on a shape."""
        return self._terms(node).get(local, [])

    def used(self, node: Node) -> set[str]:
        """Return the local names of all SHACL terms on a node."""
        return set(self._terms(node))

    def _terms(self, node: Node) -> dict[str, list[Term]]:
        """Return the objects of a node by local name of the SHACL term; each node is read once."""
        found = self._by_node.get(node)
        if found is None:
            found = self._by_node[node] = {
                predicate.value.removeprefix(SH.base): sorted(values, key=str)
                for predicate, values in self.facts.predicates(node).items()
                if predicate.value.startswith(SH.base)
            }
        return found

    def nodes(self, node: Node, local: str) -> list[Node]:
        """Return all objects of a SHACL term that can be a shape or a path."""
        return [
            term
            for term in self.objects(node, local)
            if isinstance(term, ox.NamedNode | ox.BlankNode)
        ]

    def one(self, node: Node, local: str) -> Term | None:
        """Return the only object of a SHACL term, or None."""
        found = self.objects(node, local)
        return found[0] if found else None

    def value(self, node: Node, local: str) -> str | None:
        """Return the lexical value of the only literal of a SHACL term, or None."""
        found = self.one(node, local)
        return found.value if isinstance(found, ox.Literal) else None

    def flag(self, node: Node, local: str) -> bool:
        """Return whether a SHACL term has the value true."""
        return self.value(node, local) == "true"

    def members(self, head: Term) -> list[Term]:
        """Return the members of a list."""
        return list(self.facts.members(head))

    def lists(self, node: Node, local: str) -> Iterator[list[Node]]:
        """Yield the lists of shapes of sh:and, sh:or and sh:xone."""
        for head in self.objects(node, local):
            yield [
                term for term in self.members(head) if isinstance(term, ox.NamedNode | ox.BlankNode)
            ]

    def rules(self) -> list[ox.NamedNode]:
        """Return all shapes that have a target, sorted by IRI."""
        found = {subject for local in TARGETS for subject, _ in self.facts.pairs(SH.node(local))}
        return sorted((node for node in found if isinstance(node, ox.NamedNode)), key=str)

    def fresh(self) -> str:
        """Return a new variable; queries of rules may not use names with an underscore first."""
        return f"?_{next(self._numbers)}"

    def has_class(self, subject: str, cls: ox.NamedNode) -> Pattern:
        """Return the pattern that the subject is of the class or of one of its subclasses."""
        closed = self._subclasses.get(cls.value, frozenset()) | {cls.value}
        classes = tuple(ox.NamedNode(iri) for iri in sorted(closed))
        member = Member(subject, linked(RDF.type, fixed(frozenset(classes)), False))
        if len(classes) == 1:
            return Pattern(f"{subject} a {cls}", (member,))
        kind = self.fresh()
        text = f"VALUES {kind} {{ {' '.join(map(str, classes))} }} {subject} a {kind}"
        self.class_patterns.append(ClassPattern(text, subject, cls, classes))
        return Pattern(text, (member,))
