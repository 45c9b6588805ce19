"""The receipt: found again in every format; a report that does not belong is not taken for one."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from reporting.conftest import MERENWAARD, OEVERLAND, VIJANDIG, Maker, made_bytes
from vams_kg import resources, service
from vams_kg.errors import UnreadableInput
from vams_kg.reporting import FORMATS
from vams_kg.reporting.receipt import Stamp, as_line, find_stamps
from vams_kg.workbench import Workbench

FORMS = list(FORMATS)
"""Every format: a report that is kept has a receipt whatever it looks like."""


def report_source(report_of: Maker, form: str, *sources: service.Source) -> service.Source:
    return service.Source(f"rapport.{form}", made_bytes(report_of(*sources, form=form), form))


def keys(found: service.Verified) -> list[str]:
    return [key for key, _ in found.notes]


@pytest.mark.parametrize("form", FORMS)
def test_receipt_is_found_in_every_format(report_of: Maker, form: str) -> None:
    report = report_of(MERENWAARD, OEVERLAND, form=form)
    stamps = find_stamps(made_bytes(report, form))
    assert [one.receipt for one in stamps] == [one.receipt for one in report.accounts]
    assert {(one.vorm, one.taal) for one in stamps} == {(form, "nl")}


@pytest.mark.parametrize("form", FORMS)
def test_report_belongs_to_its_input(report_of: Maker, bench: Workbench, form: str) -> None:
    report = report_source(report_of, form, MERENWAARD)
    moved = service.Source("elders/kopie.yaml", MERENWAARD.data)
    assert service.verify(report, [moved], bench) == service.Verified(True, (("verify_past", ""),))


def test_report_with_options_belongs_to_its_input(report_of: Maker, bench: Workbench) -> None:
    wanted = service.wishes(bench.rulebook, "geldend", ["buch-2014"], "2027-12-01")
    wanted = replace(wanted, strict=True)
    made = report_of(MERENWAARD, wanted=wanted, language="en")
    report = service.Source("r.html", made_bytes(made, "html"))
    assert service.verify(report, [MERENWAARD], bench).past


def test_hostile_document_does_not_fool(report_of: Maker, bench: Workbench) -> None:
    report = report_source(report_of, "html", VIJANDIG)
    assert service.verify(report, [VIJANDIG], bench).past
    assert not service.verify(report, [MERENWAARD], bench).past


@pytest.mark.parametrize("form", FORMS)
def test_changed_input_does_not_belong(report_of: Maker, bench: Workbench, form: str) -> None:
    report = report_source(report_of, form, MERENWAARD)
    changed = service.Source(MERENWAARD.name, MERENWAARD.data + b"\n")
    found = service.verify(report, [changed], bench)
    told = ["verify_invoer", "verify_ging_over", "verify_doe_invoer"]
    assert (found.past, keys(found), found.answer) == (False, told, "verify_nee")


def test_other_rulebook_does_not_belong(report_of: Maker, bench: Workbench) -> None:
    report = report_source(report_of, "html", MERENWAARD)
    other = replace(bench, rulebook=replace(bench.rulebook, sha256="0" * 64))
    found = service.verify(report, [MERENWAARD], other)
    told = ["verify_regelset", "verify_regelset_hier", "verify_doe_opnieuw"]
    assert (found.past, keys(found), found.answer) == (False, told, "verify_anders")


def test_other_program_does_not_belong(
    report_of: Maker, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = report_source(report_of, "html", MERENWAARD)
    monkeypatch.setattr(resources, "code_sha256", lambda: "0" * 64)
    found = service.verify(report, [MERENWAARD], bench)
    told = ["verify_programma", "verify_programma_hier", "verify_doe_opnieuw"]
    assert (found.past, keys(found), found.answer) == (False, told, "verify_anders")
    assert "000000000000…" in found.notes[1][1]


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_changed_report_does_not_belong(report_of: Maker, bench: Workbench, form: str) -> None:
    report = report_source(report_of, form, MERENWAARD)
    changed = report.data.replace(b"Wijkteam", b"Gemeente", 1)
    assert changed != report.data
    found = service.verify(service.Source(report.name, changed), [MERENWAARD], bench)
    told = (found.past, keys(found), found.answer)
    assert told == (False, ["verify_rapport", "verify_doe_rapport"], "verify_nee")


def in_workbook(data: bytes, change: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def fill_in(book: Any) -> None:
    """Do what people do with an action list: take, finish, note, sort, and add a row."""
    sheet = book.worksheets[0]
    sheet["J2"], sheet["K2"], sheet["L2"] = "Jan", "klaar", "besproken"
    for column in range(1, sheet.max_column + 1):
        above, below = sheet.cell(2, column), sheet.cell(3, column)
        above.value, below.value = below.value, above.value
    sheet.append(["eigen punt"])


def delete_findings(book: Any) -> None:
    book.worksheets[0].delete_rows(2, 3)


def change_the_count(book: Any) -> None:
    sheet = book.worksheets[1]
    cell = next(c for row in sheet.iter_rows() for c in row if str(c.value).isdigit())
    cell.value = "999"


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (fill_in, "verify_ingevuld"),
        (delete_findings, "verify_rapport"),
        (change_the_count, "verify_rapport"),
    ],
)
def test_a_workbook_may_be_filled_in_and_not_falsified(
    change: Callable[[Any], None], note: str, report_of: Maker, bench: Workbench
) -> None:
    report = report_source(report_of, "xlsx", MERENWAARD)
    changed = service.Source(report.name, in_workbook(report.data, change))
    found = service.verify(changed, [MERENWAARD], bench)
    assert (found.past, keys(found)[0]) == (note == "verify_ingevuld", note)


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [("", "gemotiveerd", "verify_ingevuld"), ("ter info", "in orde", "verify_rapport")],
)
def test_a_word_report_may_be_filled_in_and_not_falsified(
    old: str, new: str, note: str, report_of: Maker, bench: Workbench
) -> None:
    report = report_source(report_of, "docx", MERENWAARD)
    paper = docx.Document(io.BytesIO(report.data))
    found = (p for t in paper.tables for r in t.rows for c in r.cells for p in c.paragraphs)
    places = [p for p in (*paper.paragraphs, *found) if (old in p.text if old else not p.text)]
    places[0].text = places[0].text.replace(old, new) if old else new
    made = io.BytesIO()
    paper.save(made)
    answer = service.verify(service.Source(report.name, made.getvalue()), [MERENWAARD], bench)
    assert (answer.past, keys(answer)[0]) == (note == "verify_ingevuld", note)


def test_part_of_the_documents_is_not_enough_to_compare(report_of: Maker, bench: Workbench) -> None:
    report = report_source(report_of, "html", MERENWAARD, OEVERLAND)
    found = service.verify(report, [OEVERLAND], bench)
    assert (found.past, keys(found)) == (True, ["verify_niet_alles"])
    assert keys(service.verify(report, [OEVERLAND, MERENWAARD], bench)) == ["verify_past"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"een tekst zonder bewijs",
        b"PK\x03\x04 geen zip",
        b"vams-kg-bewijs/1:",
        b"vams-kg-bewijs/1:eyJyZWNlaXB0IjoxfQeyJyZWNlaXB0IjoxfQ",
        b"vams-kg-bewijs/1:" + b"W1tbW1tb" * 500,
    ],
)
def test_report_without_receipt_is_refused_in_words(data: bytes, bench: Workbench) -> None:
    with pytest.raises(UnreadableInput, match="geen bewijs"):
        service.verify(service.Source("iets.html", data), [MERENWAARD], bench)


def test_receipt_is_found_inside_a_packed_file(report_of: Maker) -> None:
    stamp = Stamp(report_of(MERENWAARD).accounts[0].receipt, "docx", "nl")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("docProps/core.xml", f"<keywords>{as_line(stamp)}</keywords>")
    assert find_stamps(file.getvalue()) == (stamp,)


def test_hash_of_the_program_leaves_data_and_caches_out(tmp_path: Path) -> None:
    assert resources.code_sha256() == resources.code_sha256()
    assert ".pyc" not in resources.SOURCES
