"""The wheel carries the knowledge and works from it; an editable install uses the live files."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cases import ROOT
from vams_kg import resources

KINDS = ("ontology", "shapes", "queries")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(target.glob("*.whl"))


def test_wheel_holds_every_turtle_file_unchanged(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for kind in KINDS:
            for file in (ROOT / kind).rglob("*.ttl"):
                name = f"vams_kg/data/{file.relative_to(ROOT).as_posix()}"
                assert archive.read(name) == file.read_bytes()


def test_wheel_checks_a_document_from_its_own_knowledge(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        "import sys; from vams_kg import resources; from vams_kg.cli import main;"
        "print(resources.root()); main()"
    )
    document = ROOT / "examples" / "zandmeer" / "beschrijving.yaml"
    result = subprocess.run(
        [sys.executable, "-c", code, "check", str(document)],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(tmp_path / "site"),
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1, result.stderr
    assert result.stdout.startswith(str(tmp_path / "site" / "vams_kg" / "data"))
    assert "STRIJDIG" in result.stdout


def test_editable_install_uses_the_files_of_the_checkout() -> None:
    assert resources.root() == ROOT
