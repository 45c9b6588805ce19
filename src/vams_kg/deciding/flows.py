"""What the norms say of the articles a flow rests on: do they cover it, and what is still open.

A flow is judged by the articles it names, as far as it is known what they carry; for the others
see `assessing`. An article that only sets a limit or a
framework carries nothing and hinders nothing. Parties are taken generously: who names a body may
mean it in any of its tasks, unless the flow says which act the data come from.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from vams_kg.deciding.articles import Articles
from vams_kg.deciding.claims import Claim, Flow, Side
from vams_kg.deciding.decide import Graded, Grader
from vams_kg.deciding.matching import Matcher, Norms
from vams_kg.model import Question, Vereiste, Verstrekkingsnorm, Wetsdelen

PARTIES = "Stroom-grondslag-dekt-partijen-niet"
DATA = "Stroom-grondslag-dekt-gegevens-niet"
STEP = "Stroom-grondslag-dekt-stap-niet"
CLOSED = "Stroom-voorwaarde-gesloten"
OPEN = "Stroom-voorwaarden-open"
REUSE = "Stroom-hergebruik-zonder-grondslag"
UNREAD = "Stroom-grondslag-niet-beoordeeld"


Alternatives = tuple[str, ...]
"""IRIs of which one is enough; mostly there is only one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One difference between a flow and the norms: the rule by name, where, and the words."""

    regel: str
    item: str
    waarde: str
    normen: Norms = ()
    woorden: Mapping[str, tuple[Alternatives, ...]] = field(default_factory=dict)
    """Terms and items that fill the message."""
    open: tuple[Vereiste, ...] = ()
    """Requirements that are not met and not excluded."""


class Judge:
    """What the norms say of one flow and the articles it names as ground."""

    def __init__(
        self, flow: Flow, matcher: Matcher, regime: str, day: str, parts: Wetsdelen
    ) -> None:
        """Take the flow with the law that counts, and what is known of articles without norm."""
        self.flow, self.matcher, self.regime, self.day = flow, matcher, regime, day
        self.law = matcher.law
        needed = {layer.iri for layer in self.law.lagen if layer.vraagt_opening}
        self.openers = tuple(n for n in self.law.normen if not needed.isdisjoint(n.opent))
        self.active = frozenset(n.norm.iri for n in matcher.in_force(regime, day))
        self.van = self._acting(flow.van, flow.oud)
        self.aan = self._acting(flow.aan, flow.nieuw)
        self.articles = Articles(parts, self.law, regime)
        named = [c for c in flow.grondslagen if c.plaats.wet not in self.law.kaders]
        self.claims = [self.articles.meant(c) for c in named if not self.articles.frame(c)]
        self.unknown = [c for c in self.claims if not self.articles.known(c)]
        self.named = tuple(norm for norm in self.law.normen if self._named(norm))
        self.claimed = self._claimed()
        self.within = any(self._no_third(side) for side in (*flow.van, *flow.aan))

    def _no_third(self, side: Side) -> bool:
        """Return whether a party works under the authority of the controller, as a processor."""
        kinds = (self.matcher.broader(kind) for kind in side.soorten)
        return any(not self.law.geen_derde.isdisjoint(broader) for broader in kinds)

    def _acting(self, sides: tuple[Side, ...], acts: tuple[str, ...]) -> tuple[Side, ...]:
        """Return the sides; where the flow says for which act, as the kinds that execute it."""
        kinds = self._executing(acts)
        return tuple(Side(one.naam, kinds) for one in sides) if kinds else sides

    def _executing(self, named: Iterable[str]) -> frozenset[str]:
        wanted = set(named)
        executed = self.law.wet_van_partij.items()
        return frozenset(kind for kind, acts in executed if not wanted.isdisjoint(acts))

    def verdict(self) -> Iterator[Outcome]:
        """Yield what `covered` finds; no verdict where an unread paragraph may cover the flow."""
        for found in self.covered():
            partly = self._partly_read() if found.regel in (PARTIES, DATA) else None
            yield Outcome(UNREAD, self.flow.item, partly.waarde) if partly else found

    def _partly_read(self) -> Claim | None:
        """Return the first named article, without paragraph, that was read only in part."""
        partly = self.law.deels_gelezen
        return next(
            (c for c in self.claims if not c.plaats.lid and any(p.meets(c.plaats) for p in partly)),
            None,
        )

    def _claimed(self) -> Norms:
        """Return the norms at the places the flow names that can carry a flow."""
        named = self.named
        return tuple(
            norm
            for norm in self.openers
            if self.counts(norm)
            and (norm in named or any(self._limits(one, norm) for one in named))
        )

    def _named(self, norm: Verstrekkingsnorm) -> bool:
        return any(self.articles.names(claim, norm) for claim in self.claims)

    @staticmethod
    def _limits(one: Verstrekkingsnorm, other: Verstrekkingsnorm) -> bool:
        """Return whether one norm sets the conditions of another in the same act."""
        return one.bron == other.bron and one.norm.iri in other.samen_met

    @property
    def other_law(self) -> bool:
        """Whether every article stands in law that does not count here: other rules say that."""
        out = [n for n in self.named if not self.in_force(n)]
        return bool(self.claims) and not self.claimed and bool(out) and len(out) == len(self.named)

    def reuse(self) -> Iterator[Outcome]:
        """Yield, per new task, the acts from which no norm lets the same body reuse data."""
        for new in self.flow.nieuw:
            found = {old: self._barred(old, new) for old in self.flow.oud}
            barred = {old: closed for old, closed in found.items() if closed is not None}
            if barred:
                words = {"oud": each(barred), "nieuw": each([new])}
                norms = {one.norm.iri: one for closed in barred.values() for one in closed}
                yield Outcome(REUSE, self.flow.item, self.where(), tuple(norms.values()), words)

    def _barred(self, old: str, new: str) -> Norms | None:
        """Return the norms that close reuse between two acts; None where a norm permits it."""
        givers, receivers = self._executing([old]), self._executing([new])
        if old == new or not givers or not receivers:
            return None
        sides = Side("", givers), Side("", receivers)
        if any(self.speaks(n, *sides) for n in self.openers if self.in_force(n)):
            return None
        closers = [n for n in self.law.normen if n.sluit and not n.wijkt]
        return tuple(n for n in closers if self.in_force(n) and self._names(n, *sides))

    @property
    def pairs(self) -> list[tuple[Side, Side]]:
        """Every provider with every recipient, of those that are known."""
        return [(v, a) for v in self.van for a in self.aan if v.soorten and a.soorten]

    def covered(self) -> Iterator[Outcome]:
        """Yield the first of: parties, data or step that the articles do not cover; conditions."""
        pairs = self.pairs
        if not pairs:
            return
        lost = [(v, a) for v, a in pairs if not any(self.speaks(n, v, a) for n in self.claimed)]
        if lost:
            words = {"gever": each([lost[0][0].naam]), "ontvanger": each(a.naam for _, a in lost)}
            yield Outcome(PARTIES, self.flow.item, self.where(), self.claimed, words)
            return
        spoken = tuple(n for n in self.claimed if any(self.speaks(n, v, a) for v, a in pairs))
        missed = self.missed(spoken)
        if missed:
            yield Outcome(DATA, self.flow.item, self.where(), spoken, {"gegevens": each(missed)})
            return
        if self.flow.fasen:
            fitting = [n for n in spoken if not n.fasen or not n.fasen.isdisjoint(self.flow.fasen)]
            if spoken and not fitting:
                yield Outcome(STEP, self.flow.item, self.where(), spoken)
                return
            spoken = tuple(fitting)
        if spoken:
            yield from self._conditions(spoken)

    def _conditions(self, norms: Norms) -> Iterator[Outcome]:
        question = Question(self.regime, "", "", "", feiten=self.flow.feiten, datum=self.day)
        held, closed = self.matcher.held(question), self.matcher.closed(question)
        grade = Grader((*norms, *self._gates(norms)), self.matcher, held, closed)
        graded = [grade(norm) for norm in norms]
        possible = [one for one in graded if not any(part.dicht for part in one.all)]
        if graded and not possible:
            facts = each(sorted({f for one in graded for part in one.all for f in part.dicht}))
            shut = tuple(one.norm for one in graded)
            yield Outcome(CLOSED, self.flow.item, self.where(), shut, {"voorwaarden": facts})
        elif possible:
            own = [_without_gates(one, norms) for one in possible]
            best = min(own, key=_left)
            left = tuple(one for part in best.all for one in part.open)
            if left:
                words = {"voorwaarden": tuple(one.een_van for one in left)}
                yield Outcome(OPEN, self.flow.item, self.flow.item, (best.norm,), words, left)

    def _gates(self, norms: Norms) -> Norms:
        """Return the norms that bound the step of this flow and count with these norms.

        A gate that the flow contradicts closes it; what it leaves open is weighed once in the step
        and not again for every flow.
        """
        steps = self.flow.fasen
        together = frozenset[str]().union(*(norm.samen_met for norm in norms))
        return tuple(
            gate
            for gate in self.law.normen
            if gate.norm.iri in together - {norm.norm.iri for norm in norms}
            and self.counts(gate)
            and (steps <= gate.fasen if steps else gate in self.named)
        )

    def counts(self, norm: Verstrekkingsnorm) -> bool:
        """Return whether a norm is in force and its facts leave it standing."""
        held = self.flow.feiten
        return self.in_force(norm) and norm.als_feit <= held and norm.tenzij_feit.isdisjoint(held)

    def in_force(self, norm: Verstrekkingsnorm) -> bool:
        """Return whether a norm counts in this regime on this day."""
        return norm.norm.iri in self.active

    def where(self) -> str:
        """Return the value that a finding on the ground points at."""
        claims: list[Claim] = self.claims or list(self.flow.grondslagen)
        return claims[0].waarde if claims else self.flow.item

    def speaks(self, norm: Verstrekkingsnorm, giver: Side, receiver: Side) -> bool:
        """Return whether a norm is about these parties, taken generously."""
        return self._fits(giver, norm.verstrekkers, norm.niet_verstrekkers) and self._fits(
            receiver, norm.ontvangers, norm.niet_ontvangers
        )

    def _names(self, norm: Verstrekkingsnorm, giver: Side, receiver: Side) -> bool:
        return bool(norm.verstrekkers) and self.speaks(norm, giver, receiver)

    def _fits(self, side: Side, wanted: frozenset[str], excluded: frozenset[str]) -> bool:
        return any(
            excluded.isdisjoint(self.matcher.broader(kind)) and self.is_(kind, wanted)
            for kind in side.soorten
        )

    def is_(self, kind: str, wanted: frozenset[str]) -> bool:
        """Return whether a kind is one of the wanted, or may be: it is broader than one."""
        if not wanted or not wanted.isdisjoint(self.matcher.broader(kind)):
            return True
        return any(kind in self.matcher.broader(one) for one in wanted)

    def missed(self, norms: Norms) -> tuple[str, ...]:
        """Return the data the norms are not about; who it is goes along with data that they are."""
        missed = tuple(one for one in self.flow.gegevens if not self.about(norms, one))
        if len(missed) == len(self.flow.gegevens):
            return missed
        return tuple(o for o in missed if self.law.gaat_mee.isdisjoint(self.matcher.broader(o)))

    def about(self, norms: Norms, data: str) -> bool:
        """Return whether one of the norms is about these data."""
        return any(
            norm.niet_gegevens.isdisjoint(self.matcher.broader(data))
            and self.is_(data, norm.gegevens)
            for norm in norms
        )


def _without_gates(graded: Graded, norms: Norms) -> Graded:
    return replace(graded, samen=tuple(part for part in graded.samen if part.norm in norms))


def _left(graded: Graded) -> tuple[int, str]:
    return sum(len(part.open) for part in graded.all), graded.norm.norm.iri


def each(terms: Iterable[str]) -> tuple[Alternatives, ...]:
    """Return terms that fill a message one by one."""
    return tuple((term,) for term in terms)
