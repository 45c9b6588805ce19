"""What of the sources is not modelled, by act and article, for documents that use these."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from vams_kg.graph import Facts, Node
from vams_kg.model import Artikelplaats, Texts
from vams_kg.rulebook.disclosures import place_of
from vams_kg.vocabulary import DCT, RDF, RDFS, SKOS, VAMS


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is not modelled; `plaats` is a whole source or an article of it."""

    plaats: Artikelplaats
    bron: Texts
    aanduiding: str
    tekst: Texts


def read_gaps(facts: Facts) -> tuple[Gap, ...]:
    """Return what is declared as not modelled of sources and articles, by source and article."""
    subjects = dict.fromkeys(subject for subject, _ in facts.pairs(VAMS.nietGemodelleerd))
    found = [gap for subject in subjects for gap in _of(facts, subject)]
    return tuple(sorted(found, key=lambda gap: (gap.plaats.wet, gap.aanduiding, gap.tekst["nl"])))


def _of(facts: Facts, subject: Node) -> Iterator[Gap]:
    for place in _places(facts, subject):
        kinds = facts.iris(place, RDF.type)
        is_part = VAMS.Bronplaats.value in kinds
        source = facts.one(place, VAMS.vanBron) if is_part else place
        if not isinstance(source, ox.NamedNode):
            continue
        label = facts.texts(source, SKOS.prefLabel) or facts.texts(source, RDFS.label)
        yield Gap(
            plaats=place_of(facts, place) if is_part else Artikelplaats(source.value),
            bron=label,
            aanduiding=facts.value(place, VAMS.aanduiding) if is_part else "",
            tekst=_said(facts, subject),
        )


def _places(facts: Facts, subject: Node) -> Iterator[Node]:
    """Yield the sources or articles a gap is about: itself, or what it rests on or concerns."""
    kinds = facts.iris(subject, RDF.type)
    if VAMS.Norm.value in kinds or VAMS.Verstrekkingsnorm.value in kinds:
        linked = facts.objects(subject, DCT.source)
    else:
        linked = facts.objects(subject, VAMS.betreft) or (subject,)
    for node in linked:
        if isinstance(node, ox.NamedNode):
            yield node


def _said(facts: Facts, subject: Node) -> dict[str, str]:
    """Return everything said of one subject, per language; what has no other says it in Dutch."""
    said: dict[str, list[str]] = {}
    for term in facts.objects(subject, VAMS.nietGemodelleerd):
        if isinstance(term, ox.Literal):
            said.setdefault(term.language or "nl", []).append(term.value)
    return {"nl": "", **{language: " ".join(sorted(texts)) for language, texts in said.items()}}
