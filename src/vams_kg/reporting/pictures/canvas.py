"""Boxes with measured text, lines and arrows, written as SVG.

Text is measured before it is drawn and a box grows with its lines, so that none falls outside. The
widths are those of a wide sans-serif: with a narrower font there is room to spare. Colours stand
in attributes, so that a style sheet can replace them by class (for dark screens), and never tell
anything alone: a letter or a word says the same.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from vams_kg.reporting.plain import clean

SIZE = 13.0
LEADING = 17.0
PADDING = 8.0
FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"

_WIDTHS = {
    0.35: "ijlI.,:;!'|`·’‘",
    0.45: 'ftr()[]{}/\\-–" “”*°',
    0.66: "abcdeghknopqsuvxyz0123456789_$?+=<>~#^ABCEFKLPSTVXYZ&",
    0.82: "DGHNOQRU",
    1.0: "mwMW@%—…→",
}
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
FEWEST = 4
"""A broken word keeps at least so many letters for its last line, where it has them."""

_BOLD = 1.12
"""How much wider bold letters are."""

Point = tuple[float, float]

COLOURS = {
    "vak": ("#ffffff", "#4a5568"),
    "kop": ("#e8eef5", "#4a5568"),
    "leeg": ("#f5f5f5", "#767676"),
    "strijdig": ("#fde3e1", "#a1120b"),
    "aandacht": ("#fff1cc", "#7a5200"),
    "weging": ("#e6e4fa", "#3f379b"),
    "niet_beoordeeld": ("#eeeeee", "#5a5a5a"),
    "geen_bezwaar": ("#e2f2e6", "#1f6134"),
}
"""Fill and line of each kind of box."""


def measure(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return how wide a text is at most, in pixels."""
    wide = sum(map(_letter, text))
    return wide * size * (_BOLD if bold else 1)


def _letter(letter: str) -> float:
    found = _WIDTH.get(letter)
    if found is not None:
        return found
    if unicodedata.combining(letter):
        return 0.0
    base = unicodedata.normalize("NFD", letter)[0]
    return _WIDTH.get(base, 1.05)


def wrapped(text: str, width: float, *, bold: bool = False) -> list[str]:
    """Return a text as lines that fit a width; a word that is too long is broken with a hyphen."""
    lines: list[str] = []
    line = ""
    for word in clean(text).split(" "):
        longer = f"{line} {word}" if line else word
        if measure(longer, bold=bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *broken, line = _broken(word, width, bold=bold)
        lines += broken
    return [*lines, line] if line else lines


def _broken(word: str, width: float, *, bold: bool) -> list[str]:
    """Return a word in parts that fit, each but the last with a hyphen."""
    parts: list[str] = []
    while len(word) > 1 and measure(word, bold=bold) > width:
        end = len(word) - 1
        while end > 1 and measure(word[:end] + "-", bold=bold) > width:
            end -= 1
        end = min(end, max(len(word) - FEWEST, 1))
        parts.append(word[:end] + "-")
        word = word[end:]
    return [*parts, word]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in a box."""

    text: str
    bold: bool = False


def lines(width: float, *parts: tuple[str, bool]) -> tuple[Line, ...]:
    """Return texts as lines that fit in a box of a width; each part is a text and whether bold."""
    inside = width - 2 * PADDING
    return tuple(
        Line(one, bold) for text, bold in parts for one in wrapped(text, inside, bold=bold)
    )


def height(text: Iterable[Line]) -> float:
    """Return how high a box with these lines must be."""
    return len(tuple(text)) * LEADING + 2 * PADDING


class Canvas:
    """An SVG that grows with what is put on it."""

    def __init__(self, ident: str, title: str, description: str) -> None:
        """Take an id that is unique on the page, and the text alternative."""
        self.ident, self.title, self.description = ident, clean(title), clean(description)
        self._parts: list[str] = []
        self._width = self._height = 0.0
        self._arrows = False

    def box(self, corner: Point, size: Point, text: Iterable[Line], kind: str = "vak") -> None:
        """Draw a box with lines of text, from its upper left corner."""
        (x, y), (wide, high) = corner, size
        fill, stroke = COLOURS[kind]
        self._grow(x + wide, y + high)
        self._parts.append(
            f'<g class="vak {kind}"><rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}"'
            f' rx="3" fill="{fill}" stroke="{stroke}"/>'
        )
        for number, line in enumerate(text):
            down = y + PADDING + number * LEADING + SIZE
            weight = ' font-weight="bold"' if line.bold else ""
            self._parts.append(
                f'<text x="{x + PADDING:g}" y="{down:g}"{weight}>{escape(line.text)}</text>'
            )
        self._parts.append("</g>")

    def letter(self, corner: Point, size: Point, text: str, kind: str) -> None:
        """Draw a box with one letter in its middle."""
        (x, y), (wide, high) = corner, size
        fill, stroke = COLOURS[kind]
        self._grow(x + wide, y + high)
        self._parts.append(
            f'<g class="vak {kind}"><rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}"'
            f' fill="{fill}" stroke="{stroke}"/>'
        )
        if text:
            self._parts.append(
                f'<text x="{x + wide / 2:g}" y="{y + high / 2 + SIZE / 3:.6g}"'
                f' text-anchor="middle" font-weight="bold">{escape(clean(text))}</text>'
            )
        self._parts.append("</g>")

    def band(self, corner: Point, size: Point) -> None:
        """Draw a quiet background, behind what is drawn later."""
        (x, y), (wide, high) = corner, size
        self._grow(x + wide, y + high)
        self._parts.append(
            f'<rect class="band" x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}"'
            ' fill="#f7f8fa" stroke="#c3cad3"/>'
        )

    def arrow(self, *points: Point) -> None:
        """Draw an arrow along points."""
        self._arrows = True
        path = " ".join(f"{x:g},{y:g}" for x, y in points)
        self._parts.append(
            f'<polyline class="pijl" points="{path}" fill="none" stroke="#4a5568"'
            f' stroke-width="1.5"/>{_head(points)}'
        )

    def _grow(self, right: float, low: float) -> None:
        self._width, self._height = max(self._width, right), max(self._height, low)

    def svg(self) -> str:
        """Return the picture as one SVG element with role, title and description."""
        wide, high = self._width + 2, self._height + 2
        own = self.ident
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="beeld" role="img"'
            f" aria-labelledby={quoteattr(f'{own}-titel {own}-uitleg')}"
            f' viewBox="-1 -1 {wide:g} {high:g}" width="{wide:g}" height="{high:g}"'
            f' font-family="{FONT}" font-size="{SIZE:g}" fill="#1a202c">'
            f"<title id={quoteattr(f'{own}-titel')}>{escape(self.title)}</title>"
            f"<desc id={quoteattr(f'{own}-uitleg')}>{escape(self.description)}</desc>"
            f"{''.join(self._parts)}</svg>"
        )


def _head(points: tuple[Point, ...]) -> str:
    """Return the head of an arrow, for an end that is straight across or straight down."""
    (before_x, before_y), (x, y) = list(pairwise(points))[-1]
    if before_x == x:
        back = -6 if y >= before_y else 6
        corners = ((x, y), (x - 4, y + back), (x + 4, y + back))
    else:
        back = -6 if x >= before_x else 6
        corners = ((x, y), (x + back, y - 4), (x + back, y + 4))
    path = " ".join(f"{one:g},{two:g}" for one, two in corners)
    return f'<polygon class="pijl" points="{path}" fill="#4a5568"/>'
