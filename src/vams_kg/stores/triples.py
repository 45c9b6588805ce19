"""Triples on their way to an external store: named, and in portions."""

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

PORTION = 1_000
"""Triples in one update: the parser of some stores runs out of memory at five thousand."""


def named(quads: Iterable[ox.Quad], graph: str) -> list[ox.Triple]:
    """Return triples in which every blank node has an IRI: numbered, as it is first met.

    A blank node that is loaded twice becomes two nodes; a named one stays one, so that two
    processes may load the same facts at the same time (RDF 1.1 Concepts, 3.5).
    """
    names: dict[ox.BlankNode, ox.NamedNode] = {}

    def of(term: object) -> object:
        if not isinstance(term, ox.BlankNode):
            return term
        return names.setdefault(term, ox.NamedNode(f"{graph}/knoop/{len(names)}"))

    return [
        ox.Triple(of(quad.subject), quad.predicate, of(quad.object))  # type: ignore[arg-type]
        for quad in quads
    ]


def portions(triples: Sequence[ox.Triple]) -> Iterator[str]:
    """Yield triples as N-Triples, which is what a SPARQL update takes between its braces."""
    for start in range(0, len(triples), PORTION):
        part = ox.serialize(triples[start : start + PORTION], format=ox.RdfFormat.N_TRIPLES)
        yield (part or b"").decode()
