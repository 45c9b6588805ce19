"""`vams-kg report` and `vams-kg verify`: a report to keep, and whether it belongs to an input."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from vams_kg import service
from vams_kg.cli.choices import Language
from vams_kg.cli.files import open_all, progress, read_whole, write
from vams_kg.errors import VamsError
from vams_kg.reporting import FORMATS, render
from vams_kg.reporting.report import words


def known_format(name: str) -> str:
    """Return the name of a format; raises BadParameter for one that no renderer makes."""
    if name in FORMATS:
        return name
    raise typer.BadParameter(f"‘{name}’ is geen vorm van een rapport. Kies uit: {NAMES}.")


NAMES = ", ".join(FORMATS)
FORMAT = "|".join(FORMATS)
"""How help shows the formats of a report."""

UNREADABLE, NO, YES = 2, 1, 0


def written(
    checked: service.Checked,
    bench: service.Workbench,
    wanted: service.Wishes,
    form: tuple[str, str, int],
    output: Path | None,
) -> None:
    """Write the report in a form (format, language, unread inputs); raises VamsError."""
    format_name, language, unread = form
    needs_file(format_name, output)
    report = service.make_report(checked, bench, wanted, format_name, language)
    write(render(replace(report, onleesbaar=unread), format_name), output)


def needs_file(format_name: str, output: Path | None) -> None:
    """Raise VamsError when a format of bytes has no file to go to."""
    if FORMATS[format_name].binary and output is None:
        raise VamsError(
            f"--format {format_name}: deze vorm hoort in een bestand.\n"
            f"  Probeer: voeg -o rapport.{format_name} toe."
        )


def report(  # noqa: PLR0913, PLR0917 - one parameter per option of the command line
    paths: Annotated[
        list[str],
        typer.Argument(help="Bestand, map, of - voor standaardinvoer.", metavar="IN..."),
    ],
    format_: Annotated[
        str,
        typer.Option(
            "--format", help="Vorm van het rapport.", metavar=FORMAT, callback=known_format
        ),
    ] = "html",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Schrijf het rapport naar dit bestand.")
    ] = None,
    language: Annotated[Language, typer.Option(help="Taal van het rapport.")] = Language.nl,
    regime: Annotated[str | None, typer.Option(help="geldend of wams-2023.")] = None,
    scheme: Annotated[
        list[str] | None,
        typer.Option(help="Regiemodel: ave, buch-2014, versterkte-aanpak …; mag vaker."),
    ] = None,
    date: Annotated[str | None, typer.Option(help="Datum van beoordeling (JJJJ-MM-DD).")] = None,
) -> None:
    """Maak een rapport om te bewaren en te delen; de uitkomst bepaalt de exitcode niet."""
    needs_file(format_, output)
    bench = service.prepare()
    asked = service.wishes(bench.rulebook, regime, scheme or [], date)
    sources, missing = open_all(paths)
    with progress(len(sources)) as step:
        checked = service.check(sources, bench, asked, step)
    unreadable = (*missing, *checked.unreadable)
    if checked.judgements:
        form = (format_, language.value, len(unreadable))
        written(checked, bench, asked, form, output)
    for error in unreadable:
        typer.echo(f"\n{error}", err=True)
    raise typer.Exit(UNREADABLE if unreadable else YES)


def verify(
    report_file: Annotated[Path, typer.Argument(metavar="RAPPORT", help="Het rapport.")],
    paths: Annotated[
        list[str], typer.Argument(metavar="IN...", help="De documenten van het rapport.")
    ],
) -> None:
    """Zeg of een rapport hoort bij deze documenten, deze regelset en dit programma."""
    sources, missing = open_all(paths)
    if missing:
        raise missing[0]
    report_source = service.Source(report_file.as_posix(), read_whole(report_file))
    found = service.verify(report_source, sources, service.prepare())
    w = words("nl")
    typer.echo(w["verify_ja"] if found.past else w["verify_nee"])
    for key, what in found.notes:
        typer.echo(f"  {w[key].format(wat=what)}")
    raise typer.Exit(YES if found.past else NO)
