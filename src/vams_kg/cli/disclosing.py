"""`vams-kg may`, `matrix` and `card`: may one party give data to another."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vams_kg import service
from vams_kg.cli.cases import answer_cases, filled
from vams_kg.cli.choices import Language
from vams_kg.cli.files import write
from vams_kg.errors import VamsError
from vams_kg.reporting.answer import Answer
from vams_kg.reporting.as_answer import render_answer
from vams_kg.reporting.overview import (
    ANSWER_COLUMNS,
    answer_row,
    render_card,
    render_comparison,
    render_matrix,
    render_options,
)
from vams_kg.reporting.plain import csv_text

LEAST_REGIMES = 2
BOTH = "--compare en --cases gaan niet samen."
ASKED_OPTIONS = ("--from", "--to", "--data", "--phase", "--regime", "--secrecy", "--date")

Regime = Annotated[str | None, typer.Option("--regime", help="geldend of wams-2023.")]
Phase = Annotated[str | None, typer.Option("--phase", help="Fase van de aanpak.")]
From = Annotated[str | None, typer.Option("--from", help="Wie de gegevens geeft.")]
To = Annotated[str | None, typer.Option("--to", help="Wie de gegevens krijgt.")]
Data = Annotated[str | None, typer.Option("--data", help="Soort gegevens.")]
Fact = Annotated[list[str] | None, typer.Option("--fact", help="Feit; mag vaker.")]
Secrecy = Annotated[
    str | None, typer.Option("--secrecy", help="Heeft de gever een beroepsgeheim: ja of nee.")
]
Cases = Annotated[
    Path | None,
    typer.Option(
        "--cases", help="CSV met vragen, één per rij; andere opties gelden waar een cel leeg is."
    ),
]
Compare = Annotated[
    str | None,
    typer.Option("--compare", help="Twee regimes, met een komma ertussen: geldend,wams-2023."),
]
Output = Annotated[Path | None, typer.Option("-o", "--output")]
Day = Annotated[str | None, typer.Option("--date", help="Datum van beoordeling (JJJJ-MM-DD).")]


class MayFormat(StrEnum):
    """Formats of an answer; csv is for a table of questions."""

    text = "text"
    json = "json"
    csv = "csv"


def may(  # noqa: PLR0913, PLR0917 - one parameter per option of the command line
    from_: From = None,
    to: To = None,
    data: Data = None,
    phase: Phase = None,
    regime: Regime = None,
    fact: Fact = None,
    secrecy: Secrecy = None,
    date: Day = None,
    format_: Annotated[MayFormat, typer.Option("--format")] = MayFormat.text,
    cases: Cases = None,
    compare: Compare = None,
    list_: Annotated[bool, typer.Option("--list", help="Toon alle keuzes.")] = False,
    language: Annotated[Language, typer.Option(help="Taal van het antwoord.")] = Language.nl,
    output: Output = None,
) -> None:
    """Mag een partij gegevens geven aan een andere partij? Met het bewijs laag voor laag."""
    desk = service.desk()
    if list_:
        write(render_options(desk.options(), format_.value), output)
        return
    values = (from_, to, data, phase, regime, secrecy, date)
    asked = _asked(desk, dict(zip(ASKED_OPTIONS, values, strict=True)), fact)
    filled(desk, {"--compare": compare})
    if cases:
        if compare:
            raise VamsError(f"{BOTH} Zet in de tabel een rij per regime.")
        answer_cases(desk, cases, asked, (format_.value, language.value), output)
    elif compare:
        write(_compared(desk, asked, compare, language, format_), output)
    else:
        answer = desk.answer(desk.question(asked), language.value, turns=True)
        write(_one(answer, format_), output)


def _asked(
    desk: service.Desk, named: Mapping[str, str | None], facts: list[str] | None
) -> service.Asked:
    """Return the question of the options; raises MissingChoice for one without a value."""
    filled(desk, {**named, "--fact": facts})
    said = {option: value or "" for option, value in named.items()}
    return service.Asked(
        verstrekker=said["--from"],
        ontvanger=said["--to"],
        gegevens=said["--data"],
        fase=said["--phase"],
        regime=said["--regime"],
        feiten=tuple(facts or ()),
        geheimhouding=said["--secrecy"],
        datum=said["--date"],
    )


def _one(answer: Answer, format_: MayFormat) -> str:
    if format_ is MayFormat.csv:
        return csv_text([ANSWER_COLUMNS, answer_row(answer)])
    return render_answer(answer, format_.value)


def _compared(
    desk: service.Desk,
    asked: service.Asked,
    compare: str,
    language: Language,
    format_: MayFormat,
) -> str:
    if asked.regime:
        raise VamsError("--regime: laat dit weg bij --compare, dat zelf de regimes noemt.")
    names = [name.strip() for name in compare.split(",") if name.strip()]
    question = desk.question(asked)
    questions = [desk.under(question, name) for name in names]
    if len({one.regime for one in questions}) < LEAST_REGIMES:
        raise VamsError(
            "--compare: noem twee verschillende regimes met een komma ertussen.\n"
            f"  Kies uit: {', '.join(desk.notations())}."
        )
    answers = [desk.answer(one, language.value) for one in questions]
    return render_comparison(answers, format_.value)


def matrix(  # noqa: PLR0913, PLR0917 - one parameter per option of the command line
    phase: Phase = None,
    regime: Regime = None,
    from_: Annotated[list[str] | None, typer.Option("--from", help="Alleen deze gevers.")] = None,
    to: Annotated[list[str] | None, typer.Option("--to", help="Alleen deze ontvangers.")] = None,
    data: Annotated[list[str] | None, typer.Option("--data", help="Alleen deze gegevens.")] = None,
    date: Day = None,
    format_: Annotated[MayFormat, typer.Option("--format")] = MayFormat.text,
    output: Output = None,
) -> None:
    """Wie mag wat aan wie geven: alle partijen en gegevens in één tabel, zonder nadere feiten."""
    desk = service.desk()
    filled(desk, {"--phase": phase, "--regime": regime, "--date": date})
    wanted = (tuple(from_ or ()), tuple(to or ()), tuple(data or ()))
    table = service.matrix_table(desk, phase or "", regime or "", date or "", wanted)
    write(render_matrix(table, format_.value), output)


def card(
    party: Annotated[str, typer.Argument(metavar="PARTIJ", help="Soort partij.")],
    regime: Regime = None,
    date: Day = None,
    format_: Annotated[MayFormat, typer.Option("--format")] = MayFormat.text,
    output: Output = None,
) -> None:
    """Wat deze partij mag geven en krijgen, per fase, op één bladzijde."""
    if format_ is MayFormat.csv:
        raise VamsError("--format: een kaart is er als text of json.")
    desk = service.desk()
    filled(desk, {"--regime": regime, "--date": date})
    found = service.party_card(desk, party, regime or "", date or "")
    write(render_card(found, format_.value), output)
