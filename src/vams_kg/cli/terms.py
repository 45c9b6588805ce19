"""`vams-kg terms`: the terms that a region agrees on, with the log of decisions."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vams_kg import service
from vams_kg.cli.files import open_all, read_bytes, write
from vams_kg.reporting.as_terms import (
    faults_json,
    faults_text,
    impact_json,
    impact_text,
    terms_json,
    terms_text,
)
from vams_kg.reporting.as_terms_exchange import decided_skos, decided_sssom

app = typer.Typer(
    help="De termenlijst van een regio: nakijken, tonen, gevolgen zien.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class PlainFormat(StrEnum):
    """Formats of faults and consequences."""

    text = "text"
    json = "json"


class ShowFormat(StrEnum):
    """Formats of a list of terms."""

    text = "text"
    json = "json"
    sssom = "sssom"
    skos = "skos"


List = Annotated[Path, typer.Argument(metavar="TERMEN", help="De termenlijst, bijv. termen.yaml.")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="Schrijf het overzicht naar dit bestand.")
]


def _source(path: Path) -> service.Source:
    return service.Source(path.as_posix(), read_bytes(path))


@app.command()
def check(
    terms: List,
    format_: Annotated[
        PlainFormat, typer.Option("--format", help="Vorm van het overzicht.")
    ] = PlainFormat.text,
) -> None:
    """Kijk een termenlijst na: standen, datums, wie en waarom, en geen namen van personen."""
    found = service.check_terms(_source(terms), service.prepare())
    write(faults_json(found) if format_ is PlainFormat.json else faults_text(found), None)
    raise typer.Exit(int(any(one.ernst == "Violation" for one in found.fouten)))


@app.command()
def show(
    terms: List,
    format_: Annotated[
        ShowFormat, typer.Option("--format", help="Vorm; sssom en skos geven alleen besluiten.")
    ] = ShowFormat.text,
    output: Output = None,
) -> None:
    """Toon een termenlijst met besluiten en afwijkingen, of geef wat vastgesteld is door."""
    found = service.check_terms(_source(terms), service.prepare())
    wrong = any(one.ernst == "Violation" for one in found.fouten)
    if wrong:
        typer.echo(faults_text(found), err=True, nl=False)
    renderers = {
        ShowFormat.text: terms_text,
        ShowFormat.json: terms_json,
        ShowFormat.sssom: decided_sssom,
        ShowFormat.skos: decided_skos,
    }
    write(renderers[format_](found), output)
    raise typer.Exit(int(wrong))


@app.command()
def impact(
    terms: List,
    documents: Annotated[
        list[str], typer.Argument(help="Documenten of mappen.", metavar="DOCUMENT...")
    ],
    format_: Annotated[
        PlainFormat, typer.Option("--format", help="Vorm van het overzicht.")
    ] = PlainFormat.text,
    output: Output = None,
) -> None:
    """Zeg wat de termen betekenen voor documenten: wie gebruikt ze anders, wat verandert er."""
    sources, missing = open_all(documents)
    bench = service.prepare()
    found, effects, unreadable = service.terms_impact(_source(terms), sources, bench)
    for error in (*missing, *unreadable):
        typer.echo(str(error), err=True)
    facets = {one.iri: one for one in bench.rulebook.facets.facets}
    render = impact_json if format_ is PlainFormat.json else impact_text
    write(render(found, effects, facets), output)
    raise typer.Exit(2 if missing or unreadable else 0)
