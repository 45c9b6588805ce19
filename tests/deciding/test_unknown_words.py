"""What the ontology does not know is refused with the three nearest terms; nothing is guessed."""

import pytest

from vams_kg.errors import MissingChoice, SeveralWrong, UnknownChoice
from vams_kg.rulebook import Rulebook
from vams_kg.service import Asked, Desk

MOST = 3


@pytest.fixture(scope="module")
def desk(rulebook: Rulebook) -> Desk:
    return Desk(rulebook)


@pytest.mark.parametrize(
    ("part", "word", "near"),
    [
        ("partij", "huisart", "huisarts"),
        ("partij", "politei", "politie"),
        ("partij", "wijkteem", "wijkteam"),
        ("partij", "collega", "college"),
        ("partij", "burgermeester", "burgemeester"),
        ("partij", "de gemeente", "gemeente"),
        ("partij", "zorgverzekeraars", "zorgverzekeraar"),
        ("partij", "jeugdzorg", "jeugdhulpaanbieder"),
        ("partij", "arts", "huisarts"),
        ("partij", "buurman", "netwerk"),
        ("partij", "buurvrouw", "netwerk"),
        ("partij", "ouders", "gezinslid"),
        ("partij", "GP", None),
        ("partij", "neighbour", None),
        ("partij", "werkgever", None),
        ("partij", "advocaat", None),
        ("partij", "niemand", None),
        ("partij", "iedereen", None),
        ("partij", "?", None),
        ("partij", "gezondheid", None),
        ("gegevens", "gezondheit", "gezondheid"),
        ("gegevens", "bsnr", "BSN"),
        ("gegevens", "schuld", "schulden"),
        ("gegevens", "politie", "politiegegevens"),
        ("gegevens", "alles", None),
        ("fase", "melden", "melding"),
        ("fase", "onderzoek", "onderzoek op verzoek"),
        ("fase", "casus", "casusoverleg"),
        ("fase", "AVE 3", None),
        ("feit", "toestemming", "toestemming cliënt"),
        ("feit", "AMvB", "partij aangewezen bij AMvB"),
        ("feit", "ots", "ots loopt"),
        ("feit", "AVE-fase 1", "AVE-fase 2"),
        ("feit", "spoed", None),
        ("regime", "gelden", "geldend recht"),
        ("regime", "wams", "wetsvoorstel Wams (2023)"),
        ("regime", "2024", None),
    ],
)
def test_an_unknown_word_is_refused_with_the_nearest(
    part: str, word: str, near: str | None, desk: Desk
) -> None:
    with pytest.raises(UnknownChoice) as error:
        desk.choose(part, word, "--x")
    assert error.value.value == word
    assert 0 < len(error.value.nearest) <= MOST
    assert near is None or near in error.value.nearest
    assert set(error.value.nearest) <= set(desk.options()[part])


def test_a_word_that_two_parties_share_is_not_guessed(desk: Desk) -> None:
    with pytest.raises(UnknownChoice) as error:
        desk.choose("partij", "behandelaar", "--from")
    assert set(error.value.nearest) == {"professional", "hulpverlener"}


def test_a_label_is_that_party_even_where_another_party_uses_the_word(desk: Desk) -> None:
    assert desk.label(desk.choose("partij", "hulpverlener", "--from")) == "hulpverlener"
    assert desk.label(desk.choose("partij", "Hulpverlener", "--from")) == "hulpverlener"


@pytest.mark.parametrize("day", ["morgen", "2026-13-01", "24-11-2026", "2026"])
def test_a_day_that_does_not_exist_is_refused(day: str, desk: Desk) -> None:
    with pytest.raises(UnknownChoice, match="--date"):
        desk.question(Asked("huisarts", "CAK", "BSN", datum=day))


def test_every_error_of_a_question_is_said_at_once(desk: Desk) -> None:
    with pytest.raises(SeveralWrong) as error:
        desk.question(Asked("huisart", "", "bsnr", "melden", geheimhouding="soms"))
    kinds = [type(one) for one in error.value.errors]
    assert kinds == [UnknownChoice, MissingChoice, *[UnknownChoice] * 3]
    assert len(str(error.value).splitlines()) == len(kinds)


@pytest.mark.parametrize(
    ("part", "word", "near"),
    [
        ("partij", "SVBank", "SVB"),
        ("partij", "RvK", "Raad voor de Kinderbescherming"),
        ("partij", "zorgverzekeraars", "zorgverzekeraar"),
        ("partij", "jeugdzorgwerker", "jeugdzorgmedewerker"),
        ("partij", "corporaties", "woningcorporatie"),
        ("partij", "GGZinstelling", "ggz-instelling"),
        ("partij", "nachtburgemeester", "burgemeester"),
        ("gegevens", "schuldpositie", "schulden"),
        ("gegevens", "gezondheit", "gezondheid"),
        ("feit", "aangewezen bij amvb", "partij aangewezen bij AMvB"),
        ("fase", "aanpak", "gecoördineerde aanpak"),
    ],
)
def test_the_most_alike_comes_first(part: str, word: str, near: str, desk: Desk) -> None:
    with pytest.raises(UnknownChoice) as error:
        desk.choose(part, word, "--x")
    assert error.value.nearest[0] == near
    assert error.value.alike
    assert "Bedoelt u" in str(error.value)


@pytest.mark.parametrize(
    ("part", "word"),
    [("partij", "xyzzy"), ("partij", "qwrtpsd"), ("gegevens", "zzzz"), ("fase", "qqq")],
)
def test_of_nonsense_it_says_that_nothing_is_like_it(part: str, word: str, desk: Desk) -> None:
    with pytest.raises(UnknownChoice) as error:
        desk.choose(part, word, "--x")
    assert "niets lijkt erop" in str(error.value)
    assert len(error.value.nearest) == MOST
