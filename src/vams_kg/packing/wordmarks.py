"""What we add to a user's Word document, marked so that a next run finds it and only it.

Each paragraph of ours holds a bookmark whose name carries a sum of its text; so does each table. As
soon as a user changes the words, the sum no longer fits and they are the user's own: they stay.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from vams_kg.packing.sheets import Element
from vams_kg.packing.worddrawing import W, element

_NAME: Final = re.compile(r"vams_kg_([pt])_([0-9a-f]{12})_\d+")
_PARAGRAPH, _TABLE = "p", "t"


class Marks:
    """Gives out the bookmarks of one document."""

    def __init__(self, root: Element) -> None:
        taken = [one.get(W + "id", "") for one in root.iter(W + "bookmarkStart")]
        self._next = max((int(one) for one in taken if one.isdigit()), default=0) + 1

    def paragraph(self, paragraph: Element) -> Element:
        """Return a paragraph marked as ours."""
        return self._put(paragraph, _PARAGRAPH, _sum(paragraph))

    def table(self, table: Element) -> Element:
        """Return a table marked as ours, in its first paragraph."""
        first = next(table.iter(W + "p"))
        self._put(first, _TABLE, _sum(table))
        return table

    def _put(self, paragraph: Element, kind: str, said: str) -> Element:
        number = self._next
        self._next += 1
        start = element("bookmarkStart", id=number, name=f"vams_kg_{kind}_{said}_{number}")
        place = 1 if len(paragraph) and paragraph[0].tag == W + "pPr" else 0
        paragraph.insert(place, start)
        paragraph.append(element("bookmarkEnd", id=number))
        return paragraph


def is_ours(paragraph: Element) -> bool:
    """Return whether a paragraph is one of ours that nobody changed."""
    return any(_fits(one, _PARAGRAPH, paragraph) for one in _marks(paragraph))


def is_our_table(table: Element) -> bool:
    """Return whether a table is one of ours that nobody changed."""
    first = next(table.iter(W + "p"), None)
    return first is not None and any(_fits(one, _TABLE, table) for one in _marks(first))


def _marks(paragraph: Element) -> list[Element]:
    return list(paragraph.findall(W + "bookmarkStart"))


def _fits(mark: Element, kind: str, holder: Element) -> bool:
    found = _NAME.fullmatch(mark.get(W + "name", ""))
    return found is not None and found[1] == kind and found[2] == _sum(holder)


def _sum(holder: Element) -> str:
    """Return a sum of the letters; programs may change spaces when they save a document."""
    text = "".join(one.text or "" for one in holder.iter(W + "t"))
    letters = "".join(sign for sign in text if sign.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()[:12]


def clean(root: Element) -> None:
    """Take away everything of ours that nobody changed, and our marks on what somebody did."""
    for table in [one for one in root.iter(W + "tbl") if is_our_table(one)]:
        table.getparent().remove(table)
    for paragraph in [one for one in root.iter(W + "p") if is_ours(one)]:
        holder = paragraph.getparent()
        holder.remove(paragraph)
        if holder.tag == W + "tc" and holder.find(W + "p") is None:
            holder.append(element("p"))
    starts = [s for s in root.iter(W + "bookmarkStart") if _NAME.fullmatch(s.get(W + "name", ""))]
    gone = {start.get(W + "id") for start in starts}
    ends = [one for one in root.iter(W + "bookmarkEnd") if one.get(W + "id") in gone]
    for one in (*starts, *ends):
        one.getparent().remove(one)


def put_in_cell(cell: Element, paragraphs: Sequence[Element]) -> None:
    """Add paragraphs to a cell: below the user's words, or above the line that is left empty."""
    own = [one for one in cell if one.tag != W + "tcPr"]
    is_empty = len(own) == 1 and own[0].tag == W + "p" and not "".join(own[0].itertext()).strip()
    place = len(cell) - 1 if is_empty else len(cell)
    for number, one in enumerate(paragraphs):
        cell.insert(place + number, one)
