"""The app in this process for REST; one server on a free port of this machine for SPARQL."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest

from api.client import Client
from vams_kg.api.application import application
from vams_kg.api.sparql.workers import Limits
from vams_kg.workbench import Workbench

SECONDS = 2
ROWS = 5000


@pytest.fixture(scope="session")
def api(bench: Workbench) -> Client:
    return Client(application(bench, Limits()))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return the address of a running service; SPARQL gets little time and few rows."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from vams_kg.cli import main; main()", "serve"]
    process = subprocess.Popen(
        [*command, "--port", str(port)],
        env={**os.environ, "VAMS_SPARQL_SECONDS": str(SECONDS), "VAMS_SPARQL_ROWS": str(ROWS)},
        stderr=subprocess.DEVNULL,
    )
    found = f"http://127.0.0.1:{port}"
    try:
        _wait(found, process)
        yield found
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def _wait(found: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert process.poll() is None, "the service stopped"
        try:
            if httpx.get(f"{found}/ready").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError("the service is not ready within a minute")
