"""What an external store holds: nothing of a document afterwards, and every text unharmed."""

import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyoxigraph as ox
import pytest

from stores.server import VIRTUOSO, fresh, graphs, tell, told, virtuoso
from stores.test_same_answers import DOCUMENT, judged, left
from vams_kg.errors import StoreFailed
from vams_kg.graph import Facts
from vams_kg.stores import EMBEDDED, Settings
from vams_kg.stores.remote import BASE, CREATED, PASSING
from vams_kg.workbench import Workbench

S, P = ox.NamedNode("urn:s"), ox.NamedNode("urn:p")
TEXTS = (
    'einde " } } ; DROP ALL #',
    "C:\\users\\map en \\u0041 letterlijk",
    "regel een\nregel twee\ttab",
    "coördinator, één, 🏠",
    "'''\"\"\"",
)


def facts(*terms: ox.Literal | ox.BlankNode) -> Facts:
    return Facts([ox.Quad(S, P, term) for term in terms])


def test_texts_come_back_as_they_were(elsewhere: Settings) -> None:
    own = facts(*map(ox.Literal, TEXTS), ox.Literal("één", language="nl"))
    query = "SELECT ?o WHERE { ?s ?p ?o }"
    answers = []
    for store in (EMBEDDED, fresh(elsewhere)):
        with store.opened((), [own]) as data:
            answers.append({row["o"] for row in data.select(query)})
    assert answers[0] == answers[1]
    assert len(answers[1]) == len(TEXTS) + 1


def test_a_blank_node_gets_a_name(elsewhere: Settings) -> None:
    node = ox.BlankNode()
    own = Facts([ox.Quad(S, P, node), ox.Quad(node, P, ox.Literal("diep"))])
    with fresh(elsewhere).opened((), [own]) as data:
        found = list(data.select("SELECT ?v WHERE { <urn:s> <urn:p>/<urn:p> ?v }"))
    assert [row["v"] for row in found] == [ox.Literal("diep")]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_document_is_gone_after_an_error(error: type[BaseException], elsewhere: Settings) -> None:
    inside: set[str] = set()

    def interrupted() -> None:
        with fresh(elsewhere).opened((), [facts(ox.Literal("weg"))]):
            inside.update(left(elsewhere))
            raise error

    with pytest.raises(error):
        interrupted()
    assert len(inside) == 1
    assert left(elsewhere) == set()


def test_only_what_a_dead_process_left_is_swept(elsewhere: Settings) -> None:
    now = datetime.now(UTC)
    old, young = (PASSING + uuid.uuid4().hex for _ in range(2))
    other = "urn:van-iemand-anders"
    for graph, age in ((old, 48), (young, 1), (other, 48)):
        when = (now - timedelta(hours=age)).isoformat(timespec="seconds")
        entry = f'<{graph}> {CREATED} "{when}"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
        tell(elsewhere, f"INSERT DATA {{ GRAPH <{BASE}register> {{ {entry} }} }}")
        tell(elsewhere, f'INSERT DATA {{ GRAPH <{graph}> {{ <urn:s> <urn:p> "x" }} }}')
    try:
        with fresh(elsewhere).opened((), []):
            assert left(elsewhere) == {young}
            assert other in graphs(elsewhere)
    finally:
        for graph in (young, other):
            tell(elsewhere, f"DROP GRAPH <{graph}>")
            tell(elsewhere, f"DELETE WHERE {{ GRAPH <{BASE}register> {{ <{graph}> ?p ?o }} }}")


def test_the_rulebook_is_loaded_once(
    elsewhere: Settings, outside: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged([DOCUMENT], outside)
    register = f"SELECT ?g ?n WHERE {{ GRAPH <{BASE}register> {{ ?g ?p ?n }} }}"
    before = told(elsewhere, register)
    assert before
    written: list[str] = []

    def insert(graph: str, triples: str) -> str:
        written.append(graph)
        return f"INSERT DATA {{ GRAPH <{graph}> {{ {triples} }} }}"

    monkeypatch.setattr("vams_kg.stores.remote._insert", insert)
    judged([DOCUMENT], outside.put_to(fresh(elsewhere)))
    assert {g for g in written if not g.startswith(PASSING)} == {f"{BASE}register"}
    assert told(elsewhere, register) == before


@pytest.mark.skipif(VIRTUOSO is None, reason="needs Debian's virtuoso-opensource-7-bin")
def test_virtuoso_serves_norms_and_is_refused_for_documents(
    tmp_path: Path, bench: Workbench
) -> None:
    with virtuoso(tmp_path) as settings:
        outside = bench.put_to(fresh(settings))
        assert outside.current().rulebook is bench.rulebook
        with pytest.raises(StoreFailed, match=r"anders dan SPARQL 1\.1"):
            judged([DOCUMENT], outside)
        assert left(settings) == set()
