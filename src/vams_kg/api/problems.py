"""Everything that goes wrong in one shape: `application/problem+json` (RFC 9457), in Dutch."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from vams_kg.errors import (
    KnowledgeError,
    MissingChoice,
    PersonalDataFound,
    SeveralWrong,
    StoreFailed,
    UnknownChoice,
    UnreadableInput,
    VamsError,
)

MEDIA: Final = "application/problem+json"
BASE: Final = "https://w3id.org/vams/fout/"

TITLES: Final = {
    "verzoek-onjuist": (400, "Dit verzoek klopt niet"),
    "waarde-onbekend": (400, "Een waarde is niet bekend"),
    "waarde-ontbreekt": (400, "Een waarde ontbreekt"),
    "bewijs-nodig": (401, "Hiervoor is een toegangsbewijs nodig"),
    "recht-ontbreekt": (403, "Dit toegangsbewijs geldt hier niet voor"),
    "vraag-geweigerd": (403, "Deze vraag wordt niet uitgevoerd"),
    "niet-gevonden": (404, "Dit adres bestaat niet"),
    "methode-onbekend": (405, "Dit adres kent deze methode niet"),
    "vorm-niet-beschikbaar": (406, "Deze vorm is er niet"),
    "te-langzaam": (408, "Dit verzoek kwam te langzaam binnen"),
    "te-groot": (413, "Dit is te groot"),
    "soort-onbekend": (415, "Deze soort inhoud wordt hier niet gelezen"),
    "adres-onbekend": (421, "Deze dienst heeft een andere naam"),
    "document-onleesbaar": (422, "Dit document is niet te lezen"),
    "persoonsgegevens": (422, "Hier lijken gegevens over inwoners te staan"),
    "te-vaak": (429, "Dit zijn te veel verzoeken"),
    "fout-in-de-dienst": (500, "Er ging iets mis in de dienst zelf"),
    "niet-beschikbaar": (503, "De dienst kan dit nu niet"),
}
"""Status and Dutch title of every kind of problem, by its short name."""

FIELDS: Final = {
    "--from": "verstrekker",
    "--to": "ontvanger",
    "--data": "gegevens",
    "--phase": "fase",
    "--regime": "regime",
    "--scheme": "regiemodel",
    "--date": "datum",
    "--for": "soort",
    "--rule": "regel",
    "--topic": "onderwerp",
    "--compare": "regime",
    "PARTIJ": "partij",
}
"""Names in the API of what other faces call an option."""


@dataclass(eq=False)
class Problem(Exception):
    """A request that gets no answer, with what a client is told of it."""

    soort: str
    detail: str
    fouten: tuple[Mapping[str, Any], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> Response:
        """Return the response that tells it."""
        status, title = TITLES[self.soort]
        body: dict[str, Any] = {
            "type": BASE + self.soort,
            "title": title,
            "status": status,
            "detail": self.detail,
        }
        if self.fouten:
            body["fouten"] = [dict(one) for one in self.fouten]
        text = json.dumps(body, ensure_ascii=False, indent=2) + "\n"
        return Response(text, status, dict(self.headers), MEDIA)


def of_error(error: VamsError) -> Problem:
    """Return what a client is told of an error of ours."""
    if isinstance(error, UnreadableInput):
        return unreadable((error,))
    if isinstance(error, KnowledgeError):
        return Problem("fout-in-de-dienst", "De kennisgraaf van deze dienst is niet in orde.")
    if isinstance(error, StoreFailed):  # where it is and what it said is for the operator only
        return Problem("niet-beschikbaar", "De SPARQL-store van deze dienst geeft geen antwoord.")
    errors = error.errors if isinstance(error, SeveralWrong) else (error,)
    fouten = tuple(_wrong(one) for one in errors)
    missing = all(isinstance(one, MissingChoice) for one in errors)
    known = any(isinstance(one, UnknownChoice | MissingChoice) for one in errors)
    kind = "waarde-ontbreekt" if missing else "waarde-onbekend" if known else "verzoek-onjuist"
    detail = "\n".join(one["bericht"] for one in fouten)
    return Problem(kind, detail, fouten if known else ())


def _wrong(error: VamsError) -> dict[str, Any]:
    if not isinstance(error, UnknownChoice | MissingChoice):
        return {"bericht": str(error)}
    name = FIELDS.get(error.option) or error.option.removeprefix("--param ").removeprefix("--")
    said = str(replace(error, option=name))
    if isinstance(error, MissingChoice):
        return {"veld": name, "bericht": said, "kies_uit": list(error.known)}
    return {"veld": name, "bericht": said, "bedoelt_u": list(error.nearest)}


def unreadable(errors: tuple[UnreadableInput, ...]) -> Problem:
    """Return what a client is told of documents that cannot be read."""
    private = any(isinstance(one, PersonalDataFound) for one in errors)
    fouten = tuple(
        {
            "bestand": one.file,
            "regel": one.line,
            "plaats": one.where or None,
            "bericht": one.what,
            "verwacht": one.expected or None,
            "probeer": one.try_this or None,
        }
        for one in errors
    )
    kept = tuple({key: v for key, v in one.items() if v is not None} for one in fouten)
    kind = "persoonsgegevens" if private else "document-onleesbaar"
    return Problem(kind, "\n".join(map(str, errors)), kept)


log = logging.getLogger(__name__)

BY_STATUS: Final = {404: "niet-gevonden", 405: "methode-onbekend"}


def install(app: FastAPI) -> None:
    """Make every error of an app a problem."""

    async def problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return error.response()

    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, VamsError)
        if isinstance(error, StoreFailed):
            log.warning("%s", error)  # its text holds an address and advice, no document
        return of_error(error).response()

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        kind = BY_STATUS.get(error.status_code, "verzoek-onjuist")
        detail = {
            404: f"{request.url.path}: dit adres bestaat hier niet.",
            405: f"{request.method} kan hier niet.",
        }.get(error.status_code, HTTPStatus(error.status_code).phrase)
        return Problem(kind, detail, headers=error.headers or {}).response()

    app.add_exception_handler(Problem, problem)
    app.add_exception_handler(VamsError, ours)
    app.add_exception_handler(HTTPException, http)
