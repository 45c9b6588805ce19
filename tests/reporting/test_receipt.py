"""The receipt: found again in every format; a report that does not belong is not taken for one."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from reporting.conftest import MERENWAARD, OEVERLAND, VIJANDIG, Maker, made_bytes
from vams_kg import resources, service
from vams_kg.errors import UnreadableInput
from vams_kg.reporting import FORMATS
from vams_kg.reporting.receipt import Stamp, as_line, find_stamps
from vams_kg.workbench import Workbench

FORMS = [name for name, renderer in FORMATS.items() if renderer.account]


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
    assert (found.past, keys(found)) == (False, ["verify_invoer"])


def test_other_rulebook_does_not_belong(report_of: Maker, bench: Workbench) -> None:
    report = report_source(report_of, "html", MERENWAARD)
    other = replace(bench, rulebook=replace(bench.rulebook, sha256="0" * 64))
    found = service.verify(report, [MERENWAARD], other)
    assert not found.past
    assert "verify_regelset" in keys(found)


def test_other_program_does_not_belong(
    report_of: Maker, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = report_source(report_of, "html", MERENWAARD)
    monkeypatch.setattr(resources, "code_sha256", lambda: "0" * 64)
    found = service.verify(report, [MERENWAARD], bench)
    assert (found.past, keys(found)) == (False, ["verify_programma"])


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_changed_report_does_not_belong(report_of: Maker, bench: Workbench, form: str) -> None:
    report = report_source(report_of, form, MERENWAARD)
    changed = report.data.replace(b"Wijkteam", b"Gemeente", 1)
    assert changed != report.data
    found = service.verify(service.Source(report.name, changed), [MERENWAARD], bench)
    assert (found.past, keys(found)) == (False, ["verify_rapport"])


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
