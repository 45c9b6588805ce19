"""What a service that is none, or one that hangs, does to the client; and where a token goes."""

import json
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from vams_kg.client import Client, Refused
from vams_kg.client.wire import form
from vams_kg.service import Source


class _Answers(BaseHTTPRequestHandler):
    """Answers as its server says, and keeps what it was asked."""

    def _answer(self) -> None:
        size = int(self.headers.get("Content-Length", 0))
        asked: list[Any] = self.server.asked  # type: ignore[attr-defined]
        asked.append((self.path, dict(self.headers), self.rfile.read(size)))
        status, headers, body = self.server.answer  # type: ignore[attr-defined]
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = _answer  # noqa: N815 - names of the library

    def log_message(self, *said: object) -> None:
        """Say nothing."""


@contextmanager
def _stub(status: int, headers: dict[str, str], body: bytes) -> Iterator[tuple[str, list[Any]]]:
    server = HTTPServer(("127.0.0.1", 0), _Answers)
    server.answer = (status, headers, body)  # type: ignore[attr-defined]
    server.asked = []  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server.asked  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _refusal(client: Client) -> Refused:
    with pytest.raises(Refused) as error:
        client.may("huisarts", "politie", "gezondheid")
    return error.value


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = _refusal(Client(f"http://127.0.0.1:{port}"))
    assert (error.soort, error.waar) == ("niet-bereikbaar", f"http://127.0.0.1:{port}")
    assert "vams-kg serve" in str(error)


def test_a_service_that_hangs_ends_in_time() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        error = _refusal(Client(f"http://127.0.0.1:{silent.getsockname()[1]}", timeout=0.2))
    assert error.soort == "tijd-om"
    assert "0.2 seconden" in error.wat


@pytest.mark.parametrize(
    ("status", "body"), [(200, b"<html>"), (500, b"oeps"), (404, b"[]"), (502, b'{"a": 1}')]
)
def test_what_is_no_service_of_ours(status: int, body: bytes) -> None:
    with _stub(status, {}, body) as (address, _):
        error = _refusal(Client(address))
    assert (error.soort, error.waar) == ("adres-onbekend", address)
    assert "geen dienst van vams-kg" in str(error)


def test_an_answer_that_stops_halfway() -> None:
    with _stub(200, {"Content-Length": "999"}, b"{") as (address, _):
        assert _refusal(Client(address)).soort == "niet-bereikbaar"


def test_a_problem_of_the_service_is_told_as_it_is() -> None:
    problem = {
        "type": "https://w3id.org/vams/fout/geen-toegang",
        "title": "Geen toegang",
        "status": 401,
        "detail": "Dit token is niet bekend.",
    }
    with _stub(401, {}, json.dumps(problem).encode()) as (address, _):
        error = _refusal(Client(address, token="geheim"))
    assert (error.soort, str(error)) == ("geen-toegang", "Dit token is niet bekend.")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with _stub(200, {}, b"{}") as (other, elsewhere):
        headers = {"Location": f"{other}/v1/beslissingen"}
        with _stub(status, headers, b"") as (address, asked):
            error = _refusal(Client(address, token="geheim"))
            with pytest.raises(Refused):
                Client(address, token="geheim").sparql("ASK {}")
    assert error.soort == "adres-onbekend"
    assert [path for path, _, _ in asked] == ["/v1/beslissingen", "/sparql"]
    assert elsewhere == []


def test_the_token_goes_along_with_every_call() -> None:
    with _stub(200, {}, b'{"head": {}, "boolean": true}') as (address, asked):
        client = Client(address + "/", token="geheim")
        assert client.sparql("ASK {}") is True
        with pytest.raises(KeyError):
            client.may("huisarts", "politie", "gezondheid")
    assert [headers["Authorization"] for _, headers, _ in asked] == ["Bearer geheim"] * 2
    assert "geheim" not in repr(client)


@pytest.mark.parametrize(
    ("address", "token"),
    [
        ("127.0.0.1:8000", None),
        ("ftp://localhost", None),
        ("file:///etc/passwd", None),
        ("http://", None),
        ("http://localhost:99999999", None),
        ("http://jan:geheim@localhost", None),
        ("http://localhost/?x=1", None),
        ("http://example.org", "geheim"),
    ],
)
def test_an_address_that_cannot_be(address: str, token: str | None) -> None:
    with pytest.raises(Refused) as error:
        Client(address, token=token)
    assert (error.value.soort, error.value.waar) == ("adres-onbekend", "adres")
    assert "geheim" not in str(error.value)


def test_a_form_holds_what_it_is_given() -> None:
    kind, body = form([("regime", "geldend")], [Source("a.yaml", b"\r\n--x\r\n")])
    mark = kind.partition("boundary=")[2].encode()
    assert body.count(b"--" + mark) == 3
    assert body.endswith(b"--" + mark + b"--\r\n")
    assert b"\r\n\r\n\r\n--x\r\n\r\n--" in body


def test_without_its_extra_sparql_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "SPARQLWrapper", None)
    monkeypatch.delitem(sys.modules, "vams_kg.client.endpoint", raising=False)
    with pytest.raises(Refused) as error:
        Client("http://127.0.0.1:9").sparql("ASK {}")
    assert error.value.soort == "niet-beschikbaar"
    assert error.value.probeer == "pip install 'vams-kg[client]'"
