"""The ontology can be found, had, understood and used again: the checks of FOOPS! done offline.

Names of the checks are those of FOOPS!. Left out is what needs a registry elsewhere: FIND2 and
FIND3 (registries of prefixes and ontologies), and in OM3 a DOI and a logo.
"""

import re

import pyoxigraph as ox
import pytest

from api.client import Client
from vams_kg import __version__
from vams_kg.api.application import application
from vams_kg.api.sparql.workers import Limits
from vams_kg.graph import Facts
from vams_kg.vocabulary import DCT, OWL, RDF, RDFS, SKOS
from vams_kg.workbench import Workbench

ROOT = "https://w3id.org/vams/def"
NODE = ox.NamedNode(ROOT)
VANN = "http://purl.org/vocab/vann/"
KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@pytest.fixture(scope="module")
def api(bench: Workbench) -> Client:
    return Client(application(bench, Limits()))


@pytest.fixture(scope="module")
def document(api: Client) -> Facts:
    """Return what somebody gets who asks for the IRI of the ontology as Turtle."""
    turtle = {"Accept": "text/turtle"}
    place = api.get("/vams/def", headers=turtle).headers["location"]
    body = api.get(place, headers=turtle).content
    return Facts(ox.parse(body, format=ox.RdfFormat.TURTLE))


def test_purl1_the_iri_is_persistent() -> None:
    assert ROOT.startswith("https://w3id.org/")


def test_uri1_uri2_the_iri_resolves_to_the_ontology_itself(document: Facts) -> None:
    assert document.iris(NODE, RDF.type) == (OWL.Ontology.value,)


def test_ver1_ver2_the_version_iri_resolves_to_another_text(api: Client, document: Facts) -> None:
    iri = document.iri(NODE, OWL.node("versionIRI"))
    assert iri == f"{ROOT}/{__version__}"
    found = api.get(f"/vams/def/{__version__}", headers={"Accept": "text/turtle"})
    assert api.get(found.headers["location"]).status_code == 200


@pytest.mark.parametrize("form", ["text/turtle", "application/rdf+xml", "application/ld+json"])
def test_cn1_rdf1_there_is_rdf_for_who_asks(form: str, api: Client) -> None:
    response = api.get("/doc/def", headers={"Accept": form})
    assert response.headers["content-type"].startswith(form)


def test_doc1_there_is_a_page_with_a_place_for_every_term(api: Client, document: Facts) -> None:
    page = api.get("/doc/def", headers={"Accept": "text/html"}).text
    lacking = [one for one in terms(document) if f'id="{one.split("#")[1]}"' not in page]
    assert lacking == []


@pytest.mark.parametrize("name", ["title", "description", "license", "creator"])
def test_om1_the_least_is_said(name: str, document: Facts) -> None:
    assert document.objects(NODE, DCT.node(name))


@pytest.mark.parametrize("name", ["created", "bibliographicCitation"])
def test_om2_what_is_recommended_is_said(name: str, document: Facts) -> None:
    assert document.objects(NODE, DCT.node(name))
    assert document.value(NODE, OWL.versionInfo) == __version__


@pytest.mark.parametrize("name", ["publisher", "issued", "modified", "source"])
def test_om3_om5_origin_is_said(name: str, document: Facts) -> None:
    assert document.objects(NODE, DCT.node(name))
    assert document.objects(NODE, ox.NamedNode("http://purl.org/ontology/bibo/status"))


def test_om1_find1_the_namespace_and_its_prefix_are_said(document: Facts) -> None:
    assert document.value(NODE, ox.NamedNode(f"{VANN}preferredNamespacePrefix")) == "vams"
    assert document.value(NODE, ox.NamedNode(f"{VANN}preferredNamespaceUri")) == f"{ROOT}#"


def test_the_citation_names_version_date_and_address(document: Facts) -> None:
    said = document.texts(NODE, DCT.node("bibliographicCitation"))
    assert said.keys() == {"nl", "en"}
    year = document.value(NODE, DCT.issued)[:4]
    for text in said.values():
        assert __version__ in text
        assert year in text
        assert f"{ROOT}/{__version__}" in text


def test_om4_the_licence_is_an_address(document: Facts) -> None:
    assert IRI.fullmatch(document.iri(NODE, DCT.license) or "")


def test_voc1_voc2_words_of_others_are_used(document: Facts) -> None:
    used = {q.predicate.value.rsplit("#", 1)[0].rsplit("/", 1)[0] for q in document}
    others = {one for one in used if "w3id.org/vams" not in one}
    assert len(others) >= 4


def test_voc3_voc4_every_term_has_a_label_and_a_description(document: Facts) -> None:
    found = terms(document)
    assert len(found) > 700
    bare = []
    for term in map(ox.NamedNode, found):
        labels = document.objects(term, RDFS.label) or document.objects(term, SKOS.prefLabel)
        if not labels or not document.objects(term, SKOS.definition):
            bare.append(term.value)
    assert bare == []


def terms(document: Facts) -> list[str]:
    """Return the classes and properties of the namespace."""
    found = (node for kind in KINDS for node in document.instances(OWL.node(kind)))
    return [one.value for one in dict.fromkeys(found) if one.value.startswith(f"{ROOT}#")]


def test_every_iri_is_one(bench: Workbench) -> None:
    nodes = {t for q in bench.rulebook.ontology for t in (q.subject, q.predicate, q.object)}
    iris = [one.value for one in nodes if isinstance(one, ox.NamedNode)]
    assert [one for one in iris if not IRI.fullmatch(one)] == []


def test_maker_and_publisher_are_described(bench: Workbench) -> None:
    facts = bench.rulebook.ontology
    for name in ("creator", "publisher"):
        agent = ox.NamedNode(facts.iri(NODE, DCT.node(name)) or "")
        assert {"nl", "en"} == facts.texts(agent, SKOS.prefLabel).keys()
