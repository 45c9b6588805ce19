"""The process steps in lanes: one column for each party or role, the steps from top to bottom."""

from collections.abc import Mapping
from itertools import pairwise

from vams_kg.model import Portret, Stap
from vams_kg.reporting.pictures.canvas import Canvas, Line, height, lines

WIDTH, GAP = 168.0, 22.0
MARGIN = 6.0


def draw_lanes(canvas: Canvas, portrait: Portret, words: Mapping[str, str]) -> None:
    """Draw a column for each lane and each step in the lanes of who carries it out."""
    heads = [
        lines(WIDTH, (lane.uitvoerder or words["niet_genoemd"], True)) for lane in portrait.banen
    ]
    placed = {
        (step.volgorde, column): lines(WIDTH - 2 * MARGIN, (_called(step), False))
        for column, lane in enumerate(portrait.banen)
        for step in lane.stappen
    }
    top = max(map(height, heads), default=0.0)
    rows = _rows(placed, top + GAP)
    low = max((y + high for y, high in rows.values()), default=top) + MARGIN
    for column, head in enumerate(heads):
        left = column * (WIDTH + GAP)
        canvas.band((left, 0), (WIDTH, low))
        canvas.box((left, 0), (WIDTH, top), head, "kop")
    _arrows(canvas, placed, rows)
    for (number, column), text in placed.items():
        y, high = rows[number]
        canvas.box((column * (WIDTH + GAP) + MARGIN, y), (WIDTH - 2 * MARGIN, high), text)


def _called(step: Stap) -> str:
    name = step.naam if step.naam != step.id else ""
    return f"{step.id} {name}".strip() or str(step.volgorde)


def _rows(
    placed: Mapping[tuple[int, int], tuple[Line, ...]], top: float
) -> dict[int, tuple[float, float]]:
    """Return for each step where its row starts and how high it is."""
    highest: dict[int, float] = {}
    for (number, _), text in placed.items():
        highest[number] = max(highest.get(number, 0.0), height(text))
    rows: dict[int, tuple[float, float]] = {}
    for number in sorted(highest):
        rows[number] = (top, highest[number])
        top += highest[number] + GAP
    return rows


def _arrows(
    canvas: Canvas,
    placed: Mapping[tuple[int, int], tuple[Line, ...]],
    rows: Mapping[int, tuple[float, float]],
) -> None:
    """Draw an arrow from each step to the next, between the rows and never through a box."""
    column = {number: column for number, column in reversed(list(placed))}
    for one, two in pairwise(sorted(rows)):
        y, high = rows[one]
        start, end = (_middle(column[number]) for number in (one, two))
        half = (y + high + rows[two][0]) / 2
        points = [(start, y + high), (end, rows[two][0])]
        if start != end:
            points[1:1] = [(start, half), (end, half)]
        canvas.arrow(*points)


def _middle(column: int) -> float:
    return column * (WIDTH + GAP) + WIDTH / 2
