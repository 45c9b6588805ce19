"""A Word document holds everything that the format can say, and survives another program."""

import re
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from documents.word_samples import (
    changed,
    loaded,
    needs_office,
    parts_of,
    saved,
    through_office,
    with_table,
)
from documents.workbooks import tree_of
from vams_kg import documents, service
from vams_kg.documents.cells import same
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.tree import Table
from vams_kg.documents.word import read_word
from vams_kg.documents.word_writing import write_word
from vams_kg.errors import PersonalDataFound, UnknownChoice, UnreadableInput
from vams_kg.workbench import Workbench

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*.yaml"))
SMALL = """
titel: Klein
soort: samenwerkingsovereenkomst
regime: geldend
organisaties: [Gemeente A, Gemeente B]
partijen:
- {id: P1, naam: College, soort: college, rechtspersoon: nee}
- {id: P2, naam: "Politie\\nteam West", soort: politie}
casusoverleggen:
- id: CO1
  naam: Overleg
  deelnemers:
  - {id: D1, partij: P1}
  - {id: D2, partij: P2}
gegevensstromen:
- {id: G1, van: P1, aan: [P2, melder], gegevenscategorieen: gezondheid, doel: zorg}
- {id: G2, van: P2, aan: P1, doel: zorg, toestemming: {gevraagd: nee}}
"""


@pytest.fixture(scope="module")
def small(knowledge: Knowledge) -> bytes:
    return write_word(tree_of(SMALL), knowledge)


def read(data: bytes, knowledge: Knowledge) -> documents.Intake:
    return read_word(data, "lijst.docx", knowledge)


def card(document: Document, start: str, value: str = "") -> object:
    """Return the first table that starts with a title and holds a value."""
    for table in document.tables:
        texts = [cell.text for row in table.rows for cell in row.cells]
        if texts[0] == start and (not value or value in texts):
            return table
    raise AssertionError(start)


# --- what is written is read ---


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_is_the_same_after_a_document(path: Path, knowledge: Knowledge) -> None:
    tree = documents.take_in(path.read_bytes(), path.name, knowledge).tree
    assert isinstance(tree, Table)
    intake = read(write_word(tree, knowledge), knowledge)
    assert same(intake.tree, tree)
    assert intake.doubts == ()


def test_the_same_document_gives_the_same_bytes(knowledge: Knowledge, small: bytes) -> None:
    assert write_word(tree_of(SMALL), knowledge) == small


@pytest.mark.parametrize(
    "text",
    [
        "titel: 'a'\npartijen: []",
        "titel: 'a'\npartijen: zie bijlage",
        "titel: 'a'\npartijen: [{naam: zonder id}, {id: P1, naam: x}, {id: P1, naam: y}]",
        "titel: 'a'\ncasusoverleggen: [{naam: x, deelnemers: [{partij: P1}]}]",
        "titel: 'a'\ngegevensstromen: [{id: G1, toestemming: ja}, {id: G2, doel: Waarde}]",
        "titel: 'a'\nregie_afspraken: {}",
        "titel: 'a'\nrollen: [{id: Waarde, rol: Uitleg, fasen: Waarde}]",
        "titel: ' spaties  en\ttab '\norganisaties: ['\"x\"', '', ' a ']",
    ],
)
def test_odd_forms_are_kept(text: str, knowledge: Knowledge) -> None:
    tree = tree_of(text)
    assert same(read(write_word(tree, knowledge), knowledge).tree, tree)


@needs_office
@pytest.mark.parametrize("name", ["zandmeer", "oeverland"])
def test_another_program_may_save_it(name: str, tmp_path: Path, knowledge: Knowledge) -> None:
    path = next(one for one in EXAMPLES if one.parent.name == name)
    tree = documents.take_in(path.read_bytes(), path.name, knowledge).tree
    assert isinstance(tree, Table)
    intake = read(through_office(write_word(tree, knowledge), tmp_path), knowledge)
    assert same(intake.tree, tree)
    assert intake.doubts == ()


