"""Every checkable statement of the sources is a rule that a case proves, or says why not."""

import pytest

from vams_kg.model import Case, Statement
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.cases import read_cases
from vams_kg.rulebook.coverage import read_statements


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return tuple(read_cases())


@pytest.fixture(scope="module")
def statements(rulebook: Rulebook, cases: tuple[Case, ...]) -> tuple[Statement, ...]:
    return read_statements(rulebook.ontology, rulebook.rules.values(), cases)


def ids(found: list[Statement]) -> list[str]:
    return [one.id for one in found]


def test_all_statements_of_the_five_sources_are_there(statements: tuple[Statement, ...]) -> None:
    counts = {k: sum(s.soort == k for s in statements) for k in ("toetsbaar", "betekenis")}
    assert counts == {"toetsbaar": 357, "betekenis": 209}


def test_every_checkable_statement_has_a_proven_rule_or_a_reason(
    statements: tuple[Statement, ...],
) -> None:
    assert ids([s for s in statements if not s.covered and not s.reden]) == []


def test_a_reason_says_its_kind_and_where_a_person_looks(
    statements: tuple[Statement, ...],
) -> None:
    reasons = [s for s in statements if s.reden]
    assert ids([s for s in reasons if not (s.soort_reden and s.kijk_naar)]) == []
    assert ids([s for s in reasons if s.regels or s.soort != "toetsbaar"]) == []


def test_every_statement_a_rule_names_is_proven_by_one_of_its_own_cases(
    rulebook: Rulebook, cases: tuple[Case, ...]
) -> None:
    proven = {(c.regel, name) for c in cases if c.breaks for name in c.uitspraken}
    named = {
        (rule.local, iri.rsplit("/", 1)[-1])
        for rule in rulebook.rules.values()
        for iri in rule.uitspraken
    }
    assert sorted(named - proven) == []


def test_a_case_names_only_statements_that_its_rule_names(
    rulebook: Rulebook, cases: tuple[Case, ...]
) -> None:
    named = {
        rule.local: {iri.rsplit("/", 1)[-1] for iri in rule.uitspraken}
        for rule in rulebook.rules.values()
    }
    wrong = [(c.regel, c.naam, n) for c in cases for n in c.uitspraken if n not in named[c.regel]]
    assert wrong == []
