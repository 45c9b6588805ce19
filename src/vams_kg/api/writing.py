"""`/v1/clausules` and `/v1/sjablonen`: text to take over, and empty documents to fill in."""

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from vams_kg import service
from vams_kg.api import inputs
from vams_kg.api.checking import wanted_form
from vams_kg.api.parameters import Param, one, openapi, read
from vams_kg.api.problems import Problem
from vams_kg.documents import TEMPLATES
from vams_kg.reporting.as_clauses import render_clauses
from vams_kg.reporting.plain import json_text

MEDIA: Final = {"json": ("application/json",), "md": ("text/markdown",), "text": ("text/plain",)}
KIND: Final = Param(
    "soort", "Soort document.", "documentsoort", voorbeeld="samenwerkingsovereenkomst"
)
CLAUSES: Final = (
    Param("regel", "Naam van een regel.", "regel"),
    Param("onderwerp", "Onderwerp van de regels.", "onderwerp"),
    KIND,
    Param("vorm", "Vorm van het antwoord; gaat voor Accept.", waarden=tuple(MEDIA)),
)


def router(bench: service.Workbench) -> APIRouter:
    """Return the routes of clauses and templates."""
    routes = APIRouter(tags=["kennis"])

    @routes.get(
        "/clausules",
        summary="Voorgestelde teksten, met de regel en de norm erbij.",
        openapi_extra=openapi(CLAUSES, "Clausules", "text/markdown", "text/plain"),
    )
    def clauses(request: Request) -> Response:
        given = read(request, CLAUSES)
        form = wanted_form(request, given, MEDIA)
        names = (one(given, name) or None for name in ("regel", "onderwerp", "soort"))
        text = render_clauses(service.clauses(bench, *names), form)
        return Response(text, headers={"Vary": "Accept"}, media_type=MEDIA[form][0])

    _give_templates(routes, bench)
    return routes


def _give_templates(routes: APIRouter, bench: service.Workbench) -> None:
    """Add the routes of the empty documents."""

    @routes.get(
        "/sjablonen",
        summary="De lege documenten die er zijn.",
        openapi_extra=openapi((), "Sjablonen"),
    )
    def templates(request: Request) -> Response:
        read(request, ())
        found = [
            {"naam": name, "media": _media(name), "adres": f"{request.url.path}/{name}"}
            for name in TEMPLATES
        ]
        return Response(json_text({"sjablonen": found}), media_type=inputs.JSON)

    @routes.get(
        "/sjablonen/{naam}",
        summary="Een leeg document om in te vullen.",
        response_class=Response,
        openapi_extra={
            **openapi([KIND]),
            "responses": {
                "200": {
                    "description": "Het document.",
                    "content": {_media(name): {} for name in TEMPLATES},
                }
            },
        },
    )
    def template(request: Request, naam: str) -> Response:
        given = read(request, [KIND])
        if naam not in TEMPLATES:
            raise Problem("niet-gevonden", f"{naam}: kies uit: {', '.join(TEMPLATES)}.")
        data = service.template(naam, one(given, "soort") or None, bench)
        headers = {"Content-Disposition": f'attachment; filename="sjabloon.{naam}"'}
        return Response(data, headers=headers, media_type=_media(naam))


def _media(name: str) -> str:
    return next(media for media, suffix in inputs.SUFFIXES.items() if suffix == f".{name}")
