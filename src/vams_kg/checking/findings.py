"""Engine results and reading remarks become findings, with the words of the rulebook.

No message text of its own: everything a person reads comes from the rule, the norm or the document.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from vams_kg.checking.engines import RawResult
from vams_kg.checking.spared import without_spared
from vams_kg.model import Dossier, Finding, Norm, Place, Remark, Rule, Texts
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import REGEL

WEIGHT = {"Violation": 0, "Warning": 1, "Info": 2}
"""Order of severities: the lowest number weighs most."""

MAX_QUOTE = 90
"""Longest piece of the user's own text that a message repeats, in characters."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NOTHING_QUOTED = re.compile(r" \(‘’\)|: ‘’|; (?:dichtbij komt|near it): [-–]?(?=\.)")
_FULL_STOP = re.compile(r"(?<!\.\w)\.$")
"""The last full stop of a sentence; the one of an abbreviation such as n.v.t. stays."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Under which regime and practice models a document is judged, as IRIs."""

    regime: str
    regiemodellen: tuple[str, ...]


def applies(rule: Rule, dossier: Dossier, scope: Scope, rulebook: Rulebook) -> bool:
    """Return whether a rule is asked of this document under this regime and these models."""
    rule_set = rulebook.rule_sets.get(rule.regelset)
    if rule.alleen_voor and rule.alleen_voor != dossier.soort:
        return False
    if rule.alleen_onder and rule.alleen_onder != scope.regime:
        return False
    if rule_set is None or rule_set.altijd:
        return True
    return bool(rule_set.regiemodellen.intersection(scope.regiemodellen))


def lowered(rule: Rule, scope: Scope, rulebook: Rulebook, norms: tuple[str, ...] = ()) -> str:
    """Return the severity of a rule under a regime: a bill and our own reading weigh less."""
    severity = rule.ernst
    rule_set = rulebook.rule_sets.get(rule.regelset)
    if rule_set is not None:
        severity = _lighter(severity, rule_set.hoogste_ernst.get(scope.regime, "Violation"))
    found = _norms((*norms, *rule.normen), rulebook)
    if found and all(norm.zekerheid == "afgeleid" for norm in found):
        severity = _lighter(severity, "Warning")
    return severity


def _lighter(one: str, other: str) -> str:
    return max(one, other, key=WEIGHT.__getitem__)


def from_results(
    results: Iterable[RawResult], dossier: Dossier, scope: Scope, rulebook: Rulebook
) -> list[Finding]:
    """Return the findings of an engine's results, consequences of other findings lowered.

    Items that a rule or its set does not judge get no finding of it.
    """
    made = [
        (rulebook.rules[result.rule], _finding(result, dossier, scope, rulebook))
        for result in without_spared(results, dossier, rulebook)
    ]
    fired = {(rule.iri, _item(finding.focus, dossier)) for rule, finding in made}
    return [
        replace(finding, ernst="Info")
        if _is_consequence(rule, finding, fired, dossier)
        else finding
        for rule, finding in made
    ]


def _item(focus: str, dossier: Dossier) -> str:
    """Return the top-level item (or section) that a node belongs to: `gegevensstromen.G1`."""
    place = dossier.places.get(focus)
    return ".".join(place.pad.split(".")[:2]) if place else ""


def _is_consequence(
    rule: Rule, finding: Finding, fired: set[tuple[str, str]], dossier: Dossier
) -> bool:
    item = _item(finding.focus, dossier)
    return any((cause, item) in fired for cause in rule.gevolg_van) or any(
        cause in rule.gevolg_van_elders and (cause != rule.iri or other < item)
        for cause, other in fired
    )


def _finding(result: RawResult, dossier: Dossier, scope: Scope, rulebook: Rulebook) -> Finding:
    rule = rulebook.rules[result.rule]
    place = _place(result, rule, dossier, rulebook)
    words = {
        "naam": dossier.namen.get(result.focus, dossier.titel),
        "waarde": _value_text(result, place, dossier),
        "document": dossier.titel,
    }
    for name, value in result.bindings.items():
        words[name] = dossier.namen.get(value) or _shown(value, dossier, rulebook)
    return Finding(
        regel=rule.local,
        ernst=lowered(rule, scope, rulebook, result.norms),
        pad=place.pad,
        plaats=place,
        onderwerp=rule.onderwerp,
        bericht=_fill(rule.bericht, words),
        normen=_norms((*result.norms, *rule.normen), rulebook),
        herstel=_fill(rule.herstel, words),
        wie_beslist=rule.wie_beslist,
        focus=result.focus,
    )


