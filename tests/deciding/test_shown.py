"""Secrecy of a sector act is decided with its closed list and shown in the layer of secrecy."""

import pytest

from vams_kg.deciding import decide
from vams_kg.model import FAIL, PASS, SKIPPED, WEIGH
from vams_kg.rulebook import Rulebook
from vams_kg.service import Asked, Desk

GROUND, SECRECY, SECTOR = 0, 3, 4


@pytest.fixture(scope="module")
def desk(rulebook: Rulebook) -> Desk:
    return Desk(rulebook)


@pytest.mark.parametrize(
    ("words", "layer", "outcome", "article"),
    [
        ("college Participatiewet > huisarts", SECRECY, FAIL, "Pw art. 65 lid 1"),
        ("college Participatiewet > huisarts", SECTOR, FAIL, "Pw art. 67 lid 1"),
        ("college Participatiewet > college Jeugdwet", SECRECY, FAIL, "Pw art. 65 lid 1"),
        ("college Participatiewet > college Jeugdwet", SECTOR, SKIPPED, ""),
        ("college Participatiewet > Belastingdienst", SECRECY, PASS, "Pw art. 67 lid 1 onder b"),
        ("college Participatiewet > college Wmo", SECRECY, WEIGH, "Pw art. 65 lid 2 onder b"),
        ("college Participatiewet > college Wmo", SECTOR, WEIGH, "Wmo 2015 art. 5.1.1 lid 4"),
        ("CAK > huisarts", SECRECY, FAIL, "Wmo 2015 art. 5.3.3 lid 1"),
        ("CAK > huisarts", GROUND, FAIL, ""),
        ("huisarts > woningcorporatie", SECTOR, SKIPPED, ""),
    ],
)
def test_a_layer_shows_the_secrecy_that_decides_it(
    words: str, layer: int, outcome: str, article: str, desk: Desk
) -> None:
    giver, receiver = words.split(" > ")
    step = decide(desk.question(Asked(giver, receiver, "schulden")), desk.matcher).stappen[layer]
    assert step.uitkomst == outcome
    assert "; ".join(norm.citeertekst for norm in step.normen) == article
