"""What the sources say a thing is: every such statement has its term or norm in the graph."""

from collections import Counter

import pyoxigraph as ox
import pytest

from vams_kg.graph import Facts
from vams_kg.model import MEANING, Statement
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.coverage import read_statements
from vams_kg.vocabulary import BEGRIP, DCT, RDF, RDFS, SKOS, VAMS

DEF = "https://w3id.org/vams/def#"
UITSPRAAK = "https://w3id.org/vams/uitspraak/"
MOST_STATEMENTS_OF_ONE_TERM = 6
"""A term that stands for more statements is a heap of texts and not a model of what they say."""
COMPARISONS = {f"{DEF}Lezing", f"{DEF}Spanning", f"{DEF}OnzekerWoord"}
"""They repeat a statement to compare it; they do not model what the statement says."""


@pytest.fixture(scope="module")
def facts(rulebook: Rulebook) -> Facts:
    return rulebook.ontology


@pytest.fixture(scope="module")
def meanings(rulebook: Rulebook) -> list[Statement]:
    found = read_statements(rulebook.ontology, rulebook.rules.values(), ())
    return [one for one in found if one.soort == MEANING]


@pytest.fixture(scope="module")
def standing(facts: Facts, meanings: list[Statement]) -> dict[str, set[ox.NamedNode]]:
    """For every statement of meaning the terms, norms and individuals that model it."""
    found: dict[str, set[ox.NamedNode]] = {one.id: set() for one in meanings}
    for predicate in (DCT.source, VAMS.citaatUit):
        for subject, source in facts.pairs(predicate):
            name = getattr(source, "value", "").removeprefix(UITSPRAAK)
            if name in found and not COMPARISONS.intersection(facts.iris(subject, RDF.type)):
                found[name].add(subject)
    return found


def test_every_statement_of_meaning_has_a_term_or_norm(
    standing: dict[str, set[ox.NamedNode]],
) -> None:
    assert len(standing) == 209
    assert [name for name, nodes in standing.items() if not nodes] == []


def test_every_statement_of_meaning_is_quoted_with_its_place(meanings: list[Statement]) -> None:
    assert [one.id for one in meanings if not (one.citaat and one.plaats and one.bron)] == []


def test_what_stands_for_a_statement_has_a_name(
    standing: dict[str, set[ox.NamedNode]], facts: Facts
) -> None:
    nameless = [
        node.value
        for node in set().union(*standing.values())
        if not {"nl", "en"} <= {*facts.texts(node, SKOS.prefLabel), *facts.texts(node, RDFS.label)}
        and not facts.value(node, VAMS.aanduiding)
    ]
    assert nameless == []


def test_no_term_is_a_heap_of_statements(standing: dict[str, set[ox.NamedNode]]) -> None:
    counts = Counter(node.value for nodes in standing.values() for node in nodes)
    assert {n: c for n, c in counts.items() if c > MOST_STATEMENTS_OF_ONE_TERM} == {}


def test_knowledge_of_sources_is_not_recognised_in_documents(
    rulebook: Rulebook, facts: Facts
) -> None:
    kinds = [
        ox.NamedNode(DEF + n)
        for n in ("Werkwijze", "Aanpakstap", "Beginsel", "Bestuurderstaak", "Plandeel")
    ]
    known = {node.value for kind in kinds for node in facts.instances(kind)}
    known -= {BEGRIP.base + "een-huishouden-een-plan"}
    assert known
    assert known & {one.iri for one in rulebook.terms} == set()


def test_knowledge_of_sources_is_no_part_of_a_document(facts: Facts, rulebook: Rulebook) -> None:
    parts = {
        iri for iri, broader in rulebook.broader.items() if DEF + "Dossieronderdeel" in broader
    }
    typed = {
        (subject.value, kind.value)
        for subject, kind in facts.pairs(RDF.type)
        if isinstance(subject, ox.NamedNode) and isinstance(kind, ox.NamedNode)
    }
    assert [pair for pair in typed if pair[1] in parts] == []
