"""`POST /v1/begripsvergelijkingen`: who means what by a word, across documents."""

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from vams_kg import service
from vams_kg.api import inputs
from vams_kg.api.checking import EXAMPLE, wanted_form
from vams_kg.api.heavy import run_heavy
from vams_kg.api.parameters import LANGUAGE, Given, Param, answered, checked, one, openapi, wrong
from vams_kg.reporting.as_harmonised import render_harmonised

MEDIA: Final = {
    "json": ("application/json",),
    "csv": ("text/csv",),
    "text": ("text/plain",),
    "sssom": ("text/tab-separated-values",),
    "skos": ("text/turtle",),
}
"""Media type of every form of a comparison."""
LEAST: Final = 2
"""Documents, of which there must be this many to compare."""

TERM: Final = Param("term", "Vergelijk alleen dit woord.", voorbeeld="casusregie")
SHAPE: Final = Param("vorm", "Vorm van het antwoord; gaat voor Accept.", waarden=tuple(MEDIA))
WISHES: Final = (TERM, SHAPE, LANGUAGE)
DEFINED: Final = {
    "een": "definities:\n  - term: casusregie\n    kenmerken: {clientcontact: ja}\n",
    "twee": "definities:\n  - term: casusregie\n    kenmerken: {clientcontact: nee}\n",
}
"""What two documents of the example say of one word."""


def router(bench: service.Workbench) -> APIRouter:
    """Return the route that lays the definitions of documents beside each other."""
    routes = APIRouter(tags=["toetsingen"])

    @routes.post(
        "/begripsvergelijkingen",
        summary="Wie verstaat wat onder een woord? Omschrijvingen naast elkaar.",
        openapi_extra=_told(),
    )
    async def compare(request: Request) -> Response:
        said = request.query_params.multi_items()
        checked(said, WISHES)
        sources, others = await inputs.several(request)
        given = checked([*said, *others], WISHES)
        form = wanted_form(request, given, MEDIA)
        return await run_heavy(_compared, sources, bench, given, form)

    return routes


def _compared(
    sources: list[service.Source], bench: service.Workbench, given: Given, form: str
) -> Response:
    names = [source.name for source in sources]
    if len(names) < LEAST:
        raise wrong("bestand", f"verwacht: ten minste {LEAST} documenten om te vergelijken.")
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:  # the answer tells documents apart by their names
        raise wrong("bestand", f"twee documenten heten ‘{twice}’. Geef ze elk een eigen naam.")
    found = service.harmonise(sources, bench, one(given, "term") or None, all_of_them=True)[0]
    text = render_harmonised(found, form, one(given, "taal", "nl"))
    return Response(text, headers={"Vary": "Accept"}, media_type=MEDIA[form][0])


def _told() -> dict[str, Any]:
    file = {"type": "string", "format": "binary"}
    form = {
        "type": "object",
        "required": ["bestand"],
        "properties": {"bestand": {**inputs.AS_MANY, "minItems": LEAST, "items": file}},
    }
    document = {
        "type": "object",
        "required": ["document"],
        "properties": {"document": {"type": ["string", "object"]}, "bestand": {"type": "string"}},
    }
    inline = {
        "type": "object",
        "required": ["documenten"],
        "properties": {"documenten": {**inputs.AS_MANY, "minItems": LEAST, "items": document}},
    }
    both = [
        {"document": f"{EXAMPLE}{definition}", "bestand": f"{name}.yaml"}
        for name, definition in DEFINED.items()
    ]
    others = [types[0] for types in MEDIA.values() if types[0] != inputs.JSON]
    content = {
        inputs.FORM: {"schema": form},
        inputs.JSON: {"schema": inline, "example": {"documenten": both}},
    }
    return {
        **openapi(WISHES),
        "requestBody": {"required": True, "content": content},
        "responses": answered("Begripsvergelijking", *others),
    }
