"""Reports as files: PDF with tags, Word, a workbook, and the formats for platforms."""

import io
import json
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace

import openpyxl
import pyoxigraph as ox
import pypdfium2
import pytest
from docx import Document

from reporting.conftest import MERENWAARD, OEVERLAND, VIJANDIG, Maker, made_bytes
from vams_kg.errors import VamsError
from vams_kg.reporting.as_pdf import breakable, shown
from vams_kg.reporting.report import Report

FORMS = ("pdf", "docx", "xlsx", "jsonld", "sarif", "junit", "earl")
EARL = "http://www.w3.org/ns/earl#"
SH = "http://www.w3.org/ns/shacl#"


def many(report: Report, count: int) -> Report:
    """Return a report with so many findings that each says something hostile."""
    judgement = report.judgements[0]
    first = judgement.bevindingen[0]
    evil = (
        '#panic("x") #import "/etc/passwd"',
        "<w:p>",
        "=cmd()|' /C calc'!A0",
        "]]>",
        "👩‍👩‍👧 字",
    )
    found = tuple(
        replace(first, bericht={"nl": evil[n % 5] + "w" * (n % 90)}, pad=f"a.b{n}")
        for n in range(count)
    )
    judgement = replace(judgement, bevindingen=found)
    first_account = report.accounts[0]
    listed = replace(first_account.waswordt, delen=())
    account = replace(first_account, judgement=judgement, acties=(), waswordt=listed)
    return replace(report, judgements=(judgement,), accounts=(account,))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_same_report_gives_same_bytes(report_of: Maker, form: str, language: str) -> None:
    report = report_of(OEVERLAND, form=form, language=language)
    assert made_bytes(report, form) == made_bytes(report, form)


@pytest.mark.parametrize("form", FORMS)
def test_hostile_document_and_many_findings(report_of: Maker, form: str) -> None:
    report = report_of(VIJANDIG, form=form)
    assert made_bytes(report, form)
    assert made_bytes(many(report, 300), form)


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


@pytest.mark.parametrize(("language", "locale"), [("nl", b"nl-NL"), ("en", b"en-GB")])
def test_pdf_is_tagged_and_says_its_language(
    report_of: Maker, language: str, locale: bytes
) -> None:
    data = made_bytes(report_of(OEVERLAND, form="pdf", language=language), "pdf")
    for sign in (b"/StructTreeRoot", b"/MarkInfo", b"pdfuaid", b"/DisplayDocTitle", locale):
        assert sign in data
    text = pdf_text(data)
    assert "Oeverland" in text
    assert ("Was-wordt" in text) is (language == "nl")


def test_pdf_shows_hostile_text_as_text(report_of: Maker) -> None:
    text = pdf_text(made_bytes(many(report_of(VIJANDIG, form="pdf"), 10), "pdf"))
    assert "#panic" in text
    assert "root:" not in text


def test_pdf_shows_a_box_for_what_the_font_lacks() -> None:
    assert shown("é字👩\u202e→") == "é□□→"
    assert len(breakable("w" * 60).split("\u200b")) == 4


