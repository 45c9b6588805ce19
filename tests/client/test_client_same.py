"""The same calls give the same values in this process and from a service; also what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from vams_kg.client import Client, Graaf, Refused, Rijen

ROOT = Path(__file__).parents[2]
ZANDMEER = ROOT / "examples" / "zandmeer" / "beschrijving.yaml"
BUCH = ROOT / "examples" / "buch-2014" / "beschrijving.yaml"
TEXT = "soort: procesbeschrijving\ntitel: Aanpak ‘Voorbeeldstad’\n"
JSON = b'{"soort": "procesbeschrijving", "titel": "Aanpak \\u00e9\\u00e9n"}'
SUSPICION = "vermoeden huiselijk geweld/kindermishandeling"
LABELS = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?iri ?label ?geen { ?iri a skos:ConceptScheme ; skos:prefLabel ?label }
ORDER BY ?iri ?label"""
ABOUT = "https://w3id.org/vams/def#Document"

Call = Callable[[Client], object]

CALLS: dict[str, Call] = {
    "toets van een bestand": lambda c: c.check(ZANDMEER),
    "toets met alle wensen": lambda c: c.check(
        ZANDMEER, regime="geldend", regiemodellen=["ave"], datum="2024-05-01", streng=True
    ),
    "toets van tekst": lambda c: c.check(TEXT),
    "toets van bytes": lambda c: c.check(JSON, bestand="map/één 'naam'.json"),
    "toets met een vreemde naam": lambda c: c.check(TEXT, bestand='a"b\\c;d=é .yaml'),
    "toets van twee": lambda c: c.check_together([ZANDMEER, BUCH]),
    "beslissing": lambda c: c.may("huisarts", "Veilig Thuis", "gezondheid"),
    "beslissing met alles": lambda c: c.may(
        "general practitioner",
        "veilig thuis",
        "gezondheid",
        fase="gecoördineerde aanpak",
        regime="wams-2023",
        feiten=[SUSPICION],
        geheimhouding=False,
        datum="2026-01-01",
        taal="en",
    ),
    "vragen": lambda c: c.questions(),
    "vraag": lambda c: c.ask("procesfasen"),
    "vraag met waarde": lambda c: c.ask(
        "wat-mag-een-partij-geven", {"partij": "huisarts"}, taal="en"
    ),
    "vraag over een document": lambda c: c.ask("partijen-in-een-document", documenten=[ZANDMEER]),
    "select": lambda c: c.sparql(LABELS),
    "ask": lambda c: c.sparql(f"ASK {{ <{ABOUT}> ?p ?o }}"),
    "construct": lambda c: c.sparql(
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o . FILTER(?s = <{ABOUT}>) }}"
    ),
    "construct zonder antwoord": lambda c: c.sparql("CONSTRUCT { <urn:a> <urn:b> ?x } {}"),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_call_gives_the_same_here_and_elsewhere(
    here: Client, elsewhere: Client, call: Call
) -> None:
    found = call(here)
    assert found == call(elsewhere)
    assert found is not None


