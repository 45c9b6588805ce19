"""Users rearrange, extend and break their workbooks; each fact keeps its place."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from documents.test_workbook import SMALL, read, small
from documents.workbooks import changed, made, needs_office, through_office, tree_of
from vams_kg import documents, service
from vams_kg.documents.cells import same
from vams_kg.documents.knowledge import Knowledge
from vams_kg.errors import PersonalDataFound, UnreadableInput
from vams_kg.workbench import Workbench

__all__ = ["small"]


def test_places_name_sheet_cell_row_and_heading(small: bytes, bench: Workbench) -> None:
    dossier = documents.read(small, "boek.xlsx", bench.knowledge)
    place = dossier.places[f"{dossier.base}partijen.P1.soort"]
    assert (place.blad, place.cel, place.tabelrij, place.veld) == ("Partijen", "C4", 4, "Soort")
    nested = dossier.places[f"{dossier.base}casusoverleggen.CO1.deelnemers.D2"]
    assert (nested.blad, nested.cel) == ("Deelnemers", "B5")


def test_columns_and_sheets_may_move_and_be_spelled_otherwise(
    small: bytes, knowledge: Knowledge
) -> None:
    def move(book: openpyxl.Workbook) -> None:
        sheet = book["Partijen"]
        sheet.move_range("A1:C5", cols=20)
        sheet["U1"], sheet["V1"] = "  ID ", "NAAM"
        sheet.insert_rows(1, 2)
        sheet["A1"] = "Onze partijen"
        book["Gegevensstromen"].title = "gegevens stromen"
        book.move_sheet("Document", 8)
        del book["Uitleg en versie"]

    with_title = read(changed(small, move), knowledge)
    assert with_title.doubts == ()


def test_a_sheet_with_another_title_is_known_by_its_headings(
    small: bytes, knowledge: Knowledge
) -> None:
    def rename(book: openpyxl.Workbook) -> None:
        book["Partijen"].title = "Wie doen er mee"

    assert same(read(changed(small, rename), knowledge).tree, tree_of(SMALL))


def test_own_columns_and_sheets_are_named_once_and_left_alone(
    small: bytes, knowledge: Knowledge
) -> None:
    def extend(book: openpyxl.Workbook) -> None:
        book["Partijen"]["Z1"], book["Partijen"]["Z4"] = "Telefoon", "014"
        book["Partijen"]["Z5"] = "015"
        book.create_sheet("Kladblok")["B2"] = "Nog doen"

    intake = read(changed(small, extend), knowledge)
    assert same(intake.tree, tree_of(SMALL))
    named = [(one.rule, str(intake.where(one.number))) for one in intake.doubts]
    assert named == [
        ("Lezing-werkboek-blad", "blad ‘Kladblok’, cel B2"),
        ("Lezing-werkboek-kolom", "blad ‘Partijen’, cel Z1, veld ‘Telefoon’"),
    ]


def test_data_about_citizens_in_an_own_column_are_refused_with_the_cell(
    small: bytes, knowledge: Knowledge
) -> None:
    def extend(book: openpyxl.Workbook) -> None:
        book["Partijen"]["Z1"], book["Partijen"]["Z4"] = "BSN", "111222333"

    with pytest.raises(PersonalDataFound) as caught:
        documents.read(changed(small, extend), "boek.xlsx", knowledge)
    assert "cel Z4" in str(caught.value)
    assert "111222333" not in str(caught.value)


def test_lines_in_a_cell_are_values_and_dates_and_numbers_are_text(knowledge: Knowledge) -> None:
    data = made(
        Document=[["Onderdeel", "Waarde"], ["Datum", datetime.date(2026, 9, 14)]],
        Rollen=[["Id", "Taken", "Optioneel"], ["R1", "een\ntwee", True], [2, "- een", 5.5]],
    )
    wanted = """
datum: '2026-09-14'
rollen:
- {id: R1, taken: [een, twee], optioneel: ja}
- {id: '2', taken: [een], optioneel: '5.5'}
"""
    assert same(read(data, knowledge).tree, tree_of(wanted))


def test_a_formula_counts_by_its_kept_value_and_else_is_reported(knowledge: Knowledge) -> None:
    data = made(Partijen=[["Id", "Naam"], ["P1", "College"], ["P2", '="x"&"y"']])
    intake = read(data, knowledge)
    assert [(one.rule, str(intake.where(one.number))) for one in intake.doubts] == [
        ("Lezing-werkboek-formule", "blad ‘Partijen’, cel B3, tabelrij 3, veld ‘Naam’")
    ]


def test_a_row_of_an_unknown_parent_is_reported(knowledge: Knowledge) -> None:
    data = made(
        Casusoverleggen=[["Id", "Naam"], ["CO1", "x"]],
        Deelnemers=[["Hoort bij", "Id", "Partij"], ["co1", "D1", "P1"], ["CO9", "D2", "P1"]],
    )
    intake = read(data, knowledge)
    wanted = "casusoverleggen: [{id: CO1, naam: x, deelnemers: [{id: D1, partij: P1}]}]"
    assert same(intake.tree, tree_of(wanted))
    assert [(one.rule, one.values["waarde"]) for one in intake.doubts] == [
        ("Lezing-werkboek-rij-los", "CO9")
    ]


def test_a_workbook_without_a_known_sheet_is_refused(knowledge: Knowledge) -> None:
    with pytest.raises(UnreadableInput, match="geen enkel blad") as caught:
        read(made(Blad1=[["a", "b"], [1, 2]]), knowledge)
    assert "template xlsx" in str(caught.value)


@needs_office
def test_a_workbook_survives_libreoffice(
    small: bytes, knowledge: Knowledge, tmp_path: Path
) -> None:
    saved = through_office(small, tmp_path)
    assert saved != small
    intake = read(saved, knowledge)
    assert same(intake.tree, tree_of(SMALL))
    assert intake.doubts == ()
    seen: list[object] = []
    changed(saved, lambda book: seen.extend([book["Lijsten"].sheet_state, book["Partijen"]]))
    assert seen[0] == "hidden"
    assert seen[1].data_validations.dataValidation


def test_remarks_on_a_workbook_have_words_in_two_languages(small: bytes, bench: Workbench) -> None:
    def spoil(book: openpyxl.Workbook) -> None:
        book["Partijen"]["Z1"], book["Partijen"]["Z4"] = "Telefon", "014"
        book["Partijen"]["D5"] = "=A1&A2"
        book["Deelnemers"]["A4"] = "CO7"
        book.create_sheet("Kladblok")["B2"] = "Nog doen"

    judgement = service.check([service.Source("b.xlsx", changed(small, spoil))], bench).judgements[
        0
    ]
    said = {one.regel: one.bericht for one in judgement.bevindingen if "werkboek" in one.regel}
    assert set(said) == {
        "Lezing-werkboek-blad",
        "Lezing-werkboek-formule",
        "Lezing-werkboek-kolom",
        "Lezing-werkboek-rij-los",
    }
    assert all({"nl", "en"} <= set(texts) for texts in said.values())
    assert "‘CO7’" in said["Lezing-werkboek-rij-los"]["nl"]
