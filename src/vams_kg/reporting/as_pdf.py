"""Render a report as tagged PDF (PDF/UA-1) with Typst: the page in words, laid out by a template.

What users wrote goes to Typst as data and is never read as markup. Only the fonts that come with
Typst are used, so that a report has the same bytes on every machine; a character that these do
not have is shown as a box, and the report says so.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from vams_kg.errors import VamsError
from vams_kg.reporting.as_page import as_page
from vams_kg.reporting.page import Documentdeel
from vams_kg.reporting.pictures import draw
from vams_kg.reporting.receipt import as_line
from vams_kg.reporting.report import Report, words

TEMPLATES = Path(__file__).parent / "templates"
TEMPLATE = "report.typ"
STANDARD: Final = "ua-1"
ABSENT = "\u25a1"
"""What stands for a character that the fonts do not have."""

_SHOWN = (
    *(range(0x20, 0x7F), range(0xA0, 0x370), range(0x384, 0x38B), range(0x38E, 0x3A2)),
    *(range(0x3A3, 0x500), range(0x1E00, 0x1F00), range(0x2010, 0x2041), range(0x2044, 0x2053)),
    *(range(0x20A0, 0x20C1), range(0x2190, 0x2300), range(0x2500, 0x2630)),
)
"""Characters that the fonts of Typst have, in every style that the template uses."""

_LONG = re.compile(r"\S{22,}")
_BREAK = "\u200b"
_AFTER = re.compile(r"(?<=[/._:\\-])(?=\w)")
_SIZE = re.compile(r' width="([\d.]+)" height="([\d.]+)"')
_POINTS = 0.75
"""Points in a pixel."""


def render_pdf(report: Report) -> bytes:
    """Return the report as PDF; raises VamsError when Typst is not installed."""
    try:
        import typst  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        raise VamsError(
            "--format pdf: het onderdeel dat PDF maakt is niet geïnstalleerd.\n"
            "  Probeer: pip install 'vams-kg[pdf]', of kies --format html en druk die af als PDF."
        ) from None
    made: bytes = typst.compile(
        str(TEMPLATES / TEMPLATE),
        root=str(TEMPLATES),
        sys_inputs={"data": json.dumps(_data(report), ensure_ascii=False)},
        pdf_standards=STANDARD,
        ignore_system_fonts=True,
    )
    return made


def _data(report: Report) -> dict[str, Any]:
    """Return what the template gets: the page, its words, its pictures and its receipts."""
    page = as_page(report, "pdf")
    found: dict[str, Any] = _plain(page)
    for part, told in zip(page.delen, found["delen"], strict=True):
        for picture in told["beelden"]:
            picture.update(_picture(part, picture["soort"], report.language))
    dates = [account.judgement.datum for account in report.accounts]
    year, month, day = map(int, max(dates, default="2000-01-01")[:10].split("-"))
    text = json.dumps(found, ensure_ascii=False)
    return {
        "pagina": found,
        "w": words(report.language),
        "bewijzen": [as_line(part.stempel) for part in page.delen],
        "datum": {"jaar": year, "maand": month, "dag": day},
        "ontbreekt": ABSENT in text,
    }


def _picture(part: Documentdeel, kind: str, language: str) -> dict[str, Any]:
    svg = draw(kind, part.portret, language, part.id)
    size = _SIZE.search(svg)
    wide, high = (float(number) * _POINTS for number in size.groups()) if size else (0.0, 0.0)
    return {"svg": shown(svg), "breed": wide, "hoog": high}


_MOST = 4_000
_LEFT_OUT = ("portret", "stempel")


def _plain(value: Any) -> Any:
    """Return a value of the page as JSON can hold it, with texts as the fonts can show them."""
    if is_dataclass(value):
        names = (field.name for field in fields(value) if field.name not in _LEFT_OUT)
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return breakable(shown(_cut(value))) if isinstance(value, str) else value


def _cut(text: str) -> str:
    """Return at most a page of a text: a megabyte in one paragraph takes the typesetter minutes."""
    return text if len(text) <= _MOST else f"{text[:_MOST]} […]"


def shown(text: str) -> str:
    """Return a text in which a character that the fonts do not have is a box."""
    return "".join(_letter(letter) for letter in unicodedata.normalize("NFC", text))


@cache
def _letter(letter: str) -> str:
    if unicodedata.category(letter) == "Cf":
        return ""
    if letter == "\n" or any(ord(letter) in part for part in _SHOWN):
        return letter
    simple = unicodedata.normalize("NFKC", letter)
    if simple != letter and all(any(ord(one) in part for part in _SHOWN) for one in simple):
        return simple
    return "" if unicodedata.category(letter) in ("Mn", "Cc") else ABSENT


def breakable(text: str) -> str:
    """Return a text in which very long words can be broken over lines."""
    return _LONG.sub(lambda found: _BREAK.join(_pieces(found[0])), text)


def _pieces(word: str) -> Iterator[str]:
    for piece in _AFTER.split(word):
        yield from (piece[start : start + 18] for start in range(0, len(piece), 18))
