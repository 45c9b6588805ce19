"""Many answers at once, in words: a matrix, and the card of a party."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from operator import attrgetter

from vams_kg.deciding.matrix import Axes, Cell, matrix
from vams_kg.model import Question
from vams_kg.reporting.overview import OPEN, Card, CardLine, Row, Table
from vams_kg.service.disclosing import Asked, Desk, Said

Wanted = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def matrix_table(desk: Desk, phase: str, regime: str, day: str, wanted: Wanted) -> Table:
    """Return the answers for every pair of parties and every category, or for those wanted.

    Raises UnknownChoice for a name that is not known.
    """
    asked = _asked(desk, phase, regime, day)
    givers, receivers, data = (
        [desk.choose(part, name, option, needed=True) for name in names]
        for part, names, option in zip(
            ("partij", "partij", "gegevens"), wanted, ("--from", "--to", "--data"), strict=True
        )
    )
    axes = Axes(
        givers or desk.all("partij"), receivers or desk.all("partij"), data or desk.all("gegevens")
    )
    cells: Iterable[Cell] = matrix(asked, axes, desk.matcher)
    if not (givers and receivers):  # nobody asks what a party may give to itself, unless by name
        cells = (cell for cell in cells if cell.verstrekker != cell.ontvanger)
    return Table(
        rows=tuple(_rows(desk, cells, asked)),
        regime=desk.rulebook.notation(asked.regime),
        fase=desk.label(asked.fase),
        datum=asked.datum,
        regelset=desk.rulebook.version,
        voorbehoud=desk.rulebook.caveat(asked.regime).get("nl", ""),
    )


def party_card(desk: Desk, party: str, regime: str, day: str) -> Card:
    """Return what a party may give and get in every phase; raises UnknownChoice."""
    one = desk.choose("partij", party, "PARTIJ", needed=True)
    asked = _asked(desk, "", regime, day)
    everyone, data = desk.all("partij"), desk.all("gegevens")
    gives = _lines(desk, asked, Axes([one], everyone, data), attrgetter("ontvanger"))
    gets = _lines(desk, asked, Axes(everyone, [one], data), attrgetter("verstrekker"))
    return Card(
        partij=desk.label(one),
        geeft=tuple(gives),
        krijgt=tuple(gets),
        regime=desk.rulebook.notation(asked.regime),
        datum=asked.datum,
        regelset=desk.rulebook.version,
        voorbehoud=desk.rulebook.caveat(asked.regime).get("nl", ""),
    )


def _asked(desk: Desk, phase: str, regime: str, day: str) -> Question:
    """Return a question of which only the regime, phase and date matter."""
    anyone = desk.rulebook.question_parts
    names = (anyone["partij"].labels()[0], anyone["gegevens"].labels()[0])
    return desk.question(Asked(names[0], names[0], names[1], phase, regime, datum=day))


Same = tuple[Said, tuple[str, ...]]
"""An answer in words and the phases it holds for; no phases means every phase."""


def _lines(
    desk: Desk, asked: Question, axes: Axes, other: Callable[[Cell], str]
) -> Iterable[CardLine]:
    """Return the open cells of all phases, put together where the answer is the same."""
    by_party: dict[str, dict[Same, set[str]]] = {}
    for party, one, same in _answers(desk, asked, axes, other):
        by_party.setdefault(party, {}).setdefault(same, set()).add(one)
    groups: dict[tuple[Same, frozenset[str]], set[str]] = {}
    for party, parts in by_party.items():
        for same, data in parts.items():
            groups.setdefault((same, frozenset(data)), set()).add(party)
    broader = desk.rulebook.broader
    for ((said, phases), kinds), parties in groups.items():
        yield CardLine(
            desk.labels(broadest(parties, broader)),
            desk.labels(broadest(kinds, broader)),
            tuple(map(desk.label, phases)),
            *said,
        )


def _answers(
    desk: Desk, asked: Question, axes: Axes, other: Callable[[Cell], str]
) -> Iterable[tuple[str, str, Same]]:
    """Yield the other party, the data, and an open answer with its phases."""
    phases = desk.all("fase")
    found: dict[tuple[str, str, Said], list[str]] = {}
    for phase in phases:
        for cell in matrix(replace(asked, fase=phase), axes, desk.matcher):
            if cell.decision.antwoord in OPEN:
                key = (other(cell), cell.gegevens, desk.said(cell.decision))
                found.setdefault(key, []).append(phase)
    for (party, one, said), held in found.items():
        yield party, one, (said, () if len(held) == len(phases) else tuple(held))


def broadest(terms: Iterable[str], broader: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the terms without those that have a broader one among them."""
    all_ = set(terms)
    return [one for one in all_ if not (broader.get(one, frozenset()) - {one}) & all_]


def _rows(desk: Desk, cells: Iterable[Cell], asked: Question) -> Iterable[Row]:
    phase = desk.label(asked.fase)
    for cell in cells:
        answer, conditions, articles = desk.said(cell.decision)
        yield Row(
            desk.label(cell.verstrekker),
            desk.label(cell.ontvanger),
            desk.label(cell.gegevens),
            phase,
            answer,
            conditions,
            articles,
        )
