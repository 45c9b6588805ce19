"""Render a report as JSON, schema `vams-kg/check/1`: one object, or a list for several documents.

Keys of `plaats` that do not apply are left out; `rapport` is there when the report has accounts;
everything else is always there.
"""

from dataclasses import asdict
from typing import Any

from vams_kg.model import Finding, Judgement, Place
from vams_kg.reporting.account_json import account_as_json
from vams_kg.reporting.plain import json_text
from vams_kg.reporting.report import SEVERITIES, Report

SCHEMA = "vams-kg/check/1"


def render_json(report: Report) -> str:
    """Return the report as JSON text with a final newline."""
    found = [as_json(judgement) for judgement in report.judgements]
    for value, account in zip(found, report.accounts, strict=False):
        value["rapport"] = account_as_json(account, report)
    single = len(found) == 1 and report.onleesbaar == 0
    return json_text(found[0] if single else found)


def as_json(judgement: Judgement) -> dict[str, Any]:
    """Return one judgement as a JSON value of schema `vams-kg/check/1`."""
    return {
        "schema": SCHEMA,
        "dossier": {
            "bestand": judgement.bestand,
            "titel": judgement.titel,
            "soort": judgement.soort,
            "regime": judgement.regime,
            "regiemodel": list(judgement.regiemodel),
            "datum": judgement.datum,
            "sha256": judgement.sha256,
        },
        "regelset": {
            "versie": judgement.regelset_versie,
            "sha256": judgement.regelset_sha256,
        },
        "voorbehoud": dict(judgement.voorbehoud),
        "conform": judgement.conform,
        "aantallen": {name: judgement.aantal(name) for name in SEVERITIES},
        "bevindingen": [_finding(finding) for finding in judgement.bevindingen],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "regel": finding.regel,
        "ernst": finding.ernst,
        "pad": finding.pad,
        "plaats": _place(finding.plaats),
        "onderwerp": finding.onderwerp.rsplit("#", 1)[-1],
        "bericht": dict(finding.bericht),
        "normen": [
            {
                "bron": norm.bron,
                "artikel": norm.artikel,
                "zekerheid": norm.zekerheid,
                "url": norm.url,
            }
            for norm in finding.normen
        ],
        "herstel": dict(finding.herstel),
        "wie_beslist": finding.wie_beslist.get("nl", ""),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        key: value for key, value in asdict(place).items() if key != "pad" and value is not None
    }
