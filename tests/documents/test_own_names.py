"""Linked data keep the IRIs of their author, in and out."""

import json

import pyoxigraph as ox
import pytest

from vams_kg import documents, service
from vams_kg.vocabulary import RDF
from vams_kg.workbench import Workbench

OWN = "https://data.oeverland.example/samenwerking/"
TTL = f"""
@prefix vams: <https://w3id.org/vams/def#> .
@prefix own: <{OWN}> .
own:convenant-2026 a vams:Document ; vams:titel "Proef" ; vams:soort "procesbeschrijving" ;
  vams:partijen own:college , <#los> , [ vams:naam "Politie" ] ;
  vams:gegevensstromen own:stroom-1 .
own:college vams:identificatie "P1" ; vams:naam "College" .
<#los> vams:identificatie "P2" ; vams:naam "Wijkteam" .
own:stroom-1 vams:identificatie "G1" ; vams:van own:college ; vams:doel "hulp" .
"""
MINE = {f"{OWN}convenant-2026", f"{OWN}college", f"{OWN}stroom-1"}
FORMS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "rdf": ox.RdfFormat.RDF_XML,
}


def converted(data: bytes, name: str, target: str, bench: Workbench) -> bytes:
    return service.convert(service.Source(name, data), target, bench).data


def subjects(data: bytes, form: ox.RdfFormat) -> set[str]:
    found = ox.parse(data, format=form)
    return {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}


@pytest.mark.parametrize("suffix", FORMS)
def test_the_document_and_its_items_keep_their_names(suffix: str, bench: Workbench) -> None:
    data = converted(TTL.encode(), "a.ttl", f"b.{suffix}", bench)
    found = subjects(data, FORMS[suffix])
    assert found >= MINE
    assert {one for one in found if one.startswith(OWN)} == MINE
    again = converted(data, f"b.{suffix}", f"c.{suffix}", bench)
    assert again == data


def test_json_ld_keeps_them_too(bench: Workbench) -> None:
    data = converted(TTL.encode(), "a.ttl", "b.jsonld", bench)
    said = json.loads(data)
    assert said["@id"] == f"{OWN}convenant-2026"
    back = converted(data, "b.jsonld", "c.ttl", bench)
    assert subjects(back, FORMS["ttl"]) >= MINE


def test_what_is_referred_to_is_still_the_same_thing(bench: Workbench) -> None:
    data = converted(TTL.encode(), "a.ttl", "b.nt", bench)
    quads = list(ox.parse(data, format=ox.RdfFormat.N_TRIPLES))
    parties = {q.object.value for q in quads if q.predicate.value.endswith("#partijen")}
    assert f"{OWN}college" in parties
    assert parties <= {q.subject.value for q in quads if q.predicate == RDF.type}
    dossier = documents.read(data, "b.nt", bench.knowledge)
    before = documents.read(TTL.encode(), "a.ttl", bench.knowledge)
    assert sorted(dossier.teksten.values()) == sorted(before.teksten.values())


def test_without_names_of_an_author_the_content_gives_the_names(bench: Workbench) -> None:
    plain = converted(TTL.replace(OWN, "#").encode(), "a.ttl", "b.yaml", bench)
    assert b"urn:" not in plain and b"#" not in plain
    one = converted(plain, "b.yaml", "c.ttl", bench)
    assert {
        name for name in subjects(one, FORMS["ttl"]) if not name.startswith("urn:vams:")
    } == set()
