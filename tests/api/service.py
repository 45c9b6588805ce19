"""A service on a free port of this machine, for as long as a test needs it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx


@contextmanager
def running(limits: Mapping[str, str], *options: str) -> Iterator[tuple[str, int]]:
    """Yield the address and the process id of a service that is ready."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from vams_kg.cli import main; main()", "serve"]
    process = subprocess.Popen(
        [*command, "--port", str(port), *options],
        env={**os.environ, **limits},
        stderr=subprocess.DEVNULL,
    )
    found = f"http://127.0.0.1:{port}"
    try:
        _wait(found, process)
        yield found, process.pid
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


def workers(pid: int) -> list[int]:
    """Return the process ids of the workers of a service."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    lines = {int(one): Path(f"/proc/{one}/cmdline").read_bytes() for one in children}
    return [one for one, line in lines.items() if b"spawn_main" in line]
