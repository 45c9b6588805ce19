"""Tokens: shown once, kept hashed, ended at once, and only for who owns the file."""

import re
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from vams_kg.access import FILE, Scope, Tokens
from vams_kg.cli import app
from vams_kg.errors import UnknownChoice, VamsError

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=30)


@pytest.fixture
def tokens(tmp_path: Path) -> Tokens:
    return Tokens(tmp_path / "gegevens")


def issued(tokens: Tokens, name: str = "zaaksysteem", *scopes: Scope) -> str:
    return tokens.issue(name, scopes or (Scope.LEZEN,), NOW, LATER)[1]


def test_a_token_is_known_again_and_no_other_text_is(tokens: Tokens) -> None:
    text = issued(tokens)
    found = tokens.holder(text, NOW)
    assert found is not None
    assert found.naam == "zaaksysteem"
    number, secret = text.split("_", 2)[1:]
    other = issued(tokens, "ander").split("_", 2)[2]
    wrong = ("", "vams", f"vams_{number}_", f"vams_{number}_{other}", f"kerk_{number}_{secret}")
    wrong += (text[:-1], text + "x", text.upper(), f"vams_{'0' * 12}_{secret}", "_" * 300)
    assert [one for one in wrong if tokens.holder(one, NOW)] == []


def test_the_secret_is_nowhere_in_the_file(tokens: Tokens) -> None:
    texts = [issued(tokens, f"s{number}") for number in range(5)]
    kept = tokens.path.read_bytes()
    assert b"zaak" not in kept
    assert b"s3" in kept
    for text in texts:
        secret = text.split("_", 2)[2]
        assert len(secret) >= 43  # 256 bits
        assert secret.encode() not in kept


def test_only_the_owner_reads_the_file(tokens: Tokens) -> None:
    issued(tokens)
    assert stat.S_IMODE(tokens.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(tokens.path.parent.stat().st_mode) == 0o700
    tokens.path.chmod(0o644)
    issued(tokens, "tweede")
    assert stat.S_IMODE(tokens.path.stat().st_mode) == 0o600


def test_a_token_ends(tokens: Tokens) -> None:
    text = issued(tokens)
    other = Tokens(tokens.path.parent)  # as another process has it
    assert other.holder(text, LATER - timedelta(seconds=1))
    assert other.holder(text, LATER) is None
    tokens.revoke("zaaksysteem", NOW)
    assert other.holder(text, NOW) is None
    first = tokens.revoke("zaaksysteem", NOW + timedelta(days=1))
    assert first.ingetrokken == NOW  # revoking twice does not move the moment


def test_scopes(tokens: Tokens) -> None:
    def may(*scopes: Scope) -> list[Scope]:
        found = tokens.holder(issued(tokens, repr(scopes), *scopes), NOW)
        assert found
        return [one for one in Scope if found.may(one)]

    assert may(Scope.LEZEN) == [Scope.LEZEN]
    assert may(Scope.METEN) == [Scope.METEN]
    assert may(Scope.SCHRIJVEN) == [Scope.LEZEN, Scope.SCHRIJVEN]


def test_what_cannot_be_done_is_told(tokens: Tokens, tmp_path: Path) -> None:
    issued(tokens)
    with pytest.raises(VamsError, match="er is al een toegangsbewijs"):
        issued(tokens)
    for name in ("", "  ", "x" * 81, "a\x1bb"):
        with pytest.raises(VamsError, match="--name"):
            issued(tokens, name)
    with pytest.raises(UnknownChoice, match="zaaksysteem"):
        tokens.revoke("zaaksystem", NOW)
    (tmp_path / FILE).write_bytes(b"no database" * 100)
    broken = Tokens(tmp_path)
    for done in (broken.every, lambda: broken.holder("vams_1_2", NOW), lambda: issued(broken)):
        with pytest.raises(VamsError, match="Probeer"):
            done()


def test_many_at_once_lose_nothing(tokens: Tokens) -> None:
    with ThreadPoolExecutor(8) as pool:
        texts = list(pool.map(lambda number: issued(tokens, f"n{number}"), range(24)))
    assert len(tokens.every()) == 24
    assert all(tokens.holder(text, NOW) for text in texts)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["token", *words])


def test_the_commands(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "d"))
    made = run("new", *data, "--name", "Zaak systeem", "--scope", "meten", "--scope", "lezen")
    assert made.exit_code == 0
    assert re.fullmatch(r"vams_[0-9a-f]{12}_[\w-]{43}\n", made.stdout)
    assert "één keer" in made.stderr or "niet nog eens" in made.stderr
    secret = made.stdout.strip().split("_", 2)[2]
    shown = run("list", *data)
    assert "Zaak systeem" in shown.stdout
    assert "lezen, meten" in shown.stdout
    assert "geldig tot" in shown.stdout
    assert secret not in shown.output + made.stderr
    ended = run("revoke", "Zaak systeem", *data)
    assert ended.exit_code == 0
    assert "ingetrokken op" in run("list", *data).stdout
    assert run("new", *data, "--name", "x", "--scope", "alles").exit_code == 2


def test_an_odd_row_in_the_file_lets_nobody_in(tokens: Tokens) -> None:
    text = issued(tokens)
    with sqlite3.connect(tokens.path) as database:
        database.execute("UPDATE bewijs SET hash = ''")
    with pytest.raises(VamsError, match="niet te lezen"):
        tokens.holder(text, NOW)
