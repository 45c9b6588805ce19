"""The app that programs talk to: its routes, its one shape of errors and its description."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from typing import Any, Final

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse, Response

from vams_kg import __version__, service
from vams_kg.api import asking, checking, deciding, knowing, problems
from vams_kg.api.guards import Guard
from vams_kg.api.sparql import protocol
from vams_kg.api.sparql.workers import Limits, Workers
from vams_kg.questions import allowed
from vams_kg.rulebook import Rulebook

DESCRIPTION: Final = """Toets beschrijvingen van de aanpak van meervoudige problematiek en bevraag
de kennisgraaf. Wat u laat toetsen wordt niet bewaard. Gegevens over inwoners worden geweigerd."""


def application(bench: service.Workbench, limits: Limits, hosts: Collection[str] = ()) -> FastAPI:
    """Return the app; it answers only to the hosts, or to any name when there are none."""
    workers = Workers(limits)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        await workers.start()
        yield
        workers.stop()

    app = FastAPI(
        title="vams-kg",
        version=__version__,
        description=DESCRIPTION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=life,
    )
    problems.install(app)
    for routes in (
        checking.router(bench),
        deciding.router(service.Desk(bench.rulebook)),
        asking.router(bench),
        knowing.router(bench),
    ):
        app.include_router(routes, prefix="/v1")
    app.include_router(protocol.router(workers))
    app.include_router(_about(app, bench.rulebook, workers))
    app.add_middleware(Guard, hosts=hosts)
    return app


def _about(app: FastAPI, rulebook: Rulebook, workers: Workers) -> APIRouter:
    """Return the routes about the service itself."""
    routes = APIRouter(include_in_schema=False)
    kept: dict[str, Any] = {}

    @routes.get("/v1/openapi.json")
    def openapi() -> Response:
        if not kept:
            kept.update(described(app, rulebook))
        return JSONResponse(kept, headers={"Access-Control-Allow-Origin": "*"})

    @routes.get("/health")
    def health() -> Response:
        return JSONResponse({"status": "ok", "versie": __version__})

    @routes.get("/ready")
    async def ready(request: Request) -> Response:
        if not workers.running():
            headers = {"Retry-After": "5"}
            raise problems.Problem("niet-beschikbaar", "De dienst start nog.", headers=headers)
        return JSONResponse({"status": "klaar", "regelset": rulebook.version})

    return routes


def described(app: FastAPI, rulebook: Rulebook) -> dict[str, Any]:
    """Return the OpenAPI 3.1 description, with every list of values and the shape of errors."""
    made = app.openapi()
    made["servers"] = [{"url": "/"}]
    schemas = made.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(_lists(rulebook))
    schemas["Probleem"] = PROBLEM
    content = {problems.MEDIA: {"schema": {"$ref": "#/components/schemas/Probleem"}}}
    for path in made["paths"].values():
        for operation in path.values():
            answers = operation["responses"]
            answers.pop("422", None)
            answers["default"] = {"description": "Wat er niet klopt.", "content": content}
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    return made


PROBLEM: Final = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "fouten": {"type": "array", "items": {"type": "object"}},
    },
    "example": {
        "type": f"{problems.BASE}waarde-onbekend",
        "title": "Een waarde is niet bekend",
        "status": 400,
        "detail": "verstrekker: ‘husiarts’ is niet bekend. Bedoelt u: huisarts?",
    },
}


def _lists(rulebook: Rulebook) -> dict[str, Any]:
    """Return every list of values to choose from, as the ontology has it."""
    found = {
        name: {"type": "string", "enum": _values(rulebook, name, choices.labels())}
        for name, choices in rulebook.question_parts.items()
    }
    for question in service.questions(rulebook):
        for parameter in question.parameters:
            name = asking.list_name(parameter.deel)
            if name not in found:
                labels = allowed(parameter, rulebook).labels()
                found[name] = {"type": "string", "enum": labels}
    return found


def _values(rulebook: Rulebook, part: str, labels: list[str]) -> list[str]:
    """Return the labels of a part; regimes by their short names, as people cite them."""
    if part != "regime":
        return labels
    return sorted(rulebook.notation(term.iri) for term in rulebook.question_parts[part].terms)
