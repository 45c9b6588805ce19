"""The norms on giving data, the layers and what facts do, read from the ontology."""

from collections.abc import Mapping

import pyoxigraph as ox

from vams_kg.graph import Facts, Node
from vams_kg.model import (
    Artikelplaats,
    Laag,
    LawOnDisclosure,
    Leemte,
    Norm,
    Vereiste,
    Verstrekkingsnorm,
)
from vams_kg.rulebook.validity import validity
from vams_kg.vocabulary import DCT, RDFS, SKOS, VAMS


def read_law(
    facts: Facts, norms: Mapping[str, Norm], broader: Mapping[str, frozenset[str]]
) -> LawOnDisclosure:
    """Return everything that decides whether a disclosure is allowed."""
    found = [_norm(facts, n, norms[n.value]) for n in facts.instances(VAMS.Verstrekkingsnorm)]
    frames = _flagged(facts, VAMS.geeftKader)
    places = {place.value for place in facts.instances(VAMS.Bronplaats)}
    return LawOnDisclosure(
        normen=tuple(sorted(found, key=lambda one: one.norm.iri)),
        lagen=_layers(facts),
        bronnen=_sources(facts),
        eigen_bronnen=_grouped(facts, VAMS.omvatBron),
        ruimer=broader,
        tegendeel=_grouped(facts, VAMS.tegendeelVan),
        feiten_van_fase=_grouped(facts, VAMS.brengtFeitMee),
        beroepsgeheim=_secrecy(facts),
        leemten=_gaps(facts),
        kaders=frames,
        kaderplaatsen=_places(facts, frames & places),
        partijen=_in_schemes(facts, _flagged(facts, VAMS.noemtPartijen)),
        deels_gelezen=_places(facts, _flagged(facts, VAMS.deelsGelezen)),
        fase_van_stap=_grouped(facts, VAMS.hoortBijProcesfase),
        wet_van_partij=_grouped(facts, VAMS.voertWetUit),
        handelt_als=_grouped(facts, VAMS.handeltAls),
        feiten_van_partij=_flagged(facts, VAMS.hoortBijPartij),
        gaat_mee=_flagged(facts, VAMS.gaatMee),
        geen_derde=_flagged(facts, VAMS.isGeenDerde),
    )


def _norm(facts: Facts, node: ox.NamedNode, norm: Norm) -> Verstrekkingsnorm:
    def many(predicate: ox.NamedNode) -> frozenset[str]:
        return frozenset(facts.iris(node, predicate))

    place = facts.one(node, DCT.source)
    where, cited = place_of(facts, place), citation(facts, place)
    modality = facts.iri(node, VAMS.normmodaliteit) or ""
    secrecy = facts.value(node, VAMS.bijGeheimhouding)
    return Verstrekkingsnorm(
        norm=norm,
        citeertekst=cited,
        bron=where.wet,
        plaats=where,
        modaliteit=modality.rsplit("#", 1)[-1],
        verstrekkers=many(VAMS.normVerstrekker),
        ontvangers=many(VAMS.normOntvanger),
        gegevens=many(VAMS.normGegevens),
        fasen=many(VAMS.normFase),
        niet_verstrekkers=many(VAMS.nietVoorVerstrekker),
        niet_ontvangers=many(VAMS.nietVoorOntvanger),
        niet_gegevens=many(VAMS.nietVoorGegevens),
        niet_fasen=many(VAMS.nietInFase),
        als_feit=many(VAMS.alsFeit),
        tenzij_feit=many(VAMS.tenzijFeit),
        bij_geheimhouding=secrecy == "true" if secrecy else None,
        opent=many(VAMS.opentLaag),
        sluit=many(VAMS.sluitLaag),
        wijkt=facts.value(node, VAMS.wijktVoorOpening) == "true",
        uitzondering_op=many(VAMS.uitzonderingOp),
        samen_met=many(VAMS.samenMet),
        toetst=many(VAMS.toetstLaag),
        vereist=_requirements(facts, node),
        geldig=validity(facts, cited, (node, place), where.wet),
    )


def _in_schemes(facts: Facts, schemes: frozenset[str]) -> frozenset[str]:
    pairs = facts.pairs(SKOS.inScheme)
    return frozenset(
        term.value
        for term, scheme in pairs
        if isinstance(term, ox.NamedNode)
        and isinstance(scheme, ox.NamedNode)
        and scheme.value in schemes
    )


def _places(facts: Facts, iris: frozenset[str]) -> tuple[Artikelplaats, ...]:
    return tuple(place_of(facts, ox.NamedNode(one)) for one in sorted(iris))


def place_of(facts: Facts, node: object) -> Artikelplaats:
    """Return the place that a bronplaats or a reference in a document names."""
    if not isinstance(node, ox.NamedNode | ox.BlankNode):
        return Artikelplaats("")
    return Artikelplaats(
        wet=facts.iri(node, VAMS.vanBron) or facts.iri(node, VAMS.wet) or "",
        artikel=facts.value(node, VAMS.artikelnummer),
        lid=facts.value(node, VAMS.lid),
        onderdeel=facts.value(node, VAMS.onderdeel),
        hoofdstuk=facts.value(node, VAMS.hoofdstuk),
    )


