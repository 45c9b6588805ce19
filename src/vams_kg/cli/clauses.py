"""`vams-kg clauses`: proposed text for an agreement or a description of a process."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vams_kg import service
from vams_kg.cli.files import write
from vams_kg.errors import VamsError
from vams_kg.reporting.as_clauses import render_clauses


class ClausesFormat(StrEnum):
    """Formats of the clauses."""

    text = "text"
    md = "md"
    json = "json"
    docx = "docx"


def clauses(
    rule: Annotated[str | None, typer.Option(help="Naam van een regel.")] = None,
    topic: Annotated[str | None, typer.Option(help="Onderwerp, zoals casusoverleg.")] = None,
    kind: Annotated[
        str | None, typer.Option("--for", help="procesbeschrijving of samenwerkingsovereenkomst.")
    ] = None,
    format_: Annotated[
        ClausesFormat, typer.Option("--format", help="Vorm van het overzicht.")
    ] = ClausesFormat.text,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Het bestand.")] = None,
) -> None:
    """Geef voorgestelde teksten (alleen Nederlands) met de regel en de norm erbij."""
    bench = service.prepare()
    book = service.clauses(bench, rule, topic, kind)
    if format_ is not ClausesFormat.docx:
        write(render_clauses(book, format_.value), output)
        return
    if output is None:
        raise VamsError(
            "--format docx: deze vorm hoort in een bestand.\n  Probeer: voeg -o clausules.docx toe."
        )
    from vams_kg.reporting.as_clauses_docx import clauses_docx  # noqa: PLC0415 - slow to import

    write(clauses_docx(book, service.clauses_made_with(bench, rule, topic, kind)), output)
