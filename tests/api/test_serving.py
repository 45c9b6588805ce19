"""`vams-kg serve`: only on this machine, and no other command waits for it."""

import os
import signal
import subprocess
import sys
import time

import httpx
import pytest

from api.service import running, workers
from vams_kg.cli import app as commands
from vams_kg.cli.serving import serve
from vams_kg.errors import VamsError

LATE = ("fastapi", "uvicorn", "starlette", "asyncio", "multipart")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "vams.example"])
def test_another_address_is_refused_in_dutch(host: str) -> None:
    with pytest.raises(VamsError, match="toegangsbewijzen") as found:
        serve(host=host)
    assert "Probeer" in str(found.value)


def test_other_commands_do_not_load_the_service() -> None:
    code = f"import sys, vams_kg.cli; print([n for n in {LATE!r} if n in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_serve_is_a_command() -> None:
    assert serve in [one.callback for one in commands.registered_commands]


def test_a_worker_that_is_killed_stops_no_other_request() -> None:
    with running({}, "--workers", "2") as (address, pid):
        place, first = f"{address}/v1/regimes", workers(pid)
        assert len(first) == 2
        os.kill(first[-1], signal.SIGKILL)
        time.sleep(0.2)
        answers = [httpx.get(place, timeout=30).status_code for _ in range(30)]
        assert answers == [200] * 30
        until = time.monotonic() + 20
        while len(set(workers(pid)) - {first[-1]}) < 2:
            assert time.monotonic() < until, "no worker took its place"
            time.sleep(0.2)
