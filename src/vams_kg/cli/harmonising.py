"""`vams-kg compare`: who means what by a word, across documents."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vams_kg import service
from vams_kg.cli.choices import Language
from vams_kg.cli.files import open_all, write
from vams_kg.model.harmonising import Harmonisatie
from vams_kg.reporting.as_harmonised import render_harmonised


class CompareFormat(StrEnum):
    """Formats of a comparison of definitions."""

    text = "text"
    json = "json"
    csv = "csv"
    html = "html"
    xlsx = "xlsx"
    sssom = "sssom"
    skos = "skos"


def compare(  # noqa: PLR0913, PLR0917 - one parameter per option of the command line
    documents: Annotated[
        list[str], typer.Argument(help="Documenten of mappen.", metavar="DOCUMENT...")
    ],
    term: Annotated[
        str | None, typer.Option(help="Vergelijk alleen dit woord, bijvoorbeeld casusregie.")
    ] = None,
    format_: Annotated[
        CompareFormat, typer.Option("--format", help="Vorm van het overzicht.")
    ] = CompareFormat.text,
    reference: Annotated[
        str | None,
        typer.Option(
            help="Document om de andere naast te leggen (html, xlsx); zonder: het document met de"
            " meeste omschrijvingen.",
            metavar="DOCUMENT",
        ),
    ] = None,
    language: Annotated[Language, typer.Option(help="Taal van het overzicht.")] = Language.nl,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Schrijf het overzicht naar dit bestand.")
    ] = None,
) -> None:
    """Zeg wie wat verstaat onder een woord: valse vrienden, verborgen tweelingen, verschillen."""
    sources, missing = open_all(documents)
    found, unreadable = service.harmonise(sources, service.prepare(), term)
    for error in (*missing, *unreadable):
        typer.echo(str(error), err=True)
    chosen = service.reference_of(found, reference)
    write(_rendered(found, format_, language, chosen), output)
    raise typer.Exit(2 if missing or unreadable else 0)


def _rendered(
    found: Harmonisatie, form: CompareFormat, language: Language, reference: str
) -> str | bytes:
    """Return a comparison in a format; what a plain check must not wait for is imported here."""
    if form is CompareFormat.html:
        from vams_kg.reporting.as_harmonised_html import render_harmonised_html  # noqa: PLC0415

        return render_harmonised_html(found, language.value, reference)
    if form is CompareFormat.xlsx:
        from vams_kg.reporting.as_harmonised_xlsx import render_harmonised_xlsx  # noqa: PLC0415

        return render_harmonised_xlsx(found, language.value, reference)
    return render_harmonised(found, form.value, language.value)
