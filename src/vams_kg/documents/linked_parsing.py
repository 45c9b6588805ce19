"""Bytes of linked data become triples; everything that could hang or fetch is refused before."""

import hashlib
import itertools
import json
import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Final

import pyoxigraph as ox

from vams_kg.documents.jsonld_context import with_contexts
from vams_kg.errors import UnreadableInput

MAX_TRIPLES: Final = 100_000
_MOST_QUOTED: Final = 200
"""Triples within triples; thousands of them would exhaust the stack of the parser."""

_FORMS: Final[Mapping[str, tuple[str, ox.RdfFormat]]] = {
    ".ttl": ("Turtle", ox.RdfFormat.TURTLE),
    ".nt": ("N-Triples", ox.RdfFormat.N_TRIPLES),
    ".nq": ("N-Quads", ox.RdfFormat.N_QUADS),
    ".rdf": ("RDF/XML", ox.RdfFormat.RDF_XML),
    ".xml": ("RDF/XML", ox.RdfFormat.RDF_XML),
    ".jsonld": ("JSON-LD", ox.RdfFormat.JSON_LD),
    ".json": ("JSON-LD", ox.RdfFormat.JSON_LD),
}
_DECLARES: Final = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse(data: bytes, name: str) -> list[ox.Quad]:
    """Return every triple of a file once, in its order; raises UnreadableInput."""
    label, form = _FORMS[PurePath(name).suffix.lower()]
    text = _decoded(data, name, label)
    if form == ox.RdfFormat.RDF_XML and _DECLARES.search(text):
        raise _refused(name, label, "Dit bestand heeft een DTD of eigen entiteiten.")
    if text.count("<<") > _MOST_QUOTED:
        raise _refused(name, label, "Dit bestand heeft te veel beweringen over beweringen.")
    if form == ox.RdfFormat.JSON_LD:
        text = _with_contexts(text, name, label)
    try:
        found = ox.parse(text.encode(), format=form, base_iri=relative_to(data))
        quads = list(itertools.islice(found, MAX_TRIPLES + 1))
    except (SyntaxError, ValueError, OSError) as error:
        raise _broken(error, name, label) from None
    if len(quads) > MAX_TRIPLES:
        raise _refused(name, label, f"Dit bestand heeft meer dan {MAX_TRIPLES} beweringen.")
    return list(dict.fromkeys(ox.Quad(q.subject, q.predicate, q.object) for q in quads))


def relative_to(data: bytes) -> str:
    """Return the IRI to which the relative IRIs of a file are resolved: they are nobody's own."""
    return f"urn:vams:document:{hashlib.sha256(data).hexdigest()[:16]}"


def _decoded(data: bytes, name: str, label: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = "Hier staat een teken dat geen UTF-8 is."
        raise UnreadableInput(
            name, what, line, expected=f"{label} in UTF-8", try_this="Sla het op als UTF-8."
        ) from None


def _with_contexts(text: str, name: str, label: str) -> str:
    try:
        said = json.loads(text)
    except RecursionError:
        raise _refused(name, label, "Dit bestand is te diep genest.") from None
    except ValueError as error:
        raise _broken(error, name, label) from None
    return json.dumps(with_contexts(said, name))


def _refused(name: str, label: str, what: str) -> UnreadableInput:
    advice = "Lever alleen het document zelf aan, zonder andere gegevens of declaraties."
    return UnreadableInput(name, what, expected=f"één beschrijving in {label}", try_this=advice)


def _broken(error: Exception, name: str, label: str) -> UnreadableInput:
    line = getattr(error, "lineno", None)
    return UnreadableInput(
        name,
        f"Dit is geen geldige {label}.",
        line=line if isinstance(line, int) and line > 0 else None,
        expected=f"een beschrijving in {label}, in UTF-8",
        try_this="Kijk de regel na, of maak het bestand met ‘vams-kg convert’.",
    )
