"""The catalogue keeps to DCAT-AP-NL; what VoID says is what can be counted."""

from collections import Counter

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from pyshacl import validate

from api.client import Client
from cases import ROOT
from vams_kg import __version__
from vams_kg.graph import Facts, read_turtle
from vams_kg.resources import turtle_files
from vams_kg.service.cataloguing import CATALOGUE, DCAT, SPDX, VOID
from vams_kg.vocabulary import DCT, RDF

SHAPES = ROOT.parent / "shared" / "vocab" / "nl" / "dcat-ap-nl-SHACL.ttl"
TURTLE = {"Accept": "text/turtle"}
HERE = "http://test"
ONTOLOGY = ox.NamedNode("https://w3id.org/vams/graaf/ontologie")


def facts(response: httpx.Response) -> Facts:
    assert response.status_code == 200
    return Facts(ox.parse(response.content, format=ox.RdfFormat.TURTLE))


@pytest.fixture(scope="module")
def catalogue(api: Client) -> Facts:
    return facts(api.get("/catalogus", headers=TURTLE))


@pytest.fixture(scope="module")
def void(api: Client) -> Facts:
    return facts(api.get("/.well-known/void", headers=TURTLE))


# --- The catalogue ---


@pytest.mark.skipif(not SHAPES.exists(), reason="the shapes of DCAT-AP-NL are not here")
def test_the_catalogue_keeps_to_dcat_ap_nl(api: Client) -> None:
    data = rdflib.Graph().parse(data=api.get("/catalogus", headers=TURTLE).content, format="turtle")
    shapes = rdflib.Graph().parse(SHAPES)
    assert validate(data, shacl_graph=shapes)[0]
    for wanted in (DCAT.theme, DCT.node("publisher"), DCAT.contactPoint, DCT.node("identifier")):
        less = rdflib.Graph()
        for triple in data:
            if str(triple[1]) != wanted.value:
                less.add(triple)
        assert not validate(less, shacl_graph=shapes)[0], f"no {wanted} and still in order"


def test_every_data_set_and_service_says_what_a_seeker_needs(catalogue: Facts) -> None:
    node = ox.NamedNode(CATALOGUE)
    listed = {
        DCAT.Dataset: catalogue.iris(node, DCAT.dataset),
        DCAT.DataService: catalogue.iris(node, DCAT.service),
    }
    assert [len(one) for one in listed.values()] == [4, 2]
    needed = ("title", "description", "identifier", "publisher", "creator", "language")
    for kind, iris in listed.items():
        for iri in iris:
            thing = ox.NamedNode(iri)
            assert kind.value in catalogue.iris(thing, RDF.type)
            lacking = [one for one in needed if not catalogue.objects(thing, DCT.node(one))]
            assert lacking == []
            assert {"nl", "en"} == catalogue.texts(thing, DCT.title).keys()
            assert catalogue.iris(thing, DCAT.theme)
            contact = ox.NamedNode(catalogue.iri(thing, DCAT.contactPoint) or "")
            assert catalogue.predicates(contact)


def test_every_file_of_the_catalogue_can_be_had_and_is_what_is_told(
    catalogue: Facts, api: Client
) -> None:
    files = catalogue.instances(DCAT.Distribution)
    assert len(files) == 13
    for file in files:
        place = catalogue.iri(file, DCAT.downloadURL) or ""
        assert file.value.removeprefix("https://w3id.org") == place.removeprefix(HERE)
        response = api.get(place.removeprefix(HERE))
        assert response.status_code == 200
        assert catalogue.value(file, DCAT.byteSize) == str(len(response.content))
        media = (catalogue.iri(file, DCAT.mediaType) or "").split("media-types/")[1]
        assert media == response.headers["content-type"].partition(";")[0]
        summed = catalogue.one(file, SPDX.checksum)
        assert isinstance(summed, ox.BlankNode)
        told = catalogue.value(summed, SPDX.checksumValue)
        assert told[:32] in response.headers["etag"]
        assert catalogue.iri(file, DCT.license)


def test_every_service_of_the_catalogue_describes_itself(catalogue: Facts, api: Client) -> None:
    for service in catalogue.instances(DCAT.DataService):
        place = catalogue.iri(service, DCAT.endpointDescription) or ""
        assert api.get(place.removeprefix(HERE)).status_code == 200


def test_the_catalogue_carries_the_version(catalogue: Facts) -> None:
    assert catalogue.value(ONTOLOGY, DCAT.version) == __version__


def test_the_catalogue_has_a_page_and_forms_by_ending(api: Client) -> None:
    page = api.get("/catalogus", headers={"Accept": "text/html", "Accept-Language": "en"})
    assert "<h1>Catalogue of vams-kg</h1>" in page.text
    assert 'href="/doc/graaf/ontologie"' in page.text
    assert api.get("/catalogus.jsonld").headers["content-type"] == "application/ld+json"
    assert api.get("/vams/catalogus").headers["location"] == "/catalogus"


# --- VoID ---


def test_the_numbers_are_counted(void: Facts) -> None:
    for name, kind in (("ontologie", "ontology"), ("regels", "shapes")):
        node = ox.NamedNode(f"https://w3id.org/vams/graaf/{name}")
        quads = list(dict.fromkeys(read_turtle(turtle_files(kind))))
        wanted = {
            VOID.triples: len(quads),
            VOID.distinctSubjects: len({q.subject for q in quads}),
            VOID.distinctObjects: len({q.object for q in quads}),
            VOID.classes: len({q.object for q in quads if q.predicate == RDF.type}),
            VOID.properties: len({q.predicate for q in quads}),
        }
        assert {one: int(void.value(node, one)) for one in wanted} == wanted
        parts = [one for one in void.objects(node, VOID.propertyPartition)]
        told = {
            void.iri(part, VOID.property): int(void.value(part, VOID.triples))
            for part in parts
            if isinstance(part, ox.BlankNode)
        }
        assert told == Counter(q.predicate.value for q in quads)


def test_void_leads_to_the_endpoint_and_the_files(void: Facts, api: Client) -> None:
    whole = ox.NamedNode(CATALOGUE)
    assert void.iri(whole, VOID.sparqlEndpoint) == f"{HERE}/sparql"
    assert len(void.iris(whole, VOID.subset)) == 3
    dumps = void.iris(ONTOLOGY, VOID.dataDump)
    assert len(dumps) == 4
    for place in dumps:
        assert api.get(place.removeprefix(HERE)).status_code == 200


def test_the_service_description_leads_to_void(api: Client) -> None:
    described = facts(api.get("/sparql", headers=TURTLE))
    assert f"{HERE}/.well-known/void" in {getattr(q.object, "value", "") for q in described}
