"""`vams-kg may`, `matrix` and `card`: may one party give data to another."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vams_kg import service
from vams_kg.cli.check import Language
from vams_kg.cli.files import read_bytes, write
from vams_kg.errors import VamsError
from vams_kg.reporting.answer import Answer
from vams_kg.reporting.as_answer import answer_json, render_answer
from vams_kg.reporting.overview import (
    render_card,
    render_comparison,
    render_matrix,
    render_options,
)
from vams_kg.reporting.plain import json_text

UNREADABLE = 2

Regime = Annotated[str, typer.Option("--regime", help="geldend of wams-2023.")]
Phase = Annotated[str, typer.Option("--phase", help="Fase van de aanpak.")]


class MayFormat(StrEnum):
    """Formats of an answer; csv is for a table of questions."""

    text = "text"
    json = "json"
    csv = "csv"


def may(  # noqa: PLR0913, PLR0917 - one parameter per option of the command line
    from_: Annotated[str, typer.Option("--from", help="Wie de gegevens geeft.")] = "",
    to: Annotated[str, typer.Option("--to", help="Wie de gegevens krijgt.")] = "",
    data: Annotated[str, typer.Option("--data", help="Soort gegevens.")] = "",
    phase: Phase = "",
    regime: Regime = "",
    fact: Annotated[list[str] | None, typer.Option("--fact", help="Feit; mag vaker.")] = None,
    secrecy: Annotated[str, typer.Option(help="Heeft de gever een beroepsgeheim: ja of nee.")] = "",
    date: Annotated[str, typer.Option(help="Datum van beoordeling (JJJJ-MM-DD).")] = "",
    format_: Annotated[MayFormat, typer.Option("--format")] = MayFormat.text,
    cases: Annotated[
        Path | None, typer.Option(help="CSV met vragen, één per rij.", dir_okay=False)
    ] = None,
    compare: Annotated[
        str, typer.Option(help="Twee regimes, met een komma ertussen: geldend,wams-2023.")
    ] = "",
    list_: Annotated[bool, typer.Option("--list", help="Toon alle keuzes.")] = False,
    language: Annotated[Language, typer.Option(help="Taal van het antwoord.")] = Language.nl,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
) -> None:
    """Mag een partij gegevens geven aan een andere partij? Met het bewijs laag voor laag."""
    desk = service.desk()
    if list_:
        write(render_options(desk.options(), format_.value), output)
        return
    if cases:
        _table(desk, cases, format_, language, output)
        return
    asked = service.Asked(from_, to, data, phase, regime, tuple(fact or ()), secrecy, date)
    question = desk.question(asked)
    if compare:
        names = [name.strip() for name in compare.split(",") if name.strip()]
        questions = [desk.under(question, name) for name in names]
        answers = [desk.answer(one, language.value) for one in questions]
        write(render_comparison(answers, format_.value), output)
        return
    answer = desk.answer(question, language.value, turns=True)
    write(_one(answer, format_), output)


def _one(answer: Answer, format_: MayFormat) -> str:
    if format_ is MayFormat.csv:
        return service.table_csv([], [({}, answer, "")])
    return render_answer(answer, format_.value)


def _table(
    desk: service.Desk,
    cases: Path,
    format_: MayFormat,
    language: Language,
    output: Path | None,
) -> None:
    columns, rows = service.read_table(str(cases), read_bytes(cases))
    answered = list(service.answer_table(desk, rows, language.value))
    if format_ is MayFormat.csv:
        text = service.table_csv(columns, answered)
    elif format_ is MayFormat.json:
        text = json_text(
            [answer_json(answer) if answer else {"fout": why} for _, answer, why in answered]
        )
    else:
        text = "\n".join(
            render_answer(answer, "text") if answer else f"{why}\n" for _, answer, why in answered
        )
    write(text, output)
    unread = [(number, why) for number, (_, _, why) in enumerate(answered, start=2) if why]
    for number, why in unread:
        typer.echo(f"{cases}, rij {number}: {why}", err=True)
    if unread:
        raise typer.Exit(UNREADABLE)


def matrix(  # noqa: PLR0913, PLR0917 - one parameter per option of the command line
    phase: Phase = "",
    regime: Regime = "",
    from_: Annotated[list[str] | None, typer.Option("--from", help="Alleen deze gevers.")] = None,
    to: Annotated[list[str] | None, typer.Option("--to", help="Alleen deze ontvangers.")] = None,
    data: Annotated[list[str] | None, typer.Option("--data", help="Alleen deze gegevens.")] = None,
    date: Annotated[str, typer.Option(help="Datum van beoordeling (JJJJ-MM-DD).")] = "",
    format_: Annotated[MayFormat, typer.Option("--format")] = MayFormat.text,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
) -> None:
    """Wie mag wat aan wie geven: alle partijen en gegevens in één tabel, zonder nadere feiten."""
    desk = service.desk()
    table = service.matrix_table(
        desk, phase, regime, date, (tuple(from_ or ()), tuple(to or ()), tuple(data or ()))
    )
    write(render_matrix(table, format_.value), output)


def card(
    party: Annotated[str, typer.Argument(metavar="PARTIJ", help="Soort partij.")],
    regime: Regime = "",
    date: Annotated[str, typer.Option(help="Datum van beoordeling (JJJJ-MM-DD).")] = "",
    format_: Annotated[MayFormat, typer.Option("--format")] = MayFormat.text,
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
) -> None:
    """Wat deze partij mag geven en krijgen, per fase, op één bladzijde."""
    if format_ is MayFormat.csv:
        raise VamsError("--format: een kaart is er als text of json.")
    write(
        render_card(service.party_card(service.desk(), party, regime, date), format_.value),
        output,
    )
