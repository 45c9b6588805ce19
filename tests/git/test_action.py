"""The composite action: its step runs in bash, with inputs in the environment as with a runner."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
CHECK = next(one for one in STEPS if one.get("id") == "check")
BASH = shutil.which("bash") or ""
EMPTY = "soort: procesbeschrijving\n"
GOOD = "titel: Aanpak Voorbeeldstad\nsoort: procesbeschrijving\nregime: geldend\n"

pytestmark = pytest.mark.skipif(not BASH, reason="the action runs in bash")


class Ran(NamedTuple):
    """How the step ended, what it said, and the outputs it gave."""

    code: int
    said: str
    outputs: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "map met spatie").mkdir()
    (tmp_path / "goed.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "map met spatie" / "fout.yaml").write_text("regime: wams-2023\n" + EMPTY, "utf-8")
    return tmp_path


SHOWS_ITS_ARGUMENTS = """#!/usr/bin/env bash
printf '<%s>\\n' "$@"
echo ::error::gekraakt
exit "${#}"
"""


@pytest.fixture
def stub(folder: Path) -> Path:
    """Return a folder with a program that shows how it is called, under the name of ours."""
    (folder / "bin").mkdir()
    program = folder / "bin" / "vams-kg"
    program.write_text(SHOWS_ITS_ARGUMENTS, "utf-8")
    program.chmod(0o755)
    return program.parent


def _run(folder: Path, *paths: Path, **inputs: str) -> Ran:
    """Run the step that checks, with the inputs where its `env` says."""
    defaults = {name: one.get("default", "") for name, one in ACTION["inputs"].items()}
    given = {**defaults, **inputs}
    env = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
        for name, value in CHECK["env"].items()
    }
    outputs = folder / "outputs.txt"
    outputs.write_text("", "utf-8")
    places = [*map(str, paths), str(Path(sys.executable).parent), os.environ["PATH"]]
    here = {"PATH": os.pathsep.join(places)}
    kept = {name: os.environ[name] for name in ("HOME", "XDG_CACHE_HOME") if name in os.environ}
    found = subprocess.run(
        [BASH, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", CHECK["run"]],
        cwd=folder,
        env={**here, **kept, **env, "GITHUB_OUTPUT": str(outputs)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Ran(found.returncode, found.stdout + found.stderr, outputs.read_text("utf-8"))


def test_no_input_is_text_of_a_script_and_there_are_no_secrets() -> None:
    assert ACTION["runs"]["using"] == "composite"
    for step in STEPS:
        assert "${{" not in step.get("run", "")
        assert ("run" in step) == (step.get("shell") == "bash")
        assert "run" in step or re.search(r"@v\d+\.\d+\.\d+$", step["uses"])
    text = (ROOT / "action.yml").read_text("utf-8")
    assert "secrets." not in text.replace("import secrets; print(secrets.token_hex(16))", "")
    assert "upload" not in text.replace("uploads nothing", "")


def test_every_input_reaches_a_step_and_every_output_leaves_one() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(STEPS)))
    assert used == set(ACTION["inputs"])
    for one in ACTION["outputs"].values():
        name = re.fullmatch(r"\$\{\{ steps\.check\.outputs\.(\w+) \}\}", one["value"])
        assert name
        assert name[1] in CHECK["run"]


def test_a_document_in_order_passes(folder: Path) -> None:
    ran = _run(folder, files="goed.yaml", regime="geldend")
    assert (ran.code, ran.outputs) == (0, "code=0\n")
    assert "Aanpak Voorbeeldstad" in ran.said


def test_patterns_are_spread_out_and_findings_fail_with_a_report(folder: Path) -> None:
    ran = _run(folder, files="  goed.yaml  \n\n**/fout.yaml\n", sarif="uit.sarif", scheme="ave\n")
    assert ran.code == 1
    assert re.fullmatch(r"code=1\nsarif<<(\w{32})\nuit\.sarif\n\1\n", ran.outputs)
    report = json.loads((folder / "uit.sarif").read_text("utf-8"))
    assert report["version"] == "2.1.0"
    assert "map met spatie/fout.yaml" in ran.said


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"files": "nergens/*.yaml"}, "nergens/*.yaml"),
        ({"files": " \n"}, "noem ten minste een bestand"),
        ({"files": "goed.yaml", "strict": "misschien"}, "strict: schrijf true of false"),
        ({"files": "goed.yaml", "regime": "wams"}, "‘wams’ is niet bekend"),
        ({"files": "goed.yaml", "date": "gisteren"}, "geen bestaande datum"),
    ],
)
def test_what_cannot_be_checked_ends_with_two(
    folder: Path, inputs: dict[str, str], words: str
) -> None:
    ran = _run(folder, **inputs)
    assert ran.code == 2
    assert words in ran.said


EVIL = "$(touch gekraakt)`touch gekraakt`; touch gekraakt #'\"&& touch gekraakt"


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("files", ""),
        ("regime", "--regime="),
        ("scheme", "--scheme="),
        ("date", "--date="),
        ("language", "--language="),
        ("sarif", "--output="),
    ],
)
def test_an_input_is_one_argument_and_never_a_command(
    folder: Path, stub: Path, name: str, option: str
) -> None:
    ran = _run(folder, stub, **{"files": "goed.yaml", name: EVIL})
    assert not (folder / "gekraakt").exists()
    assert f"<{option}{EVIL}>" in ran.said


def test_all_inputs_become_options_and_files_come_after_them(folder: Path, stub: Path) -> None:
    ran = _run(
        folder,
        stub,
        files="--version.yaml\n*/fout.yaml\n",
        regime="geldend",
        scheme="ave\nbuch-2014",
        date="2024-05-01",
        strict="true",
        language="en",
    )
    assert re.findall(r"<(.*)>", ran.said) == [
        *("check", "--language=en", "--regime=geldend", "--date=2024-05-01"),
        *("--scheme=ave", "--scheme=buch-2014", "--strict", "--"),
        *("--version.yaml", "map met spatie/fout.yaml"),
    ]
    assert (ran.code, ran.outputs) == (10, "code=10\n")


def test_what_a_document_says_is_no_command_of_the_workflow(folder: Path, stub: Path) -> None:
    lines = _run(folder, stub, files="goed.yaml").said.splitlines()
    stop = next(line for line in lines if line.startswith("::stop-commands::"))
    mark = f"::{stop.removeprefix('::stop-commands::')}::"
    assert lines.index(stop) < lines.index("::error::gekraakt") < lines.index(mark)
