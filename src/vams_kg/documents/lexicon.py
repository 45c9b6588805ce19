"""The words of all terms as a tree, from the first word of each phrase to its last.

A phrase is a sequence of stems (labels and signal words) or of exact words (abbreviations whose
case matters). One lookup per word of a text tells whether a phrase can begin there.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from vams_kg.documents.negation import NEGATORS
from vams_kg.documents.words import WORD, stem
from vams_kg.model import Term

_CACHE_LIMIT: Final = 50_000
_NEGATORS: Final = frozenset(stem(word) for word in NEGATORS)

Pairs = tuple[tuple[str, str], ...]
"""Pairs of scheme and term, both as IRIs."""


class Branch:
    """What can follow after some words, and the terms that those words stand for."""

    __slots__ = ("next", "terms")

    def __init__(self) -> None:
        self.next: dict[str, Branch] = {}
        self.terms: Pairs = ()

    def add(self, words: Iterable[str], term: Term) -> None:
        """Add a phrase for a term."""
        branch = self
        for word in words:
            branch = branch.next.setdefault(word, Branch())
        pairs = ((scheme, term.iri) for scheme in term.schemas)
        branch.terms = tuple(dict.fromkeys((*branch.terms, *pairs)))


class Known(NamedTuple):
    """What is known of one word: its stem, and what can follow when a phrase begins with it."""

    stem: str
    loose: Branch | None
    exact: Branch | None
    negates: bool


class Lexicon(dict[str, Known]):
    """For every word, as written, what is known of it; unseen words are worked out once."""

    def __init__(self, terms: Iterable[Term]) -> None:
        super().__init__()
        self._loose = Branch()
        self._exact = Branch()
        for term in terms:
            for word in term.woorden:
                parts = [stem(part) for part in WORD.findall(word)]
                if parts:
                    self._loose.add(parts, term)
            for word in term.afkortingen:
                self._exact.add(WORD.findall(word), term)

    def __missing__(self, word: str) -> Known:
        """Work out a word that was not seen before."""
        if len(self) > _CACHE_LIMIT:
            self.clear()
        found = stem(word)
        bare = word.replace("’", "'").split("'")[0]
        known = Known(
            found, self._loose.next.get(found), self._exact.next.get(bare), found in _NEGATORS
        )
        self[word] = known
        return known
