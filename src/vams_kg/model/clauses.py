"""Clauses: proposed text for a document, with the rules that it satisfies."""

from dataclasses import dataclass, field

from vams_kg.model.knowledge import Norm, Rule
from vams_kg.model.texts import Texts


@dataclass(frozen=True, slots=True)
class Clausule:
    """A proposed text; what stands between square brackets is for the writer to fill in."""

    iri: str
    label: Texts
    tekst: Texts
    regels: tuple[str, ...]
    onderdeel: str = ""
    """Keys of the lists where it belongs, with dots between them."""
    formaat: str = ""
    """The same, filled in as an example in the keys of the format (YAML); may be empty."""
    let_op: Texts = field(default_factory=dict)
    niet_te_bewijzen: Texts = field(default_factory=dict)
    """Why the text alone does not take the finding away."""

    @property
    def local(self) -> str:
        """Short name of the clause."""
        return self.iri.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Clausuleleemte:
    """Rules that no text alone can satisfy, and why."""

    regels: tuple[str, ...]
    reden: Texts


@dataclass(frozen=True, slots=True)
class Clausulekaart:
    """A clause with its rules and their norms, ready to be shown."""

    clausule: Clausule
    onderwerp: Texts
    regels: tuple[Rule, ...]
    normen: tuple[Norm, ...]
    wie_beslist: tuple[Texts, ...]


@dataclass(frozen=True, slots=True)
class Clausuleboek:
    """The clauses that were asked for, and what has none."""

    kaarten: tuple[Clausulekaart, ...]
    leemten: tuple[tuple[Rule, Texts], ...]
