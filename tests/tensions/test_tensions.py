"""The 66 places where sources pull apart: the graph holds each reading, and its treatment is shown.

A folder per tension holds documents (`*.yaml`, whose header says which rule must be found where and
which must not) and questions to the graph (`*.rq`, which must be answered with yes).
"""

from pathlib import Path

import pyoxigraph as ox
import pytest

from cases import header
from vams_kg import service
from vams_kg.graph import Facts, store
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import DCT, RDFS, VAMS
from vams_kg.workbench import Workbench

HERE = Path(__file__).parent
TENSIONS = [f"T-{number:02d}" for number in range(1, 67)]
DOCUMENTS = sorted(HERE.glob("T-*/*.yaml"))
QUESTIONS = sorted(HERE.glob("T-*/*.rq"))
ID = "https://w3id.org/vams/id/spanning-"
REGEL = "https://w3id.org/vams/regel/"
UITSPRAAK = "https://w3id.org/vams/uitspraak/"


def case_id(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def found(path: Path, bench: Workbench) -> set[tuple[str, ...]]:
    """Return rule, place and severity of every finding on a document."""
    wanted = service.wishes(bench.rulebook, None, [], None)
    checked = service.check([service.Source(path.name, path.read_bytes())], bench, wanted)
    assert not checked.unreadable, checked.unreadable
    return {(f.regel, f.pad, f.ernst) for f in checked.judgements[0].bevindingen}


@pytest.fixture(scope="module")
def graph(rulebook: Rulebook) -> ox.Store:
    return store(rulebook.ontology.quads, rulebook.shapes.quads)


# --- The treatment ---


@pytest.mark.parametrize("path", DOCUMENTS, ids=case_id)
def test_document_is_treated_as_the_tension_asks(path: Path, bench: Workbench) -> None:
    asked, findings = header(path), found(path, bench)
    expected = {tuple(line) for line in asked["wel"]}
    rules = {rule for rule, *_ in expected}
    assert {finding for finding in findings if finding[0] in rules} == expected
    assert {rule for rule, *_ in findings} & set(asked["niet"]) == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=case_id)
def test_rules_a_document_speaks_of_exist(path: Path, bench: Workbench) -> None:
    asked = header(path)
    named = {rule for rule, *_ in asked["wel"]} | set(asked["niet"])
    assert named - {rule.local for rule in bench.rulebook.rules.values()} == set()
    assert named


@pytest.mark.parametrize("path", QUESTIONS, ids=case_id)
def test_graph_answers_yes(path: Path, graph: ox.Store) -> None:
    assert header(path)["titel"]
    assert bool(graph.query(path.read_text("utf-8")))


@pytest.mark.parametrize("tension", TENSIONS)
def test_every_tension_has_a_check(tension: str) -> None:
    assert [path for path in (*DOCUMENTS, *QUESTIONS) if path.parent.name == tension]


# --- The graph ---


def test_graph_holds_exactly_the_tensions_of_the_sources(rulebook: Rulebook) -> None:
    held = sorted(n.value for n in rulebook.ontology.instances(VAMS.node("Spanning")))
    assert held == [ID + tension for tension in TENSIONS]


@pytest.mark.parametrize("tension", TENSIONS)
def test_tension_has_readings_with_their_sources(tension: str, rulebook: Rulebook) -> None:
    facts, node = rulebook.ontology, ox.NamedNode(ID + tension)
    readings = facts.iris(node, VAMS.node("lezing"))
    assert len(readings) >= 2
    for reading in map(ox.NamedNode, readings):
        assert set(facts.texts(reading, VAMS.node("zegt"))) == {"nl"}
        sources = facts.iris(reading, DCT.source)
        assert sources
        assert all(source.startswith(UITSPRAAK) and said(facts, source) for source in sources)
    assert set(facts.iris(node, VAMS.node("gekozenLezing"))) <= set(readings)


@pytest.mark.parametrize("tension", TENSIONS)
def test_tension_says_how_it_is_treated_and_by_what(tension: str, rulebook: Rulebook) -> None:
    facts, node = rulebook.ontology, ox.NamedNode(ID + tension)
    for predicate in (RDFS.label, VAMS.node("behandeling")):
        assert set(facts.texts(node, predicate)) == {"nl", "en"}
    assert len(facts.iris(node, VAMS.node("soortSpanning"))) == 1
    means = facts.iris(node, VAMS.node("behandeldDoor"))
    rules = {m for m in means if m.startswith(REGEL)}
    assert means
    assert rules - set(rulebook.rules) == set()
    assert [m for m in means if m not in rules and not facts.predicates(ox.NamedNode(m))] == []


def said(facts: Facts, statement: str) -> bool:
    return bool(facts.value(ox.NamedNode(statement), VAMS.node("citaat")))


def test_question_lists_every_reading_of_every_tension(bench: Workbench) -> None:
    table = service.answer_question("tegenstrijdigheden", {}, bench, [])
    rows = [dict(zip(table.vraag.kolommen, row, strict=True)) for row in table.rijen]
    assert {row["nummer"] for row in rows} == set(TENSIONS)
    assert len(rows) == len(bench.rulebook.ontology.instances(VAMS.node("Lezing")))
    assert all(row["bronnen"] and row["lezing"] for row in rows)
