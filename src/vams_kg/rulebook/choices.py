"""Names to terms: what a person types is one term of the wanted schemes, or the nearest three."""

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import pyoxigraph as ox

from vams_kg.errors import UnknownChoice
from vams_kg.graph import Facts
from vams_kg.model import Term
from vams_kg.vocabulary import VAMS

LEAST_LETTERS = 3
"""Fewer letters begin too many words."""


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
            raise UnknownChoice(option, value, self._nearest(value), self._short_names)
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

    def _nearest(self, value: str) -> tuple[str, ...]:
        """Return three labels: the most alike, those with a word that begins so, others alike."""
        asked = plain(value)
        begins = [
            word
            for word in self._plain
            if len(asked) >= LEAST_LETTERS and f" {word}".find(f" {asked}") >= 0
        ]
        near = difflib.get_close_matches(asked, list(self._plain), n=12, cutoff=0.3)
        ranked = [*near[:1], *sorted(begins, key=len), *near]
        labels = self.labels()
        alike = (self._label[iri] for word in ranked for iri in self._plain[word])
        found = dict.fromkeys(label for label in alike if label in labels)
        return tuple([*found, *(one for one in labels if one not in found)][:3])


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
