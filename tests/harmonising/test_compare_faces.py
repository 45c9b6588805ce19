"""What `compare` shows: text, JSON, CSV, SSSOM and SKOS say the same of the real definitions."""

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from vams_kg import service
from vams_kg.errors import VamsError
from vams_kg.model.harmonising import Harmonisatie, Predicaat, Soort
from vams_kg.reporting.as_harmonised import render_harmonised
from vams_kg.workbench import Workbench

REGIO = Path(__file__).resolve().parents[2] / "examples" / "regio"


@pytest.fixture(scope="module")
def found(bench: Workbench) -> Harmonisatie:
    sources = [
        service.Source(file.name, file.read_bytes()) for file in sorted(REGIO.glob("*.yaml"))
    ]
    harmonised, unreadable = service.harmonise(sources, bench)
    assert unreadable == ()
    return harmonised


def kinds(found: Harmonisatie) -> dict[tuple[str, str, str, str], Soort]:
    return {
        (p.links.document, p.links.term, p.rechts.document, p.rechts.term): p.soort
        for p in found.vergelijkingen
    }


def test_every_definition_of_the_field_is_there(found: Harmonisatie) -> None:
    assert len({one.document for one in found.bepalingen}) == len(list(REGIO.glob("*.yaml")))
    assert all(one.tekst and one.bron for one in found.bepalingen)


def test_text_shows_the_places_of_a_false_friend(found: Harmonisatie) -> None:
    text = render_harmonised(found, "text", "nl")
    assert "Valse vrienden" in text
    assert "nieuwegein.yaml:" in text
    english = render_harmonised(found, "text", "en")
    assert "False friends" in english
    assert "Valse vrienden" not in english


def test_an_ended_municipality_is_shown_with_its_successor(found: Harmonisatie) -> None:
    text = render_harmonised(found, "text", "nl")
    assert "Brielle bestond tot en met 2022-12-31; nu Voorne aan Zee" in text
    document = json.loads(render_harmonised(found, "json", "nl"))
    brielle = [one for one in document["bepalingen"] if one["document"] == "brielle.yaml"]
    assert brielle[0]["gemeenten"][0]["iri"].endswith("/gm0501")
    assert [one["iri"][-6:] for one in brielle[0]["gemeenten"][0]["nu"]] == ["gm1992"]


def test_json_and_csv_hold_every_pair(found: Harmonisatie) -> None:
    document = json.loads(render_harmonised(found, "json", "nl"))
    assert document["schema"] == "vams-kg/compare/1"
    rows = list(csv.DictReader(io.StringIO(render_harmonised(found, "csv", "nl"))))
    assert len(document["vergelijkingen"]) == len(rows) == len(found.vergelijkingen)
    assert {row["soort"] for row in rows} == {one.soort.value for one in found.vergelijkingen}


def test_sssom_says_not_of_false_friends(found: Harmonisatie) -> None:
    lines = render_harmonised(found, "sssom", "nl").splitlines()
    table = [line for line in lines if not line.startswith("#")]
    rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    friends = sum(one.soort is Soort.valse_vriend for one in found.vergelijkingen)
    assert sum(row["predicate_modifier"] == "Not" for row in rows) == friends > 0
    assert all(row["predicate_id"].startswith("skos:") for row in rows)
    assert all(row["subject_id"].startswith("lokaal:") for row in rows)
    assert all(0 <= float(row["confidence"]) <= 1 for row in rows)


def test_skos_maps_both_ways_and_never_a_false_friend(found: Harmonisatie) -> None:
    graph = ox.Store()
    graph.load(render_harmonised(found, "skos", "nl").encode(), format=ox.RdfFormat.TURTLE)
    close, broad, narrow = (_pairs(graph, name) for name in ("close", "broad", "narrow"))
    assert close == {(right, left) for left, right in close}
    assert broad == {(right, left) for left, right in narrow} != set()
    mapped = sum(
        one.predicaat is Predicaat.close and one.soort is not Soort.onbekend
        for one in found.vergelijkingen
    )
    assert len(close) == 2 * mapped


def _pairs(graph: ox.Store, name: str) -> set[tuple[object, object]]:
    predicate = ox.NamedNode(f"http://www.w3.org/2004/02/skos/core#{name}Match")
    return {(q.subject, q.object) for q in graph.quads_for_pattern(None, predicate, None)}


def test_one_term_leaves_the_others_out(bench: Workbench) -> None:
    sources = [
        service.Source(name, (REGIO / name).read_bytes())
        for name in ("nieuwegein.yaml", "dordrecht-zwijndrecht.yaml")
    ]
    harmonised, _ = service.harmonise(sources, bench, "casusregie")
    assert {"casusregie"} <= {one.links.woord for one in harmonised.vergelijkingen}
    assert all(
        "casusregie" in {one.links.woord, one.rechts.woord} for one in harmonised.vergelijkingen
    )


def test_a_term_that_nobody_defines_is_refused_with_what_there_is(bench: Workbench) -> None:
    sources = [
        service.Source(name, (REGIO / name).read_bytes())
        for name in ("nieuwegein.yaml", "parkstad.yaml")
    ]
    with pytest.raises(VamsError, match="casemanager"):
        service.harmonise(sources, bench, "wethouder")


def test_one_document_is_not_enough(bench: Workbench) -> None:
    with pytest.raises(VamsError, match="ten minste twee"):
        service.harmonise([service.Source("a.yaml", b"titel: x\n")], bench)
