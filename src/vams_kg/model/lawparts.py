"""Parts of acts: what is known of articles that no norm is about."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from vams_kg.model.decision import Artikelplaats


@dataclass(frozen=True)
class Wetsdeel:
    """Articles of an act, named by patterns, and what they carry; an empty set does not limit."""

    wet: str
    patronen: tuple[str, ...]
    gegevens: frozenset[str] = frozenset()
    partijen: frozenset[str] = frozenset()
    alleen_gever: bool = False
    """Whether one of those parties must be the provider; the recipient is not enough."""
    normen: frozenset[str] = frozenset()
    lagen: frozenset[str] = frozenset()
    bron: str = ""
    """The bill that inserts these articles."""

    def holds(self, place: Artikelplaats) -> bool:
        """Return whether a place is one of these articles."""
        return place.wet == self.wet and self._pattern.fullmatch(written(place)) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        whole = (p if "lid" in p else f"(?:{p})(?: lid .*)?(?: onder .*)?" for p in self.patronen)
        return re.compile("|".join(f"(?:{one})" for one in whole))


@dataclass(frozen=True, slots=True)
class Laagsleutel:
    """A key of a flow that supports a layer: for which data, and the rule that reports on it."""

    eigenschap: str
    laag: str
    gegevens: frozenset[str]
    regel: str


@dataclass(frozen=True, slots=True)
class Wetsdelen:
    """All parts of acts by what is known of them."""

    reeksen: Mapping[str, tuple[Wetsdeel, ...]] = field(default_factory=dict)
    """By act: the numbers it can have."""
    gelezen: tuple[Wetsdeel, ...] = ()
    ongelezen: tuple[Wetsdeel, ...] = ()
    ingevoegd: tuple[Wetsdeel, ...] = ()
    lagen: tuple[Wetsdeel, ...] = ()
    taken: tuple[Wetsdeel, ...] = ()
    sleutels: tuple[Laagsleutel, ...] = ()

    def exists(self, place: Artikelplaats) -> bool:
        """Return whether the act can have this article; of an act without range: yes."""
        known = self.reeksen.get(place.wet, ())
        return not known or not written(place) or any(part.holds(place) for part in known)


def written(place: Artikelplaats) -> str:
    """Return a place as the patterns read it: `6 lid 1 onder e`, `hoofdstuk 5`."""
    if not place.artikel:
        return f"hoofdstuk {place.hoofdstuk}" if place.hoofdstuk else ""
    lid = f" lid {place.lid}" if place.lid else ""
    return f"{place.artikel}{lid}" + (f" onder {place.onderdeel}" if place.onderdeel else "")
