"""SPARQL 1.1 Protocol: every row of the table of what is wanted, and three clients of others."""

import json
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest

from vams_kg.api.sparql.work import GRAPHS

ONE = "SELECT ?s WHERE { ?s a <http://www.w3.org/2002/07/owl#Ontology> } ORDER BY ?s LIMIT 3"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
BUILD = "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 5"
DESCRIBE = "DESCRIBE <https://w3id.org/vams/def#Document>"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
HUGE = "SELECT ?a WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
FORM = "application/x-www-form-urlencoded"
SECONDS, ROWS = 2, 5000


def get(address: str, query: str, accept: str = "", **more: object) -> httpx.Response:
    headers = {"Accept": accept} if accept else {}
    params = {"query": query, **more}
    return httpx.get(f"{address}/sparql", params=params, headers=headers, timeout=30)


def number(response: httpx.Response) -> int:
    assert response.status_code == 200, response.text
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def is_problem(response: httpx.Response, status: int, *words: str) -> None:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert [word for word in words if word not in response.json()["detail"]] == []


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/turtle, text/csv;q=0.1", "text/csv"),
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
    ],
)
def test_a_table_comes_in_the_form_that_is_asked(address: str, accept: str, media: str) -> None:
    response = get(address, ONE, accept)
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media
    assert "https://w3id.org/vams/def" in response.text


def test_the_four_tables_say_the_same(address: str) -> None:
    said = {kind: get(address, ONE, kind) for kind in ("application/json", "text/csv")}
    rows = [r["s"]["value"] for r in said["application/json"].json()["results"]["bindings"]]
    assert said["text/csv"].text.split() == ["s", *rows]
    tsv = get(address, ONE, "text/tab-separated-values").text
    assert tsv.split() == ["?s", *(f"<{row}>" for row in rows)]
    xml = ElementTree.fromstring(get(address, ONE, "application/sparql-results+xml").text)
    assert [uri.text for uri in xml.iter("{http://www.w3.org/2005/sparql-results#}uri")] == rows


@pytest.mark.parametrize("query", [BUILD, DESCRIBE])
@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_a_graph_comes_in_the_form_that_is_asked(
    address: str, query: str, media: str, form: ox.RdfFormat
) -> None:
    response = get(address, query, media)
    assert response.headers["content-type"].partition(";")[0] == media
    assert len(list(ox.parse(response.content, format=form))) >= 5


def test_ask_says_yes_or_no(address: str) -> None:
    assert get(address, "ASK {}").json()["boolean"] is True
    assert (
        "<boolean>false</boolean>"
        in get(address, "ASK { <x:a> <x:b> <x:c> }", "application/sparql-results+xml").text
    )


def test_what_no_client_takes_is_406(address: str) -> None:
    is_problem(get(address, ONE, "image/png"), 406, "text/csv")
    is_problem(get(address, ONE, "text/turtle"), 406, "text/csv")
    is_problem(get(address, DESCRIBE, "text/csv"), 406, "text/turtle")


def test_post_of_another_kind_is_415(address: str) -> None:
    response = httpx.post(f"{address}/sparql", content=ONE, headers={"Content-Type": "text/plain"})
    is_problem(response, 415, "application/sparql-query")


def test_post_of_a_query_and_of_a_form(address: str) -> None:
    kind = {"Content-Type": "application/sparql-query"}
    assert number(httpx.post(f"{address}/sparql", content=COUNT, headers=kind)) > 1000
    assert number(httpx.post(f"{address}/sparql", data={"query": COUNT})) > 1000


def test_a_form_is_decoded_once(address: str) -> None:
    response = httpx.post(
        f"{address}/sparql", data={"query": "ASK { FILTER(STR(<x:a%20b>) = 'x:a%20b') }"}
    )
    assert response.json()["boolean"] is True


def test_wrong_numbers_of_queries_are_400(address: str) -> None:
    is_problem(httpx.get(f"{address}/sparql?query=ASK%7B%7D&query=ASK%7B%7D"), 400, "twee keer")
    is_problem(httpx.post(f"{address}/sparql", data={"ask": "x"}), 400, "niet")
    is_problem(get(address, "SELECT * WHERE {"), 400, "niet te lezen")
    is_problem(get(address, ""), 400)


def test_graphs_of_the_request_are_honoured(address: str) -> None:
    every, part = number(get(address, COUNT)), {}
    for kind, iri in GRAPHS.items():
        part[kind] = number(get(address, COUNT, **{"default-graph-uri": iri}))
        named = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
        assert number(get(address, named, **{"named-graph-uri": iri})) == part[kind]
        assert number(get(address, COUNT, **{"named-graph-uri": iri})) == 0
        own = COUNT.replace(" WHERE", f" FROM <{iri}> WHERE")
        assert number(get(address, own)) == part[kind]
    assert sum(part.values()) == every
    assert number(get(address, COUNT, **{"default-graph-uri": list(GRAPHS.values())})) == every
    is_problem(get(address, COUNT, **{"default-graph-uri": "x:y"}), 400, "x:y")


