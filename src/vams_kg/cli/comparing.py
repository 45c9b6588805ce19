"""`vams-kg diff`: what differs between two versions, and which findings came and went."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vams_kg import service
from vams_kg.cli.choices import Language
from vams_kg.cli.files import STDIN, open_all, write
from vams_kg.errors import VamsError
from vams_kg.reporting.as_diff import render_diff


class DiffFormat(StrEnum):
    """Formats of a comparison."""

    text = "text"
    md = "md"
    json = "json"


def diff(  # noqa: PLR0913, PLR0917 - one parameter per option of the command line
    old: Annotated[str, typer.Argument(help="De oude versie.", metavar="OUD")],
    new: Annotated[str, typer.Argument(help="De nieuwe versie.", metavar="NIEUW")],
    format_: Annotated[
        DiffFormat, typer.Option("--format", help="Vorm van het overzicht.")
    ] = DiffFormat.text,
    language: Annotated[Language, typer.Option(help="Taal van het overzicht.")] = Language.nl,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Schrijf het overzicht naar dit bestand.")
    ] = None,
    regime: Annotated[str | None, typer.Option(help="geldend of wams-2023.")] = None,
    scheme: Annotated[
        list[str] | None,
        typer.Option(help="Regiemodel: ave, buch-2014, versterkte-aanpak …; mag vaker."),
    ] = None,
    date: Annotated[str | None, typer.Option(help="Datum van beoordeling (JJJJ-MM-DD).")] = None,
) -> None:
    """Zeg wat twee versies verschillen en welke bevindingen kwamen en gingen (1: verschil)."""
    one, other = _opened(old), _opened(new)
    bench = service.prepare()
    wanted = service.wishes(bench.rulebook, regime, scheme or [], date)
    found = service.compare_versions(one, other, bench, wanted)
    write(render_diff(found, format_.value, language.value), output)
    raise typer.Exit(0 if found.gelijk else 1)


def _opened(path: str) -> service.Source:
    if path != STDIN and Path(path).is_dir():
        raise VamsError(f"{path}: dit is een map.\n  Probeer: noem twee bestanden.")
    sources, missing = open_all([path])
    for error in missing:
        raise error
    return sources[0]
