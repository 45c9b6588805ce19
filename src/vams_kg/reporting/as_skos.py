"""Render a comparison of definitions as SKOS after the Dutch profile NL-SBB, in Turtle.

Local colour is kept: every document is a scheme of its own; mappings stand between them.
Source: https://docs.geostandaarden.nl/nl-sbb/nl-sbb/.
"""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from vams_kg.model.harmonising import Begripsbepaling, Harmonisatie, Predicaat, Soort
from vams_kg.reporting.harmonised import who
from vams_kg.reporting.plain import clean
from vams_kg.reporting.term_iris import BASE, scheme_iri, term_iri
from vams_kg.vocabulary import DCT, RDF, SKOS

_PREFIXES: Final = {
    "dct": DCT.base,
    "lokaal": BASE,
    "skos": SKOS.base,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TURNED: Final = {Predicaat.broad: Predicaat.narrow, Predicaat.narrow: Predicaat.broad}


def render_skos(found: Harmonisatie) -> str:
    """Return all terms as concepts with their mappings, both ways; false friends give none."""
    quads = [
        *(quad for one in found.bepalingen for quad in _concept(one)),
        *_mappings(found),
    ]
    made = ox.serialize(dict.fromkeys(quads), format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
    return (made or b"").decode()


def _concept(one: Begripsbepaling) -> Iterator[ox.Quad]:
    scheme, term = ox.NamedNode(scheme_iri(one)), ox.NamedNode(term_iri(one))
    yield ox.Quad(scheme, RDF.type, SKOS.ConceptScheme)
    yield ox.Quad(scheme, DCT.title, _dutch(one.titel))
    yield ox.Quad(scheme, SKOS.hasTopConcept, term)
    yield ox.Quad(term, RDF.type, SKOS.Concept)
    yield ox.Quad(term, SKOS.prefLabel, _dutch(one.term))
    yield ox.Quad(term, SKOS.definition, _dutch(one.tekst or f"Rol in {who(one)}."))
    yield ox.Quad(term, SKOS.inScheme, scheme)
    yield ox.Quad(term, SKOS.topConceptOf, scheme)
    if one.bron:
        yield ox.Quad(term, SKOS.changeNote, _dutch(f"Bron: {one.bron}"))


def _mappings(found: Harmonisatie) -> Iterator[ox.Quad]:
    for pair in found.vergelijkingen:
        if pair.predicaat is Predicaat.geen or pair.soort in {Soort.onbekend, Soort.valse_vriend}:
            continue
        left, right = (ox.NamedNode(term_iri(one)) for one in (pair.links, pair.rechts))
        yield ox.Quad(left, SKOS.node(pair.predicaat.value), right)
        yield ox.Quad(right, SKOS.node(turned(pair.predicaat).value), left)


def turned(predicate: Predicaat) -> Predicaat:
    """Return a mapping as it reads from the other side."""
    return _TURNED.get(predicate, predicate)


def _dutch(text: str) -> ox.Literal:
    return ox.Literal(clean(text), language="nl")
