"""Local terms on the left, those of the reference on the right, the mapping between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from vams_kg.reporting.pictures.canvas import Canvas, height, lines

_LEFT, _MIDDLE, _RIGHT = 330.0, 170.0, 260.0
_GAP, _SPACE, _UNDER = 8.0, 34.0, 16.0
_KINDS = {"gelijk": "geen_bezwaar", "deels": "aandacht", "anders": "strijdig"}


@dataclass(frozen=True, slots=True)
class Koppeling:
    """One local term that can be compared with a term of the reference."""

    term: str
    wie: str
    stand: str
    """How it stands: gelijk, deels, anders or another word of a cell."""
    tekst: str
    """The mapping in words, which says what the colour says."""


@dataclass(frozen=True, slots=True)
class Koppelgroep:
    """A term of the reference with everything local that stands to it."""

    term: str
    koppelingen: tuple[Koppeling, ...]


def draw_alignment(
    ident: str, title: str, description: str, groups: Sequence[Koppelgroep], empty: str
) -> str:
    """Return the picture as SVG; `empty` is what a term says that nobody else has."""
    canvas = Canvas(ident, title, description)
    top = 0.0
    for group in groups:
        top = _group(canvas, group, top, empty) + _UNDER
    return canvas.svg()


def _group(canvas: Canvas, group: Koppelgroep, top: float, empty: str) -> float:
    """Draw a term of the reference with its local terms; return where it ends."""
    right = _LEFT + _MIDDLE + 2 * _SPACE
    low = top
    middles = []
    for one in group.koppelingen:
        text = lines(_LEFT, (one.term, True), (one.wie, False))
        word = lines(_MIDDLE, (one.tekst, False))
        high = max(height(text), height(word))
        canvas.box((0, low), (_LEFT, high), text)
        canvas.box((_LEFT + _SPACE, low), (_MIDDLE, high), word, _KINDS.get(one.stand, "leeg"))
        middles.append(low + high / 2)
        low += high + _GAP
    label = lines(_RIGHT, (group.term, True), *(() if middles else ((empty, False),)))
    high = max(height(label), low - _GAP - top)
    canvas.box((right, top), (_RIGHT, high), label, "kop")
    for middle in middles:
        canvas.arrow((_LEFT, middle), (_LEFT + _SPACE, middle))
        canvas.arrow((_LEFT + _SPACE + _MIDDLE, middle), (right, middle))
    return top + high
