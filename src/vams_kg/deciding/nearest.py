"""The smallest change of facts, phase or category that would turn an answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from vams_kg.deciding.decide import decide
from vams_kg.deciding.matching import Matcher
from vams_kg.model import ALLOWED, CONDITIONAL, FORBIDDEN, UNREGULATED, Question, Turn

MOST_FACTS = 3
MOST_SHOWN = 5


def nearest(
    question: Question, matcher: Matcher, phases: Sequence[str], data: Sequence[str]
) -> tuple[Turn, ...]:
    """Return the smallest changes that turn the answer, at most `MOST_SHOWN` of one size.

    A permitted flow is turned into any other answer; anything else into permitted, or, where
    nothing small does that, into conditional.
    """
    now = decide(question, matcher).antwoord
    for wanted in _wanted(now):
        for size in range(1, MOST_FACTS + 1):
            answered = (
                replace(change, antwoord=decide(other, matcher).antwoord)
                for change, other in _changed(question, matcher, phases, data, size)
            )
            found = [change for change in answered if change.antwoord in wanted]
            if found:
                return tuple(found[:MOST_SHOWN])
    return _all_open(question, matcher)


def _all_open(question: Question, matcher: Matcher) -> tuple[Turn, ...]:
    """Return the change that meets every open requirement, where more are open than are tried."""
    open_ = decide(question, matcher).voorwaarden
    facts = tuple(sorted({requirement.een_van[0] for requirement in open_}))
    other = decide(replace(question, feiten=question.feiten | set(facts)), matcher)
    return (Turn(facts, None, None, ALLOWED),) if open_ and other.antwoord == ALLOWED else ()


def _wanted(now: str) -> list[set[str]]:
    if now == ALLOWED:
        return [{CONDITIONAL, FORBIDDEN, UNREGULATED}]
    if now == CONDITIONAL:
        return [{ALLOWED}]
    return [{ALLOWED}, {CONDITIONAL}]


def _changed(
    question: Question,
    matcher: Matcher,
    phases: Sequence[str],
    data: Sequence[str],
    size: int,
) -> Iterator[tuple[Turn, Question]]:
    facts = [fact for fact in _facts(question, matcher, phases) if fact not in question.feiten]
    for added in combinations(facts, size):
        change = Turn(added, None, None, "")
        yield change, replace(question, feiten=question.feiten | set(added))
    if size == 1:
        for phase in phases:
            if phase != question.fase:
                yield Turn((), phase, None, ""), replace(question, fase=phase)
        for one in data:
            if one != question.gegevens:
                yield Turn((), None, one, ""), replace(question, gegevens=one)


def _facts(question: Question, matcher: Matcher, phases: Sequence[str]) -> list[str]:
    """Return the facts that some norm on these parties and data looks at, and their opposites."""
    named: set[str] = set()
    for norm in matcher.speaking(
        question.regime,
        question.datum,
        question.verstrekker,
        question.ontvanger,
        question.gegevens,
        question.fase,
    ):
        named |= norm.als_feit | norm.tenzij_feit
        named.update(fact for one in norm.vereist for fact in one.een_van)
    against = {fact for fact, closed in matcher.law.tegendeel.items() if closed & named}
    return sorted(named | against)
