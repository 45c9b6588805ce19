"""The data of one check as the compiled engine sees it: indexed, and in a store when needed.

Most rules find nothing in a good document, and for most of those a look at the index shows it. Only
the queries that can find something run, and only the triples that they can match go into a store.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from vams_kg.checking.compiler.nodesets import (
    AllIfAny,
    Both,
    Either,
    Fixed,
    Linked,
    NodeSet,
    Outside,
)
from vams_kg.graph import Term

Ends = dict[Term, list[Term]]


@dataclass(frozen=True, slots=True)
class Nodes:
    """A set of nodes, or with `outside` all nodes but these."""

    terms: frozenset[Term] | set[Term]
    outside: bool = False

    @property
    def empty(self) -> bool:
        """True when there is surely no node."""
        return not (self.outside or self.terms)

    def both(self, other: "Nodes") -> "Nodes":
        """Return the nodes that are in both sets."""
        if self.outside and other.outside:
            return Nodes(self.terms | other.terms, True)
        if self.outside:
            return Nodes(other.terms - self.terms)
        return Nodes(self.terms - other.terms if other.outside else self.terms & other.terms)

    def swapped(self) -> "Nodes":
        """Return all nodes that are not in the set."""
        return Nodes(self.terms, not self.outside)

    def either(self, other: "Nodes") -> "Nodes":
        """Return the nodes that are in one of the sets."""
        return self.swapped().both(other.swapped()).swapped()


class Index:
    """Triples by predicate, and the ends of their links by the node at the other end."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.quads: dict[ox.NamedNode, list[ox.Quad]] = defaultdict(list)
        for quad in quads:
            self.quads[quad.predicate].append(quad)
        self._ends: dict[tuple[ox.NamedNode, bool], Ends] = {}

    def ends(self, predicate: ox.NamedNode, *, backward: bool) -> Ends:
        """Return the subjects of a predicate by object; backward: the objects by subject."""
        found = self._ends.get((predicate, backward))
        if found is None:
            found = self._ends[predicate, backward] = {}
            for quad in self.quads.get(predicate, ()):
                here, there = quad.subject, quad.object
                if backward:
                    found.setdefault(here, []).append(there)
                else:
                    found.setdefault(there, []).append(here)
        return found


@dataclass(frozen=True)
class DataView:
    """The indexed parts of the data together, with what is known of sets of nodes in it."""

    parts: tuple[Index, ...]
    _known: dict[NodeSet, Nodes] = field(default_factory=dict)

    def nodes(self, wanted: NodeSet) -> Nodes:
        """Return the nodes of a set; each set is worked out once."""
        found = self._known.get(wanted)
        if found is None:
            found = self._known[wanted] = self._worked_out(wanted)
        return found

    def _worked_out(self, wanted: NodeSet) -> Nodes:
        match wanted:
            case Linked(predicate, to, backward):
                return Nodes(self._linked(predicate, self.nodes(to), backward=backward))
            case Fixed(terms):
                return Nodes(terms)
            case Outside(of):
                return self.nodes(of).swapped()
            case AllIfAny(of):
                return Nodes(frozenset(), outside=not self.nodes(of).empty)
            case Both(of):
                return self._both(of)
            case Either(of):
                found = Nodes(frozenset())
                for part in of:
                    found = found.either(self.nodes(part))
                return found

    def _both(self, of: tuple[NodeSet, ...]) -> Nodes:
        found = Nodes(frozenset(), True)
        for part in of:
            found = found.both(self.nodes(part))
            if found.empty:
                break
        return found

    def _linked(self, predicate: ox.NamedNode, to: Nodes, *, backward: bool) -> set[Term]:
        found: set[Term] = set()
        for part in self.parts:
            if predicate not in part.quads:
                continue
            if to.outside and not to.terms:
                found.update(part.ends(predicate, backward=not backward))
                continue
            ends = part.ends(predicate, backward=backward)
            for node in _shared(ends, to):
                found.update(ends[node])
        return found

    def quads(self, predicates: frozenset[ox.NamedNode] | None) -> Iterator[ox.Quad]:
        """Yield the triples with one of these predicates; None stands for all predicates."""
        for part in self.parts:
            for predicate in part.quads if predicates is None else predicates & part.quads.keys():
                yield from part.quads[predicate]


def _shared(ends: Ends, to: Nodes) -> Iterable[Term]:
    """Return the nodes of a set where links end; the smaller of the two is walked over."""
    if to.outside:
        return ends.keys() - to.terms
    if len(ends) < len(to.terms):
        return [node for node in ends if node in to.terms]
    return [node for node in to.terms if node in ends]
