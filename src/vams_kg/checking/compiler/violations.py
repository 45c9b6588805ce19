"""What violates a shape: every constraint as patterns that bind the value and a condition on it.

The same violations serve a rule (one query each) and a shape nested in sh:not, sh:or and the like
(one condition), so that both always mean the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from vams_kg.checking.compiler.conditions import (
    FALSE,
    TRUE,
    AllOf,
    AnyOf,
    Condition,
    Exists,
    Not,
    Pattern,
    Test,
    exists,
)
from vams_kg.checking.compiler.paths import Path, predicate, read_path
from vams_kg.checking.compiler.shapes_graph import ShapesGraph
from vams_kg.checking.compiler.values import same_term, value_violations
from vams_kg.graph import Node

MOST_UNROLLED = 3
"""Highest count that can be written out as variables inside a condition."""

MOST_JOINED = 1
"""Highest count of a rule itself that is written out; a higher one is aggregated."""


@dataclass(frozen=True, slots=True)
class Violation:
    """Solutions of the patterns for which `where` holds are violations with this value.

    `value` is a variable, or None when the result has no value. With `having` the patterns are
    counted for each focus instead.
    """

    component: str
    where: Condition
    patterns: tuple[Pattern, ...] = ()
    value: str | None = None
    having: str | None = None

    @property
    def condition(self) -> Condition:
        """The condition that there is such a violation."""
        return Exists(self.patterns, self.where) if self.patterns else self.where


def violates(graph: ShapesGraph, shape: Node, node: str) -> Condition:
    """Return the condition that a node does not conform to a shape."""
    if graph.flag(shape, "deactivated"):
        return FALSE
    value = graph.fresh() if graph.one(shape, "path") is not None else node
    parts = [found.condition for found in violations(graph, shape, node, value)]
    inner = AnyOf(tuple(violates(graph, part, value) for part in graph.nodes(shape, "property")))
    if value == node:
        return AnyOf((*parts, inner))
    path = read_path(graph, graph.nodes(shape, "path")[0])
    return AnyOf((*parts, exists(path.between(node, value), where=inner)))


def violations(
    graph: ShapesGraph, shape: Node, focus: str, value: str, *, top: bool = False
) -> Iterator[Violation]:
    """Yield the violations of a shape's own constraints; not those of its sh:property shapes.

    `top` is for a rule, whose violations each become a query of their own.
    """
    for path_node in graph.nodes(shape, "path"):
        path = read_path(graph, path_node)
        for component, condition in _of_value(graph, shape, value):
            yield Violation(component, condition, (path.between(focus, value),), value)
        property_shape = _PropertyShape(graph, shape, path, (focus, value), top)
        yield from property_shape.counts()
        yield from property_shape.qualified()
        yield from property_shape.pairs()
        return
    for component, condition in _of_value(graph, shape, focus):
        yield Violation(component, condition, (), focus)
    names = ("?path", "?value") if top else (graph.fresh(), graph.fresh())
    yield from _of_node(graph, shape, focus, names)


def _of_value(graph: ShapesGraph, shape: Node, value: str) -> list[tuple[str, Condition]]:
    found = value_violations(graph, shape, value)
    for part in graph.nodes(shape, "not"):
        found.append(("not", Not(violates(graph, part, value))))
    for part in graph.nodes(shape, "node"):
        found.append(("node", violates(graph, part, value)))
    for parts in graph.lists(shape, "and"):
        found.append(("and", AnyOf(tuple(violates(graph, part, value) for part in parts))))
    for parts in graph.lists(shape, "or"):
        found.append(("or", AllOf(tuple(violates(graph, part, value) for part in parts))))
    for parts in graph.lists(shape, "xone"):
        found.append(("xone", Not(_one_conforms(graph, parts, value))))
    return found


def _one_conforms(graph: ShapesGraph, parts: list[Node], value: str) -> Condition:
    """Return the condition that exactly one shape conforms; each use gets its own variables."""
    return AnyOf(
        tuple(
            AllOf(
                tuple(
                    Not(violates(graph, part, value))
                    if position == chosen
                    else violates(graph, part, value)
                    for position, part in enumerate(parts)
                )
            )
            for chosen in range(len(parts))
        )
    )


def _of_node(
    graph: ShapesGraph, shape: Node, focus: str, names: tuple[str, str]
) -> Iterator[Violation]:
    """Yield violations of a node by itself; `names` are variables for another path and value."""
    for term in graph.objects(shape, "hasValue"):
        yield Violation("hasValue", Not(same_term(focus, term)))
    for term in graph.nodes(shape, "equals"):
        link = predicate(ox.NamedNode(term.value))
        yield Violation("equals", Not(exists(link.between(focus, focus))), (), focus)
        different = Not(Test(f"sameTerm({focus}, {names[1]})"))
        yield Violation("equals", different, (link.between(focus, names[1]),), names[1])
    for term in graph.nodes(shape, "disjoint"):
        link = predicate(ox.NamedNode(term.value))
        yield Violation("disjoint", exists(link.between(focus, focus)), (), focus)
    if graph.flag(shape, "closed"):
        yield _closed(graph, shape, focus, names)


def _closed(graph: ShapesGraph, shape: Node, focus: str, names: tuple[str, str]) -> Violation:
    """Return the violation of a closed shape; the names are for what is too many."""
    path, value = names
    allowed = {
        str(step)
        for part in graph.nodes(shape, "property")
        for step in graph.nodes(part, "path")
        if isinstance(step, ox.NamedNode)
    }
    for head in graph.objects(shape, "ignoredProperties"):
        allowed.update(map(str, graph.members(head)))
    # the engine drops a filter on NOT IN with an empty list wrongly, so that is not written
    where = Test(f"{path} NOT IN ({', '.join(sorted(allowed))})") if allowed else TRUE
    return Violation("closed", where, (Pattern(f"{focus} {path} {value}"),), value)


@dataclass(frozen=True, slots=True)
class _PropertyShape:
    """The constraints that look at all values of a path together, or at pairs of values."""

    graph: ShapesGraph
    shape: Node
    path: Path
    names: tuple[str, str]
    top: bool

    @property
    def focus(self) -> str:
        """The variable of the node that is judged."""
        return self.names[0]

    @property
    def value(self) -> str:
        """The variable of one of its values."""
        return self.names[1]

    def counts(self) -> Iterator[Violation]:
        """Yield what violates minCount, maxCount, hasValue and uniqueLang."""
        for number in self._numbers("minCount"):
            yield self._count("minCount", number, None)
        for number in self._numbers("maxCount"):
            yield self._count("maxCount", number, None)
        for term in self.graph.objects(self.shape, "hasValue"):
            link = self.path.to_term(self.focus, term)
            yield Violation("hasValue", Not(exists(link)))
        if self.graph.flag(self.shape, "uniqueLang"):
            yield Violation("uniqueLang", self._same_language())

    def qualified(self) -> Iterator[Violation]:
        """Yield what violates the counts of values that conform to another shape."""
        for other in self.graph.nodes(self.shape, "qualifiedValueShape"):
            for term in ("qualifiedMinCount", "qualifiedMaxCount"):
                for number in self._numbers(term):
                    yield self._count(term, number, other)

    def pairs(self) -> Iterator[Violation]:
        """Yield what violates equals, disjoint, lessThan and lessThanOrEquals."""
        here = self.path.between(self.focus, self.value)
        for term in self.graph.nodes(self.shape, "equals"):
            there = predicate(ox.NamedNode(term.value)).between(self.focus, self.value)
            yield Violation("equals", Not(exists(there)), (here,), self.value)
            yield Violation("equals", Not(exists(here)), (there,), self.value)
        for term in self.graph.nodes(self.shape, "disjoint"):
            there = predicate(ox.NamedNode(term.value)).between(self.focus, self.value)
            yield Violation("disjoint", TRUE, (here, there), self.value)
        for local, sign in (("lessThan", "<"), ("lessThanOrEquals", "<=")):
            for term in self.graph.nodes(self.shape, local):
                other = self.graph.fresh()
                there = predicate(ox.NamedNode(term.value)).between(self.focus, other)
                fits = Test(f"COALESCE({self.value} {sign} {other}, false)")
                yield Violation(local, Not(fits), (here, there), self.value)

    def _numbers(self, local: str) -> list[int]:
        return [int(getattr(term, "value", "0")) for term in self.graph.objects(self.shape, local)]

    def _count(self, term: str, number: int, other: Node | None) -> Violation:
        """Return the violation of a count; `other` is the shape that counted values conform to."""
        minimum = term.lower().endswith("mincount")
        if number > (MOST_JOINED if self.top else MOST_UNROLLED):
            sign = "<" if minimum else ">"
            having = f"COUNT(DISTINCT {self.value}) {sign} {number}"
            where = TRUE if other is None else Not(violates(self.graph, other, self.value))
            return Violation(
                term, where, (self.path.between(self.focus, self.value),), None, having
            )
        if minimum:
            return Violation(term, Not(self._at_least(number, other)))
        return Violation(term, self._at_least(number + 1, other))

    def _at_least(self, number: int, other: Node | None) -> Condition:
        if number == 0:
            return TRUE
        names = [self.graph.fresh() for _ in range(number)]
        parts: list[Condition] = [
            Not(Test(f"sameTerm({one}, {two})"))
            for position, one in enumerate(names)
            for two in names[position + 1 :]
        ]
        if other is not None:
            parts += [Not(violates(self.graph, other, name)) for name in names]
        links = tuple(self.path.between(self.focus, name) for name in names)
        return Exists(links, AllOf(tuple(parts)))

    def _same_language(self) -> Condition:
        one, two = self.graph.fresh(), self.graph.fresh()
        test = (
            f'COALESCE(!sameTerm({one}, {two}) && LANG({one}) != ""'
            f" && LCASE(LANG({one})) = LCASE(LANG({two})), false)"
        )
        links = (self.path.between(self.focus, one), self.path.between(self.focus, two))
        return exists(*links, where=Test(test))
