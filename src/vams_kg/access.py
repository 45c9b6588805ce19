"""Tokens: who may ask the service from elsewhere. Kept hashed, with scopes, revocable at once.

A token is `vams_<number>_<secret>`. The number finds it; only the SHA-256 of the secret is kept.
The secret is 256 random bits, so that no slow hash is needed against guessing.
"""

import hashlib
import hmac
import os
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from vams_kg.errors import UnknownChoice, VamsError

FILE: Final = "toegang.sqlite"
PREFIX: Final = "vams"
LONGEST_NAME: Final = 80
LONGEST_TOKEN: Final = 200
WAIT: Final = 5.0
"""Seconds that one process waits for another that writes."""

_TABLE: Final = """CREATE TABLE IF NOT EXISTS bewijs (
    nummer TEXT PRIMARY KEY, naam TEXT NOT NULL UNIQUE, hash BLOB NOT NULL, rechten TEXT NOT NULL,
    gemaakt TEXT NOT NULL, tot TEXT NOT NULL, ingetrokken TEXT)"""
_ALL: Final = "SELECT nummer, naam, rechten, gemaakt, tot, ingetrokken FROM bewijs ORDER BY naam"
_ONE: Final = """SELECT nummer, naam, rechten, gemaakt, tot, ingetrokken, hash FROM bewijs
    WHERE nummer = ?"""
_NONE: Final = hashlib.sha256(b"").digest()


class Scope(StrEnum):
    """What a token may do; who may write may also read."""

    LEZEN = "lezen"
    SCHRIJVEN = "schrijven"
    METEN = "meten"


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is kept: everything but its secret."""

    nummer: str
    naam: str
    rechten: frozenset[Scope]
    gemaakt: datetime
    tot: datetime
    ingetrokken: datetime | None = None

    def valid(self, now: datetime) -> bool:
        """Return whether it may be used at a moment."""
        return self.ingetrokken is None and now < self.tot

    def may(self, scope: Scope) -> bool:
        """Return whether it gives a scope; the scope to write holds that to read."""
        wider = {Scope.SCHRIJVEN} if scope is Scope.LEZEN else set()
        return bool(self.rechten & {scope, *wider})


class Tokens:
    """The tokens in a folder of data; every call reads what other processes wrote."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is made before a first token is."""
        self.path = folder / FILE

    def issue(
        self, name: str, scopes: Sequence[Scope], now: datetime, until: datetime
    ) -> tuple[Token, str]:
        """Keep a new token; return it with its text, that is shown once and never kept.

        Raises VamsError for a name that is empty, too long or in use.
        """
        plain = " ".join(name.split())
        if not plain or len(plain) > LONGEST_NAME or not plain.isprintable():
            raise VamsError(
                f"--name: geef een naam van 1 tot {LONGEST_NAME} letters, bijvoorbeeld van het"
                " systeem dat het toegangsbewijs gebruikt."
            )
        number, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        made = Token(number, plain, frozenset(scopes), now, until)
        row = (number, plain, _hash(secret), " ".join(sorted(scopes)), _text(now), _text(until))
        try:
            with self._writing() as database:
                database.execute("INSERT INTO bewijs VALUES (?, ?, ?, ?, ?, ?, NULL)", row)
        except sqlite3.IntegrityError:
            raise VamsError(
                f"--name: er is al een toegangsbewijs ‘{plain}’.\n  Probeer: een andere naam."
            ) from None
        return made, f"{PREFIX}_{number}_{secret}"

    def every(self) -> list[Token]:
        """Return all tokens by name, also those that no longer hold."""
        with self._reading() as database:
            return [_token(row) for row in database.execute(_ALL)] if database else []

    def revoke(self, name: str, now: datetime) -> Token:
        """End a token, by its name or number; raises UnknownChoice for one that is not there."""
        known = {key: one for one in self.every() for key in (one.naam, one.nummer)}
        if name not in known:
            nearest = tuple(one.naam for one in self.every() if one.valid(now))
            raise UnknownChoice("token revoke", name, nearest[:5])
        number = known[name].nummer
        with self._writing() as database:
            database.execute(
                "UPDATE bewijs SET ingetrokken = coalesce(ingetrokken, ?) WHERE nummer = ?",
                (_text(now), number),
            )
        return next(one for one in self.every() if one.nummer == number)

    def holder(self, text: str, now: datetime) -> Token | None:
        """Return the token that a text is, when it holds at a moment; else None."""
        prefix, _, rest = text[:LONGEST_TOKEN].partition("_")
        number, _, secret = rest.partition("_")
        with self._reading() as database:
            found = database.execute(_ONE, (number,)).fetchone() if database else None
            # An unknown number costs the same comparison as a known one.
            same = hmac.compare_digest(_hash(secret), found[-1] if found else _NONE)
            if not found or not same or prefix != PREFIX:
                return None
            token = _token(found[:-1])
        return token if token.valid(now) else None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """Yield a connection to read with; None when there is no file."""
        if not self.path.is_file():
            yield None
            return
        with _told(self.path):
            # rw: what a writer that was killed left behind can then be undone
            place = f"{self.path.absolute().as_uri()}?mode=rw"
            with closing(sqlite3.connect(place, timeout=WAIT, uri=True)) as database:
                yield database

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection in one transaction, on a file that only its owner reads."""
        with _told(self.path):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            self.path.chmod(0o600)
            with closing(sqlite3.connect(self.path, timeout=WAIT)) as database, database:
                database.execute(_TABLE)
                yield database


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what is wrong with the file into a sentence for people."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except (OSError, sqlite3.Error, TypeError, ValueError) as error:
        raise VamsError(
            f"{path}: de toegangsbewijzen zijn niet te lezen of te schrijven"
            f" ({type(error).__name__}).\n"
            "  Verwacht: een map waarin vams-kg mag schrijven, met daarin zijn eigen bestand\n"
            "  Probeer: een andere map bij --data, of zet een reservekopie terug."
        ) from None


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _token(row: Sequence[str]) -> Token:
    number, name, scopes, made, until, revoked = row
    return Token(
        number,
        name,
        frozenset(map(Scope, scopes.split())),
        datetime.fromisoformat(made),
        datetime.fromisoformat(until),
        datetime.fromisoformat(revoked) if revoked else None,
    )
