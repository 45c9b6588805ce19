"""Which statement of a source became which rule, norm or term, and which case proves it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from vams_kg.graph import Facts
from vams_kg.model import BACKGROUND, CHECKABLE, MEANING, Case, Rule, Statement
from vams_kg.vocabulary import DCT, RDF, RDFS, SKOS, VAMS

KINDS: Mapping[str, ox.NamedNode] = {
    CHECKABLE: VAMS.ToetsbareUitspraak,
    MEANING: VAMS.BetekenisUitspraak,
    BACKGROUND: VAMS.Achtergronduitspraak,
}


def read_statements(
    facts: Facts, rules: Iterable[Rule], cases: Iterable[Case]
) -> tuple[Statement, ...]:
    """Return every statement, by id; `gevallen` are failing cases of rules that name it."""
    checks: dict[str, set[str]] = defaultdict(set)
    for rule in rules:
        for iri in rule.uitspraken:
            checks[iri].add(rule.local)
    proofs = _proofs(cases)
    citing = _citing(facts)
    found = [
        _statement(facts, node, kind, checks[node.value], proofs, citing[node.value])
        for kind, cls in KINDS.items()
        for node in facts.instances(cls)
    ]
    return tuple(sorted(found, key=lambda one: one.id))


def _proofs(cases: Iterable[Case]) -> Mapping[str, list[Case]]:
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        if case.breaks:
            for name in case.uitspraken:
                found[name].append(case)
    return found


def _citing(facts: Facts) -> defaultdict[str, set[ox.NamedNode]]:
    found: defaultdict[str, set[ox.NamedNode]] = defaultdict(set)
    for predicate in (DCT.source, VAMS.citaatUit):
        for subject, target in facts.pairs(predicate):
            if isinstance(subject, ox.NamedNode) and isinstance(target, ox.NamedNode):
                found[target.value].add(subject)
    return found


def _statement(  # noqa: PLR0913, PLR0917 - one parameter per index
    facts: Facts,
    node: ox.NamedNode,
    kind: str,
    rules: set[str],
    proofs: Mapping[str, list[Case]],
    citing: set[ox.NamedNode],
) -> Statement:
    source = facts.one(node, VAMS.vanBron)
    local = node.value.rsplit("/", 1)[-1]
    norms = {n for n in citing if VAMS.Norm.value in facts.iris(n, RDF.type)}
    cases = [c for c in proofs.get(local, []) if c.regel in rules]
    return Statement(
        id=local,
        soort=kind,
        bron=_label(facts, source),
        plaats=facts.value(node, VAMS.aanduiding),
        citaat=facts.value(node, VAMS.citaat),
        regels=tuple(sorted(rules)),
        normen=tuple(sorted(_short(n) for n in norms)),
        termen=tuple(sorted(_short(n) for n in citing - norms)),
        gevallen=tuple(sorted(f"{case.regel}/{case.naam}" for case in cases)),
        reden=facts.value(node, VAMS.nietGemodelleerd),
        soort_reden=_label(facts, facts.one(node, VAMS.redenNietGetoetst)),
        kijk_naar=facts.value(node, VAMS.mensKijktNaar),
        apart=isinstance(source, ox.NamedNode) and facts.value(source, VAMS.apartGeteld) == "true",
    )


def _label(facts: Facts, node: object) -> str:
    if not isinstance(node, ox.NamedNode):
        return ""
    labels = facts.texts(node, SKOS.prefLabel) or facts.texts(node, RDFS.label)
    return labels.get("nl", _short(node))


def _short(node: ox.NamedNode) -> str:
    return node.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
