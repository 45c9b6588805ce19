"""Norms count from the day they are in force; what does not count yet, or no longer, is named."""

import random
import shutil
from dataclasses import replace

import pyoxigraph as ox
import pytest

from cases import ROOT
from vams_kg.deciding import decide
from vams_kg.deciding.matrix import Axes, matrix
from vams_kg.model import ALLOWED, CONDITIONAL, UNREGULATED, Geldigheid
from vams_kg.reporting.answer import Answer
from vams_kg.reporting.as_answer import answer_json, render_answer
from vams_kg.rulebook import Rulebook
from vams_kg.service import Asked, Desk
from vams_kg.vocabulary import VAMS, XSD

MOON = """# Een verzonnen wet met datums, alleen voor een test.
@prefix begrip: <https://w3id.org/vams/begrip/> .
@prefix bron: <https://w3id.org/vams/bron/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/vams/id/> .
@prefix norm: <https://w3id.org/vams/norm/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://w3id.org/vams/begrip/schema/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vams: <https://w3id.org/vams/def#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

bron:maanwet a vams:Wet ; skos:prefLabel "Maanwet"@nl ; vams:citeertitel "Maanwet" ;
    vams:geldigVanaf "2001-02-03"^^xsd:date ; vams:geldigTot "2011-01-01"^^xsd:date ;
    vams:zekerheidGeldigheid vams:afgeleid .
bron:maanwet-7 a vams:Bronplaats ; vams:vanBron bron:maanwet ; vams:artikelnummer "7" .
bron:maanwet-8 a vams:Bronplaats ; vams:vanBron bron:maanwet ; vams:artikelnummer "8" ;
    vams:geldigVanaf "2005-01-01"^^xsd:date .
bron:maanwet-9 a vams:Bronplaats ; vams:vanBron bron:maanwet ; vams:artikelnummer "9" ;
    vams:geldigVanaf "2005-01-01"^^xsd:date .
id:regime-maan a vams:Regime ; skos:prefLabel "maanrecht"@nl ; skos:inScheme schema:regime ;
    skos:notation "maan" ; vams:omvatBron bron:maanwet .
vams:Maanlander rdfs:subClassOf vams:Partij ; rdfs:label "maanlander"@nl ;
    skos:inScheme schema:partijsoort .
begrip:maanstof a skos:Concept ; skos:prefLabel "maanstof"@nl ; skos:broader begrip:gewoon ;
    skos:inScheme schema:gegevenscategorie .
begrip:maansteen a skos:Concept ; skos:prefLabel "maansteen"@nl ; skos:broader begrip:gewoon ;
    skos:inScheme schema:gegevenscategorie .
begrip:maanlicht a skos:Concept ; skos:prefLabel "maanlicht"@nl ; skos:broader begrip:gewoon ;
    skos:inScheme schema:gegevenscategorie .
norm:maanwet-7 a vams:Norm , vams:Verstrekkingsnorm ; rdfs:label "Maanstof mag"@nl ;
    dct:source bron:maanwet-7 ; vams:normmodaliteit vams:mag ; vams:zekerheid vams:bronZekerheid ;
    vams:normVerstrekker vams:Maanlander ; vams:normGegevens begrip:maanstof ;
    vams:opentLaag vams:laagTaakEnGrondslag .
norm:maanwet-8 a vams:Norm , vams:Verstrekkingsnorm ; rdfs:label "Maansteen mag"@nl ;
    dct:source bron:maanwet-8 ; vams:normmodaliteit vams:mag ; vams:zekerheid vams:bronZekerheid ;
    vams:normVerstrekker vams:Maanlander ; vams:normGegevens begrip:maansteen ;
    vams:opentLaag vams:laagTaakEnGrondslag .
norm:maanwet-9 a vams:Norm , vams:Verstrekkingsnorm ; rdfs:label "Maanlicht mag"@nl ;
    dct:source bron:maanwet-9 ; vams:normmodaliteit vams:mag ; vams:zekerheid vams:bronZekerheid ;
    vams:geldigVanaf "2007-01-01"^^xsd:date ; vams:geldigTot "2008-01-01"^^xsd:date ;
    vams:normVerstrekker vams:Maanlander ; vams:normGegevens begrip:maanlicht ;
    vams:opentLaag vams:laagTaakEnGrondslag .
"""


