"""`POST /v1/toetsingen` and `/v1/rapporten`: documents in, a report out; nothing is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from vams_kg import service
from vams_kg.api import inputs
from vams_kg.api.heavy import run_heavy
from vams_kg.api.negotiation import accepted
from vams_kg.api.parameters import (
    DAY,
    LANGUAGE,
    REGIME,
    Given,
    Param,
    checked,
    one,
    openapi,
)
from vams_kg.api.problems import Problem, unreadable
from vams_kg.reporting import FORMATS, render

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
MEDIA: Final = {
    "json": ("application/json",),
    "html": ("text/html",),
    "md": ("text/markdown",),
    "text": ("text/plain",),
    "sarif": ("application/sarif+json",),
    "jsonld": ("application/ld+json",),
    "junit": ("application/xml",),
    "earl": ("application/ld+json;profile=earl",),
    "pdf": ("application/pdf",),
    "docx": (f"{_OFFICE}.wordprocessingml.document",),
    "xlsx": (f"{_OFFICE}.spreadsheetml.sheet",),
    "waswordt": ("text/plain;profile=waswordt",),
}
"""Media type of every form of a report."""

WISHES: Final = (
    REGIME,
    Param("regiemodel", "Praktijkmodel dat telt.", "regiemodel", voorbeeld="ave", meervoud=True),
    DAY,
    LANGUAGE,
    Param(
        "streng",
        "Wat niet wordt herkend, telt als strijdig.",
        waarden=("ja", "nee"),
        voorbeeld="ja",
    ),
    Param("vorm", "Vorm van het rapport; gaat voor Accept.", waarden=tuple(MEDIA)),
    Param("bestand", "Naam van het document, waar de inhoud zelf er geen heeft."),
)


def router(bench: service.Workbench) -> APIRouter:
    """Return the route that checks."""
    routes = APIRouter(tags=["toetsingen"])

    @routes.post(
        "/toetsingen",
        summary="Toets een of meer documenten; er wordt niets bewaard.",
        openapi_extra=_told(),
    )
    async def toets(request: Request) -> Response:
        said = request.query_params.multi_items()
        first = checked(said, WISHES)
        sources, others = await inputs.received(request, one(first, "bestand"))
        given = checked([*said, *others], WISHES)
        form = wanted_form(request, given, MEDIA)
        return await run_heavy(_report, sources, bench, given, form)

    @routes.post(
        "/rapporten",
        summary="Maak een rapport om te bewaren, met alles erin en een bewijs.",
        openapi_extra=_told(),
    )
    async def rapport(request: Request) -> Response:
        said = request.query_params.multi_items()
        first = checked(said, WISHES)
        sources, others = await inputs.received(request, one(first, "bestand"))
        given = checked([*said, *others], WISHES)
        form = wanted_form(request, given, {"html": MEDIA["html"], **MEDIA})
        return await run_heavy(_report, sources, bench, given, form, whole=True)

    return routes


def wanted_form(request: Request, given: Given, offered: Mapping[str, Sequence[str]]) -> str:
    """Return the form of an answer; raises Problem when there is none that a client takes."""
    asked = one(given, "vorm")
    found = asked or accepted(request.headers.get("accept", ""), offered)
    if found is None:
        names = ", ".join(f"{name} ({types[0]})" for name, types in offered.items())
        raise Problem("vorm-niet-beschikbaar", f"Kies met Accept of met ‘vorm’ uit: {names}.")
    return found


def read_wishes(bench: service.Workbench, given: Given) -> service.Wishes:
    """Return what a request asks of a check; raises UnknownChoice."""
    named = one(given, "regime"), given.get("regiemodel", ()), one(given, "datum")
    found = service.wishes(bench.rulebook, *named)
    return replace(found, strict=one(given, "streng") == "ja")


def _report(
    sources: list[service.Source],
    bench: service.Workbench,
    given: Given,
    form: str,
    *,
    whole: bool = False,
) -> Response:
    wanted = read_wishes(bench, given)
    found = service.check(sources, bench, wanted)
    if found.unreadable:
        raise unreadable(found.unreadable)
    language = one(given, "taal", "nl")
    report = service.make_report(found, bench, wanted, form, language, whole=whole)
    headers = {"Vary": "Accept"}
    if FORMATS[form].binary:
        headers["Content-Disposition"] = f'attachment; filename="rapport.{form}"'
    return Response(render(report, form), headers=headers, media_type=MEDIA[form][0])


EXAMPLE: Final = "soort: procesbeschrijving\ntitel: Aanpak Voorbeeldstad\n"


def document_body() -> dict[str, Any]:
    """Return what OpenAPI tells of a body with documents."""
    file = {"type": "string", "format": "binary"}
    form = {
        "type": "object",
        "required": ["bestand"],
        "properties": {"bestand": {**inputs.AS_MANY, "items": file}},
    }
    inline = {
        "schema": {
            "type": "object",
            "properties": {
                "document": {"type": ["string", "object"]},
                "bestand": {"type": "string"},
            },
        },
        "example": {"document": EXAMPLE, "bestand": "beschrijving.yaml"},
    }
    return {
        "required": True,
        "content": {
            inputs.FORM: {"schema": form},
            inputs.JSON: inline,
            "application/yaml": {"schema": {"type": "string"}, "example": EXAMPLE},
            **{name: {"schema": file} for name in inputs.SUFFIXES if name != "application/yaml"},
        },
    }


def _told() -> dict[str, Any]:
    others = [types[0] for types in MEDIA.values() if types[0] != inputs.JSON]
    return {**openapi(WISHES, "Toetsing", *others), "requestBody": document_body()}
