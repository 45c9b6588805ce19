"""A report that is sent on: true in its first line, without paths, always with a receipt."""

import io
import json
from dataclasses import replace

import pytest
from docx import Document

from reporting.conftest import MERENWAARD, OEVERLAND, Maker, example, made_bytes
from vams_kg import service
from vams_kg.model import Judgement, Place
from vams_kg.reporting import FORMATS, as_text
from vams_kg.reporting.pictures import raster
from vams_kg.reporting.receipt import find_stamps
from vams_kg.reporting.verdict import verdict
from vams_kg.service.naming import named_for, short_names
from vams_kg.workbench import Workbench

POLDERSTREEK = example("polderstreek/beschrijving.yaml")
EMPTY = service.Source("leeg.yaml", b"titel: x\nsoort: samenwerkingsovereenkomst\n")
SECRET = "/home/jan.jansen/dossiers/vertrouwelijk/beschrijving.yaml"


def judged(source: service.Source, bench: Workbench) -> Judgement:
    return service.check([source], bench).judgements[0]


def test_the_first_line_is_no_better_than_the_findings(bench: Workbench) -> None:
    attention = judged(POLDERSTREEK, bench)
    assert attention.conform and attention.aantal("Warning")
    assert "Geen bezwaar" not in verdict(attention, "nl")
    assert "aandacht" in verdict(attention, "nl")
    fine = judged(OEVERLAND, bench)
    assert verdict(fine, "nl").startswith("Geen bezwaar gevonden. Dat bewijst niet")
    assert "ter info" in verdict(fine, "nl")
    assert "ter info" not in verdict(replace(fine, bevindingen=()), "nl")


def test_of_an_empty_document_nothing_is_concluded(report_of: Maker, bench: Workbench) -> None:
    assert judged(EMPTY, bench).karig
    assert not judged(MERENWAARD, bench).karig
    made = made_bytes(report_of(EMPTY, form="html"), "html").decode()
    assert "te weinig ingevuld" in made
    assert "Geen bezwaar" not in made.partition("Was-wordt-lijst</h2>")[0]
    assert "Er is niets gevonden dat eerst moet" not in made


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_verdict_calls_a_document_lawful(bench: Workbench, language: str) -> None:
    for source in (POLDERSTREEK, OEVERLAND, EMPTY):
        said = verdict(judged(source, bench), language).lower()
        assert not any(word in said for word in ("rechtmatig", "lawful", "voldoet", "complies"))


@pytest.mark.parametrize("form", ["text", "waswordt", "html", "md", "json", "jsonld", "earl"])
def test_a_kept_report_holds_no_path_and_still_belongs(bench: Workbench, form: str) -> None:
    source = service.Source(SECRET, OEVERLAND.data)
    checked = named_for(service.check([source], bench), form, kept=True)
    wanted = service.Wishes()
    report = service.make_report(checked, bench, wanted, form, "nl", whole=True)
    made = made_bytes(report, form)
    assert b"jan.jansen" not in made and b"beschrijving.yaml" in made
    stamps = find_stamps(made)
    assert [stamp.receipt.bestand for stamp in stamps] == ["beschrijving.yaml"]
    assert service.verify(service.Source("r", made), [source], bench).past


def test_a_program_finds_a_file_in_the_folder_again(bench: Workbench) -> None:
    inside = service.Source("map/een.yaml", OEVERLAND.data)
    outside = service.Source(SECRET, OEVERLAND.data)
    checked = service.check([inside, outside], bench)
    names = [one.bestand for one in named_for(checked, "sarif", kept=True).judgements]
    assert names == ["map/een.yaml", "beschrijving.yaml"]
    assert named_for(checked, "json", kept=False) is checked
    assert named_for(checked, "pdf", kept=False).judgements[1].bestand == "beschrijving.yaml"


def test_two_documents_of_one_name_stay_apart() -> None:
    found = short_names(["a/x.yaml", "b/x.yaml", "/c/y.yaml"])
    assert list(found.values()) == ["a/x.yaml", "b/x.yaml", "y.yaml"]
    assert short_names(found.values()) == {name: name for name in found.values()}


