"""A user gets the own workbook back: remarks in the cells, and nothing of the user's changed."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from typer.testing import CliRunner

from documents.workbooks import changed, needs_office, parts_of, through_office, tree_of, zipped
from vams_kg import service
from vams_kg.cli import app
from vams_kg.documents.workbook_writing import write_workbook
from vams_kg.errors import UnreadableInput
from vams_kg.model import Judgement
from vams_kg.workbench import Workbench

TEXT = """
titel: Klein
soort: samenwerkingsovereenkomst
regime: geldend
partijen:
- {id: P1, naam: College, soort: college}
- {id: P2, naam: Politie, soort: politie}
gegevensstromen:
- {id: G1, van: P1, aan: P2, gegevenscategorieen: gezondheid, doel: zorg}
- {id: G2, van: P2, aan: P1, gegevenscategorieen: naam en adres, doel: zorg, kleur: rood}
"""
LIST = "Actielijst vams-kg"
MARK = "— Opmerkingen van vams-kg —"
OWN = "Hier moet Anja nog naar kijken."
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def own_things(book: openpyxl.Workbook) -> None:
    """Add what users add: a comment, a formula, a chart, colours, a list, a sheet."""
    sheet = book["Gegevensstromen"]
    sheet["A4"].comment = Comment(OWN, "Anja")
    sheet["B5"].comment = Comment("Zie ook P2.", "Anja")
    sheet["ZZ9"] = "=1+1"
    sheet.column_dimensions["B"].width = 77
    rule = DataValidation(type="list", formula1='"a,b"')
    rule.add("ZZ1:ZZ9")
    sheet.add_data_validation(rule)
    red = PatternFill(bgColor="FF0000")
    sheet.conditional_formatting.add("C1:C9", CellIsRule("equal", formula=["3"], fill=red))
    notes = book.create_sheet("Kladblok")
    for row in ([1, 2], [3, 4]):
        notes.append(row)
    chart = BarChart()
    chart.add_data(Reference(notes, min_col=1, min_row=1, max_row=2))
    notes.add_chart(chart, "D1")
    notes["A9"].comment = Comment("Alleen hier.", "Anja")


@pytest.fixture(scope="module")
def own(bench: Workbench) -> bytes:
    data = changed(write_workbook(tree_of(TEXT), bench.knowledge), own_things)
    parts = parts_of(data)
    parts["customXml/item1.xml"] = b"<eigen/>"
    parts["xl/media/image1.png"] = b"\x89PNG\r\n\x1a\n"
    return zipped(parts)


def judged(data: bytes, bench: Workbench) -> Judgement:
    return service.check([service.Source("boek.xlsx", data)], bench).judgements[0]


def annotated(data: bytes, bench: Workbench, language: str = "nl") -> bytes:
    return service.annotate(service.Source("boek.xlsx", data), judged(data, bench), language)


def loaded(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def comments(data: bytes) -> dict[str, str]:
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in loaded(data)
        for row in sheet
        for cell in row
        if cell.comment
    }


def coloured(data: bytes) -> dict[str, str]:
    """Return the colour of each cell that has one of ours."""
    found = {}
    for sheet in loaded(data):
        for area, rules in sheet.conditional_formatting._cf_rules.items():
            for rule in rules:
                if "vams-kg" in str(rule.formula):
                    for cell in str(area.sqref).split():
                        found[f"{sheet.title}!{cell}"] = rule.dxf.fill.bgColor.rgb
    return found


def test_every_finding_stands_in_its_cell(own: bytes, bench: Workbench) -> None:
    found, said = judged(own, bench), comments(annotated(own, bench))
    assert len({one.plaats.cel for one in found.bevindingen}) > 2
    for one in found.bevindingen:
        text = said[f"{one.plaats.blad}!{one.plaats.cel}"]
        assert one.bericht["nl"] in text
        assert one.herstel["nl"] in text
        assert all((norm.artikel or norm.bron) in text for norm in one.normen)


def test_the_heaviest_finding_colours_the_cell(own: bytes, bench: Workbench) -> None:
    found, colours = judged(own, bench), coloured(annotated(own, bench))
    by_severity = {"Violation": "FFFFC7CE", "Warning": "FFFFEB9C", "Info": "FFDDEBF7"}
    cells: dict[str, list[str]] = {}
    for one in found.bevindingen:
        cells.setdefault(f"{one.plaats.blad}!{one.plaats.cel}", []).append(one.ernst)
    heaviest = {
        cell: next(colour for name, colour in by_severity.items() if name in severities)
        for cell, severities in cells.items()
    }
    assert colours == heaviest
    assert len(set(heaviest.values())) > 1


def test_nothing_of_the_user_is_changed_or_lost(own: bytes, bench: Workbench) -> None:
    before, after = parts_of(own), parts_of(annotated(own, bench))
    assert set(before) <= set(after)
    kept = {"xl/media/image1.png", "customXml/item1.xml", "xl/sharedStrings.xml"}
    kept |= {name for name in before if "chart" in name or name.startswith("xl/drawings/drawing")}
    assert len(kept) > 4
    assert all(before[name] == after[name] for name in kept if name in before)
    for name in (name for name in before if name.startswith("xl/worksheets/sheet")):
        assert cells_of(before[name]) == cells_of(after[name])
        assert rest_of(before[name]) == rest_of(after[name])
    old_styles, new_styles = (etree.fromstring(p["xl/styles.xml"]) for p in (before, after))
    for group in old_styles:
        other = new_styles.find(group.tag)
        assert [etree.tostring(one) for one in group] == [
            etree.tostring(one) for one in other[: len(group)]
        ]


def cells_of(sheet: bytes) -> list[bytes]:
    return [etree.tostring(one) for one in etree.fromstring(sheet).iter(f"{MAIN}row")]


def rest_of(sheet: bytes) -> list[bytes]:
    """Return the other parts of a sheet, without our colours and the pointer to the comments."""
    root = etree.fromstring(sheet)
    for rule in list(root.iter(f"{MAIN}conditionalFormatting")):
        if b"vams-kg" in etree.tostring(rule):
            root.remove(rule)
    skipped = {f"{MAIN}sheetData", f"{MAIN}legacyDrawing"}
    return [etree.tostring(one) for one in root if one.tag not in skipped]


def test_comments_of_the_user_stay_and_ours_come_after(own: bytes, bench: Workbench) -> None:
    said = comments(annotated(own, bench))
    assert said["Gegevensstromen!A4"].startswith(f"{OWN}\n\n{MARK}\n")
    assert said["Kladblok!A9"] == "Alleen hier."


def test_a_second_run_replaces_our_remarks(own: bytes, bench: Workbench) -> None:
    once = annotated(own, bench)
    assert annotated(own, bench) == once
    twice = annotated(once, bench)
    assert comments(twice) == comments(once)
    assert coloured(twice) == coloured(once)
    assert [sheet.title for sheet in loaded(twice)].count(LIST) == 1
    assert annotated(twice, bench) == twice


def test_a_finding_that_is_solved_leaves_no_trace(own: bytes, bench: Workbench) -> None:
    def solve(book: openpyxl.Workbook) -> None:
        for title in ("Gegevensstromen", "Kladblok"):
            sheet = book[title]
            if title == "Gegevensstromen":
                for row in (4, 5):
                    for cell in sheet[row]:
                        cell.value = None

    once = annotated(own, bench)
    again = annotated(changed(once, solve), bench)
    said = comments(again)
    assert said["Gegevensstromen!A4"] == OWN
    assert said["Gegevensstromen!B5"] == "Zie ook P2."
    assert not [cell for cell in coloured(again) if cell.startswith("Gegevensstromen!A4")]


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
        row = next(cell.row for cell in sheet["L"] if str(cell.value).startswith("Lezing-sleutel"))
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
