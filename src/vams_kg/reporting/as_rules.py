"""Render the rules as one Markdown page: norm, message, remedy and two cases of every rule."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vams_kg.model import Case, Norm, Rule, Texts
from vams_kg.reporting.report import choose, words

INTRO = """# De regels

*Gemaakt uit de shapes met `make docs`; verander hier niets met de hand. Elke regel met haar norm,
haar bericht, het herstel, de uitspraken die zij nagaat, en een geval dat de regel breekt naast een
geval dat in orde is. Tussen accolades staat wat het document zelf zegt.*
"""


@dataclass(frozen=True, slots=True)
class RulePage:
    """Everything the page shows: rules in order, and the words and cases they refer to."""

    rules: tuple[Rule, ...]
    norms: Mapping[str, Norm]
    labels: Mapping[str, Texts]
    cases: Mapping[str, tuple[Case, ...]]
    language: str = "nl"


def render_rules(page: RulePage) -> str:
    """Return the Markdown page with a final newline."""
    blocks = [INTRO]
    topic = ""
    for rule in page.rules:
        if rule.onderwerp != topic:
            topic = rule.onderwerp
            label = choose(page.labels.get(topic, {}), page.language)
            blocks.append(f"## {label[:1].upper()}{label[1:]}\n")
        blocks.append("\n".join(_rule(page, rule)) + "\n")
    return "\n".join(blocks)


def _rule(page: RulePage, rule: Rule) -> Iterator[str]:
    w = words(page.language)
    yield f"### {choose(rule.naam, page.language)}"
    yield ""
    rule_set = choose(page.labels.get(rule.regelset, {}), page.language)
    yield f"`{rule.local}` · {w[rule.ernst].lower()} · {rule_set}"
    yield ""
    for iri in rule.normen:
        norm = page.norms[iri]
        confidence = w.get(norm.zekerheid, norm.zekerheid)
        label = choose(norm.label, page.language)
        yield f"- {w['norm']}: {norm.artikel or norm.bron} [{confidence}] {label}"
    yield f"- {w['bericht']}: {choose(rule.bericht, page.language)}"
    yield f"- {w['herstel']}: {choose(rule.herstel, page.language)}"
    if rule.uitspraken:
        names = ", ".join(sorted(iri.rsplit("/", 1)[-1] for iri in rule.uitspraken))
        yield f"- {w['uitspraken']}: {names}"
    yield from _two_cases(page.cases.get(rule.local, ()), w)


def _two_cases(cases: Iterable[Case], w: Mapping[str, str]) -> Iterator[str]:
    found = list(cases)
    for name, breaks in ((w["fout_geval"], True), (w["goed_geval"], False)):
        case = next((one for one in found if one.breaks is breaks), None)
        if case:
            path = f"../../tests/rules/{case.regel}/{case.naam}.yaml"
            where = f" → {', '.join(f'`{pad}`' for pad in case.verwacht)}" if breaks else ""
            yield f"- {name}: [{case.titel}]({path}){where}"
