"""The kept workbench: found again, never stale, never in the way."""

from pathlib import Path

import pytest

from cases import ROOT
from vams_kg import service, workbench
from vams_kg.rulebook import Rulebook
from vams_kg.workbench import Workbench

DOCUMENT = ROOT / "examples" / "zandmeer" / "beschrijving.yaml"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "vams-kg"


def findings(bench: Workbench) -> object:
    source = service.Source("x.yaml", DOCUMENT.read_bytes())
    return service.check([source], bench).judgements


def test_kept_workbench_gives_the_same_findings(cache: Path) -> None:
    made = Workbench.ready(Rulebook.load())
    kept = Workbench.ready(Rulebook.load())
    assert len(list(cache.glob("*.pickle"))) == 1
    assert findings(kept) == findings(made)


def test_kept_workbench_is_used_and_not_made_again(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Workbench.ready(Rulebook.load())
    monkeypatch.setattr(Workbench, "make", lambda rulebook: pytest.fail("made again"))
    assert isinstance(Workbench.ready(Rulebook.load()), Workbench)


def test_broken_file_is_replaced(cache: Path) -> None:
    Workbench.ready(Rulebook.load())
    file = next(cache.glob("*.pickle"))
    file.write_bytes(b"broken")
    assert isinstance(Workbench.ready(Rulebook.load()), Workbench)
    assert file.stat().st_size > len(b"broken")


def test_folder_that_cannot_be_written_is_no_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(file))
    assert isinstance(Workbench.ready(Rulebook.load()), Workbench)


def test_another_rulebook_or_code_gets_another_name(monkeypatch: pytest.MonkeyPatch) -> None:
    rulebook = Rulebook.load()
    name = workbench._name(rulebook)
    other = Rulebook(rulebook.root, rulebook.files, "0" * 64)
    assert workbench._name(other) != name
    monkeypatch.setattr(workbench.resources, "code_stamp", lambda: "changed")
    assert workbench._name(rulebook) != name
