"""The log: one line of JSON for every request and for everything the server itself has to say.

A line holds no query, no body, no header and no name that a client made up; the address of a client
only when the operator asks for it.
"""

import json
import logging
import os
import re
import time
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from starlette.types import Scope as Asked

from vams_kg.api.door import HELD, OPEN

NAME: Final = "vams_kg.api"
NUMBER: Final = re.compile(r"(?![\d._-]+\Z)[A-Za-z0-9][A-Za-z0-9._-]{7,63}", re.ASCII)
"""A number of a request that a client may give itself: it is written in the log as it is.

Without a letter it could be the number of a citizen, so then it is not taken over.
"""
KNOWN_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
GONE: Final = 499
"""The status in the log of a client that went away before its request was in."""

log = logging.getLogger(NAME)


def number_of(given: str) -> str:
    """Return the number of a request: the one that a client gave when that is safe, or a new one.

    >>> number_of("zaak-2026.17")
    'zaak-2026.17'
    >>> number_of("123456782") == "123456782"
    False
    """
    return given if NUMBER.fullmatch(given) else uuid.uuid4().hex


@dataclass(slots=True)
class Seen:
    """What is seen of one request while it passes."""

    verzoek: str
    begin: float = field(default_factory=time.perf_counter)
    status: int = 0
    ontvangen: int = 0
    """Bytes of its body."""
    verzonden: int = 0
    """Bytes of the body of the response."""
    geheel: bool = False
    """Its body is in."""
    fout: str = ""
    """The kind of an error of our own; never its text, that can hold a document."""

    def seconds(self) -> float:
        """Return how long it has been here."""
        return time.perf_counter() - self.begin


def route_of(asked: Asked) -> str:
    """Return the pattern of the route of a request, or `-`: never what a client filled in."""
    taken = asked.get("fastapi", {}).get("effective_route_context") or asked.get("route")
    return getattr(taken, "path", "-")


def method_of(asked: Asked) -> str:
    """Return the method of a request, or `-` for one that nobody knows."""
    return asked["method"] if asked["method"] in KNOWN_METHODS else "-"


def write(asked: Asked, seen: Seen, addresses: bool) -> None:
    """Log a request; the fields are in docs/operations.md."""
    token = asked.get(HELD)
    said: dict[str, Any] = {
        "tijd": _now(),
        "verzoek": seen.verzoek,
        "methode": method_of(asked),
        "route": route_of(asked),
        "status": seen.status,
        "ms": round(seen.seconds() * 1000, 1),
        "ontvangen": seen.ontvangen,
        "verzonden": seen.verzonden,
        "proces": os.getpid(),
    }
    if token:
        said["bewijs"] = token.nummer
    if seen.fout:
        said["fout"] = seen.fout
    if addresses:
        said["adres"] = (asked.get("client") or ("-",))[0]
    quiet = asked["path"] in OPEN and seen.status == 200  # they come every few seconds
    log.log(logging.DEBUG if quiet else logging.INFO, json.dumps(said))


class Lines(logging.Formatter):
    """Makes one line of JSON of what the server itself says; a line of ours is one already."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; of an error its kind and the place in the code, not its text."""
        if record.name == NAME:
            return record.getMessage()
        said = {
            "tijd": _now(),
            "niveau": record.levelname.lower(),
            "bron": record.name,
            "bericht": record.getMessage() if not record.exc_info else "fout in de dienst",
            "proces": os.getpid(),
        }
        if record.exc_info and record.exc_info[1]:
            said["fout"] = type(record.exc_info[1]).__name__
        return json.dumps(said, ensure_ascii=False)


CONFIG: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regels": {"()": "vams_kg.api.logs.Lines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "regels"}},
    "loggers": {
        NAME: {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "uvicorn": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "asyncio": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
    },
}
"""For the server: every line to stderr."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
