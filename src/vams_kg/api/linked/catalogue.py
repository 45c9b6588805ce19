"""`/catalogus` (DCAT-AP-NL) and `/.well-known/void`: what there is, for who looks for it."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Final

import pyoxigraph as ox
from fastapi import APIRouter, Request
from fastapi.responses import Response

from vams_kg.api.linked.answers import (
    FORMS,
    NAMES,
    for_people,
    form_of,
    language,
    links,
    see_other,
    sent,
)
from vams_kg.api.problems import Problem
from vams_kg.reporting.as_thing import render_thing
from vams_kg.service.cataloguing import CATALOGUE, VOID_PATH, catalogue, void
from vams_kg.service.publishing import Publication, serialized
from vams_kg.service.things import Pages

METHODS: Final = ["GET", "HEAD"]
GRAPHS: Final = {name: types for name, types in FORMS.items() if name != "html"}
PATH: Final = "/catalogus"
Made = Callable[[Publication, str], list[ox.Quad]]


class _Shown:
    """The catalogue and VoID as responses; what was made for an address is kept."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._body = lru_cache(maxsize=16)(self._made)

    def _made(self, made: Made, here: str, form: str) -> bytes:
        return serialized(made(self._publication, here), form)

    def catalogue(self, request: Request, form: str) -> Response:
        """Return the catalogue in a form, for people as a page in their language."""
        alternates = [(f"{PATH}.{one}", "alternate", FORMS[one][0]) for one in NAMES]
        more = {
            **links((CATALOGUE, "canonical", ""), *alternates),
            "Content-Location": f"{PATH}.{form}",
        }
        spoken = language(request)
        if form != "html":
            body = self._body(catalogue, _here(request), form)
            return sent(request, body, FORMS[form][0], more=more)
        named = [(NAMES[one], f"{PATH}.{one}") for one in NAMES]
        pages = Pages(self._publication.published, spoken)
        page = replace(pages.of(CATALOGUE, [*named, ("VoID", VOID_PATH)]), pad=PATH)
        more["Content-Language"] = spoken
        return sent(request, render_thing(page).encode(), "text/html", more=more)

    def void(self, request: Request) -> Response:
        """Return VoID in a form of triples."""
        form = form_of(request, GRAPHS)
        more = links((CATALOGUE, "related", ""), ("/sparql", "service-desc", "text/turtle"))
        body = self._body(void, _here(request), form)
        return sent(request, body, FORMS[form][0], more=more)


def router(publication: Publication) -> APIRouter:
    """Return the routes of the catalogue and of VoID."""
    routes = APIRouter()
    shown = _Shown(publication)

    @for_people
    def listed(request: Request) -> Response:
        return shown.catalogue(request, form_of(request))

    @for_people
    def listed_as(request: Request, form: str) -> Response:
        if form not in FORMS:
            raise Problem("niet-gevonden", f"Kies een van de vormen: {', '.join(FORMS)}.")
        return shown.catalogue(request, form)

    @for_people
    def described(request: Request) -> Response:
        return shown.void(request)

    @for_people
    def thing(request: Request) -> Response:
        form_of(request)
        return see_other(request, PATH, links((PATH, "describedby", "")))

    routes.add_api_route(PATH, listed, methods=METHODS)
    routes.add_api_route(f"{PATH}.{{form}}", listed_as, methods=METHODS)
    routes.add_api_route(VOID_PATH, described, methods=METHODS)
    routes.add_api_route("/vams/catalogus", thing, methods=METHODS)
    return routes


def _here(request: Request) -> str:
    """Return the address under which this service is called, without a slash at its end."""
    return str(request.base_url).rstrip("/")
