"""The was-wordt list filled in: answers with places, how an element stands, whose finding it is."""

import pytest

from cases import ROOT
from vams_kg import service
from vams_kg.model import (
    ADAPT,
    ADD,
    ANSWERED,
    LOOK,
    NO_OBJECTION,
    OPEN,
    PARTLY,
    SEEN,
    Antwoord,
    WasWordt,
    Wordt,
)
from vams_kg.workbench import Workbench

IN_ORDER = (ROOT / "examples" / "merenwaard" / "beschrijving.yaml").read_text("utf-8")
WITH_MISTAKES = (ROOT / "examples" / "zandmeer" / "beschrijving.yaml").read_text("utf-8")
AGREEMENT = next((ROOT / "examples" / "oeverland").glob("*.yaml")).read_text("utf-8")


def fill_in(text: str, bench: Workbench) -> WasWordt:
    checked = service.check([service.Source("a.yaml", text.encode())], bench)
    assert not checked.unreadable
    return service.was_wordt(checked, bench)[0]


def without(text: str, line: str) -> str:
    assert text.count(line) == 1, line
    return text.replace(line, "")


def answer(table: WasWordt, statement: str) -> Antwoord:
    return next(
        a
        for part in table.delen
        for a in part.antwoorden
        if statement in [quote.id for quote in a.vraag.citaten]
    )


def desired(table: WasWordt, statement: str) -> Wordt:
    return next(
        one
        for part in table.delen
        for one in part.wordt
        if statement in [quote.id for quote in one.gewenst.citaten]
    )


@pytest.fixture(scope="module")
def in_order(bench: Workbench) -> WasWordt:
    return fill_in(IN_ORDER, bench)


@pytest.fixture(scope="module")
def with_mistakes(bench: Workbench) -> WasWordt:
    return fill_in(WITH_MISTAKES, bench)


def test_parts_stand_in_the_order_of_the_list(in_order: WasWordt) -> None:
    assert [part.onderdeel.volgorde for part in in_order.delen] == [1, 2, 3, 4, 5, 6]
    assert all(part.items for part in in_order.delen)


def test_answer_quotes_the_document_with_its_place(in_order: WasWordt) -> None:
    found = answer(in_order, "S0-040")
    assert found.stand == ANSWERED
    (said,) = found.vermeldingen
    assert (said.tekst, said.plaats.pad) == ("2026-06-01", "processtappen.S1.werkproces_datum")
    assert (
        said.plaats.regelnummer
        == IN_ORDER.splitlines().index("    werkproces_datum: '2026-06-01'") + 1
    )


def test_reference_is_shown_with_the_name_it_stands_for(in_order: WasWordt) -> None:
    said = answer(in_order, "S0-037").vermeldingen
    assert ("P3", "Meldpunt Zorgen om een ander") in [(one.tekst, one.naam) for one in said]


@pytest.mark.parametrize(
    ("statement", "line", "where"),
    [
        ("S0-040", "    werkproces_datum: '2026-06-01'\n", "processtappen.S1.werkproces_datum"),
        (
            "S0-041",
            "    werkproces_vastgelegd_in: Werkproces meldpunt, versie 3\n",
            "processtappen.S1.werkproces_vastgelegd_in",
        ),
        (
            "S0-093",
            "    verhouding_tot_andere_overleggen: Vervangt CO1 zodra het besluit er is\n",
            "casusoverleggen.CO2.verhouding_tot_andere_overleggen",
        ),
        (
            "S0-060",
            " Een inwoner kan ook zelf om een gecoördineerde aanpak vragen.",
            "S7.aanleiding",
        ),
    ],
)
def test_question_without_its_answer_is_open(
    statement: str, line: str, where: str, bench: Workbench
) -> None:
    found = answer(fill_in(without(IN_ORDER, line), bench), statement)
    assert found.stand == (PARTLY if found.vermeldingen else OPEN)
    assert len(found.open_bij) == 1
    assert found.open_bij[0].endswith(where)


def test_question_about_a_missing_part_says_where_it_would_stand(bench: Workbench) -> None:
    text = "titel: Werkwijze\nsoort: procesbeschrijving\nfictief: true\nregime: geldend\n"
    table = fill_in(text, bench)
    answers = [a for part in table.delen for a in part.antwoorden]
    assert {a.stand for a in answers} == {OPEN}
    assert all(a.open_bij for a in answers)
    assert answer(table, "S0-038").open_bij == ("processtappen.‹meldpunt›.andere_meldpunten",)


def test_how_an_element_stands(in_order: WasWordt, with_mistakes: WasWordt) -> None:
    assert desired(in_order, "S0-045").stand == SEEN
    assert desired(in_order, "S0-069").stand == NO_OBJECTION
    assert desired(with_mistakes, "S0-069").stand == ADAPT
    assert desired(with_mistakes, "S0-106").stand == ADAPT
    assert desired(with_mistakes, "S0-049").stand == ADD
    assert desired(with_mistakes, "S0-050").stand == LOOK


def test_element_that_a_rule_objects_to_is_never_seen(with_mistakes: WasWordt) -> None:
    for part in with_mistakes.delen:
        for one in part.wordt:
            if any(f.ernst != "Info" for f in one.bevindingen):
                assert one.stand in (ADAPT, ADD)


def test_agreement_need_not_describe_the_process(bench: Workbench) -> None:
    assert desired(fill_in(AGREEMENT, bench), "S0-046").stand == LOOK


def test_questions_of_ave_are_asked_of_ave_only(in_order: WasWordt, bench: Workbench) -> None:
    assert answer(in_order, "S3-035").stand == ANSWERED
    other = fill_in(IN_ORDER.replace("regiemodel: AVE", "regiemodel: geen"), bench)
    asked = [q.id for part in other.delen for a in part.antwoorden for q in a.vraag.citaten]
    assert [statement for statement in asked if statement.startswith("S3")] == []


def test_every_finding_stands_in_one_place(with_mistakes: WasWordt) -> None:
    placed = [*with_mistakes.overige, *(f for d in with_mistakes.delen for f in d.aanpassen)]
    assert sorted(map(id, placed)) == sorted(map(id, with_mistakes.judgement.bevindingen))


def test_finding_on_the_document_as_a_whole_belongs_to_no_part(bench: Workbench) -> None:
    table = fill_in(without(IN_ORDER, "herzien_voor: '2027-09-01'\n"), bench)
    assert "Document-herziening-vermeld" in [f.regel for f in table.overige]
    assert [f for part in table.delen for f in part.aanpassen] == []


def test_rule_of_another_topic_counts_for_the_element_it_tests(bench: Workbench) -> None:
    text = IN_ORDER.replace("aantal_diensten_minimaal: 2", "aantal_diensten_minimaal: 4")
    table = fill_in(text, bench)
    one = desired(table, "S0-076")
    assert one.stand == ADAPT
    assert {f.regel for f in one.bevindingen} <= {f.regel for f in table.delen[2].aanpassen}
