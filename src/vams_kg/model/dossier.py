"""What one municipality or region wrote: a graph with the place of every fact."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import pyoxigraph as ox


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
    quads: Collection[ox.Quad]
    places: Mapping[str, Place]
    remarks: tuple[Remark, ...] = ()
    titel: str = ""
    soort: str | None = None
    regime: str | None = None
    regiemodellen: tuple[str, ...] = ()
    datum: str | None = None
    concept: bool = False
    """Whether it was taken over from another file and no person has confirmed it yet."""
    teksten: Mapping[str, str] = field(default_factory=dict)
    """Text of every Opgave node, by IRI; used to fill messages."""
    namen: Mapping[str, str] = field(default_factory=dict)
    """Name of every item node (its naam, rol, term … or its id), by IRI."""
    ids: Mapping[str, str] = field(default_factory=dict)
    """Item node by the id that the document gives it."""

    @property
    def document(self) -> str:
        """IRI of the document's own node."""
        return f"{self.base}document"

    def with_facts(self, *quads: ox.Quad) -> "Dossier":
        """Return this dossier with more facts about it."""
        return replace(self, quads=(*self.quads, *quads))
