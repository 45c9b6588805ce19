"""Questions as a privacy officer asks them, with answers read against the texts of the law."""

import csv
from pathlib import Path

import pytest

from vams_kg.rulebook import Rulebook
from vams_kg.service import Desk, answer_table
from vams_kg.service.casefile import read_table
from vams_kg.service.tables import Answered

FILE = Path(__file__).parent / "praktijk.csv"
ROWS = list(csv.DictReader(FILE.read_text("utf-8").splitlines()))
LEAST = 60


@pytest.fixture(scope="module")
def answered(rulebook: Rulebook) -> dict[str, Answered]:
    table = read_table(FILE.name, FILE.read_bytes())
    found = answer_table(Desk(rulebook), table.rijen, table.plaats)
    return {one.rij.cellen["nr"]: one for one in found}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['nr']}-{row['verstrekker']}")
def test_answer_of_practice(row: dict[str, str], answered: dict[str, Answered]) -> None:
    one = answered[row["nr"]]
    assert one.antwoord is not None, one.fout
    assert one.antwoord.decision.antwoord == row["antwoord"]
    assert "; ".join(text for text, _ in one.antwoord.conditions()) == row["voorwaarden"]
    assert "; ".join(one.antwoord.articles()) == row["artikelen"]
    assert all(weighs for _, weighs in one.antwoord.conditions())


def test_there_are_enough_questions() -> None:
    assert len(ROWS) >= LEAST
