"""Format name → renderer. A renderer turns a Report into text; the same report, the same bytes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from vams_kg.reporting.as_json import render_json
from vams_kg.reporting.as_text import render_text
from vams_kg.reporting.as_waswordt_text import render_waswordt
from vams_kg.reporting.report import Report

FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {"text": render_text, "json": render_json, "waswordt": render_waswordt}
)

WITH_LIST = frozenset({"waswordt"})
"""Formats that show the was-wordt list filled in."""


def render(report: Report, format_name: str) -> str:
    """Return the report in a format of `FORMATS`."""
    return FORMATS[format_name](report)
