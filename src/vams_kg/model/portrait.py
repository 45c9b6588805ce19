"""What a document describes, as reports draw it: phases, steps, data flows, parties and data."""

from dataclasses import dataclass

from vams_kg.model.dossier import Place
from vams_kg.model.texts import Texts


@dataclass(frozen=True, slots=True)
class Trede:
    """One phase with who leads, in the document's own words; what is empty it does not say."""

    pad: str
    naam: str
    uitgangssituatie: tuple[str, ...]
    casusregie: tuple[str, ...]
    procesregie: tuple[str, ...]
    opschalen: tuple[str, ...]
    afschalen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stap:
    """One process step; `volgorde` is its place among all steps of the document, from 1."""

    volgorde: int
    pad: str
    id: str
    naam: str
    soort: Texts
    artikelen: tuple[str, ...]
    termijn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Baan:
    """One lane: who carries out these steps; an empty name: the document does not say it."""

    uitvoerder: str
    stappen: tuple[Stap, ...]


OBJECTION, ATTENTION, WEIGHING, UNJUDGED, UNOBJECTED = (
    "strijdig",
    "aandacht",
    "weging",
    "niet_beoordeeld",
    "geen_bezwaar",
)
"""How a data flow stands: never that it is lawful, at most that nothing was found against it."""


@dataclass(frozen=True, slots=True)
class Gegeven:
    """One data category of a flow: the document's words and the categories recognised in it."""

    tekst: str
    soorten: tuple[Texts, ...]


@dataclass(frozen=True, slots=True)
class Stroom:
    """One data flow with how it stands; parties by name, grounds as the document cites them."""

    pad: str
    plaats: Place
    id: str
    van: tuple[str, ...]
    aan: tuple[str, ...]
    gegevens: tuple[Gegeven, ...]
    doel: tuple[str, ...]
    grondslagen: tuple[str, ...]
    stand: str


@dataclass(frozen=True, slots=True)
class Matrixcel:
    """What one party does with one category: gives, gets, and in which flows (by id)."""

    geeft: bool
    krijgt: bool
    stromen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Partijmatrix:
    """Parties × categories: `cellen[row][column]`; None where the party does nothing with it."""

    partijen: tuple[str, ...]
    gegevens: tuple[Texts, ...]
    cellen: tuple[tuple[Matrixcel | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Portret:
    """Everything that is drawn of one document."""

    treden: tuple[Trede, ...]
    banen: tuple[Baan, ...]
    stromen: tuple[Stroom, ...]
    matrix: Partijmatrix
