"""What is wrong with one flow: its articles one by one, its ground, and the ground of each layer.

Where it is known what the named articles carry, they decide. An article of which that is not known
may carry the flow as long as the law as a whole lets it; it does not lift a prohibition, and where
no norm regulates the flow it does not help either. What is declared as not read, a person looks at.
"""

from collections.abc import Iterator

from vams_kg.deciding.claims import Claim, Flow
from vams_kg.deciding.flows import CLOSED, DATA, PARTIES, STEP, UNREAD, Judge, Outcome
from vams_kg.deciding.layers import layers
from vams_kg.deciding.matching import Matcher
from vams_kg.deciding.whole import whole
from vams_kg.model import Wetsdelen

ABSENT = "Grondslag-artikel-kan-bestaan"
NO_PARAGRAPH = "Grondslag-lid-kan-bestaan"
WRONG = frozenset({PARTIES, DATA, STEP, CLOSED})


def assess(
    flow: Flow, matcher: Matcher, regime: str, day: str, parts: Wetsdelen
) -> Iterator[Outcome]:
    """Yield what the norms have against the articles the flow names, per layer the first cause."""
    judge = Judge(flow, matcher, regime, day, parts)
    absent = list(_absent(judge, flow.grondslagen))
    reuse = list(judge.reuse())
    yield from (*absent, *reuse)
    for claims in flow.lagen.values():
        yield from _absent(judge, claims)
    if judge.within:
        return
    if not absent and not reuse:
        yield from _ground(judge)
    yield from layers(judge)


def is_judged(flow: Flow, matcher: Matcher, regime: str, day: str, parts: Wetsdelen) -> bool:
    """Return whether the norms say something of a flow: known parties, articles we have read."""
    judge = Judge(flow, matcher, regime, day, parts)
    known = any(side.soorten for side in judge.van) and any(side.soorten for side in judge.aan)
    told = bool(judge.claims) and not judge.unknown and not judge.other_law
    return known and told and not judge.within


def _absent(judge: Judge, claims: tuple[Claim, ...]) -> Iterator[Outcome]:
    """Yield the first value that names only articles or paragraphs that its act cannot have."""
    for claim in claims:
        same = (c for c in claims if c.waarde == claim.waarde and c.plaats.wet == claim.plaats.wet)
        if not any(judge.articles.exists(one) for one in same):
            article = judge.articles.lacks_article(claim)
            yield Outcome(ABSENT if article else NO_PARAGRAPH, judge.flow.item, claim.waarde)
            return


def _ground(judge: Judge) -> Iterator[Outcome]:
    if not judge.claims or judge.other_law:
        return
    found = list(judge.verdict())
    if not judge.unknown:
        yield from found
        return
    if judge.claimed and not any(one.regel in WRONG for one in found):
        # Of law that does not count here, other rules say that it does not.
        counting = [c for c in judge.unknown if c.plaats.wet in judge.articles.sources]
        yield from (Outcome(UNREAD, judge.flow.item, one.waarde) for one in counting[:1])
    elif any(judge.articles.gap(one) for one in judge.unknown):
        yield Outcome(UNREAD, judge.flow.item, judge.unknown[0].waarde)
    else:
        yield from whole(judge, judge.unknown[0])
