"""What never reaches the app is refused in the same shape: no request at all, or one too many."""

import json
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from vams_kg.api.patience import Patient

MOST = 2


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("ok")(scope, receive, send)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            app, http=Patient, ws="none", lifespan="off", log_config=None, limit_concurrency=MOST
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield listening.getsockname()[1]
        server.should_exit = True
        thread.join(10)


def opened(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=5)


def said(port: int, request: bytes) -> tuple[int, dict[str, str], bytes]:
    with opened(port) as line:
        line.sendall(request)
        got = b""
        while part := line.recv(65536):
            got += part
    head, _, body = got.partition(b"\r\n\r\n")
    first, *lines = head.decode("ascii").split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return int(first.split()[1]), headers, body


def is_problem(found: tuple[int, dict[str, str], bytes], status: int, kind: str) -> None:
    code, headers, body = found
    assert code == status
    assert headers["content-type"] == "application/problem+json"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["connection"] == "close"
    told = json.loads(body)
    assert (told["status"], told["type"].rpartition("/")[2]) == (status, kind)


def test_what_is_no_request_is_a_problem(port: int) -> None:
    is_problem(said(port, b"GARBAGE\r\n\r\n"), 400, "verzoek-onjuist")
    twice = b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n"
    is_problem(said(port, twice), 400, "verzoek-onjuist")


def test_one_connection_too_many_is_a_problem_and_ends(port: int) -> None:
    asked = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    assert said(port, asked)[::2] == (200, b"ok")
    with opened(port), opened(port):
        time.sleep(0.1)
        found = said(port, asked)
        is_problem(found, 503, "niet-beschikbaar")
        assert found[1]["retry-after"] == "5"
    time.sleep(0.1)
    assert said(port, asked)[::2] == (200, b"ok")
