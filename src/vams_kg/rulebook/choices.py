"""Names to terms: what a person types is one term of the wanted schemes, or the nearest three."""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property

from vams_kg.errors import UnknownChoice
from vams_kg.graph import Facts
from vams_kg.model import Term
from vams_kg.vocabulary import VAMS


class Choices:
    """The words of some schemes; labels win from other words, the first term wins from the next."""

    def __init__(self, terms: Iterable[Term], schemes: frozenset[str]) -> None:
        """Take the terms that stand in one of the schemes."""
        self.terms = tuple(term for term in terms if not schemes.isdisjoint(term.schemas))

    def find(self, value: str, option: str) -> str:
        """Return the IRI of the term with this label, altLabel or notation.

        Case, accents, hyphens and underscores do not matter, unless two terms differ in nothing
        else. Raises UnknownChoice with the three nearest labels.
        """
        exact = self._exact.get(value.strip())
        found = exact or self._plain.get(plain(value))
        if found is None:
            raise UnknownChoice(option, value, self._nearest(value))
        return found

    def labels(self) -> list[str]:
        """Return the Dutch labels, sorted."""
        return sorted({term.label.get("nl", "") for term in self.terms}, key=plain)

    @cached_property
    def _exact(self) -> Mapping[str, str]:
        pairs = ((word, term.iri) for term in self.terms for word in _words(term))
        return dict(reversed(list(pairs)))

    @cached_property
    def _plain(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for term in self.terms:
            for label in term.label.values():
                found.setdefault(plain(label), term.iri)
        for term in self.terms:
            for word in _words(term):
                found.setdefault(plain(word), term.iri)
        return found

    def _nearest(self, value: str) -> tuple[str, ...]:
        near = difflib.get_close_matches(plain(value), list(self._plain), n=12, cutoff=0.3)
        label = {term.iri: term.label.get("nl", "") for term in self.terms}
        found = dict.fromkeys(label[self._plain[word]] for word in near)
        return tuple([*found, *(one for one in self.labels() if one not in found)][:3])


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
