"""Cell styles and colours added to a workbook, each once: what is there already is used again."""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from vams_kg.packing.archive import Parts
from vams_kg.packing.editing import declare, made, relate, tag, target_of, written
from vams_kg.packing.sheets import MAIN, Element, main_part, parsed

_ORDER: Final = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
]
_EMPTY: Final = (
    f'<styleSheet xmlns="{MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    "</styleSheet>"
)


class Looks:
    """The style sheet of one workbook; `keep` writes it back when something was added."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        found = target_of(parts, main_part(parts), "styles")
        self._name = found or "xl/styles.xml"
        self._root = parsed(parts[found] if found else _EMPTY.encode())
        self._is_new = found is None
        self._changed = False

    def colour(self, rgb: str) -> int:
        """Return the number of a look for a condition that fills a cell with a colour."""
        dxf = etree.Element(tag("dxf"))
        pattern = made(made(dxf, "fill"), "patternFill", patternType="solid")
        made(pattern, "fgColor", rgb=f"FF{rgb}")
        made(pattern, "bgColor", rgb=f"FF{rgb}")
        return self._once("dxfs", dxf)

    def cell(
        self, *, bold: bool = False, colour: str = "", fill: str = "", wrap: bool = True
    ) -> int:
        """Return the number of a cell style: text at the top of the cell, never a formula."""
        font = etree.Element(tag("font"))
        if bold:
            made(font, "b")
        made(font, "sz", val="11")
        made(font, "color", rgb=f"FF{colour or '000000'}")
        made(font, "name", val="Calibri")
        number = 0
        if fill:
            whole = etree.Element(tag("fill"))
            pattern = made(whole, "patternFill", patternType="solid")
            made(pattern, "fgColor", rgb=f"FF{fill}")
            made(pattern, "bgColor", indexed="64")
            number = self._once("fills", whole)
        said: Mapping[str, object] = {
            "numFmtId": 49,
            "fontId": self._once("fonts", font),
            "fillId": number,
            "borderId": 0,
            "xfId": 0,
            "quotePrefix": 1,
            "applyNumberFormat": 1,
            "applyFont": 1,
            "applyFill": 1,
            "applyAlignment": 1,
        }
        style = etree.Element(tag("xf"), {key: str(value) for key, value in said.items()})
        made(style, "alignment", vertical="top", wrapText=int(wrap))
        return self._once("cellXfs", style)

    def keep(self) -> None:
        """Write the style sheet back into the parts when something was added."""
        if not self._changed:
            return
        self._parts[self._name] = written(self._root)
        if self._is_new:
            declare(self._parts, self._name, "styles+xml")
            relate(self._parts, main_part(self._parts), "styles", self._name)

    def _once(self, group: str, one: Element) -> int:
        """Return the number of an element in its group, added when it is not there."""
        whole = self._group(group)
        text = _plain(one)
        for number, other in enumerate(whole):
            if _plain(other) == text:
                return number
        whole.append(one)
        whole.set("count", str(len(whole)))
        self._changed = True
        return len(whole) - 1

    def _group(self, name: str) -> Element:
        found = self._root.find(tag(name))
        if found is None:
            found = etree.Element(tag(name), count="0")
            later = _ORDER[_ORDER.index(name) + 1 :]
            places = [n for n, one in enumerate(self._root) if _local(one) in later]
            self._root.insert(places[0] if places else len(self._root), found)
        return found


def _local(one: Element) -> str:
    return etree.QName(one).localname if isinstance(one.tag, str) else ""


def _plain(one: Element) -> object:
    """Return an element as a value to compare: names, attributes and children."""
    return (_local(one), sorted(one.attrib.items()), [_plain(child) for child in one])
