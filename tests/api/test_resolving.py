"""Linked data: every IRI of ours resolves, in the form and the language that a client asks."""

import asyncio
import re
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
import pytest

from api.client import Client
from vams_kg import resources
from vams_kg.graph import Facts, read_turtle
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.published import renamed
from vams_kg.service.addresses import document_path
from vams_kg.service.publishing import Publication
from vams_kg.vocabulary import SH

BASE = "https://w3id.org/vams/"
NORM = "norm/wams-2.2.5-terugkoppeling"
FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
PREFIX = re.compile(r"PREFIX\s+([\w-]*):\s*<(https://w3id\.org/vams/[^>]*)>", re.IGNORECASE)
FULL = re.compile(r"<(https://w3id\.org/vams/[^>\s]*)>")
LOCAL = r"(?<![\w:/#-]){}:([A-Za-z0-9][\w-]*(?:\.[\w-]+)*)"


def of_texts(texts: Iterable[str], known: dict[str, str]) -> set[str]:
    """Return the IRIs that queries name, in full or with a prefix."""
    found: set[str] = set()
    for text in texts:
        bare = re.sub(r'"[^"\n]*"|#.*', "", text)
        found.update(FULL.findall(text))
        for name, base in {**known, **dict(PREFIX.findall(text))}.items():
            found.update(base + local for local in re.findall(LOCAL.format(name), bare))
    return {iri for iri in found if not iri.endswith("-")}  # the start of names, for STRSTARTS


def every_iri() -> list[str]:
    """Return every IRI of ours in the ontology, the shapes, their queries and the questions."""
    files = [file for kind in ("ontology", "shapes") for file in resources.turtle_files(kind)]
    facts = Facts(read_turtle(files))
    nodes = {q.subject for q in facts} | {q.predicate for q in facts} | {q.object for q in facts}
    types = {term.datatype for term in nodes if isinstance(term, ox.Literal)}
    iris = {term.value for term in nodes | types if isinstance(term, ox.NamedNode)}
    declared = {
        name.value: facts.value(node, SH.namespace)
        for node, name in facts.pairs(SH.prefix)
        if isinstance(name, ox.Literal)
    }
    ours = {name: base for name, base in declared.items() if base.startswith(BASE)}
    asked = [file.read_text("utf-8") for file in resources.query_files()]
    tested = [text.value for _, text in facts.pairs(SH.select) if isinstance(text, ox.Literal)]
    iris |= of_texts(tested, ours) | of_texts(asked, {})
    return sorted(iri for iri in iris if iri.startswith(BASE))


async def fetched(api: Client, paths: list[str], accept: str) -> list[tuple[int, str, bytes]]:
    """Return status, place and body for every path, by the quickest way into the app."""

    async def one(path: str) -> tuple[int, str, bytes]:
        said: dict[str, Any] = {"body": b""}
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": [(b"accept", accept.encode()), (b"host", b"test")],
            "server": ("test", 80),
            "client": ("test", 1),
        }

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                said.update(message)
            else:
                said["body"] += message.get("body", b"")

        await api.app(scope, receive, send)  # type: ignore[arg-type]
        place = dict(said["headers"]).get(b"location", b"").decode()
        return said["status"], place, said["body"]

    return [await one(path) for path in paths]


def test_every_iri_of_ours_leads_to_a_document_about_it(
    api: Client, publication: Publication
) -> None:
    iris = every_iri()
    things = sorted({iri.partition("#")[0].removeprefix(BASE) for iri in iris})
    assert len(iris) > 5000
    found = asyncio.run(fetched(api, [f"/vams/{one}" for one in things], "text/turtle"))
    lost = [one for one, (status, _, _) in zip(things, found, strict=True) if status != 303]
    assert lost == []
    told = published_subjects(things, publication)
    wanted = {iri.removesuffix("#") for iri in iris} - {f"{BASE}def/{publication.version}"}
    assert sorted(wanted - told) == []


def published_subjects(things: Iterable[str], publication: Publication) -> set[str]:
    """Return of what the documents about things say something."""
    quads = (quad for one in things for quad in publication.published.about(BASE + one))
    return {one.subject.value for one in quads if isinstance(one.subject, ox.NamedNode)}


def test_a_document_is_what_is_published_of_the_thing(
    api: Client, publication: Publication
) -> None:
    spaces = publication.published.namespaces
    sample = [name for names in spaces.values() for name in (names[0], names[-1])]
    for node in sample:
        path = document_path(node.value)
        wanted = set(map(str, publication.published.about(node.value)))
        for media, form in FORMATS.items():
            response = api.get(path, headers={"Accept": media})
            assert response.headers["content-type"].partition(";")[0] == media
            found = renamed(ox.parse(response.content, format=form))
            if not any("_:" in one for one in wanted):
                assert {str(one) for one in found} == wanted
            assert len(found) == len(wanted)


@pytest.fixture(scope="module")
def publication(rulebook: Rulebook) -> Publication:
    return Publication(rulebook)
