"""Render the was-wordt list filled in as plain text: per part was, wordt, adapt or add."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from vams_kg.model import (
    ADD,
    OPEN,
    Antwoord,
    Citaat,
    Lijstdeel,
    Place,
    Vermelding,
    WasWordt,
    Werkprocesitem,
    Wordt,
)
from vams_kg.reporting.as_receipt import receipts
from vams_kg.reporting.as_text import closing, finding_lines, heading, led, spot, together
from vams_kg.reporting.plain import wrap
from vams_kg.reporting.report import Report, choose, words

LONGEST = 180
"""Values are cut after so many characters; the whole text stands at the place that is named."""


def render_waswordt(report: Report) -> str:
    """Return the list of every document as text with a final newline."""
    blocks: list[Iterable[str]] = [_document(report, table) for table in report.waswordt]
    if len(report.waswordt) + report.onleesbaar > 1:
        blocks.append(together(report))
    blocks += receipts(report, "waswordt")
    return "\n\n".join("\n".join(block) for block in blocks) + "\n" if blocks else ""


def _document(report: Report, table: WasWordt) -> Iterator[str]:
    w = words(report.language)
    yield from heading(report, table.judgement)
    for part in table.delen:
        yield from _part(part, report.language)
    yield ""
    if table.overige:
        counts = Counter(finding.onderwerp for finding in table.overige)
        topics = (
            f"{choose(report.onderwerpen.get(topic, {}), report.language)} ({count})"
            for topic, count in counts.items()
        )
        yield from wrap(f"{w['overige_bevindingen']}: {', '.join(topics)}.", "")
    yield from wrap(w["uitleg_standen"], "")
    yield from closing(table.judgement, report.language)


def _part(part: Lijstdeel, language: str) -> Iterator[str]:
    w = words(language)
    label = choose(part.onderdeel.label, language)
    articles = "; ".join(part.onderdeel.artikelen)
    yield ""
    yield from wrap(f"{part.onderdeel.volgorde}. {label[:1].upper()}{label[1:]} ({articles})", "")
    yield from ("", f"  {w['was']}", "", f"    {w['lijst_vragen']}")
    for answer in part.antwoorden:
        yield from _answer(answer, language)
    yield from ("", f"    {w['lijst_items']}")
    for item in part.items:
        yield from _item(item, language)
    if not part.items:
        yield f"      {w['geen_items']}"
    yield from ("", f"  {w['wordt']}", "")
    for desired in part.wordt:
        yield from _desired(desired, language)
    yield from ("", f"  {w['aanpassen_toevoegen']}")
    yield from _changes(part, language)


# --- Was ---


def _answer(answer: Antwoord, language: str) -> Iterator[str]:
    w = words(language)
    yield from wrap(f"[{w[f'stand_{answer.stand}']}] {_asked(answer, language)}", "      ")
    for lines in _grouped(answer.vermeldingen, language, with_path=True):
        yield from wrap(lines, "        ")
    if answer.open_bij:
        intro = w["open_zin"] if answer.stand == OPEN else w["ook_open"]
        yield from wrap(f"{intro} {', '.join(answer.open_bij)}", "        ")


def _asked(answer: Antwoord, language: str) -> str:
    first = answer.vraag.citaten[0]
    label = "" if language == "nl" else f" ({choose(answer.vraag.label, language)})"
    return f"{_quote(first)}{label}"


def _item(item: Werkprocesitem, language: str) -> Iterator[str]:
    kind = choose(item.soort, language)
    name = f" ‘{item.naam}’" if item.naam else ""
    first, rest = led(item.plaats, item.plaats.pad, language)
    yield from wrap(f"{first}  {kind}{name}  {rest}", "      ")
    told = {item.naam, *item.soort.values()}
    for line in _grouped((v for v in item.vermeldingen if v.tekst not in told), language):
        yield from wrap(line, "        ")


def _grouped(
    values: Iterable[Vermelding], language: str, *, with_path: bool = False
) -> Iterator[str]:
    """Yield one line per field: its key or path, what it says, and its line or cell."""
    for key, said in groupby(values, key=lambda v: (v.plaats.pad, v.sleutel)):
        found = list(said)
        text = textwrap.shorten("; ".join(map(_text, found)), LONGEST, placeholder=" …")
        yield f"{key[0] if with_path else key[1]}: {text}  ({_spot(found[0].plaats, language)})"


def _text(value: Vermelding) -> str:
    same = not value.naam or value.naam == value.tekst
    return value.tekst if same else f"{value.tekst} ({value.naam})"


def _spot(place: Place, language: str) -> str:
    """Return the line, or the sheet and cell: the file is named in the heading."""
    if place.regelnummer is not None:
        return f":{place.regelnummer}"
    return spot(place, language)


# --- Wordt, and what to change ---


def _desired(one: Wordt, language: str) -> Iterator[str]:
    w = words(language)
    label = choose(one.gewenst.label, language)
    yield from wrap(f"[{w[f'stand_{one.stand}']}] {label}", "    ")
    articles = "; ".join(one.gewenst.artikelen)
    for number, quote in enumerate(one.gewenst.citaten):
        yield from wrap(_quote(quote) + (f" {articles}" if not number else ""), "      ")
    for line in _grouped(one.vermeldingen, language, with_path=True):
        yield from wrap(line, "        ")
    if not one.vermeldingen and one.open_bij:
        yield from wrap(f"{w['hoort_bij']} {', '.join(one.open_bij)}", "        ")
    rules = list(dict.fromkeys(f.regel for f in one.bevindingen))
    if rules:
        yield from wrap(f"{w['zie_bevinding']}: {', '.join(rules)}", "        ")


def _quote(quote: Citaat) -> str:
    return f"{quote.id} “{quote.tekst}”"


def _changes(part: Lijstdeel, language: str) -> Iterator[str]:
    w = words(language)
    for finding in part.aanpassen:
        yield from finding_lines(finding, language)
    for one in part.toevoegen:
        yield ""
        yield from wrap(f"{w[f'stand_{ADD}'].upper()}  {', '.join(one.open_bij)}", "  ")
        yield from wrap(_quote(one.gewenst.citaten[0]), "    ")
        yield from wrap(f"{w['norm']}: {'; '.join(one.gewenst.artikelen)}", "    ")
    if not part.aanpassen and not part.toevoegen:
        yield from wrap(w["niets_aan_te_passen"], "    ")
