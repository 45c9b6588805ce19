"""What stands in a Word document outside its tables, so that a reader can say what was not read."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from vams_kg.packing.archive import Parts
from vams_kg.packing.sheets import Element, parsed, related
from vams_kg.packing.worddrawing import W
from vams_kg.packing.wordlines import FALLBACK, paragraph_text
from vams_kg.packing.wordmarks import is_ours


class Loose(NamedTuple):
    """Text outside the cells, with the Dutch name of what holds it."""

    kind: str
    text: str


_KINDS: Final = {
    "footnotes": "voetnoot",
    "endnotes": "eindnoot",
    "comments": "opmerking in de kantlijn",
    "header": "koptekst",
    "footer": "voettekst",
}
_HOLDERS: Final = {
    W + "txbxContent": "tekstvak",
    W + "del": "verwijderde tekst onder Wijzigingen bijhouden",
    W + "moveFrom": "verwijderde tekst onder Wijzigingen bijhouden",
}


def loose_texts(parts: Parts, main: str, root: Element) -> Iterator[Loose]:
    """Yield every text of a document that stands in no cell of a table of its own."""
    yield from _paragraphs(root)
    yield from _held(root)
    for table in root.iter(W + "tbl"):
        if next(table.iterancestors(W + "tc"), None) is not None:
            yield Loose("tabel in een cel", _all_text(table))
    for _ in root.iter(W + "altChunk", W + "object"):
        yield Loose("ingevoegd bestand", "")
    for kind, target in sorted(related(parts, main).values()):
        named = _KINDS.get(kind.rpartition("/")[2])
        if named and target in parts:
            yield from (Loose(named, note) for note in _notes(parsed(parts[target])))


def _paragraphs(root: Element) -> Iterator[Loose]:
    for paragraph in root.iter(W + "p"):
        text = paragraph_text(paragraph).strip()
        inside = next(paragraph.iterancestors(W + "tc", *_HOLDERS, FALLBACK), None)
        if text and inside is None and not is_ours(paragraph):
            yield Loose("alinea", text)


def _held(root: Element) -> Iterator[Loose]:
    """Yield the texts of boxes and of what a reviewer deleted."""
    for tag, kind in _HOLDERS.items():
        for holder in root.iter(tag):
            text = _all_text(holder)
            if text and next(holder.iterancestors(FALLBACK), None) is None:
                yield Loose(kind, text)


def _notes(root: Element) -> Iterator[str]:
    """Yield the texts of notes or comments; a header is one text."""
    single = root.tag in (W + "hdr", W + "ftr")
    for holder in (root,) if single else root:
        text = _all_text(holder)
        if text:
            yield text


_TEXTS: Final = (W + "t", W + "delText")


def _all_text(holder: Element) -> str:
    found = " ".join("".join(one.text or "" for one in p.iter(*_TEXTS)) for p in _lines(holder))
    return re.sub(r"\s+", " ", found).strip()


def _lines(holder: Element) -> list[Element]:
    return list(holder.iter(W + "p")) or [holder]
