"""`POST /v1/toetsingen`: documents in, a report out; nothing is kept."""

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from vams_kg import service
from vams_kg.api import inputs
from vams_kg.api.negotiation import accepted
from vams_kg.api.parameters import DAY, LANGUAGE, REGIME, Given, Param, checked, one, openapi
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
    Param("regiemodel", "Praktijkmodel dat telt.", voorbeeld="ave", meervoud=True),
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
        openapi_extra={**openapi(WISHES), "requestBody": _body(), "responses": _responses()},
    )
    async def toets(request: Request) -> Response:
        said = request.query_params.multi_items()
        first = checked(said, WISHES)
        sources, others = await inputs.received(request, one(first, "bestand"))
        given = checked([*said, *others], WISHES)
        form = wanted_form(request, given)
        return await run_in_threadpool(_report, sources, bench, given, form)

    return routes


def wanted_form(request: Request, given: Given) -> str:
    """Return the form of the report; raises Problem when there is none that a client takes."""
    asked = one(given, "vorm")
    found = asked or accepted(request.headers.get("accept", ""), MEDIA)
    if found is None:
        names = ", ".join(f"{name} ({types[0]})" for name, types in MEDIA.items())
        raise Problem("vorm-niet-beschikbaar", f"Kies met Accept of met ‘vorm’ uit: {names}.")
    return found


def _report(
    sources: list[service.Source], bench: service.Workbench, given: Given, form: str
) -> Response:
    wanted = service.wishes(
        bench.rulebook, one(given, "regime"), given.get("regiemodel", ()), one(given, "datum")
    )
    wanted = service.Wishes(
        wanted.regime, wanted.regiemodellen, wanted.datum, strict=one(given, "streng") == "ja"
    )
    found = service.check(sources, bench, wanted)
    if found.unreadable:
        raise unreadable(found.unreadable)
    report = service.make_report(found, bench, wanted, form, one(given, "taal", "nl"))
    headers = {"Vary": "Accept"}
    if FORMATS[form].binary:
        headers["Content-Disposition"] = f'attachment; filename="rapport.{form}"'
    return Response(render(report, form), headers=headers, media_type=MEDIA[form][0])


EXAMPLE: Final = "soort: procesbeschrijving\ntitel: Aanpak Voorbeeldstad\n"


def _body() -> dict[str, Any]:
    binary = {"schema": {"type": "string", "format": "binary"}}
    properties: dict[str, Any] = {
        "bestand": {"type": "array", "items": {"type": "string", "format": "binary"}}
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
            inputs.FORM: {"schema": {"type": "object", "properties": properties}},
            inputs.JSON: inline,
            "application/yaml": {"schema": {"type": "string"}, "example": EXAMPLE},
            **{name: binary for name in inputs.SUFFIXES if name != "application/yaml"},
        },
    }


def _responses() -> dict[str, Any]:
    content: dict[str, Any] = {types[0]: {} for types in MEDIA.values()}
    content["application/json"] = {"schema": {"type": ["object", "array"]}}
    return {"200": {"description": "Het rapport (`vams-kg/check/1`).", "content": content}}
