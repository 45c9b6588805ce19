"""Render a report as plain text for a terminal or an e-mail, at most 96 columns wide."""

import textwrap
from collections.abc import Iterable, Iterator

from vams_kg.model import Finding, Judgement, Norm, Place
from vams_kg.reporting.report import SEVERITIES, Report, choose, words

WIDTH = 96


def render_text(report: Report) -> str:
    """Return the report as text with a final newline."""
    blocks = [_judgement(report, judgement) for judgement in report.judgements]
    if len(report.judgements) + report.onleesbaar > 1:
        blocks.append(_together(report))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n" if blocks else ""


def _judgement(report: Report, judgement: Judgement) -> Iterator[str]:
    yield from _heading(report, judgement)
    for number, topic in enumerate(report.topics(judgement), start=1):
        yield ""
        yield f"{number}. {topic.label[:1].upper()}{topic.label[1:]}"
        for finding in topic.bevindingen:
            yield from _finding(finding, report.language)
    yield ""
    yield from _closing(judgement, report.language)


def _heading(report: Report, judgement: Judgement) -> Iterator[str]:
    w = words(report.language)
    title = judgement.titel or judgement.bestand
    yield title
    yield "=" * min(len(title), WIDTH)
    models = ", ".join(judgement.regiemodel) or "-"
    yield judgement.bestand
    yield (
        f"{judgement.soort or w['geen_soort']} · {w['regime']} {judgement.regime} · "
        f"{w['regiemodel']} {models} · {w['beoordeeld']} {judgement.datum}"
    )
    yield " · ".join(_count(judgement, name, report.language) for name in SEVERITIES)
    caveat = choose(judgement.voorbehoud, report.language)
    if caveat:
        yield from _wrap(f"{w['let_op']}: {caveat}", "")


def _count(judgement: Judgement, severity: str, language: str) -> str:
    return f"{judgement.aantal(severity)} {words(language)['tel_' + severity]}"


def _finding(finding: Finding, language: str) -> Iterator[str]:
    w = words(language)
    yield ""
    yield f"  {w[finding.ernst]}  {finding.pad or '-'}  ({_where(finding.plaats)})"
    yield from _wrap(choose(finding.bericht, language), "    ")
    for norm in finding.normen:
        yield from _wrap(f"{w['norm']}: {_norm(norm, language)}", "    ")
    if not finding.normen:
        yield from _wrap(f"{w['norm']}: {w['zonder_norm']}", "    ")
    yield from _wrap(f"{w['herstel']}: {choose(finding.herstel, language)}", "    ")
    if finding.wie_beslist:
        yield from _wrap(f"{w['beslist']}: {finding.wie_beslist}", "    ")
    yield f"    {w['regel']}: {finding.regel}"


def _where(place: Place) -> str:
    """Return file and line, or file, sheet and cell: what a person can go to."""
    if place.regelnummer is not None:
        return f"{place.bestand}:{place.regelnummer}"
    cell = "!".join(part for part in (place.blad, place.cel) if part)
    return f"{place.bestand} {cell}".strip()


def _norm(norm: Norm, language: str) -> str:
    """Return article (which names its source), confidence and what the norm says."""
    confidence = words(language).get(norm.zekerheid, norm.zekerheid)
    return f"{norm.artikel or norm.bron} [{confidence}] {choose(norm.label, language)}"


def _closing(judgement: Judgement, language: str) -> Iterable[str]:
    w = words(language)
    verdict = w["geen_bezwaar"] if judgement.conform else w["wel_bezwaar"]
    return _wrap(f"{verdict} ({w['regelset']} {judgement.regelset_versie})", "")


def _together(report: Report) -> Iterator[str]:
    w = words(report.language)
    counts = " · ".join(
        f"{sum(judgement.aantal(name) for judgement in report.judgements)} {w['tel_' + name]}"
        for name in SEVERITIES
    )
    documents = f"{len(report.judgements)} {w['documenten']}"
    unread = f" · {report.onleesbaar} {w['onleesbaar']}" if report.onleesbaar else ""
    yield f"{w['samenvatting']}: {documents} · {counts}{unread}"


def _wrap(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
