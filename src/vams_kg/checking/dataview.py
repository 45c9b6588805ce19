"""The data of one check as the compiled engine sees it: indexed, and in a store when needed.

Most rules find nothing in a good document, and for most of those a look at the index shows it. Only
the queries that can find something run, and only the triples that they can match go into a store.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, reduce
from typing import NamedTuple

import pyoxigraph as ox

from vams_kg.checking.compiler.nodesets import (
    AllIfAny,
    Both,
    Chained,
    Either,
    Fixed,
    Linked,
    NodeSet,
    Outside,
)
from vams_kg.graph import Facts, Links, Term


class Nodes(NamedTuple):
    """A set of nodes, or with `outside` all nodes but these."""

    terms: frozenset[Term] | set[Term]
    outside: bool = False

    @property
    def empty(self) -> bool:
        """True when there is surely no node."""
        return not (self.outside or self.terms)


NONE = Nodes(frozenset())
ALL = Nodes(frozenset(), True)


def _both(one: Nodes, two: Nodes) -> Nodes:
    """Return the nodes that are in both sets."""
    if one.outside:
        return Nodes(one.terms | two.terms, True) if two.outside else Nodes(two.terms - one.terms)
    return Nodes(one.terms - two.terms if two.outside else one.terms & two.terms)


def _either(one: Nodes, two: Nodes) -> Nodes:
    """Return the nodes that are in one of the sets."""
    if one.outside or two.outside:
        return _swapped(_both(_swapped(one), _swapped(two)))
    return Nodes(one.terms | two.terms)


def _swapped(nodes: Nodes) -> Nodes:
    """Return all nodes that are not in the set."""
    return Nodes(nodes.terms, not nodes.outside)


@dataclass(frozen=True)
class DataView:
    """The indexed parts of the data together, with what is known of sets of nodes in it."""

    parts: tuple[Facts, ...]
    _known: dict[NodeSet, Nodes] = field(default_factory=dict)

    @cached_property
    def _predicates(self) -> frozenset[ox.NamedNode | None]:
        """The predicates of the data, and None for any."""
        return frozenset([None]).union(*(part.links for part in self.parts))

    def nodes(self, wanted: NodeSet) -> Nodes:
        """Return the nodes of a set; each set is worked out once."""
        found = self._known.get(wanted)
        if found is None:
            found = self._known[wanted] = self._worked_out(wanted)
        return found

    def _worked_out(self, wanted: NodeSet) -> Nodes:
        # isinstance and not match: this is done thousands of times for each document
        if isinstance(wanted, Linked):
            known = wanted.predicate in self._predicates
            return Nodes(self._linked(wanted, self.nodes(wanted.to))) if known else NONE
        if isinstance(wanted, Both):
            return self._all_of(wanted.of)
        if isinstance(wanted, Outside):
            return _swapped(self.nodes(wanted.of))
        if isinstance(wanted, Fixed):
            return Nodes(wanted.terms)
        if isinstance(wanted, Either):
            return reduce(_either, map(self.nodes, wanted.of), NONE)
        return self._chained(wanted) if isinstance(wanted, Chained) else self._any(wanted)

    def _any(self, wanted: AllIfAny) -> Nodes:
        return NONE if self.nodes(wanted.of).empty else ALL

    def _all_of(self, of: tuple[NodeSet, ...]) -> Nodes:
        found = ALL
        for part in of:
            found = _both(found, self.nodes(part))
            if found.empty:
                break
        return found

    def _linked(self, wanted: Linked | Chained, to: Nodes) -> set[Term]:
        """Return the nodes that one triple links to a set."""
        found: set[Term] = set()
        for part in () if to.empty else self.parts:
            predicates = part.links if wanted.predicate is None else (wanted.predicate,)
            for predicate in predicates:
                ends = part.ends(predicate, backward=wanted.backward)
                if not ends:
                    continue
                if to == ALL:
                    found.update(part.ends(predicate, backward=not wanted.backward))
                else:
                    for node in _shared(ends, to):
                        found.update(ends[node])
        return found

    def _chained(self, wanted: Chained) -> Nodes:
        found = self.nodes(wanted.to)
        while True:
            more = _either(found, Nodes(self._linked(wanted, found)))
            if more == found:
                return found
            found = more

    def quads(self, predicates: frozenset[ox.NamedNode] | None) -> Iterator[ox.Quad]:
        """Yield the triples with one of these predicates; None stands for all predicates."""
        for part in self.parts:
            yield from part.chosen(predicates)


def _shared(ends: Links, to: Nodes) -> Iterable[Term]:
    """Return the nodes of a set where links end; the smaller of the two is walked over."""
    if to.outside:
        return ends.keys() - to.terms
    if len(ends) < len(to.terms):
        return [node for node in ends if node in to.terms]
    return [node for node in to.terms if node in ends]
