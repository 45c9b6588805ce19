"""The README is run: its commands give the lines it shows; documents name only what exists."""

import re
import subprocess
from pathlib import Path

import pytest

from cases import ROOT
from vams_kg import service
from vams_kg.reporting.as_rules import render_rules
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import VAMS

README = (ROOT / "README.md").read_text("utf-8")
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
EVERYWHERE = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")]
MOST_LINES = 120


def shown(output: str) -> list[str]:
    """Return the pieces of output that the README shows, as it is cut by …"""
    pieces = [piece.strip("\n") for piece in re.split(r"^…$|…", output, flags=re.MULTILINE)]
    return [piece.rstrip() for piece in pieces if piece.strip()]


@pytest.mark.parametrize("match", list(BLOCK.finditer(README)), ids=lambda m: m["command"])
def test_readme_commands_give_what_the_readme_shows(match: re.Match[str]) -> None:
    if match["command"] == "make test":
        return  # it is this very run
    result = subprocess.run(
        match["command"], shell=True, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode in (0, 1)
    at = 0
    for piece in shown(match["output"]):
        found = result.stdout.find(piece, at)
        assert found >= 0, f"not in the output, or not in this order: {piece}"
        at = found + len(piece)


def test_readme_is_short() -> None:
    assert len(README.splitlines()) <= MOST_LINES


def test_readme_counts_are_true(rulebook: Rulebook) -> None:
    rules = len(rulebook.rules) - len(rulebook.shapes.instances(VAMS.Leesregel))
    assert f"{rules} rules over {len(rulebook.topics)} topics" in README
    assert f"{len(rulebook.norms)} norms with place" in README


def test_reference_of_the_rules_is_as_the_shapes_say() -> None:
    page = (ROOT / "docs" / "reference" / "regels.md").read_text("utf-8")
    assert page == render_rules(service.rule_page()), "make docs"


@pytest.mark.parametrize("path", EVERYWHERE, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_paths_in_documents_exist(path: Path) -> None:
    text = path.read_text("utf-8")
    named = re.findall(r"`((?:src|ontology|shapes|tests|docs|examples|queries)/[\w./-]*)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_no_document_names_a_machine_path_or_a_registry() -> None:
    forbidden = re.compile(r"(^|[^a-z])/(root|work|tmp)/|pythonhosted|registry\.npm")
    tracked = [*EVERYWHERE, *ROOT.glob("Makefile"), *ROOT.glob("*.toml"), *ROOT.glob("*.txt")]
    assert [p.name for p in tracked if forbidden.search(p.read_text("utf-8"))] == []
