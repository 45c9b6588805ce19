"""Where a thing is: its IRI, the path of that IRI on this service, and the path of its document.

The service answers at the path of the IRI itself (`/vams/regel/X`) and shows documents under
`/doc/` (`/doc/regel/X`), so that one line at the registrar of the IRIs is enough.
"""

from typing import Final

from vams_kg.rulebook.published import BASE, ROOT, TERMS

DOCUMENTS: Final = "/doc/"
TERM: Final = "term/"
"""Below this stand documents of terms whose IRI has a fragment, which no client sends."""

PREFIXES: Final = {
    "begrip": f"{BASE}begrip/",
    "bibo": "http://purl.org/ontology/bibo/",
    "bron": f"{BASE}bron/",
    "clausule": f"{BASE}clausule/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dpv": "https://w3id.org/dpv#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "id": f"{BASE}id/",
    "norm": f"{BASE}norm/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "pd": "https://w3id.org/dpv/pd#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "regel": f"{BASE}regel/",
    "schema": f"{BASE}begrip/schema/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "uitspraak": f"{BASE}uitspraak/",
    "vams": TERMS,
    "vann": "http://purl.org/vocab/vann/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "veld": f"{BASE}veld/",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def document_path(iri: str) -> str:
    """Return the path of the document about an IRI of ours.

    >>> document_path("https://w3id.org/vams/regel/X"), document_path("https://w3id.org/vams/def#X")
    ('/doc/regel/X', '/doc/term/X')
    """
    if iri == TERMS:
        return document_path(ROOT)
    if iri.startswith(TERMS):
        return DOCUMENTS + TERM + iri.removeprefix(TERMS)
    return DOCUMENTS + iri.removeprefix(BASE)


def iri_of_document(path: str) -> str:
    """Return the IRI that a document is about, by its path below `/doc/`.

    >>> iri_of_document("term/X"), iri_of_document("regel/X")
    ('https://w3id.org/vams/def#X', 'https://w3id.org/vams/regel/X')
    """
    if path.startswith(TERM):
        return TERMS + path.removeprefix(TERM)
    return BASE + path


def leads_to(iri: str) -> str:
    """Return where a link to an IRI goes: to our document, or out; nothing for what is no page."""
    if iri.startswith(BASE):
        return document_path(iri)
    return iri if iri.startswith(("https://", "http://")) else ""


def short_name(iri: str) -> str:
    """Return an IRI with a prefix where it has one of the known ones.

    >>> short_name("http://www.w3.org/2004/02/skos/core#broader")
    'skos:broader'
    """
    fits = [(base, name) for name, base in PREFIXES.items() if iri.startswith(base)]
    if not fits:
        return iri
    base, name = max(fits, key=lambda one: len(one[0]))
    return f"{name}:{iri.removeprefix(base)}"
