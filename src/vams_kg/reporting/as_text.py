"""Render a report as plain text for a terminal or an e-mail, at most 96 columns wide."""

from collections.abc import Iterable, Iterator

from vams_kg.model import Finding, Judgement, Norm, Place
from vams_kg.reporting.as_receipt import receipts
from vams_kg.reporting.plain import WIDTH, wrap
from vams_kg.reporting.report import SEVERITIES, Report, choose, words
from vams_kg.reporting.verdict import verdict


def render_text(report: Report) -> str:
    """Return the report as text with a final newline."""
    blocks: list[Iterable[str]] = [_judgement(report, judgement) for judgement in report.judgements]
    if len(report.judgements) + report.onleesbaar > 1:
        blocks.append(together(report))
    blocks += receipts(report, "text")
    return "\n\n".join("\n".join(block) for block in blocks) + "\n" if blocks else ""


def _judgement(report: Report, judgement: Judgement) -> Iterator[str]:
    yield from heading(report, judgement)
    for number, topic in enumerate(report.topics(judgement), start=1):
        yield ""
        yield f"{number}. {topic.label[:1].upper()}{topic.label[1:]}"
        for finding in topic.bevindingen:
            yield from finding_lines(finding, report.language)
    yield ""
    yield from closing(judgement, report.language)


def heading(report: Report, judgement: Judgement) -> Iterator[str]:
    """Yield title, file, regime, counts and caveat of a judgement."""
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
    yield from wrap(verdict(judgement, report.language), "")
    caveat = choose(judgement.voorbehoud, report.language)
    if caveat:
        yield from wrap(f"{w['let_op']}: {caveat}", "")


def _count(judgement: Judgement, severity: str, language: str) -> str:
    return f"{judgement.aantal(severity)} {words(language)['tel_' + severity]}"


def finding_lines(finding: Finding, language: str) -> Iterator[str]:
    """Yield one finding: severity, place, message, norms, remedy, rule."""
    w = words(language)
    yield ""
    yield f"  {w[finding.ernst]}  {'  '.join(led(finding.plaats, finding.pad, language))}"
    yield from wrap(choose(finding.bericht, language), "    ")
    for norm in finding.normen:
        yield from wrap(f"{w['norm']}: {norm_line(norm, language)}", "    ")
    if not finding.normen:
        yield from wrap(f"{w['norm']}: {w['zonder_norm']}", "    ")
    yield from wrap(f"{w['herstel']}: {choose(finding.herstel, language)}", "    ")
    if finding.wie_beslist:
        yield from wrap(f"{w['beslist']}: {choose(finding.wie_beslist, language)}", "    ")
    yield f"    {w['regel']}: {finding.regel}"


def where(place: Place) -> str:
    """Return file and line, or sheet and cell, table row or named field: where a person can go."""
    if place.regelnummer is not None:
        return f"{place.bestand}:{place.regelnummer}"
    cell = "!".join(part for part in (place.blad, place.cel) if part)
    row = f"#{place.tabelrij}" if place.tabelrij is not None else ""
    named = f"‘{place.veld}’" if place.veld else ""
    return " ".join(part for part in (place.bestand, cell, row, named) if part)


def spot(place: Place, language: str) -> str:
    """Return where people look first in a workbook or Word document; empty for a text file."""
    w = words(language)
    if place.regelnummer is not None:
        return ""
    named = f"‘{place.veld}’" if place.veld else ""
    if place.blad:
        cell = f"{w['cel']} {place.cel} {named}".rstrip() if place.cel else named
        return ", ".join(part for part in (f"{w['blad']} ‘{place.blad}’", cell) if part)
    row = f"{w['tabelrij']} {place.tabelrij}" if place.tabelrij is not None else ""
    return ", ".join(part for part in (named, row) if part)


def led(place: Place, path: str, language: str) -> tuple[str, str]:
    """Return a place as people see it first, and the rest of it between brackets."""
    first = spot(place, language)
    if first:
        return first, f"({place.bestand}{f', {path}' if path else ''})"
    return path or "-", f"({where(place)})"


def norm_line(norm: Norm, language: str) -> str:
    """Return article (which names its source), confidence and what the norm says."""
    confidence = words(language).get(norm.zekerheid, norm.zekerheid)
    return f"{norm.artikel or norm.bron} [{confidence}] {choose(norm.label, language)}"


def closing(judgement: Judgement, language: str) -> Iterable[str]:
    """Return the answer in lines: the heaviest thing found, and by which rules."""
    w = words(language)
    said = verdict(judgement, language)
    return wrap(f"{said} ({w['regelset']} {judgement.regelset_versie})", "")


def together(report: Report) -> Iterator[str]:
    """Yield the counts of all documents together."""
    w = words(report.language)
    counts = " · ".join(
        f"{sum(judgement.aantal(name) for judgement in report.judgements)} {w['tel_' + name]}"
        for name in SEVERITIES
    )
    documents = f"{len(report.judgements)} {w['documenten']}"
    unread = f" · {report.onleesbaar} {w['onleesbaar']}" if report.onleesbaar else ""
    yield f"{w['samenvatting']}: {documents} · {counts}{unread}"
