"""What a query asks to do, seen before it runs: reading is let through, anything else is refused.

The gate reads words and no grammar: comments, texts, IRIs, variables and prefixed names are passed
over, so that a text about a service is no SERVICE. The parser of the store judges the grammar.
"""

import re
from collections.abc import Iterator
from typing import Final

from vams_kg.errors import VamsError

READS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
WRITES: Final = frozenset(
    "INSERT DELETE LOAD CLEAR DROP CREATE COPY MOVE ADD WITH".split()  # noqa: SIM905
)
LONGEST: Final = 256 * 1024
"""Letters in one query."""
READ_ONLY: Final = (
    "dit eindpunt leest alleen en voert geen wijzigingen uit.\n"
    "  Verwacht: een vraag met SELECT, ASK, CONSTRUCT of DESCRIBE"
)

_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN: Final = re.compile(
    r"#[^\n\r]*"
    r"|\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*+(?:\"\"\"|(?P<long>.?))"
    r"|'''(?:[^'\\]|\\.|'(?!''))*+(?:'''|(?P<other>.?))"
    r"|\"(?:[^\"\\\n\r]|\\.)*+\"?|'(?:[^'\\\n\r]|\\.)*+'?"
    r"|<[^<>\"{}|^`\\\x00-\x20]*+>"
    r"|[?$]\w++"
    r"|@\w[\w-]*+"
    r"|(?P<run>[\w.-]++)?(?P<name>:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*+)?",
    re.DOTALL,
)
_PIECES: Final = re.compile(r"[.-]+")


class QueryRefused(VamsError):
    """A query that asks for more than reading our own graph."""


def check_reads(query: str) -> None:
    """Let a query through that only reads; raises QueryRefused for one that does more.

    >>> check_reads("DESCRIBE <https://example.org/SERVICE>")
    """
    words = list(_words(query))
    form = next((word for word in words if word in READS | WRITES), "")
    if form in WRITES:
        raise QueryRefused(f"{form}: {READ_ONLY}.")
    if "SERVICE" in words:
        raise QueryRefused(
            "SERVICE: dit eindpunt vraagt niets aan andere eindpunten.\n"
            "  Probeer: stel de vraag aan elk eindpunt apart en voeg de antwoorden zelf samen."
        )


def names_graphs(query: str) -> bool:
    """Return whether a query says itself, with FROM, which graphs it asks."""
    return "FROM" in _words(query)


def _words(query: str) -> Iterator[str]:
    """Yield the bare words in capitals; an escaped letter counts as the letter."""
    plain = _ESCAPE.sub(lambda found: _letter(found[1] or found[2]), query)
    for text in dict.fromkeys((query, plain)):
        for found in _TOKEN.finditer(text):
            if found["run"] and not found["name"]:
                yield from _PIECES.split(found["run"].upper())
            elif found["long"] is not None or found["other"] is not None:
                # a long text without an end: what seems to be in it may be outside of it
                yield from re.findall(r"\w+", found[0].upper())


def _letter(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number < 0x110000 else ""
