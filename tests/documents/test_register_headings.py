"""Registers with titles over two rows, joined cells, and columns that nobody gave a title."""

import io
from collections.abc import Sequence
from dataclasses import replace

import openpyxl
import pytest
from draft_reading import doubts, plainly, spot, taken

from hostile import making as made
from vams_kg import documents
from vams_kg.documents import Knowledge

TOP = ["Nr", "Verwerking", "Doel", "Grondslag", "Ontvangers", None, "Bewaartermijn"]
FINER = [None, None, None, None, "intern", "extern", None]
ROWS = [
    [
        1,
        "Meldpunt",
        "Melding opvolgen",
        "Wmo 2015 art. 5.1.1",
        "wijkteam",
        "politie\nGGD",
        "5 jaar",
    ],
    [2, "Overleg", "Afstemmen", "AVG art. 6 lid 1 onder e", "", "Veilig Thuis; GGD", "1 jaar"],
]
JOINED = ("A1:G1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:G4")


def register(rows: Sequence[Sequence[object]], joined: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Register"
    for row in rows:
        sheet.append(row)
    for one in joined:
        sheet.merge_cells(one)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@pytest.fixture(scope="module")
def two_rows() -> bytes:
    return register([["Register van Oeverland"], [], TOP, FINER, *ROWS], JOINED)


def test_titles_over_two_rows_are_no_data(two_rows: bytes, knowledge: Knowledge) -> None:
    intake = taken(two_rows, "r.xlsx", knowledge)
    said = plainly(intake.tree)
    assert [one["doel"] for one in said["gegevensstromen"]] == ["Melding opvolgen", "Afstemmen"]
    assert said["gegevensstromen"][0]["aan"] == ["wijkteam", "politie", "GGD"]
    assert said["gegevensstromen"][1]["aan"] == ["Veilig Thuis", "GGD"]
    assert "intern" not in str(said)
    assert spot(intake, "gegevensstromen", "G1", "aan") == "blad ‘Register’, cel E5"


def test_a_saved_mapping_names_both_titles(two_rows: bytes, knowledge: Knowledge) -> None:
    text = documents.register_columns(two_rows, "r.xlsx", knowledge)
    assert '"Ontvangers: extern": gegevensstromen.aan' in text
    saved = documents.saved_columns(text.encode(), "k.yaml", knowledge)
    again = taken(two_rows, "r.xlsx", replace(knowledge, columns=saved))
    assert again == taken(two_rows, "r.xlsx", knowledge)
    without = {**saved, "Ontvangers: extern": ()}
    flows = plainly(taken(two_rows, "r.xlsx", replace(knowledge, columns=without)).tree)
    assert flows["gegevensstromen"][0]["aan"] == "wijkteam"


def test_a_title_above_all_columns_is_no_heading(knowledge: Knowledge) -> None:
    data = register([["Register van Oeverland"], TOP, *ROWS], ("A1:G1",))
    said = plainly(taken(data, "r.xlsx", knowledge).tree)
    assert len(said["gegevensstromen"]) == 2
    assert said["gegevensstromen"][0]["toelichting"] == "Verwerking: Meldpunt"


def test_a_column_without_a_title_is_listed(knowledge: Knowledge) -> None:
    data = register([TOP, *ROWS])
    intake = taken(data, "r.xlsx", knowledge)
    assert doubts(intake, "Lezing-kolom-onbekend") == [{"kolom": "F, zonder titel"}]
    assert "wijkteam" in str(plainly(intake.tree))
    lines = "Doel;Ontvangers;Bewaartermijn\nHulp;politie;5 jaar;nog iets\n"
    intake = taken(lines.encode(), "r.csv", knowledge)
    assert doubts(intake, "Lezing-kolom-onbekend") == [{"kolom": "D, zonder titel"}]
    assert "nog iets" in intake.searched()


def test_plain_titles_are_known_too(knowledge: Knowledge) -> None:
    lines = (
        "Naam verwerking;Doel;Rechtsgrond;Soort gegevens;Aan wie;Hoe lang;Eigenaar\r\n"
        'Meldpunt;Beoordelen;Wmo 2015 art. 5.1.1;"NAW, gezondheid";"politie, GGZ";5 jaar;team\r\n'
    )
    intake = taken(lines.encode("cp1252"), "r.csv", knowledge)
    (flow,) = plainly(intake.tree)["gegevensstromen"]
    assert (flow["aan"], flow["bewaartermijn"]) == (["politie", "GGZ"], "5 jaar")
    assert flow["gegevenscategorieen"] == ["NAW", "gezondheid"]
    assert doubts(intake, "Lezing-kolom-onbekend") == [{"kolom": "Eigenaar"}]


def test_joined_cells_over_a_whole_sheet_do_no_harm(knowledge: Knowledge) -> None:
    small = register([TOP, *ROWS, ["Einde"]], ("A4:B5",))
    data = made.swap(small, made.SHEET, "A4:B5", "A4:XFD1048576")
    assert len(plainly(taken(data, "r.xlsx", knowledge).tree)["gegevensstromen"]) == 2
