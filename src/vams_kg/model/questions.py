"""Named questions and the tables that answer them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from vams_kg.model.texts import Texts


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that a question asks for; `deel` says where its values come from."""

    naam: str
    deel: str
    verplicht: bool = False
    standaard: str = ""


@dataclass(frozen=True, slots=True)
class NamedQuestion:
    """A question that is kept under a name, as its `#+` header declares it."""

    naam: str
    vraag: Texts
    kolommen: Mapping[str, Texts]
    """Heading of every column, by variable of the query, in order."""
    sparql: str
    parameters: tuple[Parameter, ...] = ()
    voorbeeld: Mapping[str, str] = field(default_factory=dict)
    over_document: bool = False
    """Whether documents must be given: the question is about what they say."""
    regime: str = ""
    """Short name of the regime that every answer rests on, when it is not asked for."""


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """The answer to a named question in one language."""

    vraag: NamedQuestion
    keuzes: Mapping[str, str]
    """Label of the chosen value of every parameter that has one."""
    rijen: tuple[tuple[str, ...], ...]
    regelset: str
    language: str = "nl"
    voorbehouden: tuple[str, ...] = ()
    """What must be said first: resting on a bill."""
    eigen_lezing: bool = False
    """Whether a row rests on a norm that is a reading of our own."""
    bestanden: tuple[str, ...] = ()
