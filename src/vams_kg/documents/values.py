"""One value of one field becomes a reading: terms, references, durations, dates and articles.

Which of these a value may hold follows from the kind of its field (`vams:waardesoort`); knows no
key, no item and no term by name, but for the answers yes, no and the like.
"""

import difflib
import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import pyoxigraph as ox

from vams_kg import graph
from vams_kg.documents.articles import Act, Article, mentions_article, read_articles
from vams_kg.documents.durations import Duration, looks_like_duration, read_date, read_durations
from vams_kg.documents.recognition import Choice, Mention, Recogniser, spans
from vams_kg.documents.words import WORD, plain
from vams_kg.model import Term, Veld
from vams_kg.vocabulary import BEGRIP, VAMS

_REFERENCE: Final = VAMS.verwijzing.value
_ARTICLE: Final = VAMS.artikelwaarde.value
_MEMORY_LIMIT: Final = 20_000
_ID: Final = re.compile(r"\b[A-Z]{1,3}\d{1,4}\b")
_BOOK: Final = re.compile(r"\bBoek (\d+)\b")
_ANSWERS: Final = frozenset(BEGRIP.node(name).value for name in BEGRIP.names())
"""Terms that answer a question; inside a sentence the same words mean nothing special."""
_CLAUSE_END: Final = re.compile(r"\s*(?:[,;.:(–-]|$)")
_PARTS: Final = re.compile(r"\s*(?:[,;]|\ben\b)\s*")


@dataclass(slots=True)
class Reading:
    """What one value says; `remarks` are pairs of a reading rule and the words for its message."""

    text: str
    named: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    durations: tuple[Duration, ...] = ()
    day: date | None = None
    articles: tuple[Article, ...] = ()
    rest: str = ""
    remarks: tuple[tuple[str, dict[str, str]], ...] = ()
    parts: tuple[str, str] | None = None
    """Act and article as they were said apart."""
    tail: Mapping[ox.NamedNode, Sequence[graph.Term]] | None = None
    """The reading as predicates with their objects, worked out once by who writes the graph."""


@dataclass(frozen=True, slots=True)
class Index:
    """The items of one document: node by id, and node by name in plain letters."""

    ids: Mapping[str, str]
    names: Mapping[str, str]


