"""Three engines on the same shapes and data; their results must be the same set.

Shapes and data are triples; the data holds the class hierarchy, as the other engines want it.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox
import shifty

from vams_kg.checking.compiler import compile_shapes
from vams_kg.checking.compiler.queries import prefixes, set_at_a_time
from vams_kg.checking.compiler.query_gate import read_query
from vams_kg.checking.compiler.shapes_graph import ShapesGraph
from vams_kg.checking.engines import (
    RawResult,
    name_parts,
    read_report,
    run_compiled,
    run_pyshacl,
    to_ntriples,
)
from vams_kg.graph import Facts, store
from vams_kg.rulebook.words import read_subclasses
from vams_kg.vocabulary import SH

Key = tuple[str, str, str]

logging.getLogger("rdflib.term").setLevel(
    logging.CRITICAL
)  # ill-formed dates are part of the cases


@dataclass(frozen=True)
class Difference:
    """What another engine finds more and less than the compiled queries."""

    engine: str
    more: tuple[Key, ...]
    less: tuple[Key, ...]


def turtle(text: str) -> list[ox.Quad]:
    """Return the triples of Turtle text."""
    return list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))


def keys(results: Iterable[RawResult]) -> set[Key]:
    return {result.key for result in results}


def compiled(shapes: Sequence[ox.Quad], data: Sequence[ox.Quad]) -> set[Key]:
    """Return what our own engine finds."""
    rules = compile_shapes(shapes, read_subclasses(Facts(data)))
    return keys(run_compiled(rules, store(data)))


@lru_cache(maxsize=4)
def _prepared(shapes: bytes) -> shifty.PreparedValidator:
    return shifty.PreparedValidator(shapes)


def names_written_out(shapes: Sequence[ox.Quad]) -> list[ox.Quad]:
    """Return shapes without prefixed names in queries: shifty reads only one dot in a name."""
    graph = ShapesGraph(Facts(shapes), {})
    select = SH.node("select")
    return [
        quad
        if quad.predicate != select
        else ox.Quad(
            quad.subject,
            select,
            ox.Literal(
                set_at_a_time(
                    read_query(quad.object.value), prefixes(graph, quad.subject), None, ""
                )
            ),
        )
        for quad in shapes
    ]


def by_shifty(shapes: Sequence[ox.Quad], data: Sequence[ox.Quad]) -> set[Key]:
    """Return what shifty finds; it looks at the data only and may not leave out anything."""
    named, rules = name_parts(names_written_out(shapes))
    validator = _prepared(to_ntriples(named))
    assert not validator.diagnostics, validator.diagnostics
    _, report, _ = validator.validate(
        to_ntriples(data), graph_mode="data", infer=False, on_unsupported="error"
    )
    return keys(read_report(turtle(report.serialize(format="nt")), rules))


def by_pyshacl(shapes: Sequence[ox.Quad], data: Sequence[ox.Quad]) -> set[Key]:
    """Return what pySHACL finds."""
    return keys(run_pyshacl(shapes, data))


ENGINES = {"shifty": by_shifty, "pyshacl": by_pyshacl}
