"""The Dutch labels that a field offers to choose from; a value may always be other words."""

from collections.abc import Iterable

from vams_kg.model import Term, Veld
from vams_kg.vocabulary import BEGRIP, VAMS


class Offered:
    """Finds the labels of a field in the schemes of the ontology."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._labels: dict[str, list[str]] = {}
        self._answers = ""
        for term in terms:
            if term.iri == BEGRIP.ja.value:
                self._answers = term.schemas[0]
            for scheme in term.schemas:
                self._labels.setdefault(scheme, []).append(term.label.get("nl", ""))

    def scheme(self, field: Veld) -> str:
        """Return the scheme that a field chooses from, empty when it takes any text."""
        return self._answers if field.waardesoort == VAMS.jaNee.value else field.kiest_uit or ""

    def of(self, field: Veld) -> list[str]:
        """Return the labels that a field offers, in alphabetical order."""
        return sorted(filter(None, self._labels.get(self.scheme(field), [])), key=str.lower)
