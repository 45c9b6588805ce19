"""The app that programs talk to: its routes, its one shape of errors and its description."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse, Response

from vams_kg import __version__, service
from vams_kg.api import (
    asking,
    authzen,
    checking,
    deciding,
    description,
    figures,
    knowing,
    meanings,
    problems,
    versions,
    writing,
)
from vams_kg.api.guards import Guard
from vams_kg.api.linked import router as linked
from vams_kg.api.safety import Safety
from vams_kg.api.sparql import protocol
from vams_kg.api.sparql.workers import Limits, Workers
from vams_kg.rulebook import Rulebook

DESCRIPTION: Final = """Toets beschrijvingen van de aanpak van meervoudige problematiek en bevraag
de kennisgraaf. Wat u laat toetsen wordt niet bewaard. Gegevens over inwoners worden geweigerd."""


USUAL: Final = Safety()


def application(bench: service.Workbench, limits: Limits, safety: Safety = USUAL) -> FastAPI:
    """Return the app, with what its operator chose; who may come in is not asked by default."""
    workers, counted, desks = Workers(limits), figures.Figures(), service.Desks(bench)

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
        deciding.router(desks),
        asking.router(bench),
        knowing.router(bench),
        versions.router(bench),
        meanings.router(bench),
        writing.router(bench),
    ):
        app.include_router(routes, prefix="/v1")
    app.include_router(authzen.router(desks))
    app.include_router(protocol.router(workers))
    app.include_router(linked(bench.rulebook))
    app.include_router(description.router(app, bench.rulebook))
    app.include_router(_about(bench.rulebook, workers))
    app.include_router(figures.router(counted))
    app.add_middleware(Guard, safety=safety, figures=counted)
    return app


def _about(rulebook: Rulebook, workers: Workers) -> APIRouter:
    """Return the routes about the service itself."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/health")
    async def health() -> Response:
        return JSONResponse({"status": "ok", "versie": __version__})

    @routes.get("/ready")
    async def ready(request: Request) -> Response:
        if not workers.running():
            headers = {"Retry-After": "5"}
            raise problems.Problem("niet-beschikbaar", "De dienst start nog.", headers=headers)
        return JSONResponse({"status": "klaar", "regelset": rulebook.version})

    return routes
