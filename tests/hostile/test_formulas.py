"""A text of a user never becomes a formula, and a formula of a user is never taken for its text."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hostile import making as made
from hostile.test_hostile_files import command
from vams_kg import documents, service
from vams_kg.reporting.renderers import FORMATS, render
from vams_kg.workbench import Workbench

SIGNS = ("=", "+", "-", "@", "\t=", "\n=", " =")
RUNS = "cmd|' /C calc'!A0"


def source() -> service.Source:
    """Return a document in which every text that can be shown starts as a formula."""
    rows = "".join(
        f'  - {{id: "G{n}", van: "={n}+1", aan: P1, doel: {quoted(sign)}, soort: "=1+2"}}\n'
        for n, sign in enumerate(SIGNS)
    )
    text = (
        f"titel: {quoted('=')}\nsoort: {quoted('+')}\nregime: {quoted('@')}\n"
        f'partijen:\n  - {{id: P1, naam: {quoted("=")}}}\n"=HYPERLINK(1)": {quoted("=")}\n'
        f"gegevensstromen:\n{rows}"
    )
    return service.Source("formules.yaml", text.encode())


def quoted(sign: str) -> str:
    said = (sign + RUNS).replace("\t", "\\t").replace("\n", "\\n")
    return f'"{said}"'


def check_workbook(data: bytes) -> None:
    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or RUNS not in str(cell.value), cell


def check_word(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            held = archive.read(name)
            assert b"DDEAUTO" not in held
            assert b"instrText" not in held or RUNS.encode()[:6] not in held.split(b"instrText")[1]


def test_texts_stay_texts_in_every_report(bench: Workbench) -> None:
    checked = service.check([source()], bench)
    asked = service.wishes(bench.rulebook, None, [])
    report = service.make_report(checked, bench, asked, "html", "nl", whole=True)
    assert set(FORMATS) >= {"xlsx", "docx"}
    check_workbook(bytes(render(report, "xlsx")))  # type: ignore[arg-type]
    check_word(bytes(render(report, "docx")))  # type: ignore[arg-type]
    assert f"<a href={RUNS}" not in str(render(report, "html"))


@pytest.mark.parametrize("target", [".xlsx", ".docx", ".yaml", ".json", ".ttl"])
def test_texts_stay_texts_in_every_format(target: str, bench: Workbench) -> None:
    data = service.convert(source(), f"uit{target}", bench).data
    if target == ".xlsx":
        check_workbook(data)
    if target == ".docx":
        check_word(data)
    again = documents.read(data, f"uit{target}", bench.knowledge)
    assert f"={RUNS}" in again.teksten.values()


def test_lines_for_a_register_are_no_formulas(bench: Workbench) -> None:
    check_workbook(service.as_register(source(), "r.xlsx", bench).data)
    text = service.as_register(source(), "r.csv", bench).data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert any(RUNS in cell for row in rows for cell in row)
    for cell in (cell for row in rows for cell in row):
        assert not cell.lstrip(" \n").startswith(("=", "+", "@", "-", "\t", "\r")), cell


def test_tables_of_answers_are_no_formulas(tmp_path: Path) -> None:
    asked = tmp_path / "vragen.csv"
    head = f'verstrekker,ontvanger,gegevens,regime,"={RUNS}"'
    rows = [f'school,"={RUNS}",gezondheid,geldend,"{sign}{RUNS}"' for sign in "=+-@"]
    asked.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    code, out, err = command("may", "--cases", str(asked), "--format", "csv")
    assert code == 2 and "Traceback" not in err
    table = list(csv.reader(io.StringIO(out)))
    assert len(table) == 5 and sum(RUNS in cell for row in table for cell in row) >= 9
    assert not any(cell.lstrip().startswith(tuple("=+-@")) for row in table for cell in row)


def test_your_own_workbook_comes_back_without_new_formulas(tmp_path: Path) -> None:
    formula = made.swap(made.xlsx(), made.SHEET, "College", f"={RUNS}")
    given, back = tmp_path / "in.xlsx", tmp_path / "uit.xlsx"
    given.write_bytes(formula)
    code, _, err = command("check", str(given), "-o", str(back))
    assert code in (0, 1) and "Traceback" not in err
    check_workbook(back.read_bytes())


@pytest.mark.parametrize("kept", ["", "<v>College</v>"])
def test_a_formula_is_read_by_its_kept_value_only(kept: str, bench: Workbench) -> None:
    cell = (
        f'<row r="3"><c r="A3" t="str"><v>P9</v></c><c r="B3" t="str"><f>{RUNS[:3]}|x</f>{kept}</c>'
    )
    data = made.swap(made.xlsx(), made.SHEET, "</sheetData>", f"{cell}</row></sheetData>")
    dossier = documents.read(data, "f.xlsx", bench.knowledge)
    assert not any("cmd" in text for text in dossier.teksten.values())
