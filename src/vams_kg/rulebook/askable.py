"""Which facts of the ontology a rule can ask for: only those go into the store of a check.

A fact matters when some shape names its predicate, in a path or in a query; a type matters when
some shape names the class. Everything else (labels, definitions) would only make loading slower.
"""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from vams_kg.graph import Facts
from vams_kg.vocabulary import RDF, SH

_NAME = re.compile(r"(?<![\w?$])([a-z]+):([\w.-]*\w)")
_IRI = re.compile(r"<([^<>\s]+)>")


def askable(ontology: Facts, shapes: Facts) -> Iterator[ox.Quad]:
    """Yield the facts of the ontology that shapes can ask for."""
    named = named_terms(shapes)
    for predicate in named - {RDF.type}:
        for subject, obj in ontology.pairs(predicate):
            if isinstance(subject, ox.NamedNode) and not isinstance(obj, ox.BlankNode):
                yield ox.Quad(subject, predicate, obj)
    for subject, obj in ontology.pairs(RDF.type):
        if obj in named and isinstance(subject, ox.NamedNode):
            yield ox.Quad(subject, RDF.type, obj)


def named_terms(shapes: Facts) -> frozenset[ox.NamedNode]:
    """Return every IRI that shapes name, inside the text of queries too."""
    prefixes = _prefixes(shapes)
    found: set[ox.NamedNode] = set()
    for quad in shapes.quads:
        if quad.predicate == RDF.type:
            continue  # what a shape is, not what it asks for
        if isinstance(quad.object, ox.NamedNode):
            found.add(quad.object)
        elif isinstance(quad.object, ox.Literal) and quad.predicate == SH.select:
            text = quad.object.value
            found.update(ox.NamedNode(iri) for iri in _IRI.findall(text))
            found.update(
                ox.NamedNode(prefixes[prefix] + local)
                for prefix, local in _NAME.findall(text)
                if prefix in prefixes
            )
    return frozenset(found)


def _prefixes(shapes: Facts) -> dict[str, str]:
    return {
        shapes.value(node, SH.prefix): shapes.value(node, SH.namespace)
        for _, node in shapes.pairs(SH.declare)
        if isinstance(node, ox.NamedNode | ox.BlankNode)
    }
