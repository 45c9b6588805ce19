"""The decision follows the norms in the graph: another graph, another answer; no name in Python."""

import random
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from cases import ROOT
from vams_kg.deciding import decide
from vams_kg.deciding.matrix import Axes, matrix
from vams_kg.errors import UnknownChoice
from vams_kg.model import ALLOWED, CONDITIONAL, FORBIDDEN, SKIPPED, UNREGULATED, Question
from vams_kg.rulebook import Rulebook
from vams_kg.service import Asked, Desk

NORMS = "ontology/normen/verstrekken"


@pytest.fixture(scope="module")
def desk(rulebook: Rulebook) -> Desk:
    return Desk(rulebook)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for kind in ("ontology", "shapes"):
        shutil.copytree(ROOT / kind, tmp_path / kind)
    return tmp_path


def asked(desk: Desk, words: str, **more: str) -> Question:
    giver, receiver, data = (part.strip() for part in words.split(">"))
    facts = tuple(f.strip() for f in more.pop("feiten", "").split(";") if f.strip())
    return desk.question(Asked(giver, receiver, data, feiten=facts, **more))


def conditions(desk: Desk, question: Question) -> list[str]:
    return [text for text, _ in desk.answer(question).conditions()]


def test_a_layer_that_does_not_apply_is_skipped_and_the_last_always(desk: Desk) -> None:
    decision = decide(asked(desk, "college Wmo > CAK > identificerende gegevens"), desk.matcher)
    assert decision.antwoord == ALLOWED
    outcomes = [step.uitkomst for step in decision.stappen]
    assert outcomes == ["pass", SKIPPED, SKIPPED, SKIPPED, "pass", SKIPPED, SKIPPED]


def test_a_ground_does_not_lift_secrecy(desk: Desk) -> None:
    question = asked(
        desk,
        "GGZ-instelling > college Wmo > gezondheid",
        feiten="uitdrukkelijke toestemming; cliënt mogelijk aangewezen op maatwerkvoorziening",
    )
    secret = replace(question, geheimhouding=True)
    plain = replace(question, geheimhouding=False)
    assert decide(plain, desk.matcher).antwoord == ALLOWED
    assert decide(secret, desk.matcher).antwoord == CONDITIONAL
    assert conditions(desk, secret) == ["toestemming patiënt of wettelijk voorschrift"]


def test_a_negative_fact_closes_only_its_own_alternative(desk: Desk) -> None:
    question = asked(
        desk,
        "huisarts > meldpunt niet-acuut > gezondheid",
        fase="melding",
        feiten="toestemming patiënt geweigerd",
    )
    assert conditions(desk, question) == ["wettelijk voorschrift"]


def test_unnecessary_data_are_forbidden_whatever_else_is_allowed(desk: Desk) -> None:
    question = asked(
        desk, "college Wmo > CAK > identificerende gegevens", feiten="gegevens niet noodzakelijk"
    )
    decision = decide(question, desk.matcher)
    assert decision.antwoord == FORBIDDEN
    assert [norm.citeertekst for norm in decision.normen] == ["AVG art. 5 lid 1 onder c"]


def test_facts_in_words_of_the_bill_do_nothing_under_law_in_force(desk: Desk) -> None:
    words = "woningcorporatie > coördinator > woonsituatie"
    facts = "verzoek van coördinator; partij aangewezen bij AMvB; geen zwaarwegende redenen"
    phase = "gecoordineerde_aanpak"
    now = asked(desk, words, fase=phase, feiten=facts)
    bill = asked(desk, words, fase=phase, feiten=facts, regime="wams-2023")
    assert decide(now, desk.matcher).antwoord == UNREGULATED
    assert conditions(desk, bill) == ["gecoördineerde aanpak besloten"]


def test_an_answer_on_the_bill_says_so_first(desk: Desk) -> None:
    question = asked(
        desk, "inwoner > meldpunt niet-acuut > woonsituatie", fase="melding", regime="wams-2023"
    )
    assert "wetsvoorstel" in desk.answer(question).warnings()[0]
    sector = asked(desk, "college Wmo > CAK > BSN", regime="wams-2023")
    assert desk.answer(sector).warnings() == []


def test_an_unknown_word_names_the_three_nearest(desk: Desk) -> None:
    with pytest.raises(UnknownChoice) as error:
        asked(desk, "huisart > wijkteam > gezondheid")
    assert error.value.option == "--from"
    assert error.value.nearest[0] == "huisarts"
    assert len(error.value.nearest) == 3


def test_deleting_a_norm_file_changes_the_answer(copied: Path) -> None:
    words = "college Wmo > politie > woonsituatie"
    before = Desk(Rulebook.load(copied))
    assert decide(asked(before, words), before.matcher).antwoord == FORBIDDEN
    (copied / NORMS / "wmo-2015.ttl").unlink()
    after = Desk(Rulebook.load(copied))
    assert decide(asked(after, words), after.matcher).antwoord == UNREGULATED


