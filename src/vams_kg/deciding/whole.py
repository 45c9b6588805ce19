"""What the law as a whole says of a flow on an article of which we do not know what it carries.

Everything is taken generously: the parties as any of the kinds they may be, every phase where the
flow names no step. Only where no reading lets the flow through is it found wanting.
"""

from collections.abc import Iterator
from itertools import product

from vams_kg.deciding.claims import Claim, Side
from vams_kg.deciding.decide import decide
from vams_kg.deciding.decide import judge as decided
from vams_kg.deciding.flows import UNREAD, Judge, Outcome, each
from vams_kg.model import ALLOWED, CONDITIONAL, FORBIDDEN, Decision, Question

FORBIDS = "Stroom-verboden"
NOTHING = "Stroom-niet-geregeld"
GOES = frozenset({ALLOWED, CONDITIONAL})


def whole(judge: Judge, claim: Claim) -> Iterator[Outcome]:
    """Yield that the flow is forbidden, not regulated, or not judged because of this article."""
    item, data = judge.flow.item, _weighed(judge)
    for giver, receiver in judge.pairs if data else ():
        for one in data:
            wrong = _wrong(judge, giver, receiver, one)
            if wrong is not None:
                forbidden = wrong.antwoord == FORBIDDEN
                words = {
                    "gever": each([giver.naam]),
                    "ontvanger": each([receiver.naam]),
                    "gegevens": each([one]),
                }
                rule = FORBIDS if forbidden else NOTHING
                yield Outcome(rule, item, claim.waarde, wrong.normen, words)
                return
    yield Outcome(UNREAD, item, claim.waarde)


def _weighed(judge: Judge) -> tuple[str, ...]:
    """Return the data that count; what goes along with others only where it stands alone."""
    along, broader = judge.law.gaat_mee, judge.matcher.broader
    own = tuple(one for one in judge.flow.gegevens if along.isdisjoint(broader(one)))
    return own or judge.flow.gegevens


def _wrong(judge: Judge, giver: Side, receiver: Side, data: str) -> Decision | None:
    """Return the decision against giving these data; None where some reading lets it through."""
    against: list[Decision] = []
    through: list[Decision] = []
    for question in _questions(judge, giver, receiver, data):
        answer = decide(question, judge.matcher)
        (through if answer.antwoord in GOES else against).append(answer)
    if not through:
        return min(against, key=_hardest) if against else None
    on_claim = [_on_the_claim(judge, one.vraag) for one in through]
    if all(one.antwoord == FORBIDDEN for one in on_claim):
        return on_claim[0]
    return None


def _hardest(decision: Decision) -> tuple[bool, int]:
    return decision.antwoord != FORBIDDEN, -len(decision.normen)


def _questions(judge: Judge, giver: Side, receiver: Side, data: str) -> Iterator[Question]:
    phases: list[str | None] = [*sorted(judge.flow.fasen)] or [None, *_phases(judge)]
    kinds = (_kinds(judge, giver), _kinds(judge, receiver))
    for van, aan, phase in product(*kinds, phases):
        feiten = judge.flow.feiten
        yield Question(judge.regime, van, aan, data, phase, feiten, datum=judge.day)


def _phases(judge: Judge) -> list[str]:
    return sorted({phase for norm in judge.law.normen for phase in norm.fasen})


def _kinds(judge: Judge, side: Side) -> list[str]:
    """Return the kinds a party may be: those it is called by, and every narrower one."""
    narrower = judge.law.ruimer.items()
    below = {kind for kind, broader in narrower if not broader.isdisjoint(side.soorten)}
    return sorted(below | side.soorten)


def _on_the_claim(judge: Judge, question: Question) -> Decision:
    """Return the decision when of all articles that can carry a flow only the named ones count."""
    openers = {norm.norm.iri for norm in judge.openers} - {n.norm.iri for n in judge.claimed}
    norms = judge.matcher.matching(question)
    kept = tuple(norm for norm in norms if norm.norm.iri not in openers)
    return decided(question, kept, judge.matcher)
