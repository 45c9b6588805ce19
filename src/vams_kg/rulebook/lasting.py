"""The facts of a rulebook that an external store may keep for many questions, by kind."""

import hashlib
from collections.abc import Mapping
from functools import cache

from vams_kg.rulebook import Rulebook
from vams_kg.stores import Lasting

ONTOLOGY, SHAPES, CHECKS = "ontologie", "shapes", "toetsfeiten"
"""The last are the facts of the ontology that a rule may ask for."""


def lasting(rulebook: Rulebook) -> Mapping[str, Lasting]:
    """Return the facts by kind; nothing is read or hashed before a store asks for it."""
    return {
        ONTOLOGY: Lasting(ONTOLOGY, lambda: rulebook.sha256, lambda: rulebook.ontology),
        SHAPES: Lasting(SHAPES, lambda: rulebook.sha256, lambda: rulebook.shapes),
        CHECKS: Lasting(CHECKS, lambda: _hashed(rulebook), lambda: rulebook.data),
    }


@cache
def _hashed(rulebook: Rulebook) -> str:
    """Return the hash of these facts, and not of the files: the code chooses them."""
    return hashlib.sha256("\n".join(sorted(map(str, rulebook.data))).encode()).hexdigest()
