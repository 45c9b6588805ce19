"""The was-wordt list as the ontology declares it: parts, questions, desired elements."""

from collections.abc import Iterator

import pyoxigraph as ox

from vams_kg.graph import Facts
from vams_kg.model import Citaat, GewenstOnderdeel, Leesplaats, Lijstvraag, Procesonderdeel
from vams_kg.vocabulary import DCT, RDFS, SKOS, VAMS


def read_process_parts(facts: Facts) -> tuple[Procesonderdeel, ...]:
    """Return the parts of the list in their order."""
    parts = [_part(facts, node) for node in facts.instances(VAMS.Procesonderdeel)]
    return tuple(sorted(parts, key=lambda part: part.volgorde))


def _part(facts: Facts, node: ox.NamedNode) -> Procesonderdeel:
    articles = tuple(_articles(facts, node))
    return Procesonderdeel(
        iri=node.value,
        label=facts.texts(node, RDFS.label),
        volgorde=int(facts.value(node, VAMS.volgorde, "99")),
        citaten=tuple(_quotes(facts, node)),
        artikelen=articles,
        alleen_voor=frozenset(facts.iris(node, VAMS.alleenVoor)),
        onderwerpen=frozenset(facts.iris(node, VAMS.onderwerp)),
        klassen=facts.iris(node, VAMS.toontKlasse),
        vragen=tuple(_question(facts, one) for one in _nodes(facts, node, VAMS.vraag)),
        gewenst=tuple(_desired(facts, one, articles) for one in _nodes(facts, node, VAMS.gewenst)),
    )


def _question(facts: Facts, node: ox.NamedNode) -> Lijstvraag:
    return Lijstvraag(
        iri=node.value,
        label=facts.texts(node, RDFS.label),
        citaten=tuple(_quotes(facts, node)),
        leesplaatsen=tuple(_places(facts, node)),
        regiemodellen=frozenset(facts.iris(node, VAMS.geldtOnderRegiemodel)),
    )


def _desired(facts: Facts, node: ox.NamedNode, articles: tuple[str, ...]) -> GewenstOnderdeel:
    return GewenstOnderdeel(
        iri=node.value,
        label=facts.texts(node, RDFS.label),
        citaten=tuple(_quotes(facts, node)),
        artikelen=tuple(_articles(facts, node)) or articles,
        leesplaatsen=tuple(_places(facts, node)),
        mag_ontbreken=facts.value(node, VAMS.magOntbreken) == "true",
    )


def _quotes(facts: Facts, node: ox.NamedNode) -> Iterator[Citaat]:
    for statement in _nodes(facts, node, DCT.source):
        source = facts.one(statement, VAMS.vanBron)
        labels = facts.texts(source, SKOS.prefLabel) if isinstance(source, ox.NamedNode) else {}
        yield Citaat(
            id=statement.value.rsplit("/", 1)[-1],
            tekst=facts.value(statement, VAMS.citaat),
            bron=labels.get("nl", ""),
        )


def _articles(facts: Facts, node: ox.NamedNode) -> Iterator[str]:
    for place in _nodes(facts, node, VAMS.volgensArtikel):
        yield facts.value(place, VAMS.aanduiding)


def _places(facts: Facts, node: ox.NamedNode) -> Iterator[Leesplaats]:
    for place in facts.objects(node, VAMS.leesplaats):
        if isinstance(place, ox.NamedNode | ox.BlankNode):
            yield Leesplaats(
                klasse=facts.iri(place, VAMS.leestBij) or "",
                eigenschappen=facts.iris(place, VAMS.leestEigenschap),
                herkend_aan=frozenset(facts.iris(place, VAMS.herkendAan)),
            )


def _nodes(facts: Facts, node: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.NamedNode]:
    return [term for term in facts.objects(node, predicate) if isinstance(term, ox.NamedNode)]
