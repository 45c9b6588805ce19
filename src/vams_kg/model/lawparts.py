"""Parts of acts: what is known of articles that no norm is about."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
    deels: bool = False
    """Whether an article can have more paragraphs than those named."""

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
    leden: Mapping[str, tuple[Wetsdeel, ...]] = field(default_factory=dict)
    """By act: the paragraphs of articles that were read, each pattern with the bare article."""
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

    def lacks_paragraph(self, place: Artikelplaats) -> bool:
        """Return whether the article was read as a whole and has no such paragraph or letter."""
        return self._unseen(place) is False

    def unseen_paragraph(self, place: Artikelplaats) -> bool:
        """Return whether the article was read in part and the paragraph is not one of those."""
        return self._unseen(place) is True

    def _unseen(self, place: Artikelplaats) -> bool | None:
        """Return, of a paragraph that was not seen, whether it may be there; else None."""
        if not (place.lid or place.onderdeel):
            return None
        bare = replace(place, lid="", onderdeel="")
        parts = [part for part in self.leden.get(place.wet, ()) if part.holds(bare)]
        if not parts or any(part.holds(place) for part in parts):
            return None
        paragraph = replace(place, onderdeel="")
        seen = bool(place.lid) and any(part.holds(paragraph) for part in parts)
        return not seen and any(part.deels for part in parts)


def written(place: Artikelplaats) -> str:
    """Return a place as the patterns read it: `6 lid 1 onder e`, `hoofdstuk 5`."""
    if not place.artikel:
        return f"hoofdstuk {place.hoofdstuk}" if place.hoofdstuk else ""
    lid = f" lid {place.lid}" if place.lid else ""
    return f"{place.artikel}{lid}" + (f" onder {place.onderdeel}" if place.onderdeel else "")
