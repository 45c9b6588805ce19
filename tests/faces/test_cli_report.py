"""`vams-kg report`, `vams-kg verify` and the formats of `check`: files, exit codes, words."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cases import ROOT
from vams_kg.cli import app
from vams_kg.reporting import FORMATS

IN_ORDER = "examples/merenwaard/beschrijving.yaml"
WITH_MISTAKES = "examples/zandmeer/beschrijving.yaml"
runner = CliRunner()


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_report_is_written_and_ends_in_0_whatever_it_says(tmp_path: Path) -> None:
    file = tmp_path / "rapport.html"
    asked = ["report", WITH_MISTAKES, "--regime", "wams-2023", "-o", str(file)]
    assert runner.invoke(app, asked).exit_code == 0
    assert file.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_check_keeps_its_exit_code(form: str) -> None:
    asked = ["--format", form, "--regime", "wams-2023"]
    assert runner.invoke(app, ["check", WITH_MISTAKES, *asked]).exit_code == 1
    assert runner.invoke(app, ["check", IN_ORDER, *asked]).exit_code == 0
    assert runner.invoke(app, ["check", "nergens.yaml", IN_ORDER, *asked]).exit_code == 2


def test_check_and_report_give_the_same(tmp_path: Path) -> None:
    checked = runner.invoke(app, ["check", IN_ORDER, "--format", "html"]).stdout
    made = runner.invoke(app, ["report", IN_ORDER, "--format", "html"]).stdout
    assert checked == made != ""


def test_language(tmp_path: Path) -> None:
    made = runner.invoke(app, ["report", IN_ORDER, "--language", "en"]).stdout
    assert '<html lang="en">' in made and "What to do first" in made


@pytest.mark.parametrize("form", [n for n, one in FORMATS.items() if one.binary] or [None])
@pytest.mark.parametrize("command", ["report", "check"])
def test_bytes_need_a_file(form: str | None, command: str) -> None:
    if form is None:
        pytest.skip("no format of bytes yet")
    result = runner.invoke(app, [command, IN_ORDER, "--format", form])
    assert result.exit_code != 0
    assert "hoort in een bestand" in str(result.exception)


def test_unknown_format_names_the_known_ones() -> None:
    result = runner.invoke(app, ["report", IN_ORDER, "--format", "wordperfect"])
    assert result.exit_code == 2
    assert "html" in result.stderr


@pytest.mark.parametrize(("name", "start"), [("r.md", "# "), ("r.json", "{"), ("r", "<!DOCTYPE")])
def test_name_of_the_file_chooses_the_format(tmp_path: Path, name: str, start: str) -> None:
    runner.invoke(app, ["report", IN_ORDER, "-o", str(tmp_path / name)])
    assert (tmp_path / name).read_text("utf-8").startswith(start)


def test_unknown_end_of_a_name_is_refused(tmp_path: Path) -> None:
    result = runner.invoke(app, ["report", IN_ORDER, "-o", str(tmp_path / "r.wpd")])
    assert "welke vorm" in str(result.exception)
    assert not (tmp_path / "r.wpd").exists()


def test_unreadable_input_ends_in_2_and_the_others_are_reported(tmp_path: Path) -> None:
    file = tmp_path / "r.html"
    result = runner.invoke(app, ["report", "nergens.yaml", IN_ORDER, "-o", str(file)])
    assert result.exit_code == 2
    assert "1 niet gelezen" in file.read_text("utf-8")
    assert "nergens.yaml" in result.stderr


def test_json_keeps_its_schema_and_adds_the_report() -> None:
    value = json.loads(runner.invoke(app, ["report", IN_ORDER, "--format", "json"]).stdout)
    assert value["schema"] == "vams-kg/check/1"
    assert value["rapport"]["goed"] > 100
    assert value["rapport"]["bewijs"]["invoer_sha256"] == value["dossier"]["sha256"]


def test_verify_says_yes_no_or_that_it_cannot(tmp_path: Path) -> None:
    file, other = tmp_path / "rapport.md", tmp_path / "ander.yaml"
    runner.invoke(app, ["report", IN_ORDER, "--format", "md", "-o", str(file)])
    yes = runner.invoke(app, ["verify", str(file), IN_ORDER])
    assert (yes.exit_code, yes.stdout[:3]) == (0, "Ja:")
    other.write_bytes(Path(IN_ORDER).read_bytes() + b"# anders\n")
    no = runner.invoke(app, ["verify", str(file), str(other)])
    assert (no.exit_code, no.stdout[:4]) == (1, "Nee:")
    assert "ander.yaml" in no.stdout
    cannot = runner.invoke(app, ["verify", str(other), IN_ORDER])
    assert cannot.exit_code != 0
    assert "geen bewijs" in str(cannot.exception)
