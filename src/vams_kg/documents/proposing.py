"""Sentences become proposals: facts that the words of the format recognise, for a person to judge.

Which facts are looked for is told by the source fields of plain sentences in the ontology. A
proposal never counts by itself: it says its value, its place, its sentence, and that it waits.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from vams_kg.documents.articles import Article
from vams_kg.documents.drafting import Drafting, Target
from vams_kg.documents.durations import read_durations
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.values import Index
from vams_kg.documents.words import WORD, stem
from vams_kg.model import Bronveld, Veld
from vams_kg.vocabulary import VAMS, VOORSTEL

FORMAT: Final = "eigenwoorden"
_TERM: Final = "@term"
_DEFINITION: Final = "@definitie"
_STEP_OF_FLOW: Final = "@stap van de stroom"
_MOST: Final = 300
"""Proposals from one file: more than a person can judge helps nobody."""

_BREAK: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý‘“\"(])")
_BULLET: Final = re.compile(r"^(?:[\s•·▪◦●○*–—-]+|(?:\d{1,2}|[a-z])[.)]\s+)+")
_CLAUSE: Final = re.compile(r"[,;:()]")
_DEFINES: Final = re.compile(
    r"\b(?:onder|met)\s+(?:(?:een|de|het)\s+)?[‘'\"“]?(?P<term>[^‘’'\"“”.,;:]{2,60}?)[’'\"”]?\s+"
    r"(?:verstaan|verstaat|bedoelen|bedoelt)\s+(?:(?:wij|we|de gemeente|men|het college)\s+)?"
    r"(?:onder\s+)?:?\s*(?P<said>.{3,})",
    re.IGNORECASE,
)


class Row(NamedTuple):
    """An answer in own words: the id of its step, the number of its spot, and where it stands."""

    step: str
    number: int
    where: str


class Proposing:
    """Proposes the facts of one draft; `row` takes an answer after the other."""

    def __init__(self, draft: Drafting, knowledge: Knowledge, taken: Counter[str]) -> None:
        self._draft = draft
        self._knowledge = knowledge
        self._taken = taken
        """How many items each list has already."""
        sources = [one for one in knowledge.sources.velden if one.formaat == FORMAT]
        self._sources = [one for one in sources if not _fixed(one)]
        self._targets = {one.namen[0]: Target.of(one.sleutels[0]) for one in sources if _fixed(one)}
        self._known: set[tuple[str, str]] = set()
        self._flow = ""
        self._left = _MOST
        own = knowledge.fields
        self._keys = {
            name: found.sleutel
            for name in (VAMS.stand, VAMS.onder, VAMS.waarde, VAMS.zin, VAMS.plaats)
            if (found := own.with_property(VAMS.Voorstel.value, name.value))
        }
        listed = own.with_property(VAMS.Document.value, VAMS.voorstellen.value)
        self._list = listed.sleutel if listed else ""

    def known(self, key: str, value: str) -> None:
        """Remember what the draft says already, so that it is not proposed again."""
        self._known.add((key, value.lower()))

    def row(self, row: Row, prose: str) -> None:
        """Propose what the sentences of an answer say."""
        self._flow = ""
        for sentence in sentences(prose):
            for source in self._sources:
                self._from(source, sentence, row)
            self._definition(sentence, row)

    def _from(self, source: Bronveld, sentence: str, row: Row) -> None:
        """Propose what one source field finds in a sentence."""
        if not _triggered(source, sentence):
            return
        targets = [Target.of(one) for one in source.sleutels]
        fields = [(target, self._draft.field(target)) for target in targets]
        chosen = next((f for _, f in fields if f is not None and f.kiest_uit), None)
        if chosen is not None and not chosen.meervoudig:
            for label in self._labels(sentence, chosen):
                if self._new(f"{targets[0].part}.{chosen.sleutel}", label):
                    ident = self._next(targets[0].part)
                    places = [f"{one.part}.{ident}.{one.key}" for one, _ in fields]
                    self._propose(label, places, sentence, row)
            return
        for target, field in fields:
            if field is not None and not self._rather_elsewhere(source, field, sentence):
                for value in self._values(sentence, field):
                    self._beside(target, value, sentence, row)

    def _rather_elsewhere(self, source: Bronveld, field: Veld, sentence: str) -> bool:
        """Return whether another source field of this kind has its words in the sentence."""
        if not _loose(source):
            return False
        others = (one for one in self._sources if not _loose(one) and _triggered(one, sentence))
        kinds = (self._draft.field(Target.of(one.sleutels[0])) for one in others)
        return any(found and found.waardesoort == field.waardesoort for found in kinds)

    def _values(self, sentence: str, field: Veld) -> Sequence[str]:
        if field.kiest_uit:
            return self._labels(sentence, field)
        if field.waardesoort == VAMS.duurwaarde.value:
            return [part.strip(" .") for part in _CLAUSE.split(sentence) if read_durations(part)]
        return list(dict.fromkeys(self._articles(sentence)))

    def _labels(self, sentence: str, field: Veld) -> list[str]:
        """Return the labels of the terms that a sentence names and does not deny."""
        found = self._knowledge.recogniser.choose(sentence, field.kiest_uit or "")
        return [self._knowledge.labels[term] for term in found.terms]

    def _articles(self, sentence: str) -> Iterator[str]:
        """Yield the articles of known acts in a sentence, as the format writes them."""
        text = self._knowledge.fields.with_property(VAMS.Voorstel.value, VAMS.identificatie.value)
        assert text is not None
        for article in self._knowledge.values.read(sentence, text, Index({}, {})).articles:
            if article.act is not None:
                yield _written(article, self._knowledge.labels.get(article.act, ""))

    def _beside(self, target: Target, value: str, sentence: str, row: Row) -> None:
        """Propose a value of the step of the row, or of a flow that goes with it."""
        step = self._targets[_STEP_OF_FLOW]
        if target.part != step.part:
            ident = row.step
        else:
            if not self._flow:
                self._flow = self._next(step.part)
                self._propose(row.step, [f"{step.part}.{self._flow}.{step.key}"], sentence, row)
            ident = self._flow
        if self._new(f"{target.part}.{ident}.{target.key}", value):
            self._propose(value, [f"{target.part}.{ident}.{target.key}"], sentence, row)

    def _definition(self, sentence: str, row: Row) -> None:
        found = _DEFINES.search(sentence)
        term, said = self._targets[_TERM], self._targets[_DEFINITION]
        if found is None or not self._new(f"{term.part}.{term.key}", found["term"]):
            return
        ident = self._next(term.part)
        for target, value in ((term, found["term"].strip()), (said, found["said"].strip(" ."))):
            self._propose(value, [f"{target.part}.{ident}.{target.key}"], sentence, row)

    def _new(self, key: str, value: str) -> bool:
        """Return whether a value was not proposed before, and remember it."""
        before = (key, value.lower()) in self._known
        self._known.add((key, value.lower()))
        return not before

    def _next(self, part: str) -> str:
        self._taken[part] += 1
        letters = self._knowledge.sources.letters
        return f"{letters.get(part, part[:1].upper())}{self._taken[part]}"

    def _propose(self, value: str, places: Sequence[str], sentence: str, row: Row) -> None:
        if self._left == 0:
            return
        self._left -= 1
        item = self._draft.item(self._list, row.number)
        waits = self._knowledge.labels[VOORSTEL.node("te-bevestigen").value]
        item.add(self._keys[VAMS.stand], waits, row.number)
        item.add(self._keys[VAMS.waarde], value, row.number)
        for place in places:
            item.add(self._keys[VAMS.onder], place, row.number)
        item.add(self._keys[VAMS.zin], sentence, row.number)
        item.add(self._keys[VAMS.plaats], row.where, row.number)


def sentences(prose: str) -> list[str]:
    r"""Return the sentences and points of a text, without questions and signs of lists.

    >>> sentences("• Wij bellen.\n- De politie deelt gegevens. Wie belt?")
    ['Wij bellen.', 'De politie deelt gegevens.']
    """
    lines = (_BULLET.sub("", line) for line in prose.splitlines())
    found = (one.strip() for line in lines for one in _BREAK.split(line))
    return [one for one in found if one and not one.endswith("?")]


def _fixed(source: Bronveld) -> bool:
    """Return whether a source field is no search by itself."""
    return source.namen[0] in {_TERM, _DEFINITION, _STEP_OF_FLOW}


def _loose(source: Bronveld) -> bool:
    """Return whether a source field needs no words of its own in the sentence."""
    return source.namen[0].startswith("@")


def _triggered(source: Bronveld, sentence: str) -> bool:
    words = {stem(word) for word in WORD.findall(sentence)}
    return _loose(source) or any(stem(name) in words for name in source.namen)


def _written(article: Article, act: str) -> str:
    """Return an article as the format writes it."""
    if article.chapter:
        return f"{act} hoofdstuk {article.chapter}"
    paragraph = f" lid {article.paragraph}" if article.paragraph else ""
    part = f" onder {article.part}" if article.part else ""
    return f"{act} art. {article.number}{paragraph}{part}"
