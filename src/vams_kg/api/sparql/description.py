"""What the endpoint can do, in SPARQL 1.1 Service Description."""

from typing import Final

import pyoxigraph as ox

from vams_kg.api.sparql.work import GRAPHS, TRIPLES
from vams_kg.service.cataloguing import VOID_PATH
from vams_kg.vocabulary import RDF, RDFS, Namespace

SD: Final = Namespace(
    "http://www.w3.org/ns/sparql-service-description#",
    "Service Dataset Graph NamedGraph endpoint supportedLanguage SPARQL11Query resultFormat"
    " defaultDataset defaultGraph namedGraph name feature UnionDefaultGraph",
)
FORMATS: Final = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV Turtle N-Triples"
    " JSON-LD RDF_XML"
)
PREFIXES: Final = {"sd": SD.base, "formats": "http://www.w3.org/ns/formats/"}


def description(place: str, form: str) -> bytes:
    """Return the description of the endpoint at an address in a form of graphs."""
    service, data = ox.BlankNode("dienst"), ox.BlankNode("gegevens")
    said: list[tuple[ox.NamedNode | ox.BlankNode, ox.NamedNode, ox.NamedNode | ox.BlankNode]] = [
        (service, RDF.type, SD.Service),
        (service, SD.endpoint, ox.NamedNode(place)),
        (service, SD.supportedLanguage, SD.SPARQL11Query),
        (service, SD.feature, SD.UnionDefaultGraph),
        (service, SD.defaultDataset, data),
        (data, RDF.type, SD.Dataset),
        (data, SD.defaultGraph, ox.BlankNode("alles")),
        (ox.BlankNode("alles"), RDF.type, SD.Graph),
        (data, RDFS.seeAlso, ox.NamedNode(place.removesuffix("/sparql") + VOID_PATH)),
    ]
    for name in FORMATS.split():
        said.append((service, SD.resultFormat, ox.NamedNode(PREFIXES["formats"] + name)))
    for name, iri in GRAPHS.items():
        graph = ox.BlankNode(name)
        said += [
            (data, SD.namedGraph, graph),
            (graph, RDF.type, SD.NamedGraph),
            (graph, SD.name, ox.NamedNode(iri)),
        ]
    triples = [ox.Triple(*one) for one in said]
    return ox.serialize(triples, format=TRIPLES[form], prefixes=PREFIXES) or b""
