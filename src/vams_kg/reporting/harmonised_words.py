"""The words of the page and the workbook of compared definitions, and pairs in one order."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from vams_kg.model.harmonising import Begripsbepaling, Harmonisatie, Soort, Termvergelijking
from vams_kg.reporting.harmonised import by_word
from vams_kg.reporting.plain import clean

CELL: Final = {
    Soort.gelijk: "gelijk",
    Soort.verschil: "deels",
    Soort.verborgen_tweeling: "deels",
    Soort.valse_vriend: "anders",
    Soort.ander_begrip: "anders",
    Soort.alleen_tekst: "alleen_tekst",
    Soort.onbekend: "onvergelijkbaar",
}
"""How a pair stands, in the word of a cell."""


@cache
def harmonised_words(language: str) -> dict[str, str]:
    """Return the words of the page of compared definitions in a language."""
    file = Path(__file__).parent / "woorden" / f"harmonie-{language}.toml"
    return tomllib.loads(file.read_text("utf-8"))


def compared_words(found: Harmonisatie) -> Mapping[str, Sequence[Begripsbepaling]]:
    """Return the definitions of every word that stands in a pair, the most defined words first."""
    in_pairs = {one.woord for pair in found.vergelijkingen for one in (pair.links, pair.rechts)}
    return {word: terms for word, terms in by_word(found).items() if word in in_pairs}


def called(terms: Sequence[Begripsbepaling]) -> str:
    """Return how a word is mostly written: casusregie and casusregisseur are one word."""
    return Counter(clean(one.term) for one in terms).most_common(1)[0][0]


def by_word_pairs(found: Harmonisatie) -> Mapping[str, Sequence[Termvergelijking]]:
    """Return the pairs in which both documents use the same word, by word."""
    grouped: dict[str, list[Termvergelijking]] = {}
    for pair in found.vergelijkingen:
        if pair.links.woord == pair.rechts.woord:
            grouped.setdefault(pair.links.woord, []).append(pair)
    return grouped
