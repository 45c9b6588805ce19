"""Pairs that were compared before: many documents say the same, be it of other words.

What a definition says is numbered once and two values of a facet are compared once. What the facets
of a pair say is then a sum of small numbers: hundreds of municipalities cost little more than
looking up and adding.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from vams_kg.harmonising.pairs import Weighed, certainty_of, compare_terms, predicate_of, weigh
from vams_kg.harmonising.values import compare_values
from vams_kg.model.harmonising import (
    Begripsbepaling,
    Facet,
    Facetwaarde,
    Predicaat,
    Termvergelijking,
)

Numbered = tuple[int, Begripsbepaling]
"""A definition with the number of what it says, whatever its word."""
_BITS: Final = 8
"""Bits per count in a sum: more facets than 255 there are not."""
_ONE_MORE: Final = 1 << 7 * _BITS
_DECIDES: Final = 1 << 8 * _BITS
_MASK: Final = (1 << _BITS) - 1


class Likeness(NamedTuple):
    """How two definitions under different words stand to each other, and how well they fit."""

    predicate: Predicaat
    deciding: int
    certainty: float


class Known:
    """Remembers what definitions say and how what they say compares; for one set of facets."""

    def __init__(self, facets: Sequence[Facet]) -> None:
        self._facets = facets
        self._numbers: dict[object, int] = {}
        self._said: list[dict[int, int]] = []
        """What each number says: the number of the value, by the place of its facet."""
        self._values: list[dict[object, int]] = [{} for _ in facets]
        self._told: list[list[Facetwaarde]] = [[] for _ in facets]
        self._sums: list[dict[tuple[int, int], int]] = [{} for _ in facets]
        self._likeness: dict[tuple[int, int], Likeness] = {}
        self._pairs: dict[tuple[int, int, bool], Termvergelijking] = {}

    def number(self, one: Begripsbepaling) -> int:
        """Return a number that is the same for definitions that say the same."""
        said = {
            place: self._value(place, value)
            for place, facet in enumerate(self._facets)
            if (value := one.facetten.get(facet.iri))
        }
        key = (tuple(said.items()), frozenset() if said else one.kern)
        found = self._numbers.setdefault(key, len(self._numbers))
        if found == len(self._said):
            self._said.append(said)
        return found

    def _value(self, place: int, value: Facetwaarde) -> int:
        values = self._values[place]
        found = values.setdefault((value.waarden, value.ruimer), len(values))
        if found == len(self._told[place]):
            self._told[place].append(value)
        return found

    def under_other_words(self, left: int, right: int) -> Likeness:
        """Return how two definitions with different words stand to each other."""
        mine, yours = self._said[left], self._said[right]
        total = 0
        for place, value in mine.items():
            other = yours.get(place)
            if other is not None:
                one = self._sums[place].get((value, other))
                total += self._sum(place, value, other) if one is None else one
        known = len(mine) + len(yours) - (total >> 7 * _BITS & _MASK)
        found = self._likeness.get((total, known))
        if found is None:
            found = self._likeness[total, known] = _likeness(total, known)
        return found

    def _sum(self, place: int, mine: int, yours: int) -> int:
        facet, told = self._facets[place], self._told[place]
        counts = weigh([(facet.bepaalt, compare_values(facet, told[mine], told[yours]))])
        found = sum(count << number * _BITS for number, count in enumerate(counts))
        found += _ONE_MORE + (_DECIDES if facet.bepaalt else 0)
        self._sums[place][mine, yours] = found
        return found

    def compared(self, left: Numbered, right: Numbered) -> Termvergelijking:
        """Return how the left definition stands to the right one, with all that it rests on."""
        key = (left[0], right[0], left[1].woord == right[1].woord)
        found = self._pairs.get(key)
        if found is None:
            found = self._pairs[key] = compare_terms(left[1], right[1], self._facets)
        return found


def _likeness(total: int, known: int) -> Likeness:
    """Return what a sum of facets means; `known` counts the facets that either speaks of."""
    counts = [total >> number * _BITS & _MASK for number in range(9)]
    shared = counts[7]
    if not shared:
        return Likeness(Predicaat.geen, 0, 0.0)
    seen = Weighed(*counts[:7])
    predicate = predicate_of(seen, shared, known > shared, same_word=False)
    speaking = shared - seen.opposed - seen.against
    return Likeness(predicate, counts[8], certainty_of(predicate, speaking, shared, known))
