"""The articles a flow names for one layer: the exception for special data, the basis of a number.

An article fits when a norm there opens the layer for these parties and data, or when the law is
known to support the layer there. Of the articles of a framework act each must be about the layer;
of the other acts one that fits is enough, and one we have not read may be it.
"""

from collections.abc import Iterator

from vams_kg.deciding.claims import Claim
from vams_kg.deciding.flows import Judge, Outcome
from vams_kg.model import Laagsleutel, Verstrekkingsnorm, Wetsdeel


def layers(judge: Judge) -> Iterator[Outcome]:
    """Yield, per key of the flow, the first article that does not fit its layer."""
    for key in judge.articles.parts.sleutels:
        claims = [judge.articles.meant(c) for c in judge.flow.lagen.get(key.eigenschap, ())]
        wrong = _Layer(judge, key).wrong(claims)
        if wrong is not None:
            rule = key.regel.rsplit("/", 1)[-1]
            yield Outcome(rule, judge.flow.item, wrong.waarde)


class _Layer:
    def __init__(self, judge: Judge, key: Laagsleutel) -> None:
        self.judge, self.key = judge, key
        self.broader = judge.matcher.broader
        self.data = tuple(
            one for one in judge.flow.gegevens if not key.gegevens.isdisjoint(self.broader(one))
        )

    def wrong(self, claims: list[Claim]) -> Claim | None:
        """Return an article that does not fit; None where all is well or nothing can be said."""
        articles = self.judge.articles
        if not self.data or not self.judge.pairs or not all(map(articles.exists, claims)):
            return None
        frame = [c for c in claims if c.plaats.wet in self.judge.law.kaders]
        for claim in frame:
            if articles.read(claim) and not self._supported(claim):
                return claim
        own = [c for c in claims if c not in frame and not articles.frame(c)]
        if not own or any(self._may(claim, claims) for claim in own):
            return None
        return own[0]

    def _may(self, claim: Claim, claims: list[Claim]) -> bool:
        """Return whether an article fits, or may: what it carries is not known."""
        if not self.judge.articles.known(claim) or self.judge.articles.gap(claim):
            return True
        return self._supported(claim) or any(
            self._opens(norm, claims)
            for norm in self.judge.law.normen
            if self.judge.articles.names(claim, norm)
        )

    def _supported(self, claim: Claim) -> bool:
        parts = self.judge.articles.parts.lagen
        return any(part.holds(claim.plaats) and self._supports(part) for part in parts)

    def _supports(self, part: Wetsdeel) -> bool:
        if self.key.laag not in part.lagen:
            return False
        first = 1 if part.alleen_gever else 2
        sides = (side for pair in self.judge.pairs for side in pair[:first])
        kinds = (kind for side in sides for kind in side.soorten)
        if part.partijen and not any(self.judge.is_(kind, part.partijen) for kind in kinds):
            return False
        return any(self.judge.is_(one, part.gegevens) for one in self.data)

    def _opens(self, norm: Verstrekkingsnorm, claims: list[Claim]) -> bool:
        """Return whether a norm opens the layer for this flow, with the other act it leans on."""
        if self.key.laag not in norm.opent or not self.judge.counts(norm):
            return False
        if not self._speaks(norm):
            return False
        if not any(self.judge.about((norm,), one) for one in self.data):
            return False
        return self._leans_on(norm.bron) <= {claim.plaats.wet for claim in claims}

    def _leans_on(self, source: str) -> set[str]:
        """Return the other acts that an act leans on for data of this provider in particular."""
        law = self.judge.law.normen
        own = [norm for norm in law if norm.verstrekkers and self._speaks(norm)]
        beside = {iri for norm in own if norm.bron == source for iri in norm.samen_met}
        return {norm.bron for norm in own if norm.norm.iri in beside} - {source}

    def _speaks(self, norm: Verstrekkingsnorm) -> bool:
        return any(self.judge.speaks(norm, van, aan) for van, aan in self.judge.pairs)
