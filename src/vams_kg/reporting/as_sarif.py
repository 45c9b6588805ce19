"""Render a report as SARIF 2.1.0, for platforms that show findings beside the text they are about.

One run holds all documents. A finding keeps its fingerprint when lines move: it is made of rule,
path and rank among findings with the same rule and path. SARIF knows lines only: for a cell or a
row the number of the row is the line, and the message names the cell.
"""

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from vams_kg.model import Account, Finding, Place, Regeluitkomst
from vams_kg.reporting.as_text import norm_line, where
from vams_kg.reporting.plain import clean, json_text
from vams_kg.reporting.receipt import as_line, stamp_of
from vams_kg.reporting.report import Report, choose, words

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
VERSION = "2.1.0"
FINGERPRINT = "vams-kg/v1"
LEVELS = {"Violation": "error", "Warning": "warning", "Info": "note"}

_ROW = re.compile(r"\d+$")


def render_sarif(report: Report) -> str:
    """Return the report as SARIF text with a final newline."""
    return json_text({"$schema": SCHEMA, "version": VERSION, "runs": [_Run(report).made()]})


class _Run:
    """All documents of a report, with the rules that applied to any of them."""

    def __init__(self, report: Report) -> None:
        self.report, self.language = report, report.language
        self.w = words(report.language)
        self.rules: dict[str, Regeluitkomst] = {}
        for account in report.accounts:
            for one in account.regels:
                self.rules.setdefault(one.regel.local, one)
        self.index = {name: number for number, name in enumerate(self.rules)}

    def made(self) -> dict[str, Any]:
        """Return the run as a JSON value."""
        accounts = self.report.accounts
        return {
            "tool": {"driver": self._driver()},
            "language": self.language,
            "columnKind": "unicodeCodePoints",
            "artifacts": [_artifact(one) for one in accounts],
            "results": [
                result
                for number, account in enumerate(accounts)
                for result in self._results(account, number)
            ],
            "invocations": [{"executionSuccessful": self.report.onleesbaar == 0}],
            "properties": {
                "bewijzen": [as_line(stamp_of(one, self.report, "sarif")) for one in accounts],
                "documenten": [self._document(one) for one in accounts],
            },
        }

    def _driver(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            "name": "vams-kg",
            "language": self.language,
            "rules": [self._rule(one) for one in self.rules.values()],
        }
        if self.report.accounts:
            receipt = self.report.accounts[0].receipt
            found |= {
                "name": receipt.programma,
                "version": receipt.programma_versie,
                "semanticVersion": receipt.programma_versie,
                "properties": {"regelset": receipt.regelset_versie},
            }
        return found

    def _document(self, account: Account) -> dict[str, Any]:
        judgement = account.judgement
        return {
            "bestand": judgement.bestand,
            "titel": judgement.titel,
            "regime": judgement.regime,
            "regiemodel": list(judgement.regiemodel),
            "datum": judgement.datum,
            "voorbehoud": choose(judgement.voorbehoud, self.language),
            "goed": account.goed,
        }

    def _rule(self, one: Regeluitkomst) -> dict[str, Any]:
        rule = one.regel
        name = choose(rule.naam, self.language)
        mend = f"{self.w['herstel']}: {choose(rule.herstel, self.language)}"
        norms = [f"{self.w['norm']}: {norm_line(norm, self.language)}" for norm in one.normen]
        lines = [name, mend, *(norms or [f"{self.w['norm']}: {self.w['zonder_norm']}"])]
        topic = choose(self.report.onderwerpen.get(rule.onderwerp, {}), self.language)
        found = {
            "id": rule.local,
            "shortDescription": {"text": name},
            "fullDescription": {"text": name},
            "help": {"text": "\n".join(lines)},
            "defaultConfiguration": {"level": LEVELS[rule.ernst]},
            "properties": {"tags": [topic] if topic else []},
        }
        url = next((norm.url for norm in one.normen if norm.url), "")
        return found | ({"helpUri": url} if url else {})

    def _results(self, account: Account, artifact: int) -> Iterator[dict[str, Any]]:
        seen: Counter[tuple[str, str]] = Counter()
        for finding in account.judgement.bevindingen:
            key = (finding.regel, finding.pad)
            seen[key] += 1
            found: dict[str, Any] = {
                "ruleId": finding.regel,
                "level": LEVELS[finding.ernst],
                "message": {"text": self._message(finding)},
                "locations": [_location(finding, artifact)],
                "partialFingerprints": {FINGERPRINT: _fingerprint(*key, seen[key])},
            }
            if finding.regel in self.index:
                found["ruleIndex"] = self.index[finding.regel]
            yield found

    def _message(self, finding: Finding) -> str:
        place = finding.plaats
        spot = "" if place.regelnummer is not None else f" ({clean(where(place))})"
        mend = clean(choose(finding.herstel, self.language))
        said = f"{clean(choose(finding.bericht, self.language))}{spot}"
        return f"{said} {self.w['herstel']}: {mend}" if mend else said


def _artifact(account: Account) -> dict[str, Any]:
    return {
        "location": {"uri": _uri(account.receipt.bestand)},
        "hashes": {"sha-256": account.receipt.invoer_sha256},
        "roles": ["analysisTarget"],
    }


def _location(finding: Finding, artifact: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(finding.plaats.bestand), "index": artifact},
            "region": {"startLine": _line(finding.plaats)},
        }
    }
    if finding.pad:
        path = clean(finding.pad)
        last = path.rpartition(".")[2]
        found["logicalLocations"] = [{"name": last, "fullyQualifiedName": path, "kind": "member"}]
    return found


def _line(place: Place) -> int:
    """Return the line, else the row of the cell or table, else the first."""
    if place.regelnummer is not None:
        return max(place.regelnummer, 1)
    row = _ROW.search(place.cel or "")
    return max(int(row[0]) if row else place.tabelrij or 1, 1)


def _uri(path: str) -> str:
    """Return a path as a URI reference: relative stays relative, absolute becomes a file URI."""
    quoted = quote(path.replace("\\", "/"), safe="/", errors="replace")
    return f"file://{quoted}" if quoted.startswith("/") else quoted


def _fingerprint(rule: str, path: str, rank: int) -> str:
    return sha256(f"{rule}\n{path}\n{rank}".encode(errors="replace")).hexdigest()
