"""All definitions of some documents: every pair that has something to say, and the twins."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from vams_kg.harmonising.definitions import Reader
from vams_kg.harmonising.pairs import compare_terms
from vams_kg.model import Dossier
from vams_kg.model.harmonising import (
    Begripsbepaling,
    Harmonisatie,
    Predicaat,
    Soort,
    Termvergelijking,
)

_MATCHES: Final = frozenset({Predicaat.exact, Predicaat.close, Predicaat.broad, Predicaat.narrow})


def harmonise(dossiers: Iterable[Dossier], reader: Reader, term: str | None = None) -> Harmonisatie:
    """Return the definitions of the documents and how they stand to each other.

    With a term only pairs in which that word stands are compared.
    """
    read = [reader.read(dossier) for dossier in dossiers]
    documents = [terms for terms, _ in read]
    wanted = reader.word(term) if term else None
    return Harmonisatie(
        bepalingen=tuple(one for terms in documents for one in terms),
        vergelijkingen=tuple(_all_pairs(documents, reader, wanted)),
        tegenspraken=tuple(clash for _, clashes in read for clash in clashes),
        facetten={facet.iri: facet for facet in reader.facets},
    )


def _all_pairs(
    documents: Sequence[Sequence[Begripsbepaling]], reader: Reader, wanted: str | None
) -> Iterator[Termvergelijking]:
    for place, terms in enumerate(documents):
        for others in documents[place + 1 :]:
            yield from _of_two(terms, others, reader, wanted)


def _of_two(
    terms: Sequence[Begripsbepaling],
    others: Sequence[Begripsbepaling],
    reader: Reader,
    wanted: str | None,
) -> Iterator[Termvergelijking]:
    """Yield the pairs of two documents: those of one word, and the twins under other words."""
    pairs = {
        (one.woord, other.woord): compare_terms(one, other, reader.facets)
        for one in terms
        for other in others
        if wanted in {None, one.woord, other.woord}
    }
    taken = {word: pair.soort for (word, other), pair in pairs.items() if word == other}
    best = _best(pairs)
    for (word, other), pair in pairs.items():
        if word == other:
            yield pair
        elif _is_twin(pair, taken) and best[pair.links.woord, 0] == best[pair.rechts.woord, 1]:
            yield replace(pair, soort=Soort.verborgen_tweeling)


def _is_twin(pair: Termvergelijking, taken: Mapping[str, Soort]) -> bool:
    """Another word that means the same, where neither document uses the word of the other so."""
    if pair.predicaat not in _MATCHES:
        return False
    return all(
        taken.get(word, Soort.valse_vriend) is Soort.valse_vriend
        for word in (pair.links.woord, pair.rechts.woord)
    )


def _best(
    pairs: Mapping[tuple[str, str], Termvergelijking],
) -> Mapping[tuple[str, int], tuple[str, str]]:
    """Return for each term, left (0) and right (1), the pair under another word that fits best."""
    found: dict[tuple[str, int], tuple[str, str]] = {}
    weight: dict[tuple[str, int], tuple[int, float]] = defaultdict(lambda: (-1, -1.0))
    for key, pair in pairs.items():
        if key[0] == key[1] or pair.predicaat not in _MATCHES:
            continue
        mine = (sum(one.bepaalt for one in pair.facetten), pair.zekerheid)
        for side in (0, 1):
            if mine > weight[key[side], side]:
                weight[key[side], side], found[key[side], side] = mine, key
    return found
