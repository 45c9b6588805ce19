"""Arguments in, exit code out: 0 no Violation, 1 at least one, 2 an input could not be read."""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vams_kg import __version__, service
from vams_kg.errors import UnreadableInput, VamsError
from vams_kg.reporting import render
from vams_kg.reporting.report import Report

STDIN = "-"
SUFFIXES = (".yaml", ".yml", ".json")
UNREADABLE, VIOLATIONS, CLEAN = 2, 1, 0

app = typer.Typer(
    help="Toets beschrijvingen van de aanpak van meervoudige problematiek.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """Formats of a report."""

    text = "text"
    json = "json"


class Engine(StrEnum):
    """Engines that evaluate the shapes; their findings agree."""

    compiled = "compiled"
    pyshacl = "pyshacl"


class Language(StrEnum):
    """Languages of a report."""

    nl = "nl"
    en = "en"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"vams-kg {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Toon de versie en stop."),
    ] = False,
) -> None:
    """Toets beschrijvingen van de aanpak van meervoudige problematiek."""


@app.command()
def check(  # noqa: PLR0913, PLR0917 - one parameter per option of the command line
    paths: Annotated[
        list[str],
        typer.Argument(help="Bestand, map, of - voor standaardinvoer.", metavar="PATH..."),
    ],
    regime: Annotated[str | None, typer.Option(help="geldend of wams-2023.")] = None,
    scheme: Annotated[
        list[str] | None,
        typer.Option(help="Regiemodel: ave, buch-2014, versterkte-aanpak …; mag vaker."),
    ] = None,
    date: Annotated[str | None, typer.Option(help="Datum van beoordeling (JJJJ-MM-DD).")] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="Vorm van het rapport.")
    ] = Format.text,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Schrijf het rapport naar dit bestand.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Wat niet wordt herkend, telt als strijdig.")
    ] = False,
    engine: Annotated[Engine, typer.Option(help="Motor voor de shapes.")] = Engine.compiled,
    language: Annotated[Language, typer.Option(help="Taal van het rapport.")] = Language.nl,
) -> None:
    """Toets documenten en toon per onderwerp wat er is gevonden."""
    bench = service.prepare()
    asked = service.wishes(bench.rulebook, regime, scheme or [], date)
    asked = replace(asked, strict=strict, engine=engine.value)
    sources, missing = _sources(paths)
    with _progress(len(sources)) as step:
        checked = service.check(sources, bench, asked, step)
    unreadable = (*missing, *checked.unreadable)
    report = Report(
        checked.judgements, bench.rulebook.topics, language.value, onleesbaar=len(unreadable)
    )
    _write(render(report, format_.value), output)
    for error in unreadable:
        typer.echo(f"\n{error}", err=True)
    raise typer.Exit(_exit_code(checked, len(unreadable)))


@app.command()
def schema(
    kind: Annotated[
        str | None, typer.Option("--for", help="procesbeschrijving of samenwerkingsovereenkomst.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
) -> None:
    """Geef het JSON Schema van het documentformaat, voor aanvullen en controleren in een editor."""
    _write(service.json_schema(kind), output)


def _exit_code(checked: service.Checked, unreadable: int) -> int:
    if unreadable:
        return UNREADABLE
    return CLEAN if all(one.conform for one in checked.judgements) else VIOLATIONS


def _sources(paths: list[str]) -> tuple[list[service.Source], list[UnreadableInput]]:
    """Return the inputs that can be opened, and an error for each that cannot."""
    found: list[service.Source] = []
    missing: list[UnreadableInput] = []
    for path in paths:
        try:
            found.extend(_open(path))
        except UnreadableInput as error:
            missing.append(error)
        except OSError as error:
            missing.append(_cannot_open(path, error))
    return found, missing


def _cannot_open(path: str, error: OSError) -> UnreadableInput:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "dit bestand bestaat niet.",
        PermissionError: "u mag dit bestand niet lezen.",
    }
    what = reasons.get(type(error), "dit bestand kan niet worden geopend.")
    return UnreadableInput(path, what, try_this="controleer de naam, de map en uw rechten.")


def _open(path: str) -> Iterator[service.Source]:
    if path == STDIN:
        yield service.Source("standaardinvoer", sys.stdin.buffer.read(service.MAX_BYTES + 1))
        return
    files = [Path(path)]
    if files[0].is_dir():
        files = sorted(f for f in files[0].rglob("*") if f.suffix.lower() in SUFFIXES)
        if not files:
            raise UnreadableInput(
                path,
                "in deze map staat geen beschrijving.",
                expected="bestanden die eindigen op " + ", ".join(SUFFIXES),
                try_this="noem het bestand zelf, of een andere map.",
            )
    for file in files:
        with file.open("rb") as stream:
            yield service.Source(file.as_posix(), stream.read(service.MAX_BYTES + 1))


@contextmanager
def _progress(total: int) -> Iterator[Callable[[str], None]]:
    """Yield a function to call per file; it moves a bar when somebody is watching."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda name: None
        return
    with typer.progressbar(length=total, label="Toetsen", file=sys.stderr) as bar:
        yield lambda name: bar.update(1)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
        return
    try:
        output.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise VamsError(
            f"{output}: het rapport kan hier niet worden geschreven.\n"
            "  Probeer: kies een map die bestaat en waarin u mag schrijven."
        ) from error


def main() -> None:
    """Run the command line; whatever goes wrong becomes one message for people and exit code 2."""
    # A short run makes many lasting objects and no garbage in cycles: looking for it costs a fifth.
    gc.set_threshold(200_000)
    try:
        app()
    except VamsError as error:
        typer.echo(str(error), err=True)
        sys.exit(UNREADABLE)
    except Exception as error:
        if os.environ.get("VAMS_DEBUG"):
            raise
        typer.echo(
            f"Er ging iets mis in vams-kg zelf ({type(error).__name__}: {error}).\n"
            "  Probeer: voer de opdracht nog eens uit met VAMS_DEBUG=1 en meld wat u dan ziet.",
            err=True,
        )
        sys.exit(UNREADABLE)
