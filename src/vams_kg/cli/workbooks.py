"""`vams-kg check IN.xlsx -o OUT.xlsx`: the user's own workbook back, with remarks in its cells."""

from pathlib import Path

import typer

from vams_kg import service
from vams_kg.cli.files import write
from vams_kg.errors import VamsError
from vams_kg.reporting import FORMATS
from vams_kg.reporting.plain import ACTION_SHEET
from vams_kg.reporting.report import SEVERITIES, words


def wants_back(sources: list[service.Source], format_name: str, output: Path | None) -> bool:
    """Return whether a user asks for the own workbook back: one workbook in and one out."""
    if output is None or not service.is_workbook(output.name):
        return False
    return len(sources) == 1 and service.is_workbook(sources[0].name) and format_name in _BACK


_BACK = ("text", "xlsx")
"""Formats under which a workbook is given back: that of the file, or none was asked."""


def form_for(format_name: str, output: Path | None) -> str:
    """Return the format of a report to a file that ends in .xlsx; raises VamsError without one."""
    if output is None or not service.is_workbook(output.name) or format_name != "text":
        return format_name
    if "xlsx" in FORMATS:
        return "xlsx"
    raise VamsError(
        f"{output}: een werkboek met opmerkingen is er alleen voor één Excel-werkboek.\n"
        "  Probeer: geef één bestand dat eindigt op .xlsx, of kies een andere naam bij -o."
    )


def give_back(
    source: service.Source, checked: service.Checked, language: str, output: Path | None
) -> None:
    """Write the workbook with its remarks, and say in one line what is in it."""
    if not checked.judgements:
        return
    judgement = checked.judgements[0]
    write(service.annotate(source, judgement, language), output)
    w = words(language)
    counts = ", ".join(f"{judgement.aantal(one)} {w['tel_' + one]}" for one in SEVERITIES)
    typer.echo(f"{output}: {counts} ({ACTION_SHEET})")
