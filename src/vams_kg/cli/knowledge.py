"""`vams-kg coverage` and `vams-kg rules`: what the rulebook knows, and of which source."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vams_kg import service
from vams_kg.cli.choices import Language
from vams_kg.cli.files import write
from vams_kg.reporting.as_coverage import render_coverage
from vams_kg.reporting.as_rules import render_rules


class CoverageFormat(StrEnum):
    """Formats of the coverage."""

    text = "text"
    json = "json"
    csv = "csv"


def coverage(
    format_: Annotated[
        CoverageFormat, typer.Option("--format", help="Vorm van het overzicht.")
    ] = CoverageFormat.text,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
) -> None:
    """Toon per uitspraak van de bronnen de regels, normen, termen en gevallen, en de totalen."""
    write(render_coverage(service.coverage(), format_.value), output)


def rules(
    language: Annotated[Language, typer.Option(help="Taal van de pagina.")] = Language.nl,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
) -> None:
    """Geef alle regels als Markdown: norm, bericht, herstel en twee gevallen per regel."""
    write(render_rules(service.rule_page(language.value)), output)
