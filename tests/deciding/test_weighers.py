"""Every open condition says who weighs it, in Dutch and in English, over the whole matrix."""

import pytest

from vams_kg.deciding.matrix import Axes, matrix
from vams_kg.model import CONDITIONAL, Vereiste
from vams_kg.rulebook import Rulebook
from vams_kg.service import Asked, Desk


@pytest.fixture(scope="module")
def desk(rulebook: Rulebook) -> Desk:
    return Desk(rulebook)


def test_every_requirement_of_every_norm_has_a_weigher_in_both_languages(desk: Desk) -> None:
    lacking = [
        (norm.norm.iri, one.een_van)
        for norm in desk.rulebook.law.normen
        for one in norm.vereist
        if set(one.weegt) != {"nl", "en"} or not all(one.weegt.values())
    ]
    assert lacking == []


@pytest.mark.parametrize("regime", ["geldend", "wams-2023"])
@pytest.mark.parametrize("phase", ["", "melding", "casusoverleg", "zvh_aanmelding"])
def test_every_open_condition_of_the_matrix_names_who_weighs(
    regime: str, phase: str, desk: Desk
) -> None:
    asked = desk.question(Asked("college", "college", "BSN", phase, regime))
    parties = desk.all("partij")
    open_: dict[int, Vereiste] = {}
    seen = 0
    for cell in matrix(asked, Axes(parties, parties, desk.all("gegevens")), desk.matcher):
        if cell.decision.antwoord == CONDITIONAL:
            seen += 1
            open_.update((id(one), one) for one in cell.decision.voorwaarden)
    assert seen
    assert [
        one.een_van for one in open_.values() if not (one.weegt["nl"] and one.weegt["en"])
    ] == []


def test_where_the_law_names_nobody_the_giver_weighs_as_our_reading(desk: Desk) -> None:
    question = desk.question(Asked("school", "gecertificeerde instelling", "onderwijsgegevens"))
    [(condition, weighs)] = desk.answer(question).conditions()
    assert condition == "ots loopt"
    assert weighs == "wie de gegevens geeft, als verwerkingsverantwoordelijke (eigen lezing)"