@pytest.mark.parametrize(
    ("place", "path", "told"),
    [
        (
            Place("m/z.xlsx", "", blad="Stromen", cel="C7", tabelrij=7, veld="Doel"),
            "gegevensstromen.G1.doel",
            ("blad ‘Stromen’, cel C7 ‘Doel’", "(m/z.xlsx, gegevensstromen.G1.doel)"),
        ),
        (
            Place("z.docx", "", tabelrij=8, veld="Stappen 1: Kanalen"),
            "",
            ("‘Stappen 1: Kanalen’, tabelrij 8", "(z.docx)"),
        ),
        (Place("z.yaml", "", regelnummer=3), "titel", ("titel", "(z.yaml:3)")),
    ],
)
def test_a_place_is_told_as_people_see_it(place: Place, path: str, told: tuple[str, str]) -> None:
    assert as_text.led(place, path, "nl") == told


def test_the_receipt_tells_engine_and_column_mapping(report_of: Maker, bench: Workbench) -> None:
    mapping = service.Source("indeling.yaml", b"kolommen: {}\n")
    own = service.with_columns(bench, mapping)
    wanted = replace(service.Wishes(), engine="pyshacl")
    checked = service.check([EMPTY], own, wanted)
    report = service.make_report(checked, own, wanted, "md", "nl", whole=True)
    receipt = report.accounts[0].receipt
    assert receipt.wensen == (("motor", "pyshacl"),)
    assert len(receipt.indeling_sha256) == 64
    made = service.Source("r.md", made_bytes(report, "md"))
    assert receipt.indeling_sha256.encode() in made.data
    assert service.verify(made, [EMPTY], own).past
    without = service.verify(made, [EMPTY], bench)
    assert (without.past, [key for key, _ in without.notes]) == (False, ["verify_indeling"])


def test_a_falsified_receipt_is_named(report_of: Maker, bench: Workbench) -> None:
    report = report_of(EMPTY, form="md")
    account = report.accounts[0]
    forged = replace(account, receipt=replace(account.receipt, regime="wams-2023"))
    made = made_bytes(replace(report, accounts=(forged,)), "md")
    found = service.verify(service.Source("r.md", made), [EMPTY], bench)
    assert ("verify_veld", "regime") in found.notes


def test_word_shows_the_pictures_with_a_text_and_a_table(report_of: Maker) -> None:
    pytest.importorskip("typst")
    report = report_of(OEVERLAND, form="docx")
    data = made_bytes(report, "docx")
    assert data == made_bytes(report, "docx")
    paper = Document(io.BytesIO(data))
    shown = [one.get("descr") for one in paper.element.body.iter() if one.tag.endswith("}docPr")]
    assert len(shown) == 2 and all("De tabel hierna" in text for text in shown)
    titles = paper.element.xpath("//w:tblCaption/@w:val")
    assert {"Gegevensstromen", "Partijen en gegevens"} <= set(titles)
    assert all(len(table.columns) <= 7 for table in paper.tables)


def test_a_tall_picture_is_cut_between_its_boxes() -> None:
    boxes = "".join(
        f'<g class="vak kop"><rect x="0" y="{n * 100}" width="900" height="80" rx="3"/></g>'
        for n in range(40)
    )
    svg = f'<svg viewBox="-1 -1 902 4002" width="902" height="4002">{boxes}</svg>'
    sheet = raster.sheet_for(svg)
    assert sheet == raster.STANDING
    frames = [
        [float(part) for part in piece.partition('viewBox="')[2].partition('"')[0].split()]
        for piece in raster._cut(svg, 950)
    ]
    assert len(frames) > 3
    assert [top + high for _, top, _, high in frames[:-1]] == [top for _, top, _, _ in frames[1:]]
    assert all((top + high) % 100 >= 80 for _, top, _, high in frames[:-1])


def test_every_format_of_a_report_has_a_receipt(report_of: Maker) -> None:
    for form in FORMATS:
        if form not in {"pdf", "docx", "xlsx"}:
            assert find_stamps(made_bytes(report_of(EMPTY, form=form), form)), form


def test_check_json_keeps_its_keys(bench: Workbench) -> None:
    report = service.make_report(
        service.check([EMPTY], bench), bench, service.Wishes(), "json", "nl"
    )
    value = json.loads(made_bytes(report, "json"))
    assert set(value) == {
        *("schema", "dossier", "regelset", "voorbehoud", "conform", "aantallen", "bevindingen")
    }
