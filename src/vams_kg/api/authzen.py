"""`/access/v1`: may one party give data to another, in the OpenID AuthZEN Authorization API 1.0.

The subject does the action: it gives data to the party that the action names, or gets them from it.
The resource is a kind of data. A decision is true for what is permitted without conditions, and
false for anything else, with our own answer and its proof in the context.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from vams_kg import service
from vams_kg.api import evaluation
from vams_kg.api.evaluation import Malformed
from vams_kg.api.inputs import JSON, parsed
from vams_kg.api.parameters import answered
from vams_kg.api.problems import TITLES, Problem, of_error
from vams_kg.errors import VamsError
from vams_kg.model import ALLOWED
from vams_kg.reporting.answer import Answer
from vams_kg.reporting.as_answer import answer_json
from vams_kg.reporting.plain import json_text

ROOT: Final = "/access/v1"
NUMBER: Final = "X-Request-ID"
MOST: Final = 1000
"""Evaluations in one request."""
LONGEST: Final = 200
UNTIL: Final[Mapping[str, bool | None]] = {
    "execute_all": None,
    "deny_on_first_deny": False,
    "permit_on_first_permit": True,
}
"""The decision after which a semantic stops."""
TOLD: Final = (
    *("antwoord", "voorwaarden", "artikelen", "normen", "lagen", "waarschuwingen"),
    *("niet_gemodelleerd", "regime", "datum", "regelset"),
)
"""What the context tells, of the parts of an answer of schema `vams-kg/may/1`."""


def router(desks: service.Desks) -> APIRouter:
    """Return the routes of AuthZEN."""
    routes = APIRouter(tags=["authzen"])

    @routes.post(
        f"{ROOT}/evaluation",
        summary="Mag deze partij dit? Met een boolean als antwoord.",
        openapi_extra=_told("Decision", evaluation.REQUEST),
    )
    async def one(request: Request) -> Response:
        said = await _said(request)
        try:
            found = await run_in_threadpool(lambda: _decided(desks.now(), said))
        except Malformed as error:
            raise Problem("verzoek-onjuist", str(error)) from None
        return _response(request, found)

    @routes.post(
        f"{ROOT}/evaluations",
        summary="Dezelfde vraag, vele keren in één verzoek.",
        openapi_extra=_told("Decisions", evaluation.REQUESTS),
    )
    async def many(request: Request) -> Response:
        said = await _said(request)
        several = said.get("evaluations", [])
        if not several and isinstance(several, list):
            return await one(request)
        until = _until(said)
        if not isinstance(several, list):
            raise Problem("verzoek-onjuist", "evaluations: hier hoort een lijst van vragen.")
        if len(several) > MOST:
            raise Problem("te-groot", f"evaluations: hier passen ten hoogste {MOST} vragen.")
        found = await run_in_threadpool(lambda: list(_each(desks.now(), said, several, until)))
        return _response(request, {"evaluations": found})

    _describe(routes)
    return routes


def _describe(routes: APIRouter) -> None:
    """Add the route that tells where the others are."""

    @routes.get("/.well-known/authzen-configuration", include_in_schema=False)
    def configuration(request: Request) -> Response:
        home = str(request.base_url).rstrip("/")
        value = {
            "policy_decision_point": home,
            "access_evaluation_endpoint": f"{home}{ROOT}/evaluation",
            "access_evaluations_endpoint": f"{home}{ROOT}/evaluations",
        }
        return _response(request, value)


async def _said(request: Request) -> dict[str, Any]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON:
        raise Problem("soort-onbekend", f"Content-Type: verwacht: {JSON}.")
    said = parsed(await request.body())
    if not isinstance(said, dict):
        raise Problem("verzoek-onjuist", "Verwacht: een object met subject, action en resource.")
    return said


def _until(said: Mapping[str, Any]) -> bool | None:
    """Return the decision after which to stop; raises Problem for a semantic that is not known."""
    options = said.get("options", {})
    if not isinstance(options, dict):
        raise Problem("verzoek-onjuist", "options: hier hoort een object.")
    wanted = options.get("evaluations_semantic", "execute_all")
    if not isinstance(wanted, str) or wanted not in UNTIL:
        raise Problem("verzoek-onjuist", f"evaluations_semantic: kies uit: {', '.join(UNTIL)}.")
    return UNTIL[wanted]


def _each(
    desk: service.Desk, said: Mapping[str, Any], several: list[Any], until: bool | None
) -> Iterator[dict[str, Any]]:
    """Yield a decision per evaluation, each closed where it cannot be evaluated."""
    shared = {key: said[key] for key in evaluation.PARTS if key in said}
    for one in several:
        try:
            if not isinstance(one, dict):
                raise Malformed("hier hoort een object met subject, action en resource.")
            found = _decided(desk, {**shared, **one})
        except Malformed as error:
            found = _closed(400, str(error))
        yield found
        if until is not None and found["decision"] is until:
            return


def _decided(desk: service.Desk, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the decision; raises Malformed for a request that is none.

    A well-formed request that names what nobody knows is denied, and its context says why.
    """
    asked, unused = evaluation.read(said)
    language = evaluation.language(said)
    try:
        answer = desk.answer(desk.question(asked), language)
    except VamsError as error:
        problem = of_error(error)
        return _closed(TITLES[problem.soort][0], problem.detail)
    return {"decision": answer.decision.antwoord == ALLOWED, "context": _context(answer, unused)}


def _context(answer: Answer, unused: list[str]) -> dict[str, Any]:
    whole = answer_json(answer)
    found = {
        "id": whole["antwoord"],
        "reason_user": {answer.language: whole["zin"]},
        **{name: whole[name] for name in TOLD},
    }
    return {**found, "niet_gebruikt": unused} if unused else found


def _closed(status: int, message: str) -> dict[str, Any]:
    return {"decision": False, "context": {"error": {"status": status, "message": message}}}


def _response(request: Request, value: object) -> Response:
    """Return an answer that bears the number that the client gave to its request."""
    number = request.headers.get(NUMBER, "")
    given = number.isascii() and number.isprintable() and 0 < len(number) <= LONGEST
    return Response(json_text(value), 200, {NUMBER: number} if given else {}, JSON)


def _told(answer: str, schema: dict[str, Any]) -> dict[str, Any]:
    example = evaluation.EXAMPLE if answer == "Decision" else evaluation.EXAMPLES
    body = {"required": True, "content": {JSON: {"schema": schema, "example": example}}}
    header = {
        "name": NUMBER,
        "in": "header",
        "description": "Nummer van het verzoek; het antwoord draagt hetzelfde.",
        "schema": {"type": "string", "maxLength": LONGEST},
        "example": "bfe9eb29-ab87-4ca3-be83-a1d5d8305716",
    }
    return {"requestBody": body, "parameters": [header], "responses": answered(answer)}
