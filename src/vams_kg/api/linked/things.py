"""`/vams/…`: the thing itself, that only points (303); `/doc/…`: the document about it."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response

from vams_kg.api.linked.answers import (
    FORMS,
    NAMES,
    at_once,
    for_people,
    form_of,
    language,
    links,
    see_other,
    sent,
)
from vams_kg.api.problems import Problem
from vams_kg.reporting.as_thing import render_thing
from vams_kg.rulebook.published import BASE
from vams_kg.service.addresses import document_path, iri_of_document
from vams_kg.service.publishing import Publication
from vams_kg.service.things import Pages

METHODS = ["GET", "HEAD"]


def router(publication: Publication) -> APIRouter:
    """Return the routes of things and their documents."""
    routes = APIRouter()

    _ = publication.published  # read now and not in the loop of the service

    @at_once
    @for_people
    def thing(request: Request, path: str = "") -> Response:
        iri = _known(publication, BASE + path, request)
        form_of(request)
        found = quote(document_path(iri))
        return see_other(request, found, links((found, "describedby", "")))

    @for_people
    def document(request: Request, path: str = "") -> Response:
        iri, form = _split(publication, path)
        if form:
            language(request)
        return _document(request, publication, _known(publication, iri, request), form)

    routes.add_api_route("/vams", thing, methods=METHODS)
    routes.add_api_route("/vams/{path:path}", thing, methods=METHODS)
    routes.add_api_route("/doc/{path:path}", document, methods=METHODS)
    return routes


def _known(publication: Publication, iri: str, request: Request) -> str:
    if not publication.published.knows(iri):
        raise Problem("niet-gevonden", f"{request.url.path}: hier is geen begrip, norm of regel.")
    return iri


def _split(publication: Publication, path: str) -> tuple[str, str]:
    """Return the IRI that a document is about, and the form that its ending asks."""
    stem, _, ending = path.rpartition(".")
    whole = iri_of_document(path)
    if ending in FORMS and not publication.published.knows(whole):
        return iri_of_document(stem), ending
    return whole, ""


def _document(request: Request, publication: Publication, iri: str, asked: str) -> Response:
    """Return the document about an IRI in the form that is asked, else the one a client takes."""
    form = asked or form_of(request)
    spoken = language(request)
    stem = quote(document_path(iri))
    own = stem if stem.endswith("/") else f"{stem}.{form}"
    others = [] if stem.endswith("/") else [name for name in NAMES if name != form]
    alternates = [(f"{stem}.{name}", "alternate", FORMS[name][0]) for name in others]
    described = [(f"{stem}.ttl", "describedby", FORMS["ttl"][0])] if alternates else []
    more = {
        **links((iri, "canonical", ""), *described, *alternates),
        "Content-Location": own,
    }
    if form != "html":
        return sent(request, publication.graph(iri, form), FORMS[form][0], more=more)
    named = [(NAMES[name], f"{stem}.{name}") for name in others]
    page = Pages(publication.published, spoken).of(iri, named)
    more["Content-Language"] = spoken
    return sent(request, render_thing(page).encode(), "text/html", more=more)
