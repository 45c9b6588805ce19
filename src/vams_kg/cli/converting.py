"""`vams-kg convert` and `vams-kg template`: from one format into another, and an empty document."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vams_kg import service
from vams_kg.cli.drafts import Mapping, opened
from vams_kg.cli.files import open_all, write
from vams_kg.errors import VamsError


class ConvertAs(StrEnum):
    """What a document becomes, other than the same document in another format."""

    register = "register"


def convert(
    path: Annotated[str, typer.Argument(help="Bestand, of - voor standaardinvoer.", metavar="IN")],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", help=f"Het nieuwe bestand: {service.written_line()}."),
    ],
    mapping: Mapping = None,
    save_mapping: Annotated[
        Path | None,
        typer.Option(help="Bewaar de kolomindeling van een verwerkingsregister (YAML)."),
    ] = None,
    as_: Annotated[
        ConvertAs | None,
        typer.Option("--as", help="Regels voor het verwerkingsregister (.csv of .xlsx)."),
    ] = None,
) -> None:
    """Zet een beschrijving om in een ander formaat en zeg wat niet mee kon."""
    _keep(path, output, save_mapping)
    bench = service.with_columns(service.prepare(), opened(mapping))
    sources, missing = open_all([path])
    if missing:
        raise missing[0]
    if len(sources) != 1 or Path(path).is_dir():
        raise VamsError(f"{path}: dit is een map.\n  Probeer: zet de bestanden een voor een om.")
    make = service.as_register if as_ else service.convert
    converted = make(sources[0], output.name, bench)
    if save_mapping:
        write(service.column_mapping(sources[0], bench), save_mapping)
    write(converted.data, output)
    if converted.missing:
        filled = f"Nog in te vullen in {output}:"
        typer.echo(filled if as_ else f"Dit hoort bij {path} en staat niet in {output}:", err=True)
        for line in converted.missing:
            typer.echo(f"- {line}", err=True)


def _keep(path: str, *outputs: Path | None) -> None:
    """Refuse to write over the file that is read."""
    for output in outputs:
        if output and output.exists() and Path(path).exists() and output.samefile(path):
            raise VamsError(
                f"{output}: dit is het bestand zelf, en dat blijft zoals het is.\n"
                "  Probeer: kies met -o een andere naam."
            )


def template(
    form: Annotated[str, typer.Argument(help=f"{service.TEMPLATE_NAMES}.", metavar="FORMAAT")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Het nieuwe bestand.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--for", help="procesbeschrijving of samenwerkingsovereenkomst.")
    ] = None,
) -> None:
    """Geef een leeg sjabloon om in te vullen."""
    write(service.template(form, kind, service.prepare()), output)
