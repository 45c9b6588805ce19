"""The hook for pre-commit, run by pre-commit itself in a repository with descriptions."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
GOOD = "titel: Aanpak Voorbeeldstad\nsoort: procesbeschrijving\nregime: geldend\n"
BAD = "titel: Aanpak\nsoort: procesbeschrijving\nregime: wams-2023\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env={
            **{name: one for name, one in os.environ.items() if not name.startswith("GIT_")},
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
            "GIT_CONFIG_GLOBAL": os.devnull,
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository that uses the hook as it stands, but with this vams-kg."""
    folder = tmp_path / "beschrijvingen"
    folder.mkdir()
    hook: dict[str, Any] = yaml.safe_load(MANIFEST.read_text("utf-8"))[0]
    hook["language"] = "system"  # no environment is made: the test needs no network
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    (folder / "ci.yaml").write_text("jobs: []\n", "utf-8")
    (folder / "beschrijving-zandmeer.yaml").write_text(GOOD, "utf-8")
    assert _run(folder, "git", "init", "-q").returncode == 0
    return folder


def _checked(folder: Path) -> subprocess.CompletedProcess[str]:
    assert _run(folder, "git", "add", "--all").returncode == 0
    return _run(folder, "pre-commit", "run", "--all-files", "--verbose")


def test_the_manifest_is_what_pre_commit_expects() -> None:
    found = _run(ROOT, "pre-commit", "validate-manifest", str(MANIFEST))
    assert (found.returncode, found.stdout + found.stderr) == (0, "")
    hook = yaml.safe_load(MANIFEST.read_text("utf-8"))[0]
    assert (hook["id"], hook["language"]) == ("vams-kg-check", "python")


def test_a_description_in_order_passes_and_other_files_are_let_alone(repository: Path) -> None:
    ran = _checked(repository)
    assert ran.returncode == 0, ran.stdout
    assert "beschrijving-zandmeer.yaml" in ran.stdout
    assert "ci.yaml" not in ran.stdout


def test_findings_and_what_cannot_be_read_stop_the_commit(repository: Path) -> None:
    (repository / "map met spatie").mkdir()
    (repository / "map met spatie" / "overeenkomst.yml").write_text(BAD, "utf-8")
    ran = _checked(repository)
    assert ran.returncode == 1
    assert "exit code: 1" in ran.stdout
    assert "map met spatie/overeenkomst.yml" in ran.stdout
    assert "Samen: 2 documenten" in ran.stdout
    (repository / "convenant.yaml").write_text("a: [\n", "utf-8")
    ran = _checked(repository)
    assert ran.returncode == 1
    assert "exit code: 2" in ran.stdout
    assert "convenant.yaml" in ran.stdout
