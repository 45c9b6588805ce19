"""The expected report of every example stands beside it and is compared byte for byte."""

import os
from pathlib import Path

import pytest

from cases import ROOT, case_id, example_documents
from vams_kg import service
from vams_kg.reporting import render
from vams_kg.reporting.report import Report
from vams_kg.workbench import Workbench

REFRESH = "VAMS_REFRESH=1 .venv/bin/python -m pytest tests/test_examples.py"


@pytest.mark.parametrize("path", example_documents(), ids=case_id)
def test_example_gives_its_expected_report(path: Path, bench: Workbench) -> None:
    name = path.relative_to(ROOT).as_posix()
    checked = service.check([service.Source(name, path.read_bytes())], bench)
    assert not checked.unreadable
    text = render(Report(checked.judgements, bench.rulebook.topics), "text")
    expected = path.with_name("verwacht.txt")
    if os.environ.get("VAMS_REFRESH"):
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8"), f"refresh with: {REFRESH}"


@pytest.mark.parametrize("name", ["merenwaard", "zandmeer"])
def test_example_gives_its_expected_list(name: str, bench: Workbench) -> None:
    path = ROOT / "examples" / name / "beschrijving.yaml"
    source = service.Source(path.relative_to(ROOT).as_posix(), path.read_bytes())
    checked = service.check([source], bench)
    lists = service.was_wordt(checked, bench)
    text = render(Report(checked.judgements, bench.rulebook.topics, waswordt=lists), "waswordt")
    expected = path.with_name("waswordt.txt")
    if os.environ.get("VAMS_REFRESH"):
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8"), f"refresh with: {REFRESH}"


@pytest.mark.parametrize("name", ["merenwaard", "oeverland"])
def test_documents_in_order_give_no_violation(name: str, bench: Workbench) -> None:
    path = next((ROOT / "examples" / name).glob("*.yaml"))
    checked = service.check([service.Source(path.name, path.read_bytes())], bench)
    violations = [f for f in checked.judgements[0].bevindingen if f.ernst == "Violation"]
    assert violations == []
