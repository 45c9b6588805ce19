"""Combine the norms that match a question, layer by layer, into an answer with its trace.

A layer passes by a norm that opens it and whose requirements are met. A prohibition beats an
opening unless the opening is an exception to it. Between openings those are taken that leave the
fewest requirements open over all layers together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, product

from vams_kg.deciding.matching import Matcher, Norms
from vams_kg.deciding.shown import shown
from vams_kg.model import (
    ALLOWED,
    CONDITIONAL,
    FAIL,
    FORBIDDEN,
    PASS,
    SKIPPED,
    UNREGULATED,
    WEIGH,
    Decision,
    Laag,
    Question,
    Step,
    Vereiste,
    Verstrekkingsnorm,
)

MOST_ROUTES = 5_000


@dataclass(frozen=True, slots=True)
class Graded:
    """A norm with what is open of its requirements, what is met, and the facts that close it."""

    norm: Verstrekkingsnorm
    open: tuple[Vereiste, ...] = ()
    vervuld: tuple[str, ...] = ()
    dicht: tuple[str, ...] = ()
    samen: tuple["Graded", ...] = ()
    """Norms whose requirements count together with this one's."""

    @property
    def all(self) -> tuple["Graded", ...]:
        """The norm itself and those that count with it."""
        return (self, *self.samen)


@dataclass(frozen=True, slots=True)
class View:
    """One layer before a route is chosen: its usable openings, or why it cannot pass."""

    laag: Laag
    openings: tuple[Graded, ...] = ()
    failed: Step | None = None


def decide(question: Question, matcher: Matcher) -> Decision:
    """Return the answer to a question under the law of the matcher."""
    return judge(question, matcher.matching(question), matcher)


def judge(question: Question, norms: Norms, matcher: Matcher) -> Decision:
    """Return the answer that these norms, all of which apply to the question, give together."""
    grade = Grader(norms, matcher, matcher.held(question), matcher.closed(question))
    kinds = matcher.broader(question.gegevens)
    views = [_view(layer, kinds, grade, norms) for layer in matcher.law.lagen]
    own = matcher.law.eigen_bronnen.get(question.regime, frozenset())
    route = _best_route([view.openings for view in views if view.openings], own)
    return _answer(question, shown(tuple(_steps(views, route)), norms), norms)


class Grader:
    """Weighs the requirements of norms against the facts of one question."""

    def __init__(
        self, norms: Norms, matcher: Matcher, held: frozenset[str], closed: frozenset[str]
    ) -> None:
        """Take the norms that apply, and what holds and what is contradicted."""
        self._speaking = {norm.norm.iri: norm for norm in norms}
        self._matcher, self._held, self._closed = matcher, held, closed

    def __call__(self, norm: Verstrekkingsnorm) -> Graded:
        """Return the norm with the state of its requirements, those that count with it included."""
        together = [self._speaking[iri] for iri in sorted(norm.samen_met & self._speaking.keys())]
        return replace(self._alone(norm), samen=tuple(map(self._alone, together)))

    def _alone(self, norm: Verstrekkingsnorm) -> Graded:
        met: list[str] = []
        shut: list[str] = []
        left: list[Vereiste] = []
        for one in norm.vereist:
            true = [fact for fact in one.een_van if fact in self._held]
            possible = [f for f in one.een_van if not self._matcher.is_closed(f, self._closed)]
            if not possible:
                shut += one.een_van
            elif true:
                met += true[:1]
            else:
                left.append(replace(one, een_van=tuple(possible)))
        return Graded(norm, tuple(left), tuple(met), tuple(shut))


def _view(layer: Laag, kinds: frozenset[str], grade: Grader, norms: Norms) -> View:
    if not layer.in_vraag or (layer.gegevens and layer.gegevens.isdisjoint(kinds)):
        return View(layer)
    closers = [norm for norm in norms if layer.iri in norm.sluit]
    if not (closers or layer.vraagt_opening):
        return View(
            layer
        )  # nothing stands in the way: an opening of this layer has nothing to open
    strict = frozenset(norm.norm.iri for norm in closers if not norm.wijkt)
    openings = [norm for norm in norms if layer.iri in norm.opent]
    usable = [grade(norm) for norm in openings if strict <= norm.uitzondering_op]
    possible = tuple(one for one in usable if not any(part.dicht for part in one.all))
    if possible:
        return View(layer, possible)
    if usable:
        return View(layer, failed=_shut(layer, usable))
    hard = tuple(norm for norm in closers if not norm.wijkt) or tuple(closers)
    return View(layer, failed=Step(layer, FAIL, hard))


