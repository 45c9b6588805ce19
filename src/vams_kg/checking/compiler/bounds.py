"""At most which nodes can satisfy a condition, and at least which do.

With this a query is skipped when no focus node can be in its answer. The whole model is a pair of
sets for a variable: in `lower` the condition surely holds, whatever the other variables are; out of
`upper` it surely does not. Negation swaps the two; what is not understood is (nothing, everything),
so that not understanding can never hide a violation.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vams_kg.checking.compiler.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Exists,
    Link,
    Member,
    Not,
    Pattern,
    Test,
)
from vams_kg.checking.compiler.nodesets import (
    EVERYTHING,
    NOTHING,
    NodeSet,
    all_if_any,
    before,
    both,
    either,
    outside,
    turned,
)

_VARIABLE = re.compile(r"[?$](\w+)")


class Bounds(NamedTuple):
    """The nodes for which a condition surely holds, and those for which it can hold."""

    lower: NodeSet
    upper: NodeSet


UNKNOWN = Bounds(NOTHING, EVERYTHING)
NAMES = frozenset[str]


def at_most(node: str, patterns: Iterable[Pattern], where: Condition) -> NodeSet | None:
    """Return a set that holds every `node` of a solution; None when that says nothing."""
    found = _bounds(node, Exists(tuple(patterns), where), frozenset()).upper
    return None if found is EVERYTHING else found


def _bounds(node: str, condition: Condition, known: NAMES) -> Bounds:
    """Return the bounds for one variable; `known` are the variables bound around the condition."""
    match condition:
        case Test(_, Member(variable, nodes)) if variable == node:
            return Bounds(nodes, nodes)
        case Not(of):
            lower, upper = _bounds(node, of, known)
            return Bounds(outside(upper), outside(lower))
        case AllOf(of):
            found = [_bounds(node, part, known) for part in of]
            return Bounds(both(b.lower for b in found), both(b.upper for b in found))
        case AnyOf(of):
            found = [_bounds(node, part, known) for part in of]
            return Bounds(either(b.lower for b in found), either(b.upper for b in found))
        case Exists():
            return _Group(condition, known).bounds(node)
    return UNKNOWN


class _Group:
    """The patterns of one EXISTS as a graph of variables, walked as trees."""

    def __init__(self, group: Exists, known: NAMES) -> None:
        unclear = (named(pattern.text) for pattern in group.patterns if pattern.parts is None)
        self.known = known.union(*unclear)
        self.parts = [part for pattern in group.patterns for part in pattern.parts or ()]
        self.own = frozenset(name for part in self.parts for name in part.variables)
        self.conditions = list(_conjuncts(group.where))
        self.visited: set[str] = set()
        self.exact = all(pattern.parts is not None for pattern in group.patterns)

    def bounds(self, root: str) -> Bounds:
        """Return the bounds of a variable; they are as close as can be when all was understood.

        The group is understood when its patterns make trees without variables from around it, and
        no condition speaks of two variables.
        """
        mentioned = [variables(condition) for condition in self.conditions]
        attached: dict[str, list[Bounds]] = {}
        for condition, names in zip(self.conditions, mentioned, strict=True):
            inside = names & (self.own | {root})
            self.exact &= len(inside) <= 1 and not (names & self.known) - inside
            scope = self.known.union(self.own, *map(_shown, self._others(condition)))
            for name in inside or (root,):
                attached.setdefault(name, []).append(_bounds(name, condition, scope))
        lower, upper = self._walk(root, None, attached)
        for name in sorted(self.own):
            if name not in self.visited:  # hangs together with nothing else: it only must be there
                beside = self._walk(name, None, attached)
                lower = both((lower, all_if_any(beside.lower)))
                upper = both((upper, all_if_any(beside.upper)))
        self.exact &= not (self.own & self.known) - {root}
        return Bounds(lower if self.exact else NOTHING, upper)

    def _others(self, condition: Condition) -> Iterator[Condition]:
        return (other for other in self.conditions if other is not condition)

    def _walk(self, node: str, came: Link | None, attached: dict[str, list[Bounds]]) -> Bounds:
        self.visited.add(node)
        found = list(attached.get(node, ()))
        for part in self.parts:
            if part is came or node not in part.variables:
                continue
            if isinstance(part, Member):
                found.append(Bounds(part.nodes, part.nodes))
            else:
                found.append(self._step(node, part, attached))
        return Bounds(both(b.lower for b in found), both(b.upper for b in found))

    def _step(self, node: str, link: Link, attached: dict[str, list[Bounds]]) -> Bounds:
        """Return the bounds that one link gives for the variable at one of its ends."""
        way = link.way if link.subject == node else turned(link.way)
        end = link.object if link.subject == node else link.subject
        if not isinstance(end, str):
            return Bounds(before(way, end), before(way, end))
        if end in self.visited:
            self.exact = False  # a ring: the two ends hang together in a way that sets do not show
            return Bounds(NOTHING, before(way, EVERYTHING))
        lower, upper = self._walk(end, link, attached)
        return Bounds(before(way, lower), before(way, upper))


def _conjuncts(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, AllOf):
        for part in condition.of:
            yield from _conjuncts(part)
    else:
        yield condition


def variables(condition: Condition) -> NAMES:
    """Return all variables that a condition mentions, as ?name."""
    match condition:
        case Not(of):
            return variables(of)
        case AllOf(of) | AnyOf(of):
            return frozenset().union(*map(variables, of))
        case Exists(patterns, where):
            return variables(where).union(*(named(pattern.text) for pattern in patterns))
    return named(condition.text)


def _shown(condition: Condition) -> NAMES:
    """Return the variables that a condition may bind for its neighbours: none under a negation."""
    match condition:
        case Not():
            return frozenset()
        case AllOf(of) | AnyOf(of):
            return frozenset().union(*map(_shown, of))
    return variables(condition)


def named(text: str) -> NAMES:
    """Return all that looks like a variable in SPARQL text, as ?name."""
    return frozenset("?" + name for name in _VARIABLE.findall(text))
