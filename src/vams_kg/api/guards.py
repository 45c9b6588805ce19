"""What holds for every request: a known host, a bounded body, safe headers, a line in the log.

The log holds no query, no body and no header of a request: documents stay out of it.
"""

import json
import logging
import time
import uuid
from collections.abc import Collection
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vams_kg import __version__
from vams_kg.api.problems import Problem

MAX_BODY: Final = 11 * 1024 * 1024
"""The largest file that is read, and what a form puts around it."""

SAFE: Final = {
    "API-Version": __version__,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none';"
    " form-action 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Permissions-Policy": "interest-cohort=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

STYLED: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none';"
    " base-uri 'none'; form-action 'none'"
)
"""For a report as a page, that carries its own style and no script."""

log = logging.getLogger("vams_kg.api")


FAILED: Final = Problem("fout-in-de-dienst", "Meld dit met het nummer in de kop X-Request-ID.")


class Guard:
    """Wraps an app; the hosts are the names under which it may be called, none for any."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = ()) -> None:
        """Take the app and its names."""
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, with its body counted and its response made safe."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, number = time.perf_counter(), uuid.uuid4().hex
        status, said = 0, ""

        async def safely(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _protect(MutableHeaders(scope=message), number)
            await send(message)

        try:
            refused = self._refused(Headers(scope=scope))
            if refused:
                await refused.response()(scope, receive, safely)
            else:
                await self.app(scope, _counted(receive), safely)
        except Exception as error:  # its text can hold a document: only its kind is told
            said = type(error).__name__
            if not status:
                await FAILED.response()(scope, receive, safely)
        _write(scope, status, time.perf_counter() - started, number, said)

    def _refused(self, headers: Headers) -> Problem | None:
        name = headers.get("host", "").rsplit(":", 1)[0] if self.hosts else ""
        if self.hosts and name not in self.hosts:
            return Problem("adres-onbekend", "Roep deze dienst aan onder haar eigen naam.")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MAX_BODY:
            return too_big()
        return None


def too_big() -> Problem:
    """Return the problem of a body that is too big."""
    most = MAX_BODY // 1024 // 1024
    return Problem("te-groot", f"Een verzoek is hier ten hoogste {most} MB.")


def _counted(receive: Receive) -> Receive:
    """Return a way to receive that raises Problem once a body is too big."""
    total = 0

    async def counted() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > MAX_BODY:
            raise too_big()
        return message

    return counted


def _protect(headers: MutableHeaders, number: str) -> None:
    for name, value in SAFE.items():
        headers.setdefault(name, value)
    if headers.get("content-type", "").startswith("text/html"):
        headers["Content-Security-Policy"] = STYLED
    headers["X-Request-ID"] = number


def _write(scope: Scope, status: int, seconds: float, number: str, fout: str) -> None:
    """Log one line of JSON: which route, how it went, and the kind of error of our own."""
    route = scope.get("route")
    said = {
        "methode": scope["method"],
        "route": getattr(route, "path", "-"),
        "status": status,
        "ms": round(seconds * 1000, 1),
        "verzoek": number,
        **({"fout": fout} if fout else {}),
    }
    log.info(json.dumps(said))