def _value_text(result: RawResult, place: Place, dossier: Dossier) -> str:
    """Return the document's own words for the value, or for the place where it should stand.

    A rule about a whole item gives the item itself as value; what it says stands at the place.
    """
    texts = dossier.teksten
    if result.value and result.value != result.focus:
        found = texts.get(result.value) or dossier.namen.get(result.value)
        if found:
            return _with_name(found, dossier)
    focus = dossier.places.get(result.focus)
    pad = focus.pad if focus else ""
    written = dossier.base + place.pad
    if pad and _under(place.pad, pad):  # the node of an item without an id has a path of its own
        written = result.focus + place.pad[len(pad) :]
    if written in texts:
        return _with_name(texts[written], dossier)
    listed = (text for iri, text in texts.items() if iri.startswith(f"{written}~"))
    return ", ".join(_with_name(text, dossier) for text in listed)


def _with_name(text: str, dossier: Dossier) -> str:
    """Add the name of the item that a bare id points at: `P4 (politie)`."""
    name = dossier.namen.get(dossier.ids.get(text, ""), text)
    return text if name == text else f"{text} ({name})"


def _shown(value: str, dossier: Dossier, rulebook: Rulebook) -> str:
    if value in dossier.teksten:
        return dossier.teksten[value]
    return rulebook.label(value) if "://" in value else value


def _quote(text: str) -> str:
    flat = _FULL_STOP.sub("", " ".join(text.split()))
    return flat if len(flat) <= MAX_QUOTE else flat[: MAX_QUOTE - 1].rstrip() + "…"


def filled(text: str, words: Mapping[str, str]) -> str:
    """Return a text with the document's words in it; an empty value takes its quotes along."""
    said = _PLACEHOLDER.sub(lambda found: _quote(words.get(found[1], found[0])), text)
    return _NOTHING_QUOTED.sub("", said)


def _fill(texts: Texts, words: Mapping[str, str]) -> dict[str, str]:
    return {language: filled(text, words) for language, text in texts.items()}


def _norms(norms: Iterable[str], rulebook: Rulebook) -> tuple[Norm, ...]:
    return tuple(rulebook.norms[norm] for norm in norms if norm in rulebook.norms)


def _place(result: RawResult, rule: Rule, dossier: Dossier, rulebook: Rulebook) -> Place:
    """Return where a finding is mended: the value, else the key under the focus, else the focus."""
    focus = dossier.places.get(result.focus) or Place(dossier.bestand, "")
    is_document = result.focus == dossier.document
    value = dossier.places.get(result.value or "") if result.value != result.focus else None
    if value is not None and (is_document or _under(value.pad, focus.pad)):
        return value
    key = rule.meldt_bij or _key(result.first_predicate, rulebook)
    if key is None:
        return focus
    if is_document:
        return dossier.places.get(dossier.base + key) or replace(focus, pad=key)
    below = f"{result.focus}.{key}"
    return dossier.places.get(below) or dossier.places.get(f"{below}~1") or focus


def _under(pad: str, parent: str) -> bool:
    return pad == parent or pad.startswith(parent + ".")


def _key(predicate: str | None, rulebook: Rulebook) -> str | None:
    return rulebook.key_of(predicate) if predicate else None


def from_remarks(remarks: Iterable[Remark], rulebook: Rulebook, *, strict: bool) -> list[Finding]:
    """Return the reader's remarks as findings; `strict` makes each a Violation."""
    return [_remark(remark, rulebook, strict=strict) for remark in remarks]


def _remark(remark: Remark, rulebook: Rulebook, *, strict: bool) -> Finding:
    rule = rulebook.rules[REGEL.base + remark.regel]
    words = {name: _quote(value) or "–" for name, value in remark.values.items()}
    return Finding(
        regel=rule.local,
        ernst="Violation" if strict else rule.ernst,
        pad=remark.place.pad,
        plaats=remark.place,
        onderwerp=rule.onderwerp,
        bericht=_fill(rule.bericht, words),
        normen=_norms(rule.normen, rulebook),
        herstel=_fill(rule.herstel, words),
        wie_beslist=rule.wie_beslist,
    )


def ordered(findings: Iterable[Finding], rulebook: Rulebook) -> tuple[Finding, ...]:
    """Return findings sorted by topic, severity, place and rule; equal ones once."""
    unique = {(f.regel, f.pad, f.bericht.get("nl", "")): f for f in findings}
    return tuple(
        sorted(
            unique.values(),
            key=lambda f: (
                rulebook.topic_order(f.onderwerp),
                WEIGHT[f.ernst],
                f.plaats.regelnummer or 0,
                f.pad,
                f.regel,
                f.bericht.get("nl", ""),
            ),
        )
    )
