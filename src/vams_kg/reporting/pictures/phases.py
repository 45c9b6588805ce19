"""The phases as a staircase: one step higher for each phase, with who leads in it."""

from collections.abc import Mapping

from vams_kg.model import Portret, Trede
from vams_kg.reporting.pictures.canvas import Canvas, Line, height, lines

WIDTH, GAP, RISE = 214.0, 10.0, 34.0


def draw_phases(canvas: Canvas, portrait: Portret, words: Mapping[str, str]) -> None:
    """Draw the phases from left to right, each starting higher than the one before."""
    texts = [_text(phase, words) for phase in portrait.treden]
    high = max(map(height, texts), default=0.0)
    for number, text in enumerate(texts):
        top = (len(texts) - 1 - number) * RISE
        low = (len(texts) - 1) * RISE + high
        canvas.box((number * (WIDTH + GAP), top), (WIDTH, low - top), text)


def _text(phase: Trede, words: Mapping[str, str]) -> tuple[Line, ...]:
    absent = (words["niet_genoemd"],)
    return lines(
        WIDTH,
        (phase.naam, True),
        (f"{words['casusregie']}:", True),
        *((text, False) for text in phase.casusregie or absent),
        (f"{words['procesregie']}:", True),
        *((text, False) for text in phase.procesregie or absent),
    )
