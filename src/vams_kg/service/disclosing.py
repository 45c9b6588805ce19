"""May X give Y to Z: questions by name, answers with their words; tables, matrices and cards."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from vams_kg.deciding import Matcher, decide
from vams_kg.deciding.nearest import nearest
from vams_kg.errors import MissingChoice, UnknownChoice
from vams_kg.model import ALLOWED, Decision, Question, Turn
from vams_kg.reporting.answer import Answer
from vams_kg.rulebook import Rulebook

Said = tuple[str, tuple[str, ...], tuple[str, ...]]
"""The answer, the open conditions and the articles of a decision, in words."""

PARTS = ("regime", "partij", "gegevens", "fase", "feit")
YES_NO = {"ja": True, "nee": False}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the words of a person; the names of options are those of the face."""

    verstrekker: str
    ontvanger: str
    gegevens: str
    fase: str = ""
    regime: str = ""
    feiten: tuple[str, ...] = ()
    geheimhouding: str = ""
    datum: str = ""
    opties: tuple[str, ...] = field(
        default=("--from", "--to", "--data", "--phase", "--regime", "--fact", "--secrecy", "--date")
    )


class Desk:
    """The law of a rulebook, ready to answer."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Take the law and the words of the rulebook."""
        self.rulebook = rulebook
        self.matcher = Matcher(rulebook.law)
        self._said: dict[int, tuple[Decision, Said]] = {}

    def question(self, asked: Asked) -> Question:
        """Return the question in terms of the ontology.

        Raises UnknownChoice, with the nearest labels, for a word that is not known.
        """
        giver, receiver, data, phase, regime, fact, secrecy, day = asked.opties
        return Question(
            regime=self.choose("regime", asked.regime, regime) or self.rulebook.default_regime,
            verstrekker=self.choose("partij", asked.verstrekker, giver, needed=True),
            ontvanger=self.choose("partij", asked.ontvanger, receiver, needed=True),
            gegevens=self.choose("gegevens", asked.gegevens, data, needed=True),
            fase=self.choose("fase", asked.fase, phase) or None,
            feiten=frozenset(self.choose("feit", one, fact) for one in asked.feiten if one.strip()),
            geheimhouding=_yes_no(asked.geheimhouding, secrecy),
            datum=_day(asked.datum, day) or self.rulebook.released,
        )

    def choose(self, part: str, value: str, option: str, *, needed: bool = False) -> str:
        """Return the term for a part of the question; nothing for an empty optional part."""
        if not value.strip():
            if needed:
                raise MissingChoice(option, tuple(self.rulebook.question_parts[part].labels()))
            return ""
        return self.rulebook.question_parts[part].find(value, option)

    def answer(self, question: Question, language: str = "nl", *, turns: bool = False) -> Answer:
        """Return the answer with its words, and with the nearest changes when asked."""
        answer = self.spoken(decide(question, self.matcher), language)
        return replace(answer, wendingen=self.turns(question)) if turns else answer

    def spoken(self, decision: Decision, language: str = "nl") -> Answer:
        """Return a decision with its words."""
        rulebook = self.rulebook
        return Answer(
            decision=decision,
            labels=rulebook.labels,
            regime=rulebook.notation(decision.vraag.regime),
            regelset=rulebook.version,
            language=language,
            op_voorstel=any(norm.bron not in self._in_force for norm in decision.normen),
            voorbehoud=rulebook.caveat(decision.vraag.regime),
            leemten=() if decision.antwoord == ALLOWED else tuple(self._gaps(decision.vraag)),
        )

    def _gaps(self, question: Question) -> Iterator[str]:
        givers = self.matcher.broader(question.verstrekker)
        receivers = self.matcher.broader(question.ontvanger)
        for gap in self.rulebook.law.leemten:
            if not (gap.verstrekkers.isdisjoint(givers) and gap.ontvangers.isdisjoint(receivers)):
                yield gap.tekst

    def said(self, decision: Decision) -> Said:
        """Return the answer, the open conditions and the articles of a decision in words."""
        found = self._said.get(id(decision))
        if found is None or found[0] is not decision:
            answer = self.spoken(decision)
            conditions = tuple(text for text, _ in answer.conditions())
            said = (decision.antwoord, conditions, tuple(answer.articles()))
            found = self._said[id(decision)] = (decision, said)
        return found[1]

    def turns(self, question: Question) -> tuple[Turn, ...]:
        """Return the smallest changes that would turn the answer."""
        return nearest(question, self.matcher, self.all("fase"), self.all("gegevens"))

    def all(self, part: str) -> list[str]:
        """Return every term that can be chosen for a part of the question, as IRIs."""
        return [term.iri for term in self.rulebook.question_parts[part].terms]

    def options(self) -> dict[str, list[str]]:
        """Return the Dutch labels that can be chosen, per part of the question."""
        return {part: self.rulebook.question_parts[part].labels() for part in PARTS}

    def label(self, iri: str | None) -> str:
        """Return the Dutch label of a term; nothing for nothing."""
        return self.rulebook.label(iri) if iri else ""

    def labels(self, iris: Iterable[str]) -> tuple[str, ...]:
        """Return the Dutch labels of terms, sorted."""
        return tuple(sorted(map(self.label, iris)))

    def under(self, question: Question, regime: str) -> Question:
        """Return the same question under another regime, by name."""
        return replace(question, regime=self.choose("regime", regime, "--compare", needed=True))

    @cached_property
    def _in_force(self) -> frozenset[str]:
        return self.rulebook.law.bronnen.get(self.rulebook.default_regime, frozenset())


def _yes_no(value: str, option: str) -> bool | None:
    if not value.strip():
        return None
    try:
        return YES_NO[value.strip().casefold()]
    except KeyError:
        raise UnknownChoice(option, value, tuple(YES_NO)) from None


def _day(value: str, option: str) -> str:
    if not value.strip():
        return ""
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        raise UnknownChoice(option, value, ("2026-11-24",)) from None
