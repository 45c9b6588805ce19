"""The reader derives defined classes as the reasoner does, on the two documents in order."""

import pyoxigraph as ox

from cases import ROOT
from vams_kg import documents
from vams_kg.reasoning import reason
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import OWL, RDF
from vams_kg.workbench import Workbench

DOCUMENTS = sorted(ROOT.glob("examples/merenwaard/*.yaml")) + sorted(
    ROOT.glob("examples/oeverland/*.yaml")
)
SCHEMA = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}


def axioms(rulebook: Rulebook) -> list[ox.Quad]:
    """Return classes, properties and class expressions: individuals only make HermiT slower."""
    kept = {quad.subject for quad in rulebook.ontology.quads if quad.object in SCHEMA}
    return [
        quad
        for quad in rulebook.ontology.quads
        if quad.subject in kept or isinstance(quad.subject, ox.BlankNode)
    ]


def test_reader_and_reasoner_give_items_the_same_classes(bench: Workbench) -> None:
    defined = {cls.iri for cls in bench.rulebook.defined_classes}
    quads = {
        quad
        for path in DOCUMENTS
        for quad in documents.read(path.read_bytes(), path.name, bench.knowledge).quads
    }
    told = {quad for quad in quads if quad.predicate == RDF.type and quad.object.value in defined}
    asked = {obj for _, obj in bench.rulebook.ontology.pairs(OWL.onProperty)} | {RDF.type}
    untold = [quad for quad in quads - told if quad.predicate in asked]
    reasoned = reason([*axioms(bench.rulebook), *untold])
    found = {
        (item, cls)
        for item, classes in reasoned.classes.items()
        if item.startswith("urn:vams:dossier:")
        for cls in classes & defined
    }
    assert found == {(quad.subject.value, quad.object.value) for quad in told}
    assert len(found) > len(DOCUMENTS)
