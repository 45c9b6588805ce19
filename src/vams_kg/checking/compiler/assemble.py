"""From a rule to its queries: targets, constraints and SPARQL put together."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pyoxigraph as ox

from vams_kg.checking.compiler.body_reader import read_body
from vams_kg.checking.compiler.bounds import at_most
from vams_kg.checking.compiler.compiled import CompiledQuery, CompiledShape, ValueSource
from vams_kg.checking.compiler.conditions import (
    FALSE,
    TRUE,
    AnyOf,
    Condition,
    Pattern,
    body,
    simplified,
    top,
)
from vams_kg.checking.compiler.paths import Path, read_path
from vams_kg.checking.compiler.queries import prefixes, set_at_a_time
from vams_kg.checking.compiler.query_gate import read_query
from vams_kg.checking.compiler.shapes_graph import ShapesGraph
from vams_kg.checking.compiler.targets import target
from vams_kg.checking.compiler.violations import Violation, violations
from vams_kg.graph import Node
from vams_kg.vocabulary import RDF

_IRI = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\s]*)>")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_MAY_BE_EMPTY = re.compile(r"[>)][*?]")
"""A path that may have length zero, of which any node of the data can be the two ends."""

RESULT = ("this", "value", "path")
"""Variables of a SPARQL rule that have a meaning of their own in a result."""

Prefix = Callable[[str], tuple[Pattern, ...]]
"""Gives the patterns that bind a variable to the nodes that a shape judges."""


def compile_rule(graph: ShapesGraph, rule: Node) -> CompiledShape:
    """Return a rule with its queries, in a fixed order."""
    graph.class_patterns.clear()
    found = tuple(_queries(graph, rule, lambda node: (target(graph, rule, node),)))
    targets = at_most("?this", (target(graph, rule, "?this"),), TRUE)
    return CompiledShape(rule.value, tuple(_with_classes(one, graph) for one in found), targets)


def _with_classes(query: CompiledQuery, graph: ShapesGraph) -> CompiledQuery:
    used = tuple(part for part in graph.class_patterns if part.text in query.sparql)
    return replace(query, class_patterns=used) if used else query


def _queries(graph: ShapesGraph, shape: Node, prefix: Prefix) -> Iterator[CompiledQuery]:
    if graph.flag(shape, "deactivated"):
        return
    path = next((read_path(graph, node) for node in graph.nodes(shape, "path")), None)
    for group in _merged(violations(graph, shape, "?this", "?value", top=True)):
        yield from _constraint(group, path, prefix("?this"))
    yield from _sparql(graph, shape, path, prefix("?this"))
    for part in graph.nodes(shape, "property"):
        yield from _queries(graph, part, _below(graph, path, prefix))


def _merged(found: Iterable[Violation]) -> Iterable[list[Violation]]:
    """Return violations in groups with the same patterns and value; a count stays alone."""
    groups: dict[tuple[object, ...], list[Violation]] = defaultdict(list)
    for one in found:
        alone = one.component if one.having else None
        groups[one.patterns, one.value, alone].append(one)
    return groups.values()


def _below(graph: ShapesGraph, path: Path | None, prefix: Prefix) -> Prefix:
    """Return the prefix of a sh:property shape: the values of a path, or the same node."""
    if path is None:
        return prefix
    parent = graph.fresh()
    return lambda node: (*prefix(parent), path.between(parent, node))


def _constraint(
    group: list[Violation], path: Path | None, targets: tuple[Pattern, ...]
) -> Iterator[CompiledQuery]:
    """Yield the query of constraints with the same patterns and value: any violation counts."""
    first = group[0]
    where = simplified(AnyOf(tuple(found.where for found in group)))
    if where == FALSE and first.having is None:
        return
    counted = first.having is not None
    patterns = targets if counted else (*targets, *first.patterns)
    values = {None: ValueSource.NONE, "?this": ValueSource.FOCUS}
    sparql = _counted(first, targets, where) if counted else _selected(first, patterns, where)
    any_predicate = first.component == "closed" or _MAY_BE_EMPTY.search(_STRING.sub("", sparql))
    yield CompiledQuery(
        sparql=sparql,
        component=" ".join(dict.fromkeys(found.component for found in group)),
        value=values.get(first.value, ValueSource.COLUMN),
        path=path.text if path else None,
        first_predicate=path.first if path else None,
        foci=at_most("?this", patterns, TRUE if counted else where),
        predicates=None if any_predicate else _named(sparql),
    )


def _named(sparql: str) -> frozenset[ox.NamedNode]:
    """Return every IRI in a query, so that all its predicates are among them."""
    return frozenset([RDF.type, *map(ox.NamedNode, _IRI.findall(sparql))])


def _counted(first: Violation, targets: tuple[Pattern, ...], where: Condition) -> str:
    """Return the SELECT of a constraint that counts the values of each focus node."""
    inner = f"{body(targets, TRUE)} OPTIONAL {{ {body(first.patterns, where)} }}"
    return f"SELECT ?this WHERE {{ {inner} }} GROUP BY ?this HAVING({first.having})"


def _selected(first: Violation, patterns: tuple[Pattern, ...], where: Condition) -> str:
    """Return the SELECT of a constraint that finds each violation by itself."""
    columns = "?this" if first.value in (None, "?this") else f"?this {first.value}"
    if first.component == "closed":
        columns += " ?path"
    return f"SELECT {columns} WHERE {{ {top(patterns, where)} }}"


def _sparql(
    graph: ShapesGraph, shape: Node, path: Path | None, targets: tuple[Pattern, ...]
) -> Iterator[CompiledQuery]:
    for constraint in graph.nodes(shape, "sparql"):
        query = read_query(graph.value(constraint, "select") or "")
        namespaces = prefixes(graph, constraint)
        has_value = path is None or "value" in query.variables
        asked = read_body(query, namespaces, path)
        sparql = set_at_a_time(query, namespaces, path, body(targets, TRUE))
        yield CompiledQuery(
            sparql=sparql,
            component="sparql",
            value=ValueSource.COLUMN if has_value else ValueSource.NONE,
            path=path.text if path else None,
            first_predicate=path.first if path else None,
            variables=tuple(name for name in query.variables if name not in RESULT),
            foci=at_most("?this", (*targets, *asked.patterns), asked.where),
            predicates=None if asked.any_predicate else _named(sparql),
        )
