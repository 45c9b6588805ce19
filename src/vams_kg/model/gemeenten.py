"""Municipalities with their IRI in TOOI, when they existed and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gemeente:
    """One municipality; dates in ISO 8601, empty when it has no known begin or end."""

    code: str
    naam: str
    begin: str
    einde: str
    opvolgers: tuple[str, ...]
    provincie: str

    @property
    def iri(self) -> str:
        """The IRI that the government gave it."""
        return f"https://identifier.overheid.nl/tooi/id/gemeente/{self.code}"


@dataclass(frozen=True, slots=True)
class Gemeenten:
    """All municipalities of one state of the list, and the regions that sources name."""

    stand: str
    """Date of the state of the list (ISO 8601); what changed later is not known."""
    per_code: Mapping[str, Gemeente]
    per_naam: Mapping[str, Gemeente]
    """By name in small letters, with and without the word gemeente."""
    regios: Mapping[str, tuple[str, ...]]
    """Codes of the municipalities of a region, by its name."""

    def find(self, name: str) -> Gemeente | None:
        """Return the municipality of a name, or None; a name that two bear is nobody's."""
        return self.per_naam.get(" ".join(name.lower().split()))

    def now(self, one: Gemeente) -> tuple[Gemeente, ...]:
        """Return the municipalities that have its area at the state of the list."""
        if not one.einde:
            return (one,)
        found = [last for code in one.opvolgers for last in self.now(self.per_code[code])]
        return tuple(dict.fromkeys(found))
