"""Figures for Prometheus: added up over all workers, also those that are gone.

Workers write their counts in files of a folder that they share (PROMETHEUS_MULTIPROC_DIR, set by
`vams-kg serve`), so that one scrape of any worker tells of all. Without it a process tells its own.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from fastapi import APIRouter
from fastapi.responses import Response
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from starlette.types import Scope as Asked

from vams_kg import __version__
from vams_kg.api.logs import Seen, method_of, route_of

FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
MEDIA: Final = "text/plain; version=0.0.4; charset=utf-8"
SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Figures:
    """Counts requests; labels have few values: route patterns, methods and statuses."""

    def __init__(self) -> None:
        """Start at nothing."""
        own = self._own = CollectorRegistry()
        self._requests = Counter(
            "vams_requests", "Verzoeken.", ["route", "method", "status"], registry=own
        )
        self._seconds = Histogram(
            "vams_request_seconds", "Duur van verzoeken.", ["route"], buckets=SECONDS, registry=own
        )
        self._received = Counter("vams_received_bytes", "Ontvangen inhoud.", registry=own)
        self._sent = Counter("vams_sent_bytes", "Verzonden inhoud.", registry=own)
        self.running = Gauge(
            "vams_requests_running",
            "Verzoeken die nu lopen.",
            registry=own,
            multiprocess_mode="livesum",
        )
        workers = Gauge(
            "vams_workers", "Processen die leven.", registry=own, multiprocess_mode="livesum"
        )
        workers.set(1)
        version = Gauge(
            "vams_info",
            "De versie, altijd 1.",
            ["version"],
            registry=own,
            multiprocess_mode="livemax",
        )
        version.labels(__version__).set(1)

    def count(self, asked: Asked, seen: Seen) -> None:
        """Count a request that is done."""
        route = route_of(asked)
        self._requests.labels(route, method_of(asked), str(seen.status)).inc()
        self._seconds.labels(route).observe(seen.seconds())
        self._received.inc(seen.ontvangen)
        self._sent.inc(seen.verzonden)

    def text(self) -> bytes:
        """Return all figures in the text format of Prometheus."""
        folder = os.environ.get(FOLDER)
        if not folder:
            return generate_latest(self._own)
        _bury(Path(folder))
        shared = CollectorRegistry()
        MultiProcessCollector(shared, folder)  # type: ignore[no-untyped-call]
        return generate_latest(shared)


def _bury(folder: Path) -> None:
    """Leave out what dead workers said of now; what they counted stays."""
    for file in folder.glob("gauge_live*_*.db"):
        number = file.stem.rpartition("_")[2]
        if number.isdigit() and not _alive(int(number)):
            with suppress(OSError):  # another worker may be doing the same
                mark_process_dead(int(number), str(folder))  # type: ignore[no-untyped-call]


def _alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def router(figures: Figures) -> APIRouter:
    """Return the route with the figures."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/metrics")
    async def metrics() -> Response:
        return Response(figures.text(), media_type=MEDIA)

    return routes
