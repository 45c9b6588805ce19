"""`vams-kg check` and `vams-kg schema`: documents in, reports out."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vams_kg import service
from vams_kg.cli.choices import Day, Language, Regime, Scheme, Tongue
from vams_kg.cli.drafts import Documents, Mapping, opened
from vams_kg.cli.files import open_all, progress, write
from vams_kg.cli.reports import Form, Shape, needs_file, written
from vams_kg.cli.workbooks import form_for, give_back, wants_back

UNREADABLE, VIOLATIONS, CLEAN = 2, 1, 0


class Engine(StrEnum):
    """Engines that evaluate the shapes; their findings agree."""

    compiled = "compiled"
    pyshacl = "pyshacl"


Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        help="Schrijf het rapport naar dit bestand. Is het, net als de invoer, een .xlsx of .docx,"
        " dan krijgt u uw eigen bestand terug met de opmerkingen in de tabellen.",
    ),
]


def check(  # noqa: PLR0913, PLR0917 - one parameter per option of the command line
    paths: Documents,
    regime: Regime = None,
    scheme: Scheme = None,
    date: Day = None,
    format_: Form = "text",
    output: Output = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Wat niet wordt herkend, telt als strijdig.")
    ] = False,
    engine: Annotated[Engine, typer.Option(help="Motor voor de shapes.")] = Engine.compiled,
    language: Tongue = Language.nl,
    mapping: Mapping = None,
) -> None:
    """Toets documenten en toon per onderwerp wat er is gevonden."""
    needs_file(format_, output)
    bench = service.with_columns(service.prepare(), opened(mapping))
    asked = service.wishes(bench.rulebook, regime, scheme or [], date)
    asked = replace(asked, strict=strict, engine=engine.value)
    sources, missing = open_all(paths)
    with progress(len(sources)) as step:
        checked = service.check(sources, bench, asked, step)
    unreadable = (*missing, *checked.unreadable)
    if wants_back(sources, format_, output):
        give_back(sources[0], checked, bench, language.value, output)
    else:
        format_ = form_for(format_, output)
        shape = Shape(format_, language.value, len(unreadable))
        written(checked, bench, asked, shape, output)
    for error in unreadable:
        typer.echo(f"\n{error}", err=True)
    raise typer.Exit(_exit_code(checked, len(unreadable)))


def schema(
    kind: Annotated[
        str | None, typer.Option("--for", help="procesbeschrijving of samenwerkingsovereenkomst.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
) -> None:
    """Geef het JSON Schema van het documentformaat, voor aanvullen en controleren in een editor."""
    write(service.json_schema(kind), output)


def _exit_code(checked: service.Checked, unreadable: int) -> int:
    if unreadable:
        return UNREADABLE
    return CLEAN if all(one.conform for one in checked.judgements) else VIOLATIONS
