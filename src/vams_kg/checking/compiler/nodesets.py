"""Sets of nodes as small expressions, for saying which nodes a query can be about at most.

An expression is made when a rule is compiled and worked out for each document. Equal expressions
are one object, so that rules which ask the same share the work. `outside` swaps a set with all
other nodes; the set of all nodes is everything outside the empty set.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from vams_kg.graph import Term


@dataclass(frozen=True, slots=True, eq=False)
class Fixed:
    """The given terms."""

    terms: frozenset[Term]


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """All nodes with a triple of this predicate to a node in `to`; backward: from one in it.

    None stands for any predicate.
    """

    predicate: ox.NamedNode | None
    to: "NodeSet"
    backward: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Chained:
    """All nodes from which zero or more triples of this predicate lead to a node in `to`."""

    predicate: ox.NamedNode | None
    to: "NodeSet"
    backward: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Both:
    """The nodes that are in all sets."""

    of: tuple["NodeSet", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Either:
    """The nodes that are in some set."""

    of: tuple["NodeSet", ...]


@dataclass(frozen=True, slots=True, eq=False)
class Outside:
    """All nodes that are not in a set."""

    of: "NodeSet"


@dataclass(frozen=True, slots=True, eq=False)
class AllIfAny:
    """All nodes when there is a node in a set, else none."""

    of: "NodeSet"


NodeSet = Fixed | Linked | Chained | Both | Either | Outside | AllIfAny

NOTHING = Fixed(frozenset())
EVERYTHING = Outside(NOTHING)

_ONE_OBJECT = lru_cache(maxsize=1 << 16)
"""Gives the same object for the same arguments; forgetting one only costs double work."""


@_ONE_OBJECT
def fixed(terms: frozenset[Term]) -> NodeSet:
    """Return the set of these terms."""
    return Fixed(terms) if terms else NOTHING


@_ONE_OBJECT
def linked(predicate: ox.NamedNode | None, to: NodeSet, backward: bool) -> NodeSet:
    """Return the nodes with a link to (or from) a set."""
    return NOTHING if to is NOTHING else Linked(predicate, to, backward)


@_ONE_OBJECT
def chained(predicate: ox.NamedNode | None, to: NodeSet, backward: bool) -> NodeSet:
    """Return the nodes with a chain of links to (or from) a set, and the set itself."""
    return to if to in (NOTHING, EVERYTHING) else Chained(predicate, to, backward)


@_ONE_OBJECT
def outside(of: NodeSet) -> NodeSet:
    """Return all nodes that are not in a set."""
    if of is NOTHING:
        return EVERYTHING
    return of.of if isinstance(of, Outside) else Outside(of)


@_ONE_OBJECT
def all_if_any(of: NodeSet) -> NodeSet:
    """Return everything when there is a node in a set, else nothing."""
    return of if of in (NOTHING, EVERYTHING) else AllIfAny(of)


def both(parts: Iterable[NodeSet]) -> NodeSet:
    """Return the nodes that are in all sets; of none it is everything."""
    return _both(tuple(dict.fromkeys(part for part in parts if part is not EVERYTHING)))


@_ONE_OBJECT
def _both(parts: tuple[NodeSet, ...]) -> NodeSet:
    if not parts:
        return EVERYTHING
    if NOTHING in parts:
        return NOTHING
    return parts[0] if len(parts) == 1 else Both(parts)


def either(parts: Iterable[NodeSet]) -> NodeSet:
    """Return the nodes that are in some set; of none it is nothing."""
    return _either(tuple(dict.fromkeys(part for part in parts if part is not NOTHING)))


@_ONE_OBJECT
def _either(parts: tuple[NodeSet, ...]) -> NodeSet:
    if not parts:
        return NOTHING
    if EVERYTHING in parts:
        return EVERYTHING
    return parts[0] if len(parts) == 1 else Either(parts)


# -- ways: property paths


@dataclass(frozen=True, slots=True)
class Hop:
    """One predicate, or with None any predicate."""

    predicate: ox.NamedNode | None
    backward: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One way after the other."""

    of: tuple["Way", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some ways."""

    of: tuple["Way", ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The same hop zero or more times."""

    of: Hop


Way = Hop | Row | Choice | Chain


def turned(way: Way) -> Way:
    """Return the way from its end to its start."""
    match way:
        case Hop(predicate, backward):
            return Hop(predicate, not backward)
        case Row(of):
            return Row(tuple(turned(part) for part in reversed(of)))
        case Choice(of):
            return Choice(tuple(turned(part) for part in of))
        case Chain(Hop(predicate, backward)):
            return Chain(Hop(predicate, not backward))


def may_be_empty(way: Way) -> bool:
    """Return whether the way can lead from a node to itself without any triple."""
    match way:
        case Hop():
            return False
        case Row(of):
            return all(map(may_be_empty, of))
        case Choice(of):
            return any(map(may_be_empty, of))
    return True


def before(way: Way, end: NodeSet) -> NodeSet:
    """Return all nodes from which the way leads to a node in a set."""
    match way:
        case Hop(predicate, backward):
            return linked(predicate, end, backward)
        case Row(of):
            for part in reversed(of):
                end = before(part, end)
            return end
        case Choice(of):
            return either(before(part, end) for part in of)
        case Chain(Hop(predicate, backward)):
            return chained(predicate, end, backward)
