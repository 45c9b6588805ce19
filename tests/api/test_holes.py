"""No way out and no way around: nothing is fetched, and no file of the machine is read."""

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.client import Client
from vams_kg.api.inputs import SUFFIXES

CANARY = "kanarie-7f3a"
KINDS = {suffix: kind for kind, suffix in reversed(SUFFIXES.items())}


class Listener:
    """Counts who connects."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}/x"
        self.calls = 0
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                found, _ = self.socket.accept()
            except OSError:
                return
            self.calls += 1
            found.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.socket.close()


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    path = tmp_path / "geheim.yaml"
    path.write_text(f"soort: procesbeschrijving\ntitel: {CANARY}\n", "utf-8")
    return path


def documents(place: str) -> dict[str, str]:
    """Return documents by suffix that ask a careless reader to open a place."""
    return {
        ".jsonld": json.dumps(
            {"@context": [place, {"@import": place}], "@id": place, "owl:imports": {"@id": place}}
        ),
        ".rdf": f'<!DOCTYPE r [<!ENTITY x SYSTEM "{place}"><!ENTITY % y SYSTEM "{place}">%y;]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">&x;</rdf:RDF>',
        ".xml": f'<?xml-stylesheet href="{place}"?><!DOCTYPE r SYSTEM "{place}">'
        f'<definitions xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{place}"/>'
        "</definitions>",
        ".ttl": f"@base <{place}> . <> <http://www.w3.org/2002/07/owl#imports> <{place}> .",
        ".yaml": f"# yaml-language-server: $schema={place}\n$schema: {place}\n$ref: {place}\n"
        f"soort: !!python/object/apply:os.system ['true']\nsjabloon: {place}\n",
        ".csv": f'=WEBSERVICE("{place}")\n',
    }


def test_no_document_makes_the_service_open_a_connection(api: Client, listener: Listener) -> None:
    for suffix, text in documents(listener.address).items():
        found = api.post("/v1/toetsingen", content=text, headers={"Content-Type": KINDS[suffix]})
        assert found.status_code < 500, (suffix, found.text)
    inline = {"document": {"$schema": listener.address, "soort": "procesbeschrijving"}}
    assert (
        api.post("/v1/toetsingen", json={**inline, "bestand": listener.address}).status_code < 500
    )
    for name in ("schema", "bestand", "regiemodel", "url"):
        api.post("/v1/toetsingen", params={name: listener.address}, json=inline)
    for query in (f"LOAD <{listener.address}>", f"ASK {{ SERVICE <{listener.address}> {{}} }}"):
        assert api.post("/sparql", data={"query": query}).status_code == 403
    assert api.get("/sparql", params={"query": "ASK {}", "default-graph-uri": listener.address})
    assert listener.calls == 0


def test_no_document_makes_the_service_read_a_file(api: Client, canary: Path) -> None:
    for suffix, text in documents(canary.as_uri()).items():
        found = api.post("/v1/toetsingen", content=text, headers={"Content-Type": KINDS[suffix]})
        assert CANARY not in found.text, suffix
    for name in (str(canary), f"../../{canary}", canary.as_uri(), f"..\\{canary}"):
        found = api.post("/v1/toetsingen", files={"bestand": (name, b"a: b", "text/yaml")})
        assert CANARY not in found.text
        assert str(canary.parent) not in found.text
        found = api.post("/v1/toetsingen", json={"document": "a: b", "bestand": name})
        assert CANARY not in found.text
        assert str(canary.parent) not in found.text


def test_no_path_leads_to_a_file(api: Client) -> None:
    roots = ("/", "/v1/", "/v1/regels/", "/v1/vragen/", "/docs/", "/static/")
    ways = ("../" * 8, "..%2f" * 8, "%2e%2e/" * 8, "..%5c" * 8, "....//" * 8, "%00/", "//")
    for root in roots:
        for way in ways:
            found = api.get(f"{root}{way}etc/passwd")
            assert found.status_code in (400, 404, 405), (root, way, found.status_code)
            assert "root:" not in found.text


def test_a_name_of_a_file_cannot_break_the_headers(api: Client) -> None:
    for name in ('x"\r\nSet-Cookie: a=b', "x\nX: y.yaml", 'a"; filename="b.exe', "\u202exslx.exe"):
        found = api.post("/v1/toetsingen?vorm=docx", json={"document": "a: b", "bestand": name})
        assert "set-cookie" not in found.headers
        assert found.headers.get("content-disposition", 'attachment; filename="rapport.docx"') == (
            'attachment; filename="rapport.docx"'
        )
