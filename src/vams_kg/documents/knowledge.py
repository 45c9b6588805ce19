"""What the reader takes from a rulebook, prepared once: fields, words, and defined classes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from vams_kg.axioms import All, Any, Condition, DefinedClass, HasValue, Some
from vams_kg.documents.fields import Fields
from vams_kg.documents.lexicon import Lexicon
from vams_kg.documents.offered import Offered
from vams_kg.documents.recognition import Recogniser
from vams_kg.documents.values import Values
from vams_kg.model import Bronnen, Procesonderdeel
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import VAMS

_SUMMARY: Final = frozenset(
    node.value for node in (VAMS.regime, VAMS.regiemodel, VAMS.datum, VAMS.concept)
)
"""Properties of the document itself that a Dossier repeats."""


@dataclass(frozen=True)
class Knowledge:
    """Everything the reader knows; made once for a rulebook with `prepare`."""

    fields: Fields
    values: Values
    broader: Mapping[str, frozenset[str]]
    defined: tuple[DefinedClass, ...]
    wanted: frozenset[str]
    """Properties whose values the defined classes and the summary of a dossier ask for."""
    roles: Mapping[str, str]
    """Keys of a table that names an act and an article, with their properties."""

    broader_terms: Mapping[str, tuple[str, ...]]
    """For every term: itself and the broader terms that a text could mention, in a fixed order."""

    sources: Bronnen
    """How files of other formats are read as drafts."""
    labels: Mapping[str, str]
    """The Dutch label of every term."""

    offered: Offered
    """The labels that a field offers to choose from."""
    version: tuple[str, str]
    """Version and release date of the rulebook."""
    recogniser: Recogniser
    """Finds terms in texts that are the value of no field."""
    parts: tuple[Procesonderdeel, ...] = ()
    """The rows of the was-wordt list."""
    list_kinds: frozenset[str] = frozenset()
    """Dutch labels of the kinds of document that the was-wordt list is for."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The user's own mapping of columns of a register to keys; it goes before what we recognise."""

    def wider(self, term: str) -> tuple[str, ...]:
        """Return a term with everything broader that is itself a term."""
        return self.broader_terms.get(term) or (term,)


def prepare(rulebook: Rulebook) -> Knowledge:
    """Return what the reader takes from a rulebook."""
    fields = Fields(rulebook.fields, rulebook.broader)
    reference = fields.of(VAMS.Artikelverwijzing.value)
    act = fields.with_property(VAMS.Artikelverwijzing.value, VAMS.wet.value)
    recogniser = Recogniser(Lexicon(rulebook.terms), rulebook.broader)
    known = {term.iri for term in rulebook.terms}
    asked = {name for one in rulebook.defined_classes for name in _properties(one.voorwaarde)}
    return Knowledge(
        fields=fields,
        values=Values(recogniser, rulebook.terms, (act.kiest_uit if act else None) or ""),
        broader=rulebook.broader,
        defined=rulebook.defined_classes,
        wanted=frozenset(asked) | _SUMMARY,
        broader_terms={
            term: tuple(sorted(known.intersection(rulebook.broader.get(term, (term,)))))
            for term in known
        },
        offered=Offered(rulebook.terms),
        version=(rulebook.version, rulebook.released),
        recogniser=recogniser,
        roles={key: one.eigenschap for key, one in reference.items()},
        labels={term.iri: term.label.get("nl", "") for term in rulebook.terms},
        sources=rulebook.sources,
        parts=rulebook.process_parts,
        list_kinds=frozenset(
            rulebook.label(kind) for part in rulebook.process_parts for kind in part.alleen_voor
        ),
    )


def _properties(condition: Condition) -> Iterator[str]:
    if isinstance(condition, All | Any):
        for part in condition.delen:
            yield from _properties(part)
    elif isinstance(condition, Some):
        yield condition.eigenschap
        yield from _properties(condition.voorwaarde)
    elif isinstance(condition, HasValue):
        yield condition.eigenschap
