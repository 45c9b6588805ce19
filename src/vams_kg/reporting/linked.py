"""What reports in linked data share: names of documents and places, norms, texts per language."""

import base64
from typing import Any

from vams_kg.model import Account, Norm, Texts
from vams_kg.reporting.plain import clean
from vams_kg.reporting.report import LANGUAGES, words
from vams_kg.vocabulary import VAMS

LANGUAGE_TERMS: dict[str, Any] = {
    "title": "dct:title",
    "label": {"@id": "rdfs:label", "@container": "@language"},
    "confidence": {"@id": "rdfs:comment", "@container": "@language"},
    "citation": "dct:bibliographicCitation",
    "quote": {"@id": VAMS.citaat.value, "@language": "nl"},
    "quotedFrom": {"@id": "dct:source", "@language": "nl"},
    "seeAlso": {"@id": "rdfs:seeAlso", "@type": "@id"},
    "issued": {"@id": "dct:issued", "@type": "xsd:date"},
}
"""Terms of a context that describe documents and norms; it must know dct, rdfs and xsd."""


def document_iri(account: Account) -> str:
    """Return the name of a document by its content (RFC 6920)."""
    digest = bytes.fromhex(account.receipt.invoer_sha256)
    return f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def texts(found: Texts) -> dict[str, str]:
    """Return texts per language, each on one line."""
    return {language: clean(text) for language, text in found.items()}


def norm_node(norm: Norm) -> dict[str, Any]:
    """Return a norm: its name, article, words in the source and where those stand."""
    found: dict[str, Any] = {
        "id": norm.iri,
        "label": texts(norm.label),
        "citation": norm.artikel or norm.bron,
        "confidence": {one: words(one).get(norm.zekerheid, norm.zekerheid) for one in LANGUAGES},
    }
    said = {"quote": norm.citaat, "quotedFrom": norm.citaat_uit}
    said |= {"seeAlso": norm.url, "issued": norm.versie}
    return found | {key: value for key, value in said.items() if value}
