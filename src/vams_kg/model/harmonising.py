"""Who means what by a word: definitions with facets, pairs of them and what decides.

A facet is one thing on which definitions differ: who holds a role, whether it speaks with the
household. Which facets there are is data of the ontology (`ontology/harmonisatie-facetten.ttl`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vams_kg.model.dossier import Place
from vams_kg.model.gemeenten import Gemeente
from vams_kg.model.texts import Texts


class Uitkomst(StrEnum):
    """What two values of one facet say of each other; the left one is nauwer or ruimer."""

    gelijk = "gelijk"
    nauwer = "nauwer"
    ruimer = "ruimer"
    overlapt = "overlapt"
    anders = "anders"
    tegengesteld = "tegengesteld"


class Predicaat(StrEnum):
    """How a term stands to another: the mapping properties of SKOS, or none."""

    exact = "exactMatch"
    close = "closeMatch"
    broad = "broadMatch"
    narrow = "narrowMatch"
    related = "relatedMatch"
    geen = "geen"


class Soort(StrEnum):
    """What a pair means for people who talk to each other."""

    valse_vriend = "valse vriend"
    verborgen_tweeling = "verborgen tweeling"
    gelijk = "zelfde woord, zelfde betekenis"
    verschil = "zelfde woord, deels anders"
    onbekend = "zelfde woord, niet te vergelijken"
    ander_begrip = "ander begrip"
    alleen_tekst = "alleen tekst"


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing on which definitions differ."""

    iri: str
    naam: Texts
    soort: str
    """IRI of the way its values are compared."""
    bepaalt: bool
    """Whether a contradiction on it means another concept."""
    velden: tuple[str, ...]
    """Properties of a role assignment or of kenmerken that give it."""


@dataclass(frozen=True, slots=True)
class Facetwaarde:
    """What one definition says of one facet."""

    waarden: frozenset[str]
    """What is compared: IRIs of terms, or plain words."""
    ruimer: frozenset[str]
    """The values with everything they fall under."""
    teksten: tuple[str, ...]
    plaatsen: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Begripsbepaling:
    """A term as one document defines it."""

    document: str
    """File name of the document."""
    titel: str
    organisaties: tuple[str, ...]
    datum: str
    term: str
    woord: str
    """The term as it is compared: in one form for a function and for who fulfils it."""
    tekst: str
    bron: str
    place: Place
    facetten: Mapping[str, Facetwaarde] = field(default_factory=dict)
    kern: frozenset[str] = frozenset()
    """Words of the text that say something, for comparing by text."""
    gemeenten: tuple[tuple[Gemeente, tuple[Gemeente, ...]], ...] = ()
    """Municipalities among the organisations, each with those that have its area now."""


@dataclass(frozen=True, slots=True)
class Tegenspraak:
    """One document that says two things of one facet of one term, with both places."""

    document: str
    term: str
    facet: str
    een: Facetwaarde
    ander: Facetwaarde


@dataclass(frozen=True, slots=True)
class Facetverschil:
    """One facet that both definitions speak of."""

    facet: str
    uitkomst: Uitkomst
    bepaalt: bool


@dataclass(frozen=True, slots=True)
class Termvergelijking:
    """Two definitions beside each other."""

    links: Begripsbepaling
    rechts: Begripsbepaling
    predicaat: Predicaat
    soort: Soort
    facetten: tuple[Facetverschil, ...]
    """Facets that both speak of, the deciding ones first."""
    onbekend: tuple[str, ...]
    """Facets that only one of them speaks of."""
    zekerheid: float
    """Share of the facets known at either side that speaks for the outcome, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Harmonisatie:
    """All definitions of some documents and how they stand to each other."""

    bepalingen: tuple[Begripsbepaling, ...]
    vergelijkingen: tuple[Termvergelijking, ...]
    tegenspraken: tuple[Tegenspraak, ...]
    facetten: Mapping[str, Facet]