@needs_office
def test_a_choice_that_was_not_made_stays_empty(tmp_path: Path, bench: Workbench) -> None:
    data = service.template("docx", "procesbeschrijving", bench)
    intake = read(through_office(data, tmp_path), bench.knowledge)
    assert same(intake.tree, tree_of("soort: procesbeschrijving"))
    assert intake.doubts == ()


# --- places ---


def test_each_value_keeps_its_row_and_title(bench: Workbench, small: bytes) -> None:
    judgement = service.check([service.Source("l.docx", small)], bench).judgements[0]
    places = {one.pad: one.plaats for one in judgement.bevindingen}
    found = next(place for pad, place in places.items() if pad.startswith("gegevensstromen.G1"))
    assert found.veld and found.veld.startswith("Gegevensstromen 1")
    assert found.tabelrij
    assert all(place.blad is None and place.cel is None for place in places.values())


# --- the template ---


def test_the_template_asks_everything_of_the_format(knowledge: Knowledge, bench: Workbench) -> None:
    text = "\n".join(
        cell.text
        for table in loaded(service.template("docx", None, bench)).tables
        for row in table.rows
        for cell in row.cells
    )
    shown = {" ".join(line.split()) for line in text.split("\n")}
    from vams_kg.documents.workbook_layout import Layout, is_aside  # noqa: PLC0415 - to compare

    for plan in Layout(knowledge.fields).plans:
        assert is_aside(plan) or {column.heading for column in plan.columns} <= shown, plan.title


def test_the_template_has_the_list_with_questions_and_articles(bench: Workbench) -> None:
    data = service.template("docx", "procesbeschrijving", bench)
    rows = loaded(data).tables[0].rows
    assert [cell.text for cell in rows[0].cells][2] == "Aanpassen en/of toevoegen"
    assert len(rows) == 1 + len(bench.rulebook.process_parts)
    assert "Welke meldpunten zijn er?" in rows[1].cells[0].text
    assert "2.2.5" in rows[1].cells[1].text
    other = loaded(service.template("docx", "samenwerkingsovereenkomst", bench))
    assert other.tables[0].rows[0].cells[0].text == "Document"
    with pytest.raises(UnknownChoice):
        service.template("docx", "gedicht", bench)


def test_the_template_is_accessible(bench: Workbench) -> None:
    data = service.template("docx", None, bench)
    document = loaded(data)
    for table in document.tables:
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblCaption")) is not None
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert document.sections[0].page_width > document.sections[0].page_height
    assert document.core_properties.language == "nl-NL"
    assert b"nl-NL" in parts_of(data)["word/styles.xml"]
    assert b'w:val="en-US"' not in parts_of(data)["word/styles.xml"]
    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert "Gegevensstromen" in headings


def test_an_empty_template_is_said_to_be_empty(bench: Workbench) -> None:
    with pytest.raises(UnreadableInput, match="nog niet ingevuld"):
        read(service.template("docx", None, bench), bench.knowledge)


def test_a_filled_in_template_becomes_facts(bench: Workbench) -> None:
    def fill(document: Document) -> None:
        rows = {row.cells[0].text: row for row in card(document, "Document").rows}
        rows["Titel"].cells[1].text = "Onze werkwijze"
        party = next(t for t in document.tables if t.rows[0].cells[0].text == "Id")
        for number, text in enumerate(("P1", "College", "college")):
            party.rows[2].cells[number].text = text
        flow = {row.cells[0].text: row for row in card(document, "Gegevensstromen").rows}
        flow["Id"].cells[1].text = "G1"
        flow["Van"].cells[1].text = "P1"

    data = changed(service.template("docx", "procesbeschrijving", bench), fill)
    intake = read(data, bench.knowledge)
    wanted = """
    soort: procesbeschrijving
    titel: Onze werkwijze
    partijen: [{id: P1, naam: College, soort: college}]
    gegevensstromen: [{id: G1, van: P1}]
    """
    assert same(intake.tree, tree_of(wanted))
    assert intake.doubts == ()


