"""`/v1/beslissingen`, `/v1/matrix` and `/v1/kaarten`: may one party give data to another."""

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from vams_kg import service
from vams_kg.api.inputs import JSON, pairs, parsed
from vams_kg.api.parameters import (
    DAY,
    LANGUAGE,
    REGIME,
    Given,
    Param,
    answered,
    checked,
    one,
    openapi,
    read,
    wrong,
)
from vams_kg.api.problems import Problem
from vams_kg.reporting.as_answer import render_answer
from vams_kg.reporting.overview import render_card, render_comparison, render_matrix

GIVER: Final = Param("verstrekker", "Wie de gegevens geeft.", "partij", "huisarts", verplicht=True)
RECEIVER: Final = Param(
    "ontvanger", "Wie de gegevens krijgt.", "partij", "Veilig Thuis", verplicht=True
)
DATA: Final = Param("gegevens", "Soort gegevens.", "gegevens", "gezondheid", verplicht=True)
PHASE: Final = Param("fase", "Fase van de aanpak.", "fase")
QUESTION: Final = (
    GIVER,
    RECEIVER,
    DATA,
    PHASE,
    REGIME,
    Param("feit", "Feit dat vaststaat; mag vaker.", "feit", meervoud=True),
    Param("geheimhouding", "Heeft de gever een beroepsgeheim?", waarden=("ja", "nee")),
    DAY,
    LANGUAGE,
)
AXES: Final = (
    Param("verstrekker", "Alleen deze gevers.", "partij", "huisarts", meervoud=True),
    Param("ontvanger", "Alleen deze ontvangers.", "partij", "Veilig Thuis", meervoud=True),
    Param("gegevens", "Alleen deze gegevens.", "gegevens", "gezondheid", meervoud=True),
)
TABLE: Final = (*AXES, PHASE, REGIME, DAY)
PARTS: Final = {"verstrekker": "partij", "ontvanger": "partij", "gegevens": "gegevens"}
CARD: Final = (Param("partij", "Soort partij.", "partij", "huisarts", True), REGIME, DAY)
REGIMES: Final = Param("regime", "Welke regimes; zonder: alle.", "regime", meervoud=True)
COMPARED: Final = tuple(REGIMES if param is REGIME else param for param in QUESTION)
LEAST_REGIMES: Final = 2
MOST_CELLS: Final = 10_000
OPTIONS: Final = tuple(param.naam for param in QUESTION if param is not LANGUAGE)


def router(desks: service.Desks) -> APIRouter:
    """Return the routes that decide."""
    routes = APIRouter(tags=["beslissingen"])

    @routes.get(
        "/beslissingen",
        summary="Mag een partij gegevens geven aan een andere? Met het bewijs, laag voor laag.",
        openapi_extra=openapi(QUESTION, "Beslissing"),
    )
    def decide(request: Request) -> Response:
        return _decided(desks.now(), read(request, QUESTION))

    @routes.post(
        "/beslissingen",
        summary="Dezelfde vraag als JSON.",
        openapi_extra={"requestBody": _body(), "responses": answered("Beslissing")},
    )
    async def decide_json(request: Request) -> Response:
        given = checked(await _said(request), QUESTION)
        return await run_in_threadpool(lambda: _decided(desks.now(), given))

    _show_many(routes, desks)
    return routes


def _show_many(routes: APIRouter, desks: service.Desks) -> None:
    """Add the routes that give many answers at once."""

    @routes.get(
        "/regimevergelijkingen",
        summary="Dezelfde vraag onder meer regimes, en of dat verschil maakt.",
        openapi_extra=openapi(COMPARED, "Regimevergelijking"),
    )
    def compare(request: Request) -> Response:
        return _compared(desks.now(), read(request, COMPARED))

    @routes.get(
        "/matrix",
        summary="Wie mag wat aan wie geven, in één tabel.",
        openapi_extra=openapi(TABLE, "Matrix"),
    )
    def matrix(request: Request) -> Response:
        return _matrix(desks.now(), read(request, TABLE))

    @routes.get(
        "/kaarten",
        summary="Wat een partij mag geven en krijgen, per fase.",
        openapi_extra=openapi(CARD, "Kaart"),
    )
    def card(request: Request) -> Response:
        given = read(request, CARD)
        said = (one(given, "partij"), one(given, "regime"), one(given, "datum"))
        return _json(render_card(service.party_card(desks.now(), *said), "json"))


def _json(text: str) -> Response:
    return Response(text, media_type=JSON)


def _decided(desk: service.Desk, given: Given) -> Response:
    question = desk.question(_asked(given, one(given, "regime")))
    return _json(render_answer(desk.answer(question, one(given, "taal", "nl"), turns=True), "json"))


def _compared(desk: service.Desk, given: Given) -> Response:
    names = given.get("regime") or tuple(desk.notations())
    question = desk.question(_asked(given))
    questions = [desk.under(question, name) for name in names]
    if len({one.regime for one in questions}) < LEAST_REGIMES:
        raise wrong("regime", "noem twee verschillende regimes, of geen voor alle.")
    answers = [desk.answer(one, given.get("taal", ("nl",))[0]) for one in questions]
    return _json(render_comparison(answers, "json"))


def _asked(given: Given, regime: str = "") -> service.Asked:
    return service.Asked(
        verstrekker=one(given, "verstrekker"),
        ontvanger=one(given, "ontvanger"),
        gegevens=one(given, "gegevens"),
        fase=one(given, "fase"),
        regime=regime,
        feiten=given.get("feit", ()),
        geheimhouding=one(given, "geheimhouding"),
        datum=one(given, "datum"),
        opties=OPTIONS,
    )


async def _said(request: Request) -> list[tuple[str, str]]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON:
        raise Problem("soort-onbekend", f"Content-Type: verwacht: {JSON}.")
    said = parsed(await request.body())
    if not isinstance(said, dict):
        raise Problem("verzoek-onjuist", "Verwacht: een object met de delen van de vraag.")
    return pairs(said)


def _matrix(desk: service.Desk, given: Given) -> Response:
    wanted = [given.get(axis.naam, ()) for axis in AXES]
    cells = 1
    for axis, names in zip(AXES, wanted, strict=True):
        cells *= len(names) or len(desk.all(PARTS[axis.naam]))
    if cells > MOST_CELLS:
        raise wrong(
            "verstrekker",
            f"deze tabel heeft {cells} cellen; verwacht: ten hoogste {MOST_CELLS}."
            " Probeer: noem verstrekkers, ontvangers of gegevens.",
        )
    said = (one(given, "fase"), one(given, "regime"), one(given, "datum"))
    table = service.matrix_table(desk, *said, (wanted[0], wanted[1], wanted[2]))
    return _json(render_matrix(table, "json"))


def _body() -> dict[str, Any]:
    properties = {param.naam: param.openapi()["schema"] for param in QUESTION}
    example = {param.naam: param.voorbeeld for param in QUESTION if param.verplicht}
    required = list(example)
    schema = {"type": "object", "properties": properties, "required": required}
    return {"required": True, "content": {JSON: {"schema": schema, "example": example}}}
