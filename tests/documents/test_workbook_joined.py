"""Joined cells in a workbook that somebody filled in by hand count for every row they cover."""

import io

import openpyxl
import pytest
from draft_reading import plainly, spot, taken

from vams_kg.documents import Knowledge


def workbook(*joined: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Gegevensstromen"
    sheet.append(["Gegevensstromen van de samenwerking"])
    sheet.append(["Id", "Van", "Aan", "Doel"])
    for row in (
        ["G1", "Gemeente", "Politie", "hulp"],
        ["G2", None, "Woningcorporatie", "hulp"],
        ["G3", "GGZ", "Gemeente", None],
    ):
        sheet.append(row)
    for one in joined:
        sheet.merge_cells(one)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def flows(data: bytes, knowledge: Knowledge) -> list[dict[str, str]]:
    found = plainly(taken(data, "w.xlsx", knowledge).tree)["gegevensstromen"]
    assert isinstance(found, list)
    return found


def test_a_cell_joined_downwards_counts_for_each_row(knowledge: Knowledge) -> None:
    data = workbook("A1:D1", "B3:B4", "D4:D5")
    said = flows(data, knowledge)
    assert [one.get("van") for one in said] == ["Gemeente", "Gemeente", "GGZ"]
    assert [one.get("doel") for one in said] == ["hulp", "hulp", "hulp"]
    assert [one["id"] for one in said] == ["G1", "G2", "G3"]
    intake = taken(data, "w.xlsx", knowledge)
    assert spot(intake, "gegevensstromen", "G2", "van").startswith("blad ‘Gegevensstromen’, cel B3")


@pytest.mark.parametrize("joined", [(), ("A3:A4",), ("A1:D1",)])
def test_what_is_not_joined_stays_empty(joined: tuple[str, ...], knowledge: Knowledge) -> None:
    said = flows(workbook(*joined), knowledge)
    assert "van" not in said[1]
