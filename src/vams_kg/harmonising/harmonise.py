"""All definitions of some documents: every pair that has something to say, and the twins."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from vams_kg.harmonising.definitions import Reader
from vams_kg.harmonising.known import Known, Likeness, Numbered
from vams_kg.model import Dossier
from vams_kg.model.harmonising import (
    Begripsbepaling,
    Harmonisatie,
    Predicaat,
    Soort,
    Termvergelijking,
)

Candidate = tuple[Numbered, Numbered, Likeness]
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
    known = Known(reader.facets)
    numbered = [[(known.number(one), one) for one in terms] for terms in documents]
    for place, terms in enumerate(numbered):
        for others in numbered[place + 1 :]:
            yield from _of_two(terms, others, known, wanted)


def _of_two(
    terms: Sequence[Numbered], others: Sequence[Numbered], known: Known, wanted: str | None
) -> Iterator[Termvergelijking]:
    """Yield the pairs of two documents: those of one word, and the twins under other words."""
    taken: dict[str, Soort] = {}
    candidates: list[Candidate] = []
    for left in terms:
        word = left[1].woord
        for right in others:
            if word == right[1].woord:
                found = known.compared(left, right)
                taken[word] = found.soort
                if wanted in {None, word}:
                    yield _told(found, left, right, found.soort)
                continue
            likeness = known.under_other_words(left[0], right[0])
            if likeness.predicate in _MATCHES:
                candidates.append((left, right, likeness))
    best = _best(candidates)
    for left, right, _ in candidates:
        word, other = left[1].woord, right[1].woord
        if (
            wanted in {None, word, other}
            and best[word, 0] == best[other, 1] == (word, other)
            and _is_free(word, taken)
            and _is_free(other, taken)
        ):
            yield _told(known.compared(left, right), left, right, Soort.verborgen_tweeling)


def _told(
    found: Termvergelijking, left: Numbered, right: Numbered, kind: Soort
) -> Termvergelijking:
    return Termvergelijking(
        left[1], right[1], found.predicaat, kind, found.facetten, found.onbekend, found.zekerheid
    )


def _is_free(word: str, taken: Mapping[str, Soort]) -> bool:
    """Whether a word may have a twin: the two documents do not use it for one thing."""
    return taken.get(word, Soort.valse_vriend) is Soort.valse_vriend


def _best(candidates: Iterable[Candidate]) -> Mapping[tuple[str, int], tuple[str, str]]:
    """Return for each term, left (0) and right (1), the pair under another word that fits best."""
    found: dict[tuple[str, int], tuple[str, str]] = {}
    weight: dict[tuple[str, int], tuple[int, float]] = {}
    for left, right, likeness in candidates:
        key = (left[1].woord, right[1].woord)
        mine = (likeness.deciding, likeness.certainty)
        for side in (0, 1):
            if mine > weight.get((key[side], side), (-1, -1.0)):
                weight[key[side], side], found[key[side], side] = mine, key
    return found
