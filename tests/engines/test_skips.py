"""Skipping changes nothing: whatever a query finds lies within the bounds that decide on a skip."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import case_id, example_documents, rule_cases
from engines.component_cases import CASES, DATA, PREFIXES
from engines.harness import turtle
from engines.test_components import one_case
from engines.test_random_graphs import SCHEMA, parsed, triples
from vams_kg import documents
from vams_kg.checking.compiler import CompiledShape, compile_shapes
from vams_kg.checking.dataview import DataView
from vams_kg.checking.engines import run_compiled
from vams_kg.graph import Facts
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.words import read_subclasses
from vams_kg.workbench import Workbench

Key = tuple[str, str, str]


def without_skips(
    rules: Sequence[CompiledShape], *, everything: bool = True
) -> list[CompiledShape]:
    """Return the same rules, told nothing about what they can find or where they look.

    Without `everything` they still get only the triples they ask for, which is much faster.
    """
    untold = {"foci": None, "predicates": None} if everything else {"foci": None}
    return [
        replace(rule, queries=tuple(replace(query, **untold) for query in rule.queries))
        for rule in rules
    ]


def same_with_and_without(
    rules: Sequence[CompiledShape], *data: Sequence[ox.Quad] | Facts, everything: bool = True
) -> set[Key]:
    """Check that every rule finds the same with and without skipping; return what is found."""
    parts = tuple(part if isinstance(part, Facts) else Facts(part) for part in data)
    untold = without_skips(rules, everything=everything)
    skipping = {result.key for result in run_compiled(rules, DataView(parts))}
    running = {result.key for result in run_compiled(untold, DataView(parts))}
    assert skipping == running
    return running


def test_components() -> None:
    shapes = turtle(PREFIXES + "\n".join(map(one_case, CASES)))
    data = turtle(DATA)
    assert same_with_and_without(compile_shapes(shapes, read_subclasses(Facts(data))), data)


@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    st.lists(triples(), min_size=2, max_size=50),
    st.lists(st.sampled_from(list(CASES)), min_size=3, max_size=6, unique=True),
)
def test_random_graphs(data: list[ox.Quad], names: list[str]) -> None:
    shapes = list(dict.fromkeys(quad for name in names for quad in parsed(name)))
    rules = compile_shapes(shapes, read_subclasses(Facts(SCHEMA)))
    for rule in rules:  # one at a time, so that each gets only the triples it asks for
        same_with_and_without([rule], [*SCHEMA, *data])


@cache
def bench() -> Workbench:
    return Workbench.make(Rulebook.load())


def quads(path: Path) -> Sequence[ox.Quad]:
    return documents.read(path.read_bytes(), path.name, bench().knowledge).quads


@pytest.mark.parametrize("path", example_documents(), ids=case_id)
def test_examples(path: Path) -> None:
    data = bench().rulebook.data
    assert same_with_and_without(bench().checker.compiled, data, quads(path))


def test_rule_cases() -> None:
    by_name = {rule.shape.rsplit("/", 1)[-1]: rule for rule in bench().checker.compiled}
    data = bench().rulebook.data
    for path in rule_cases():
        rule = by_name.get(path.parent.name)
        if rule is not None:  # reading rules have no shape
            same_with_and_without([rule], data, quads(path), everything=False)
