"""A user gets the own workbook back: remarks in the cells, and nothing of the user's changed."""

import io
import re

import openpyxl
import pytest
from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from documents.workbooks import changed, parts_of, tree_of, zipped
from vams_kg import service
from vams_kg.documents.workbook_writing import write_workbook
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
        number = found.bevindingen.index(one) + 1
        shortened = re.search(rf"Meer over .*\b{number}\b.* op het blad", text)
        assert one.bericht["nl"] in text
        assert shortened or one.herstel["nl"] in text
        assert shortened or all((norm.artikel or norm.bron) in text for norm in one.normen)


def test_the_heaviest_finding_colours_the_cell(own: bytes, bench: Workbench) -> None:
    found, colours = judged(own, bench), coloured(annotated(own, bench))
    by_severity = {"Violation": "FFFFC7CE", "Warning": "FFFFEB9C", "Info": "FFDDEBF7"}
    cells: dict[str, list[str]] = {}
    for one in found.bevindingen:
        if not re.fullmatch("[A-Z]+1", one.plaats.cel or ""):  # a heading may have white letters
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
