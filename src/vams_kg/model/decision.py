"""A question `may X give Y to Z`, the norms that answer it, and the answer layer by layer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vams_kg.model.knowledge import Norm
from vams_kg.model.texts import Texts

PASS, FAIL, SKIPPED, WEIGH = "pass", "fail", "skipped", "weging nodig"
"""Outcomes of a layer."""

ALLOWED, CONDITIONAL, FORBIDDEN, UNREGULATED = (
    "toegestaan",
    "voorwaardelijk",
    "verboden",
    "niet_geregeld",
)
"""Answers to a question."""


@dataclass(frozen=True, slots=True)
class Vereiste:
    """One requirement of a norm: at least one of the facts holds; `weegt` says who judges it."""

    een_van: tuple[str, ...]
    weegt: Texts = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Artikelplaats:
    """A place in an act; what is empty is not said."""

    wet: str
    artikel: str = ""
    lid: str = ""
    onderdeel: str = ""
    hoofdstuk: str = ""

    def meets(self, other: "Artikelplaats") -> bool:
        """Return whether both can mean the same place: what both say, is equal."""
        if self.wet != other.wet:
            return False
        if not (self.artikel and other.artikel):
            return bool(self.hoofdstuk) and self.hoofdstuk == other.hoofdstuk
        pairs = (
            (self.artikel, other.artikel),
            (self.lid, other.lid),
            (self.onderdeel, other.onderdeel),
        )
        return all(not (one and two) or one == two for one, two in pairs)

    def covers(self, other: "Artikelplaats") -> bool:
        """Return whether the other place is this one or a part of it."""
        said = bool(other.artikel) or not self.artikel
        lid = bool(other.lid) or not self.lid
        part = bool(other.onderdeel) or not self.onderdeel
        return said and lid and part and self.meets(other)


@dataclass(frozen=True, slots=True)
class Geldigheid:
    """The period in which a norm is in force, in ISO 8601; an empty bound does not limit it."""

    naam: str = ""
    """The act or article that has these dates, as answers cite it."""
    vanaf: str = ""
    tot: str = ""
    zekerheid: str = ""

    def holds(self, day: str) -> bool:
        """Return whether the norm is in force on a day; `tot` itself is no longer in it."""
        if not day:
            return True
        return self.vanaf <= day and not (self.tot and day >= self.tot)


@dataclass(frozen=True, slots=True)
class Verstrekkingsnorm:
    """One norm on giving data; an empty set does not limit the norm.

    Parties, roles, categories, phases, facts and layers are IRIs; dates are ISO 8601.
    """

    norm: Norm
    citeertekst: str
    bron: str
    plaats: "Artikelplaats"
    modaliteit: str = ""
    verstrekkers: frozenset[str] = frozenset()
    ontvangers: frozenset[str] = frozenset()
    gegevens: frozenset[str] = frozenset()
    fasen: frozenset[str] = frozenset()
    niet_verstrekkers: frozenset[str] = frozenset()
    niet_ontvangers: frozenset[str] = frozenset()
    niet_gegevens: frozenset[str] = frozenset()
    niet_fasen: frozenset[str] = frozenset()
    als_feit: frozenset[str] = frozenset()
    tenzij_feit: frozenset[str] = frozenset()
    bij_geheimhouding: bool | None = None
    opent: frozenset[str] = frozenset()
    sluit: frozenset[str] = frozenset()
    wijkt: bool = False
    uitzondering_op: frozenset[str] = frozenset()
    samen_met: frozenset[str] = frozenset()
    """Norms whose requirements count too, where they speak about the question."""
    toetst: frozenset[str] = frozenset()
    """Layers in which those requirements are shown."""
    vereist: tuple[Vereiste, ...] = ()
    geldig: Geldigheid = Geldigheid()

    @property
    def narrowness(self) -> int:
        """How much the norm limits itself: between equal norms the narrowest one is named."""
        limits = (self.verstrekkers, self.ontvangers, self.gegevens, self.fasen, self.als_feit)
        return sum(bool(limit) for limit in limits)


@dataclass(frozen=True, slots=True)
class Laag:
    """One layer that every disclosure must pass."""

    iri: str
    label: Texts
    volgorde: int
    gegevens: frozenset[str] = frozenset()
    vraagt_opening: bool = False
    in_vraag: bool = True


@dataclass(frozen=True, slots=True)
class Leemte:
    """What of a source is not modelled, told where a party of this kind gives or gets data."""

    tekst: Texts
    verstrekkers: frozenset[str]
    ontvangers: frozenset[str]


@dataclass(frozen=True, slots=True)
class LawOnDisclosure:
    """Everything that decides: norms, layers, sources per regime, and what facts do."""

    normen: tuple[Verstrekkingsnorm, ...]
    lagen: tuple[Laag, ...]
    bronnen: Mapping[str, frozenset[str]]
    """Sources of every regime, those it builds on included."""
    eigen_bronnen: Mapping[str, frozenset[str]]
    """Sources that a regime adds to those it builds on."""
    ruimer: Mapping[str, frozenset[str]]
    """For every class and concept: itself and everything broader."""
    tegendeel: Mapping[str, frozenset[str]]
    """For a negative fact: the facts and conditions it contradicts."""
    feiten_van_fase: Mapping[str, frozenset[str]]
    beroepsgeheim: frozenset[str]
    """Party kinds bound by professional secrecy."""
    leemten: tuple["Leemte", ...]
    kaders: frozenset[str]
    """Sources that give a framework and no task of their own."""
    kaderplaatsen: tuple[Artikelplaats, ...]
    """Articles that give a framework: they carry no flow, beside another they hinder none."""
    partijen: frozenset[str]
    """Terms that say who a provider or recipient is."""
    deels_gelezen: tuple[Artikelplaats, ...]
    """Articles of which some paragraphs were not read: they may say more than the norms do."""
    fase_van_stap: Mapping[str, frozenset[str]]
    """For a kind of process step: the phase it falls in."""
    wet_van_partij: Mapping[str, frozenset[str]]
    """For a kind of party: the act it executes."""
    handelt_als: Mapping[str, frozenset[str]]
    """For a kind of party: as which kind it can act in a document."""
    feiten_van_partij: frozenset[str]
    """Facts that hold for every flow of a party, where the document says them of the party."""
    gaat_mee: frozenset[str]
    """Categories that only say whom other data are about."""
    geen_derde: frozenset[str]
    """Kinds of party under the authority of the controller: giving to them is no disclosure."""


@dataclass(frozen=True, slots=True)
class Question:
    """May `verstrekker` give `gegevens` to `ontvanger`; IRIs, the date in ISO 8601."""

    regime: str
    verstrekker: str
    ontvanger: str
    gegevens: str
    fase: str | None = None
    feiten: frozenset[str] = frozenset()
    geheimhouding: bool | None = None
    """None: as the kind of party says."""
    datum: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """What one layer gave: its norms, the requirements still open, and facts that closed it."""

    laag: Laag
    uitkomst: str
    normen: tuple[Verstrekkingsnorm, ...] = ()
    open: tuple[Vereiste, ...] = ()
    vervuld: tuple[str, ...] = ()
    dicht: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to a question, with the decisive norms and the trace layer by layer."""

    vraag: Question
    antwoord: str
    stappen: tuple[Step, ...]
    voorwaarden: tuple[Vereiste, ...] = ()
    normen: tuple[Verstrekkingsnorm, ...] = ()
    nabij: tuple[Verstrekkingsnorm, ...] = field(default=())
    """For what is not regulated: the norms that came nearest."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A small change of a question, as IRIs, and the answer it then has."""

    feiten: tuple[str, ...]
    fase: str | None
    gegevens: str | None
    antwoord: str