@pytest.fixture(scope="module")
def desk(rulebook: Rulebook) -> Desk:
    return Desk(rulebook)


@pytest.fixture(scope="module")
def moon(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    root = tmp_path_factory.mktemp("maan")
    for kind in ("ontology", "shapes"):
        shutil.copytree(ROOT / kind, root / kind)
    (root / "ontology" / "maan.ttl").write_text(MOON, "utf-8")
    return Desk(Rulebook.load(root))


def answer(desk: Desk, words: str, day: str = "", regime: str = "", fase: str = "") -> Answer:
    giver, receiver, data = (part.strip() for part in words.split(">"))
    asked = Asked(giver, receiver, data, fase=fase, regime=regime, datum=day)
    return desk.answer(desk.question(asked))


# --- The law in force ---

NETWORK = "politie > zorg- en veiligheidshuis > politiegegevens"
PHASE = "aanmelding bij het Zorg- en Veiligheidshuis"


def test_an_act_counts_from_its_first_day(desk: Desk) -> None:
    before = answer(desk, NETWORK, "2025-02-28", fase=PHASE)
    first = answer(desk, NETWORK, "2025-03-01", fase=PHASE)
    assert first.decision.antwoord == CONDITIONAL
    assert first.niet_van_kracht == ()
    assert before.decision.antwoord != CONDITIONAL
    assert {one.naam: one.vanaf for one in before.absent()} == {
        "WGS": "2025-03-01",
        "Wpg art. 20 lid 3": "2025-03-01",
    }


def test_the_answer_says_first_what_was_not_in_force_and_in_which_layer(desk: Desk) -> None:
    found = answer(desk, "college Wmo > CAK > identificerende gegevens", "2014-12-31")
    assert found.decision.antwoord == UNREGULATED
    text = render_answer(found, "text")
    assert text.startswith("Let op: Niet van kracht op 2014-12-31: Wmo 2015.")
    assert "- Wmo 2015: van kracht vanaf 2015-01-01 [volgens de bron]" in text
    told = answer_json(found)
    assert told["niet_van_kracht"] == [
        {"naam": "Wmo 2015", "vanaf": "2015-01-01", "tot": "", "zekerheid": "bron"}
    ]
    layers = [one["toelichting"] for one in told["lagen"]]
    named = ["niet van kracht op 2014-12-31: Wmo 2015" in one for one in layers]
    assert named == [True, False, False, False, True, False, False]


def test_an_article_that_came_later_has_its_own_day(desk: Desk) -> None:
    words = "college Wmo > college schuldhulp > identificerende gegevens"
    before, first = answer(desk, words, "2020-12-31"), answer(desk, words, "2021-01-01")
    assert "Wgs art. 8d" in [one.naam for one in before.absent()]
    assert first.niet_van_kracht == ()
    assert "Wgs art. 8d" in first.articles()
    assert "Wgs art. 8d" not in before.articles()


def test_on_the_day_of_the_rules_everything_is_in_force(desk: Desk) -> None:
    law, today = desk.rulebook.law, desk.rulebook.released
    assert [norm.norm.iri for norm in law.normen if not norm.geldig.holds(today)] == []


def test_a_bill_is_read_as_if_in_force_on_every_day_and_says_so(desk: Desk) -> None:
    words = "meldpunt > college > identificerende gegevens"
    now = answer(desk, words, regime="wams-2023", fase="melding")
    then = answer(desk, words, "2014-12-31", regime="wams-2023", fase="melding")
    assert now.op_voorstel and then.op_voorstel
    assert then.decision.antwoord == now.decision.antwoord == CONDITIONAL
    assert then.articles() == now.articles()
    said = "Het wetsvoorstel is gelezen alsof het op 2014-12-31 gold."
    assert said in then.warnings()
    assert not any("gelezen alsof" in one for one in now.warnings())
    assert then.warnings()[0].startswith("De Wams is een wetsvoorstel")


def test_the_matrix_equals_single_answers_on_a_day_in_the_past(desk: Desk) -> None:
    dice = random.Random(2014)
    parties, data = desk.all("partij"), desk.all("gegevens")
    asked = desk.question(Asked("college", "college", "BSN", datum="2019-06-01"))
    axes = Axes(dice.sample(parties, 6), dice.sample(parties, 6), dice.sample(data, 5))
    for cell in matrix(asked, axes, desk.matcher):
        one = replace(
            asked,
            verstrekker=cell.verstrekker,
            ontvanger=cell.ontvanger,
            gegevens=cell.gegevens,
        )
        assert decide(one, desk.matcher).antwoord == cell.decision.antwoord


# --- A made-up act ---


@pytest.mark.parametrize(
    ("day", "antwoord"),
    [
        ("2001-02-02", UNREGULATED),
        ("2001-02-03", ALLOWED),
        ("2010-12-31", ALLOWED),
        ("2011-01-01", UNREGULATED),
    ],
)
def test_a_norm_has_the_dates_of_its_act(moon: Desk, day: str, antwoord: str) -> None:
    found = answer(moon, "maanlander > huisarts > maanstof", day, regime="maan")
    assert found.decision.antwoord == antwoord
    period = Geldigheid("Maanwet", "2001-02-03", "2011-01-01", "afgeleid")
    assert found.absent() == ([] if antwoord == ALLOWED else [period])


def test_the_dates_of_a_place_go_before_those_of_the_act_each_bound_apart(moon: Desk) -> None:
    words = "maanlander > huisarts > maansteen"
    assert answer(moon, words, "2004-12-31", regime="maan").absent() == [
        Geldigheid("Maanwet art. 8", "2005-01-01", "2011-01-01", "")
    ]
    assert answer(moon, words, "2005-01-01", regime="maan").decision.antwoord == ALLOWED
    assert answer(moon, words, "2011-01-01", regime="maan").decision.antwoord == UNREGULATED


def test_the_dates_of_a_norm_go_before_those_of_its_place(moon: Desk) -> None:
    words = "maanlander > huisarts > maanlicht"
    days = ("2006-12-31", "2007-01-01", "2007-12-31", "2008-01-01")
    found = [answer(moon, words, day, regime="maan").decision.antwoord for day in days]
    assert found == [UNREGULATED, ALLOWED, ALLOWED, UNREGULATED]


def test_only_what_would_speak_is_named(moon: Desk) -> None:
    other = answer(moon, "huisarts > maanlander > maanstof", "1999-01-01", regime="maan")
    assert other.absent() == []


# --- The dates as data ---


def test_every_date_is_a_day_with_its_confidence_and_where_it_stands(rulebook: Rulebook) -> None:
    facts = rulebook.ontology
    lacking = []
    for node, term in facts.pairs(VAMS.geldigVanaf):
        said = [*facts.objects(node, VAMS.zekerheidGeldigheid)]
        where = facts.value(node, VAMS.node("geldigheidVolgens"))
        typed = isinstance(term, ox.Literal) and term.datatype == XSD.date
        if not (typed and len(said) == 1 and where):
            lacking.append(node)
    assert lacking == []


def test_every_source_of_the_law_in_force_has_a_date_or_says_why_not(rulebook: Rulebook) -> None:
    facts, law = rulebook.ontology, rulebook.law
    silent = [
        source
        for source in law.bronnen[rulebook.default_regime]
        if not facts.value(ox.NamedNode(source), VAMS.node("geldigheidVolgens"))
    ]
    assert silent == []


def test_every_act_has_a_first_day_or_says_that_it_is_not_known(rulebook: Rulebook) -> None:
    facts = rulebook.ontology
    silent = [
        act.value
        for act in facts.instances(VAMS.node("Wet"))
        if not facts.value(act, VAMS.node("geldigheidVolgens"))
        and not facts.iris(act, VAMS.node("opvolger"))
    ]
    assert silent == []


def test_what_has_ended_has_a_successor(rulebook: Rulebook) -> None:
    facts = rulebook.ontology
    ended = {node for one in (VAMS.vervallenPer, VAMS.geldigTot) for node, _ in facts.pairs(one)}
    assert [node for node in ended if not facts.iris(node, VAMS.node("opvolger"))] == []
