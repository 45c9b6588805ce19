"""The catalogue (DCAT-AP-NL) and the description of the data sets (VoID): told and counted.

What people write about a data set stands in the ontology. What can be counted or measured is
counted here: triples, terms, bytes and sums are never typed in.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from vams_kg.graph import Facts
from vams_kg.rulebook.published import BASE, GRAPHS, TERMS
from vams_kg.service.addresses import PREFIXES
from vams_kg.service.publishing import TRIPLES, FileFacts, Publication
from vams_kg.vocabulary import DCT, RDF, XSD, Namespace

DCAT: Final = Namespace(
    PREFIXES["dcat"],
    "Distribution DataService Dataset Catalog accessURL downloadURL mediaType byteSize distribution"
    " accessService endpointURL endpointDescription version landingPage dataset service"
    " theme contactPoint",
)
VOID: Final = Namespace(
    PREFIXES["void"],
    "Dataset DatasetDescription triples entities classes properties distinctSubjects"
    " distinctObjects uriSpace sparqlEndpoint dataDump vocabulary subset classPartition class"
    " propertyPartition property feature exampleResource rootResource",
)
FOAF: Final = Namespace(PREFIXES["foaf"], "topic primaryTopic page")
SPDX: Final = Namespace(
    PREFIXES["spdx"], "Checksum checksum algorithm checksumValue checksumAlgorithm_sha256"
)
CATALOGUE: Final = f"{BASE}catalogus"
VOID_PATH: Final = "/.well-known/void"
SERVICES: Final = {
    f"{BASE}dienst/rest": ("/v1", "/v1/openapi.json"),
    f"{BASE}dienst/sparql": ("/sparql", "/sparql"),
}
"""Path of each service and of its description."""
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_SPDX_SHA256: Final = SPDX.checksumAlgorithm_sha256
_PROFILES: Final = {
    f"{BASE}graaf/begrippen": "http://nlbegrip.nl/def/skosapnl#",
    f"{BASE}graaf/regels": "http://www.w3.org/ns/shacl#",
    f"{BASE}graaf/ontologie": "http://www.w3.org/2002/07/owl#",
}
"""The standard to which each data set keeps."""

Objects = ox.NamedNode | ox.BlankNode | ox.Literal


def catalogue(publication: Publication, here: str) -> list[ox.Quad]:
    """Return the catalogue as DCAT-AP-NL asks it, with addresses at the service `here`."""
    facts = publication.published.facts
    found = _of(facts, CATALOGUE)
    for iri in facts.iris(ox.NamedNode(CATALOGUE), DCAT.dataset):
        found += [*_of(facts, iri), *_of_dataset(publication, iri, here)]
    for iri in facts.iris(ox.NamedNode(CATALOGUE), DCAT.service):
        path, described = SERVICES[iri]
        found += _of(facts, iri)
        found += [
            _quad(iri, DCAT.endpointURL, ox.NamedNode(here + path)),
            _quad(iri, DCAT.endpointDescription, ox.NamedNode(here + described)),
            _quad(iri, DCAT.landingPage, ox.NamedNode(f"{here}/doc/")),
        ]
    agents = [one.object.value for one in found if isinstance(one.object, ox.NamedNode)]
    known = dict.fromkeys(one for one in agents if one.startswith(f"{BASE}id/"))
    found += [quad for iri in known for quad in _of(facts, iri)]
    found.append(_quad(CATALOGUE, DCT.modified, _day(publication)))
    found.append(_quad(CATALOGUE, DCT.issued, _day(publication)))
    return list(dict.fromkeys(found))


def _of(facts: Facts, iri: str) -> list[ox.Quad]:
    node = ox.NamedNode(iri)
    return [ox.Quad(node, p, term) for p, terms in facts.predicates(node).items() for term in terms]


def _of_dataset(publication: Publication, iri: str, here: str) -> Iterator[ox.Quad]:
    yield _quad(iri, DCAT.version, ox.Literal(publication.version))
    yield _quad(iri, DCT.issued, _day(publication))
    yield _quad(iri, DCT.modified, _day(publication))
    yield _quad(iri, DCAT.landingPage, ox.NamedNode(here + "/doc/graaf/" + iri.rsplit("/", 1)[1]))
    if iri in _PROFILES:
        yield _quad(iri, DCT.conformsTo, ox.NamedNode(_PROFILES[iri]))
    for file in publication.files.values():
        if file.graaf == iri:
            node = f"{publication.version_iri}/{file.naam}"
            yield _quad(iri, DCAT.distribution, ox.NamedNode(node))
            yield from _of_file(publication, file, node, here)


def _of_file(publication: Publication, file: FileFacts, node: str, here: str) -> Iterator[ox.Quad]:
    place = ox.NamedNode(here + node.removeprefix(BASE.removesuffix("/vams/")))
    licence = publication.published.facts.iri(ox.NamedNode(CATALOGUE), DCT.license)
    yield _quad(node, RDF.type, DCAT.Distribution)
    yield _quad(node, DCT.title, ox.Literal(file.naam, language="nl"))
    yield _quad(node, DCAT.accessURL, place)
    yield _quad(node, DCAT.downloadURL, place)
    yield _quad(node, DCAT.mediaType, ox.NamedNode(_MEDIA + file.soort))
    size = ox.Literal(str(file.bytes), datatype=XSD.node("nonNegativeInteger"))
    yield _quad(node, DCAT.byteSize, size)
    yield _quad(node, DCT.issued, _day(publication))
    if licence:
        yield _quad(node, DCT.license, ox.NamedNode(licence))
    summed = ox.BlankNode("som-" + file.naam.replace(".", "-"))
    yield _quad(node, SPDX.checksum, summed)
    yield ox.Quad(summed, RDF.type, SPDX.Checksum)
    yield ox.Quad(summed, SPDX.algorithm, _SPDX_SHA256)
    yield ox.Quad(
        summed, SPDX.checksumValue, ox.Literal(file.sha256, datatype=XSD.node("hexBinary"))
    )


def void(publication: Publication, here: str) -> list[ox.Quad]:
    """Return the description of the data sets in VoID, with numbers counted from the graphs."""
    whole, document = f"{BASE}catalogus", here + VOID_PATH
    found = [
        _quad(document, RDF.type, VOID.DatasetDescription),
        _quad(document, FOAF.primaryTopic, ox.NamedNode(whole)),
        _quad(whole, RDF.type, VOID.Dataset),
        _quad(whole, VOID.sparqlEndpoint, ox.NamedNode(f"{here}/sparql")),
        _quad(whole, VOID.uriSpace, ox.Literal(BASE)),
        _quad(whole, VOID.rootResource, ox.NamedNode(TERMS.removesuffix("#"))),
    ]
    for name, iri in GRAPHS.items():
        dump = f"{here}/vams/def/{publication.version}/{name}."
        found += [_quad(whole, VOID.subset, ox.NamedNode(iri)), _quad(iri, RDF.type, VOID.Dataset)]
        found += [_quad(iri, VOID.dataDump, ox.NamedNode(dump + form)) for form in TRIPLES]
    return [*found, *_numbers(publication)]


@lru_cache(maxsize=2)
def _numbers(publication: Publication) -> tuple[ox.Quad, ...]:
    """Return the numbers of every graph, counted once for all addresses of a service."""
    published = publication.published
    parts = ((iri, published.part(name)) for name, iri in GRAPHS.items())
    return tuple(quad for iri, quads in parts for quad in counted(iri, quads))


def counted(iri: str, quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return the numbers of a data set: triples, things, classes and properties, and each of them.

    Entities are the things with an IRI of ours that the data set says something of.
    """
    triples = list(quads)
    subjects = {one.subject for one in triples}
    classes = Counter(one.object for one in triples if one.predicate == RDF.type)
    properties = Counter(one.predicate for one in triples)
    ours = [s for s in subjects if isinstance(s, ox.NamedNode) and s.value.startswith(BASE)]
    numbers = {
        VOID.triples: len(triples),
        VOID.entities: len(ours),
        VOID.classes: len(classes),
        VOID.properties: len(properties),
        VOID.distinctSubjects: len(subjects),
        VOID.distinctObjects: len({one.object for one in triples}),
    }
    found = [_quad(iri, predicate, _number(value)) for predicate, value in numbers.items()]
    parts = (
        (VOID.classPartition, VOID.class_, VOID.entities, classes),
        (VOID.propertyPartition, VOID.property, VOID.triples, properties),
    )
    name = iri.rsplit("/", 1)[1]
    for partition, of, number, counts in parts:
        for place, (node, count) in enumerate(sorted(counts.items(), key=lambda one: str(one[0]))):
            part = ox.BlankNode(f"{name}-{partition.value.rsplit('#', 1)[1]}-{place}")
            found.append(_quad(iri, partition, part))
            found.append(ox.Quad(part, of, node))
            found.append(ox.Quad(part, number, _number(count)))
    spaces = {one.value.rsplit("#", 1)[0] + "#" for one in properties if "#" in one.value}
    found += [_quad(iri, VOID.vocabulary, ox.NamedNode(one)) for one in sorted(spaces)]
    return found


def _quad(subject: str, predicate: ox.NamedNode, term: Objects) -> ox.Quad:
    return ox.Quad(ox.NamedNode(subject), predicate, term)


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=XSD.integer)


def _day(publication: Publication) -> ox.Literal:
    return ox.Literal(publication.released, datatype=XSD.date)
