"""Names to terms: what a person types is one term of the wanted schemes, or the nearest three."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import pyoxigraph as ox

from vams_kg.errors import UnknownChoice
from vams_kg.graph import Facts
from vams_kg.model import Term
from vams_kg.rulebook.likeness import LEAST_LIKENESS, likeness
from vams_kg.vocabulary import VAMS

MOST_NEAR = 3
OTHER_WORD = 0.9
"""A word beside the label counts less: the reader sees only the label."""


class Choices:
    """The words of some schemes; labels win from other words, the first term wins from the next."""

    def __init__(
        self,
        terms: Iterable[Term],
        schemes: frozenset[str],
        withheld: frozenset[str] = frozenset(),
        short: Mapping[str, str] | None = None,
    ) -> None:
        """Take the terms in one of the schemes, those that are not offered, and short names."""
        self.terms = tuple(term for term in terms if not schemes.isdisjoint(term.schemas))
        self.offered = tuple(term for term in self.terms if term.iri not in withheld)
        self._short = short or {}

    def find(self, value: str, option: str) -> str:
        """Return the IRI of the term with this label, altLabel or notation.

        Case, accents, hyphens and underscores do not matter, unless two terms differ in nothing
        else. Raises UnknownChoice with the three nearest labels, or, for a word that two terms
        share and neither has as its label, with the labels of those terms.
        """
        found = self._exact.get(value.strip()) or self._plain.get(plain(value))
        if found is None:
            raise self._unknown(value, option)
        if len(found) > 1:
            raise UnknownChoice(option, value, tuple(map(self._label.__getitem__, found)))
        return found[0]

    def labels(self) -> list[str]:
        """Return the Dutch labels of the terms that are offered, sorted."""
        return sorted({term.label.get("nl", "") for term in self.offered}, key=plain)

    @cached_property
    def _short_names(self) -> Mapping[str, str]:
        named = ((self._label[term.iri], self._short.get(term.iri)) for term in self.offered)
        return {label: short for label, short in named if short}

    @cached_property
    def _exact(self) -> Mapping[str, tuple[str, ...]]:
        return self._index(str)

    @cached_property
    def _plain(self) -> Mapping[str, tuple[str, ...]]:
        return self._index(plain)

    @cached_property
    def _label(self) -> Mapping[str, str]:
        return {term.iri: term.label.get("nl", "") for term in self.terms}

    def _index(self, form: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
        """Return the terms for every word; a word that is some label means that term alone."""
        labels: dict[str, tuple[str, ...]] = {}
        others: dict[str, tuple[str, ...]] = {}
        for term in self.terms:
            for label in term.label.values():
                labels.setdefault(form(label), (term.iri,))
            for word in _words(term):
                known = others.get(form(word), ())
                others[form(word)] = known if term.iri in known else (*known, term.iri)
        return {**others, **labels}

    def _unknown(self, value: str, option: str) -> UnknownChoice:
        """Return the error with the three labels most like the value, also if none is like it."""
        asked = plain(value)
        offered = set(self.labels())
        best: dict[str, float] = {}
        for word, terms in self._plain.items():
            score = likeness(asked, word)
            for label in map(self._label.__getitem__, terms):
                if label in offered:
                    own = score if plain(label) == word else OTHER_WORD * score
                    best[label] = max(own, best.get(label, 0.0))
        ranked = sorted(best, key=lambda label: (-best[label], len(label), label))
        alike = bool(ranked) and best[ranked[0]] >= LEAST_LIKENESS
        return UnknownChoice(option, value, tuple(ranked[:MOST_NEAR]), self._short_names, alike)


def _words(term: Term) -> tuple[str, ...]:
    return (*term.label.values(), *term.woorden, *term.afkortingen, *term.keuzewoorden)


def plain(word: str) -> str:
    """Return a word without case, accents, hyphens and underscores."""
    letters = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    kept = (" " if c in "-_" else c for c in letters if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def read_parts(facts: Facts) -> dict[str, frozenset[str]]:
    """Return the schemes that each part of a question chooses from, by the name of the part."""
    return {
        facts.value(node, VAMS.naamVanVraagdeel): frozenset(facts.iris(node, VAMS.kiestUit))
        for node in facts.instances(VAMS.Vraagdeel)
    }


def read_withheld(facts: Facts) -> frozenset[str]:
    """Return the IRIs of the terms that are recognised but not offered as a choice."""
    return frozenset(
        node.value for node, _ in facts.pairs(VAMS.nietAangeboden) if isinstance(node, ox.NamedNode)
    )
