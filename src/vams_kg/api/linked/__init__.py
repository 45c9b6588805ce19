"""Linked data: every IRI of ours resolves, files per version, and the catalogue of all that."""

from functools import lru_cache

import pyoxigraph as ox
from fastapi import APIRouter
from fastapi.responses import Response

from vams_kg.api import problems
from vams_kg.api.linked import catalogue, downloads, things
from vams_kg.reporting.as_thing import STYLE_PATH, thing_style
from vams_kg.rulebook import Rulebook
from vams_kg.service.publishing import Publication
from vams_kg.vocabulary import RDF, RDFS, SKOS


def router(rulebook: Rulebook) -> APIRouter:
    """Return the routes of linked data about a rulebook."""
    routes = APIRouter(include_in_schema=False)
    publication = _publication(rulebook)

    @routes.api_route(STYLE_PATH, methods=["GET", "HEAD"])
    def style() -> Response:
        headers = {"Cache-Control": "public, max-age=3600"}
        return Response(thing_style(), headers=headers, media_type="text/css")

    routes.include_router(catalogue.router(publication))
    routes.include_router(downloads.router(publication))
    routes.include_router(things.router(publication))
    return routes


@lru_cache(maxsize=2)
def _publication(rulebook: Rulebook) -> Publication:
    """Return what is published of a rulebook, made once for all apps of a process."""
    return Publication(rulebook, _of_problems())


def _of_problems() -> list[ox.Quad]:
    """Return what is said of every kind of problem, whose IRIs stand in our answers."""
    found = []
    for name, (status, title) in problems.TITLES.items():
        node = ox.NamedNode(problems.BASE + name)
        found += [
            ox.Quad(node, RDF.type, SKOS.Concept),
            ox.Quad(node, RDFS.label, ox.Literal(title, language="nl")),
            ox.Quad(node, SKOS.notation, ox.Literal(str(status))),
        ]
    return found
