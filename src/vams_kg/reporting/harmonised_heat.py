"""Every document beside every word: does it mean what the reference, or what most others, mean."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vams_kg.model.harmonising import (
    Begripsbepaling,
    Harmonisatie,
    Predicaat,
    Soort,
    Termvergelijking,
)
from vams_kg.reporting.harmonised import who
from vams_kg.reporting.harmonised_words import CELL, called, compared_words, harmonised_words

MOST_WORDS: Final = 12
_WORST_FIRST: Final = ("anders", "deels", "gelijk", "onvergelijkbaar", "alleen_tekst")


@dataclass(frozen=True, slots=True)
class Vak:
    """One cell: how it stands, and what the cell says in words."""

    stand: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Rij:
    """One document: whose it is, and a cell per word."""

    wie: str
    document: str
    vakken: tuple[Vak, ...]


@dataclass(frozen=True, slots=True)
class Warmte:
    """The table of documents and words."""

    koppen: tuple[str, ...]
    rijen: tuple[Rij, ...]


def heat(found: Harmonisatie, language: str, reference: str = "") -> Warmte:
    """Return for every document and each of the most defined words how it stands.

    With a reference a cell compares with that document, also where it has another word for it;
    words that the reference does not define are compared with what most others say.
    """
    words = dict(list(compared_words(found).items())[:MOST_WORDS])
    reader = _Cells(found, words, language, reference)
    documents = {one.document: one for one in found.bepalingen}
    return Warmte(
        tuple(called(terms) for terms in words.values()),
        tuple(
            Rij(who(one), name, tuple(reader.cell(name, word) for word in words))
            for name, one in documents.items()
        ),
    )


class _Cells:
    """Knows every pair by document and word."""

    def __init__(
        self,
        found: Harmonisatie,
        words: Mapping[str, Sequence[Begripsbepaling]],
        language: str,
        reference: str,
    ) -> None:
        self._w = harmonised_words(language)
        self._reference = reference
        self._defined = {(one.document, word) for word, terms in words.items() for one in terms}
        self._anchored = {word for document, word in self._defined if document == reference}
        self._pairs: dict[tuple[str, str], list[Termvergelijking]] = {}
        self._twins: dict[tuple[str, str], list[tuple[Begripsbepaling, Termvergelijking]]] = {}
        for pair in found.vergelijkingen:
            self._sort(pair)

    def _sort(self, pair: Termvergelijking) -> None:
        for mine, other in ((pair.links, pair.rechts), (pair.rechts, pair.links)):
            if other.woord in self._anchored and other.document != self._reference:
                continue
            if pair.soort is Soort.verborgen_tweeling:
                self._twins.setdefault((mine.document, other.woord), []).append((mine, pair))
            elif mine.woord == other.woord:
                self._pairs.setdefault((mine.document, mine.woord), []).append(pair)

    def cell(self, document: str, word: str) -> Vak:
        """Return how a document stands on a word."""
        if document == self._reference and word in self._anchored:
            return self._plain("referentie")
        pairs = self._pairs.get((document, word), ())
        if pairs:
            return self._of_pairs(pairs, word)
        if (document, word) in self._defined:
            return self._plain("onvergelijkbaar" if word in self._anchored else "enige")
        twins = self._twins.get((document, word), ())
        if twins and word in self._anchored:
            return self._of_twin(*twins[0])
        return self._plain("niet_omschreven")

    def _of_pairs(self, pairs: Sequence[Termvergelijking], word: str) -> Vak:
        counted = Counter(CELL[pair.soort] for pair in pairs)
        most = max(counted.values())
        stand = next(one for one in _WORST_FIRST if counted[one] == most)
        if word in self._anchored:
            return self._plain(stand)
        told = self._w["vak_aantal"].format(
            stand=self._w[f"stand_{stand}"], met=most, van=len(pairs)
        )
        return Vak(stand, told)

    def _of_twin(self, mine: Begripsbepaling, pair: Termvergelijking) -> Vak:
        stand = "gelijk" if pair.predicaat is Predicaat.exact else "deels"
        told = self._w["vak_woord"].format(stand=self._w[f"stand_{stand}"], woord=mine.term)
        return Vak(stand, told)

    def _plain(self, stand: str) -> Vak:
        return Vak(stand, self._w[f"stand_{stand}"])
