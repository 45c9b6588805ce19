"""The protocol of the server: little patience for who says nothing, and one shape of errors."""

import asyncio
import os
import socket
from functools import cache
from typing import Final
from uuid import uuid4

import h11
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from vams_kg.api.headers import protect
from vams_kg.api.problems import Problem
from vams_kg.api.safety import Safety

AGAIN: Final = "5"
"""Seconds after which a client may try again."""


class Patient(H11Protocol):
    """HTTP/1.1 that closes a connection when the head of a request does not come in time."""

    _late: asyncio.TimerHandle | None = None
    _most: int | None = None
    """Connections and requests at the same time; the server would refuse more in plain text."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a first request."""
        super().connection_made(transport)
        self._most, self.limit_concurrency = self.limit_concurrency, None
        # Workers share a socket on which asyncio does not do this: a second answer on a connection
        # would come 40 ms later.
        found = transport.get_extra_info("socket")
        if found is not None and found.family in (socket.AF_INET, socket.AF_INET6):
            found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came in; wait on while the head of a request is not whole."""
        super().data_received(data)
        if self.conn.our_state is h11.IDLE and not self.transport.is_closing():
            self._wait()
        else:
            self._stop()

    def handle_events(self) -> None:
        """Answer what came in, or tell that there is no room for it."""
        running = max(len(self.connections), len(self.tasks))
        full = self._most is not None and running >= self._most
        self.app = _full if full else self.config.loaded_app
        super().handle_events()

    def send_400_response(self, msg: str) -> None:
        """Tell that what came in is no request of HTTP, and close the connection."""
        made = _safe(Problem("verzoek-onjuist", "Dit is geen HTTP-verzoek dat te lezen is."))
        head = h11.Response(status_code=400, headers=made.raw_headers, reason=b"Bad Request")
        for event in (head, h11.Data(data=bytes(made.body)), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._late is None:  # more bytes of the same head give no more time
            self._late = self.loop.call_later(_seconds(), self.transport.close)

    def _stop(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


async def _full(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer every request with the problem that there are too many."""
    told = "Er zijn nu te veel verbindingen. Probeer het straks nog eens."
    problem = Problem("niet-beschikbaar", told, headers={"Retry-After": AGAIN})
    await _safe(problem)(scope, receive, send)


def _safe(problem: Problem) -> Response:
    """Return the last response of a connection."""
    made = problem.response()
    protect(made.headers, uuid4().hex)
    made.headers["Connection"] = "close"
    return made


@cache
def _seconds() -> float:
    return Safety.of_environment(os.environ).seconds
