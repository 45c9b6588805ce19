"""The frozen values that everybody passes on; nothing here does work.

Language keys are `nl` and `en`. IRIs are plain strings. Durations are in days (a month counts
30.4375 days, a year 365.25).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

Texts = Mapping[str, str]
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands in the user's own document; only the keys that apply are filled."""

    bestand: str
    pad: str
    regelnummer: int | None = None
    blad: str | None = None
    cel: str | None = None
    tabelrij: int | None = None
    veld: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader could not take as it stood; `regel` is the local name of a Leesregel."""

    regel: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dossier:
    """One document as a graph with the place of every node.

    `quads` holds the triples (default graph); `places` maps the IRI of an item or Opgave to its
    place. The rest repeats what the document says of itself, as IRIs of the ontology.
    """

    bestand: str
    sha256: str
    base: str
    quads: tuple[ox.Quad, ...]
    places: Mapping[str, Place]
    remarks: tuple[Remark, ...] = ()
    titel: str = ""
    soort: str | None = None
    regime: str | None = None
    regiemodellen: tuple[str, ...] = ()
    datum: str | None = None
    teksten: Mapping[str, str] = field(default_factory=dict)
    """Text of every Opgave node, by IRI; used to fill messages."""
    namen: Mapping[str, str] = field(default_factory=dict)
    """Name of every item node (its naam, rol, term … or its id), by IRI."""

    @property
    def document(self) -> str:
        """IRI of the document's own node."""
        return f"{self.base}document"

    def with_facts(self, *quads: ox.Quad) -> "Dossier":
        """Return this dossier with more facts about it."""
        return replace(self, quads=(*self.quads, *quads))


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
    label: Texts = field(default_factory=dict)
    uitleg: Texts = field(default_factory=dict)


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
    wie_beslist: str = ""
    normen: tuple[str, ...] = ()
    alleen_voor: str | None = None
    alleen_onder: str | None = None
    meldt_bij: str | None = None
    gevolg_van: tuple[str, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a document: rule, severity, place, words, norms and remedy."""

    regel: str
    ernst: str
    pad: str
    plaats: Place
    onderwerp: str
    bericht: Texts
    normen: tuple[Norm, ...]
    herstel: Texts
    wie_beslist: str
    focus: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """All findings on one document, with what was judged by which rules."""

    bestand: str
    titel: str
    soort: str
    regime: str
    regiemodel: tuple[str, ...]
    datum: str
    sha256: str
    regelset_versie: str
    regelset_sha256: str
    bevindingen: tuple[Finding, ...]
    voorbehoud: Texts = field(default_factory=dict)
    """What must be said of the regime: a bill is not a law."""

    def aantal(self, ernst: str) -> int:
        """Return how many findings have this severity (`Violation`, `Warning`, `Info`)."""
        return sum(finding.ernst == ernst for finding in self.bevindingen)

    @property
    def conform(self) -> bool:
        """True when there is no Violation."""
        return self.aantal("Violation") == 0


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
