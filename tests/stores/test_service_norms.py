"""The service decides with the norms that an external store has at the moment of a question."""

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from api.client import Client
from stores.server import free_port, fresh, tell
from vams_kg import service
from vams_kg.api.application import application
from vams_kg.api.sparql.workers import Limits
from vams_kg.cli.serving import serve
from vams_kg.errors import VamsError
from vams_kg.rulebook.lasting import ONTOLOGY, lasting
from vams_kg.service import desks
from vams_kg.stores import Settings, of_environment
from vams_kg.stores.remote import BASE
from vams_kg.workbench import Workbench

ASKED = {"verstrekker": "huisarts", "ontvanger": "Veilig Thuis", "gegevens": "gezondheid"}
EVALUATION: dict[str, Any] = {
    "subject": {"type": "partij", "id": ASKED["verstrekker"]},
    "action": {"name": "verstrekken", "properties": {"ontvanger": ASKED["ontvanger"]}},
    "resource": {"type": "gegevens", "id": ASKED["gegevens"]},
}


def test_a_norm_deleted_while_the_service_runs_counts_no_more(
    elsewhere: Settings, outside: Workbench, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "FRESH", 0.0)
    api = Client(application(outside, Limits()))
    graph = BASE + lasting(bench.rulebook)[ONTOLOGY].name

    def answers() -> list[Any]:
        decided = api.get("/v1/beslissingen", params=ASKED).json()
        evaluated = api.post("/access/v1/evaluation", json=EVALUATION).json()["context"]
        assert evaluated["regelset"] == decided["regelset"]
        assert evaluated["antwoord"] == decided["antwoord"]
        return [decided["regelset"], decided["antwoord"]]

    try:
        before = answers()
        assert before == [bench.rulebook.version, "voorwaardelijk"]
        every = "?norm a ?kind . FILTER(STRENDS(STR(?kind), 'Verstrekkingsnorm'))"
        tell(
            elsewhere, f"WITH <{graph}> DELETE {{ ?norm ?p ?o }} WHERE {{ ?norm ?p ?o . {every} }}"
        )
        regelset, antwoord = answers()
        assert regelset.startswith(f"{bench.rulebook.version}+normen.")
        assert antwoord != before[1]
    finally:
        tell(elsewhere, f"DROP GRAPH <{graph}>")
    assert answers() == before


def test_a_store_that_is_not_there_is_told_before_the_service_starts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url = f"http://127.0.0.1:{free_port()}/query"
    monkeypatch.setattr(os, "environ", {**os.environ, "VAMS_SPARQL_ENDPOINT": url})
    with pytest.raises(VamsError, match="deze SPARQL-store is niet te bereiken"):
        serve(port=free_port())


def test_a_store_that_went_away_is_told_in_full_to_the_operator_only(
    bench: Workbench, caplog: pytest.LogCaptureFixture
) -> None:
    url = f"http://127.0.0.1:{free_port()}/query"
    gone = of_environment({"VAMS_SPARQL_ENDPOINT": url})
    assert gone is not None
    api = Client(application(bench.put_to(fresh(gone)), Limits()))
    with caplog.at_level(logging.WARNING, "vams_kg.api"):
        for response in (
            api.get("/v1/beslissingen", params=ASKED),
            api.post("/access/v1/evaluation", json=EVALUATION),
        ):
            assert response.status_code == 503
            assert url not in response.text
    told = [one.getMessage() for one in caplog.records if one.name == "vams_kg.api.problems"]
    assert len(told) == 2
    assert all(one.startswith(f"{url}: ") for one in told)


def test_a_second_workbench_finds_the_store_too(
    elsewhere: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The module of the store once took the name of what makes one."""
    monkeypatch.setenv("VAMS_SPARQL_ENDPOINT", elsewhere.endpoint)
    monkeypatch.setenv("VAMS_SPARQL_UPDATE", elsewhere.update)
    for _ in range(2):
        service.prove_store()
        assert service.prepare().current().rulebook.norms


def test_many_questions_at_once_ask_a_store_once(
    outside: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    current = Workbench.current

    def counted(bench: Workbench) -> Workbench:
        asked.append(1)
        return current(bench)

    monkeypatch.setattr(Workbench, "current", counted)
    monkeypatch.setattr(desks, "FRESH", 60.0)
    found = service.Desks(outside)
    with ThreadPoolExecutor(8) as pool:
        given = set(pool.map(lambda _: id(found.now()), range(16)))
    assert (len(given), len(asked)) == (1, 1)