REFUSED: dict[str, tuple[Call, str, str]] = {
    "geen YAML": (lambda c: c.check("a: [\n"), "document-onleesbaar", "document.yaml:"),
    "een inwoner": (
        lambda c: c.check("soort: procesbeschrijving\ntoelichting: bsn 111222333\n"),
        "persoonsgegevens",
        "document.yaml:2",
    ),
    "onbekend formaat": (
        lambda c: c.check(b"%PDF", bestand="a.pdf"),
        "document-onleesbaar",
        "a.pdf",
    ),
    "bytes zonder naam": (lambda c: c.check(b"x"), "verzoek-onjuist", "bestand"),
    "naam als tekst": (lambda c: c.check("lijst.docx"), "document-onleesbaar", "lijst.docx"),
    "bestand is er niet": (
        lambda c: c.check(Path("nergens.yaml")),
        "document-onleesbaar",
        "nergens.yaml",
    ),
    "onbekend regime": (lambda c: c.check(TEXT, regime="wams"), "waarde-onbekend", "regime"),
    "onbekend model": (
        lambda c: c.check(TEXT, regiemodellen=["avee"]),
        "waarde-onbekend",
        "regiemodel",
    ),
    "geen datum": (lambda c: c.check(TEXT, datum="gisteren"), "waarde-onbekend", "datum"),
    "onbekende partij": (
        lambda c: c.may("husiarts", "Veilig Thuis", "gezondheid"),
        "waarde-onbekend",
        "verstrekker",
    ),
    "lege partij": (
        lambda c: c.may("huisarts", "", "gezondheid"),
        "waarde-ontbreekt",
        "ontvanger",
    ),
    "twee fouten": (lambda c: c.may("xx", "yy", "gezondheid"), "waarde-onbekend", "verstrekker"),
    "onbekende taal": (
        lambda c: c.may("huisarts", "politie", "gezondheid", taal="fr"),
        "waarde-onbekend",
        "taal",
    ),
    "onbekende vraag": (lambda c: c.ask("procesfase"), "waarde-onbekend", "vraag"),
    "onbekende waarde": (
        lambda c: c.ask("wat-mag-een-partij-geven", {"partij": "huisart"}),
        "waarde-onbekend",
        "partij",
    ),
    "onbekende parameter": (
        lambda c: c.ask("wat-mag-een-partij-geven", {"party": "huisarts"}),
        "waarde-onbekend",
        "waarden",
    ),
    "waarde ontbreekt": (
        lambda c: c.ask("wat-mag-een-partij-geven"),
        "waarde-ontbreekt",
        "partij",
    ),
    "vraag zonder document": (
        lambda c: c.ask("partijen-in-een-document"),
        "verzoek-onjuist",
        "documenten",
    ),
    "te veel documenten": (
        lambda c: c.check_together([ZANDMEER] * 21),
        "verzoek-onjuist",
        "documenten",
    ),
    "geen SPARQL": (lambda c: c.sparql("geef alles"), "verzoek-onjuist", ""),
    "leeg SPARQL": (lambda c: c.sparql("SELECT {"), "verzoek-onjuist", ""),
    "andere dienst": (
        lambda c: c.sparql("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }"),
        "vraag-geweigerd",
        "",
    ),
    "LOAD": (lambda c: c.sparql("LOAD <http://localhost/>"), "vraag-geweigerd", ""),
}


@pytest.mark.parametrize(("call", "kind", "where"), REFUSED.values(), ids=REFUSED)
def test_what_gets_no_answer_is_told_the_same(
    here: Client, elsewhere: Client, call: Call, kind: str, where: str
) -> None:
    told = []
    for client in (here, elsewhere):
        with pytest.raises(Refused) as error:
            call(client)
        told.append(error.value)
    one, other = told
    assert (one.soort, one.waar[: len(where)]) == (kind, where)
    if kind == "vraag-geweigerd":
        assert (one.soort, one.waar) == (other.soort, other.waar)
    else:
        assert vars(one) == vars(other)
    assert one.wat
    assert str(one)


def test_the_value_of_a_citizen_is_never_repeated(here: Client) -> None:
    with pytest.raises(Refused) as error:
        here.check("soort: procesbeschrijving\ntoelichting: bsn 111222333\n")
    assert "111222333" not in f"{error.value} {vars(error.value)}"


def test_values_are_typed_and_keep_the_documented_json(elsewhere: Client) -> None:
    found = elsewhere.check(ZANDMEER)
    assert found.json["schema"] == "vams-kg/check/1"
    assert (found.bestand, found.regime, found.conform) == ("beschrijving.yaml", "wams-2023", False)
    worst = found.bevindingen[0]
    assert worst.plaats.regelnummer is not None
    assert worst.normen[0].zekerheid in {"woordelijk", "bron", "afgeleid"}
    answer = elsewhere.may("huisarts", "Veilig Thuis", "gezondheid")
    assert answer.json["schema"] == "vams-kg/may/1"
    assert (len(answer.lagen), answer.antwoord) == (7, "voorwaardelijk")
    rows = elsewhere.sparql(LABELS)
    assert isinstance(rows, Rijen)
    assert rows.kolommen == ("iri", "label", "geen")
    assert {row["label"].taal for row in rows.rijen} == {"nl", "en"}
    assert isinstance(elsewhere.sparql(f"DESCRIBE <{ABOUT}>"), Graaf)


def test_documents_that_belong_together_are_compared(here: Client) -> None:
    alone = here.check(ZANDMEER)
    together = here.check_together([ZANDMEER, ZANDMEER])
    assert [one.bestand for one in together] == ["beschrijving.yaml"] * 2
    assert len(together[0].bevindingen) >= len(alone.bevindingen)


def test_a_token_that_does_not_hold_is_refused_for_every_call(address: str) -> None:
    wrong = Client(address, token="vams_1_2")
    for call in (lambda: wrong.check(TEXT), lambda: wrong.sparql(LABELS)):
        with pytest.raises(Refused) as error:
            call()
        assert error.value.soort == "bewijs-nodig"
        assert "vams_1_2" not in str(error.value)
