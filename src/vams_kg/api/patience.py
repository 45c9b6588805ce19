"""The protocol of the server, with little patience for a client that never says what it wants."""

import asyncio
import os
import socket
from functools import cache

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from vams_kg.api.safety import Safety


class Patient(H11Protocol):
    """HTTP/1.1 that closes a connection when the head of a request does not come in time."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a first request."""
        super().connection_made(transport)
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


@cache
def _seconds() -> float:
    return Safety.of_environment(os.environ).seconds
