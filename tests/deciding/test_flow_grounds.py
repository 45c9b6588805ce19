"""Single defects in flows of documents that are in order, and the same flows in other words."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from mutation.documents import CONTRACTS, dumped, read
from vams_kg import service
from vams_kg.deciding.ranges import spread
from vams_kg.model import Artikelplaats
from vams_kg.rulebook import Rulebook
from vams_kg.workbench import Workbench

HERE = Path(__file__).parent
DOCUMENTS = {path.parent.name: path for path in CONTRACTS}
ENOUGH_DEFECTS, ENOUGH_VARIANTS = 40, 20

Found = tuple[str, str]


def rows(name: str) -> list[dict[str, Any]]:
    return list(yaml.load((HERE / name).read_text("utf-8"), Loader=yaml.BaseLoader))


DEFECTS, VARIANTS = rows("fouten.yaml"), rows("varianten.yaml")


def named(row: dict[str, Any]) -> str:
    return f"{row['document']} {row['zet']} {row['waarde']}"


def changed(row: dict[str, Any]) -> bytes:
    tree = copy.deepcopy(read(DOCUMENTS[row["document"]]))
    flow, *keys = row["zet"].split(".")
    node = next(item for item in tree["gegevensstromen"] if item["id"] == flow)
    steps = [int(key) if key.isdigit() else key for key in keys]
    for step in steps[:-1]:
        node = node[step]
    node[steps[-1]] = row["waarde"]
    return dumped(tree)


def violations(data: bytes, bench: Workbench) -> list[Found]:
    checked = service.check([service.Source("document.yaml", data)], bench)
    assert not checked.unreadable
    found = checked.judgements[0].bevindingen
    return sorted((f.regel, f.pad) for f in found if f.ernst == "Violation")


@pytest.mark.parametrize("row", DEFECTS, ids=named)
def test_single_defect_gives_one_violation_where_it_is_mended(
    row: dict[str, Any], bench: Workbench
) -> None:
    assert violations(changed(row), bench) == [(row["regel"], row["plaats"])]


@pytest.mark.parametrize("row", VARIANTS, ids=named)
def test_other_words_for_a_ground_that_fits_give_no_violation(
    row: dict[str, Any], bench: Workbench
) -> None:
    assert violations(changed(row), bench) == []


def test_there_are_enough_defects_and_variants() -> None:
    assert len(DEFECTS) >= ENOUGH_DEFECTS
    assert len(VARIANTS) >= ENOUGH_VARIANTS


def test_an_article_declared_as_not_read_is_looked_at_by_a_person(bench: Workbench) -> None:
    row = {
        "document": "oeverland",
        "zet": "G6.grondslag",
        "waarde": [{"wet": "Wet politiegegevens", "artikel": "16"}],
    }
    checked = service.check([service.Source("document.yaml", changed(row))], bench)
    found = {f.regel: f.ernst for f in checked.judgements[0].bevindingen if ".G6" in f.pad}
    assert found["Stroom-grondslag-niet-beoordeeld"] == "Info"
    assert "Violation" not in found.values()


def test_of_an_unseen_paragraph_nobody_can_tell_whether_it_is_there(bench: Workbench) -> None:
    row = {
        "document": "oeverland",
        "zet": "G9.grondslag.1",
        "waarde": {"wet": "Jeugdwet", "artikel": "7.4.0 lid 8"},
    }
    checked = service.check([service.Source("document.yaml", changed(row))], bench)
    found = {f.regel: f.ernst for f in checked.judgements[0].bevindingen if ".G9" in f.pad}
    assert found["Stroom-grondslag-niet-beoordeeld"] == "Info"
    assert "Violation" not in found.values()


def test_every_norm_stands_in_a_paragraph_that_its_article_has(rulebook: Rulebook) -> None:
    parts = rulebook.law_parts
    places = [norm.plaats for norm in rulebook.law.normen]
    assert [one for one in places if parts.lacks_paragraph(one)] == []
    assert [one for one in places if parts.unseen_paragraph(one)] == []


@pytest.mark.parametrize(
    ("article", "text", "expected"),
    [
        ("5.2.1", "Wmo 2015 art. 5.2.1 t/m 5.2.3", ["5.2.1", "5.2.2", "5.2.3"]),
        ("18", "Wet politiegegevens artikelen 18-20", ["18", "19", "20"]),
        ("5.2.1", "Wmo 2015 art. 5.2.1 en 5.2.3", ["5.2.1"]),
        ("5", "artikel 5 t/m 4", ["5"]),
        ("39f", "Wjsg art. 39f t/m 39h", ["39f"]),
    ],
)
def test_a_range_names_every_article_in_it(article: str, text: str, expected: list[str]) -> None:
    assert [place.artikel for place in spread(Artikelplaats("wet", article), text)] == expected


def test_every_read_part_lies_in_the_range_of_its_act(rulebook: Rulebook) -> None:
    parts = rulebook.law_parts
    outside = [norm.citeertekst for norm in rulebook.law.normen if not parts.exists(norm.plaats)]
    assert outside == []


@pytest.mark.parametrize(
    ("flow", "data", "claims", "wrong"),
    [
        ("G10", "strafrechtelijke gegevens", [("AVG", "10"), ("UAVG", "33 lid 1 onder c")], True),
        ("G4", "strafrechtelijke gegevens", [("UAVG", "33 lid 1 onder c")], True),
        ("G7", "strafrechtelijke gegevens", [("UAVG", "33 lid 1 onder c")], False),
    ],
)
def test_criminal_data_beside_health_data_are_only_for_who_gives_care(
    flow: str, data: str, claims: list[tuple[str, str]], wrong: bool, bench: Workbench
) -> None:
    tree = copy.deepcopy(read(DOCUMENTS["oeverland"]))
    item = next(one for one in tree["gegevensstromen"] if one["id"] == flow)
    item["gegevenscategorieen"] = ["naam en adres", data]
    item["grondslag_strafrechtelijke_gegevens"] = [{"wet": w, "artikel": a} for w, a in claims]
    found = {rule for rule, _ in violations(dumped(tree), bench)}
    assert ("Stroom-strafrechtelijk-artikel-past-niet" in found) is wrong
