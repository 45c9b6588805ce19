"""Pictures for programs that show no SVG: as PNG, on a page where they can be read, in pieces.

Typst draws them with its own fonts, so that the bytes are the same on every machine. It is an
extra: without it there is no picture, and the table beside it says the same.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

DOTS: Final = 150
"""Dots in an inch of a picture as it is drawn."""
POINTS: Final = 0.75
"""Points in a pixel."""
SMALLEST: Final = 0.62
"""A picture is not made smaller than this part of its size: its letters would be too small."""

_SIZE = re.compile(r'viewBox="-1 -1 ([\d.]+) ([\d.]+)" width="[\d.]+" height="[\d.]+"')
_BOX = re.compile(
    r'<g class="vak [a-z_]+"><rect x="[-\d.]+" y="([-\d.]+)" width="[\d.]+" height="([\d.]+)"'
)
_SOURCE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg")"""


class Sheet(NamedTuple):
    """A page to put a picture on, and the room it has, in points."""

    name: str
    wide: float
    high: float


LYING, STANDING, LARGE = (
    Sheet("liggend", 725.0, 390.0),
    Sheet("staand", 480.0, 640.0),
    Sheet("groot", 1075.0, 660.0),
)
"""A4 lying and standing, and A3 lying: with room for a heading and an explanation."""


class Piece(NamedTuple):
    """A piece of a picture as PNG, with how wide it must be shown, in points."""

    png: bytes
    wide: float


def sheet_for(svg: str) -> Sheet:
    """Return the smallest page on which a picture can be read, whole or else in pieces."""
    wide, high = _size(svg)
    for sheet in (LYING, STANDING):
        if min(sheet.wide / wide, sheet.high / high) >= SMALLEST:
            return sheet
    return next((one for one in (STANDING, LYING) if one.wide / wide >= SMALLEST), LARGE)


def pieces(svg: str, sheet: Sheet) -> Iterator[Piece]:
    """Yield the pieces of a picture from above, each as high as the page allows.

    Yields nothing where Typst is not installed.
    """
    try:
        import typst  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        return
    wide, high = _size(svg)
    scale = min(1.0, sheet.wide / wide)
    if sheet.high / high >= min(scale, SMALLEST):
        scale = min(scale, sheet.high / high)
    for part in _cut(svg, sheet.high / scale / POINTS):
        made = typst.compile(
            _SOURCE, format="png", ppi=DOTS, sys_inputs={"svg": part}, ignore_system_fonts=True
        )
        yield Piece(made, wide * scale)


def _size(svg: str) -> tuple[float, float]:
    """Return width and height of a picture of ours, in points."""
    found = _SIZE.search(svg)
    wide, high = map(float, found.groups()) if found else (1.0, 1.0)
    return wide * POINTS, high * POINTS


def _cut(svg: str, tallest: float) -> Iterator[str]:
    """Yield a picture in pieces of at most a height in pixels, cut between its boxes."""
    found = _SIZE.search(svg)
    if found is None:
        return
    wide, high = found.groups()
    low = float(high) - 1
    boxes = [(float(y), float(y) + float(tall)) for y, tall in _BOX.findall(svg)]
    ends = (bottom + 2 for _, bottom in boxes)
    spots = [y for y in ends if not any(a < y < b for a, b in boxes)]
    top = -1.0
    while top < low:
        reach = top + tallest
        end = max((y for y in spots if top + tallest / 2 < y <= reach), default=reach)
        end = low if reach >= low else end
        frame = f'viewBox="-1 {top:g} {wide} {end - top:g}" width="{wide}" height="{end - top:g}"'
        yield svg.replace(found[0], frame, 1)
        top = end
