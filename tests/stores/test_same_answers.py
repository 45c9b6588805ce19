"""An external store gives the findings, tables and decisions that the store inside gives."""

import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cases import EXAMPLES, case_id, example_documents, rule_cases
from stores.server import graphs, tell, told
from vams_kg import service
from vams_kg.errors import VamsError
from vams_kg.model import Judgement, NamedQuestion, Question
from vams_kg.questions import read_questions
from vams_kg.rulebook.lasting import ONTOLOGY, lasting
from vams_kg.stores import Settings
from vams_kg.stores.remote import BASE, PASSING
from vams_kg.vocabulary import RDFS
from vams_kg.workbench import Workbench

DOCUMENT = EXAMPLES / "oeverland" / "overeenkomst.yaml"
CASES = rule_cases()
EVERY = 100
BATCH = 200
CELLS = 200


def judged(paths: Sequence[Path], bench: Workbench) -> tuple[Judgement, ...]:
    sources = [service.Source(path.name, path.read_bytes()) for path in paths]
    return service.check(sources, bench).judgements


def left(settings: Settings) -> set[str]:
    """Return what is left of checks: graphs, and entries in the register."""
    entries = told(settings, f"SELECT ?g WHERE {{ GRAPH <{BASE}register> {{ ?g ?p ?o }} }}")
    return {one for one in graphs(settings) | {row[0] for row in entries} if PASSING in one}


@pytest.mark.parametrize("path", example_documents(), ids=case_id)
def test_examples(path: Path, bench: Workbench, outside: Workbench, elsewhere: Settings) -> None:
    here = judged([path], bench)
    assert here[0].bevindingen
    assert judged([path], outside) == here
    assert left(elsewhere) == set()


def test_documents_together(bench: Workbench, outside: Workbench) -> None:
    paths = example_documents()[:3]
    assert judged(paths, outside) == judged(paths, bench)


def test_a_sample_of_rule_cases(bench: Workbench, outside: Workbench) -> None:
    same(CASES[::EVERY], bench, outside)


@pytest.mark.full
@pytest.mark.parametrize("start", range(0, len(CASES), BATCH))
def test_all_rule_cases(start: int, bench: Workbench, outside: Workbench) -> None:
    same(CASES[start : start + BATCH], bench, outside)


def same(paths: Sequence[Path], bench: Workbench, outside: Workbench) -> None:
    for path in paths:
        assert judged([path], outside) == judged([path], bench), case_id(path)


@pytest.mark.parametrize("question", read_questions(), ids=lambda one: one.naam)
def test_questions(question: NamedQuestion, bench: Workbench, outside: Workbench) -> None:
    sources = [service.Source(DOCUMENT.name, DOCUMENT.read_bytes())]
    about = sources if question.over_document else []
    asked = (question.naam, question.voorbeeld)
    here = service.answer_question(*asked, bench, about)
    assert service.answer_question(*asked, outside, about) == here


def test_parallel_checks_do_not_mix(
    bench: Workbench, outside: Workbench, elsewhere: Settings
) -> None:
    paths = sorted(example_documents(), key=lambda path: path.stat().st_size)[:3] * 3
    alone = {path: judged([path], bench) for path in paths}
    assert len({one[0].sha256 for one in alone.values()}) == 3
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda path: (path, judged([path], outside)), paths))
    assert all(judgements == alone[path] for path, judgements in found)
    assert left(elsewhere) == set()


class TestNorms:
    """`may` follows the norms as the store has them."""

    @pytest.fixture
    def graph(self, elsewhere: Settings, outside: Workbench, bench: Workbench) -> Iterator[str]:
        """Return the graph with the norms; it is made anew after the test."""
        outside.current()
        name = BASE + lasting(bench.rulebook)[ONTOLOGY].name
        yield name
        tell(elsewhere, f"DROP GRAPH <{name}>")

    def test_the_same_norms_leave_the_rulebook_as_it_is(self, outside: Workbench) -> None:
        assert outside.current().rulebook is outside.rulebook

    def test_random_decisions(
        self, elsewhere: Settings, graph: str, outside: Workbench, bench: Workbench
    ) -> None:
        norm = bench.rulebook.law.normen[0].norm.iri
        remark = f'<{norm}> {RDFS.comment} "Alleen een opmerking."@nl'
        tell(elsewhere, f"INSERT DATA {{ GRAPH <{graph}> {{ {remark} }} }}")
        here, there = service.Desk(bench.rulebook), service.Desk(outside.current().rulebook)
        assert there.rulebook is not here.rulebook
        questions = list(random_questions(here))
        answers = [here.answer(one).decision for one in questions]
        assert [there.answer(one).decision for one in questions] == answers
        assert len({answer.antwoord for answer in answers}) >= 2

    def test_a_norm_deleted_or_added_there_counts(
        self, elsewhere: Settings, graph: str, outside: Workbench, bench: Workbench
    ) -> None:
        here = service.Desk(bench.rulebook)
        decided = (here.answer(one).decision for one in random_questions(here))
        before = next(one for one in decided if one.normen)
        old = before.normen[0].norm.iri
        new = f"{old}-nieuw"
        copied = f"INSERT {{ <{new}> ?p ?o }} WHERE {{ <{old}> ?p ?o }}"
        tell(elsewhere, f"WITH <{graph}> {copied}")
        both = service.Desk(outside.current().rulebook).answer(before.vraag)
        assert {old, new} <= {norm.norm.iri for norm in both.decision.normen}
        assert both.regelset.startswith(f"{bench.rulebook.version}+normen.")
        for norm in (old, new):
            tell(elsewhere, f"DELETE WHERE {{ GRAPH <{graph}> {{ <{norm}> ?p ?o }} }}")
        after = service.Desk(outside.current().rulebook).answer(before.vraag).decision
        assert old not in {norm.norm.iri for norm in after.normen}
        assert after != before

    def test_half_a_norm_is_refused(
        self, elsewhere: Settings, graph: str, outside: Workbench, bench: Workbench
    ) -> None:
        norm = bench.rulebook.law.normen[0].norm.iri
        label = f"GRAPH <{graph}> {{ <{norm}> {RDFS.label} ?o }}"
        tell(elsewhere, f"DELETE WHERE {{ {label} }}")
        with pytest.raises(VamsError, match=f"{norm}.*rdfs:label"):
            outside.current()


def random_questions(desk: service.Desk) -> Iterator[Question]:
    chance = random.Random(6)
    parties, data = desk.all("partij"), desk.all("gegevens")
    phases, regimes = [None, *desk.all("fase")], desk.all("regime")
    for _ in range(CELLS):
        yield Question(
            regime=chance.choice(regimes),
            verstrekker=chance.choice(parties),
            ontvanger=chance.choice(parties),
            gegevens=chance.choice(data),
            fase=chance.choice(phases),
            datum=desk.rulebook.released,
        )
