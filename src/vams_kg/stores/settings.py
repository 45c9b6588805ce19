"""Where an external store is, as the operator says in the environment; nothing is guessed."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from vams_kg.errors import VamsError

ENDPOINT = "VAMS_SPARQL_ENDPOINT"
UPDATE = "VAMS_SPARQL_UPDATE"
USER = "VAMS_SPARQL_USER"
PASSWORD = "VAMS_SPARQL_PASSWORD"
HEADER = "VAMS_SPARQL_HEADER"
TIMEOUT = "VAMS_SPARQL_TIMEOUT"

SECONDS = 30.0
MOST_SECONDS = 3600.0

_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*):[ \t]*([\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)")
"""A header in one line of plain ASCII: a value can never begin a header of its own."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Addresses and access of one store; what is secret does not show in its text."""

    endpoint: str
    update: str
    seconds: float = SECONDS
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    header: tuple[str, str] | None = field(default=None, repr=False)


def of_environment(said: Mapping[str, str] | None = None) -> Settings | None:
    """Return the settings, or None when no store is named; raises VamsError for a wrong value.

    Where `VAMS_SPARQL_UPDATE` is absent, an address that ends on `/query` has its updates beside
    it on `/update`; any other address takes both.
    """
    found = os.environ if said is None else said
    endpoint = found.get(ENDPOINT, "").strip()
    if not endpoint:
        return None
    path = _address(endpoint, ENDPOINT).path
    beside = endpoint.removesuffix("/query") + "/update" if path.endswith("/query") else endpoint
    update = found.get(UPDATE, "").strip() or beside
    _address(update, UPDATE)
    return Settings(endpoint, update, _seconds(found), *_login(found), _header(found))


def _address(text: str, name: str) -> SplitResult:
    """Return the parts of an address; of a wrong one only the name of the variable is repeated."""
    try:
        parts = urlsplit(text)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        whole = False
    if not whole or not re.fullmatch(r"[\x21-\x7e]+", text) or parts.query or parts.fragment:
        raise VamsError(
            f"{name}: dit is geen adres van een store.\n"
            "  Verwacht: een volledig adres met http of https, zonder ? of #.\n"
            "  Probeer: http://127.0.0.1:7878/query"
        )
    if "@" in parts.netloc:
        raise VamsError(
            f"{name}: zet geen naam of wachtwoord in het adres.\n"
            f"  Probeer: geef ze met {USER} en {PASSWORD}, of met {HEADER}."
        )
    return parts


def _seconds(found: Mapping[str, str]) -> float:
    text = found.get(TIMEOUT, "").strip()
    try:
        seconds = float(text) if text else SECONDS
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= MOST_SECONDS:
        raise VamsError(
            f"{TIMEOUT}: ‘{text}’ is geen aantal seconden.\n"
            f"  Verwacht: een getal van meer dan 0, ten hoogste {MOST_SECONDS:.0f}.\n"
            f"  Probeer: {TIMEOUT}={SECONDS:.0f}"
        )
    return seconds


def _login(found: Mapping[str, str]) -> tuple[str, str]:
    user, password = found.get(USER, ""), found.get(PASSWORD, "")
    if bool(user) != bool(password) or ":" in user:
        raise VamsError(
            f"{USER}: een naam en een wachtwoord horen bij elkaar, en een naam heeft geen ‘:’.\n"
            f"  Probeer: zet {USER} en {PASSWORD} allebei, of geen van beide."
        )
    return user, password


def _header(found: Mapping[str, str]) -> tuple[str, str] | None:
    text = found.get(HEADER, "").strip()
    if not text:
        return None
    match = _HEADER.fullmatch(text)
    if match is None:
        raise VamsError(
            f"{HEADER}: dit is geen kopregel.\n"
            "  Verwacht: een naam, een dubbele punt en een waarde, op één regel.\n"
            f"  Probeer: {HEADER}='Authorization: Bearer …'"
        )
    return match[1], match[2]
