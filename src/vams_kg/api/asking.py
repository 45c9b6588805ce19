"""`/v1/vragen`: every named question is a route, with its own parameters."""

from collections.abc import Mapping
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from vams_kg import service
from vams_kg.api import inputs
from vams_kg.api.checking import document_body
from vams_kg.api.heavy import run_heavy
from vams_kg.api.negotiation import accepted
from vams_kg.api.parameters import LANGUAGE, Given, Param, checked, one, openapi, read
from vams_kg.api.problems import Problem
from vams_kg.model import NamedQuestion, Parameter
from vams_kg.questions import allowed
from vams_kg.questions.headers import nearest_names
from vams_kg.reporting.as_table import render_questions, render_table
from vams_kg.rulebook import Rulebook

MEDIA: Final = {"json": ("application/json",), "csv": ("text/csv",)}
FORM: Final = Param("vorm", "Vorm van de tabel; gaat voor Accept.", waarden=tuple(MEDIA))
NAME: Final = Param("bestand", "Naam van het document, waar de inhoud zelf er geen heeft.")


def router(bench: service.Workbench) -> APIRouter:
    """Return the list of questions and a route for each of them."""
    routes = APIRouter(tags=["vragen"])
    found = service.questions(bench.rulebook)

    @routes.get("/vragen", summary="Alle vragen.", openapi_extra=openapi([LANGUAGE], "Vragen"))
    def everything(request: Request) -> Response:
        language = one(read(request, [LANGUAGE]), "taal", "nl")
        return Response(render_questions(found, "json", language), media_type="application/json")

    for question in found:
        _add(routes, question, bench)
    _other(routes, {one.naam: one for one in found})
    return routes


def _other(routes: APIRouter, known: Mapping[str, NamedQuestion]) -> None:
    """Tell what to do instead, for a name that is not known and a method that a question lacks."""

    @routes.api_route("/vragen/{naam}", methods=["GET", "POST"], include_in_schema=False)
    def other(naam: str, request: Request) -> Response:
        question = known.get(naam)
        if question is None:
            near = list(nearest_names(naam, known))
            said = f"vraag: ‘{naam}’ is niet bekend. Bedoelt u: {', '.join(near)}?"
            wrong = {"veld": "vraag", "bericht": said, "bedoelt_u": near}
            raise Problem("niet-gevonden", said, (wrong,))
        method, about = ("POST", "over") if question.over_document else ("GET", "niet over")
        said = f"{request.method} kan hier niet: deze vraag gaat {about} een document."
        said += f"\n  Probeer: {method}{', met het document' if method == 'POST' else ''}."
        raise Problem("methode-onbekend", said, headers={"Allow": method})


def _parameters(question: NamedQuestion, rulebook: Rulebook) -> list[Param]:
    own = [
        Param(
            parameter.naam,
            "Waarde uit de kennisgraaf; kies er een uit de lijst.",
            parameter.deel,
            _example(question, parameter, rulebook),
            parameter.verplicht,
        )
        for parameter in question.parameters
    ]
    return [*own, LANGUAGE, FORM, *([NAME] if question.over_document else [])]


def _example(question: NamedQuestion, parameter: Parameter, rulebook: Rulebook) -> str:
    """Return the example of a parameter by the name that its list of values has for it."""
    said = question.voorbeeld.get(parameter.naam, parameter.standaard)
    if not said:
        return ""
    iri = allowed(parameter, rulebook).find(said, parameter.naam)
    return said if said == rulebook.notations.get(iri) else rulebook.label(iri)


def _add(routes: APIRouter, question: NamedQuestion, bench: service.Workbench) -> None:
    """Add the route of a question: GET, or POST for one about a document."""
    parameters = _parameters(question, bench.rulebook)

    async def about_document(request: Request) -> Response:
        first = read(request, parameters)
        sources, others = await inputs.received(request, one(first, "bestand"))
        given = checked([*request.query_params.multi_items(), *others], parameters)
        return await run_heavy(_answer, request, question, given, bench, sources)

    def about_graph(request: Request) -> Response:
        return _answer(request, question, read(request, parameters), bench, [])

    extra: dict[str, Any] = openapi(parameters, "Tabel", *MEDIA["csv"])
    if question.over_document:
        extra["requestBody"] = document_body()
    routes.add_api_route(
        f"/vragen/{question.naam}",
        about_document if question.over_document else about_graph,
        methods=["POST" if question.over_document else "GET"],
        name=question.naam,
        summary=question.vraag["nl"],
        openapi_extra=extra,
    )


def _answer(
    request: Request,
    question: NamedQuestion,
    given: Given,
    bench: service.Workbench,
    sources: list[service.Source],
) -> Response:
    form = one(given, "vorm") or accepted(request.headers.get("accept", ""), MEDIA)
    if form is None:
        raise Problem("vorm-niet-beschikbaar", "Kies met Accept of met ‘vorm’ uit: json, csv.")
    names = {parameter.naam for parameter in question.parameters}
    values = {name: found[0] for name, found in given.items() if name in names}
    language = one(given, "taal", "nl")
    table = service.answer_question(question.naam, values, bench, sources, language)
    headers = {"Vary": "Accept"}
    return Response(render_table(table, form), headers=headers, media_type=MEDIA[form][0])
