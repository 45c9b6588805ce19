"""Questions with known answers, written from the statutes without a look at the norms."""

import csv
from pathlib import Path

import pytest

from vams_kg.rulebook import Rulebook
from vams_kg.service import Desk, answer_table
from vams_kg.service.casefile import ASKED, Case

FILE = Path(__file__).parent / "vragen.csv"
ROWS = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))
EXPECTED = ("antwoord", "voorwaarden", "artikelen")


@pytest.fixture(scope="module")
def desk(rulebook: Rulebook) -> Desk:
    return Desk(rulebook)


def requirements(text: str) -> set[frozenset[str]]:
    """Return conditions as sets of alternatives: the order says nothing."""
    parts = (part for part in text.split(";") if part.strip())
    return {frozenset(one.strip() for one in part.split(" of ")) for part in parts}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['nr']}-{row['antwoord']}")
def test_answer_is_as_the_statutes_say(row: dict[str, str], desk: Desk) -> None:
    asked = {key: value for key, value in row.items() if key not in EXPECTED}
    [one] = answer_table(desk, [Case(1, asked)], {column: column for column in ASKED})
    answer = one.antwoord
    assert answer is not None, one.fout
    found = "; ".join(text for text, _ in answer.conditions())
    assert answer.decision.antwoord == row["antwoord"]
    assert requirements(found) == requirements(row["voorwaarden"])
    assert "; ".join(answer.articles()) == row["artikelen"]


def test_every_answer_and_regime_is_asked_for() -> None:
    assert {row["antwoord"] for row in ROWS} == {
        "toegestaan",
        "voorwaardelijk",
        "verboden",
        "niet_geregeld",
    }
    assert {row["regime"] for row in ROWS} == {"geldend", "wams-2023"}
