"""Load on the service on this machine: answers a second, p50, p99 and errors at 1, 8, 64 clients.

A route of FastAPI that only takes the same body and gives as many bytes back runs beside it, with
as many workers. The clients share the cores with the service, so ratios of one run say more than
figures.

    python benchmarks/service_load.py [--seconds 8] [--workers 2] [--clients 1 8 64]
"""

import argparse
import asyncio
import contextlib
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Request, Response

from vams_kg.api.patience import Patient

HERE = Path(__file__).resolve().parent
DOCUMENT = HERE.parent / "examples" / "zandmeer" / "beschrijving.yaml"
ASKED = "/v1/beslissingen?verstrekker=huisarts&ontvanger=Veilig+Thuis&gegevens=gezondheid"
PATIENCE = 120.0
CROWD = 16
WARM = 1.0
"""Seconds that do not count: connections are made and caches are filled."""


def bare() -> FastAPI:
    """Return an app with one route, that gives back as many bytes as it is asked for."""
    app = FastAPI(openapi_url=None)

    @app.api_route("/{size}", methods=["GET", "POST"])
    async def route(request: Request, size: int) -> Response:
        await request.body()
        return Response(b"x" * size, media_type="application/json")

    return app


def serve_bare() -> None:
    """Serve that app the way the service is served, so that only the work differs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int)
    parser.add_argument("--port", type=int)
    said = vars(parser.parse_args())
    uvicorn.run("service_load:bare", factory=True, http=Patient, access_log=False, **said)


@dataclass
class Counted:
    """What clients saw together."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0
    size: int = 0
    """Bytes of the last answer."""


@dataclass(frozen=True)
class Asked:
    """One request, as the bytes of HTTP/1.1."""

    method: str
    path: str
    body: bytes = b""

    def raw(self) -> bytes:
        """Return the request."""
        head = f"{self.method} {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        if self.body:
            head += f"Content-Type: application/yaml\r\nContent-Length: {len(self.body)}\r\n"
        return head.encode() + b"\r\n" + self.body


async def client(port: int, asked: Asked, begin: float, until: float, counted: Counted) -> None:
    """Ask again and again over one connection; a new one after an error."""
    raw, writer = asked.raw(), None
    while (now := time.perf_counter()) < until:
        try:
            if writer is None:
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(raw)
            async with asyncio.timeout(PATIENCE):
                status, size = await answer(reader)
            good = status == 200
        except (OSError, EOFError, ValueError, TimeoutError):
            good, size, writer = False, 0, None
        if now >= begin:
            counted.errors += not good
            counted.size = size or counted.size
            if good:
                counted.seconds.append(time.perf_counter() - now)
    if writer is not None:
        writer.close()


async def answer(reader: asyncio.StreamReader) -> tuple[int, int]:
    """Return the status of an answer and the bytes of its body."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = int(head.partition("\r\ncontent-length:")[2].partition("\r\n")[0])
    await reader.readexactly(length)
    return int(head.split()[1]), length


async def load(port: int, asked: Asked, clients: int, seconds: float) -> tuple[Counted, float]:
    """Return what clients saw, and the seconds in which they saw it."""
    counted, begin = Counted(), time.perf_counter() + WARM
    until = begin + seconds
    await asyncio.gather(*(client(port, asked, begin, until, counted) for _ in range(clients)))
    return counted, time.perf_counter() - begin


async def crowded(port: int, asked: Asked, check: Asked, seconds: float) -> tuple[Counted, float]:
    """Return what one client sees while a crowd has documents checked."""
    crowd = load(port, check, CROWD, seconds)
    found, _ = await asyncio.gather(load(port, asked, 1, seconds), crowd)
    return found


@contextlib.contextmanager
def served(command: Sequence[str], path: str, **environment: str) -> Iterator[int]:
    """Yield the port of a server that answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, *command, "--port", str(port)],
        env={**os.environ, **environment},
        stderr=subprocess.DEVNULL,
    )
    try:
        asyncio.run(ready(port, path))
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


async def ready(port: int, path: str) -> None:
    """Wait until every worker has had the time to start."""
    for _ in range(600):
        with contextlib.suppress(OSError, EOFError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(Asked("GET", path).raw())
            status, _ = await answer(reader)
            writer.close()
            if status == 200:
                await asyncio.sleep(3)
                return
        await asyncio.sleep(0.2)
    raise SystemExit("the server does not answer")


def line(name: str, clients: int, found: tuple[Counted, float]) -> float:
    """Print what was found; return the answers a second."""
    counted, seconds = found
    rate = len(counted.seconds) / seconds
    cuts = statistics.quantiles(counted.seconds, n=100) if len(counted.seconds) > 1 else [0] * 99
    print(
        f"| {name} | {clients} | {rate:.1f} | {cuts[49] * 1000:.1f} | {cuts[98] * 1000:.1f} |"
        f" {counted.errors} |",
        end="",
    )
    return rate


def main() -> None:
    """Run all loads and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 64])
    chosen = parser.parse_args()
    loads = {
        "check": Asked("POST", "/v1/toetsingen", DOCUMENT.read_bytes()),
        "decision": Asked("GET", ASKED),
        "health": Asked("GET", "/health"),
    }
    beside = {f"{name} beside {CROWD} checking": loads[name] for name in ("decision", "health")}
    count = ("--workers", str(chosen.workers))
    ours = ("-c", "from vams_kg.cli import main; main()", "serve", *count)
    theirs = ("-c", "import service_load; service_load.serve_bare()", *count)
    print("| route | clients | answers/s | p50, ms | p99, ms | errors | bare / this |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    place = {"PYTHONPATH": str(HERE)}
    with served(ours, "/ready") as port, served(theirs, "/1", **place) as other:
        for name, asked in loads.items():
            for clients in chosen.clients:
                found = asyncio.run(load(port, asked, clients, chosen.seconds))
                rate = line(name, clients, found)
                same = Asked(asked.method, f"/{found[0].size}", asked.body)
                empty, seconds = asyncio.run(load(other, same, clients, chosen.seconds / 2))
                print(f" {len(empty.seconds) / seconds / rate if rate else 0:.1f} |", flush=True)
        for name, asked in beside.items():
            line(name, 1, asyncio.run(crowded(port, asked, loads["check"], chosen.seconds)))
            print(" |", flush=True)


if __name__ == "__main__":
    main()
