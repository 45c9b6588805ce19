"""The was-wordt list: what it asks of a work process, and the list filled in for one document.

The first half is knowledge (read from the ontology); the second half is what a document gives.
"""

from dataclasses import dataclass

from vams_kg.model.dossier import Place
from vams_kg.model.judgement import Finding, Judgement
from vams_kg.model.texts import Texts


@dataclass(frozen=True, slots=True)
class Leesplaats:
    """Where documents speak of something: the properties of a class of items, in order."""

    klasse: str
    eigenschappen: tuple[str, ...]
    herkend_aan: frozenset[str]
    """Only values that mention one of these concepts count; empty: every value counts."""


@dataclass(frozen=True, slots=True)
class Citaat:
    """A statement of a source: its id (`S0-046`), its words and the name of the source."""

    id: str
    tekst: str
    bron: str


@dataclass(frozen=True, slots=True)
class Lijstvraag:
    """A question of the first column."""

    iri: str
    label: Texts
    citaten: tuple[Citaat, ...]
    leesplaatsen: tuple[Leesplaats, ...]
    regiemodellen: frozenset[str]
    """The practice models it belongs to; empty: asked of every document."""


@dataclass(frozen=True, slots=True)
class GewenstOnderdeel:
    """What the second column asks of the work process."""

    iri: str
    label: Texts
    citaten: tuple[Citaat, ...]
    artikelen: tuple[str, ...]
    leesplaatsen: tuple[Leesplaats, ...]
    mag_ontbreken: bool


@dataclass(frozen=True, slots=True)
class Procesonderdeel:
    """One row of the list: a part of the work process."""

    iri: str
    label: Texts
    volgorde: int
    citaten: tuple[Citaat, ...]
    artikelen: tuple[str, ...]
    alleen_voor: frozenset[str]
    onderwerpen: frozenset[str]
    klassen: tuple[str, ...]
    vragen: tuple[Lijstvraag, ...]
    gewenst: tuple[GewenstOnderdeel, ...]

    @property
    def uitspraken(self) -> tuple[str, ...]:
        """Return the ids of all statements that stand in this row."""
        quotes = [
            *self.citaten,
            *(quote for question in self.vragen for quote in question.citaten),
            *(quote for desired in self.gewenst for quote in desired.citaten),
        ]
        return tuple(quote.id for quote in quotes)


ANSWERED, PARTLY, OPEN = "beantwoord", "deels", "open"
"""How far a document answers a question."""

SEEN, NO_OBJECTION, ADAPT, ADD, LOOK = (
    "gezien",
    "geen_bezwaar",
    "aanpassen",
    "toevoegen",
    "kijk_zelf",
)
"""How a desired element stands: never that it is in order, only what was seen and not objected."""


@dataclass(frozen=True, slots=True)
class Vermelding:
    """What a document says in one field, in its own words."""

    sleutel: str
    tekst: str
    plaats: Place
    naam: str = ""
    """Name of the item that the text refers to by id."""


@dataclass(frozen=True, slots=True)
class Werkprocesitem:
    """An item of the document that belongs to a part, with everything it says."""

    soort: Texts
    naam: str
    plaats: Place
    vermeldingen: tuple[Vermelding, ...]


@dataclass(frozen=True, slots=True)
class Antwoord:
    """A question with the values that answer it, and the keys where an answer is missing."""

    vraag: Lijstvraag
    vermeldingen: tuple[Vermelding, ...]
    open_bij: tuple[str, ...]

    @property
    def stand(self) -> str:
        """Return `beantwoord`, `deels` or `open`."""
        if not self.vermeldingen:
            return OPEN
        return PARTLY if self.open_bij else ANSWERED


@dataclass(frozen=True, slots=True)
class Wordt:
    """A desired element with how it stands, what the document says, and what was found."""

    gewenst: GewenstOnderdeel
    stand: str
    vermeldingen: tuple[Vermelding, ...]
    open_bij: tuple[str, ...]
    bevindingen: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Lijstdeel:
    """One row filled in: was (items and answers), wordt, and what to adapt or add."""

    onderdeel: Procesonderdeel
    items: tuple[Werkprocesitem, ...]
    antwoorden: tuple[Antwoord, ...]
    wordt: tuple[Wordt, ...]
    aanpassen: tuple[Finding, ...]

    @property
    def toevoegen(self) -> tuple[Wordt, ...]:
        """Return what must be added although no rule reports it."""
        return tuple(one for one in self.wordt if one.stand == ADD and not one.bevindingen)


@dataclass(frozen=True, slots=True)
class WasWordt:
    """The whole list for one document; `overige` are findings that belong to no row."""

    judgement: Judgement
    delen: tuple[Lijstdeel, ...]
    overige: tuple[Finding, ...]
