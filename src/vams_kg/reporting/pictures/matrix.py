"""The matrix of parties and data: a letter in each cell where a party gives or gets."""

from collections.abc import Mapping
from itertools import accumulate

from vams_kg.model import Matrixcel, Portret
from vams_kg.reporting.pictures.canvas import PADDING, Canvas, height, lines, measure
from vams_kg.reporting.plain import clean
from vams_kg.reporting.report import choose

FIRST, NARROWEST, WIDEST = 230.0, 84.0, 200.0
CELL = 34.0


def letter_of(cell: Matrixcel) -> str:
    """Return which word says what a cell means: `geeft`, `krijgt` or `beide`."""
    if cell.geeft and cell.krijgt:
        return "beide"
    return "geeft" if cell.geeft else "krijgt"


def draw_matrix(canvas: Canvas, portrait: Portret, words: Mapping[str, str]) -> None:
    """Draw a row for each party and a column for each kind of data."""
    matrix, language = portrait.matrix, words["taal"]
    names = [choose(one, language) for one in matrix.gegevens]
    wide = [_width(name) for name in names]
    lefts = list(accumulate(wide, initial=FIRST))
    heads = [lines(width, (name, True)) for name, width in zip(names, wide, strict=True)]
    first = lines(FIRST, (words["partij"], True))
    top = max(map(height, [first, *heads]))
    canvas.box((0, 0), (FIRST, top), first, "kop")
    for left, width, head in zip(lefts, wide, heads, strict=False):
        canvas.box((left, 0), (width, top), head, "kop")
    for party, cells in zip(matrix.partijen, matrix.cellen, strict=True):
        name = lines(FIRST, (party or words["niet_genoemd"], False))
        high = max(height(name), CELL)
        canvas.box((0, top), (FIRST, high), name, "kop")
        for left, width, cell in zip(lefts, wide, cells, strict=False):
            letter = words[f"letter_{letter_of(cell)}"] if cell else ""
            kind = "leeg" if cell is None else "kop" if cell.geeft else "vak"
            canvas.letter((left, top), (width, high), letter, kind)
        top += high


def _width(name: str) -> float:
    """Return a width in which the longest word of a heading fits, as far as that is reasonable."""
    longest = max((measure(word, bold=True) for word in clean(name).split()), default=0.0)
    return min(max(longest + 2 * PADDING + 1, NARROWEST), WIDEST)
