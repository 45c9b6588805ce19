"""A page about one thing that has an IRI: values that a template shows, in one language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Worth:
    """A text, with the language it is in where that is not the page's, and where it leads."""

    tekst: str
    taal: str = ""
    naar: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What one property says, or one thing of a list."""

    naam: Worth
    waarden: tuple[Worth, ...]
    anker: str = ""
    meer: int = 0
    """How many values are left out."""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading; `kop` is a key of the words."""

    kop: str
    regels: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ThingPage:
    """Everything the page shows."""

    taal: str
    titel: str
    iri: str
    pad: str
    """Path of the page, without the ending of a form."""
    soorten: tuple[Worth, ...] = ()
    omschrijving: tuple[Worth, ...] = ()
    citaat: tuple[Worth, ...] = ()
    merk: str = ""
    """That the thing rests on what is not law; empty for law."""
    voorbehouden: tuple[str, ...] = ()
    delen: tuple[Section, ...] = ()
    code: str = ""
    """A text in a formal language, such as a query."""
    vormen: tuple[tuple[str, str], ...] = ()
    """Name and address of every other form."""


@cache
def page_words(language: str) -> dict[str, Any]:
    """Return the words of these pages, with names for the properties of others."""
    file = Path(__file__).parent / "woorden" / f"pagina-{language}.toml"
    return tomllib.loads(file.read_text("utf-8"))
