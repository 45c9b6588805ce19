"""One page for administrators: where definitions agree, where not, and what to decide first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vams_kg.model.harmonising import (
    Begripsbepaling,
    Harmonisatie,
    Soort,
    Termvergelijking,
    Uitkomst,
)
from vams_kg.reporting.harmonised import facet_name, pairs_of, value_text, who
from vams_kg.reporting.harmonised_words import (
    by_word_pairs,
    called,
    compared_words,
    harmonised_words,
)
from vams_kg.reporting.plain import clean

MOST: Final = 5
"""So many points of one kind fit on a page with the others."""

Gewicht = tuple[int, int]
"""How much a point matters: its kind, then how many it concerns."""


@dataclass(frozen=True, slots=True)
class Deel:
    """One of the three parts of the brief: a heading and its points."""

    sleutel: str
    kop: str
    punten: tuple[str, ...]
    leeg: str
    """What to say when there is no point."""
    meer: str
    """What to say when there are more points than fit."""


def brief(found: Harmonisatie, language: str) -> tuple[Deel, ...]:
    """Return where documents agree, where they contradict each other, and what comes first."""
    w = harmonised_words(language)
    agreed: list[tuple[Gewicht, str]] = []
    opposed: list[tuple[Gewicht, str]] = []
    by_pair = by_word_pairs(found)
    for word, terms in compared_words(found).items():
        pairs = by_pair.get(word, ())
        for facet in found.facetten:
            said = [one for one in terms if facet in one.facetten]
            if len(said) < 2:
                continue
            name = facet_name(found, facet, language)
            if _same(said, facet):
                value = value_text(said[0].facetten[facet])
                told = w["eens_facet"].format(
                    woord=called(terms), aantal=len(said), facet=name, waarde=value
                )
                agreed.append(((0, len(said)), told))
            elif _is_opposed(pairs, facet):
                told = w["oneens_facet"].format(
                    woord=called(terms), facet=name, waarden=_values(said, facet, language)
                )
                opposed.append(((0, len(said)), told))
    return (
        _part("eens", _largest(agreed), w),
        _part("oneens", _largest(opposed), w),
        _part("eerst", _largest(_decisions(found, language)), w),
    )


def _part(key: str, points: Sequence[str], w: dict[str, str]) -> Deel:
    more = w["en_nog"].format(aantal=len(points) - MOST) if len(points) > MOST else ""
    return Deel(key, w[f"kop_{key}"], tuple(points[:MOST]), w[f"geen_{key}"], more)


def _largest(points: Iterable[tuple[Gewicht, str]]) -> list[str]:
    return [told for _, told in sorted(points, key=lambda point: point[0], reverse=True)]


def _same(terms: Sequence[Begripsbepaling], facet: str) -> bool:
    return len({one.facetten[facet].waarden for one in terms}) == 1


def _is_opposed(pairs: Sequence[Termvergelijking], facet: str) -> bool:
    return any(
        one.facet == facet and one.uitkomst is Uitkomst.tegengesteld
        for pair in pairs
        for one in pair.facetten
    )


def _values(terms: Sequence[Begripsbepaling], facet: str, language: str) -> str:
    counted = Counter(one.facetten[facet].waarden for one in terms)
    named = {one.facetten[facet].waarden: value_text(one.facetten[facet]) for one in terms}
    shape = harmonised_words(language)["waarde_aantal"]
    return ", ".join(
        shape.format(waarde=named[value], aantal=times) for value, times in counted.most_common()
    )


def _decisions(found: Harmonisatie, language: str) -> Iterator[tuple[Gewicht, str]]:
    """Yield what asks for a decision with a weight: false friends, then twins, then the rest."""
    w = harmonised_words(language)
    words, pairs = compared_words(found), by_word_pairs(found)
    for word, of_word in pairs.items():
        friends = [one for one in of_word if one.soort is Soort.valse_vriend]
        partly = sum(one.soort is Soort.verschil for one in of_word)
        name, documents = called(words[word]), len({one.document for one in words[word]})
        if friends:
            told = w["eerst_vrienden"].format(
                woord=name,
                documenten=documents,
                aantal=len(friends),
                facet=_deciding(found, friends, language),
                wie=_odd_one_out(friends),
            )
            yield (3, len(friends)), told
        elif partly:
            told = w["eerst_verschil"].format(woord=name, documenten=documents, aantal=partly)
            yield (1, documents), told
    yield from _twins(found, w)
    yield from _without_facets(found, w)


def _deciding(found: Harmonisatie, pairs: Sequence[Termvergelijking], language: str) -> str:
    counted = Counter(
        one.facet
        for pair in pairs
        for one in pair.facetten
        if one.uitkomst is Uitkomst.tegengesteld and one.bepaalt
    ) or Counter(one.facet for pair in pairs for one in pair.facetten)
    return facet_name(found, counted.most_common(1)[0][0], language)


def _odd_one_out(pairs: Sequence[Termvergelijking]) -> str:
    counted = Counter(who(one) for pair in pairs for one in (pair.links, pair.rechts))
    return counted.most_common(1)[0][0]


def _twins(found: Harmonisatie, w: dict[str, str]) -> Iterator[tuple[Gewicht, str]]:
    grouped: dict[tuple[str, ...], list[Termvergelijking]] = {}
    for pair in pairs_of(found, Soort.verborgen_tweeling):
        key = tuple(sorted((pair.links.woord, pair.rechts.woord)))
        grouped.setdefault(key, []).append(pair)
    for twins in grouped.values():
        first = (twins[0].links, twins[0].rechts)
        names = f" {w['en']} ".join(f"‘{clean(one.term)}’ ({who(one)})" for one in first)
        told = w["eerst_tweelingen"].format(paren=names, aantal=len(twins))
        yield (2, len(twins)), told


def _without_facets(found: Harmonisatie, w: dict[str, str]) -> Iterator[tuple[Gewicht, str]]:
    bare = sorted(
        {
            who(one)
            for pair in pairs_of(found, Soort.alleen_tekst)
            for one in (pair.links, pair.rechts)
            if not one.facetten
        }
    )
    if bare:
        yield (0, 0), w["eerst_tekst"].format(documenten=", ".join(bare[:MOST]))