def citation(facts: Facts, place: object) -> str:
    """Return a place as answers cite it: `Wmo 2015 art. 5.2.1 lid 2 onder a`."""
    if not isinstance(place, ox.NamedNode):
        return ""
    source = facts.one(place, VAMS.vanBron)
    title = facts.value(source, VAMS.citeertitel) if isinstance(source, ox.NamedNode) else ""
    article = facts.value(place, VAMS.artikelnummer)
    chapter = facts.value(place, VAMS.hoofdstuk)
    if title and chapter and not article:
        return f"{title} hoofdstuk {chapter}"
    if not (title and article):
        return title or facts.value(place, VAMS.aanduiding)
    before = facts.value(source, VAMS.nummervoorvoegsel) if isinstance(source, ox.NamedNode) else ""
    parts = [title, f"art. {before}{article}"]
    for word, predicate in (("lid", VAMS.lid), ("onder", VAMS.onderdeel)):
        value = facts.value(place, predicate)
        parts += [f"{word} {value}"] if value else []
    return " ".join(parts)


def _requirements(facts: Facts, node: Node) -> tuple[Vereiste, ...]:
    silent = facts.texts(VAMS.Vereiste, VAMS.weegtBijZwijgen)
    found = [
        Vereiste(
            tuple(sorted(facts.iris(one, VAMS.eenVan))), facts.texts(one, VAMS.weegt) or silent
        )
        for one in facts.objects(node, VAMS.vereist)
        if isinstance(one, ox.NamedNode | ox.BlankNode)
    ]
    return tuple(sorted(found, key=lambda one: one.een_van))


def _layers(facts: Facts) -> tuple[Laag, ...]:
    found = [
        Laag(
            iri=node.value,
            label=facts.texts(node, RDFS.label),
            volgorde=int(facts.value(node, VAMS.volgorde, "99")),
            gegevens=frozenset(facts.iris(node, VAMS.alleenVoorGegevens)),
            vraagt_opening=facts.value(node, VAMS.vraagtOpening) == "true",
            in_vraag=facts.value(node, VAMS.nietInVraag) != "true",
        )
        for node in facts.instances(VAMS.Laag)
    ]
    return tuple(sorted(found, key=lambda one: one.volgorde))


def _sources(facts: Facts) -> dict[str, frozenset[str]]:
    own = _grouped(facts, VAMS.omvatBron)
    below = _grouped(facts, VAMS.bouwtVoortOp)
    found: dict[str, frozenset[str]] = {}
    for regime in {*own, *below}:
        seen: set[str] = set()
        todo = [regime]
        while todo:
            one = todo.pop()
            if one not in seen:
                seen.add(one)
                todo.extend(below.get(one, ()))
        found[regime] = frozenset().union(*(own.get(one, frozenset()) for one in seen))
    return found


def _grouped(facts: Facts, predicate: ox.NamedNode) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for subject, target in facts.pairs(predicate):
        if isinstance(subject, ox.NamedNode) and isinstance(target, ox.NamedNode):
            found.setdefault(subject.value, set()).add(target.value)
    return {key: frozenset(values) for key, values in found.items()}


def _secrecy(facts: Facts) -> frozenset[str]:
    sources = {s for s, v in facts.pairs(VAMS.kentBeroepsgeheim) if _true(v)}
    return frozenset(
        party.value
        for party, source in facts.pairs(VAMS.gebondenAanGeheimhouding)
        if isinstance(party, ox.NamedNode) and source in sources
    )


def _gaps(facts: Facts) -> tuple[Leemte, ...]:
    givers = _grouped(facts, VAMS.leemteBijVerstrekker)
    receivers = _grouped(facts, VAMS.leemteBijOntvanger)
    none: frozenset[str] = frozenset()
    return tuple(
        Leemte(
            _missing(facts, ox.NamedNode(source)),
            givers.get(source, none),
            receivers.get(source, none),
        )
        for source in sorted({*givers, *receivers})
    )


def _missing(facts: Facts, source: ox.NamedNode) -> dict[str, str]:
    """Return per language the source with everything of it that is not modelled."""
    label = facts.texts(source, SKOS.prefLabel) or facts.texts(source, RDFS.label)
    said: dict[str, list[str]] = {}
    for term in facts.objects(source, VAMS.nietGemodelleerd):
        if isinstance(term, ox.Literal):
            said.setdefault(term.language or "nl", []).append(term.value)
    return {
        language: f"{label.get(language) or label.get('nl', '')}: {' '.join(sorted(texts))}"
        for language, texts in said.items()
    }


def _flagged(facts: Facts, predicate: ox.NamedNode) -> frozenset[str]:
    pairs = facts.pairs(predicate)
    return frozenset(s.value for s, v in pairs if isinstance(s, ox.NamedNode) and _true(v))


def _true(term: object) -> bool:
    return isinstance(term, ox.Literal) and term.value == "true"
