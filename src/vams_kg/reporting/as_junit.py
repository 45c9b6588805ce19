"""Render a report as JUnit XML: a suite per document, and a case for each rule that applied.

What conflicts with a norm is a failure, as in the exit code of `check`. A rule that only asks
attention or tells something passes; what it found stands in `system-out`.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from vams_kg.model import Account, Finding, Regeluitkomst
from vams_kg.reporting.as_text import norm_line, where
from vams_kg.reporting.plain import clean
from vams_kg.reporting.receipt import as_line, stamp_of
from vams_kg.reporting.report import SEVERITIES, Report, choose, words

FAILURE = "Violation"


def render_junit(report: Report) -> str:
    """Return the report as JUnit XML with a final newline."""
    suites = [_suite(account, report) for account in report.accounts]
    root = ET.Element("testsuites", name="vams-kg")
    for count in ("tests", "failures"):
        root.set(count, str(sum(int(one.get(count, "0")) for one in suites)))
    root.set("errors", str(report.onleesbaar))
    root.extend(suites)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(account: Account, report: Report) -> ET.Element:
    failed = sum(one.uitkomst == FAILURE for one in account.regels)
    suite = ET.Element(
        "testsuite",
        name=clean(account.judgement.bestand),
        tests=str(len(account.regels)),
        failures=str(failed),
        errors="0",
        skipped="0",
        time="0",
    )
    properties = ET.SubElement(suite, "properties")
    for name, value in _properties(account, report):
        ET.SubElement(properties, "property", name=name, value=value)
    for one in account.regels:
        suite.append(_case(one, account, report))
    return suite


def _properties(account: Account, report: Report) -> Iterator[tuple[str, str]]:
    judgement = account.judgement
    yield "titel", clean(judgement.titel)
    yield "regime", judgement.regime
    yield "regiemodel", ", ".join(judgement.regiemodel)
    yield "datum", judgement.datum
    yield "regelset", judgement.regelset_versie
    yield "sha256", judgement.sha256
    if judgement.voorbehoud:
        yield "voorbehoud", clean(choose(judgement.voorbehoud, report.language))
    yield "vams-kg-bewijs", as_line(stamp_of(account, report, "junit"))


def _case(one: Regeluitkomst, account: Account, report: Report) -> ET.Element:
    rule, language = one.regel, report.language
    topic = choose(report.onderwerpen.get(rule.onderwerp, {}), language)
    case = ET.Element(
        "testcase",
        name=f"{rule.local}: {choose(rule.naam, language)}",
        classname=topic or "vams-kg",
        file=clean(account.judgement.bestand),
        time="0",
    )
    failures = [found for found in one.bevindingen if found.ernst == FAILURE]
    if failures:
        head = clean(choose(failures[0].bericht, language))
        failure = ET.SubElement(case, "failure", type=rule.local, message=head)
        failure.text = _told(failures, language)
    for severity in SEVERITIES:
        found = [finding for finding in one.bevindingen if finding.ernst == severity]
        if found and severity != FAILURE:
            ET.SubElement(case, "system-out").text = _told(found, language)
    return case


def _told(findings: list[Finding], language: str) -> str:
    return "\n\n".join("\n".join(_lines(one, language)) for one in findings)


def _lines(finding: Finding, language: str) -> Iterator[str]:
    w = words(language)
    yield f"{w[finding.ernst]} {clean(finding.pad) or '-'} ({clean(where(finding.plaats))})"
    yield clean(choose(finding.bericht, language))
    for norm in finding.normen:
        yield f"{w['norm']}: {clean(norm_line(norm, language))}"
    if finding.herstel:
        yield f"{w['herstel']}: {clean(choose(finding.herstel, language))}"
