"""Data about citizens are refused wherever they stand, with the place, and never repeated."""

from pathlib import Path

import pytest

from hostile.private import ACCEPTED, PRIVATE, SECRETS
from hostile.test_hostile_files import command
from vams_kg import documents
from vams_kg.documents import Knowledge
from vams_kg.errors import PersonalDataFound


@pytest.mark.parametrize("name", PRIVATE)
def test_data_about_citizens_are_refused_with_their_place(name: str, knowledge: Knowledge) -> None:
    with pytest.raises(PersonalDataFound) as caught:
        documents.read(PRIVATE[name](), name, knowledge)
    error = caught.value
    assert error.line or error.where or "bij ‘" in error.what
    assert not any(secret in str(error) for secret in SECRETS), str(error)


@pytest.mark.parametrize("name", ACCEPTED)
def test_officials_and_kinds_of_data_are_accepted(name: str, knowledge: Knowledge) -> None:
    documents.read(ACCEPTED[name](), name, knowledge)


def test_the_values_are_printed_and_written_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given, left = tmp_path / "in", tmp_path / "temp"
    given.mkdir()
    left.mkdir()
    monkeypatch.setenv("TMPDIR", str(left))
    monkeypatch.chdir(left)
    for name, make in PRIVATE.items():
        (given / name).write_bytes(make())
    runs = [("check", str(given)), ("report", str(given), "-o", str(left / "r.html"))]
    runs += [("check", str(given / f"cel{end}"), "-o", str(left / f"c{end}")) for end in (".xlsx",)]
    runs += [("convert", str(given / "alinea.docx"), "-o", str(left / "u.yaml"))]
    for arguments in runs:
        code, out, err = command(*arguments)
        assert code == 2 and "Traceback" not in err
        assert not any(secret in out + err for secret in SECRETS)
    for file in left.rglob("*"):
        held = file.read_bytes() if file.is_file() else b""
        assert not any(secret.encode() in held for secret in SECRETS), file
