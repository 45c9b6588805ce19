"""Everything that a file holds and no reader reads, as text to search for data about citizens.

Comments, hidden rows, headers, names, alternative texts, embedded files: nobody sees them in a
report, and still they would be handed on with the document. Nothing of it is kept.
"""

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from lxml import etree

from vams_kg.documents.guards import NAME_KEYS
from vams_kg.documents.intake import Intake, Where
from vams_kg.documents.tables import read_csv
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree
from vams_kg.errors import UnreadableInput
from vams_kg.packing import Parts, Sheet, open_workbook, opened
from vams_kg.packing.celltext import letters
from vams_kg.packing.sheets import parsed

_XML: Final = (".xml", ".rels", ".vml", ".bpmn", ".archimate", ".rdf")
_LOOSE: Final = (".htm", ".html", ".mht", ".rtf", ".txt", ".csv", ".json")
_PACKED: Final = (".docx", ".xlsx", ".pptx", ".docm", ".xlsm", ".dotx", ".xltx")
_MOST_EMBEDDED: Final = 20
_TAG: Final = re.compile(r"<[^>]*>")
_SHORT: Final = re.compile(r"\{[^}]*\}")
_SAID: Final = frozenset(
    ["v", "name", "names", "value", "descr", "title", "alt", "tooltip", "display", "text", "prompt",
     "promptTitle", "error", "errorTitle", "author", "label", "subject", "val"]
)  # fmt: skip
"""Attributes in which people write; others hold measures and numbers of programs."""
_IN_CELLS: Final = frozenset(("sheetData", "sst"))
"""Parts of a workbook whose texts are searched cell by cell."""
_HOLDERS: Final = frozenset(("p", "si", "r", "definedName"))
"""Elements whose text is one: a paragraph, a shared text, a record."""


class Found(NamedTuple):
    """Texts that belong together, each with its key, and where they stand."""

    where: Where
    texts: tuple[tuple[str, str], ...]


def swept(data: bytes, name: str) -> Intake:
    """Return every text of a file with its place; of a file that we cannot open, nothing."""
    spots: list[Where] = []
    trees: list[Tree] = []
    for row in _found(data, name):
        number = len(spots) + 1
        spots.append(row.where)
        entries = (Entry(key, number, Scalar(text, number)) for key, text in row.texts)
        trees.append(Table(tuple(entries), number))
    return Intake(Listing(tuple(trees), 1), spots)


def _found(data: bytes, name: str) -> Iterator[Found]:
    suffix = posixpath.splitext(name.lower())[1]
    try:
        if data.startswith(b"PK"):
            yield from _office(data, name)
        elif suffix in {".json", ".jsonld"}:
            yield from _json(json.loads(data), "")
        elif suffix == ".csv":
            yield from _separated(data, name)
        elif suffix in _XML:
            yield from _elements(parsed(data), "")
        else:
            yield from _lines(data, "")
    except (etree.XMLSyntaxError, KeyError, ValueError, RecursionError):
        yield from _lines(data, "")


# --- office files ---


def _office(data: bytes, name: str, inside: str = "") -> Iterator[Found]:
    """Yield the texts of every part, and those of the files within it one layer deep."""
    parts = opened(data, name)
    known: set[str] = set()
    if any(part.startswith("xl/worksheets/") for part in parts):
        for sheet in open_workbook(data, name).sheets:
            yield from _rows(sheet, inside)
            known |= {one.text for cells in sheet.rows.values() for one in cells.values()}
    for part, held in parts.items():
        if part.lower().endswith(_XML):
            yield from _part(held, inside + part, known)
        elif part.lower().endswith(_LOOSE):
            yield from _lines(held, inside + part)
    if not inside:
        yield from _embedded(parts, name)


def _embedded(parts: Parts, name: str) -> Iterator[Found]:
    files = [part for part in parts if part.lower().endswith(_PACKED)]
    for part in files[:_MOST_EMBEDDED]:
        try:
            yield from _office(parts[part], name, f"{part}: ")
        except (UnreadableInput, etree.XMLSyntaxError, KeyError, ValueError):
            continue


