"""A report as a page in words: what every format for people shows, in the order they show it.

Only texts, in one language; a text that exists in Dutch alone says so in `Said.taal`. Renderers
for pages (HTML, Markdown, PDF, Word) lay this out and add nothing of their own.
"""

from dataclasses import dataclass

from vams_kg.model import Portret
from vams_kg.reporting.receipt import Stamp


@dataclass(frozen=True, slots=True)
class Said:
    """A text; `taal` is its language where that is not the language of the page."""

    tekst: str
    taal: str = ""

    def __str__(self) -> str:
        """Return the text."""
        return self.tekst


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table; the first cell of every row is its heading."""

    bijschrift: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Said, ...], ...]
    leeg: str = ""
    """What to say when there are no rows."""


@dataclass(frozen=True, slots=True)
class Normregel:
    """A norm under a finding: article, how sure, what it says, and its words in the source."""

    artikel: str
    zekerheid: str
    label: Said
    citaat: str
    citaat_uit: str
    url: str
    versie: str


@dataclass(frozen=True, slots=True)
class Bevinding:
    """A finding in words; `anker` is unique on the page."""

    anker: str
    ernst: str
    ernst_woord: str
    bericht: Said
    plek: str
    """Where people look first: sheet and cell, or the path in a text file."""
    waar: str
    """The rest of the place: file and line, or the path."""
    normen: tuple[Normregel, ...]
    herstel: Said
    wie: Said
    regel: str


@dataclass(frozen=True, slots=True)
class Onderwerpblok:
    """The findings on one topic."""

    naam: str
    bevindingen: tuple[Bevinding, ...]


@dataclass(frozen=True, slots=True)
class Actieregel:
    """One thing to do, with the findings it mends (`bevindingen`, by anchor)."""

    nummer: int
    ernst: str
    ernst_woord: str
    doe: Said
    wie: Said
    bevindingen: tuple[Bevinding, ...]


@dataclass(frozen=True, slots=True)
class Standregel:
    """One line of a was-wordt cell: how it stands in a word, and the text."""

    stand: str
    stand_woord: str
    tekst: Said


@dataclass(frozen=True, slots=True)
class Lijstrij:
    """One row of the was-wordt list."""

    nummer: int
    naam: str
    artikelen: str
    was: tuple[Standregel, ...]
    staat_er: tuple[str, ...]
    wordt: tuple[Standregel, ...]
    aanpassen: tuple[Bevinding, ...]
    toevoegen: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Beeld:
    """A picture of `pictures.PICTURES` with the table that says the same."""

    soort: str
    titel: str
    uitleg: str
    tabel: Tabel


@dataclass(frozen=True, slots=True)
class Telling:
    """A count: severity or `Goed`, how many, and the word."""

    ernst: str
    aantal: int
    woord: str


@dataclass(frozen=True, slots=True)
class Documentdeel:
    """Everything the page says of one document; `id` is unique on the page."""

    id: str
    titel: str
    bestand: str
    kenmerken: str
    voorbehoud: Said
    stand: str
    """How it stands: a word of `verdict`."""
    oordeel: str
    tellingen: tuple[Telling, ...]
    acties: tuple[Actieregel, ...]
    niets_te_doen: str
    """What to say when there are no actions."""
    lijst: tuple[Lijstrij, ...]
    onderwerpen: tuple[Onderwerpblok, ...]
    portret: Portret
    beelden: tuple[Beeld, ...]
    wegingen: Tabel
    leemten: Tabel
    bewijs: Tabel
    stempel: Stamp
    """What `receipt.as_line` makes the machine-readable receipt of."""


@dataclass(frozen=True, slots=True)
class Pagina:
    """The whole report; `samen` sums up when there is more than one document."""

    taal: str
    titel: str
    samen: str
    delen: tuple[Documentdeel, ...]
