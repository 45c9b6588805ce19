"""`vams-kg serve`: for this machine, or for others with tokens; no other command waits for it."""

import itertools
import math
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from api.service import running, workers
from vams_kg.access import Scope, Tokens
from vams_kg.cli import app as commands
from vams_kg.cli.serving import serve
from vams_kg.errors import VamsError

LATE = ("fastapi", "uvicorn", "starlette", "asyncio", "multipart", "prometheus_client")
PATIENCE = 2


@dataclass
class Running:
    """A service for others, with two workers."""

    address: str
    pid: int
    tokens: Tokens
    read: dict[str, str]
    measure: dict[str, str]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    tokens, now = Tokens(tmp_path_factory.mktemp("gegevens")), datetime.now(UTC)
    scopes = {"lezer": Scope.LEZEN, "meter": Scope.METEN, "ander": Scope.LEZEN}
    made = {
        name: {"Authorization": f"Bearer {tokens.issue(name, [one], now, now + DAY)[1]}"}
        for name, one in scopes.items()
    }
    said = {"VAMS_UPLOAD_SECONDS": str(PATIENCE), "VAMS_RATE": "0"}
    options = ("--host", "0.0.0.0", "--workers", "2", "--data", str(tokens.path.parent))
    with running(said, *options) as (address, pid):
        yield Running(address, pid, tokens, made["lezer"], made["meter"])


DAY = timedelta(days=1)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "vams.example"])
def test_another_address_is_refused_in_dutch(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))
    with pytest.raises(VamsError, match="toegangsbewijs") as found:
        serve(host=host)
    assert "vams-kg token new --data" in str(found.value)
    tokens, now = Tokens(tmp_path), datetime.now(UTC)
    tokens.issue("cijfers", [Scope.METEN], now, now + DAY)
    tokens.issue("oud", [Scope.LEZEN], now, now - DAY)
    with pytest.raises(VamsError, match="toegangsbewijs"):
        serve(host=host, data=tmp_path)  # one that is over, and one that only measures


def test_a_name_for_others_needs_a_token_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {**os.environ, "VAMS_HOSTS": "vams.example"})
    with pytest.raises(VamsError, match="VAMS_HOSTS: anderen kunnen"):
        serve()


@pytest.mark.parametrize(
    "said",
    ["VAMS_RATE=veel", "VAMS_SPARQL_SECONDS=nan", "VAMS_SPARQL_ROWS=1.5", "VAMS_SPARQL_ROWS=0"],
)
def test_a_setting_that_is_no_number_is_told_before_anything_starts(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    name, _, value = said.partition("=")
    monkeypatch.setattr(os, "environ", {**os.environ, name: value})
    with pytest.raises(VamsError, match=f"{name}: ‘{value}’"):
        serve()


def test_an_address_in_use_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))
    told = pytest.raises(VamsError, match="hier kan de dienst niet luisteren")
    with socket.create_server(("127.0.0.1", 0)) as taken, told:
        serve(port=taken.getsockname()[1])


def test_other_commands_do_not_load_the_service() -> None:
    code = f"import sys, vams_kg.cli; print([n for n in {LATE!r} if n in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_serve_is_a_command() -> None:
    assert serve in [one.callback for one in commands.registered_commands]


def test_elsewhere_every_worker_asks_for_a_token(elsewhere: Running) -> None:
    place, now = f"{elsewhere.address}/v1/regimes", datetime.now(UTC)
    for _ in range(6):
        assert httpx.get(place).status_code == 401
        assert httpx.get(place, headers=elsewhere.read).status_code == 200
    assert httpx.get(f"{elsewhere.address}/health").status_code == 200
    _, text = elsewhere.tokens.issue("kort", [Scope.LEZEN], now, now + DAY)
    held = {"Authorization": f"Bearer {text}"}
    assert {httpx.get(place, headers=held).status_code for _ in range(6)} == {200}
    elsewhere.tokens.revoke("kort", now)
    assert {httpx.get(place, headers=held).status_code for _ in range(6)} == {401}


