"""Render a report as SHACL validation reports in JSON-LD, with norms and words in both languages.

`sh:conforms` is as SHACL means it: nothing at all was found. Whether something conflicts with a
norm is told by the severities. The context stands in the file: a reader fetches nothing.
"""

from collections.abc import Iterator
from typing import Any

from vams_kg.model import Account, Finding
from vams_kg.reporting.as_text import where
from vams_kg.reporting.linked import LANGUAGE_TERMS, document_iri, norm_node, texts
from vams_kg.reporting.plain import clean, json_text
from vams_kg.reporting.receipt import as_line, stamp_of
from vams_kg.reporting.report import Report
from vams_kg.vocabulary import REGEL, VAMS

CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "sh": "http://www.w3.org/ns/shacl#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "vams": VAMS.base,
    "id": "@id",
    "type": "@type",
    "conforms": {"@id": "sh:conforms", "@type": "xsd:boolean"},
    "result": "sh:result",
    "focusNode": {"@id": "sh:focusNode", "@type": "@id"},
    "resultSeverity": {"@id": "sh:resultSeverity", "@type": "@id"},
    "rule": {"@id": "sh:sourceConstraintComponent", "@type": "@id"},
    "resultMessage": {"@id": "sh:resultMessage", "@container": "@language"},
    "remedy": {"@id": VAMS.hersteladvies.value, "@container": "@language"},
    "decides": {"@id": VAMS.wieBeslist.value, "@container": "@language"},
    "norm": {"@id": VAMS.norm.value, "@type": "@id"},
    "path": VAMS.sleutelpad.value,
    "place": "dct:spatial",
    "subject": {"@id": "dct:subject", "@type": "@id"},
    "date": {"@id": "dct:date", "@type": "xsd:date"},
    "identifier": "dct:identifier",
    "receipt": "dct:provenance",
    **LANGUAGE_TERMS,
}


def render_jsonld(report: Report) -> str:
    """Return the report as JSON-LD text with a final newline."""
    return json_text({"@context": CONTEXT, "@graph": list(_graph(report))})


def _graph(report: Report) -> Iterator[dict[str, Any]]:
    for account in report.accounts:
        yield _document(account)
        yield _validation(account, report)
    findings = [one for account in report.accounts for one in account.judgement.bevindingen]
    norms = {norm.iri: norm for finding in findings for norm in finding.normen}
    yield from map(norm_node, norms.values())
    rules = {one.regel.iri: one.regel for account in report.accounts for one in account.regels}
    used = {REGEL.base + finding.regel for finding in findings}
    for iri, rule in rules.items():
        if iri in used:
            yield {"id": iri, "identifier": rule.local, "label": texts(rule.naam)}


def _document(account: Account) -> dict[str, Any]:
    judgement = account.judgement
    return {
        "id": document_iri(account),
        "title": clean(judgement.titel or judgement.bestand),
        "identifier": clean(judgement.bestand),
    }


def _validation(account: Account, report: Report) -> dict[str, Any]:
    return {
        "type": "sh:ValidationReport",
        "subject": document_iri(account),
        "date": account.judgement.datum,
        "conforms": not account.judgement.bevindingen,
        "result": [_result(one, account) for one in account.judgement.bevindingen],
        "receipt": {
            "type": "dct:ProvenanceStatement",
            "rdfs:label": as_line(stamp_of(account, report, "jsonld")),
        },
    }


def _result(finding: Finding, account: Account) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "sh:ValidationResult",
        "focusNode": finding.focus or document_iri(account),
        "resultSeverity": f"sh:{finding.ernst}",
        "rule": REGEL.base + finding.regel,
        "resultMessage": texts(finding.bericht),
        "path": clean(finding.pad),
        "place": {"type": "dct:Location", "rdfs:label": clean(where(finding.plaats))},
        "remedy": texts(finding.herstel),
        "decides": texts(finding.wie_beslist),
        "norm": [norm.iri for norm in finding.normen],
    }
    return {key: value for key, value in found.items() if value}