def test_head_and_other_methods(address: str) -> None:
    head = httpx.head(f"{address}/sparql", params={"query": "ASK {}"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == "application/sparql-results+json"
    wrong = httpx.put(f"{address}/sparql", content="x")
    is_problem(wrong, 405)
    assert "GET" in wrong.headers["allow"]


def test_a_page_elsewhere_may_ask(address: str) -> None:
    asked = httpx.options(f"{address}/sparql", headers={"Origin": "https://elders.example"})
    assert asked.status_code == 204
    for response in (asked, get(address, "ASK {}"), get(address, "ASK {")):
        assert response.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("media", "form"),
    [("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)],
)
def test_without_a_query_the_service_describes_itself(
    address: str, media: str, form: ox.RdfFormat
) -> None:
    response = httpx.get(f"{address}/sparql", headers={"Accept": media})
    assert response.headers["content-type"].partition(";")[0] == media
    said = {quad.object.value for quad in ox.parse(response.content, format=form)}
    assert {*GRAPHS.values(), f"{address}/sparql"} <= said
    is_problem(httpx.get(f"{address}/sparql", headers={"Accept": "image/png"}), 406)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/x> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent ?where { ?s ?p ?o } }",
        "PREFIX a: <x:#b>\nASK { { SERVICE a:c { ?s ?p ?o } } }",
        "LOAD <http://127.0.0.1/x>",
        "insert data { <x:a> <x:b> <x:c> }",
        "PREFIX a: <x:>\nDELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
    ],
)
def test_more_than_reading_is_refused(address: str, query: str) -> None:
    is_problem(get(address, query), 403, "dit eindpunt")


def test_updates_are_refused_in_every_form(address: str) -> None:
    place = f"{address}/sparql"
    is_problem(httpx.post(place, data={"update": "CLEAR ALL"}), 403, "leest alleen")
    kind = {"Content-Type": "application/sparql-update"}
    is_problem(httpx.post(place, content="CLEAR ALL", headers=kind), 403, "leest alleen")


def test_an_endless_query_ends_and_others_stay_fast(address: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        endless = [pool.submit(get, address, ENDLESS) for _ in range(2)]
        time.sleep(0.3)
        waits = []
        for _ in range(10):
            started = time.perf_counter()
            assert get(address, "ASK {}").status_code == 200
            assert httpx.get(f"{address}/v1/regimes").status_code == 200
            waits.append(time.perf_counter() - started)
        for one in endless:
            is_problem(one.result(), 503, f"{SECONDS} seconden")
    assert sorted(waits)[5] < 1, waits
    assert number(get(address, COUNT)) > 1000


def test_the_query_of_a_client_that_goes_away_is_stopped(address: str) -> None:
    """Four of them would keep everybody out until their time is up."""
    place, params = f"{address}/sparql", {"query": ENDLESS}

    def leave() -> None:
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(place, params=params, timeout=0.2)

    with ThreadPoolExecutor(4) as pool:
        for one in [pool.submit(leave) for _ in range(4)]:
            one.result()
    started = time.perf_counter()
    assert get(address, "ASK {}").status_code == 200
    assert time.perf_counter() - started < SECONDS - 0.5


def test_a_query_that_eats_memory_ends(address: str) -> None:
    response = get(address, HUGE)
    assert response.status_code == 503, response.text
    assert "gestopt" in response.json()["detail"]
    assert get(address, "ASK {}").status_code == 200


def test_too_many_rows_are_told_and_not_cut(address: str) -> None:
    many = "SELECT ?s WHERE { ?s ?p ?o }"
    is_problem(get(address, many), 400, str(ROWS), "LIMIT")
    is_problem(get(address, "CONSTRUCT WHERE { ?s ?p ?o }"), 400, str(ROWS))
    assert len(get(address, f"{many} LIMIT {ROWS}", "text/csv").text.split()) == ROWS + 1


def test_sparqlwrapper(address: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{address}/sparql")
    client.setQuery(ONE)
    client.setReturnFormat(wrapper.JSON)
    assert len(client.queryAndConvert()["results"]["bindings"]) == 3
    client.setMethod(wrapper.POST)
    client.setReturnFormat(wrapper.XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == 3
    client.setQuery(BUILD)
    client.setReturnFormat(wrapper.TURTLE)
    assert len(list(ox.parse(client.queryAndConvert(), format=ox.RdfFormat.TURTLE))) == 5


def test_the_store_of_rdflib(address: str) -> None:
    rdflib = pytest.importorskip("rdflib")
    stores = pytest.importorskip("rdflib.plugins.stores.sparqlstore")
    graph = rdflib.Graph(stores.SPARQLStore(f"{address}/sparql"))
    assert len(list(graph.query(ONE))) == 3
    assert bool(graph.query("ASK {}"))
    node = rdflib.URIRef("https://w3id.org/vams/def#Document")
    assert (node, rdflib.RDF.type, rdflib.OWL.Class) in graph


def test_curl(address: str) -> None:
    command = ["curl", "-s", "-G", f"{address}/sparql", "--data-urlencode", f"query={COUNT}"]
    try:
        said = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout
    except FileNotFoundError:
        assert not os.environ.get("CI"), "curl is needed"
        pytest.skip("no curl here")
    assert int(json.loads(said)["results"]["bindings"][0]["n"]["value"]) > 1000
