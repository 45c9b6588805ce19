"""Remarks in the comments of a sheet: the user's own words stay, ours come after them.

Ours start at a line that nobody else writes, so that a next run finds and replaces them, also when
another program has saved the workbook in between.
"""

import posixpath
import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from vams_kg.packing.archive import Parts
from vams_kg.packing.celltext import address, escaped
from vams_kg.packing.editing import (
    declare,
    declare_vml,
    free_name,
    made,
    new_sheet_part,
    relate,
    tag,
    target_of,
    written,
)
from vams_kg.packing.sheets import MAIN, RELATIONS, Element, parsed, related

MARKER: Final = "— Opmerkingen van vams-kg —"
AUTHOR: Final = "vams-kg"
_THREAD: Final = "tc="
"""How the author starts of a comment that only repeats a conversation of Excel 365."""

_SHAPE: Final = re.compile(rb"<v:shape\b(?:(?!</v:shape>).)*</v:shape>", re.DOTALL)
_ROW: Final = re.compile(rb"<x:Row>\s*(\d+)\s*</x:Row>")
_COLUMN: Final = re.compile(rb"<x:Column>\s*(\d+)\s*</x:Column>")
_VML: Final = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml"'
    b' xmlns:o="urn:schemas-microsoft-com:office:office"'
    b' xmlns:x="urn:schemas-microsoft-com:office:excel">'
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
    b' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    b'<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)


class Notes:
    """The comments of one sheet; `keep` writes them back into the parts."""

    def __init__(self, parts: Parts, sheet: str) -> None:
        self._parts = parts
        self._sheet = sheet
        self._name = target_of(parts, sheet, "comments")
        self._root: Element = (
            parsed(parts[self._name]) if self._name else etree.Element(tag("comments"), nsmap=_NS)
        )
        self._removed: list[tuple[int, int]] = []
        self._added: list[tuple[int, int]] = []
        self._changed = False

    def clean(self) -> None:
        """Take away what we wrote before; what the user wrote stays."""
        for comment in list(self._root.iter(tag("comment"))):
            if MARKER not in _text(comment):
                continue
            self._changed = True
            _cut(comment)
            if not _text(comment).strip():
                spot = address(comment.get("ref", ""))
                comment.getparent().remove(comment)
                self._removed += [spot] if spot else []

    def add(self, cell: str, text: str) -> None:
        """Put our remark at a cell, below what the user wrote there."""
        spot = address(cell)
        if spot is None:
            return
        found = {one.get("ref"): one for one in self._root.iter(tag("comment"))}.get(cell)
        if found is not None and self._author(found).startswith(_THREAD):
            return
        self._changed = True
        if found is None:
            listed = self._child("commentList")
            found = made(listed, "comment", ref=cell, authorId=self._own_author())
            made(found, "text")
            self._added.append(spot)
        before = "\n\n" if _text(found) else ""
        run = made(found.find(tag("text")), "r")
        one = made(run, "t")
        one.text = escaped(f"{before}{MARKER}\n{text}")
        one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def keep(self, root: Element) -> bool:
        """Write the comments back; return whether the sheet itself changed, to point at them."""
        if not self._changed:
            return False
        listed = self._child("commentList")
        listed[:] = sorted(listed, key=lambda one: address(one.get("ref", "")) or (0, 0))
        if self._name is None:
            self._name = self._free("comments{}.xml")
            declare(self._parts, self._name, "comments+xml")
            relate(self._parts, self._sheet, "comments", self._name)
        self._parts[self._name] = written(self._root)
        return self._draw(root)

    def _draw(self, root: Element) -> bool:
        """Keep a box for each comment, as older programs need to show it."""
        again = set(self._removed) & set(self._added)
        pointer = root.find(tag("legacyDrawing"))
        targets = related(self._parts, self._sheet)
        relation = pointer.get(f"{{{RELATIONS}}}id") if pointer is not None else ""
        known = targets.get(relation, ("", ""))[1]
        drawing = self._parts.get(known, _VML)
        gone = set(self._removed) - again
        drawing = _SHAPE.sub(lambda m: b"" if _spot_of(m[0]) in gone else m[0], drawing)
        head, closing, tail = drawing.rpartition(b"</xml>")
        kept = again if known in self._parts else set()
        boxes = b"".join(_box(spot) for spot in sorted(set(self._added) - kept))
        drawing = head + boxes + closing + tail
        if known in self._parts:
            self._parts[known] = drawing
            return False
        name = self._free("drawings/vmlDrawing{}.vml")
        self._parts[name] = drawing
        declare_vml(self._parts)
        relation = relate(self._parts, self._sheet, "vmlDrawing", name)
        if pointer is None:
            pointer = new_sheet_part(root, "legacyDrawing")
        pointer.set(f"{{{RELATIONS}}}id", relation)
        return True

    def _free(self, pattern: str) -> str:
        """Return a free name in the folder above that of the sheets."""
        folder = posixpath.dirname(posixpath.dirname(self._sheet))
        return free_name(self._parts, posixpath.join(folder, pattern))

    def _child(self, name: str) -> Element:
        found = self._root.find(tag(name))
        return found if found is not None else made(self._root, name)

    def _author(self, comment: Element) -> str:
        authors = [one.text or "" for one in self._root.iter(tag("author"))]
        number = int(comment.get("authorId") or 0)
        return authors[number] if number < len(authors) else ""

    def _own_author(self) -> int:
        authors = self._root.find(tag("authors"))
        if authors is None:
            authors = etree.Element(tag("authors"))
            self._root.insert(0, authors)
        names = [one.text for one in authors]
        if AUTHOR not in names:
            made(authors, "author").text = AUTHOR
            names.append(AUTHOR)
        return names.index(AUTHOR)


_NS: Final[Mapping[str | None, str]] = {None: MAIN}


def _text(comment: Element) -> str:
    return "".join(one.text or "" for one in comment.iter(tag("t")))


def _cut(comment: Element) -> None:
    """Take the marker and everything behind it out of a comment."""
    cutting = False
    whole = _text(comment)
    left = len(whole[: whole.index(MARKER)].rstrip("\n"))
    for one in list(comment.iter(tag("t"))):
        text = one.text or ""
        one.text, left = text[:left], max(0, left - len(text))
        cutting = cutting or len(one.text) < len(text)
        if cutting and not one.text:
            run = one.getparent()
            holder = run if run.tag == tag("r") else one
            holder.getparent().remove(holder)


def _spot_of(shape: bytes) -> tuple[int, int] | None:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    return (int(row[1]) + 1, int(column[1]) + 1) if row and column else None


def _box(spot: tuple[int, int]) -> bytes:
    """Return the box of a comment, beside its cell and hidden until somebody points at it."""
    row, column = spot[0] - 1, spot[1] - 1
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 10, {column + 4}, 15, {row + 12}, 4"
    return (
        f'<v:shape id="vams_kg_{row}_{column}" type="#_x0000_t202" style="position:absolute;'
        'width:340pt;height:200pt;z-index:1;visibility:hidden" fillcolor="#fffbe6"'
        ' o:insetmode="auto"><v:fill color2="#fffbe6"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note">'
        f"<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
        "</x:ClientData></v:shape>"
    ).encode()