class Values:
    """Reads values; `act_scheme` is the scheme whose terms are acts and other sources."""

    def __init__(self, recogniser: Recogniser, terms: Sequence[Term], act_scheme: str) -> None:
        self._recogniser = recogniser
        self._act_scheme = act_scheme
        self._labels: dict[str, dict[str, str]] = {}
        self._label_of = {term.iri: term.label.get("nl", "") for term in terms}
        self._answer_scheme = ""
        self._books: dict[str, str] = {}
        self._memory: dict[Hashable, Reading] = {}
        for term in terms:
            label = self._label_of[term.iri]
            for scheme in term.schemas:
                self._labels.setdefault(scheme, {})[plain(label)] = label
            if term.iri == BEGRIP.ja.value:
                self._answer_scheme = term.schemas[0]
            if book := _BOOK.search(label):
                self._books[term.iri] = f"{book[1]}:"
        self._readers: dict[str, Callable[[str, Veld], Reading]] = {
            VAMS.tekstwaarde.value: self._read_text,
            VAMS.letterlijkeTekst.value: _literally,
            VAMS.jaNee.value: self._read_answer,
            VAMS.keuze.value: self._read_choice,
            VAMS.klasse.value: self._read_choice,
            VAMS.datumwaarde.value: self._read_day,
            VAMS.duurwaarde.value: self._read_duration,
        }

    def read(self, text: str, field: Veld, index: Index) -> Reading:
        """Return what a text says as the value of a field."""
        if field.waardesoort == _REFERENCE:
            return self._read_reference(text, index)
        if field.waardesoort == _ARTICLE:
            return self._read_article(text, index)
        key = (text, field.waardesoort, field.kiest_uit, field.meervoudig)
        make = self._readers.get(field.waardesoort, self._read_text)
        return self._remembered(key, lambda: make(text, field))

    def _remembered(self, key: Hashable, make: Callable[[], Reading]) -> Reading:
        """Return a reading made before; the words of documents are mostly the same words."""
        reading = self._memory.get(key)
        if reading is None:
            if len(self._memory) >= _MEMORY_LIMIT:
                self._memory.clear()
            reading = self._memory[key] = make()
        return reading

    def _read_text(self, text: str, field: Veld) -> Reading:
        return self._new_text(text)

    def _text(self, text: str, *, loose_articles: bool = False) -> Reading:
        key = (text, loose_articles)
        return self._remembered(key, lambda: self._new_text(text, loose_articles=loose_articles))

    def _new_text(self, text: str, *, loose_articles: bool = False) -> Reading:
        mentions = self._recogniser.mentions(text)
        reading = Reading(text)
        if mentions:
            kept = [mention for mention in mentions if self._counts(mention, text)]
            reading.named, reading.negated = _sides(kept)
        if loose_articles or mentions_article(text):
            reading.articles = self._articles(text, mentions, loose=loose_articles)
        return reading

    def _articles(
        self, text: str, mentions: list[Mention], *, loose: bool = False
    ) -> tuple[Article, ...]:
        found = read_articles(text, self._acts(text, mentions), loose=loose)
        return tuple(self._without_book(article) for article in found)

    def _without_book(self, article: Article) -> Article:
        """Return article 7:457 as 457 when the act itself is the seventh book."""
        book = self._books.get(article.act or "")
        if book and article.number.startswith(book):
            return article._replace(number=article.number.removeprefix(book))
        return article

    def _counts(self, mention: Mention, text: str) -> bool:
        """Return whether a mention counts: an answer only when it is the whole first clause."""
        if mention.term not in _ANSWERS and not (mention.first == 0 and self._bare(mention, text)):
            return True
        if mention.first > 0:
            return False
        ((_, end),) = spans(text, [mention])
        return _CLAUSE_END.match(text, end) is not None

    @staticmethod
    def _bare(mention: Mention, text: str) -> bool:
        return mention.last == 0 and mention.is_answer(WORD.findall(text[:40]))

    def _acts(self, text: str, mentions: list[Mention]) -> list[Act]:
        named = [mention for mention in mentions if mention.scheme == self._act_scheme]
        places = spans(text, named)
        return [Act(a, b, m.term) for (a, b), m in zip(places, named, strict=True)]

    def _read_answer(self, text: str, field: Veld) -> Reading:
        mentions = self._recogniser.mentions(text)
        answers = [m for m in mentions if m.first == 0 and m.scheme == self._answer_scheme]
        if not answers:
            return self._unknown(self._new_text(text), self._answer_scheme)
        if len(mentions) > 1:
            mentions = self._recogniser.mentions(text, answers[0].last + 1)
        named, negated = _sides(m for m in mentions if m.first > answers[0].last)
        reading = Reading(text, (answers[0].term, *named), negated)
        ((_, end),) = spans(text, answers[:1])
        reading.rest = text[end:].strip(" ,;:.")
        if mentions_article(text):
            reading.articles = self._articles(text, mentions)
        return reading

    def _read_choice(self, text: str, field: Veld) -> Reading:
        scheme = field.kiest_uit or ""
        choice = self._recogniser.choose(text, scheme)
        if len(choice.terms) > 1 and field.meervoudig:
            choice = self._several(text, scheme) or choice
        reading = Reading(text, negated=choice.negated)
        if len(choice.terms) == 1 or choice.split:
            reading.named, reading.rest = choice.terms, choice.rest
        elif choice.terms:
            found = ", ".join(self._label_of[term] for term in choice.terms)
            reading.remarks = (("Lezing-keuze-meerduidig", {"waarde": text, "gevonden": found}),)
        if not choice.terms:
            self._without_choice(reading, scheme)
        if mentions_article(text):
            reading.articles = self._articles(text, self._recogniser.mentions(text))
        return reading

    def _without_choice(self, reading: Reading, scheme: str) -> None:
        mentions = self._recogniser.mentions(reading.text)
        answers = [m for m in mentions if m.term in _ANSWERS and self._counts(m, reading.text)]
        named, _ = _sides(answers)
        reading.named = named
        if not named and not reading.negated:
            self._unknown(reading, scheme)

    def _several(self, text: str, scheme: str) -> Choice | None:
        """Return the terms of `AVE, BUCH en geen`: every part must hold exactly one."""
        parts = [part for part in _PARTS.split(text) if part]
        choices = [self._recogniser.choose(part, scheme) for part in parts]
        if all(len(choice.terms) == 1 and not choice.rest for choice in choices):
            terms = tuple(dict.fromkeys(choice.terms[0] for choice in choices))
            return Choice(terms, (), "", split=True)
        return None

    def _unknown(self, reading: Reading, scheme: str) -> Reading:
        near = self.nearest(reading.text, scheme)
        words = {"waarde": reading.text, "voorstellen": ", ".join(near)}
        reading.remarks = (("Lezing-keuze-onbekend", words),)
        return reading

    def nearest(self, text: str, scheme: str) -> list[str]:
        """Return the three labels of a scheme that are most like a text."""
        labels = self._labels.get(scheme, {})
        found = difflib.get_close_matches(plain(text), list(labels), n=3, cutoff=0.3)
        return [labels[label] for label in found or sorted(labels)[:3]]

    def _read_day(self, text: str, field: Veld) -> Reading:
        found = read_date(text)
        if found is not None and found.value is not None:
            return Reading(text, day=found.value)
        reading = self._new_text(text)
        if not reading.named:
            reading.remarks = (("Lezing-datum-onbekend", {"waarde": text}),)
        return reading

    def _read_duration(self, text: str, field: Veld) -> Reading:
        reading = self._new_text(text)
        reading.durations = read_durations(text)
        if not reading.durations and not reading.articles and looks_like_duration(text):
            reading.remarks = (("Lezing-duur-onbekend", {"waarde": text}),)
        return reading

    def _read_article(self, text: str, index: Index) -> Reading:
        reading = self._text(text, loose_articles=True)
        references = _references(text, index)
        if any(article.act is None for article in reading.articles):
            near = ", ".join(self.nearest(text, self._act_scheme))
            remark = ("Lezing-wet-onbekend", {"waarde": text, "voorstellen": near})
        elif not (reading.articles or reading.named or reading.negated or references):
            remark = ("Lezing-artikel-onbekend", {"waarde": text})
        elif not references:
            return reading
        else:
            return replace(reading, references=references)
        return replace(reading, references=references, remarks=(remark,))

    def read_act_and_article(self, act: str, article: str) -> Reading:
        """Return the reading of an act and its articles that stand in two keys."""
        key = (act, article, "artikel")
        return self._remembered(key, lambda: self._act_and_article(act, article))

    def _act_and_article(self, act: str, article: str) -> Reading:
        joined = f"{act} art. {article}" if article[:1].isdigit() else f"{act}, {article}"
        reading = self._new_text(joined if act and article else act or article)
        reading.parts = (act, article)
        choice = self._recogniser.choose(act, self._act_scheme)
        if len(choice.terms) != 1:
            near = ", ".join(self.nearest(act, self._act_scheme))
            reading.remarks = (("Lezing-wet-onbekend", {"waarde": act, "voorstellen": near}),)
        named = choice.terms[0] if len(choice.terms) == 1 else None
        found = read_articles(article, act=named, loose=True)
        reading.articles = tuple(self._without_book(one) for one in found)
        if not found and not reading.remarks:
            reading.remarks = (("Lezing-artikel-onbekend", {"waarde": article or act}),)
        return reading

    def _read_reference(self, text: str, index: Index) -> Reading:
        if text in index.ids:
            return Reading(text, references=(index.ids[text],))
        reading = self._text(text)
        references = _references(text, index)
        strange = [found for found in _ID.findall(text) if found not in index.ids]
        if strange and not reading.named:
            near = difflib.get_close_matches(strange[0], list(index.ids), n=3, cutoff=0.3)
            words = {"waarde": ", ".join(strange), "voorstellen": ", ".join(near)}
            remarks = (("Lezing-verwijzing-onbekend", words),)
            return replace(reading, references=references, remarks=remarks)
        return replace(reading, references=references) if references else reading


def _literally(text: str, field: Veld) -> Reading:
    return Reading(text)


def _references(text: str, index: Index) -> tuple[str, ...]:
    """Return the items that a text refers to by id or by their whole name."""
    found = [index.ids[one] for one in _ID.findall(text) if one in index.ids]
    name = index.names.get(plain(text))
    return tuple(dict.fromkeys([*found, name] if name else found))


def _sides(mentions: Iterable[Mention]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the terms that are named and the terms that are negated, each once."""
    named: dict[str, None] = {}
    negated: dict[str, None] = {}
    for mention in mentions:
        (negated if mention.negated else named)[mention.term] = None
    return tuple(named), tuple(negated)
