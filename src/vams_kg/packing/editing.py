"""Small changes in the parts of a workbook that leave everything else as it was."""

import posixpath
from typing import Any, Final

from lxml import etree

from vams_kg.packing.archive import Parts
from vams_kg.packing.sheets import (
    MAIN,
    PACKAGE,
    RELATIONS,
    Element,
    main_part,
    parsed,
    related,
    relations_of,
)

TYPES: Final = "[Content_Types].xml"
_TYPES_SPACE: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_KINDS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."

_ORDER: Final = {
    name: place
    for place, name in enumerate(
        [
            "sheetPr",
            "dimension",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetData",
            "sheetCalcPr",
            "sheetProtection",
            "protectedRanges",
            "scenarios",
            "autoFilter",
            "sortState",
            "dataConsolidate",
            "customSheetViews",
            "mergeCells",
            "phoneticPr",
            "conditionalFormatting",
            "dataValidations",
            "hyperlinks",
            "printOptions",
            "pageMargins",
            "pageSetup",
            "headerFooter",
            "rowBreaks",
            "colBreaks",
            "customProperties",
            "cellWatches",
            "ignoredErrors",
            "smartTags",
            "drawing",
            "legacyDrawing",
            "legacyDrawingHF",
            "drawingHF",
            "picture",
            "oleObjects",
            "controls",
            "webPublishItems",
            "tableParts",
            "extLst",
        ]
    )
}
"""Order of the parts of a sheet; a program refuses a sheet in another order."""


def tag(name: str) -> str:
    """Return the name of an element of a workbook."""
    return f"{{{MAIN}}}{name}"


def written(root: Element) -> bytes:
    """Return an element as the bytes of a part."""
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def made(parent: Element, name: str, **attributes: Any) -> Element:
    """Return a new last child of an element of a workbook."""
    said = {key: str(value) for key, value in attributes.items()}
    return etree.SubElement(parent, tag(name), said)


def put_in_sheet(root: Element, child: Element) -> None:
    """Put a part of a sheet at its place in the order that programs demand."""
    own = _ORDER[etree.QName(child).localname]
    for place, other in enumerate(root):
        if isinstance(other.tag, str) and _ORDER.get(etree.QName(other).localname, 99) > own:
            root.insert(place, child)
            return
    root.append(child)


def new_sheet_part(root: Element, name: str) -> Element:
    """Return a new part of a sheet, at its place."""
    child = etree.Element(tag(name))
    put_in_sheet(root, child)
    return child


def relate(parts: Parts, part: str, kind: str, target: str) -> str:
    """Return the id of a new relation of a part to a target within the file."""
    name = relations_of(part)
    root = (
        parsed(parts[name])
        if name in parts
        else etree.Element(f"{{{PACKAGE}}}Relationships", nsmap={None: PACKAGE})
    )
    taken = {one.get("Id") for one in root}
    number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    path = posixpath.relpath(target, posixpath.dirname(part) or ".")
    said = {"Id": f"rId{number}", "Type": _KINDS + kind, "Target": path}
    etree.SubElement(root, f"{{{PACKAGE}}}Relationship", said)
    parts[name] = written(root)
    return f"rId{number}"


def target_of(parts: Parts, part: str, kind: str) -> str | None:
    """Return the part that a part has a relation of this kind to, or None."""
    found = (to for what, to in related(parts, part).values() if what == _KINDS + kind)
    return next((one for one in found if one in parts), None)


def free_name(parts: Parts, pattern: str) -> str:
    """Return the first name of a pattern with a number in it that no part has."""
    taken = {name.lower() for name in parts}
    return next(
        name
        for name in (pattern.format(number) for number in range(1, len(parts) + 2))
        if name.lower() not in taken
    )


def declare(parts: Parts, name: str, kind: str) -> None:
    """Say of what kind a new part is, as in `comments+xml`."""
    root = parsed(parts[TYPES])
    said = {"PartName": f"/{name}", "ContentType": _SHEET + kind}
    etree.SubElement(root, f"{{{_TYPES_SPACE}}}Override", said)
    parts[TYPES] = written(root)


def declare_vml(parts: Parts) -> None:
    """Say what a part ending in .vml is, where the file does not say so yet."""
    root = parsed(parts[TYPES])
    if not any(one.get("Extension", "").lower() == "vml" for one in root):
        said = {
            "Extension": "vml",
            "ContentType": "application/vnd.openxmlformats-officedocument.vmlDrawing",
        }
        root.insert(0, etree.Element(f"{{{_TYPES_SPACE}}}Default", said))
        parts[TYPES] = written(root)


def add_sheet(parts: Parts, title: str, root: Element) -> str:
    """Add a sheet behind the others; return its part."""
    book = main_part(parts)
    folder = posixpath.dirname(book)
    name = free_name(parts, posixpath.join(folder, "worksheets/sheet{}.xml"))
    parts[name] = written(root)
    declare(parts, name, "worksheet+xml")
    relation = relate(parts, book, "worksheet", name)
    whole = parsed(parts[book])
    sheets = whole.find(tag("sheets"))
    number = max((int(one.get("sheetId")) for one in sheets), default=0) + 1
    said = {"name": title, "sheetId": str(number), f"{{{RELATIONS}}}id": relation}
    etree.SubElement(sheets, tag("sheet"), said)
    parts[book] = written(whole)
    return name
