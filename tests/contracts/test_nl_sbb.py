"""The concept scheme as it is published keeps to NL-SBB, the Dutch profile of SKOS."""

import pyoxigraph as ox
import pytest
import rdflib
import shifty
from pyshacl import validate

from cases import ROOT
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.published import Published
from vams_kg.service.publishing import serialized
from vams_kg.vocabulary import DCT, RDF, SKOS

SHAPES = ROOT.parent / "shared" / "vocab" / "nl" / "skos-ap-nl.ttl"
here = pytest.mark.skipif(not SHAPES.exists(), reason="the shapes of NL-SBB are not here")
CHILD = ox.NamedNode("https://w3id.org/vams/def#Huisarts")


@pytest.fixture(scope="module")
def published(rulebook: Rulebook) -> Published:
    return Published(rulebook.ontology, rulebook.shapes, (), rulebook.root)


@pytest.fixture(scope="module")
def scheme(published: Published) -> list[ox.Quad]:
    return published.part("begrippen")


def graph(quads: list[ox.Quad]) -> rdflib.Graph:
    return rdflib.Graph().parse(data=serialized(quads, "ttl"), format="turtle")


def conforms(quads: list[ox.Quad]) -> tuple[bool, str]:
    found = shifty.validate(graph(quads), rdflib.Graph().parse(SHAPES))
    return bool(found[0]), str(found[2])


@here
def test_the_concept_scheme_keeps_to_nl_sbb_down_to_the_last_remark(
    scheme: list[ox.Quad],
) -> None:
    fits, told = conforms(scheme)
    assert fits, told


@here
@pytest.mark.full
def test_the_reference_engine_says_the_same(scheme: list[ox.Quad]) -> None:
    assert validate(graph(scheme), shacl_graph=rdflib.Graph().parse(SHAPES), advanced=True)[0]


@here
@pytest.mark.parametrize(
    "predicate", [SKOS.definition, SKOS.prefLabel, DCT.title], ids=["definition", "label", "title"]
)
def test_less_is_not_enough(predicate: ox.NamedNode, scheme: list[ox.Quad]) -> None:
    subject = next(q.subject for q in scheme if q.predicate == predicate)
    less = [q for q in scheme if (q.subject, q.predicate) != (subject, predicate)]
    assert not conforms(less)[0]


@here
def test_a_top_concept_with_something_above_it_is_noticed(scheme: list[ox.Quad]) -> None:
    top, other = [q.subject for q in scheme if q.predicate == SKOS.topConceptOf][:2]
    assert isinstance(other, ox.NamedNode)
    assert not conforms([*scheme, ox.Quad(top, SKOS.broader, other)])[0]


def test_every_concept_has_a_place(published: Published, scheme: list[ox.Quad]) -> None:
    facts = published.facts
    for concept in facts.instances(SKOS.Concept):
        top, above = (facts.objects(concept, p) for p in (SKOS.topConceptOf, SKOS.broader))
        assert bool(top) != bool(above), concept
    assert len({q.subject for q in scheme if q.predicate == SKOS.prefLabel}) > 1000


def test_a_superclass_that_is_a_concept_is_a_broader_concept(published: Published) -> None:
    parents = published.facts.iris(CHILD, SKOS.broader)
    assert parents
    assert all(
        SKOS.Concept.value in published.facts.iris(ox.NamedNode(one), RDF.type) for one in parents
    )


MATCHES = (SKOS.broadMatch, SKOS.closeMatch, SKOS.exactMatch, SKOS.narrowMatch, SKOS.relatedMatch)


def test_no_match_stays_within_one_scheme(rulebook: Rulebook) -> None:
    facts = rulebook.ontology
    within = [
        (subject, term)
        for predicate in MATCHES
        for subject, term in facts.pairs(predicate)
        if isinstance(term, ox.NamedNode)
        and {*facts.iris(subject, SKOS.inScheme)} & {*facts.iris(term, SKOS.inScheme)}
    ]
    assert within == []
