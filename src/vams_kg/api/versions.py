"""`/v1/verificaties`, `/v1/vergelijkingen` and `/v1/omzettingen`: a document beside another one."""

import base64
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from vams_kg import service
from vams_kg.api import inputs
from vams_kg.api.checking import EXAMPLE, WISHES, document_body, read_wishes, wanted_form
from vams_kg.api.heavy import run_heavy
from vams_kg.api.parameters import LANGUAGE, Given, Param, answered, checked, one, openapi
from vams_kg.api.problems import Problem
from vams_kg.documents import WRITERS
from vams_kg.reporting.as_diff import FORMATS, render_diff
from vams_kg.reporting.plain import json_text
from vams_kg.reporting.report import words

DIFF_MEDIA: Final = {
    "json": ("application/json",),
    "md": ("text/markdown",),
    "text": ("text/plain",),
}
BINARY: Final = {"type": "string", "format": "binary"}
TABLES: Final = ("csv", "xlsx")
"""Forms of the lines for a register."""
NAMES: Final = tuple(dict.fromkeys([*(end.lstrip(".") for end in WRITERS), *TABLES]))

SHAPE: Final = Param("vorm", "Vorm van het antwoord; gaat voor Accept.", waarden=tuple(FORMATS))
NAME: Final = Param("bestand", "Naam van het document, waar de inhoud zelf er geen heeft.")
CHECKED: Final = tuple(param for param in WISHES if param.naam not in ("vorm", "bestand"))
COMPARED: Final = (*CHECKED, SHAPE)
TARGET: Final = Param(
    "naar", "Soort van het nieuwe bestand.", waarden=NAMES, voorbeeld="json", verplicht=True
)
CONVERTED: Final = (
    TARGET,
    Param(
        "als",
        "Het document zelf, of regels voor het verwerkingsregister (csv of xlsx).",
        waarden=("document", "register"),
        voorbeeld="document",
    ),
    Param(
        "vorm",
        "Het bestand zelf, of JSON met het bestand en alles wat niet mee kon.",
        waarden=("bestand", "json"),
        voorbeeld="json",
    ),
    NAME,
)
MISSING: Final = "Omzetting-Ontbreekt"
"""Header with the number of things of the old document that the new one does not hold."""


def router(bench: service.Workbench) -> APIRouter:
    """Return the routes that verify, compare and convert."""
    routes = APIRouter(tags=["toetsingen"])

    @routes.post(
        "/verificaties",
        summary="Hoort een rapport bij deze documenten, deze regelset en dit programma?",
        openapi_extra=_told((LANGUAGE,), "Verificatie", ("rapport", "document")),
    )
    async def verify(request: Request) -> Response:
        found, given = await _named(request, (LANGUAGE,), "rapport", "document")
        reports = [source for field, source in found if field == "rapport"]
        documents = [source for field, source in found if field != "rapport"]
        if len(reports) != 1 or not documents:
            raise Problem(
                "verzoek-onjuist", "Verwacht: één bestand ‘rapport’, en de documenten ervan."
            )
        return await run_heavy(_verified, reports[0], documents, bench, given)

    @routes.post(
        "/vergelijkingen",
        summary="Wat twee versies verschillen, en welke bevindingen kwamen en gingen.",
        openapi_extra=_told(
            COMPARED, "Vergelijking", ("oud", "nieuw"), "text/markdown", "text/plain"
        ),
    )
    async def compare(request: Request) -> Response:
        found, given = await _named(request, COMPARED, "oud", "nieuw")
        form = wanted_form(request, given, DIFF_MEDIA)
        if sorted(field for field, _ in found) != ["nieuw", "oud"]:
            raise Problem("verzoek-onjuist", "Verwacht: één bestand ‘oud’ en één bestand ‘nieuw’.")
        by_field = dict(found)
        return await run_heavy(_compared, by_field, bench, given, form)

    _convert(routes, bench)
    return routes


