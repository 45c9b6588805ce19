"""`vams-kg token`: make, show and revoke what other systems ask the service with."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from vams_kg.access import Scope, Token, Tokens

app = typer.Typer(
    help="Toegangsbewijzen voor de dienst: maken, tonen, intrekken.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

DATA = Annotated[
    Path, typer.Option("--data", envvar="VAMS_DATA", help="Map met de gegevens van de dienst.")
]


@app.command()
def new(
    data: DATA,
    name: Annotated[str, typer.Option(help="Wie of welk systeem het gebruikt.")],
    scope: Annotated[
        list[Scope] | None, typer.Option(help="Waarvoor het geldt; mag vaker. Zonder: lezen.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=1826, help="Zoveel dagen geldig.")] = 365,
) -> None:
    """Maak een toegangsbewijs. Het staat daarna één keer op het scherm en wordt niet bewaard."""
    now = datetime.now(UTC)
    scopes = scope or [Scope.LEZEN]
    made, text = Tokens(data).issue(name, scopes, now, now + timedelta(days=days))
    typer.echo(
        f"Toegangsbewijs ‘{made.naam}’ ({made.nummer}) voor {_scopes(made)}, geldig tot"
        f" {made.tot:%Y-%m-%d}.\nBewaar het nu: het wordt niet nog eens getoond.",
        err=True,
    )
    typer.echo(text)


@app.command("list")
def show(data: DATA) -> None:
    """Toon de toegangsbewijzen, zonder hun geheim."""
    now = datetime.now(UTC)
    found = Tokens(data).every()
    for one in found:
        typer.echo(f"{one.nummer}  {_state(one, now):<28}  {_scopes(one):<24}  {one.naam}")
    if not found:
        typer.echo(f"{data}: er zijn geen toegangsbewijzen.", err=True)


@app.command()
def revoke(
    name: Annotated[str, typer.Argument(metavar="NAAM", help="Naam of nummer.")], data: DATA
) -> None:
    """Trek een toegangsbewijs in; een dienst die draait weigert het meteen."""
    ended = Tokens(data).revoke(name, datetime.now(UTC))
    typer.echo(f"Toegangsbewijs ‘{ended.naam}’ ({ended.nummer}) is ingetrokken.", err=True)


def _scopes(token: Token) -> str:
    return ", ".join(sorted(token.rechten))


def _state(token: Token, now: datetime) -> str:
    if token.ingetrokken:
        return f"ingetrokken op {token.ingetrokken:%Y-%m-%d}"
    return f"{'geldig' if token.valid(now) else 'verlopen'} tot {token.tot:%Y-%m-%d}"
