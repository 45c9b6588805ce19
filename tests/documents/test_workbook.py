"""A workbook holds everything that the format can say, and users may rearrange and extend it."""

from pathlib import Path

import openpyxl
import pytest

from documents.workbooks import changed, tree_of
from vams_kg import documents, service
from vams_kg.documents.cells import same
from vams_kg.documents.formats import format_of
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.workbook import read_workbook
from vams_kg.documents.workbook_layout import Layout
from vams_kg.documents.workbook_writing import example, write_workbook
from vams_kg.errors import UnknownChoice, UnreadableInput
from vams_kg.packing import packed
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
    assert [(one.rule, one.values["kolom"]) for one in intake.doubts] == [
        ("Lezing-werkboek-kolom", "kleur")
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


def test_a_packed_file_without_a_suffix_is_known_by_its_bytes() -> None:
    book = format_of("standaardinvoer", packed({"xl/workbook.xml": b""}))
    word = format_of("standaardinvoer", packed({"word/document.xml": b""}))
    assert (book.module, word.module) == ("workbook", "word")
    assert format_of("standaardinvoer", b"titel: X").module == "text"
