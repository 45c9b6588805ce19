"""Tables of a Word document as elements: headings that repeat, choices, bullets, plain cells."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from lxml import etree

from vams_kg.packing.sheets import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLACEHOLDER: Final = "Kies of typ"
"""What an empty choice of ours shows; another program may save it as if it were text."""

_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINE: Final = {"val": "single", "sz": 4, "space": 0, "color": "A6A6A6"}
WIDTH: Final = 15137
"""Of the text on a landscape page, in twentieths of a point."""
_SHADES: Final = {"header": "1F3864", "key": "EAF0F8", "explained": "F7F7F7"}
_UNSAFE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
MAX_CHOICES: Final = 80


def element(name: str, /, *children: Element, **attributes: object) -> Element:
    """Return an element of a Word document with attributes of its own space."""
    made = etree.Element(W + name)
    for key, value in attributes.items():
        made.set(W + key, str(value))
    made.extend(children)
    return made


class Drawn(NamedTuple):
    """One cell to draw: its paragraphs, its look, and a choice list with its tag."""

    paragraphs: Sequence[Element]
    look: str = ""


def run(text: str, *, bold: bool = False, small: bool = False, colour: str = "") -> Element:
    """Return a run of text; tabs are kept, what XML cannot hold is left out."""
    look = element("rPr")
    if bold:
        look.append(element("b"))
    if colour:
        look.append(element("color", val=colour))
    if small:
        look.append(element("sz", val=17))
    made = element("r", look) if len(look) else element("r")
    for number, part in enumerate(_UNSAFE.sub("", text).split("\t")):
        if number:
            made.append(element("tab"))
        said = element("t")
        said.text = part
        said.set(_SPACE, "preserve")
        made.append(said)
    return made


def paragraph(
    *children: Element, style: str = "", with_next: bool = False, tight: bool = False
) -> Element:
    """Return a paragraph with the style of this id.

    It stays on one page with the next (`with_next`), or takes little room whatever the style of the
    document is (`tight`).
    """
    properties = element("pPr")
    if style:
        properties.append(element("pStyle", val=style))
    if with_next:
        properties.append(element("keepNext"))
    if tight:
        room = {"before": 0, "after": 60, "line": 240, "lineRule": "auto"}
        properties.append(element("spacing", **room))
    return element("p", *([properties] if len(properties) else []), *children)


def lines(text: str, *, bold: bool = False, small: bool = False) -> list[Element]:
    """Return a text as paragraphs, one for each of its lines."""
    return [
        paragraph(run(line, bold=bold, small=small)) if line else paragraph()
        for line in text.split("\n")
    ]


def bullets(texts: Iterable[str]) -> list[Element]:
    """Return texts as a list with bullets."""
    return [paragraph(run(text), style="ListBullet") for text in texts]


def choice(tag: str, title: str, text: str, options: Sequence[str]) -> Element:
    """Return a paragraph with a list to choose from, in which own words may stand too."""
    unlike = {one.casefold(): one for one in reversed(options)}
    shown_once = [one for one in options if unlike[one.casefold()] is one]
    items = [element("listItem", displayText=one, value=one) for one in shown_once]
    properties = element("sdtPr", element("alias", val=title[:64]), element("tag", val=tag[:64]))
    if not text:
        properties.append(element("showingPlcHdr"))
    properties.append(element("comboBox", *items))
    shown = run(text) if text else run(PLACEHOLDER, colour="767676")
    return paragraph(element("sdt", properties, element("sdtContent", shown)))


def table(
    caption: str,
    widths: Sequence[int],
    rows: Sequence[Sequence[Drawn]],
    described: str = "",
    *,
    whole_rows: bool = True,
) -> Element:
    """Return a table whose first row is a heading that repeats on every page.

    A row stays on one page, unless `whole_rows` says that it may be long.
    """
    properties = element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblBorders", *(element(side, **_LINE) for side in _SIDES)),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0),
        element("tblCaption", val=caption),
        element("tblDescription", val=described or caption),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    made = element("tbl", properties, grid)
    for number, cells in enumerate(rows):
        row = _row(cells, widths, is_header=number == 0)
        if whole_rows or number == 0:
            own = row.find(W + "trPr")
            own.insert(0, element("cantSplit"))
        made.append(row)
    return made


def _row(cells: Sequence[Drawn], widths: Sequence[int], *, is_header: bool) -> Element:
    made = element("tr")
    properties = element("trPr")
    if is_header:
        properties.append(element("tblHeader"))
    made.append(properties)
    for cell, width in zip(cells, widths, strict=True):
        own = element("tcPr", element("tcW", w=width, type="dxa"))
        if cell.look:
            shade = element("shd", val="clear", color="auto", fill=_SHADES[cell.look])
            own.append(shade)
        made.append(element("tc", own, *(cell.paragraphs or [element("p")])))
    return made


def header(*titles: str) -> list[Drawn]:
    """Return the cells of a heading."""
    return [
        Drawn([paragraph(run(title, bold=True, colour="FFFFFF", small=True))], "header")
        for title in titles
    ]


def key(text: str) -> Drawn:
    """Return a cell that names a key."""
    return Drawn(lines(text, bold=True, small=True), "key")


def note(text: str) -> Drawn:
    """Return a cell that explains."""
    return Drawn(lines(text, small=True), "explained")


def shared(widths: Sequence[int], whole: int = WIDTH) -> list[int]:
    """Return widths in proportion that together are as wide as the text on a page."""
    made = [width * whole // sum(widths) for width in widths]
    made[-1] += whole - sum(made)
    return made
