"""The data flows: one row each, from whom, which data and how it stands, to whom."""

from collections.abc import Mapping

from vams_kg.model import Portret, Stroom
from vams_kg.reporting.pictures.canvas import Canvas, Line, height, lines

SIDE, MIDDLE, BETWEEN, GAP = 220.0, 330.0, 44.0, 14.0


def draw_flows(canvas: Canvas, portrait: Portret, words: Mapping[str, str]) -> None:
    """Draw a row for each flow: giver, arrow, data with standing, arrow, receiver."""
    top = 0.0
    for flow in portrait.stromen:
        absent = (words["niet_genoemd"],)
        giver = lines(SIDE, *((name, False) for name in flow.van or absent))
        receiver = lines(SIDE, *((name, False) for name in flow.aan or absent))
        data = _data(flow, words)
        high = max(map(height, (giver, data, receiver)))
        left, right = SIDE + BETWEEN, SIDE + 2 * BETWEEN + MIDDLE
        canvas.box((0, top), (SIDE, high), giver)
        canvas.box((left, top), (MIDDLE, high), data, flow.stand)
        canvas.box((right, top), (SIDE, high), receiver)
        half = top + high / 2
        canvas.arrow((SIDE, half), (left, half))
        canvas.arrow((left + MIDDLE, half), (right, half))
        top += high + GAP


def _data(flow: Stroom, words: Mapping[str, str]) -> tuple[Line, ...]:
    letter, standing = words[f"letter_{flow.stand}"], words[f"stroom_{flow.stand}"]
    data = ", ".join(one.tekst for one in flow.gegevens) or words["niet_genoemd"]
    head = f"{flow.id} [{letter}] {standing}".strip()
    return lines(MIDDLE, (head, True), (data, False))