def closes_in_time(address: str, *pieces: bytes, every: float) -> bytes:
    """Return what the service answers to pieces of a request that come slowly."""
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE * 4) as client:
        for piece in pieces:
            try:
                client.sendall(piece)
            except OSError:
                break
            time.sleep(every)
        found = b""
        try:
            while more := client.recv(9999):
                found += more
        except ConnectionError:
            pass
        return found


def test_a_slow_head_and_a_slow_body_are_not_waited_for(elsewhere: Running) -> None:
    token = elsewhere.read["Authorization"].encode()
    head = b"POST /v1/toetsingen HTTP/1.1\r\nHost: x\r\nContent-Type: text/yaml\r\n"
    head += b"Authorization: " + token + b"\r\nContent-Length: 99\r\n\r\n"
    once = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
    pieces = [b"X-%d: y\r\n" % number for number in range(9)]
    cases: tuple[tuple[bytes, ...], ...] = (
        (b"",),
        (b"GET /health HTTP/1.1\r\n", *pieces),
        (once, b"GET /hea", *pieces),
        (head, *(b"xx" for _ in range(9))),
    )
    with ThreadPoolExecutor(len(cases)) as pool:
        started = time.monotonic()
        asked = [pool.submit(closes_in_time, elsewhere.address, *one, every=0.4) for one in cases]
        silent, slow, second, body = (one.result() for one in asked)
    assert (silent, slow) == (b"", b"")
    assert second.startswith(b"HTTP/1.1 200")
    assert body.startswith(b"HTTP/1.1 408")
    assert b"te-langzaam" in body
    assert time.monotonic() - started < PATIENCE * 4


def figure(elsewhere: Running, name: str) -> float:
    told = httpx.get(f"{elsewhere.address}/metrics", headers=elsewhere.measure).text
    (line,) = [one for one in told.splitlines() if one.startswith(f"{name} ")]
    return float(line.rpartition(" ")[2])


COUNTED = 'vams_requests_total{method="GET",route="/v1/regimes",status="200"}'


def test_a_worker_that_is_killed_under_load_loses_no_other_request(elsewhere: Running) -> None:
    place, first = f"{elsewhere.address}/v1/regimes", workers(elsewhere.pid)
    assert len(first) == 2
    before = figure(elsewhere, COUNTED)
    done = itertools.count()
    moment = [math.inf]

    def asked() -> list[tuple[float, float, bool]]:
        found = []
        for _ in range(12):
            begin = time.monotonic()
            try:
                good = httpx.get(place, headers=elsewhere.read, timeout=60).status_code == 200
            except httpx.TransportError:
                good = False
            found.append((begin, time.monotonic(), good))
            if next(done) == 20:
                os.kill(first[-1], signal.SIGKILL)
                moment[0] = time.monotonic()
        return found

    with ThreadPoolExecutor(6) as pool:
        answers = [one for task in [pool.submit(asked) for _ in range(6)] for one in task.result()]
    after = [good for begin, _, good in answers if begin > moment[0]]
    lost = [begin for begin, _, good in answers if not good]
    assert len(after) > 10
    assert all(after), "a request that came later was lost"
    assert len(lost) <= 6  # no more than each client had at that moment
    until = time.monotonic() + 60
    while len(set(workers(elsewhere.pid)) - {first[-1]}) < 2:
        assert time.monotonic() < until, "no worker took its place"
        time.sleep(0.2)
    good = sum(one for _, _, one in answers)
    # what the killed worker had counted is still there
    assert good <= figure(elsewhere, COUNTED) - before <= good + len(lost)


def test_figures_tell_how_many_workers_live(elsewhere: Running) -> None:
    until = time.monotonic() + 60
    while figure(elsewhere, "vams_workers") != 2:
        assert time.monotonic() < until
        time.sleep(0.3)
    assert figure(elsewhere, "vams_requests_running") == 1
