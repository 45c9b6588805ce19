"""Render a report as EARL 1.0 in JSON-LD: an assertion for each rule that applied, and weighing.

What conflicts or asks attention is `earl:failed`; a rule that found nothing `earl:passed`. What
only a person can say is `earl:cantTell`: what a rule merely tells, and each open weighing.
The context stands in the file: a reader fetches nothing.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from vams_kg.model import GOOD, Account, Norm, Regeluitkomst, Texts, Weging
from vams_kg.reporting.linked import LANGUAGE_TERMS, document_iri, norm_node, texts
from vams_kg.reporting.plain import clean, json_text
from vams_kg.reporting.receipt import as_line, stamp_of
from vams_kg.reporting.report import Report

CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "doap": "http://usefulinc.com/ns/doap#",
    "id": "@id",
    "type": "@type",
    "assertedBy": {"@id": "earl:assertedBy", "@type": "@id"},
    "subject": {"@id": "earl:subject", "@type": "@id"},
    "test": {"@id": "earl:test", "@type": "@id"},
    "result": "earl:result",
    "outcome": {"@id": "earl:outcome", "@type": "@id"},
    "pointer": {"@id": "earl:pointer", "@type": "@id"},
    "mode": {"@id": "earl:mode", "@type": "@id"},
    "date": {"@id": "dct:date", "@type": "xsd:date"},
    "info": {"@id": "earl:info", "@container": "@language"},
    "version": "doap:revision",
    "identifier": "dct:identifier",
    "conformsTo": {"@id": "dct:conformsTo", "@type": "@id"},
    "receipt": "dct:provenance",
    **LANGUAGE_TERMS,
}
PROGRAM = "_:programma"
OUTCOMES = {
    "Violation": "earl:failed",
    "Warning": "earl:failed",
    "Info": "earl:cantTell",
    GOOD: "earl:passed",
}


def render_earl(report: Report) -> str:
    """Return the report as EARL text with a final newline."""
    return json_text({"@context": CONTEXT, "@graph": list(_graph(report))})


def _graph(report: Report) -> Iterator[dict[str, Any]]:
    if report.accounts:
        receipt = report.accounts[0].receipt
        yield {
            "id": PROGRAM,
            "type": ["earl:Assertor", "earl:Software"],
            "title": receipt.programma,
            "version": receipt.programma_versie,
        }
    yield from _criteria(report)
    for number, account in enumerate(report.accounts, start=1):
        yield {
            "id": document_iri(account),
            "type": "earl:TestSubject",
            "title": clean(account.judgement.titel or account.judgement.bestand),
            "identifier": clean(account.judgement.bestand),
            "receipt": {
                "type": "dct:ProvenanceStatement",
                "rdfs:label": as_line(stamp_of(account, report, "earl")),
            },
        }
        yield from _assertions(account, number)


def _criteria(report: Report) -> Iterator[dict[str, Any]]:
    """Yield every rule that applied and every norm to weigh, each once."""
    rules = {one.regel.iri: one for account in report.accounts for one in account.regels}
    norms = {norm.iri: norm for one in rules.values() for norm in one.normen}
    weighed = {one.norm.iri: one.norm for account in report.accounts for one in account.wegingen}
    for one in rules.values():
        yield {
            "id": one.regel.iri,
            "type": "earl:TestCriterion",
            "identifier": one.regel.local,
            "label": texts(one.regel.naam),
            "conformsTo": [norm.iri for norm in one.normen],
        }
    for norm in (norms | weighed).values():
        yield _norm(norm, weighed=norm.iri in weighed)


def _norm(norm: Norm, *, weighed: bool) -> dict[str, Any]:
    return norm_node(norm) | ({"type": "earl:TestRequirement"} if weighed else {})


def _assertions(account: Account, number: int) -> Iterator[dict[str, Any]]:
    made = [(one.regel.iri, "earl:automatic", _result(one)) for one in account.regels]
    made += [(one.norm.iri, "earl:manual", _open(one)) for one in account.wegingen]
    for place, (test, mode, result) in enumerate(made, start=1):
        yield {
            "id": f"_:a{number}-{place}",
            "type": "earl:Assertion",
            "assertedBy": PROGRAM,
            "subject": document_iri(account),
            "test": test,
            "mode": mode,
            "date": account.judgement.datum,
            "result": {"type": "earl:TestResult", **result},
        }


def _result(one: Regeluitkomst) -> dict[str, Any]:
    """Return the outcome of a rule with what it found; the heaviest finding says the outcome."""
    found: dict[str, Any] = {"outcome": OUTCOMES[one.uitkomst]}
    if one.bevindingen:
        found["info"] = _info("", "\n", (finding.bericht for finding in one.bevindingen))
        found["pointer"] = list(dict.fromkeys(f.focus for f in one.bevindingen if f.focus))
    return found


def _open(one: Weging) -> dict[str, Any]:
    head = clean(f"{one.pad} ({one.stroom}): ")
    info = _info(f"{head} ", "; ", (condition.tekst for condition in one.voorwaarden))
    return {"outcome": "earl:cantTell", "info": info}


def _info(head: str, between: str, said: Iterable[Texts]) -> dict[str, str]:
    """Return texts together, per language."""
    found: dict[str, list[str]] = {}
    for one in said:
        for language, text in texts(one).items():
            found.setdefault(language, []).append(text)
    return {language: head + between.join(lines) for language, lines in found.items()}
