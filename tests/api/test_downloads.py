"""Files per version: what they hold, that they stay the same, and how long they may be kept."""

import base64
import hashlib
import io
import zipfile

import pyoxigraph as ox
import pytest

from api.client import Client
from cases import ROOT
from vams_kg import __version__
from vams_kg.graph import read_turtle
from vams_kg.resources import turtle_files
from vams_kg.rulebook import Rulebook
from vams_kg.service.publishing import KINDS, TRIPLES, Publication, serialized

OWN = f"/vams/def/{__version__}"


def count(kind: str) -> int:
    return len({(*q,) for q in read_turtle(turtle_files(kind))})


@pytest.mark.parametrize(("name", "kind"), [("ontologie", "ontology"), ("regels", "shapes")])
def test_a_file_holds_every_triple(name: str, kind: str, api: Client) -> None:
    response = api.get(f"{OWN}/{name}.ttl")
    assert response.headers["content-type"].startswith("text/turtle")
    found = list(ox.parse(response.content, format=ox.RdfFormat.TURTLE))
    assert len(found) == count(kind)


def test_every_form_holds_the_same(api: Client) -> None:
    found = {
        frozenset(
            str(one) for one in ox.parse(api.get(f"{OWN}/begrippen.{form}").content, format=known)
        )
        for form, (_, known) in TRIPLES.items()
    }
    assert len(found) == 1


def test_the_whole_keeps_the_graphs_apart(api: Client) -> None:
    text = api.get(f"{OWN}/vams-kg.trig").content
    graphs: dict[str, int] = {}
    for quad in ox.parse(text, format=ox.RdfFormat.TRIG):
        assert isinstance(quad.graph_name, ox.NamedNode)
        name = quad.graph_name.value.rsplit("/", 1)[1]
        graphs[name] = graphs.get(name, 0) + 1
    assert graphs.keys() == {"ontologie", "regels", "begrippen"}
    assert (graphs["ontologie"], graphs["regels"]) == (count("ontology"), count("shapes"))


def test_the_questions_come_as_they_are(api: Client) -> None:
    response = api.get(f"{OWN}/vragen.zip")
    assert response.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        for file in (ROOT / "queries").glob("*.rq"):
            assert archive.read(file.name) == file.read_bytes()
        assert len(archive.namelist()) == len(list((ROOT / "queries").glob("*.rq")))


def test_every_file_has_the_sum_that_is_told(api: Client) -> None:
    lines = api.get(f"{OWN}/SHA256SUMS").text.splitlines()
    assert {line.split("  ")[1] for line in lines} == KINDS.keys()
    for line in lines:
        told, name = line.split("  ")
        response = api.get(f"{OWN}/{name}")
        digest = hashlib.sha256(response.content).digest()
        assert digest.hex() == told
        assert response.headers["repr-digest"] == f"sha-256=:{base64.b64encode(digest).decode()}:"


def test_the_same_version_is_the_same_text_everywhere(rulebook: Rulebook) -> None:
    one, other = (Publication(Rulebook.load(rulebook.root)) for _ in range(2))
    for name in ("regels.ttl", "begrippen.jsonld", "vragen.zip"):
        assert one.file(name) == other.file(name)


def test_a_file_of_a_version_may_be_kept_for_ever_and_the_latest_not(api: Client) -> None:
    assert "immutable" in api.get(f"{OWN}/regels.ttl").headers["cache-control"]
    latest = api.get("/vams/def/laatste/regels.ttl")
    assert latest.status_code == 302
    assert latest.headers["location"] == f"{OWN}/regels.ttl"
    assert latest.headers["cache-control"] == "no-cache"
    assert api.get("/vams/def/laatste").headers["location"] == OWN


def test_the_address_of_the_version_leads_to_the_file_that_a_client_takes(api: Client) -> None:
    turtle = api.get(OWN, headers={"Accept": "text/turtle"})
    assert (turtle.status_code, turtle.headers["location"]) == (303, f"{OWN}/ontologie.ttl")
    page = api.get(OWN, headers={"Accept": "text/html"})
    shown = api.get(page.headers["location"], headers={"Accept": "text/html"})
    for name in ("ontologie.ttl", "vragen.zip", "vams-kg.trig", "SHA256SUMS"):
        assert f'href="{OWN}/{name}"' in shown.text


@pytest.mark.parametrize("path", ["/vams/def/9.9.9", "/vams/def/9.9.9/regels.ttl", f"{OWN}/geheim"])
def test_another_version_or_file_is_not_found(path: str, api: Client) -> None:
    response = api.get(path, headers={"Accept": "application/json"})
    assert response.status_code == 404
    assert "Kies uit" in response.json()["detail"] or __version__ in response.json()["detail"]


@pytest.mark.parametrize("path", ["..%2f..%2fpyproject.toml", "%2e%2e/vams.ttl", "ontologie.exe"])
def test_no_other_file_can_be_had(path: str, api: Client) -> None:
    assert api.get(f"{OWN}/{path}").status_code == 404


def test_turtle_names_the_prefixes_that_it_uses_and_no_others() -> None:
    about = ox.NamedNode("https://w3id.org/vams/norm/x")
    source = ox.NamedNode("http://purl.org/dc/terms/source")
    text = serialized([ox.Quad(about, source, ox.NamedNode("https://w3id.org/vams/bron/y"))], "ttl")
    assert [line.split()[1] for line in text.decode().splitlines() if line[:1] == "@"] == [
        "bron:",
        "dct:",
        "norm:",
    ]
