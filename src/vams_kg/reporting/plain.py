"""Plain forms that every report shares: lines that fit, JSON, CSV, and lists in one cell."""

import csv
import io
import json
import textwrap
from collections.abc import Iterable

WIDTH = 96
"""Widest line of a text report, in characters."""

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


def json_text(value: object) -> str:
    """Return a plain value as readable JSON with a final newline."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as CSV: commas, quotes where needed, one newline a row."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
