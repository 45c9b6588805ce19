"""Combine the norms that match a question, layer by layer, into an answer with its trace.

A layer passes by a norm that opens it and whose requirements are met. A prohibition beats an
opening unless the opening is an exception to it. Between openings those are taken that leave the
fewest requirements open over all layers together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, product

from vams_kg.deciding.matching import Matcher, Norms
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
    """An opening with what is still open of its requirements, and the facts that close it."""

    norm: Verstrekkingsnorm
    open: tuple[Vereiste, ...]
    vervuld: tuple[str, ...]
    dicht: tuple[str, ...]


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
    held, closed = matcher.held(question), matcher.closed(question)
    kinds = matcher.broader(question.gegevens)
    views = [
        _view(layer, kinds, _graded(norms, layer, matcher, held, closed), norms)
        for layer in matcher.law.lagen
    ]
    route = _best_route([view.openings for view in views if view.openings])
    steps = _steps(views, route)
    return _answer(question, steps, norms)


def _steps(views: Iterable[View], route: Iterable[Graded]) -> tuple[Step, ...]:
    taken = iter(route)
    return tuple(
        view.failed
        or (_step(view.laag, next(taken)) if view.openings else Step(view.laag, SKIPPED))
        for view in views
    )


def _graded(
    norms: Norms,
    layer: Laag,
    matcher: Matcher,
    held: frozenset[str],
    closed: frozenset[str],
) -> list[Graded]:
    found = []
    for norm in norms:
        if layer.iri in norm.opent:
            met: list[str] = []
            shut: list[str] = []
            left: list[Vereiste] = []
            for one in norm.vereist:
                true = [fact for fact in one.een_van if fact in held]
                possible = [f for f in one.een_van if not matcher.is_closed(f, closed)]
                if true:
                    met += true[:1]
                elif possible:
                    left.append(Vereiste(tuple(possible), one.weegt))
                else:
                    shut += one.een_van
            found.append(Graded(norm, tuple(left), tuple(met), tuple(shut)))
    return found


def _view(layer: Laag, kinds: frozenset[str], openings: list[Graded], norms: Norms) -> View:
    if not layer.in_vraag or (layer.gegevens and layer.gegevens.isdisjoint(kinds)):
        return View(layer)
    closers = [norm for norm in norms if layer.iri in norm.sluit]
    strict = frozenset(norm.norm.iri for norm in closers if not norm.wijkt)
    usable = [one for one in openings if strict <= one.norm.uitzondering_op]
    possible = tuple(one for one in usable if not one.dicht)
    if possible:
        return View(layer, possible)
    if usable:
        shut = tuple(sorted({fact for one in usable for fact in one.dicht}))
        return View(layer, failed=Step(layer, FAIL, _norms(usable), dicht=shut))
    if closers:
        hard = tuple(norm for norm in closers if not norm.wijkt) or tuple(closers)
        return View(layer, failed=Step(layer, FAIL, hard))
    if layer.vraagt_opening:
        return View(layer, failed=Step(layer, FAIL))
    return View(layer)


def _norms(graded: Iterable[Graded]) -> Norms:
    return tuple(one.norm for one in graded)


def _best_route(choices: list[tuple[Graded, ...]]) -> tuple[Graded, ...]:
    """Return one opening per layer, so that together they leave the fewest requirements open."""
    if not choices:
        return ()
    return min(islice(product(*choices), MOST_ROUTES), key=_weight)


def _weight(route: tuple[Graded, ...]) -> tuple[int, int, int, list[str]]:
    open_ = {one.een_van for graded in route for one in graded.open}
    norms = {graded.norm.norm.iri: graded.norm for graded in route}
    narrow = sum(norm.narrowness for norm in norms.values())
    return len(open_), len(norms), -narrow, sorted(norms)


def _step(layer: Laag, graded: Graded) -> Step:
    outcome = WEIGH if graded.open else PASS
    return Step(layer, outcome, (graded.norm,), graded.open, graded.vervuld)


def _answer(question: Question, steps: tuple[Step, ...], norms: Norms) -> Decision:
    failed = [step for step in steps if step.uitkomst == FAIL]
    stopped = [step for step in failed if step.normen]
    if stopped:
        decisive = _distinct(norm for step in stopped for norm in step.normen)
        return Decision(question, FORBIDDEN, steps, normen=decisive)
    if failed:
        return Decision(question, UNREGULATED, steps, nabij=norms)
    used = _distinct(norm for step in steps for norm in step.normen)
    open_ = tuple({one.een_van: one for step in steps for one in step.open}.values())
    return Decision(question, CONDITIONAL if open_ else ALLOWED, steps, open_, used)


def _distinct(norms: Iterable[Verstrekkingsnorm]) -> Norms:
    found = {norm.norm.iri: norm for norm in norms}
    return tuple(sorted(found.values(), key=lambda norm: (norm.citeertekst, norm.norm.iri)))
