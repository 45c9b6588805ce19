"""Plain forms that every report shares: lines that fit, JSON, CSV, and lists in one cell."""

import csv
import io
import json
import textwrap
import unicodedata
from collections.abc import Iterable

WIDTH = 96
"""Widest line of a text report, in characters."""

ACTION_SHEET = "Actielijst vams-kg"
"""Title of our sheet in a user's workbook, in every language: its readers know it by this name."""

COLOURS = {"Violation": "FFC7CE", "Warning": "FFEB9C", "Info": "DDEBF7"}
"""Colour of a cell by severity, in every workbook."""

JOIN = "; "
"""What stands between the parts of a list in one cell or line."""


def wrap(text: str, indent: str) -> list[str]:
    """Return a text as lines that fit, each with the indent."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def clean(text: str) -> str:
    """Return a text of a user on one line, without characters that only machines see.

    Control characters cannot stand in XML; marks that turn the direction of the text could make it
    look as if it said something else.
    """
    if text.isprintable():  # nothing to leave out: nearly every text
        return " ".join(text.split())
    kept = (" " if c in "\n\r\t" else c for c in text if c in "\n\r\t" or _is_seen(c))
    return " ".join("".join(kept).split())


def _is_seen(letter: str) -> bool:
    turns = "\u202a" <= letter <= "\u202e" or "\u2066" <= letter <= "\u2069"
    return not turns and unicodedata.category(letter) not in ("Cc", "Cs", "Cn", "Co")


def json_text(value: object) -> str:
    """Return a plain value as readable JSON with a final newline."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as CSV: commas, quotes where needed, one newline a row; no text is a formula."""
    text = io.StringIO()
    written = ([harmless(cell) for cell in row] for row in rows)
    csv.writer(text, lineterminator="\n").writerows(written)
    return text.getvalue()


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which a program may take a cell for a formula."""


def harmless(cell: object) -> object:
    """Return a cell that no program takes for a formula.

    >>> harmless("=1+1"), harmless("een"), harmless(-1)
    ("'=1+1", 'een', -1)
    """
    is_formula = isinstance(cell, str) and cell.lstrip(" \n").startswith(_FORMULA)
    return f"'{cell}" if is_formula else cell
