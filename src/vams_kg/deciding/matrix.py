"""All answers at once for a regime and a phase, with no facts but those of the phase.

Every norm becomes a bit. A party, as provider or as recipient, and a category each have the bits of
the norms that speak about it; the bits a cell has in common decide it, and equal bits give the
same answer. So a few thousand decisions answer millions of cells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vams_kg.deciding.decide import judge
from vams_kg.deciding.matching import Matcher, Norms, applies, within
from vams_kg.model import Decision, Question, Verstrekkingsnorm


@dataclass(frozen=True, slots=True)
class Axes:
    """Providers, recipients and categories of a matrix, as IRIs."""

    verstrekkers: Sequence[str]
    ontvangers: Sequence[str]
    gegevens: Sequence[str]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `decision` answers an equal question whose parties or data may be others."""

    verstrekker: str
    ontvanger: str
    gegevens: str
    decision: Decision


def matrix(asked: Question, axes: Axes, matcher: Matcher) -> Iterator[Cell]:
    """Yield every cell for the regime, phase and date of `asked`, provider by provider."""
    norms = _of_phase(asked, matcher)
    held = matcher.held(asked)
    receivers = [
        (party, _bits(norms, matcher.broader(party), "ontvangers")) for party in axes.ontvangers
    ]
    data = [
        (one, _bits(norms, matcher.broader(one), "gegevens"), _layers(one, matcher))
        for one in axes.gegevens
    ]
    known: dict[tuple[int, frozenset[str], bool], Decision] = {}
    for giver in axes.verstrekkers:
        secret = matcher.secret(replace(asked, verstrekker=giver))
        standing = _bits(norms, matcher.broader(giver), "verstrekkers") & _mask(
            applies(norm, held, secret) for norm in norms
        )
        for receiver, bits in receivers:
            for one, more, layers in data:
                key = (standing & bits & more, layers, secret)
                if key not in known:
                    question = replace(asked, verstrekker=giver, ontvanger=receiver, gegevens=one)
                    known[key] = judge(question, _chosen(norms, key[0]), matcher)
                yield Cell(giver, receiver, one, known[key])


def _of_phase(asked: Question, matcher: Matcher) -> Norms:
    phases = matcher.broader(asked.fase) if asked.fase else frozenset()
    return tuple(
        norm
        for norm in matcher.in_force(asked.regime, asked.datum)
        if within(norm.fasen, norm.niet_fasen, phases)
    )


def _bits(norms: Norms, found: frozenset[str], side: str) -> int:
    return _mask(
        within(getattr(norm, side), getattr(norm, f"niet_{side}"), found) for norm in norms
    )


def _mask(flags: Iterator[bool]) -> int:
    return sum(1 << number for number, flag in enumerate(flags) if flag)


def _chosen(norms: Norms, bits: int) -> tuple[Verstrekkingsnorm, ...]:
    return tuple(norm for number, norm in enumerate(norms) if bits >> number & 1)


def _layers(data: str, matcher: Matcher) -> frozenset[str]:
    """Return the layers that look at this category: two categories may differ in nothing else."""
    kinds = matcher.broader(data)
    return frozenset(
        layer.iri for layer in matcher.law.lagen if not layer.gegevens.isdisjoint(kinds)
    )
