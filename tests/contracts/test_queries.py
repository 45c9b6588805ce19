"""What some named questions must say; headers and tables are tested in tests/questions."""

from vams_kg import service
from vams_kg.workbench import Workbench


def test_outdated_bodies_have_the_successor_that_the_sources_name(bench: Workbench) -> None:
    rows = service.answer_question("vervallen-wetten-en-organen", {}, bench).rijen
    pairs = {(old.lower(), new.lower()) for old, new, _ in rows}
    assert any("huiselijk geweld" in old and new == "veilig thuis" for old, new in pairs)
    assert any("persoonsgegevens" in old and "avg" in new for old, new in pairs)


def test_unknown_content_of_the_bill_is_declared(bench: Workbench) -> None:
    rows = service.answer_question("niet-gemodelleerd", {}, bench).rijen
    assert any("2.3a.5" in topic + reason for topic, reason in rows)


def test_same_question_under_another_regime_gives_other_norms(bench: Workbench) -> None:
    name = "wie-mag-gegevens-krijgen"
    given = {"gegevens": "gezondheid"}
    now = service.answer_question(name, given, bench)
    bill = service.answer_question(name, {**given, "regime": "wams-2023"}, bench)
    assert now.voorbehouden == ()
    assert bill.voorbehouden
    assert set(now.rijen) < set(bill.rijen)
