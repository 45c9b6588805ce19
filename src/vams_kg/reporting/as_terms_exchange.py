"""Render what a region decided on its terms for other tools: mappings as SSSOM, terms as SKOS.

Only what is decided goes out: an adopted term with its mappings, and a rejected one as mappings
that do not hold. A proposal stays in the region.
"""

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from vams_kg.model.harmonising import Predicaat
from vams_kg.model.termenlijst import Afbeelding, Regioterm, Termenlijst
from vams_kg.reporting.as_skos import turned
from vams_kg.reporting.as_sssom import mapping_set, short_iri
from vams_kg.reporting.plain import clean
from vams_kg.reporting.term_iris import BASE, local_iri
from vams_kg.vocabulary import DCT, RDF, SKOS, VAMS

_COLUMNS: Final = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id",
    "object_label", "mapping_justification", "subject_source", "object_source", "reviewer_label",
    "mapping_date", "comment",
)  # fmt: skip
_PREFIXES: Final = {
    "dct": DCT.base,
    "lokaal": BASE,
    "skos": SKOS.base,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def decided_sssom(found: Termenlijst) -> str:
    """Return the decided mappings, each with the role that decided, the day and the reason.

    The modifier Not stands where a term was rejected or where a local term was found another.
    """
    rows = (_row(found, term, mapping) for term in _decided(found) for mapping in term.afbeeldingen)
    about = f"Vastgestelde en verworpen koppelingen van {found.titel}"
    return mapping_set(
        local_iri(_own(found)).removeprefix(BASE) + "/koppelingen", about, _COLUMNS, rows
    )


def _own(found: Termenlijst) -> str:
    """Return what names the terms of the list: every list may be called termen.yaml."""
    return found.regio or found.bestand


def _decided(found: Termenlijst) -> Iterator[Regioterm]:
    ends = {VAMS.standVastgesteld.value, VAMS.standVerworpen.value}
    return (term for term in found.termen if term.laatste and term.laatste.stand in ends)


def _is_adopted(term: Regioterm) -> bool:
    return term.laatste is not None and term.laatste.stand == VAMS.standVastgesteld.value


def _row(found: Termenlijst, term: Regioterm, mapping: Afbeelding) -> tuple[str, ...]:
    holds = _is_adopted(term) and mapping.koppeling is not Predicaat.geen
    none = mapping.koppeling is Predicaat.geen
    predicate = Predicaat.exact if none else mapping.koppeling
    last = term.laatste
    return (
        short_iri(local_iri(mapping.document, mapping.term)),
        mapping.term,
        f"skos:{predicate.value}",
        "" if holds else "Not",
        short_iri(local_iri(_own(found), term.term)),
        term.term,
        "semapv:ManualMappingCuration",
        short_iri(local_iri(mapping.document)),
        short_iri(local_iri(_own(found))),
        last.door if last else "",
        last.op if last else "",
        f"{last.woord}: {last.waarom}" if last else "",
    )


def decided_skos(found: Termenlijst) -> str:
    """Return the adopted terms as concepts after NL-SBB, with their mappings to local terms.

    NL-SBB wants a whole concept at both ends; a local term says that its document defines it.
    """
    quads = [
        quad for term in _decided(found) if _is_adopted(term) for quad in _concept(found, term)
    ]
    made = ox.serialize(dict.fromkeys(quads), format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
    return (made or b"").decode()


def _concept(found: Termenlijst, term: Regioterm) -> Iterator[ox.Quad]:
    node = ox.NamedNode(local_iri(_own(found), term.term))
    scheme = local_iri(_own(found))
    yield from _described(scheme, found.titel, node, (term.term, term.definitie))
    for one in term.besluiten:
        told = f"{one.op} {one.woord} door {one.door}: {one.waarom}"
        yield ox.Quad(node, SKOS.changeNote, _dutch(told))
    for mapping in term.afbeeldingen:
        if mapping.koppeling is not Predicaat.geen:
            local = ox.NamedNode(local_iri(mapping.document, mapping.term))
            told = f"Lokale term; {mapping.document} geeft de omschrijving."
            own = local_iri(mapping.document)
            yield from _described(own, mapping.document, local, (mapping.term, told))
            yield ox.Quad(local, SKOS.node(mapping.koppeling.value), node)
            yield ox.Quad(node, SKOS.node(turned(mapping.koppeling).value), local)


def _described(
    scheme_iri: str, title: str, term: ox.NamedNode, said: tuple[str, str]
) -> Iterator[ox.Quad]:
    """Yield a term with label and definition as a top concept of its scheme."""
    scheme = ox.NamedNode(scheme_iri)
    yield ox.Quad(scheme, RDF.type, SKOS.ConceptScheme)
    yield ox.Quad(scheme, DCT.title, _dutch(title))
    yield ox.Quad(scheme, SKOS.hasTopConcept, term)
    yield ox.Quad(term, RDF.type, SKOS.Concept)
    yield ox.Quad(term, SKOS.prefLabel, _dutch(said[0]))
    yield ox.Quad(term, SKOS.definition, _dutch(said[1]))
    yield ox.Quad(term, SKOS.inScheme, scheme)
    yield ox.Quad(term, SKOS.topConceptOf, scheme)


def _dutch(text: str) -> ox.Literal:
    return ox.Literal(clean(text), language="nl")
