"""May X give Y to Z: questions by name, answers with their words; tables, matrices and cards."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from vams_kg.deciding import Matcher, decide
from vams_kg.deciding.nearest import nearest
from vams_kg.errors import MissingChoice, SeveralWrong, UnknownChoice, WrongDate
from vams_kg.model import ALLOWED, Decision, Question, Turn
from vams_kg.reporting.answer import Answer
from vams_kg.reporting.report import choose
from vams_kg.rulebook import Rulebook

Said = tuple[str, tuple[str, ...], tuple[str, ...]]
"""The answer, the open conditions and the articles of a decision, in words."""

T = TypeVar("T")

PARTS = ("regime", "partij", "gegevens", "fase", "feit")
NEEDED = ("verstrekker", "ontvanger", "gegevens")
OPTION_PARTS = {
    **dict.fromkeys(("--from", "--to"), "partij"),
    **dict.fromkeys(("--regime", "--compare"), "regime"),
    "--data": "gegevens",
    "--phase": "fase",
    "--fact": "feit",
}
"""For an option of the command line: the part of the question it fills."""
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

        Raises UnknownChoice, with the nearest labels, for a word that is not known, MissingChoice
        for a part that is needed, and SeveralWrong for more than one of these.
        """
        giver, receiver, data, phase, regime, fact, secrecy, day = asked.opties
        wrong: list[UnknownChoice | MissingChoice] = []

        def chosen(part: str, value: str, option: str, *, needed: bool = False) -> str:
            return _kept(wrong, lambda: self.choose(part, value, option, needed=needed)) or ""

        question = Question(
            regime=chosen("regime", asked.regime, regime) or self.rulebook.default_regime,
            verstrekker=chosen("partij", asked.verstrekker, giver, needed=True),
            ontvanger=chosen("partij", asked.ontvanger, receiver, needed=True),
            gegevens=chosen("gegevens", asked.gegevens, data, needed=True),
            fase=chosen("fase", asked.fase, phase) or None,
            feiten=frozenset(chosen("feit", one, fact) for one in asked.feiten if one.strip()),
            geheimhouding=_kept(wrong, lambda: _yes_no(asked.geheimhouding, secrecy)),
            datum=_kept(wrong, lambda: _day(asked.datum, day)) or self.rulebook.released,
        )
        if len(wrong) > 1:
            raise SeveralWrong(tuple(wrong))
        if wrong:
            raise wrong[0]
        return question

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
        rulebook, question = self.rulebook, decision.vraag
        on_bill = any(norm.bron not in self._in_force for norm in decision.normen)
        return Answer(
            decision=decision,
            labels=rulebook.labels,
            regime=rulebook.notation(question.regime),
            regelset=rulebook.version,
            language=language,
            op_voorstel=on_bill,
            alsof=on_bill and question.datum != rulebook.released,
            voorbehoud=rulebook.caveat(question.regime),
            leemten=() if decision.antwoord == ALLOWED else tuple(self._gaps(question, language)),
            niet_van_kracht=self.matcher.not_in_force(question),
        )

    def _gaps(self, question: Question, language: str) -> Iterator[str]:
        givers = self.matcher.broader(question.verstrekker)
        receivers = self.matcher.broader(question.ontvanger)
        for gap in self.rulebook.law.leemten:
            if not (gap.verstrekkers.isdisjoint(givers) and gap.ontvangers.isdisjoint(receivers)):
                yield choose(gap.tekst, language)

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
        """Return every term that is offered for a part of the question, as IRIs."""
        return [term.iri for term in self.rulebook.question_parts[part].offered]

    def options(self) -> dict[str, list[str]]:
        """Return the Dutch labels that can be chosen, per part of the question."""
        return {part: self.rulebook.question_parts[part].labels() for part in PARTS}

    def notations(self) -> list[str]:
        """Return the short names of the regimes, sorted."""
        return sorted(map(self.rulebook.notation, self.all("regime")))

    def known(self, option: str) -> tuple[str, ...]:
        """Return what can be chosen for an option of the command line."""
        part = OPTION_PARTS.get(option)
        if part is None:
            return tuple(YES_NO) if option == "--secrecy" else (self.rulebook.released,)
        return tuple(self.notations() if part == "regime" else self.options()[part])

    def given(self, asked: Asked) -> tuple[str, ...]:
        """Return which needed parts are given; raises UnknownChoice for a part not known."""
        options = self.options()
        whole = replace(
            asked,
            verstrekker=asked.verstrekker or options["partij"][0],
            ontvanger=asked.ontvanger or options["partij"][0],
            gegevens=asked.gegevens or options["gegevens"][0],
        )
        self.question(whole)
        return tuple(part for part in NEEDED if getattr(asked, part))

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


def _kept(wrong: list[UnknownChoice | MissingChoice], read: Callable[[], T]) -> T | None:
    """Return what is read; keep the error of what cannot be read, and return nothing."""
    try:
        return read()
    except (UnknownChoice, MissingChoice) as error:
        wrong.append(error)
        return None


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
        raise WrongDate(option, value) from None
