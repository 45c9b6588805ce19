"""`/sparql`: requests of the SPARQL 1.1 Protocol in, results in the form a client asks for out."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from typing import Any, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.responses import Response

from vams_kg.api.negotiation import accepted
from vams_kg.api.problems import Problem
from vams_kg.api.sparql.description import description
from vams_kg.api.sparql.gate import LONGEST, READ_ONLY, QueryRefused, check_reads, names_graphs
from vams_kg.api.sparql.work import GRAPHS, MEMORY, ROWS, TIME
from vams_kg.api.sparql.workers import Reply, Workers

Parameters = Mapping[str, Sequence[str]]

TABLES: Final = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
GRAPH_FORMS: Final = {
    "turtle": ("text/turtle", "application/x-turtle"),
    "ntriples": ("application/n-triples", "text/plain"),
    "jsonld": ("application/ld+json",),
    "rdfxml": ("application/rdf+xml",),
}
"""Media types of every form; the first is the one that is sent."""

FORM, QUERY, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
LOOK: Final = 0.5
"""Seconds after which it is looked whether a client still waits."""
GONE: Final = "weg"
OPEN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type",
    "Access-Control-Expose-Headers": "API-Version, X-Request-ID",
    "Access-Control-Max-Age": "86400",
}
"""Everybody may read from a page of their own: there is nothing here that is not public."""


def router(workers: Workers) -> APIRouter:
    """Return the routes of the endpoint."""
    routes = APIRouter(include_in_schema=False)

    @routes.api_route("/sparql", methods=["GET", "HEAD", "POST", "OPTIONS"])
    async def sparql(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={**OPEN, "Allow": _METHODS})
        try:
            response = await _answered(request, workers)
        except Problem as problem:
            response = problem.response()
        response.headers.update({**OPEN, "Vary": "Accept"})
        return response

    return routes


_METHODS: Final = OPEN["Access-Control-Allow-Methods"]


async def _answered(request: Request, workers: Workers) -> Response:
    said = await _parameters(request)
    if "update" in said:
        raise Problem("vraag-geweigerd", f"update: {READ_ONLY}.")
    queries = said.get("query", ())
    accept = request.headers.get("accept", "")
    if not queries and request.method != "POST":
        return _described(request, accept)
    if len(queries) != 1:
        how = "twee keer" if queries else "niet"
        raise Problem(
            "verzoek-onjuist", f"query: deze parameter staat er {how}. Verwacht: precies één vraag."
        )
    if len(queries[0]) > LONGEST:
        raise Problem("te-groot", f"query: een vraag heeft hier ten hoogste {LONGEST} tekens.")
    asked = {**_forms(accept), **_graphs(said), "query": queries[0]}
    try:
        check_reads(queries[0])
    except QueryRefused as error:
        raise Problem("vraag-geweigerd", str(error)) from None
    asked["eigen"] = names_graphs(queries[0])
    return _response(await _while_there(request, workers.ask(asked)), accept, workers)


async def _while_there(request: Request, asking: Coroutine[Any, Any, Reply]) -> Reply:
    """Return the reply; a query of a client that goes away is stopped."""
    task = asyncio.ensure_future(asking)
    while not (await asyncio.wait((task,), timeout=LOOK))[0]:
        if await request.is_disconnected():
            task.cancel()
            return Reply(waarom=GONE)
    return task.result()


async def _parameters(request: Request) -> Parameters:
    """Return what a request says by name, each value decoded once; raises Problem."""
    said = _decoded(request.scope["query_string"])
    if request.method != "POST":
        return said
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == UPDATE:
        raise Problem("vraag-geweigerd", f"{UPDATE}: {READ_ONLY}.")
    if kind not in (FORM, QUERY):
        raise Problem("soort-onbekend", f"Verwacht: {FORM} of {QUERY}.")
    body = await request.body()
    if kind == FORM:
        return _joined(said, _decoded(body))
    try:
        return _joined(said, {"query": [body.decode("utf-8")]})
    except UnicodeDecodeError:
        raise Problem("verzoek-onjuist", "De vraag is geen tekst in UTF-8.") from None


def _decoded(text: bytes) -> Parameters:
    try:
        return parse_qs(
            text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=50
        )
    except (UnicodeDecodeError, ValueError):
        raise Problem("verzoek-onjuist", "De parameters zijn geen tekst in UTF-8.") from None


def _joined(one: Parameters, other: Parameters) -> Parameters:
    return {name: [*one.get(name, ()), *other.get(name, ())] for name in {**one, **other}}


def _graphs(said: Parameters) -> dict[str, Any]:
    """Return the graphs that a request asks; raises Problem for one that is not here."""
    found = {part: list(said.get(f"{part}-graph-uri", ())) for part in ("default", "named")}
    known = tuple(GRAPHS.values())
    for iri in (*found["default"], *found["named"]):
        if iri not in known:
            raise Problem(
                "verzoek-onjuist", f"{iri}: deze graaf is hier niet. Kies uit: {', '.join(known)}."
            )
    return found


def _forms(accept: str) -> dict[str, str]:
    """Return the form of a table and of a graph; raises Problem when a client takes neither."""
    table, graph = accepted(accept, TABLES), accepted(accept, GRAPH_FORMS)
    if table is None and graph is None:
        raise _no_form({**TABLES, **GRAPH_FORMS})
    return {"tabel": table or "json", "graaf": graph or "turtle"}


def _no_form(offered: Mapping[str, Sequence[str]]) -> Problem:
    names = ", ".join(types[0] for types in offered.values())
    return Problem("vorm-niet-beschikbaar", f"Accept: kies uit: {names}.")


def _described(request: Request, accept: str) -> Response:
    form = accepted(accept, GRAPH_FORMS)
    if form is None:
        raise _no_form(GRAPH_FORMS)
    place = str(request.url.replace(query=""))
    return Response(description(place, form), media_type=GRAPH_FORMS[form][0])


def _response(reply: Reply, accept: str, workers: Workers) -> Response:
    limits = workers.limits
    if not reply.waarom:
        offered = TABLES if reply.vorm in TABLES else GRAPH_FORMS
        if accepted(accept, offered) is None:
            raise _no_form(offered)
        return Response(reply.inhoud, media_type=offered[reply.vorm][0])
    if reply.waarom == TIME:
        raise Problem(
            "niet-beschikbaar",
            f"Deze vraag duurde langer dan {limits.seconden:g} seconden en is gestopt."
            " Probeer: maak de vraag kleiner.",
        )
    if reply.waarom == MEMORY:
        raise Problem(
            "niet-beschikbaar",
            "Deze vraag vroeg te veel geheugen en is gestopt. Probeer: maak de vraag kleiner.",
        )
    if reply.waarom == ROWS:
        raise Problem(
            "verzoek-onjuist",
            f"Het antwoord heeft meer dan {limits.rijen} rijen en wordt niet half gegeven."
            " Probeer: voeg LIMIT en OFFSET toe.",
        )
    if reply.tekst:
        raise Problem("verzoek-onjuist", f"De vraag is niet te lezen: {reply.tekst}")
    headers = {"Retry-After": "10"}
    raise Problem("niet-beschikbaar", "Er lopen te veel vragen tegelijk.", headers=headers)
