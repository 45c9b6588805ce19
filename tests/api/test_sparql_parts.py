"""The gate, the tables and the process of SPARQL, each on its own."""

import asyncio
import csv
import io
import json
import os
import signal
import socket
import time
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from vams_kg.api.sparql.gate import QueryRefused, check_reads
from vams_kg.api.sparql.tables import TABLES
from vams_kg.api.sparql.work import MEMORY, TIME
from vams_kg.api.sparql.workers import BUSY, Limits, Reply, Workers

CELLS = [
    ox.NamedNode("x:a"),
    ox.Literal('een "b", <c> & d\n\te\r', language="nl"),
    ox.Literal(3),
    ox.BlankNode("b"),
    None,
]
NAMES = ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service WHERE { ?service ?p 'SERVICE' }",
        '# SERVICE\nSELECT * WHERE { ?s <x:SERVICE> """INSERT " SERVICE""" }',
        "PREFIX service: <x:#> SELECT * WHERE { ?s service:LOAD ?o }",
        "SELECT * WHERE { ?s ?p 'it\\'s SERVICE' , 'x'@service }",
        "BASE <x:> PREFIX load: <LOAD> ASK { load:insert ?p ?o }",
    ],
)
def test_words_that_only_look_like_more_are_let_through(query: str) -> None:
    check_reads(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { ?s ?p 'a' . SERVICE <x:a> {} }",
        "SELECT * WHERE { ?s ?p '''a'b''' SERVICE<x:a>{} }",
        "SELECT * { ?s ?p ?o . FILTER(?a<3) SERVICE ?x { ?a ?b ?c FILTER(?a>4) } }",
        "SELECT * WHERE { \\u0053ERVICE <x:a> {} }",
        "SELECT * WHERE { ?s ?p true.SERVICE <x:a> {} }",
        "SELECT * WHERE { ?s ?p 5.service<x:a>{} }",
        "SELECT * WHERE { ?s ?p ('''x') SERVICE <x:a> {} }",
        "# ask\nWITH <x:a> DELETE { ?a ?b ?c } WHERE {}",
    ],
)
def test_more_than_reading_is_seen(query: str) -> None:
    with pytest.raises(QueryRefused):
        check_reads(query)


def test_tables_keep_every_letter() -> None:
    made = {form: write(NAMES, [CELLS]) for form, write in TABLES.items()}
    row = json.loads(made["json"])["results"]["bindings"][0]
    assert row["b"] == {"type": "literal", "value": CELLS[1].value, "xml:lang": "nl"}
    assert row["c"]["datatype"].endswith("integer")
    assert "e" not in row
    texts = [one.text for one in ElementTree.fromstring(made["xml"]).iter() if one.text]
    assert texts == ["x:a", CELLS[1].value, "3", "b"]
    assert list(csv.reader(io.StringIO(made["csv"], newline="")))[1] == [
        "x:a",
        CELLS[1].value,
        "3",
        "_:b",
        "",
    ]
    assert len(made["tsv"].splitlines()) == 2
    found = ox.parse_query_results(made["tsv"].encode(), format=ox.QueryResultsFormat.TSV)
    assert next(iter(found))["b"] == CELLS[1]


def run(workers: Workers, *queries: str) -> list[Reply]:
    async def asked() -> list[Reply]:
        form = {"tabel": "json", "graaf": "turtle"}
        return [await workers.ask({**form, "query": query}) for query in queries]

    try:
        return asyncio.run(asked())
    finally:
        workers.stop()


ODD = ("SERVICE", "SERVICE SILENT", "SERVICESILENT", "\\u0053ERVICE")


def test_a_query_cannot_open_a_socket_even_past_the_gate() -> None:
    """The gate is not the only thing between a query and the network."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        place = f"<http://127.0.0.1:{listener.getsockname()[1]}/x>"
        queries = [f"SELECT * WHERE {{ {odd} {place} {{ ?s ?p ?o }} }}" for odd in ODD]
        replies = run(Workers(Limits(seconden=3)), *queries)
        with pytest.raises(TimeoutError):
            listener.accept()
    assert "open files" in replies[0].tekst


@pytest.mark.parametrize(
    "query", ["a." * 100_000, '"\\' * 100_000, "'''\\" * 60_000, "<" * 200_000, ":%" * 100_000]
)
def test_the_gate_is_quick_with_any_text(query: str) -> None:
    started = time.perf_counter()
    check_reads(query)
    assert time.perf_counter() - started < 2


def test_memory_is_bounded() -> None:
    query = "SELECT ?a WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
    limits = Limits(seconden=20, geheugen=64 * 1024 * 1024)
    first, second = run(Workers(limits), query, "ASK {}")
    assert first.waarom == MEMORY
    assert second.vorm == "json"


def test_a_query_that_breaks_the_parser_breaks_nothing_else() -> None:
    deep = "SELECT * WHERE " + "{" * 100_000
    first, second = run(Workers(Limits(seconden=5)), deep, "ASK {}")
    assert first.vorm == ""
    assert second.vorm == "json"


def test_who_finds_no_room_is_told() -> None:
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    workers = Workers(Limits(seconden=1, tegelijk=1))

    async def asked() -> list[Reply]:
        form = {"tabel": "json", "graaf": "turtle"}
        await workers.start()
        long = {**form, "query": endless, "seconden": 3}
        return list(await asyncio.gather(workers.ask(long), workers.ask(long)))

    try:
        assert [reply.waarom for reply in asyncio.run(asked())] == [TIME, BUSY]
    finally:
        workers.stop()


def test_a_lost_process_is_started_again() -> None:
    workers = Workers(Limits())

    async def asked() -> list[Reply]:
        form = {"tabel": "json", "graaf": "turtle", "query": "ASK {}"}
        first = await workers.ask(form)
        assert workers._process is not None
        os.kill(workers._process.pid, signal.SIGKILL)
        return [first, await workers.ask(form)]

    try:
        assert [reply.vorm for reply in asyncio.run(asked())] == ["json", "json"]
    finally:
        workers.stop()