def test_without_typst_a_sentence_says_what_to_do(
    report_of: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(VamsError, match="pip install 'vams-kg"):
        made_bytes(report_of(OEVERLAND, form="pdf"), "pdf")


def test_word_has_styles_and_headings_of_tables(report_of: Maker) -> None:
    report = report_of(MERENWAARD, form="docx")
    document = Document(io.BytesIO(made_bytes(report, "docx")))
    styles = {one.style.name for one in document.paragraphs if one.style}
    assert {"Title", "Heading 1", "Heading 2", "Quote"} <= styles
    assert "Merenwaard" in document.core_properties.title
    heads = document.element.xpath("//w:tbl[.//w:tblHeader]")
    assert len(heads) == len(document.tables) - 1  # the receipt has no heading
    assert "nl-NL" in document.styles.element.xpath("//w:lang/@w:val")
    texts = [cell.text for table in document.tables for cell in table.rows[0].cells]
    assert "Motivering" in texts


def test_workbook_is_a_list_to_work_on(report_of: Maker) -> None:
    report = many(report_of(VIJANDIG, form="xlsx"), 10)
    book = openpyxl.load_workbook(io.BytesIO(made_bytes(report, "xlsx")))
    sheet = book["Actielijst"]
    heads = [cell.value for cell in sheet[1]]
    assert {"Eigenaar", "Status", "Notitie"} <= set(heads)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:M{sheet.max_row}"
    assert "open,bezig,klaar,vervalt" in sheet.data_validations.dataValidation[0].formula1
    assert sheet.max_row == 11
    cells = [cell for one in book for row in one.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert any(str(cell.value).startswith("=cmd()") and cell.quotePrefix for cell in cells)


def test_sarif_has_what_the_schema_demands(report_of: Maker) -> None:
    report = report_of(MERENWAARD, OEVERLAND, form="sarif")
    log = json.loads(made_bytes(report, "sarif"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({one["id"] for one in rules}) == len(rules)
    assert all(one["help"]["text"] and one["shortDescription"]["text"] for one in rules)
    assert len(run["results"]) == sum(len(one.bevindingen) for one in report.judgements)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] >= 1
    prints = [tuple(one["partialFingerprints"].values()) for one in run["results"]]
    first = len(report.judgements[0].bevindingen)
    assert len(set(prints[:first])) == first


def test_sarif_names_the_cell(report_of: Maker) -> None:
    report = report_of(MERENWAARD, form="sarif")
    judgement = report.judgements[0]
    first = judgement.bevindingen[0]
    before = json.loads(made_bytes(report, "sarif"))["runs"][0]["results"][0]
    place = replace(first.plaats, regelnummer=None, blad="Stromen", cel="C7")
    moved = replace(judgement, bevindingen=(replace(first, plaats=place),))
    account = replace(report.accounts[0], judgement=moved)
    report = replace(report, judgements=(moved,), accounts=(account,))
    (result,) = json.loads(made_bytes(report, "sarif"))["runs"][0]["results"]
    assert "Stromen!C7" in result["message"]["text"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 7
    assert result["partialFingerprints"] == before["partialFingerprints"]


def test_junit_has_a_case_for_each_rule(report_of: Maker) -> None:
    report = report_of(VIJANDIG, MERENWAARD, form="junit")
    root = ET.fromstring(made_bytes(report, "junit"))
    for suite, account in zip(root, report.accounts, strict=True):
        cases = suite.findall("testcase")
        assert len(cases) == len(account.regels) == int(suite.get("tests", ""))
        failed = sum(one.uitkomst == "Violation" for one in account.regels)
        assert len(suite.findall("testcase/failure")) == failed == int(suite.get("failures", ""))
    assert int(root.get("failures", "")) > 0


def graph(report: Report, form: str) -> ox.Store:
    store = ox.Store()
    store.load(made_bytes(report, form), format=ox.RdfFormat.JSON_LD)
    return store


def counted(store: ox.Store, predicate: str, value: str | None = None) -> int:
    found = ox.NamedNode(value) if value else None
    return sum(1 for _ in store.quads_for_pattern(None, ox.NamedNode(predicate), found))


def test_earl_asserts_rules_and_leaves_weighings_open(report_of: Maker) -> None:
    report = report_of(MERENWAARD, form="earl")
    account, store = report.accounts[0], graph(report, "earl")
    assert counted(store, EARL + "outcome", EARL + "passed") == account.goed
    told = sum(one.uitkomst == "Info" for one in account.regels)
    open_ones = counted(store, EARL + "outcome", EARL + "cantTell")
    assert open_ones == told + len(account.wegingen)
    assert counted(store, EARL + "mode", EARL + "manual") == len(account.wegingen) > 0
    for name in ("assertedBy", "subject", "test", "result"):
        assert counted(store, EARL + name) == len(account.regels) + len(account.wegingen)


def test_jsonld_is_a_validation_report(report_of: Maker) -> None:
    report = report_of(MERENWAARD, form="jsonld")
    found, store = report.judgements[0].bevindingen, graph(report, "jsonld")
    for name in ("result", "focusNode", "resultSeverity", "sourceConstraintComponent"):
        assert counted(store, SH + name) == len(found)
    messages = {quad.object for quad in store.quads_for_pattern(None, None, None)}
    assert ox.Literal(found[0].bericht["nl"], language="nl") in messages
    assert ox.Literal(found[0].bericht["en"], language="en") in messages


@pytest.mark.parametrize("form", ["jsonld", "earl"])
def test_context_stands_in_the_file(report_of: Maker, form: str) -> None:
    text = made_bytes(report_of(VIJANDIG, form=form), form).decode()
    assert isinstance(json.loads(text)["@context"], dict)
