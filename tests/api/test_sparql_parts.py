"""The gate, the tables and the process of SPARQL, each on its own."""

import asyncio
import csv
import io
import json
import os
import signal
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from vams_kg.api.sparql.gate import QueryRefused, check_reads
from vams_kg.api.sparql.tables import TABLES
from vams_kg.api.sparql.work import MEMORY
from vams_kg.api.sparql.workers import Limits, Reply, Workers

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


def test_a_query_cannot_open_a_socket_even_past_the_gate() -> None:
    """The gate is not the only thing between a query and the network."""
    query = "SELECT * WHERE { SERVICE <http://127.0.0.1:8080/x> { ?s ?p ?o } }"
    (reply,) = run(Workers(Limits(seconden=3)), query)
    assert reply.vorm == ""
    assert "open files" in reply.tekst, reply


def test_memory_is_bounded() -> None:
    query = "SELECT ?a WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
    limits = Limits(seconden=20, geheugen=64 * 1024 * 1024)
    first, second = run(Workers(limits), query, "ASK {}")
    assert first.waarom == MEMORY
    assert second.vorm == "json"


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
