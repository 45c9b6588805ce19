"""`vams-kg mcp` without its extra or with a wrong folder, and without a folder."""

import builtins
import sys
from pathlib import Path
from typing import Any

import pytest

from vams_kg.cli import main
from vams_kg.client import Refused
from vams_kg.mcp.files import Files


def _run(monkeypatch: pytest.MonkeyPatch, *said: str) -> object:
    monkeypatch.setattr(sys, "argv", ["vams-kg", "mcp", *said])
    with pytest.raises(SystemExit) as stop:
        main()
    return stop.value.code


def test_without_the_extra_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.split(".", maxsplit=1)[0] in ("mcp", "mcp_types"):
            raise ModuleNotFoundError(
                f"No module named {name!r}", name=name.split(".", maxsplit=1)[0]
            )
        return real(name, *rest)

    monkeypatch.delitem(sys.modules, "vams_kg.mcp.server", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    assert _run(monkeypatch) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "vams-kg mcp vraagt het onderdeel [mcp] / needs the extra [mcp]:"
        " pip install 'vams-kg[mcp]'\n"
    )


def test_a_folder_that_is_none_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pytest.importorskip("mcp", reason="the extra [mcp] is not installed")
    assert _run(monkeypatch, "--root", str(tmp_path / "nergens")) == 2
    assert "deze map bestaat niet" in capsys.readouterr().err


def test_without_a_folder_no_file_is_read() -> None:
    with pytest.raises(Refused) as error:
        Files(None).find("beschrijving.yaml")
    assert "--root MAP" in str(error.value)
