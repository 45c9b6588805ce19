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
    return local_iri(one.document)


def term_iri(one: Begripsbepaling) -> str:
    """Return the IRI of one term of one document."""
    return local_iri(one.document, one.term)


def local_iri(document: str, term: str = "") -> str:
    """Return the IRI of a document as a scheme, or of one term of it."""
    scheme = BASE + _slug(PurePath(document).stem)
    return f"{scheme}/{_slug(term)}" if term else scheme


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", plain).strip("-") or "naamloos"
