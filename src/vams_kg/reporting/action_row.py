"""A row of a list of actions: what it says of one finding, in every workbook with such a list."""

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from vams_kg.model import Finding
from vams_kg.reporting.as_text import norm_line, spot
from vams_kg.reporting.report import choose, words

STATUS = ("open", "bezig", "klaar", "vervalt")
"""What a status may be, as words `status_…`; other words may stand there too."""

WIDTHS: Mapping[str, int] = MappingProxyType(
    {
        "lijst_nr": 6,
        "lijst_ernst": 12,
        "invoer": 22,
        "waar": 26,
        "lijst_onderdeel": 24,
        "lijst_bericht": 48,
        "norm": 36,
        "herstel": 40,
        "beslist": 18,
        "lijst_eigenaar": 16,
        "lijst_status": 12,
        "lijst_notitie": 28,
        "regel": 24,
    }
)
"""Columns by the word of their heading, with how wide they are, in characters."""


def row_of(number: int, finding: Finding, language: str) -> dict[str, str]:
    """Return the texts of the row of a finding by column; owner and note are left to fill in."""
    w = words(language)
    place = finding.plaats
    norms = "\n".join(norm_line(norm, language) for norm in finding.normen)
    line = f"{w['op_regel']} {place.regelnummer}" if place.regelnummer is not None else ""
    spotted = spot(place, language) or line or PurePath(place.bestand).name
    return {
        "lijst_nr": str(number),
        "lijst_ernst": w[finding.ernst],
        "invoer": place.bestand,
        "waar": spotted,
        "lijst_cel": spotted,
        "lijst_onderdeel": finding.pad or "-",
        "lijst_bericht": choose(finding.bericht, language),
        "norm": norms or w["zonder_norm"],
        "herstel": choose(finding.herstel, language),
        "beslist": choose(finding.wie_beslist, language),
        "lijst_eigenaar": "",
        "lijst_status": w["status_open"],
        "lijst_notitie": "",
        "regel": finding.regel,
    }


def status_choices(language: str) -> str:
    """Return the words for a status as the list of a drop-down."""
    w = words(language)
    return '"' + ",".join(w[f"status_{one}"] for one in STATUS) + '"'
