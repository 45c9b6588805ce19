"""`vams-kg check --format waswordt` as a person uses it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cases import ROOT
from vams_kg.cli import app

IN_ORDER = "examples/merenwaard/beschrijving.yaml"
WITH_MISTAKES = "examples/zandmeer/beschrijving.yaml"
WIDEST = 120
runner = CliRunner()


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_exit_codes_are_those_of_check() -> None:
    assert runner.invoke(app, ["check", IN_ORDER, "--format", "waswordt"]).exit_code == 0
    assert runner.invoke(app, ["check", WITH_MISTAKES, "--format", "waswordt"]).exit_code == 1
    missing = runner.invoke(app, ["check", IN_ORDER, "weg.yaml", "--format", "waswordt"])
    assert missing.exit_code == 2
    assert "1 niet gelezen" in missing.stdout


def test_several_documents_in_a_file(tmp_path: Path) -> None:
    target = tmp_path / "lijst.txt"
    args = ["check", IN_ORDER, WITH_MISTAKES, "--format", "waswordt", "-o", str(target)]
    result = runner.invoke(app, args)
    text = target.read_text("utf-8")
    assert (result.exit_code, result.stdout) == (1, "")
    assert text.count("WORDT: wat de lijst vraagt") == 12
    assert "Samen: 2 documenten" in text
    assert max(map(len, text.splitlines())) <= WIDEST


def test_english_shows_the_questions_in_english_too() -> None:
    args = ["check", IN_ORDER, "--format", "waswordt", "--language", "en"]
    text = runner.invoke(app, args).stdout
    assert "WAS: what the document says now" in text
    assert "(Is the work process up to date?)" in text.replace("\n      ", " ")


def test_it_never_says_that_something_is_in_order() -> None:
    text = runner.invoke(app, ["check", IN_ORDER, "--format", "waswordt"]).stdout
    assert "rechtmatig" not in text
    assert "voldoet" not in text
