"""A store that is away, slow, rude or strange: one Dutch sentence, and nothing secret in it."""

import base64
import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest

from stores.server import free_port, fresh
from stores.test_same_answers import DOCUMENT
from vams_kg.api.problems import of_error
from vams_kg.errors import StoreFailed, VamsError
from vams_kg.graph import Facts
from vams_kg.stores import Settings, of_environment, wire

SECRET = "geheim-wachtwoord"
WORD = "woorden-uit-het-document"
EMPTY = json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": []}}).encode()
Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def store(answer: Answer) -> Iterator[tuple[Settings, list[dict[str, str]]]]:
    """Run a store that answers in one way; return where it is and the headers it got."""
    seen: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            seen.append(dict(self.headers))
            answer(self)

        def log_message(self, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/query"
        yield Settings(url, url, seconds=0.5), seen
    finally:
        server.shutdown()
        server.server_close()


def says(status: int, body: bytes = b"", **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def sleeps(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(2)


def drips(handler: BaseHTTPRequestHandler) -> None:
    """Give a byte now and then: each in time, all together never."""
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(20):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        return


def breaks_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(EMPTY[:20])


def failed(settings: Settings) -> str:
    """Return what is said when a document is put to a store that fails."""
    own = Facts([ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(WORD))])
    with pytest.raises(StoreFailed) as caught, fresh(settings).opened((), [own]):
        pass
    return str(caught.value)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (says(400, WORD.encode()), "begrijpt de vraag niet (HTTP 400)"),
        (says(401), "weigert de toegang (HTTP 401)"),
        (says(403), "weigert de toegang (HTTP 403)"),
        (says(404), "heeft niets op dit adres (HTTP 404)"),
        (says(413), "te groot (HTTP 413)"),
        (says(500, WORD.encode()), "kan de vraag niet uitvoeren (HTTP 500)"),
        (says(307, Location="http://127.0.0.1:9/"), "verwijst door naar een ander adres"),
        (says(200, b"<html>Welkom</html>"), "geen uitkomst van een SPARQL-vraag"),
        (says(200, EMPTY[:-3]), "geen uitkomst van een SPARQL-vraag"),
        (says(200, b"\xff\xfe"), "geen uitkomst van een SPARQL-vraag"),
        (says(200, EMPTY), "anders dan SPARQL 1.1"),
        (says(200, EMPTY, X_SQL_State="S1TAT"), "maar een deel van het antwoord"),
        (says(200, EMPTY, X_SPARQL_MaxRows="0"), "maar een deel van het antwoord"),
        (sleeps, "binnen 0.5 seconden geen antwoord"),
        (drips, "binnen 0.5 seconden geen antwoord"),
        (breaks_off, "niet te bereiken"),
    ],
)
def test_what_a_store_can_do_wrong(
    answer: Answer, expected: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with store(answer) as (settings, _):
        said = failed(replace(settings, user="jan", password=SECRET))
    assert expected in said
    assert "Probeer:" in said
    assert said.count("\n") == 1
    assert not any(word in said + caplog.text for word in (SECRET, WORD))


def test_an_answer_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MOST_BYTES", 1000)
    with store(says(200, b" " * 2000)) as (settings, _):
        assert "groter dan" in failed(settings)


def test_a_redirect_is_not_followed() -> None:
    with store(says(200, EMPTY)) as (there, seen):
        away = says(307, Location=there.endpoint)
        with store(away) as (settings, first):
            failed(replace(settings, user="jan", password=SECRET))
        assert first
        assert not seen


def test_access_is_sent_to_the_store() -> None:
    with store(says(200, EMPTY)) as (settings, seen):
        failed(replace(settings, user="jan", password=SECRET))
        failed(replace(settings, header=("X-Sleutel", SECRET)))
    basic = base64.b64encode(f"jan:{SECRET}".encode()).decode()
    assert seen[0]["Authorization"] == f"Basic {basic}"
    assert SECRET in {value for name, value in seen[-1].items() if name.lower() == "x-sleutel"}


def test_nobody_there() -> None:
    url = f"http://127.0.0.1:{free_port()}/query"
    assert "niet te bereiken" in failed(Settings(url, url))


def test_settings() -> None:
    assert of_environment({}) is None
    said = {
        "VAMS_SPARQL_ENDPOINT": "https://store.example/query",
        "VAMS_SPARQL_USER": "jan",
        "VAMS_SPARQL_PASSWORD": SECRET,
        "VAMS_SPARQL_TIMEOUT": "5",
    }
    found = of_environment(said)
    assert found is not None
    assert found.update == "https://store.example/update"
    assert found.seconds == 5
    assert SECRET not in repr(found)
    other = of_environment({"VAMS_SPARQL_ENDPOINT": "https://store.example/sparql"})
    assert other is not None
    assert other.update == "https://store.example/sparql"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VAMS_SPARQL_ENDPOINT", "file:///etc/passwd"),
        ("VAMS_SPARQL_ENDPOINT", "ftp://store.example/query"),
        ("VAMS_SPARQL_ENDPOINT", "store.example"),
        ("VAMS_SPARQL_ENDPOINT", "http://store.example/query?x=1"),
        ("VAMS_SPARQL_ENDPOINT", "http://store.example:99999/query"),
        ("VAMS_SPARQL_ENDPOINT", f"http://jan:{SECRET}@store.example/query"),
        ("VAMS_SPARQL_UPDATE", "gopher://store.example/"),
        ("VAMS_SPARQL_TIMEOUT", "nul"),
        ("VAMS_SPARQL_TIMEOUT", "nan"),
        ("VAMS_SPARQL_PASSWORD", SECRET),
        ("VAMS_SPARQL_HEADER", f"X-Sleutel: {SECRET}\r\nX-Ander: 1"),
        ("VAMS_SPARQL_HEADER", SECRET),
    ],
)
def test_wrong_settings(name: str, value: str) -> None:
    with pytest.raises(VamsError, match="VAMS_SPARQL_") as caught:
        of_environment({"VAMS_SPARQL_ENDPOINT": "http://store.example/query", name: value})
    assert "Probeer:" in str(caught.value)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", str(DOCUMENT)],
        ["ask", "procesfasen"],
        ["may", "--from", "huisarts", "--to", "politie", "--data", "gezondheid"],
    ],
    ids=lambda one: one[0],
)
def test_command_line_says_it_and_stops(arguments: list[str]) -> None:
    url = f"http://127.0.0.1:{free_port()}/query"
    ran = subprocess.run(
        [str(Path(sys.executable).with_name("vams-kg")), *arguments],
        env={**os.environ, "VAMS_SPARQL_ENDPOINT": url},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"{url}: deze SPARQL-store is niet te bereiken.\n  Probeer: ")
    assert "Traceback" not in ran.stderr


def test_the_service_says_no_more_than_that_it_cannot() -> None:
    said = of_error(StoreFailed("http://binnen.example/", WORD, SECRET)).response()
    assert said.status_code == 503
    assert not any(word in bytes(said.body) for word in (b"binnen", WORD.encode(), SECRET.encode()))
