"""What a report tells of a document: counts, actions, portrait, weighings, gaps, receipt."""

from hashlib import sha256

import pytest

from reporting.conftest import MERENWAARD, OEVERLAND, VIJANDIG, ZANDMEER, Maker
from vams_kg import __version__, resources, service
from vams_kg.model import GOOD, Account
from vams_kg.workbench import Workbench


@pytest.fixture(scope="session")
def merenwaard(report_of: Maker) -> Account:
    return report_of(MERENWAARD).accounts[0]


@pytest.fixture(scope="session")
def zandmeer(report_of: Maker) -> Account:
    return report_of(ZANDMEER).accounts[0]


def test_rule_is_good_only_when_it_had_something_to_judge(merenwaard: Account) -> None:
    outcomes = {one.regel.local: one.uitkomst for one in merenwaard.regels}
    assert outcomes["Fase-ave2-ontbreekt"] == GOOD
    assert not any(name.startswith("Buch-") for name in outcomes)
    assert merenwaard.goed == list(outcomes.values()).count(GOOD)


def test_rule_on_what_a_document_does_not_have_is_absent(report_of: Maker) -> None:
    account = report_of(OEVERLAND).accounts[0]
    names = {one.regel.local for one in account.regels}
    assert "Meldpunt-werkproces-datum" not in names
    assert "Stroom-doel-ontbreekt" in names


def test_found_rule_is_not_good(zandmeer: Account) -> None:
    for one in zandmeer.regels:
        assert (one.uitkomst == GOOD) == (not one.bevindingen)
    counted = sum(len(one.bevindingen) for one in zandmeer.regels)
    assert counted == len(zandmeer.judgement.bevindingen)


def test_actions_are_all_violations_and_then_all_warnings(zandmeer: Account) -> None:
    severities = [one.ernst for one in zandmeer.acties]
    assert severities == sorted(severities)  # Violation before Warning
    assert [one.nummer for one in zandmeer.acties] == list(range(1, len(severities) + 1))
    found = [f for one in zandmeer.acties for f in one.bevindingen]
    wanted = [f for f in zandmeer.judgement.bevindingen if f.ernst != "Info"]
    assert sorted(map(id, found)) == sorted(map(id, wanted))


def test_phases_tell_who_leads(merenwaard: Account) -> None:
    phases = merenwaard.portret.treden
    assert [one.naam for one in phases] == ["AVE 1", "AVE 2", "AVE 3", "AVE 4"]
    assert phases[1].casusregie == ("Wijkteam, met naam genoemd in het plan",)
    assert phases[3].procesregie == ("Gemeente (procesregisseur)",)


def test_lanes_hold_every_step_with_the_name_of_who_does_it(merenwaard: Account) -> None:
    lanes = merenwaard.portret.banen
    assert lanes[0].uitvoerder == "Meldpunt Zorgen om een ander"
    assert [step.id for step in lanes[0].stappen] == [f"S{n}" for n in range(1, 7)]
    assert sorted(s.volgorde for lane in lanes for s in lane.stappen) == list(range(1, 16))


def test_flows_have_parties_by_name_categories_and_a_standing(merenwaard: Account) -> None:
    flow = merenwaard.portret.stromen[1]
    assert (flow.id, flow.van) == ("G2", ("Politie, basisteam Merenwaard",))
    assert [label["nl"] for one in flow.gegevens for label in one.soorten] == [
        "identificerende gegevens",
        "politiegegevens art. 8 en 13",
    ]
    standings = {one.id: one.stand for one in merenwaard.portret.stromen}
    assert standings["G5"] == "weging"


def test_flow_with_a_violation_is_in_conflict(report_of: Maker) -> None:
    account = report_of(VIJANDIG).accounts[0]
    assert account.portret.stromen[0].stand == "strijdig"


def test_matrix_says_who_gives_and_gets(merenwaard: Account) -> None:
    matrix = merenwaard.portret.matrix
    row = matrix.partijen.index("Stichting GGZ Oeverzicht")
    column = [one["nl"] for one in matrix.gegevens].index("gezondheid")
    cell = matrix.cellen[row][column]
    assert cell is not None
    assert (cell.geeft, cell.krijgt, cell.stromen) == (True, False, ("G5", "G7"))


def test_open_weighing_says_what_and_who(merenwaard: Account) -> None:
    open_ones = {one.pad: one for one in merenwaard.wegingen}
    one = open_ones["gegevensstromen.G9"]
    assert one.norm.artikel.startswith("WGS art. 2.31")
    assert one.voorwaarden[0].tekst["nl"] == "casus past bij doel ZVH"
    assert one.voorwaarden[0].wie["nl"] == "de publieke deelnemers"


def test_gaps_are_those_of_the_acts_the_document_uses(merenwaard: Account) -> None:
    sources = {one.bron["nl"] for one in merenwaard.leemten}
    assert "Wet politiegegevens" in sources
    assert "Leerplichtwet 1969" not in sources


def test_gaps_of_the_bill_are_not_told_where_the_law_in_force_counts(report_of: Maker) -> None:
    account = report_of(OEVERLAND).accounts[0]
    assert not any("spiegelbepalingen" in one.tekst["nl"] for one in account.leemten)


def test_receipt_names_input_rulebook_and_program(merenwaard: Account, bench: Workbench) -> None:
    receipt = merenwaard.receipt
    assert receipt.invoer_sha256 == sha256(MERENWAARD.data).hexdigest()
    assert receipt.regelset_sha256 == bench.rulebook.sha256
    assert (receipt.programma_versie, receipt.programma_sha256) == (
        __version__,
        resources.code_sha256(),
    )
    assert (receipt.regime, receipt.regiemodel) == ("wams-2023", ("ave",))


def test_receipt_tells_the_options_that_were_given(report_of: Maker, bench: Workbench) -> None:
    wanted = service.wishes(bench.rulebook, "geldend", ["ave", "buch-2014"], "2026-11-24")
    receipt = report_of(MERENWAARD, wanted=wanted).accounts[0].receipt
    assert receipt.wensen == (
        ("regime", "geldend"),
        ("regiemodel", "ave"),
        ("regiemodel", "buch-2014"),
        ("datum", "2026-11-24"),
    )