def _convert(routes: APIRouter, bench: service.Workbench) -> None:
    """Add the route that writes a document in another format."""

    @routes.post(
        "/omzettingen",
        summary="Zet een document om in een ander formaat; zegt wat niet mee kon.",
        openapi_extra={
            **openapi(CONVERTED, "Omzetting", *_kinds()),
            "requestBody": document_body(),
        },
    )
    async def convert(request: Request) -> Response:
        said = request.query_params.multi_items()
        first = checked(said, CONVERTED)
        sources, others = await inputs.received(request, one(first, "bestand"))
        given = checked([*said, *others], CONVERTED)
        if len(sources) != 1 or not one(given, "naar"):
            raise Problem("verzoek-onjuist", "Verwacht: één document, en ‘naar’ met de soort.")
        return await run_heavy(_converted, sources[0], bench, given)


async def _named(
    request: Request, parameters: Sequence[Param], *fields: str
) -> tuple[list[tuple[str, service.Source]], Given]:
    said = request.query_params.multi_items()
    checked(said, parameters)
    found, others = await inputs.named(request, *fields)
    return found, checked([*said, *others], parameters)


def _verified(
    report: service.Source,
    documents: list[service.Source],
    bench: service.Workbench,
    given: Given,
) -> Response:
    found, w = service.verify(report, documents, bench), words(one(given, "taal", "nl"))
    value = {
        "schema": "vams-kg/verify/1",
        "hoort_erbij": found.past,
        "uitkomst": w["verify_ja"] if found.past else w["verify_nee"],
        "meldingen": [
            {"soort": key.removeprefix("verify_"), "zin": w[key].format(wat=what)}
            for key, what in found.notes
        ],
    }
    return Response(json_text(value), media_type=inputs.JSON)


def _compared(
    by_field: dict[str, service.Source], bench: service.Workbench, given: Given, form: str
) -> Response:
    wanted = read_wishes(bench, given)
    found = service.compare_versions(by_field["oud"], by_field["nieuw"], bench, wanted)
    text = render_diff(found, form, one(given, "taal", "nl"))
    return Response(text, headers={"Vary": "Accept"}, media_type=DIFF_MEDIA[form][0])


def _converted(source: service.Source, bench: service.Workbench, given: Given) -> Response:
    end = one(given, "naar")
    target = f"{PurePath(source.name).stem or 'document'}.{end}"
    make = service.as_register if one(given, "als") == "register" else service.convert
    made = make(source, target, bench)
    media = _media(end)
    if one(given, "vorm") == "json":
        value = {
            "schema": "vams-kg/convert/1",
            "bestand": target,
            "media": media,
            "inhoud": base64.b64encode(made.data).decode("ascii"),
            "ontbreekt": list(made.missing),
        }
        return Response(json_text(value), media_type=inputs.JSON)
    headers = {
        "Content-Disposition": f'attachment; filename="document.{end}"',
        MISSING: str(len(made.missing)),
    }
    return Response(made.data, headers=headers, media_type=media)


def _media(end: str) -> str:
    """Return the media type of a file by the end of its name."""
    if end == "json":
        return inputs.JSON
    return next(media for media, suffix in inputs.SUFFIXES.items() if suffix == f".{_same(end)}")


def _same(end: str) -> str:
    return "yaml" if end == "yml" else end


def _kinds() -> list[str]:
    return list(dict.fromkeys(media for media in map(_media, NAMES) if media != inputs.JSON))


def _told(
    parameters: Sequence[Param], answer: str, fields: tuple[str, str], *others: str
) -> dict[str, Any]:
    """Return what OpenAPI tells of a route that takes two documents by their fields."""
    form = {"type": "object", "required": list(fields), "properties": dict.fromkeys(fields, BINARY)}
    text = {"type": ["string", "object"]}
    said = {"type": "object", "required": list(fields), "properties": dict.fromkeys(fields, text)}
    content = {
        inputs.FORM: {"schema": form},
        inputs.JSON: {"schema": said, "example": dict.fromkeys(fields, EXAMPLE)},
    }
    return {
        **openapi(parameters),
        "requestBody": {"required": True, "content": content},
        "responses": answered(answer, *others),
    }
