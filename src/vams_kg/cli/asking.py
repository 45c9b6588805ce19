"""`vams-kg ask`: a question by name, a table as answer."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vams_kg import service
from vams_kg.cli.choices import Language
from vams_kg.cli.files import open_all, write
from vams_kg.errors import VamsError
from vams_kg.reporting.as_table import render_questions, render_table


class TableFormat(StrEnum):
    """Formats of a table."""

    table = "table"
    json = "json"
    csv = "csv"


def ask(  # noqa: PLR0913, PLR0917 - one parameter per option of the command line
    name: Annotated[str, typer.Argument(metavar="NAAM", help="Naam van de vraag.")] = "",
    param: Annotated[
        list[str] | None, typer.Option("--param", help="Waarde van een parameter: naam=waarde.")
    ] = None,
    in_: Annotated[
        list[str] | None, typer.Option("--in", help="Document waarover de vraag gaat; mag vaker.")
    ] = None,
    regime: Annotated[
        str, typer.Option("--regime", help="Kort voor --param regime=…: geldend of wams-2023.")
    ] = "",
    list_: Annotated[bool, typer.Option("--list", help="Toon alle vragen.")] = False,
    format_: Annotated[TableFormat, typer.Option("--format")] = TableFormat.table,
    language: Annotated[Language, typer.Option(help="Taal van het antwoord.")] = Language.nl,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
) -> None:
    """Stel een vraag aan de kennisgraaf of, met --in, aan een document; antwoord is een tabel."""
    bench = service.prepare()
    if list_:
        found = service.questions(bench.rulebook)
        write(render_questions(found, format_.value, language.value), output)
        return
    if not name:
        raise VamsError("NAAM: noem een vraag. Toon alle vragen met: vams-kg ask --list")
    sources, missing = open_all(in_ or [])
    if missing:
        raise missing[0]
    given = _given(param or [], regime)
    answer = service.answer_question(name, given, bench, sources, language.value)
    write(render_table(answer, format_.value), output)


def _given(pairs: Sequence[str], regime: str) -> dict[str, str]:
    """Return the values by name; raises VamsError for what is no pair or comes twice."""
    found: dict[str, str] = {}
    for pair in [*pairs, *([f"regime={regime}"] if regime else [])]:
        name, sign, value = (part.strip() for part in pair.partition("="))
        if not (name and sign):
            raise VamsError(
                f"--param {pair}: schrijf een naam en een waarde, zoals partij=politie."
            )
        if name in found:
            raise VamsError(f"--param {name}: deze parameter krijgt twee waarden. Geef er één.")
        found[name] = value
    return found