def _rows(sheet: Sheet, inside: str) -> Iterator[Found]:
    """Yield the rows of a sheet, each cell with the first text of its column."""
    heads: dict[int, str] = {}
    for row, cells in sorted(sheet.rows.items()):
        for number, cell in cells.items():
            heads.setdefault(number, cell.text)
        texts = tuple((_key(heads[number]), cell.text) for number, cell in cells.items())
        yield Found(Where(inside + sheet.title, f"{letters(min(cells))}{row}"), texts)


def _separated(data: bytes, name: str) -> Iterator[Found]:
    """Yield the rows of separated values, each value with the first text of its column."""
    heads: dict[int, str] = {}
    for row, cells in read_csv(data, name).rows.items():
        for column, text in cells.items():
            heads.setdefault(column, text)
        texts = tuple((_key(heads[column]), text) for column, text in cells.items())
        yield Found(Where(tabelrij=row), texts)


def _key(head: str) -> str:
    """Return a heading as a key that makes no case list of a register with a column BSN."""
    return head if head.lower() in NAME_KEYS else f"kolom {head}"


def _part(held: bytes, part: str, known: set[str]) -> Iterator[Found]:
    try:
        root = parsed(held)
    except (etree.XMLSyntaxError, ValueError):
        return
    for found in _elements(root, part):
        if not known.issuperset(text for _, text in found.texts):
            yield found


# --- text in XML and JSON ---


def _elements(root: Any, part: str) -> Iterator[Found]:
    """Yield the texts in an element by the smallest holder that people see as one."""
    waiting = [root]
    while waiting:
        one = waiting.pop()
        held = not len(one) or _local(one) in _HOLDERS
        if _local(one) == "sheetData":
            texts = ["".join(found.itertext()) for found in one.iter("{*}f")]
        else:
            texts = _said(one.iter() if held else (one,), one)
        said = " ".join(filter(str.strip, texts))
        if said:
            place = people(part) or one.get("id") or _local(one) or "commentaar"
            yield Found(Where(veld=place), (("", said),))
        if not held and _local(one) not in _IN_CELLS - {"sst"}:
            waiting.extend(reversed(one))


_PEOPLE: Final = (
    ("xl/comments", "opmerking bij een cel"),
    ("xl/threadedcomments", "opmerking bij een cel"),
    ("xl/worksheets/", "kop- of voettekst of invulhulp van een blad"),
    ("xl/drawings/", "tekstvak of plaatje op een blad"),
    ("word/comments", "opmerking in de kantlijn"),
    ("word/footnotes", "voetnoot"),
    ("word/endnotes", "eindnoot"),
    ("word/header", "koptekst"),
    ("word/footer", "voettekst"),
    ("docprops/", "eigenschappen van het bestand"),
)


def people(part: str) -> str:
    """Return a part of an office file as people know it, with its name in the file.

    >>> people("docProps/core.xml")
    'eigenschappen van het bestand (docProps/core.xml)'
    """
    found = (said for start, said in _PEOPLE if part.lower().startswith(start))
    known = next(found, "")
    return f"{known} ({part})" if known else part


def _said(elements: Iterable[Any], holder: Any) -> list[str]:
    texts = ["".join(holder.itertext()) if len(holder) else holder.text or ""]
    for one in elements:
        if isinstance(one.tag, str):
            texts += [said for key, said in one.attrib.items() if _SHORT.sub("", key) in _SAID]
    return texts


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _json(said: Any, path: str) -> Iterator[Found]:
    """Yield every text of JSON after its key."""
    if isinstance(said, dict):
        for key, value in said.items():
            yield from _json(value, f"{path}.{key}" if path else key)
    elif isinstance(said, list):
        for value in said:
            yield from _json(value, path)
    elif said is not None:
        yield Found(Where(veld=path or None), ((path.rpartition(".")[2], str(said)),))


def _lines(data: bytes, part: str) -> Iterator[Found]:
    """Yield the lines of a text, without the tags that may stand in it."""
    coding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    for number, line in enumerate(data.decode(coding, "replace").splitlines(), start=1):
        said = _TAG.sub(" ", line) if part else line
        if said.strip():
            yield Found(Where(tabelrij=None if part else number, veld=part or None), (("", said),))
