"""What people call the parts of a document when two versions are compared."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from vams_kg.graph import Facts
from vams_kg.model import Texts
from vams_kg.vocabulary import VAMS


@dataclass(frozen=True, slots=True)
class DifferenceWords:
    """Names of fields and classes in a difference, by IRI, and lists whose order counts."""

    names: Mapping[str, Texts]
    ordered: frozenset[str]


def read_difference_words(facts: Facts) -> DifferenceWords:
    """Return the names and the ordered lists as the ontology declares them."""
    named = {s for s, _ in facts.pairs(VAMS.verschilnaam) if isinstance(s, ox.NamedNode)}
    return DifferenceWords(
        {node.value: facts.texts(node, VAMS.verschilnaam) for node in named},
        frozenset(
            s.value for s, _ in facts.pairs(VAMS.volgordeTelt) if isinstance(s, ox.NamedNode)
        ),
    )
