"""Render the clauses as a Word document to copy from, with what they were made of at the end."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from vams_kg.model.clauses import Clausuleboek, Clausulekaart
from vams_kg.reporting.as_clauses import notes
from vams_kg.reporting.docx_paper import SMALL, Paper
from vams_kg.reporting.report import words


def clauses_docx(book: Clausuleboek, made_with: Sequence[tuple[str, str]]) -> bytes:
    """Return the clauses as a document; `made_with` is the receipt, as words and what they say.

    The same clauses give the same bytes. All of it is in Dutch, as the clauses are.
    """
    w = words("nl")
    paper = Paper("nl", w["clausule_titel"])
    paper.heading(w["clausule_titel"], 0)
    paper.say(w["clausule_vooraf"])
    for topic, cards in groupby(book.kaarten, key=lambda card: card.onderwerp.get("nl", "")):
        paper.heading(topic[:1].upper() + topic[1:], 1)
        for card in cards:
            _card(paper, card, w)
    if book.leemten:
        paper.heading(w["clausule_leemten"], 1)
        for rule, reason in book.leemten:
            paper.say(f"{rule.naam.get('nl', rule.local)}:", reason.get("nl", ""))
    paper.heading(w["kop_bewijs"], 1)
    paper.table((), list(_receipt(made_with)), w["kop_bewijs"], (1, 2.4))
    return paper.made()


def _card(paper: Paper, card: Clausulekaart, w: dict[str, str]) -> None:
    """Write one clause: its text as a quotation to copy, and what is told of it below."""
    paper.heading(card.clausule.label.get("nl", ""), 2)
    paper.say(card.clausule.tekst.get("nl", ""), style="Quote")
    for name, said in notes(card, w):
        paper.say(f"{name}:", said, style=SMALL)


def _receipt(made_with: Sequence[tuple[str, str]]) -> Iterator[Sequence[Sequence[str]]]:
    for name, said in made_with:
        yield [[name], [said]]