INVENTED = """# Een verzonnen wet, alleen voor een test.
@prefix begrip: <https://w3id.org/vams/begrip/> .
@prefix bron: <https://w3id.org/vams/bron/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/vams/id/> .
@prefix norm: <https://w3id.org/vams/norm/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://w3id.org/vams/begrip/schema/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vams: <https://w3id.org/vams/def#> .

bron:maanwet a vams:Wet ; skos:prefLabel "Maanwet"@nl ; vams:citeertitel "Maanwet" .
bron:maanwet-7 a vams:Bronplaats ; vams:vanBron bron:maanwet ; vams:artikelnummer "7" .
id:regime-maan a vams:Regime ; skos:prefLabel "maanrecht"@nl ; skos:inScheme schema:regime ;
    skos:notation "maan" ; vams:bouwtVoortOp id:regime-geldend ; vams:omvatBron bron:maanwet .
vams:Maanlander rdfs:subClassOf vams:Partij ; rdfs:label "maanlander"@nl ;
    skos:inScheme schema:partijsoort .
begrip:maanstof a skos:Concept ; skos:prefLabel "maanstof"@nl ; skos:broader begrip:gewoon ;
    skos:inScheme schema:gegevenscategorie .
begrip:volle-maan a skos:Concept ; skos:prefLabel "volle maan"@nl ; skos:inScheme schema:feit .
norm:maanwet-7 a vams:Norm , vams:Verstrekkingsnorm ; rdfs:label "Maanstof mag"@nl ;
    dct:source bron:maanwet-7 ; vams:normmodaliteit vams:mag ; vams:zekerheid vams:bronZekerheid ;
    vams:normVerstrekker vams:Maanlander ; vams:normGegevens begrip:maanstof ;
    vams:opentLaag vams:laagTaakEnGrondslag ;
    vams:vereist [ a vams:Vereiste ; vams:eenVan begrip:volle-maan ; vams:weegt "de wacht"@nl ] .
"""


def test_a_made_up_regime_with_its_own_act_is_only_data(copied: Path) -> None:
    (copied / "ontology" / "maan.ttl").write_text(INVENTED, "utf-8")
    desk = Desk(Rulebook.load(copied))
    words = "maanlander > huisarts > maanstof"
    question = asked(desk, words, regime="maan")
    assert desk.answer(question).conditions() == [("volle maan", "de wacht")]
    assert desk.answer(question).articles() == ["Maanwet art. 7"]
    full = asked(desk, words, regime="maan", feiten="volle maan")
    assert decide(full, desk.matcher).antwoord == ALLOWED
    assert decide(asked(desk, words), desk.matcher).antwoord == UNREGULATED


def test_no_party_article_or_category_is_named_in_python() -> None:
    named = re.compile(r"\b(Wmo|Wams|AVG|BSN|college|huisarts|gezondheid|politie|WGS|kst-)\b")
    files = [
        *(ROOT / "src" / "vams_kg" / "deciding").glob("*.py"),
        ROOT / "src" / "vams_kg" / "rulebook" / "disclosures.py",
    ]
    found = [
        (file.name, line)
        for file in files
        for line in file.read_text("utf-8").splitlines()
        if named.search(line) and '"""' not in line
    ]
    assert found == []


def test_the_matrix_equals_single_answers_on_a_thousand_random_cells(desk: Desk) -> None:
    dice = random.Random(36295)
    parties, data = desk.all("partij"), desk.all("gegevens")
    seen = 0
    while seen < 1_000:
        question = replace(
            asked(desk, "college > college > BSN"),
            regime=dice.choice(desk.all("regime")),
            fase=dice.choice([None, *desk.all("fase")]),
        )
        axes = Axes(dice.sample(parties, 5), dice.sample(parties, 5), dice.sample(data, 4))
        for cell in matrix(question, axes, desk.matcher):
            one = replace(
                question,
                verstrekker=cell.verstrekker,
                ontvanger=cell.ontvanger,
                gegevens=cell.gegevens,
            )
            single = decide(one, desk.matcher)
            assert single.antwoord == cell.decision.antwoord
            assert single.normen == cell.decision.normen
            assert set(single.voorwaarden) == set(cell.decision.voorwaarden)
            seen += 1


def test_a_change_that_is_named_does_turn_the_answer(desk: Desk) -> None:
    question = asked(
        desk, "college Jeugdwet > college Wmo > gezondheid", fase="onderzoek_op_verzoek"
    )
    turns = desk.turns(question)
    assert turns
    for turn in turns:
        changed = replace(
            question,
            feiten=question.feiten | set(turn.feiten),
            fase=turn.fase or question.fase,
            gegevens=turn.gegevens or question.gegevens,
        )
        assert decide(changed, desk.matcher).antwoord == turn.antwoord == ALLOWED
