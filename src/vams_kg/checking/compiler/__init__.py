"""SHACL shapes compiled to SPARQL that finds all violations of a rule at once.

Each constraint becomes one SELECT over all focus nodes. What is not supported is refused, all at
once and by name, before anything is compiled. See docs/decisions on the choice of engine.
"""

from collections.abc import Callable, Iterable, Mapping

import pyoxigraph as ox

from vams_kg.checking.compiler.compiled import (
    ClassPattern,
    CompiledQuery,
    CompiledShape,
    ValueSource,
)
from vams_kg.errors import ShapeNotSupported
from vams_kg.graph import Facts

__all__ = [
    "ClassPattern",
    "CompiledQuery",
    "CompiledShape",
    "ValueSource",
    "compile_shapes",
]


def _nowhere(iri: str) -> tuple[str, int] | None:
    """Know no line of any shape."""
    return None


def compile_shapes(
    shapes: ox.Store | Iterable[ox.Quad],
    subclasses: Mapping[str, frozenset[str]],
    lines: Callable[[str], tuple[str, int] | None] = _nowhere,
) -> tuple[CompiledShape, ...]:
    """Return every shape with a target as a rule with its queries, sorted by IRI.

    `subclasses` gives for a class itself and all its subclasses, so that the data need not hold
    the hierarchy. Raises ShapeNotSupported with every refusal, never only the first.
    """
    # Loaded when shapes are really compiled: a kept workbench only needs the values above.
    from vams_kg.checking.compiler.assemble import compile_rule  # noqa: PLC0415
    from vams_kg.checking.compiler.gate import Gate  # noqa: PLC0415
    from vams_kg.checking.compiler.shapes_graph import ShapesGraph  # noqa: PLC0415

    graph = ShapesGraph(Facts(shapes), subclasses)
    gate = Gate(graph, lines)
    gate.check()
    if gate.refusals:
        raise ShapeNotSupported(tuple(gate.refusals))
    return tuple(compile_rule(graph, rule) for rule in graph.rules())
