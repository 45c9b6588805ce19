"""The rules with their words, the norms they rest on, and the sets they belong to."""

from collections.abc import Mapping

import pyoxigraph as ox

from vams_kg.graph import Facts
from vams_kg.model import Norm, Regelset, Rule, Spared
from vams_kg.rulebook.words import dutch_label
from vams_kg.vocabulary import DCT, RDFS, SH, VAMS

SEVERITIES: Mapping[str, str] = {
    SH.Violation.value: "Violation",
    SH.Warning.value: "Warning",
    SH.Info.value: "Info",
}
"""SHACL severities and how findings call them."""


def severity(iri: str | None) -> str:
    """Return the severity's short name; SHACL's default is Violation."""
    return SEVERITIES.get(iri or "", "Violation")


def read_rules(facts: Facts) -> dict[str, Rule]:
    """Return all rules and reading rules by IRI."""
    kinds = (VAMS.Regel, VAMS.Leesregel, VAMS.Beslisregel)
    nodes = [node for kind in kinds for node in facts.instances(kind)]
    return {node.value: _rule(facts, node) for node in nodes}


def _rule(facts: Facts, node: ox.NamedNode) -> Rule:
    return Rule(
        iri=node.value,
        naam=facts.texts(node, SH.name),
        bericht=facts.texts(node, SH.message),
        herstel=facts.texts(node, VAMS.hersteladvies),
        ernst=severity(facts.iri(node, SH.severity)),
        regelset=facts.iri(node, VAMS.regelset) or "",
        onderwerp=facts.iri(node, VAMS.onderwerp) or "",
        wie_beslist=facts.texts(node, VAMS.wieBeslist),
        normen=facts.iris(node, VAMS.norm),
        alleen_voor=facts.iri(node, VAMS.alleenVoor),
        alleen_onder=facts.iri(node, VAMS.alleenOnderRegime),
        meldt_bij=facts.value(node, VAMS.meldtBij) or None,
        gevolg_van=facts.iris(node, VAMS.gevolgVan),
        gevolg_van_elders=facts.iris(node, VAMS.gevolgVanElders),
        niet_bij=_spared(facts, node),
        bereik=facts.value(node, VAMS.regelbereik, "collection"),
        uitspraken=facts.iris(node, VAMS.toetstUitspraak),
    )


def _spared(facts: Facts, node: ox.NamedNode) -> tuple[Spared, ...]:
    return tuple(
        Spared(kind.value, facts.iris(kind, VAMS.wijktVoorIndeling))
        for kind in facts.objects(node, VAMS.geldtNietBij)
        if isinstance(kind, ox.NamedNode)
    )


def read_norms(facts: Facts) -> dict[str, Norm]:
    """Return all norms by IRI, with source, article and confidence as a finding shows them."""
    return {node.value: _norm(facts, node) for node in facts.instances(VAMS.Norm)}


def _norm(facts: Facts, node: ox.NamedNode) -> Norm:
    place = facts.one(node, DCT.source)
    source = facts.one(place, VAMS.vanBron) if isinstance(place, ox.NamedNode) else None
    return Norm(
        iri=node.value,
        label=facts.texts(node, RDFS.label),
        bron=dutch_label(facts, source),
        artikel=facts.value(place, VAMS.aanduiding) if isinstance(place, ox.NamedNode) else "",
        zekerheid=dutch_label(facts, facts.one(node, VAMS.zekerheid)),
        url=_url(facts, source),
        citaat=facts.value(node, VAMS.citaat),
        citaat_uit=_quoted_from(facts, node),
        versie=_version(facts, place) or _version(facts, source),
    )


def _quoted_from(facts: Facts, node: ox.NamedNode) -> str:
    statements = sorted(facts.iris(node, VAMS.citaatUit))
    return facts.value(ox.NamedNode(statements[0]), VAMS.aanduiding) if statements else ""


def _version(facts: Facts, node: object) -> str:
    return facts.value(node, VAMS.versiedatum) if isinstance(node, ox.NamedNode) else ""


def _url(facts: Facts, source: object) -> str:
    if not isinstance(source, ox.NamedNode):
        return ""
    return facts.iri(source, RDFS.seeAlso) or facts.value(source, RDFS.seeAlso)


def read_rule_sets(facts: Facts) -> dict[str, Regelset]:
    """Return the rule sets: which practice models they belong to and how heavy they may weigh."""
    return {node.value: _rule_set(facts, node) for node in facts.instances(VAMS.Regelset)}


def _rule_set(facts: Facts, node: ox.NamedNode) -> Regelset:
    highest: dict[str, str] = {}
    for term in facts.objects(node, VAMS.hoogsteErnstOnder):
        if isinstance(term, ox.NamedNode | ox.BlankNode):
            regime = facts.iri(term, VAMS.onderRegime)
            if regime:
                highest[regime] = severity(facts.iri(term, VAMS.ernst))
    models = frozenset(facts.iris(node, VAMS.geldtOnderRegiemodel))
    return Regelset(
        node.value,
        facts.texts(node, RDFS.label),
        not models,
        models,
        highest,
        _spared(facts, node),
    )