# --- what users change ---


def test_a_copied_card_is_a_next_item(small: bytes, knowledge: Knowledge) -> None:
    def copy(document: Document) -> None:
        source = card(document, "Gegevensstromen", "G2")
        rows = source._tbl.findall(qn("w:tr"))
        again = [row.__copy__() for row in rows]
        for row in again:
            source._tbl.append(row)
            for text in row.iter(qn("w:t")):
                text.text = "G3" if text.text == "G2" else text.text

    intake = read(changed(small, copy), knowledge)
    flows = next(one for one in intake.tree.entries if one.key == "gegevensstromen").value
    assert [item.entries[0].value.text for item in flows.items] == ["G1", "G2", "G3"]
    assert intake.doubts == ()


def test_a_changed_title_is_found_by_the_tag_of_its_choice(
    small: bytes, knowledge: Knowledge
) -> None:
    def rename(document: Document) -> None:
        for row in card(document, "Document").rows:
            if row.cells[0].text == "Regime":
                row.cells[0].text = "Welk recht?"

    assert same(read(changed(small, rename), knowledge).tree, tree_of(SMALL))


def test_an_own_title_is_named(small: bytes, knowledge: Knowledge) -> None:
    def add(document: Document) -> None:
        row = card(document, "Gegevensstromen", "G1").add_row()
        row.cells[0].text, row.cells[1].text = "Kleur", "rood"

    doubts = read(changed(small, add), knowledge).doubts
    assert [(one.rule, one.path) for one in doubts] == [
        ("Lezing-werkboek-kolom", "Gegevensstromen.Kleur")
    ]


def test_plain_tables_are_found_by_their_titles(knowledge: Knowledge) -> None:
    rows = [("ID", "naam", "SOORT"), ("P1", "College", "college"), ("P2", "Politie", "politie")]
    intake = read(with_table(rows), knowledge)
    wanted = "partijen: [{id: P1, naam: College, soort: college}, {id: P2, naam: Politie, soort: politie}]"  # noqa: E501
    assert same(intake.tree, tree_of(wanted))
    assert str(intake.spots[-1]) != ""


def test_what_is_not_read_is_said(knowledge: Knowledge, small: bytes) -> None:
    def add(document: Document) -> None:
        document.add_paragraph("Dit hoort er ook bij.")
        table = document.add_table(1, 2)
        table.rows[0].cells[0].text = "iets anders"

    doubts = read(changed(small, add), knowledge).doubts
    assert [one.values["wat"] for one in doubts] == [
        "1 × alinea",
        "1 × tabel zonder titels die wij kennen",
    ]


@pytest.mark.parametrize("where", ["cel", "alinea", "kolom", "voettekst"])
def test_data_about_citizens_are_refused_wherever_they_stand(
    where: str, small: bytes, knowledge: Knowledge
) -> None:
    said = "bsn 111222333"

    def add(document: Document) -> None:
        flow = card(document, "Gegevensstromen", "G1")
        if where == "cel":
            flow.rows[1].cells[1].text = said
        elif where == "kolom":
            flow.rows[1].cells[3].text = said
        elif where == "alinea":
            document.add_paragraph(said)
        else:
            document.sections[0].footer.paragraphs[0].text = said

    with pytest.raises(PersonalDataFound) as caught:
        documents.read(changed(small, add), "l.docx", knowledge)
    assert "111222333" not in str(caught.value)


def test_no_time_of_making_is_kept(small: bytes) -> None:
    core = parts_of(small)["docProps/core.xml"].decode()
    assert re.findall(r"\d{4}-\d\d-\d\dT", core) == ["2000-01-01T"] * core.count("dcterms:W3CDTF")


def test_a_document_that_is_saved_again_reads_the_same(small: bytes, knowledge: Knowledge) -> None:
    assert same(read(saved(loaded(small)), knowledge).tree, tree_of(SMALL))
