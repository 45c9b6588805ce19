"""Documents from a request: uploaded in a form, inline in JSON, or as the body itself."""

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Final

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser

from vams_kg import service
from vams_kg.api.guards import MAX_BODY
from vams_kg.api.problems import Problem
from vams_kg.reporting.plain import clean

MultiPartParser.spool_max_size = MAX_BODY  # a document that is checked never touches the disk

MOST_FILES: Final = 20
AS_MANY: Final[Mapping[str, Any]] = {"type": "array", "minItems": 1, "maxItems": MOST_FILES}
"""How many documents one request has, as OpenAPI tells it."""
LONGEST_NAME: Final = 120
JSON, FORM = "application/json", "multipart/form-data"

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
SUFFIXES: Final = {
    "application/yaml": ".yaml",
    "application/x-yaml": ".yaml",
    "text/yaml": ".yaml",
    "text/turtle": ".ttl",
    "application/n-triples": ".nt",
    "application/n-quads": ".nq",
    "application/ld+json": ".jsonld",
    "application/rdf+xml": ".rdf",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/csv": ".csv",
    f"{_OFFICE}.spreadsheetml.sheet": ".xlsx",
    f"{_OFFICE}.wordprocessingml.document": ".docx",
}
"""End of the name of a file by the media type of a body."""

Received = tuple[list[service.Source], list[tuple[str, str]]]
"""The documents of a request, and the parameters that came with them."""


async def received(request: Request, name: str = "") -> Received:
    """Return the documents of a request; raises Problem when it has none."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == FORM:
        return await _uploaded(request)
    if kind == JSON:
        return _inline(await request.body(), name)
    if kind not in SUFFIXES:
        known = ", ".join((FORM, JSON, *SUFFIXES))
        raise Problem("soort-onbekend", f"Content-Type: kies uit: {known}.")
    body = await request.body()
    return [service.Source(_safe(name) or f"document{SUFFIXES[kind]}", body)], []


async def several(request: Request) -> Received:
    """Return the documents of a form, or of the list `documenten` in JSON; raises Problem."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == FORM:
        return await _uploaded(request)
    if kind != JSON:
        raise Problem("soort-onbekend", f"Content-Type: kies uit: {FORM}, {JSON}.")
    said = parsed(await request.body())
    listed = said.pop("documenten", None) if isinstance(said, dict) else None
    if not isinstance(listed, list):
        raise Problem("verzoek-onjuist", "Verwacht: een object met ‘documenten’, een lijst.")
    if len(listed) > MOST_FILES:
        raise Problem("te-groot", f"documenten: hier passen ten hoogste {MOST_FILES} documenten.")
    return [_listed(one, number) for number, one in enumerate(listed, 1)], pairs(said)


def _listed(one: object, number: int) -> service.Source:
    """Return a document of a list; raises Problem for what has no `document`."""
    if not isinstance(one, dict) or "document" not in one:
        told = f"documenten, nummer {number}: hier hoort een object met ‘document’ en ‘bestand’."
        raise Problem("verzoek-onjuist", told)
    return _source(one["document"], one.get("bestand", ""), f"document-{number}")


Named = tuple[list[tuple[str, service.Source]], list[tuple[str, str]]]
"""The documents of a request, each with the name of its field, and the parameters."""


async def named(request: Request, *fields: str) -> Named:
    """Return the documents of a form or a JSON object by field; raises Problem.

    In JSON the fields that hold a document are named; every other one is a parameter.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == FORM:
        return await _fields(request)
    if kind != JSON:
        raise Problem("soort-onbekend", f"Content-Type: kies uit: {FORM}, {JSON}.")
    said = parsed(await request.body())
    if not isinstance(said, dict):
        raise Problem("verzoek-onjuist", f"Verwacht: een object met {', '.join(fields)}.")
    found = [(field, _source(said.pop(field), "", field)) for field in fields if field in said]
    return found, pairs(said)


async def _uploaded(request: Request) -> Received:
    found, others = await _fields(request)
    if not found:
        raise Problem("verzoek-onjuist", "bestand: in dit formulier staat geen bestand.")
    return [source for _, source in found], others


async def _fields(request: Request) -> Named:
    sources: list[tuple[str, service.Source]] = []
    others: list[tuple[str, str]] = []
    try:
        async with request.form(max_files=MOST_FILES, max_fields=50) as form:
            for key, value in form.multi_items():
                if isinstance(value, UploadFile):
                    source = service.Source(_safe(value.filename), await value.read())
                    sources.append((key, source))
                else:
                    others.append((key, value))
    except (MultiPartException, HTTPException) as error:
        raise Problem("verzoek-onjuist", "Dit formulier is niet te lezen.") from error
    return sources, others


def _inline(body: bytes, name: str) -> Received:
    """Return the document of a JSON body: under the key `document`, else the body itself."""
    said = parsed(body)
    if not isinstance(said, dict) or "document" not in said:
        return [service.Source(_safe(name) or "document.json", body)], []
    document = said.pop("document")
    source = _source(document, said.pop("bestand", "") or name)
    return [source], pairs(said)


def _source(document: object, name: object, stem: str = "document") -> service.Source:
    """Return a document that stands in JSON: a text as it is, anything else as JSON."""
    if isinstance(document, str):
        return service.Source(_safe(name) or f"{stem}.yaml", document.encode())
    return service.Source(_safe(name) or f"{stem}.json", json.dumps(document).encode())


def parsed(body: bytes) -> Any:
    """Return the value of a JSON body; raises Problem for what is no JSON or no text."""
    try:
        said = json.loads(body)
        json.dumps(said, ensure_ascii=False).encode()  # half a letter is no text
    except (ValueError, RecursionError):
        raise Problem("verzoek-onjuist", "De inhoud van dit verzoek is geen JSON.") from None
    return said


def pairs(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the values of a JSON object as parameters; raises Problem for what is no text."""
    found: list[tuple[str, str]] = []
    for key, value in said.items():
        for one in value if isinstance(value, list) else [value]:
            if not isinstance(one, str):
                raise Problem(
                    "verzoek-onjuist", f"{key}: hier hoort een tekst of een lijst van teksten."
                )
            found.append((key, one))
    return found


def _safe(name: object) -> str:
    """Return the last part of a name of a file: it is shown and never opened."""
    plain = clean(name) if isinstance(name, str) else ""
    return PurePath(plain.replace("\\", "/")).name[-LONGEST_NAME:]
