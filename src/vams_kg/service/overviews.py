"""Many answers at once, in words: a matrix, and the card of a party."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from vams_kg.deciding.matrix import Axes, Cell, matrix
from vams_kg.model import Question
from vams_kg.reporting.overview import OPEN, Card, Row, Table
from vams_kg.service.disclosing import Asked, Desk

Wanted = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def matrix_table(desk: Desk, phase: str, regime: str, day: str, wanted: Wanted) -> Table:
    """Return the answers for every pair of parties and every category, or for those wanted.

    Raises UnknownChoice for a name that is not known.
    """
    asked = _asked(desk, phase, regime, day)
    givers, receivers, data = (
        [desk.choose(part, name, option) for name in names]
        for part, names, option in zip(
            ("partij", "partij", "gegevens"), wanted, ("--from", "--to", "--data"), strict=True
        )
    )
    axes = Axes(
        givers or desk.all("partij"), receivers or desk.all("partij"), data or desk.all("gegevens")
    )
    return Table(
        rows=tuple(_rows(desk, matrix(asked, axes, desk.matcher), asked)),
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
    gives = _all_phases(desk, asked, Axes([one], everyone, data))
    gets = _all_phases(desk, asked, Axes(everyone, [one], data))
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


def _all_phases(desk: Desk, asked: Question, axes: Axes) -> Iterable[Row]:
    for phase in desk.all("fase"):
        question = replace(asked, fase=phase)
        yield from _rows(desk, matrix(question, axes, desk.matcher), question, _is_open)


def _is_open(cell: Cell) -> bool:
    return cell.decision.antwoord in OPEN


def _rows(
    desk: Desk,
    cells: Iterable[Cell],
    asked: Question,
    keep: Callable[[Cell], bool] = lambda cell: True,
) -> Iterable[Row]:
    said: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for cell in cells:
        if not keep(cell):
            continue
        key = id(cell.decision)
        if key not in said:
            answer = desk.spoken(cell.decision)
            conditions = tuple(text for text, _ in answer.conditions())
            said[key] = (conditions, tuple(answer.articles()))
        yield Row(
            desk.label(cell.verstrekker),
            desk.label(cell.ontvanger),
            desk.label(cell.gegevens),
            desk.label(asked.fase),
            cell.decision.antwoord,
            *said[key],
        )
