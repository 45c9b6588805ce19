"""What the rulebook knows of one rule, norm, term or article: the answer to `explain`."""

from dataclasses import dataclass, field

from vams_kg.model.knowledge import Norm
from vams_kg.model.texts import Texts

RULE, NORM, TERM, ARTICLE = "regel", "norm", "begrip", "artikel"
"""Kinds of thing that can be explained."""


@dataclass(frozen=True, slots=True)
class Geval:
    """A small document that breaks a rule, or one that is in order."""

    naam: str
    titel: str
    breekt: bool
    tekst: str


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """Something else that the explanation names."""

    naam: str
    label: Texts


@dataclass(frozen=True, slots=True)
class Uitleg:
    """One thing explained; what does not apply is empty."""

    soort: str
    iri: str
    naam: str
    label: Texts
    wat: Texts = field(default_factory=dict)
    """What a rule asks (between braces: what the document says), a norm says, a term means."""
    toelichting: Texts = field(default_factory=dict)
    tekst: str = ""
    """The words of the article, as far as they were read."""
    verkort: bool = False
    """Whether those words are not all of the article."""
    ernst: str = ""
    herstel: Texts = field(default_factory=dict)
    wie_beslist: Texts = field(default_factory=dict)
    woorden: tuple[str, ...] = ()
    """Other words for a term."""
    normen: tuple[Norm, ...] = ()
    """The norm itself, or those that a rule or an article has."""
    regels: tuple[Verwijzing, ...] = ()
    """Rules that rest on the norm or article."""
    bronnen: tuple[str, ...] = ()
    """Where the meaning of a term comes from."""
    ruimer: tuple[Verwijzing, ...] = ()
    gevallen: tuple[Geval, ...] = ()
    voorbeelden: tuple[str, ...] = ()
    niet_gemodelleerd: tuple[Texts, ...] = ()
    voorbehoud: Texts = field(default_factory=dict)
    """What must be said first: that it stands in a bill."""
    ook: tuple[str, ...] = ()
    """IRIs of other things with the same name."""
