"""Render answers to `may X give Y to Z`: text, JSON of schema `vams-kg/may/1`, or table rows."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from vams_kg.model import SKIPPED, Geldigheid, Step, Turn, Verstrekkingsnorm
from vams_kg.reporting.answer import Answer, confidence, distinct
from vams_kg.reporting.plain import JOIN, json_text, wrap
from vams_kg.reporting.report import choose

SCHEMA = "vams-kg/may/1"


def render_answer(answer: Answer, format_name: str) -> str:
    """Return one answer as `text` or `json`, with a final newline."""
    if format_name == "json":
        return json_text(answer_json(answer))
    return "\n".join(_lines(answer)) + "\n"


def _lines(answer: Answer) -> Iterator[str]:
    w = answer.words()
    for warning in answer.warnings():
        yield from wrap(f"{w['let_op']}: {warning}", "")
    yield f"{w['antwoord']}: {answer.named(answer.decision.antwoord).upper()}"
    yield from wrap(answer.sentence(), "")
    yield from wrap(_asked(answer), "")
    yield from _block(w["open_voorwaarden"], list(_conditions(answer)))
    yield from _block(w["normen"], distinct(_norm(answer, norm) for norm in answer.norms()))
    near = distinct(_norm(answer, norm) for norm in answer.decision.nabij[:5])
    yield from _block(w["gezocht"], near)
    absent = [_period(answer, one) for one in answer.absent()]
    yield from _block(answer.not_in_force().capitalize(), absent)
    yield from _block(w["niet_gemodelleerd"], list(answer.leemten))
    yield ""
    yield f"{w['lagen']}:"
    for step in answer.decision.stappen:
        yield from wrap(_layer(answer, step), "  ")
    yield from _block(w["verandert"], [_turn(answer, turn) for turn in answer.wendingen])
    yield ""
    yield from wrap(f"{w['aanname_noodzaak']} {w['regelset']} {answer.regelset}.", "")


def _asked(answer: Answer) -> str:
    w = answer.words()
    question = answer.decision.vraag
    phase = answer.label(question.fase) if question.fase else w["geen_fase"]
    parts = [f"{w['regime']} {answer.regime}", f"{w['fase']}: {phase}"]
    if question.feiten:
        facts = JOIN.join(sorted(map(answer.label, question.feiten)))
        parts.append(f"{w['feiten']}: {facts}")
    return " · ".join([*parts, f"{w['beoordeeld']} {question.datum}"])


def _block(title: str, rows: list[str]) -> Iterator[str]:
    if rows:
        yield ""
        yield f"{title}:"
        for row in rows:
            yield from wrap(f"- {row}", "  ")


def _conditions(answer: Answer) -> Iterator[str]:
    for text, weighs in answer.conditions():
        yield f"{text} ({answer.words()['weegt']}: {weighs})" if weighs else text


def _norm(answer: Answer, norm: Verstrekkingsnorm) -> str:
    said = confidence(norm.norm, answer.words())
    return f"{norm.citeertekst} [{said}] {choose(norm.norm.label, answer.language)}"


def _period(answer: Answer, geldig: Geldigheid) -> str:
    w = answer.words()
    bounds = (("van_kracht_vanaf", geldig.vanaf), ("van_kracht_tot", geldig.tot))
    said = " ".join(w[key].format(datum=day) for key, day in bounds if day)
    sure = f" [{w.get(geldig.zekerheid, geldig.zekerheid)}]" if geldig.zekerheid else ""
    return f"{geldig.naam}: {said}{sure}"


def _layer(answer: Answer, step: Step) -> str:
    label = choose(step.laag.label, answer.language)
    places = ", ".join(distinct(norm.citeertekst for norm in step.normen))
    where = f" ({places})" if places else ""
    if step.uitkomst == SKIPPED and not answer.absent_in(step):
        return f"{step.laag.volgorde}. {label}: {step.uitkomst}"
    outcome = answer.words()[f"uitkomst_{step.uitkomst.replace(' ', '_')}"]
    return f"{step.laag.volgorde}. {label}: {outcome}{where}. {answer.explain(step)}"


def _turn(answer: Answer, turn: Turn) -> str:
    w = answer.words()
    parts = [f"{w['met_feit']} ‘{answer.label(fact)}’" for fact in turn.feiten]
    parts += [f"{w['in_fase']} ‘{answer.label(turn.fase)}’"] if turn.fase else []
    parts += [f"{w['voor_gegevens']} ‘{answer.label(turn.gegevens)}’"] if turn.gegevens else []
    joint = f" {w['en']} "
    return f"{joint.join(parts)} → {answer.named(turn.antwoord)}"


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return one answer as a JSON value of schema `vams-kg/may/1`."""
    question = answer.decision.vraag
    return {
        "schema": SCHEMA,
        "vraag": {
            "verstrekker": answer.label(question.verstrekker),
            "ontvanger": answer.label(question.ontvanger),
            "gegevens": answer.label(question.gegevens),
            "fase": answer.label(question.fase) if question.fase else None,
            "feiten": sorted(map(answer.label, question.feiten)),
            "geheimhouding": question.geheimhouding,
        },
        "antwoord": answer.decision.antwoord,
        "zin": answer.sentence(),
        "waarschuwingen": answer.warnings(),
        "voorwaarden": [
            {"voorwaarde": text, "wie_weegt": weighs} for text, weighs in answer.conditions()
        ],
        "artikelen": answer.articles(),
        "normen": [_norm_json(answer, norm) for norm in answer.norms()],
        "lagen": [
            {
                "laag": choose(step.laag.label, answer.language),
                "uitkomst": step.uitkomst,
                "normen": distinct(norm.citeertekst for norm in step.normen),
                "toelichting": answer.explain(step),
            }
            for step in answer.decision.stappen
        ],
        "niet_van_kracht": [asdict(geldig) for geldig in answer.absent()],
        "niet_gemodelleerd": list(answer.leemten),
        "wendingen": [_turn(answer, turn) for turn in answer.wendingen],
        "aanname": answer.words()["aanname_noodzaak"],
        "regime": answer.regime,
        "datum": question.datum,
        "regelset": answer.regelset,
    }


def answer_cells(answer: Answer) -> tuple[str, str, str]:
    """Return the answer, its open conditions and its articles as cells."""
    conditions = JOIN.join(text for text, _ in answer.conditions())
    return answer.decision.antwoord, conditions, JOIN.join(answer.articles())


def _norm_json(answer: Answer, norm: Verstrekkingsnorm) -> dict[str, Any]:
    return {
        "artikel": norm.citeertekst,
        "norm": choose(norm.norm.label, answer.language),
        "bron": norm.norm.bron,
        "versie": norm.norm.versie,
        "zekerheid": norm.norm.zekerheid,
        "citaat": norm.norm.citaat,
        "url": norm.norm.url,
    }
