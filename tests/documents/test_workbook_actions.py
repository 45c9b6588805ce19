"""The list of actions in a user's workbook, and how the command line gives the workbook back."""

import re
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from documents.test_workbook_annotated import (
    LIST,
    MARK,
    OWN,
    TEXT,
    annotated,
    coloured,
    comments,
    judged,
    loaded,
    own,
)
from documents.workbooks import changed, needs_office, parts_of, through_office, zipped
from vams_kg.cli import app
from vams_kg.errors import UnreadableInput
from vams_kg.workbench import Workbench

__all__ = ["own"]


def rows_of(data: bytes) -> list[dict[str, object]]:
    rows = list(loaded(data)[LIST].iter_rows(min_row=4, values_only=True))
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_the_list_of_actions_names_every_finding_and_links_to_its_cell(
    own: bytes, bench: Workbench
) -> None:
    data, found = annotated(own, bench), judged(own, bench)
    rows = rows_of(data)
    assert [row["Regel"] for row in rows] == [one.regel for one in found.bevindingen]
    assert {row["Status"] for row in rows} == {"open"}
    assert all(row["Norm"] and row["Herstel"] and row["Melding"] for row in rows)
    sheet = loaded(data)[LIST]
    links = {cell.coordinate: cell.hyperlink.location for cell in sheet["C"] if cell.hyperlink}
    first = found.bevindingen[0].plaats
    assert links["C5"] == f"'{first.blad}'!{first.cel}"
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"open,bezig,klaar,vervalt"'


def test_owner_status_and_note_stay_with_their_finding(own: bytes, bench: Workbench) -> None:
    def fill_in(book: openpyxl.Workbook) -> None:
        sheet = book[LIST]
        sheet["I5"], sheet["J5"], sheet["K6"] = "Anja", "bezig", "=SOM(1)"
        sheet["K6"].data_type = "s"
        sheet["M4"], sheet["M5"] = "Eigen kolom", "x"
        book["Document"]["B2"] = "Ander"

    again = rows_of(annotated(changed(annotated(own, bench), fill_in), bench, "en"))
    assert (again[0]["Owner"], again[0]["Status"], again[0]["Eigen kolom"]) == (
        "Anja",
        "bezig",
        "x",
    )
    assert again[1]["Note"] == "=SOM(1)"


def test_a_solved_action_with_words_of_people_stays_at_the_end(
    own: bytes, bench: Workbench
) -> None:
    def solve(book: openpyxl.Workbook) -> None:
        sheet = book[LIST]
        row = next(
            cell.row for cell in sheet["L"] if str(cell.value).startswith("Lezing-werkboek-kolom")
        )
        sheet.cell(row, 9).value = "Anja"
        for one in book["Gegevensstromen"][1]:
            if one.value == "kleur":
                book["Gegevensstromen"].delete_cols(one.column)

    rows = rows_of(annotated(changed(annotated(own, bench), solve), bench))
    assert (rows[-1]["Ernst"], rows[-1]["Eigenaar"]) == ("niet meer gevonden", "Anja")
    assert [row["Eigenaar"] for row in rows].count("Anja") == 1


def test_a_conversation_of_excel_is_left_alone(own: bytes, bench: Workbench) -> None:
    parts = parts_of(own)
    name = next(n for n in parts if "comments" in n and OWN.encode() in parts[n])
    parts[name] = parts[name].replace(b"<author>Anja</author>", b"<author>tc={1}</author>")
    said = comments(annotated(zipped(parts), bench))
    assert said["Gegevensstromen!A4"] == OWN


def test_a_signed_workbook_is_not_changed(own: bytes, bench: Workbench) -> None:
    signed = zipped({**parts_of(own), "_xmlsignatures/sig1.xml": b"<a/>"})
    with pytest.raises(UnreadableInput, match="ondertekend"):
        annotated(signed, bench)


def test_a_sheet_of_the_user_with_our_title_is_not_overwritten(
    own: bytes, bench: Workbench
) -> None:
    def take_title(book: openpyxl.Workbook) -> None:
        book.create_sheet(LIST)["A1"] = "Van mij"

    with pytest.raises(UnreadableInput, match="niet door vams-kg gemaakt"):
        annotated(changed(own, take_title), bench)


def test_the_list_is_no_content_for_the_reader(own: bytes, bench: Workbench) -> None:
    first, second = judged(own, bench), judged(annotated(own, bench), bench)
    assert [(one.regel, one.pad) for one in first.bevindingen] == [
        (one.regel, one.pad) for one in second.bevindingen
    ]


def test_check_gives_the_workbook_back_and_keeps_its_exit_code(own: bytes, tmp_path: Path) -> None:
    source, output = tmp_path / "in.xlsx", tmp_path / "uit.xlsx"
    source.write_bytes(own)
    result = CliRunner().invoke(app, ["check", str(source), "-o", str(output)])
    assert result.exit_code == 1
    assert re.search(r"uit\.xlsx: \d+ strijdig, \d+ aandacht, \d+ ter info", result.output)
    assert LIST in loaded(output.read_bytes()).sheetnames
    assert source.read_bytes() == own


def test_check_of_a_broken_workbook_writes_nothing(tmp_path: Path) -> None:
    source, output = tmp_path / "in.xlsx", tmp_path / "uit.xlsx"
    source.write_bytes(b"PK\x03\x04")
    result = CliRunner().invoke(app, ["check", str(source), "-o", str(output)])
    assert result.exit_code == 2
    assert not output.exists()


def test_a_text_cannot_come_back_as_a_workbook_with_remarks(own: bytes, tmp_path: Path) -> None:
    source, output = tmp_path / "in.yaml", tmp_path / "uit.xlsx"
    source.write_text(TEXT, "utf-8")
    CliRunner().invoke(app, ["check", str(source), "-o", str(output)])
    assert not output.exists() or output.read_bytes().startswith(b"PK")


@needs_office
def test_our_remarks_are_found_again_after_libreoffice(
    own: bytes, bench: Workbench, tmp_path: Path
) -> None:
    once = annotated(own, bench)
    saved = through_office(once, tmp_path)
    again = annotated(saved, bench)
    assert comments(again).keys() == comments(once).keys()
    assert all(text.count(MARK) <= 1 for text in comments(again).values())
    assert comments(again)["Gegevensstromen!A4"].startswith(OWN)
    assert coloured(again).keys() == coloured(once).keys()
    assert len(rows_of(again)) == len(rows_of(once))
