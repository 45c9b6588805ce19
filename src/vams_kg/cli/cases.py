"""`vams-kg may --cases`: a table of questions on the command line; options that are left empty."""

from collections.abc import Mapping
from pathlib import Path

import typer

from vams_kg import service
from vams_kg.cli.files import read_bytes, write
from vams_kg.errors import MissingChoice
from vams_kg.reporting.as_answer import render_answer
from vams_kg.reporting.plain import json_text
from vams_kg.reporting.report import words

UNREADABLE = 2


def filled(desk: service.Desk, options: Mapping[str, str | list[str] | None]) -> None:
    """Return nothing; raises MissingChoice for an option that is named without a value."""
    for option, value in options.items():
        values = value if isinstance(value, list) else [value]
        if any(one is not None and not one.strip() for one in values):
            raise MissingChoice(option, desk.known(option))


def answer_cases(
    desk: service.Desk,
    cases: Path,
    asked: service.Asked,
    shape: tuple[str, str],
    output: Path | None,
) -> None:
    """Write every row of a table with its answer; end in 2 when a row could not be read.

    `asked` holds for every cell that is empty; `shape` is the format and the language. Raises
    UnreadableInput for a file that is no table, UnknownChoice for what is asked.
    """
    format_name, language = shape
    table = service.read_table(str(cases), read_bytes(cases), desk.given(asked))
    answered = list(
        service.answer_table(desk, table.rijen, table.plaats, default=asked, language=language)
    )
    if format_name == "csv":
        _say_renamed(cases, table)
        _say_caveats(answered)
        text = service.table_csv(table, answered)
    elif format_name == "json":
        text = json_text(service.table_json(answered))
    else:
        text = "\n".join(_block(one, language) for one in answered)
    write(text, output)
    unread = [one for one in answered if one.fout]
    for one in unread:
        typer.echo(f"{cases}, rij {one.rij.nummer}: {one.fout}", err=True)
    if unread:
        raise typer.Exit(UNREADABLE)


def _block(one: service.Answered, language: str) -> str:
    said = render_answer(one.antwoord, "text") if one.antwoord else f"{one.fout}\n"
    return f"{words(language)['rij']} {one.rij.nummer}\n{said}"


def _say_caveats(answered: list[service.Answered]) -> None:
    """Say once what an answer that rests on a bill must say; the columns have no room for it."""
    said = (one.antwoord.on_bill() for one in answered if one.antwoord)
    for caveat in dict.fromkeys(filter(None, said)):
        typer.echo(caveat, err=True)


def _say_renamed(cases: Path, table: service.CaseFile) -> None:
    for column, name in service.own_columns(table).items():
        if name != column:
            typer.echo(
                f"{cases}: de kolom ‘{column}’ was er al en blijft staan;"
                f" de uitkomst staat in ‘{name}’.",
                err=True,
            )
