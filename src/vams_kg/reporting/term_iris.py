"""IRIs for the local terms of documents, stable while a file keeps its name and its words."""

import re
import unicodedata
from pathlib import PurePath
from typing import Final

from vams_kg.model.harmonising import Begripsbepaling

BASE: Final = "https://w3id.org/vams/lokaal/"
_OTHER: Final = re.compile(r"[^a-z0-9]+")


def scheme_iri(one: Begripsbepaling) -> str:
    """Return the IRI of the terms of one document."""
    return BASE + _slug(PurePath(one.document).stem)


def term_iri(one: Begripsbepaling) -> str:
    """Return the IRI of one term of one document."""
    return f"{scheme_iri(one)}/{_slug(one.term)}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", plain).strip("-") or "naamloos"
