"""A workbook holds everything that the format can say, and users may rearrange and extend it."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from documents.workbooks import changed, made, needs_office, through_office, tree_of
from vams_kg import documents, service
from vams_kg.documents.cells import same
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.workbook import read_workbook
from vams_kg.documents.workbook_layout import Layout
from vams_kg.documents.workbook_writing import example, write_workbook
from vams_kg.errors import PersonalDataFound, UnknownChoice, UnreadableInput
from vams_kg.workbench import Workbench

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*.yaml"))
SMALL = """
titel: Klein
soort: procesbeschrijving
regime: geldend
partijen:
- {id: P1, naam: College, soort: college}
- {id: P2, naam: '=1+1', toelichting: '@SUM(A1)'}
casusoverleggen:
- id: CO1
  naam: Overleg
  deelnemers:
  - {id: D1, partij: P1}
  - {id: D2, partij: P2}
gegevensstromen:
- id: G1
  van: P1
  aan: [P2, melder]
  grondslag: [{wet: AVG, artikel: 6 lid 1 onder e}]
  toestemming: {gevraagd: nee}
regie_afspraken: {twijfelregel: Altijd opschalen.}
"""


@pytest.fixture(scope="module")
def small(knowledge: Knowledge) -> bytes:
    return write_workbook(tree_of(SMALL), knowledge)


def read(data: bytes, knowledge: Knowledge) -> documents.Intake:
    return read_workbook(data, "boek.xlsx", knowledge)


# --- what is written is read ---


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_is_the_same_after_a_workbook(path: Path, knowledge: Knowledge) -> None:
    tree = documents.take_in(path.read_bytes(), path.name, knowledge).tree
    intake = read(write_workbook(tree, knowledge), knowledge)
    assert same(intake.tree, tree)
    assert intake.doubts == ()


def test_a_workbook_gets_the_findings_of_its_text(bench: Workbench) -> None:
    path = next(one for one in EXAMPLES if one.parent.name == "zandmeer")
    tree = documents.take_in(path.read_bytes(), path.name, bench.knowledge).tree
    data = write_workbook(tree, bench.knowledge)
    found = []
    for source in (service.Source("b.yaml", path.read_bytes()), service.Source("b.xlsx", data)):
        judgement = service.check([source], bench).judgements[0]
        found.append(sorted((one.regel, one.pad, one.ernst) for one in judgement.bevindingen))
    assert found[0] == found[1]
    assert found[0]


def test_every_field_of_the_format_has_a_column(knowledge: Knowledge) -> None:
    layout = Layout(knowledge.fields)
    shown = {column.field.iri for plan in layout.plans for column in plan.columns}
    shown |= {field.iri for plan in layout.plans for c in plan.columns for field in c.path}
    shown |= {plan.field.iri for plan in layout.plans if plan.field}
    parts = {plan.klasse for plan in layout.plans}
    parts |= {c.path[0].itemklasse for plan in layout.plans for c in plan.columns if c.path[1:]}
    wanted = {field.iri for part in parts if part for field in knowledge.fields.of(part).values()}
    assert wanted <= shown


def test_the_same_document_gives_the_same_bytes(knowledge: Knowledge, small: bytes) -> None:
    assert write_workbook(tree_of(SMALL), knowledge) == small


def test_text_that_looks_like_a_formula_stays_text(small: bytes, knowledge: Knowledge) -> None:
    seen = []

    def look(book: openpyxl.Workbook) -> None:
        cells = [cell for row in book["Partijen"] for cell in row if cell.value]
        seen.extend(c for c in cells if str(c.value)[0] in "=@")

    changed(small, look)
    assert [cell.data_type for cell in seen] == ["s", "s"]
    assert all(cell.quotePrefix for cell in seen)
    assert same(read(small, knowledge).tree, tree_of(SMALL))


@pytest.mark.parametrize(
    "text",
    [
        "titel: 'a'\npartijen: []",
        "titel: 'a'\npartijen: zie bijlage",
        "titel: 'a'\npartijen: [{naam: zonder id}, {id: P1, naam: x}, {id: P1, naam: y}]",
        "titel: 'a'\ncasusoverleggen: [{naam: x, deelnemers: [{partij: P1}]}]",
        "titel: 'a'\ncasusoverleggen: [{deelnemers: [{partij: P1}]}]",
        "titel: 'a'\ncasusoverleggen: [{id: X, deelnemers: []}, {id: x, deelnemers: [{id: D1}]}]",
        "titel: 'a'\ngegevensstromen: [{id: G1, toestemming: ja}]",
        "titel: 'a'\nregie_afspraken: {}",
        'titel: "_x000D_ en \\r en \\u0001"',
        "titel: '\"- a\"'\norganisaties: ['\"x\"', '', ' a ']",
    ],
)
def test_odd_forms_are_kept(text: str, knowledge: Knowledge) -> None:
    tree = tree_of(text) if "u0001" not in text else tree_of("titel: '_x000D_ en _x0001_'")
    assert same(read(write_workbook(tree, knowledge), knowledge).tree, tree)


def test_an_unknown_key_becomes_a_column_that_is_reported(knowledge: Knowledge) -> None:
    tree = tree_of("titel: a\npartijen: [{id: P1, naam: x, kleur: rood}]")
    intake = read(write_workbook(tree, knowledge), knowledge)
    assert [(one.rule, one.values["sleutel"]) for one in intake.doubts] == [
        ("Lezing-sleutel-onbekend", "kleur")
    ]


# --- the template ---


def test_a_template_explains_and_shows_but_says_nothing(bench: Workbench) -> None:
    data = service.template("xlsx", "samenwerkingsovereenkomst", bench)
    book = read(data, bench.knowledge)
    assert same(book.tree, tree_of("soort: samenwerkingsovereenkomst"))
    assert data == service.template("xlsx", "samenwerkingsovereenkomst", bench)


def test_an_empty_template_is_refused_with_what_to_do(bench: Workbench) -> None:
    with pytest.raises(UnreadableInput, match="nog niet ingevuld"):
        read(service.template("xlsx", None, bench), bench.knowledge)


def test_a_template_for_an_unknown_kind_names_the_known_ones(bench: Workbench) -> None:
    with pytest.raises(UnknownChoice, match="procesbeschrijving"):
        service.template("xlsx", "procesbeschrijvin", bench)


def test_the_template_has_lists_frozen_headings_and_a_version(bench: Workbench) -> None:
    seen: dict[str, object] = {}

    def look(book: openpyxl.Workbook) -> None:
        seen["version"] = [row[0].value for row in book["Uitleg en versie"]["A1:A5"]]
        seen["frozen"] = {sheet.freeze_panes for sheet in book if sheet.title[0] in "DPRFCG"}
        seen["hidden"] = book["Lijsten"].sheet_state
        rules = book["Partijen"].data_validations.dataValidation
        seen["lists"] = [(rule.formula1, rule.errorStyle) for rule in rules]
        names = book.defined_names["lijst_partijsoort"].attr_text
        seen["labels"] = [row[0].value for row in book["Lijsten"][names.split("!")[1]]]

    changed(service.template("xlsx", None, bench), look)
    assert seen["version"][:3] == [
        "vams-kg werkboek",
        "Versie van het formaat",
        "Versie van de regelset",
    ]
    assert seen["frozen"] == {"B2"}
    assert seen["hidden"] == "hidden"
    assert ("lijst_partijsoort", "warning") in seen["lists"]
    assert "college" in seen["labels"]


def test_the_example_rows_are_in_order(bench: Workbench) -> None:
    data = write_workbook(example(), bench.knowledge)
    judgement = service.check([service.Source("voorbeeld.xlsx", data)], bench).judgements[0]
    read_badly = [one for one in judgement.bevindingen if one.regel.startswith("Lezing-")]
    assert read_badly == []


# --- users rearrange and extend ---


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
    named = [(one.values["sleutel"], str(intake.where(one.number))) for one in intake.doubts]
    assert named == [
        ("Kladblok", "blad ‘Kladblok’, cel B2, veld ‘Kladblok’"),
        ("Telefoon", "blad ‘Partijen’, cel Z1, veld ‘Telefoon’"),
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
        ("Lezing-waarde-leeg", "blad ‘Partijen’, cel B3, tabelrij 3, veld ‘Naam’")
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
        ("Lezing-verwijzing-onbekend", "CO9")
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
