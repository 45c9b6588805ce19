"""`/vams/def/{version}/…`: the files of a version, that never change; `laatste` points to one."""

from typing import Final
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.convertors import Convertor, register_url_convertor

from vams_kg.api.linked.answers import (
    FORMS,
    LONG,
    SHORT,
    for_people,
    form_of,
    language,
    links,
    see_other,
    sent,
)
from vams_kg.api.problems import Problem
from vams_kg.reporting.as_thing import render_thing
from vams_kg.reporting.thing import Line, Section, ThingPage, Worth, page_words
from vams_kg.service.publishing import CONTEXT, KINDS, SUMS, Publication

METHODS: Final = ["GET", "HEAD"]
LATEST: Final = "laatste"
VERSIONS: Final = "/vams/def/"


class _Version(Convertor[str]):
    """A version number, and not the name of a module."""

    regex = r"[0-9]+\.[0-9]+\.[0-9]+[a-z0-9]*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("version", _Version())


class _Versions:
    """The answers about versions and their files."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._own = f"{VERSIONS}{publication.version}"

    def latest(self, request: Request, name: str = "") -> Response:
        """Return where the newest version, or a file of it, is."""
        target = self._own + (f"/{quote(name)}" if name else "")
        headers = {"Location": target, "Cache-Control": "no-cache"}
        return Response(status_code=302, headers=headers)

    def version(self, request: Request, version: str) -> Response:
        """Return where the form is that a client takes."""
        _check(self._publication, version)
        form = form_of(request)
        page = f"/doc/def/{version}"
        target = page if form == "html" else f"{self._own}/ontologie.{form}"
        return see_other(request, target, links((target, "describedby", FORMS[form][0])))

    def file(self, request: Request, version: str, name: str) -> Response:
        """Return a file."""
        _check(self._publication, version)
        return _file(request, self._publication, name)

    def page(self, request: Request, version: str) -> Response:
        """Return the page with every file."""
        _check(self._publication, version)
        shown = _page(self._publication, language(request))
        more = links((self._publication.version_iri, "canonical", ""))
        return sent(request, render_thing(shown).encode(), "text/html", more=more)

    def context(self, request: Request) -> Response:
        """Return the context of the document format, of the version that is here."""
        return _file(request, self._publication, CONTEXT, SHORT)


def router(publication: Publication) -> APIRouter:
    """Return the routes of versions and their files."""
    routes, made = APIRouter(), _Versions(publication)
    for path, route in (
        (f"{VERSIONS}{LATEST}", made.latest),
        (f"{VERSIONS}{LATEST}/{{name}}", made.latest),
        (f"/vams/{CONTEXT}", made.context),
        (f"{VERSIONS}{{version:version}}", made.version),
        (f"{VERSIONS}{{version:version}}/{{name}}", made.file),
        ("/doc/def/{version:version}", made.page),
    ):
        routes.add_api_route(path, for_people(route), methods=METHODS)
    return routes


def _check(publication: Publication, version: str) -> None:
    if version != publication.version:
        raise Problem(
            "niet-gevonden",
            f"Versie {version} is hier niet. Deze dienst geeft versie {publication.version}.",
        )


def _file(request: Request, publication: Publication, name: str, keep: str = LONG) -> Response:
    """Return a file by its name; raises Problem for a name that is none."""
    if name == SUMS:
        return sent(request, publication.sums().encode(), "text/plain", keep)
    kind = KINDS.get(name)
    if kind is None:
        known = ", ".join([*KINDS, SUMS])
        raise Problem("niet-gevonden", f"{name}: dit bestand is er niet. Kies uit: {known}.")
    more = {
        **links((publication.version_iri, "collection", "")),
        "Content-Disposition": f'attachment; filename="{name}"',
    }
    return sent(request, publication.file(name), kind, keep, more)


def _page(publication: Publication, spoken: str) -> ThingPage:
    """Return the page with every file of a version, its size and its sha256."""
    words = page_words(spoken)
    base = f"{VERSIONS}{publication.version}/"
    lines = [
        Line(
            Worth(one.naam, naar=base + one.naam),
            (Worth(f"{one.soort}, {one.bytes} {words['bytes']}"), Worth(one.sha256)),
        )
        for one in publication.files.values()
    ]
    lines.append(Line(Worth(SUMS, naar=base + SUMS), (Worth("sha256sum -c"),)))
    return ThingPage(
        taal=spoken,
        titel=f"{words['downloads']} {publication.version}",
        iri=publication.version_iri,
        pad=f"/doc/def/{publication.version}",
        omschrijving=(Worth(words["downloads_uitleg"]),),
        delen=(Section("bestanden", tuple(lines)),),
    )
