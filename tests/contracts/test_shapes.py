"""Contracts of the rules: everything a finding shows is there, and every name they use exists."""

import re
from collections.abc import Iterable

import pyoxigraph as ox
import pytest

from vams_kg.graph import Facts
from vams_kg.model import Rule
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import DCT, RDFS, SH, VAMS

OWN = "https://w3id.org/vams/"
LOOSE = (f"{OWN}regel/", f"{OWN}def/")
PREFIXED = re.compile(r"\b(vams|begrip|norm|bron|id|schema):([\w.-]*\w)")
BASES = {
    "vams": f"{OWN}def#",
    "begrip": f"{OWN}begrip/",
    "norm": f"{OWN}norm/",
    "bron": f"{OWN}bron/",
    "id": f"{OWN}id/",
    "schema": f"{OWN}begrip/schema/",
}
NAME = re.compile(r"^[A-Z][A-Za-z0-9]*(-[a-z0-9]+)+$")
TOPICS = 15
LEAST_RULES = 80


def own_rules(rulebook: Rulebook) -> list[Rule]:
    return sorted(rulebook.rules.values(), key=lambda rule: rule.iri)


def shape_rules(rulebook: Rulebook) -> list[Rule]:
    kinds = (VAMS.Leesregel, VAMS.Beslisregel)
    nodes = {n.value for kind in kinds for n in rulebook.shapes.instances(kind)}
    return [rule for rule in own_rules(rulebook) if rule.iri not in nodes]


def test_there_are_enough_rules_over_every_topic(rulebook: Rulebook) -> None:
    rules = shape_rules(rulebook)
    assert len(rules) >= LEAST_RULES
    assert {rule.onderwerp for rule in own_rules(rulebook)} == set(rulebook.topics)
    assert len(rulebook.topics) == TOPICS


def test_every_rule_speaks_both_languages(rulebook: Rulebook) -> None:
    lacking = [
        rule.local
        for rule in own_rules(rulebook)
        for texts in (rule.naam, rule.bericht, rule.herstel)
        if not {"nl", "en"} <= set(texts)
    ]
    assert lacking == []


def test_every_rule_has_a_severity_a_set_a_topic_and_a_decider(rulebook: Rulebook) -> None:
    lacking = [
        rule.local
        for rule in own_rules(rulebook)
        if rulebook.shapes.one(ox.NamedNode(rule.iri), SH.severity) is None
        or rule.regelset not in rulebook.rule_sets
        or rule.onderwerp not in rulebook.topics
        or set(rule.wie_beslist) != {"nl", "en"}
    ]
    assert lacking == []


def test_every_rule_says_whether_it_looks_beyond_one_document(rulebook: Rulebook) -> None:
    marks = {
        rule.local: rulebook.shapes.value(ox.NamedNode(rule.iri), VAMS.regelbereik)
        for rule in shape_rules(rulebook)
    }
    wrong = {name: mark for name, mark in marks.items() if mark not in ("document", "collection")}
    assert wrong == {}


def test_every_rule_of_law_or_practice_rests_on_a_norm(rulebook: Rulebook) -> None:
    free = VAMS.base + "documentregels"
    lacking = [
        rule.local for rule in shape_rules(rulebook) if rule.regelset != free and not rule.normen
    ]
    unknown = [n for rule in own_rules(rulebook) for n in rule.normen if n not in rulebook.norms]
    assert (lacking, unknown) == ([], [])


def test_names_of_rules_have_the_house_form(rulebook: Rulebook) -> None:
    assert [r.local for r in own_rules(rulebook) if not NAME.match(r.local)] == []


def test_messages_use_known_placeholders_or_variables_of_the_query(rulebook: Rulebook) -> None:
    fixed = {"naam", "waarde", "document"}
    wrong = []
    for rule in shape_rules(rulebook):
        query = " ".join(_literals(rulebook.shapes, ox.NamedNode(rule.iri)))
        for text in (*rule.bericht.values(), *rule.herstel.values()):
            for name in re.findall(r"\{(\w+)\}", text):
                if name not in fixed and f"?{name}" not in query:
                    wrong.append((rule.local, name))
    assert wrong == []


def _literals(facts: Facts, node: ox.NamedNode | ox.BlankNode) -> Iterable[str]:
    for terms in facts.predicates(node).values():
        for term in terms:
            if isinstance(term, ox.Literal):
                yield term.value
            elif isinstance(term, ox.BlankNode):
                yield from _literals(facts, term)


@pytest.fixture(scope="module")
def declared(rulebook: Rulebook) -> frozenset[str]:
    facts = (*rulebook.ontology.quads, *rulebook.shapes.quads)
    return frozenset(q.subject.value for q in facts if isinstance(q.subject, ox.NamedNode))


def test_every_own_term_that_shapes_use_is_declared(
    rulebook: Rulebook, declared: frozenset[str]
) -> None:
    used = set()
    for quad in rulebook.shapes.quads:
        for term in (quad.predicate, quad.object):
            if isinstance(term, ox.NamedNode):
                used.add(term.value)
            elif isinstance(term, ox.Literal) and "SELECT" in term.value:
                used |= {BASES[p] + local for p, local in PREFIXED.findall(term.value)}
    unknown = {iri for iri in used if iri.startswith(OWN) and not iri.startswith(LOOSE)} - declared
    assert sorted(unknown) == []


def test_every_own_term_that_the_ontology_uses_is_declared(
    rulebook: Rulebook, declared: frozenset[str]
) -> None:
    used = {
        term.value
        for quad in rulebook.ontology.quads
        for term in (quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode)
    }
    unknown = {iri for iri in used if iri.startswith(OWN) and not iri.startswith(LOOSE)} - declared
    assert sorted(unknown) == []


def test_every_norm_has_a_place_a_confidence_and_words(rulebook: Rulebook) -> None:
    facts = rulebook.ontology
    lacking = []
    for norm in rulebook.norms.values():
        node = ox.NamedNode(norm.iri)
        complete = (
            {"nl", "en"} <= set(facts.texts(node, RDFS.label))
            and norm.artikel
            and norm.bron
            and norm.zekerheid in ("woordelijk", "bron", "afgeleid")
            and facts.one(node, VAMS.normmodaliteit) is not None
            and facts.one(node, DCT.source) is not None
        )
        if not complete:
            lacking.append(norm.iri)
    assert lacking == []


def test_a_rule_that_follows_from_another_names_a_rule(rulebook: Rulebook) -> None:
    wrong = [
        rule.local
        for rule in own_rules(rulebook)
        for cause in rule.gevolg_van
        if cause not in rulebook.rules
    ]
    assert wrong == []
