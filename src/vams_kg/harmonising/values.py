"""What two values of one facet say of each other."""

from collections.abc import Callable, Mapping
from typing import Final

from vams_kg.model.harmonising import Facet, Facetwaarde, Uitkomst
from vams_kg.vocabulary import VAMS


def compare_values(facet: Facet, left: Facetwaarde, right: Facetwaarde) -> Uitkomst:
    """Return how the left value stands to the right one, as the kind of the facet says."""
    outcome = _KINDS[facet.soort](left, right)
    if facet.bepaalt and outcome is Uitkomst.anders:
        return Uitkomst.tegengesteld
    return outcome


def _answers(left: Facetwaarde, right: Facetwaarde) -> Uitkomst:
    """Return a plain yes against a plain no; who says both says something in between."""
    if left.waarden == right.waarden:
        return Uitkomst.gelijk
    return Uitkomst.overlapt if left.waarden & right.waarden else Uitkomst.tegengesteld


def _single(left: Facetwaarde, right: Facetwaarde) -> Uitkomst:
    return Uitkomst.gelijk if left.waarden == right.waarden else Uitkomst.anders


def _sets(left: Facetwaarde, right: Facetwaarde) -> Uitkomst:
    """Compare parties or phases; a kind of party is narrower than what it falls under."""
    if left.waarden == right.waarden:
        return Uitkomst.gelijk
    inside = _all_under(left, right)
    outside = _all_under(right, left)
    if inside and outside:
        return Uitkomst.gelijk
    if inside or outside:
        return Uitkomst.nauwer if inside else Uitkomst.ruimer
    return Uitkomst.overlapt if left.waarden & right.waarden else Uitkomst.anders


def _all_under(one: Facetwaarde, other: Facetwaarde) -> bool:
    """Whether each value falls under a value of the other; `ruimer` holds what they fall under."""
    return one.waarden < other.waarden or (
        len(one.waarden) == 1 and bool(one.ruimer & other.waarden)
    )


def _words(left: Facetwaarde, right: Facetwaarde) -> Uitkomst:
    if left.waarden == right.waarden:
        return Uitkomst.gelijk
    return Uitkomst.overlapt if left.waarden & right.waarden else Uitkomst.anders


_KINDS: Final[Mapping[str, Callable[[Facetwaarde, Facetwaarde], Uitkomst]]] = {
    VAMS.soortJaNee.value: _answers,
    VAMS.soortGetal.value: _single,
    VAMS.soortKeuze.value: _single,
    VAMS.soortPartijen.value: _sets,
    VAMS.soortFasen.value: _sets,
    VAMS.soortWoorden.value: _words,
}
