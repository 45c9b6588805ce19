"""What the rulebook knows: keys of the format, words, norms, rules, statements and cases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vams_kg.model.texts import Texts


@dataclass(frozen=True, slots=True)
class Veld:
    """One key of the document format, as `ontology/formaat/` declares it."""

    iri: str
    klasse: str
    sleutel: str
    eigenschap: str
    waardesoort: str
    kiest_uit: str | None = None
    itemklasse: str | None = None
    meervoudig: bool = False
    vergelijkbaar: bool = False
    label: Texts = field(default_factory=dict)
    uitleg: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bronveld:
    """A column, element or question of another format, with the keys its content comes under."""

    formaat: str
    """Short name of the format."""
    namen: tuple[str, ...]
    sleutels: tuple[str, ...]
    """As `lijst.sleutel`; none when it is known and left out."""
    bij_waarde: str = ""
    vaste_waarde: str = ""


@dataclass(frozen=True, slots=True)
class Bronnen:
    """How files of others are read as drafts."""

    velden: tuple[Bronveld, ...]
    formaten: Mapping[str, Texts]
    """Label of every format, by its short name."""
    letters: Mapping[str, str]
    """First letter of a new id, by the key of the list."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class or concept that texts can mention, with the words that point at it."""

    iri: str
    schemas: tuple[str, ...]
    label: Texts
    woorden: tuple[str, ...]
    """All labels, altLabels, notations and signal words (case and accents do not matter)."""
    afkortingen: tuple[str, ...] = ()
    """Abbreviations that are recognised in exactly this case."""
    keuzewoorden: tuple[str, ...] = ()
    """Words that choose the term where one is asked for, and that no text is searched for."""


@dataclass(frozen=True, slots=True)
class Norm:
    """What a source permits, demands or forbids, as far as a finding shows it."""

    iri: str
    label: Texts
    bron: str
    artikel: str
    zekerheid: str
    url: str = ""
    citaat: str = ""
    citaat_uit: str = ""
    """Where the quote stands, when those are not the words of the norm's own source."""
    versie: str = ""
    """Version date (ISO 8601) of the source's text that was read."""


@dataclass(frozen=True, slots=True)
class Spared:
    """Items that a rule does not judge: those of a class, unless also of one of the others."""

    klasse: str
    tenzij: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what a document must show, with its words and its norms."""

    iri: str
    naam: Texts
    bericht: Texts
    herstel: Texts
    ernst: str
    regelset: str
    onderwerp: str
    wie_beslist: Texts = field(default_factory=dict)
    normen: tuple[str, ...] = ()
    alleen_voor: str | None = None
    alleen_onder: str | None = None
    meldt_bij: str | None = None
    gevolg_van: tuple[str, ...] = ()
    gevolg_van_elders: tuple[str, ...] = ()
    niet_bij: tuple[Spared, ...] = ()
    bereik: str = "collection"
    uitspraken: tuple[str, ...] = ()

    @property
    def local(self) -> str:
        """Local name of the rule, as people cite it."""
        return self.iri.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Regelset:
    """A set of rules of one source: when it applies and how heavy its findings may be."""

    iri: str
    label: Texts
    altijd: bool
    regiemodellen: frozenset[str]
    hoogste_ernst: Mapping[str, str]
    """Highest severity by regime IRI; a regime that is absent does not lower anything."""
    niet_bij: tuple[Spared, ...] = ()


CHECKABLE, MEANING, BACKGROUND = "toetsbaar", "betekenis", "achtergrond"
"""Kinds of statement of a source."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a source with everything that rests on it."""

    id: str
    soort: str
    bron: str
    plaats: str
    citaat: str
    regels: tuple[str, ...]
    normen: tuple[str, ...]
    termen: tuple[str, ...]
    gevallen: tuple[str, ...]
    reden: str = ""
    soort_reden: str = ""
    kijk_naar: str = ""
    apart: bool = False

    @property
    def covered(self) -> bool:
        """Whether a case proves a rule for it (checkable), or a term or norm rests on it."""
        if self.soort == CHECKABLE:
            return bool(self.gevallen)
        return self.soort == BACKGROUND or bool(self.termen or self.normen)


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its rule (folder), what must be found, and the statements it contradicts."""

    regel: str
    naam: str
    titel: str
    verwacht: tuple[str, ...]
    uitspraken: tuple[str, ...]
    bestand: Path

    @property
    def breaks(self) -> bool:
        """Whether the rule must be found in this case."""
        return bool(self.verwacht)
