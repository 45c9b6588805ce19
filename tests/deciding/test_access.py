"""The client may see his own data; secrecy protects him, it does not shut him out."""

from typing import Any

import pytest

from vams_kg.deciding import decide
from vams_kg.model import ALLOWED, CONDITIONAL, FORBIDDEN, SKIPPED, UNREGULATED, Decision
from vams_kg.rulebook import Rulebook
from vams_kg.service import Asked, Desk

WMO, AVG = "Wmo 2015 art. 5.3.2", "AVG art. 15"
SECRECY = 3
"""Place of the layer of secrecy in the trace."""


@pytest.fixture(scope="module")
def desk(rulebook: Rulebook) -> Desk:
    return Desk(rulebook)


def decided(desk: Desk, giver: str, receiver: str, data: str, **more: Any) -> Decision:
    return decide(desk.question(Asked(giver, receiver, data, **more)), desk.matcher)


@pytest.mark.parametrize("receiver", ["betrokkene", "cliënt"])
@pytest.mark.parametrize("data", ["gezondheid", "BSN", "schulden", "etnische afkomst"])
@pytest.mark.parametrize(
    ("giver", "article"),
    [
        ("college Wmo", WMO),
        ("aanbieder maatschappelijke ondersteuning", WMO),
        ("Veilig Thuis", WMO),
        ("huisarts", AVG),
        ("GGZ-instelling", AVG),
        ("jeugdhulpaanbieder", AVG),
        ("gecertificeerde instelling", AVG),
        ("college Participatiewet", AVG),
        ("college Jeugdwet", AVG),
        ("college schuldhulp", AVG),
        ("wijkteam", AVG),
        ("woningcorporatie", AVG),
    ],
)
def test_the_client_gets_own_data(
    giver: str, article: str, receiver: str, data: str, desk: Desk
) -> None:
    decision = decided(desk, giver, receiver, data)
    assert decision.antwoord == ALLOWED
    assert [norm.citeertekst for norm in decision.normen] == [article]


@pytest.mark.parametrize("giver", ["huisarts", "jeugdhulpaanbieder", "gecertificeerde instelling"])
def test_secrecy_does_not_stand_between_a_professional_and_the_client(
    giver: str, desk: Desk
) -> None:
    decision = decided(desk, giver, "betrokkene", "gezondheid", geheimhouding="ja")
    assert decision.stappen[SECRECY].uitkomst == SKIPPED
    other = decided(desk, giver, "gezinslid", "gezondheid", geheimhouding="ja")
    assert other.stappen[SECRECY].uitkomst != SKIPPED
    assert other.antwoord == FORBIDDEN


def test_police_data_are_not_promised_and_the_gap_is_named(desk: Desk) -> None:
    question = desk.question(Asked("politie", "betrokkene", "politiegegevens art. 8 en 13"))
    answer = desk.answer(question)
    assert answer.decision.antwoord == FORBIDDEN
    assert "inzage in politiegegevens" in " ".join(answer.leemten)
    assert "right of access to police data" in " ".join(desk.answer(question, "en").leemten)
    assert decided(desk, "politie", "betrokkene", "schulden").antwoord == UNREGULATED


def test_a_reporter_or_a_relative_gets_nothing_by_right_of_access(desk: Desk) -> None:
    for receiver in ("melder", "gezinslid", "inwoner", "netwerk"):
        assert decided(desk, "huisarts", receiver, "gezondheid").antwoord == FORBIDDEN


def test_that_was_reported_is_told_by_the_norm_on_informing(desk: Desk) -> None:
    told = decided(
        desk, "meldpunt niet-acuut", "betrokkene", "feit van melding", regime="wams-2023"
    )
    assert told.antwoord in {CONDITIONAL, UNREGULATED}
    assert decided(desk, "meldpunt niet-acuut", "betrokkene", "gezondheid").antwoord == ALLOWED


def test_the_representative_of_a_minor_gets_what_the_wmo_says(desk: Desk) -> None:
    young = "betrokkene jonger dan zestien of niet in staat zijn belangen te waarderen"
    question = desk.question(Asked("college Wmo", "vertegenwoordiger", "gezondheid"))
    assert [text for text, _ in desk.answer(question).conditions()] == [young]
    assert (
        decided(desk, "college Wmo", "vertegenwoordiger", "gezondheid", feiten=(young,)).antwoord
        == ALLOWED
    )
