"""Render the clauses as text, Markdown or JSON. The clauses themselves are in Dutch."""

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final

from vams_kg.model import Norm
from vams_kg.model.clauses import Clausuleboek, Clausulekaart
from vams_kg.reporting.plain import JOIN, json_text, wrap
from vams_kg.reporting.report import words

SCHEMA: Final = "vams-kg/clauses/1"


def render_clauses(book: Clausuleboek, format_name: str) -> str:
    """Return the clauses in a format: text, md or json."""
    return _RENDERERS[format_name](book)


def _text(book: Clausuleboek) -> str:
    w = words("nl")
    lines = [*wrap(w["clausule_vooraf"], ""), ""]
    for topic, cards in _by_topic(book):
        lines += [topic.upper(), ""]
        for card in cards:
            lines += [f"  {_nl(card.clausule.label)}  [{card.clausule.local}]"]
            lines += wrap(_nl(card.clausule.tekst), "    ")
            for name, said in notes(card, w):
                lines += wrap(f"{name}: {said}", "      ")
            lines += _indented(card.clausule.formaat, w)
            lines.append("")
    for rule, reason in book.leemten:
        lines += wrap(f"{rule.local}: {w['clausule_geen']} {_nl(reason)}", "  ")
    return "\n".join(lines).rstrip() + "\n"


def _indented(formaat: str, w: Mapping[str, str]) -> Iterator[str]:
    if formaat:
        yield f"      {w['clausule_formaat']}:"
        yield from (f"        {line}" for line in formaat.splitlines())


def _markdown(book: Clausuleboek) -> str:
    w = words("nl")
    lines = [f"# {w['clausule_titel']}", "", w["clausule_vooraf"], ""]
    for topic, cards in _by_topic(book):
        lines += [f"## {topic[:1].upper()}{topic[1:]}", ""]
        for card in cards:
            lines += [f"### {_nl(card.clausule.label)}", "", f"`{card.clausule.local}`", ""]
            lines += [f"> {_nl(card.clausule.tekst)}".replace("[", "\\["), ""]
            lines += [f"- {name}: {said}" for name, said in notes(card, w)]
            if card.clausule.formaat:
                lines += ["", f"{w['clausule_formaat']}:", "", "```yaml"]
                lines += [card.clausule.formaat, "```"]
            lines.append("")
    if book.leemten:
        lines += [f"## {w['clausule_leemten']}", ""]
        lines += [f"- `{rule.local}`: {_nl(reason)}" for rule, reason in book.leemten]
    return "\n".join(lines).rstrip() + "\n"


def notes(card: Clausulekaart, w: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what is told of a clause: the name of each point, and the text."""
    if card.clausule.onderdeel:
        yield w["clausule_plaats"], card.clausule.onderdeel
    yield w["clausule_regels"], JOIN.join(rule.local for rule in card.regels)
    for place in dict.fromkeys(_place(norm, w) for norm in card.normen):
        yield w["norm"], place
    if card.wie_beslist:
        yield w["beslist"], JOIN.join(map(_nl, card.wie_beslist))
    if card.clausule.let_op:
        yield w["let_op"], _nl(card.clausule.let_op)
    if card.clausule.niet_te_bewijzen:
        yield w["clausule_niet"], _nl(card.clausule.niet_te_bewijzen)


def _place(norm: Norm, w: Mapping[str, str]) -> str:
    return f"{norm.artikel or norm.bron} [{w.get(norm.zekerheid, norm.zekerheid)}]"


def _by_topic(book: Clausuleboek) -> Iterator[tuple[str, list[Clausulekaart]]]:
    for topic, cards in groupby(book.kaarten, key=lambda card: _nl(card.onderwerp)):
        yield topic, list(cards)


def _json(book: Clausuleboek) -> str:
    return json_text(
        {
            "schema": SCHEMA,
            "clausules": [_card(card) for card in book.kaarten],
            "zonder_clausule": [
                {"regel": rule.local, "reden": _nl(reason)} for rule, reason in book.leemten
            ],
        }
    )


def _card(card: Clausulekaart) -> dict[str, object]:
    clause = card.clausule
    return {
        "id": clause.local,
        "titel": _nl(clause.label),
        "onderwerp": _nl(card.onderwerp),
        "tekst": _nl(clause.tekst),
        "onderdeel": clause.onderdeel,
        "formaat": clause.formaat or None,
        "regels": [rule.local for rule in card.regels],
        "normen": [_norm(norm) for norm in card.normen],
        "wie_beslist": [_nl(texts) for texts in card.wie_beslist],
        "let_op": _nl(clause.let_op) or None,
        "niet_te_bewijzen": _nl(clause.niet_te_bewijzen) or None,
    }


def _norm(norm: Norm) -> dict[str, str]:
    return {"artikel": norm.artikel, "bron": norm.bron, "zekerheid": norm.zekerheid}


def _nl(texts: Mapping[str, str]) -> str:
    return texts.get("nl", "")


_RENDERERS: Final[Mapping[str, Callable[[Clausuleboek], str]]] = {
    "text": _text,
    "md": _markdown,
    "json": _json,
}

FORMATS: Final = tuple(_RENDERERS)
"""Formats of the clauses."""
