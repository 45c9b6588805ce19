"""A document as Turtle, N-Triples, N-Quads and RDF/XML: its graph form, written out."""

import re
from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from vams_kg.documents.graph_form import NO_IRIS, Iris, base_of, graph_form
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.tree import Table
from vams_kg.vocabulary import RDF, VAMS, XSD

_PREFIXES: Final[Mapping[str, str]] = {"vams": VAMS.base, "rdf": RDF.base, "xsd": XSD.base}
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Signs that XML cannot hold in any way."""


def write_turtle(tree: Table, knowledge: Knowledge, iris: Iris = NO_IRIS) -> bytes:
    """Return a document as Turtle."""
    return _written(tree, knowledge, ox.RdfFormat.TURTLE, iris)


def write_triples(tree: Table, knowledge: Knowledge, iris: Iris = NO_IRIS) -> bytes:
    """Return a document as N-Triples."""
    return _written(tree, knowledge, ox.RdfFormat.N_TRIPLES, iris)


def write_quads(tree: Table, knowledge: Knowledge, iris: Iris = NO_IRIS) -> bytes:
    """Return a document as N-Quads, in the default graph."""
    return _written(tree, knowledge, ox.RdfFormat.N_QUADS, iris)


def write_xml(tree: Table, knowledge: Knowledge, iris: Iris = NO_IRIS) -> bytes:
    """Return a document as RDF/XML; a sign that XML cannot hold becomes U+FFFD."""
    return _written(tree, knowledge, ox.RdfFormat.RDF_XML, iris)


def _written(tree: Table, knowledge: Knowledge, form: ox.RdfFormat, iris: Iris) -> bytes:
    base = base_of(tree, knowledge)
    quads = graph_form(tree, knowledge, base, iris)
    if form == ox.RdfFormat.RDF_XML:
        quads = [_for_xml(quad) for quad in quads]
    prefixes = {**_PREFIXES, "": base}
    return ox.serialize(quads, format=form, prefixes=prefixes) or b""


def _for_xml(quad: ox.Quad) -> ox.Quad:
    said = quad.object
    if not isinstance(said, ox.Literal) or not _NOT_IN_XML.search(said.value):
        return quad
    return ox.Quad(quad.subject, quad.predicate, ox.Literal(_NOT_IN_XML.sub("\ufffd", said.value)))
