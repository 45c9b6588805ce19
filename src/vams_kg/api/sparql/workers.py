"""The door to the process that answers queries: started when first needed, started again if lost.

At most a few queries run at once; who waits too long is told so instead of making everybody slow.
"""

import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from vams_kg.api.sparql.work import MEMORY

BUSY: Final = "druk"
GRACE: Final = 5.0
"""Seconds beyond its time limit in which an answer must have come."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use."""

    seconden: float = 10.0
    rijen: int = 100_000
    geheugen: int = 512 * 1024 * 1024
    tegelijk: int = 4

    @classmethod
    def of_environment(cls) -> "Limits":
        """Return the limits; `VAMS_SPARQL_SECONDS` and `VAMS_SPARQL_ROWS` change two of them."""
        usual = cls()
        return cls(
            seconden=float(os.environ.get("VAMS_SPARQL_SECONDS", usual.seconden)),
            rijen=int(os.environ.get("VAMS_SPARQL_ROWS", usual.rijen)),
        )


@dataclass(frozen=True, slots=True)
class Reply:
    """The bytes of an answer in a format, or why there is none."""

    vorm: str = ""
    inhoud: bytes = b""
    waarom: str = ""
    tekst: str = ""


class Workers:
    """Runs queries in processes of their own."""

    def __init__(self, limits: Limits) -> None:
        """Take the limits; nothing is started yet."""
        self.limits = limits
        self._room = asyncio.Semaphore(limits.tegelijk)
        self._starting = asyncio.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="vams-kg-")
        self._path = str(Path(self._folder.name) / "vraag")

    async def start(self) -> None:
        """Start the process unless it runs, and wait until it has read the graph."""
        async with self._starting:
            if self._process is None or self._process.poll() is not None:
                self._launch()
            reader, writer = await asyncio.open_unix_connection(self._path)
            writer.write(b"{}\n")  # nothing to answer: it closes as soon as it listens
            await reader.read()
            writer.close()

    def _launch(self) -> None:
        self._end()
        Path(self._path).unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(self._path)
            listener.listen(64)
            number = listener.fileno()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "vams_kg.api.sparql.work", str(number)],
                stdin=subprocess.PIPE,
                pass_fds=(number,),
            )

    def running(self) -> bool:
        """Return whether the process is there."""
        return self._process is not None and self._process.poll() is None

    def stop(self) -> None:
        """End the process."""
        self._end()
        self._folder.cleanup()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            if self._process.stdin:
                with suppress(OSError):
                    self._process.stdin.close()

    async def ask(self, asked: Mapping[str, Any]) -> Reply:
        """Return the reply to a query, within the limits."""
        try:
            await asyncio.wait_for(self._room.acquire(), self.limits.seconden)
        except TimeoutError:
            return Reply(waarom=BUSY)
        try:
            return await asyncio.wait_for(self._certain(asked), self.limits.seconden + GRACE)
        except (OSError, ValueError, TimeoutError):
            return Reply(waarom=BUSY)
        finally:
            self._room.release()

    async def _certain(self, asked: Mapping[str, Any]) -> Reply:
        """Return the reply; a process that turns out to be lost is started again, once."""
        if self.running():
            try:
                return await self._exchange(asked)
            except ConnectionError:
                await asyncio.sleep(0.1)  # what was killed takes a moment to be gone
        await self.start()
        return await self._exchange(asked)

    async def _exchange(self, asked: Mapping[str, Any]) -> Reply:
        reader, writer = await asyncio.open_unix_connection(self._path)
        try:
            request = {**asdict(self.limits), **asked}
            writer.write(json.dumps(request).encode() + b"\n")
            await writer.drain()
            said = await reader.read()
        finally:
            writer.close()
        head, _, body = said.partition(b"\n")
        if not head:
            return Reply(waarom=MEMORY)
        return Reply(inhoud=body, **json.loads(head))
