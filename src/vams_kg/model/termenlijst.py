"""The terms that a region agrees on, with the decisions on each and what stays local."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vams_kg.model.dossier import Place
from vams_kg.model.harmonising import Begripsbepaling, Predicaat, Soort, Termvergelijking


@dataclass(frozen=True, slots=True)
class Termbesluit:
    """One step in the agreement on a term: who, in which role, when and why."""

    stand: str
    """IRI of the state; empty when the word is no state."""
    woord: str
    door: str
    op: str
    waarom: str
    place: Place


@dataclass(frozen=True, slots=True)
class Afbeelding:
    """A local term and how it stands to the term of the region."""

    document: str
    term: str
    koppeling: Predicaat
    place: Place


@dataclass(frozen=True, slots=True)
class Afwijking:
    """A document or municipality that keeps its own word, with the reason."""

    document: str
    gemeente: str
    eigen_woord: str
    reden: str
    place: Place


@dataclass(frozen=True, slots=True)
class Regioterm:
    """One term of the region."""

    id: str
    term: str
    definitie: str
    besluiten: tuple[Termbesluit, ...]
    afbeeldingen: tuple[Afbeelding, ...]
    afwijkingen: tuple[Afwijking, ...]
    place: Place
    kenmerken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the term says, as it stands: key and values."""
    kenmerkregels: Mapping[str, int] = field(default_factory=dict)
    """The line of each of them."""

    @property
    def laatste(self) -> Termbesluit | None:
        """Return the last decision; it gives the state of the term."""
        return self.besluiten[-1] if self.besluiten else None


@dataclass(frozen=True, slots=True)
class Lijstfout:
    """Something wrong in a list of terms; `ernst` is a name of a severity of SHACL."""

    ernst: str
    bericht: str
    probeer: str
    place: Place


@dataclass(frozen=True, slots=True)
class Termenlijst:
    """A list of terms with what is wrong in it."""

    bestand: str
    titel: str
    regio: str
    termen: tuple[Regioterm, ...]
    fouten: tuple[Lijstfout, ...]


@dataclass(frozen=True, slots=True)
class Documentgevolg:
    """What a term of the region means for one document that uses it."""

    lokaal: Begripsbepaling
    paar: Termvergelijking
    """The local definition on the left, that of the region on the right."""
    vastgelegd: Predicaat | None
    """The mapping that the list records for it."""
    afwijking: Afwijking | None

    @property
    def botst(self) -> bool:
        """Return whether the list calls the same what the facets call another concept."""
        same = self.vastgelegd in {Predicaat.exact, Predicaat.close}
        return same and self.paar.soort is Soort.valse_vriend


@dataclass(frozen=True, slots=True)
class Veranderd:
    """Two documents that stand otherwise to each other once the decision is followed."""

    een: str
    ander: str
    voor: Soort
    na: Soort


@dataclass(frozen=True, slots=True)
class Termgevolg:
    """What one term means for all documents."""

    term: Regioterm
    gevolgen: tuple[Documentgevolg, ...]
    veranderd: tuple[Veranderd, ...]
    voor: Mapping[Soort, int]
    """Pairs of documents by kind as they are now."""
    na: Mapping[Soort, int]
    """The same when every document without a recorded deviation follows the decision."""
