"""Defined classes of the ontology: OWL axioms as small trees that the document reader can ask.

A reader types the items of a document by these axioms alone (`owl:equivalentClass` with
intersections, unions and existential restrictions), so that a rule can target a defined class.
Deeper reasoning is the work of a description logic reasoner, in `reasoning`.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from vams_kg.errors import KnowledgeError
from vams_kg.graph import Facts, Term
from vams_kg.vocabulary import OWL


@dataclass(frozen=True, slots=True)
class IsA:
    """The node has this class, or a subclass of it."""

    klasse: str


@dataclass(frozen=True, slots=True)
class HasValue:
    """The node has this value (an IRI, or the text of a literal) for the property."""

    eigenschap: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Some:
    """The node has a value for the property of which the condition holds."""

    eigenschap: str
    voorwaarde: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    """Every one of the conditions holds (an intersection)."""

    delen: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of the conditions holds (a union)."""

    delen: tuple["Condition", ...]


Condition = IsA | HasValue | Some | All | Any


@dataclass(frozen=True, slots=True)
class DefinedClass:
    """A class whose members are exactly the members of `basis` for which the condition holds."""

    iri: str
    basis: str
    voorwaarde: Condition


def read_defined_classes(facts: Facts, items: Collection[str]) -> tuple[DefinedClass, ...]:
    """Return the defined classes of document items, in the order of the files.

    `items` are the classes a reader gives to items; a class defined on another base (a case, say)
    is the work of a reasoner and left out. Raises KnowledgeError for an axiom on an item class that
    uses a constructor other than the ones above.
    """
    return tuple(
        _defined(facts, subject, axiom, base)
        for subject, axiom in facts.pairs(OWL.equivalentClass)
        if isinstance(subject, ox.NamedNode) and isinstance(axiom, ox.BlankNode)
        for base in _bases(facts, axiom)[:1]
        if base in items
    )


def _bases(facts: Facts, axiom: ox.BlankNode) -> list[str]:
    members = facts.members(facts.one(axiom, OWL.intersectionOf))
    return [member.value for member in members if isinstance(member, ox.NamedNode)]


def _defined(facts: Facts, subject: ox.NamedNode, axiom: ox.BlankNode, base: str) -> DefinedClass:
    members = facts.one(axiom, OWL.intersectionOf)
    parts = tuple(_parts(facts, members, subject.value)) if members is not None else ()
    rest = tuple(part for part in parts if part != IsA(base))
    return DefinedClass(subject.value, base, All(rest))


def _condition(facts: Facts, node: Term, name: str) -> Condition:
    if isinstance(node, ox.NamedNode):
        return IsA(node.value)
    if not isinstance(node, ox.BlankNode):
        raise KnowledgeError(f"{name}: {node} is no class expression")
    members = facts.one(node, OWL.intersectionOf)
    if members is not None:
        return All(tuple(_parts(facts, members, name)))
    members = facts.one(node, OWL.unionOf)
    if members is not None:
        return Any(tuple(_parts(facts, members, name)))
    return _restriction(facts, node, name)


def _parts(facts: Facts, head: Term, name: str) -> Iterator[Condition]:
    for member in facts.members(head):
        yield _condition(facts, member, name)


def _restriction(facts: Facts, node: ox.BlankNode, name: str) -> Condition:
    eigenschap = facts.iri(node, OWL.onProperty)
    if eigenschap is None:
        raise KnowledgeError(f"{name}: a restriction needs owl:onProperty with an IRI")
    value = facts.one(node, OWL.hasValue)
    if isinstance(value, ox.NamedNode | ox.Literal):
        return HasValue(eigenschap, value.value)
    filler = facts.one(node, OWL.someValuesFrom)
    if filler is None:
        raise KnowledgeError(
            f"{name}: only owl:hasValue and owl:someValuesFrom are read in a restriction"
        )
    return Some(eigenschap, _condition(facts, filler, name))
