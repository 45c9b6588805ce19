"""Arguments in, exit code out: 0 no Violation, 1 at least one, 2 an input could not be read."""

import gc
import os
import sys
from typing import Annotated

import typer

from vams_kg import __version__
from vams_kg.cli.asking import ask
from vams_kg.cli.assisting import mcp
from vams_kg.cli.check import UNREADABLE, check, schema
from vams_kg.cli.clauses import clauses
from vams_kg.cli.comparing import diff
from vams_kg.cli.converting import convert, template
from vams_kg.cli.disclosing import card, matrix, may
from vams_kg.cli.harmonising import compare
from vams_kg.cli.knowledge import coverage, rules
from vams_kg.cli.reports import report, verify
from vams_kg.cli.serving import serve
from vams_kg.cli.terms import app as terms
from vams_kg.cli.tokens import app as token
from vams_kg.errors import VamsError

app = typer.Typer(
    help="Toets beschrijvingen van de aanpak van meervoudige problematiek.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


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


for command in (
    check,
    convert,
    template,
    report,
    verify,
    diff,
    compare,
    clauses,
    schema,
    coverage,
    rules,
    may,
    matrix,
    card,
    ask,
    serve,
    mcp,
):
    app.command()(command)
app.add_typer(terms, name="terms")
app.add_typer(token, name="token")


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
