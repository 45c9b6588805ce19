"""Which statement of a source became which rule, norm or term, and which case proves it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from vams_kg.graph import Facts
from vams_kg.model import BACKGROUND, CHECKABLE, MEANING, Case, Rule, Statement
from vams_kg.rulebook.words import dutch_label
from vams_kg.vocabulary import DCT, RDF, VAMS

KINDS: Mapping[str, ox.NamedNode] = {
    CHECKABLE: VAMS.ToetsbareUitspraak,
    MEANING: VAMS.BetekenisUitspraak,
    BACKGROUND: VAMS.Achtergronduitspraak,
}


def read_statements(
    facts: Facts, rules: Iterable[Rule], cases: Iterable[Case]
) -> tuple[Statement, ...]:
    """Return every statement, by id; `gevallen` are failing cases of rules that name it."""
    links = _Links(facts, rules, cases)
    found = [
        links.statement(node, kind) for kind, cls in KINDS.items() for node in facts.instances(cls)
    ]
    return tuple(sorted(found, key=lambda one: one.id))


class _Links:
    """What rests on each statement: rules, failing cases, and terms or norms that cite it."""

    def __init__(self, facts: Facts, rules: Iterable[Rule], cases: Iterable[Case]) -> None:
        self._facts = facts
        self._rules: dict[str, set[str]] = defaultdict(set)
        for rule in rules:
            for iri in rule.uitspraken:
                self._rules[iri].add(rule.local)
        self._cases: dict[str, list[Case]] = defaultdict(list)
        for case in cases:
            for name in case.uitspraken if case.breaks else ():
                self._cases[name].append(case)
        self._citing: dict[str, set[ox.NamedNode]] = defaultdict(set)
        for predicate in (DCT.source, VAMS.citaatUit):
            for subject, target in facts.pairs(predicate):
                if isinstance(subject, ox.NamedNode) and isinstance(target, ox.NamedNode):
                    self._citing[target.value].add(subject)

    def statement(self, node: ox.NamedNode, kind: str) -> Statement:
        """Return one statement with everything that rests on it."""
        facts, local = self._facts, _short(node)
        source = facts.one(node, VAMS.vanBron)
        rules, citing = self._rules[node.value], self._citing[node.value]
        norms = {one for one in citing if VAMS.Norm.value in facts.iris(one, RDF.type)}
        cases = [case for case in self._cases[local] if case.regel in rules]
        return Statement(
            id=local,
            soort=kind,
            bron=dutch_label(facts, source),
            plaats=facts.value(node, VAMS.aanduiding),
            citaat=facts.value(node, VAMS.citaat),
            regels=tuple(sorted(rules)),
            normen=tuple(sorted(map(_short, norms))),
            termen=tuple(sorted(map(_short, citing - norms))),
            gevallen=tuple(sorted(f"{case.regel}/{case.naam}" for case in cases)),
            reden=facts.value(node, VAMS.nietGemodelleerd),
            soort_reden=dutch_label(facts, facts.one(node, VAMS.redenNietGetoetst)),
            kijk_naar=facts.value(node, VAMS.mensKijktNaar),
            apart=_is_apart(facts, source),
        )


def _is_apart(facts: Facts, source: object) -> bool:
    return isinstance(source, ox.NamedNode) and facts.value(source, VAMS.apartGeteld) == "true"


def _short(node: ox.NamedNode) -> str:
    return node.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
