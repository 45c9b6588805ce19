"""One definition beside another: how they stand to each other, and which facets decide."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from vams_kg.harmonising.values import compare_values
from vams_kg.model.harmonising import (
    Begripsbepaling,
    Facet,
    Facetverschil,
    Predicaat,
    Soort,
    Termvergelijking,
    Uitkomst,
)

_SPEAKS_FOR: Final = frozenset(
    {Uitkomst.gelijk, Uitkomst.nauwer, Uitkomst.ruimer, Uitkomst.overlapt}
)
_ENOUGH_FOR_EXACT: Final = 4
"""Facets that must agree, with none unknown, before two terms are called the same."""
_LIKE_TEXT: Final = 0.34
"""Share of the content words that two texts must have in common to be called related."""


class Weighed(NamedTuple):
    """The facets that both speak of, counted by what they say of the pair."""

    opposed: int
    """Contradictions that mean another concept."""
    decisive: int
    """Deciding facets that are equal."""
    other: int
    """Other facets that speak for it."""
    against: int
    """Differences that do not decide."""
    narrower: int
    wider: int
    overlapping: int


def compare_terms(
    left: Begripsbepaling, right: Begripsbepaling, facets: Sequence[Facet]
) -> Termvergelijking:
    """Return how the left term stands to the right one, and what that rests on.

    `soort` speaks of the pair alone; whether it is a hidden twin is seen among all terms of both
    documents (`harmonise`).
    """
    shared, unknown = _beside(left, right, facets)
    same_word = left.woord == right.woord
    if not (left.facetten and right.facetten):
        predicate, kind = _by_text(left, right), Soort.alleen_tekst
    else:
        weighed = weigh((one.bepaalt, one.uitkomst) for one in shared)
        predicate = predicate_of(weighed, len(shared), bool(unknown), same_word=same_word)
        kind = _kind(weighed, predicate, bool(shared), same_word=same_word)
    speaking = sum(one.uitkomst in _SPEAKS_FOR for one in shared)
    sure = certainty_of(predicate, speaking, len(shared), len(shared) + len(unknown))
    return Termvergelijking(left, right, predicate, kind, shared, unknown, sure)


def _beside(
    left: Begripsbepaling, right: Begripsbepaling, facets: Sequence[Facet]
) -> tuple[tuple[Facetverschil, ...], tuple[str, ...]]:
    shared, unknown = [], []
    for facet in facets:
        mine, yours = left.facetten.get(facet.iri), right.facetten.get(facet.iri)
        if mine and yours:
            outcome = compare_values(facet, mine, yours)
            shared.append(Facetverschil(facet.iri, outcome, facet.bepaalt))
        elif mine or yours:
            unknown.append(facet.iri)
    return tuple(sorted(shared, key=lambda one: not one.bepaalt)), tuple(unknown)


def weigh(outcomes: Iterable[tuple[bool, Uitkomst]]) -> Weighed:
    """Return the counts of facets, each given as whether it decides and what its values say."""
    opposed = decisive = other = against = narrower = wider = overlapping = 0
    for decides, outcome in outcomes:
        narrower += outcome is Uitkomst.nauwer
        wider += outcome is Uitkomst.ruimer
        overlapping += outcome is Uitkomst.overlapt
        if outcome is Uitkomst.tegengesteld and decides:
            opposed += 1
        elif outcome is Uitkomst.tegengesteld or outcome is Uitkomst.anders:
            against += 1
        elif not decides:
            other += 1
        elif outcome is Uitkomst.gelijk:
            decisive += 1
    return Weighed(opposed, decisive, other, against, narrower, wider, overlapping)


def predicate_of(seen: Weighed, shared: int, unknown: bool, *, same_word: bool) -> Predicaat:
    """Return how two terms stand to each other, from the counts of their facets."""
    if seen.opposed:
        return Predicaat.related if seen.decisive or seen.other else Predicaat.geen
    if not (seen.decisive or seen.other):
        return Predicaat.related if same_word else Predicaat.geen
    if seen.against:
        return Predicaat.close if seen.decisive >= seen.against else Predicaat.related
    if not seen.decisive and not same_word and seen.other < 2:
        return Predicaat.related
    return _without_difference(seen, shared, unknown)


def _without_difference(seen: Weighed, shared: int, unknown: bool) -> Predicaat:
    """All facets that both speak of agree, or one is narrower."""
    if seen.narrower and not (seen.wider or seen.overlapping):
        return Predicaat.broad  # the right one is broader
    if seen.wider and not (seen.narrower or seen.overlapping):
        return Predicaat.narrow
    whole = not (seen.narrower or seen.wider or seen.overlapping or unknown)
    return Predicaat.exact if whole and shared >= _ENOUGH_FOR_EXACT else Predicaat.close


def _kind(seen: Weighed, predicate: Predicaat, known: bool, *, same_word: bool) -> Soort:
    if not same_word:
        return Soort.ander_begrip
    if seen.opposed:
        return Soort.valse_vriend
    if not known:
        return Soort.onbekend
    agree = predicate in {Predicaat.exact, Predicaat.close, Predicaat.broad, Predicaat.narrow}
    return Soort.gelijk if agree and not seen.against else Soort.verschil


def _by_text(left: Begripsbepaling, right: Begripsbepaling) -> Predicaat:
    """Words alone never say that two terms are the same; they may say that they are related."""
    every = left.kern | right.kern
    alike = len(left.kern & right.kern) / len(every) if every else 0.0
    return Predicaat.related if alike >= _LIKE_TEXT else Predicaat.geen


def certainty_of(predicate: Predicaat, speaking: int, shared: int, known: int) -> float:
    """Return the share of the facets that speaks for the outcome; unknown ones do not speak.

    `speaking` of the `shared` facets speak for the terms being one; `known` either speaks of.
    """
    if not known:
        return 0.0
    negative = predicate in {Predicaat.geen, Predicaat.related}
    return round((shared - speaking if negative else speaking) / known, 2)