def _shut(layer: Laag, usable: Iterable[Graded]) -> Step:
    """Return a layer whose only openings are closed by facts, with the norms that were closed."""
    closed = [part for one in usable for part in one.all if part.dicht]
    facts = tuple(sorted({fact for part in closed for fact in part.dicht}))
    return Step(layer, FAIL, tuple(part.norm for part in closed), dicht=facts)


def _best_route(choices: list[tuple[Graded, ...]], own: frozenset[str]) -> tuple[Graded, ...]:
    """Return one opening per layer, so that together they leave the fewest requirements open.

    Between equals: fewer norms, then norms of the regime's own sources, then the narrowest.
    """
    if not choices:
        return ()
    return min(islice(product(*choices), MOST_ROUTES), key=lambda route: _weight(route, own))


def _weight(
    route: tuple[Graded, ...], own: frozenset[str]
) -> tuple[int, int, int, int, int, list[str]]:
    parts = [part for graded in route for part in graded.all]
    open_ = {one.een_van for part in parts for one in part.open}
    norms = {part.norm.norm.iri: part.norm for part in parts}
    home = sum(norm.bron in own for norm in norms.values())
    narrow = sum(norm.narrowness for norm in norms.values())
    phases = sum(len(norm.fasen) for norm in norms.values())
    return len(open_), len(norms), -home, -narrow, phases, sorted(norms)


def _steps(views: Iterable[View], route: tuple[Graded, ...]) -> Iterator[Step]:
    taken = iter(route)
    beside = list({part.norm.norm.iri: part for one in route for part in one.samen}.values())
    for view in views:
        if view.failed:
            yield view.failed
            continue
        parts = [next(taken)] if view.openings else []
        parts += [part for part in beside if view.laag.iri in part.norm.toetst]
        yield _step(view.laag, parts)


def _step(layer: Laag, parts: list[Graded]) -> Step:
    if not parts:
        return Step(layer, SKIPPED)
    open_ = tuple(one for part in parts for one in part.open)
    met = tuple(fact for part in parts for fact in part.vervuld)
    return Step(layer, WEIGH if open_ else PASS, tuple(p.norm for p in parts), open_, met)


def _answer(question: Question, steps: tuple[Step, ...], norms: Norms) -> Decision:
    failed = [step for step in steps if step.uitkomst == FAIL]
    stopped = [step for step in failed if step.normen]
    if stopped:
        named = [norm for step in stopped for norm in step.normen]
        decisive = _distinct([norm for norm in named if not norm.wijkt] or named)
        return Decision(question, FORBIDDEN, steps, normen=decisive)
    if failed:
        guards = _distinct(norm for norm in norms if norm.sluit & _guarded(steps))
        if guards:  # what is forbidden unless a norm allows it, is not left unregulated
            return Decision(question, FORBIDDEN, steps, normen=guards)
        return Decision(question, UNREGULATED, steps, nabij=norms)
    used = _distinct(norm for step in steps for norm in step.normen)
    open_ = tuple({one.een_van: one for step in steps for one in step.open}.values())
    return Decision(question, CONDITIONAL if open_ else ALLOWED, steps, open_, used)


def _guarded(steps: tuple[Step, ...]) -> frozenset[str]:
    """Return the layers that look at this kind of data only."""
    return frozenset(
        step.laag.iri for step in steps if step.laag.gegevens and step.uitkomst != SKIPPED
    )


def _distinct(norms: Iterable[Verstrekkingsnorm]) -> Norms:
    found = {norm.norm.iri: norm for norm in norms}
    return tuple(sorted(found.values(), key=lambda norm: (norm.citeertekst, norm.norm.iri)))
