"""`vams-kg report` and `vams-kg verify`: a report to keep, and whether it belongs to an input."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from vams_kg import service
from vams_kg.cli.choices import Day, Language, Regime, Scheme, Tongue
from vams_kg.cli.drafts import Documents, Mapping, opened
from vams_kg.cli.files import open_all, progress, read_whole, write
from vams_kg.errors import VamsError
from vams_kg.reporting import FORMATS, render
from vams_kg.reporting.report import words


def known_format(name: str) -> str:
    """Return the name of a format; raises BadParameter for one that no renderer makes."""
    if name in ("", *FORMATS):
        return name
    raise typer.BadParameter(f"‘{name}’ is geen vorm van een rapport. Kies uit: {NAMES}.")


NAMES = ", ".join(FORMATS)
Form = Annotated[
    str,
    typer.Option(
        "--format",
        help=f"Vorm van het rapport: {NAMES}.",
        metavar="VORM",
        callback=known_format,
        show_default=False,
    ),
]

ENDS = {"": "html", "htm": "html", "txt": "text"}
"""Formats by other ends of a name than their own."""

UNREADABLE, NO, YES = 2, 1, 0


class Shape(NamedTuple):
    """What a report looks like: format, language, unread inputs, and whether all is told."""

    format_name: str
    language: str
    unread: int
    whole: bool = False


def written(
    checked: service.Checked,
    bench: service.Workbench,
    wanted: service.Wishes,
    shape: Shape,
    output: Path | None,
) -> None:
    """Write the report in a shape; raises VamsError."""
    needs_file(shape.format_name, output)
    wishes = (shape.format_name, shape.language)
    named = service.named_for(checked, shape.format_name, kept=shape.whole)
    report = service.make_report(named, bench, wanted, *wishes, whole=shape.whole)
    write(render(replace(report, onleesbaar=shape.unread), shape.format_name), output)


def needs_file(format_name: str, output: Path | None) -> None:
    """Raise VamsError when a format of bytes has no file to go to."""
    if FORMATS[format_name].binary and output is None:
        raise VamsError(
            f"--format {format_name}: deze vorm hoort in een bestand.\n"
            f"  Probeer: voeg -o rapport.{format_name} toe."
        )


def report(  # noqa: PLR0913, PLR0917 - one parameter per option of the command line
    paths: Documents,
    format_: Form = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Schrijf het rapport naar dit bestand.")
    ] = None,
    language: Tongue = Language.nl,
    regime: Regime = None,
    scheme: Scheme = None,
    date: Day = None,
    mapping: Mapping = None,
) -> None:
    """Maak een rapport om te bewaren en te delen; de uitkomst bepaalt de exitcode niet.

    Zonder --format zegt het einde van de naam bij -o welke vorm het wordt, en anders HTML.
    """
    format_ = format_ or _by_name(output)
    needs_file(format_, output)
    bench = service.with_columns(service.prepare(), opened(mapping))
    asked = service.wishes(bench.rulebook, regime, scheme or [], date)
    sources, missing = open_all(paths)
    with progress(len(sources)) as step:
        checked = service.check(sources, bench, asked, step)
    unreadable = (*missing, *checked.unreadable)
    if checked.judgements:
        shape = Shape(format_, language.value, len(unreadable), whole=True)
        written(checked, bench, asked, shape, output)
    for error in unreadable:
        typer.echo(f"\n{error}", err=True)
    raise typer.Exit(UNREADABLE if unreadable else YES)


def _by_name(output: Path | None) -> str:
    """Return the format that the name of a file asks for; raises VamsError for an unknown end."""
    end = output.suffix.lower().removeprefix(".") if output else ""
    found = end if end in FORMATS else ENDS.get(end)
    if found is None:
        raise VamsError(
            f"{output}: aan deze naam is niet te zien welke vorm het rapport krijgt.\n"
            f"  Probeer: voeg --format toe. Kies uit: {NAMES}."
        )
    return found


def verify(
    report_file: Annotated[Path, typer.Argument(metavar="RAPPORT", help="Het rapport.")],
    paths: Annotated[
        list[str], typer.Argument(metavar="IN...", help="De documenten van het rapport.")
    ],
    mapping: Mapping = None,
) -> None:
    """Zeg of een rapport hoort bij deze documenten, deze regelset en dit programma."""
    sources, missing = open_all(paths)
    if missing:
        raise missing[0]
    report_source = service.Source(report_file.as_posix(), read_whole(report_file))
    bench = service.with_columns(service.prepare(), opened(mapping))
    found = service.verify(report_source, sources, bench)
    w = words("nl")
    typer.echo(w[found.answer])
    for key, what in found.notes:
        typer.echo(f"  {w[key].format(wat=what)}")
    raise typer.Exit(YES if found.past else NO)
