"""What is asked of a backend, and what a backend can do: the same calls here and elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from vams_kg import service
from vams_kg.client.values import Graaf, Rijen

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wensen:
    """How documents are judged; what is empty is as the document itself says."""

    regime: str = ""
    regiemodel: tuple[str, ...] = ()
    datum: str = ""
    streng: bool = False


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """A question `may X give Y to Z`, in the words of a person and the names of the API."""

    verstrekker: str
    ontvanger: str
    gegevens: str
    fase: str = ""
    regime: str = ""
    feit: tuple[str, ...] = ()
    geheimhouding: str = ""
    datum: str = ""
    taal: str = "nl"


@dataclass(frozen=True, slots=True)
class Naamvraag:
    """A named question with its values, and the documents it is about."""

    naam: str
    waarden: Mapping[str, str]
    bronnen: Sequence[service.Source]
    taal: str


class Backend(Protocol):
    """Where answers come from; every call raises Refused for what gets no answer."""

    def check(self, sources: Sequence[service.Source], wishes: Wensen) -> Sequence[Json]:
        """Return one object of schema `vams-kg/check/1` per document."""

    def may(self, asked: Gevraagd) -> Json:
        """Return an object of schema `vams-kg/may/1`."""

    def questions(self) -> Sequence[Json]:
        """Return the named questions as in the list `vams-kg/ask-list/1`."""

    def ask(self, asked: Naamvraag) -> Json:
        """Return an object of schema `vams-kg/ask/1`."""

    def sparql(self, query: str) -> Rijen | Graaf | bool:
        """Return the answer to a SPARQL query that only reads."""
