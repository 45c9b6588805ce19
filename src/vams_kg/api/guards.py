"""What holds for every request: known host, token, bounded body, safe headers, line in the log.

The log holds no query, no body and no header of a request: documents stay out of it.
"""

import asyncio
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vams_kg.api import logs
from vams_kg.api.door import Door
from vams_kg.api.figures import Figures
from vams_kg.api.headers import protect
from vams_kg.api.logs import Seen
from vams_kg.api.problems import Problem
from vams_kg.api.safety import Safety

MAX_BODY: Final = 11 * 1024 * 1024
"""The largest file that is read, and what a form puts around it."""
MOST_HELD: Final = 256 * 1024 * 1024
"""Bytes of bodies that one worker holds at the same time."""
AGAIN: Final = "5"
"""Seconds after which a client may try again."""

FAILED: Final = Problem("fout-in-de-dienst", "Meld dit met het nummer in de kop X-Request-ID.")


class Guard:
    """Wraps an app."""

    def __init__(self, app: ASGIApp, safety: Safety, figures: Figures) -> None:
        """Take the app, the choices of the operator and where requests are counted."""
        self.app = app
        self.safety = safety
        self.figures = figures
        self._door = Door(safety)
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, with its body counted and its response made safe."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        seen = Seen(logs.number_of(headers.get("x-request-id", "")))
        self.figures.running.inc()
        try:
            await self._passed(scope, headers, receive, _safely(send, seen), seen)
        finally:
            self._held -= seen.ontvangen
            self.figures.running.dec()
            self.figures.count(scope, seen)
            logs.write(scope, seen, self.safety.addresses)

    async def _passed(
        self, scope: Scope, headers: Headers, receive: Receive, send: Send, seen: Seen
    ) -> None:
        try:
            refused = self._refused(scope, headers)
            if refused:
                await refused.response()(scope, receive, send)
            else:
                await self.app(scope, self._counted(receive, seen), send)
        except Exception as error:  # its text can hold a document: only its kind is told
            seen.fout = type(error).__name__
            if seen.status == 0:
                await FAILED.response()(scope, receive, send)

    def _refused(self, scope: Scope, headers: Headers) -> Problem | None:
        names = self.safety.hosts
        if names and _name(headers.get("host", "")) not in names:
            return Problem("adres-onbekend", "Roep deze dienst aan onder haar eigen naam.")
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length) > MAX_BODY:
            return too_big()
        return self._door.refused(scope, headers)

    def _counted(self, receive: Receive, seen: Seen) -> Receive:
        """Return a way to receive that raises Problem for a body that is too big or too slow."""
        until = asyncio.get_running_loop().time() + self.safety.seconds

        async def counted() -> Message:
            if seen.geheel:
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError:
                raise _too_slow(self.safety.seconds) from None
            seen.geheel = not message.get("more_body", False)
            size = len(message.get("body", b""))
            seen.ontvangen += size
            self._held += size
            if seen.ontvangen > MAX_BODY:
                raise too_big()
            if self._held > MOST_HELD:
                headers = {"Retry-After": AGAIN}
                raise Problem("niet-beschikbaar", "Er komt nu te veel binnen.", headers=headers)
            return message

        return counted


def _safely(send: Send, seen: Seen) -> Send:
    """Return a way to send that makes a response safe and counts it."""

    async def safely(message: Message) -> None:
        if message["type"] == "http.response.start":
            seen.status = message["status"]
            protect(MutableHeaders(scope=message), seen.verzoek)
        seen.verzonden += len(message.get("body", b""))
        await send(message)

    return safely


def _name(host: str) -> str:
    """Return the name in a header Host, without its port.

    >>> _name("[::1]:8000"), _name("[::1]"), _name("LOCALHOST:80")
    ('[::1]', '[::1]', 'localhost')
    """
    end = host.rfind("]")
    return (host[: end + 1] or host[end + 1 :].partition(":")[0]).lower()


def too_big() -> Problem:
    """Return the problem of a body that is too big."""
    most = MAX_BODY // 1024 // 1024
    return Problem("te-groot", f"Een verzoek is hier ten hoogste {most} MB.")


def _too_slow(seconds: float) -> Problem:
    detail = f"Dit verzoek was na {seconds:g} seconden nog niet binnen."
    return Problem("te-langzaam", detail, headers={"Connection": "close"})
