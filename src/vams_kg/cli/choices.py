"""Options that several commands share, and what they choose from."""

from enum import StrEnum
from typing import Annotated

import typer


class Language(StrEnum):
    """Languages of a report."""

    nl = "nl"
    en = "en"


Regime = Annotated[str | None, typer.Option("--regime", help="geldend of wams-2023.")]
Scheme = Annotated[
    list[str] | None,
    typer.Option("--scheme", help="Regiemodel: ave, buch-2014, versterkte-aanpak …; mag vaker."),
]
Day = Annotated[str | None, typer.Option("--date", help="Datum van beoordeling (JJJJ-MM-DD).")]
Tongue = Annotated[Language, typer.Option("--language", help="Taal van het rapport.")]
