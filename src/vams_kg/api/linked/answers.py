"""Answers that others may keep: their form, their language, and whether a client has them."""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import wraps
from typing import Final

from fastapi import Request
from fastapi.responses import Response

from vams_kg.api.negotiation import accepted
from vams_kg.api.parameters import LANGUAGE, one, read
from vams_kg.api.problems import Problem
from vams_kg.reporting.as_thing import POLICY, render_thing
from vams_kg.reporting.thing import Line, Section, ThingPage, Worth, page_words

FORMS: Final = {
    "html": ("text/html",),
    "ttl": ("text/turtle",),
    "jsonld": ("application/ld+json",),
    "nt": ("application/n-triples",),
    "rdf": ("application/rdf+xml",),
}
"""Media type of every form by the ending of its address."""

NAMES: Final = {"ttl": "Turtle", "jsonld": "JSON-LD", "nt": "N-Triples", "rdf": "RDF/XML"}
VARY: Final = "Accept, Accept-Language"
SHORT, LONG = "public, max-age=3600", "public, max-age=31536000, immutable"
"""How long an answer may be kept: an hour, or always."""
OPEN: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Location, ETag, Link, Repr-Digest",
}

Route = Callable[..., Response]


def language(request: Request) -> str:
    """Return the language of a page: what the address says, else what the client likes best."""
    asked = one(read(request, [LANGUAGE]), "taal")
    if asked:
        return asked
    # Only the language counts, not the country: ‘en-GB’ is English.
    header = re.sub(
        r"\b([A-Za-z]{2,3})-[A-Za-z0-9-]+", r"\1", request.headers.get("accept-language", "")
    )
    return accepted(header.replace("*", "nl"), {"nl": ("nl",), "en": ("en",)}) or "nl"


def form_of(request: Request, offered: Mapping[str, Sequence[str]] = FORMS) -> str:
    """Return the form that a client takes; raises Problem when there is none."""
    found = accepted(request.headers.get("accept", ""), offered)
    if found is None:
        names = ", ".join(types[0] for types in offered.values())
        raise Problem("vorm-niet-beschikbaar", f"Kies met Accept uit: {names}.")
    return found


def sent(
    request: Request,
    body: bytes,
    media: str,
    keep: str = SHORT,
    more: Mapping[str, str] | None = None,
) -> Response:
    """Return a body that others may keep, or only that a client has it already (304)."""
    digest = hashlib.sha256(body).digest()
    headers = {
        **OPEN,
        "Cache-Control": keep,
        "ETag": f'"{digest.hex()[:32]}"',
        "Repr-Digest": f"sha-256=:{base64.b64encode(digest).decode()}:",
        "Vary": VARY,
        **(more or {}),
    }
    if media == "text/html":
        headers["Content-Security-Policy"] = POLICY
    if _has(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media)


def _has(request: Request, tag: str) -> bool:
    said = request.headers.get("if-none-match", "")
    return said.strip() == "*" or tag in {one.strip().removeprefix("W/") for one in said.split(",")}


def see_other(request: Request, path: str, more: Mapping[str, str] | None = None) -> Response:
    """Return that the document about a thing is elsewhere (303), with the question kept."""
    question = f"?{request.url.query}" if request.url.query else ""
    headers = {**OPEN, "Location": path + question, "Vary": VARY, "Cache-Control": SHORT}
    return Response(status_code=303, headers={**headers, **(more or {})})


def for_people(route: Route) -> Route:
    """Return a route whose problems are a page for a client that reads pages."""

    @wraps(route)
    def told(request: Request, **path: str) -> Response:
        try:
            return route(request, **path)
        except Problem as problem:
            accept = request.headers.get("accept", "")
            offered = {"problem": ("application/problem+json", "application/json"), **FORMS}
            said = _page(request, problem) if accepted(accept, offered) == "html" else None
            response = said or problem.response()
            response.headers.update({**OPEN, "Vary": VARY})
            return response

    return told


def at_once(route: Route) -> Callable[..., Awaitable[Response]]:
    """Return a route that runs in the loop of the service: for one that only looks something up."""

    @wraps(route)
    async def told(request: Request, **path: str) -> Response:
        return route(request, **path)

    return told


def _page(request: Request, problem: Problem) -> Response:
    """Return a problem as a page, with the way to the lists."""
    said = request.query_params.get("taal", "")
    spoken = said if said in ("nl", "en") else "nl"
    words = page_words(spoken)
    page = ThingPage(
        taal=spoken,
        titel=words["niet_gevonden"],
        iri="",
        pad=request.url.path,
        omschrijving=(Worth(problem.detail, taal="" if spoken == "nl" else "nl"),),
        delen=(
            Section(
                "fout",
                (
                    Line(
                        Worth(words["begin"], naar="/doc/"), (Worth(words["niet_gevonden_uitleg"]),)
                    ),
                ),
            ),
        ),
    )
    status = problem.response().status_code
    headers = {"Content-Security-Policy": POLICY}
    return Response(render_thing(page), status, headers, "text/html")


def links(*said: tuple[str, str, str]) -> dict[str, str]:
    """Return the header Link for addresses with their relation and media type.

    >>> links(("/doc/x.ttl", "alternate", "text/turtle"))
    {'Link': '</doc/x.ttl>; rel="alternate"; type="text/turtle"'}
    """
    parts = [
        f'<{address}>; rel="{relation}"' + (f'; type="{media}"' if media else "")
        for address, relation, media in said
    ]
    return {"Link": ", ".join(parts)}
