"""Data about citizens is refused with its place, and never repeated."""

import pytest

from vams_kg import documents
from vams_kg.documents import Knowledge
from vams_kg.documents.formats import MAX_BYTES
from vams_kg.documents.guards import passes_eleven_test
from vams_kg.errors import PersonalDataFound, UnreadableInput

HEAD = "titel: X\nsoort: procesbeschrijving\nregime: geldend\n"


def read(text: str, knowledge: Knowledge) -> None:
    documents.read((HEAD + text).encode(), "x.yaml", knowledge)


@pytest.mark.parametrize(
    ("text", "line", "value"),
    [
        ("toelichting: BSN 111222333 van de cliënt\n", 4, "111222333"),
        ("toelichting: burgerservicenummer 1112.22.333\n", 4, "1112.22.333"),
        ("partijen:\n  - id: P1\n    bsn: 111222333\n", 6, "111222333"),
        ("x:\n  - '111222333'\n  - '123456782'\n", 5, "111222333"),
        ("x:\n  - {nr: '111222333', a: b}\n  - {nr: '123456782', a: b}\n", 5, "111222333"),
        ("toelichting: Jan de Vries, geboren 1-2-1980\n", 4, "1980"),
        ("x:\n  naam: Jan\n  geboortedatum: 1980-02-01\n", 6, "1980"),
        ("x:\n  - {naam: J, diagnose: y}\n  - {naam: K, diagnose: z}\n", 5, "diagnose: y"),
        ("x:\n  - {clientnummer: 1, hulp: y}\n  - {clientnummer: 2, hulp: z}\n", 5, "hulp: y"),
        ("# BSN 111222333\n", 4, "111222333"),
    ],
)
def test_data_about_citizens_is_refused(
    text: str, line: int, value: str, knowledge: Knowledge
) -> None:
    with pytest.raises(PersonalDataFound) as caught:
        read(text, knowledge)
    assert caught.value.line == line
    assert value not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "toelichting: bel 014-000 000 van de gemeente\n",
        "organisaties: [RSIN 111222333]\n",
        "toelichting: Jan de Vries, teamleider, jan@example.nl, 06-12345678\n",
        "toelichting: BSN 111222334 bestaat niet\n",
        "toelichting: de geboortedatum staat in het dossier\n",
        "gegevensstromen:\n  - id: G1\n    gegevenscategorieen: [burgerservicenummer]\n",
    ],
)
def test_officials_and_kinds_of_data_are_accepted(text: str, knowledge: Knowledge) -> None:
    read(text, knowledge)


def test_the_eleven_test() -> None:
    assert passes_eleven_test("111222333")
    assert not passes_eleven_test("111222334")
    assert not passes_eleven_test("000000000")


def test_a_large_file_is_refused(knowledge: Knowledge) -> None:
    with pytest.raises(UnreadableInput, match="MB"):
        documents.read(b"a" * (MAX_BYTES + 1), "x.yaml", knowledge)


CASES = "Casus 1: mevrouw Jansen, Kerkstraat 12, schulden. Casus 2: de heer Smit, psychose."


@pytest.mark.parametrize(
    "text",
    [
        f"toelichting: '{CASES}'\n",
        "x:\n  - 'Cliënt 1: familie De Boer, schulden'\n  - 'Cliënt 2: dhr. A. Smit, psychose'\n",
    ],
)
def test_cases_told_in_running_text_are_refused(text: str, knowledge: Knowledge) -> None:
    with pytest.raises(PersonalDataFound, match="casussen") as caught:
        read(text, knowledge)
    assert "Jansen" not in str(caught.value)


@pytest.mark.parametrize(
    "said",
    [
        "Casus 1: mevrouw Jansen is procesregisseur. Casus 2: de heer Smit, wijkagent.",
        "Casus 1: Veilig Thuis meldt. Casus 2: Politie Noord meldt.",
        "Casus 1: mevrouw Jansen, schulden. Bel daarna het team.",
        "Situatie 1: wethouder de heer Smit opent. Situatie 2: mevrouw Vos sluit namens het team.",
    ],
)
def test_cases_beside_officials_are_accepted(said: str, knowledge: Knowledge) -> None:
    read(f"toelichting: '{said}'\n", knowledge)


def test_a_register_of_birth_dates_is_refused_for_what_it_holds(knowledge: Knowledge) -> None:
    rows = "Naam;Geboortedatum;Probleem\nJ. Jansen;12-3-1980;schulden\n"
    with pytest.raises(PersonalDataFound) as caught:
        documents.read(rows.encode(), "x.csv", knowledge)
    assert "tabelrij 2" in str(caught.value) and "Jansen" not in str(caught.value)
