"""Which reader belongs to which file: add a format here, with one function in a file of its own.

A reader is chosen by the end of the name, and among those by what the bytes look like. Readers load
when they are needed: most runs read text, and the libraries for other formats are slow to import.
"""

import json
import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import Final, NamedTuple, cast

from vams_kg.documents.intake import Intake
from vams_kg.documents.knowledge import Knowledge
from vams_kg.errors import UnreadableInput

Reader = Callable[[bytes, str, Knowledge], Intake]

MAX_BYTES: Final = 2 * 1024 * 1024
"""Of a text; a packed file may be larger, and what comes out of it has a limit of its own."""
MAX_PACKED: Final = 10 * 1024 * 1024


class Format(NamedTuple):
    """A kind of file with its reader: module of this package and name of the function in it."""

    label: str
    module: str
    reader: str
    accepts: Callable[[bytes], bool] = lambda data: True
    """Whether bytes look like this format; the first of a suffix that does is taken."""
    max_bytes: int = MAX_BYTES
    experimental: bool = False
    """Whether no genuine sample was at hand: help, report and docs say so."""

    def load(self) -> Reader:
        """Return the reader."""
        module = import_module(f"vams_kg.documents.{self.module}")
        return cast(Reader, getattr(module, self.reader))


def shows(*signs: bytes) -> Callable[[bytes], bool]:
    """Return a test whether all signs stand in the head of a file, in any case and encoding."""

    def accepts(data: bytes) -> bool:
        head = data[:_HEAD].replace(b"\0", b"").lower()
        return all(sign in head for sign in signs)

    return accepts


_HEAD: Final = 64 * 1024
"""Bytes in which a file shows what kind it is."""

_TEXT: Final = Format("YAML of JSON", "text", "read_text")
_BPMN: Final = Format(
    "procesmodel in BPMN 2.0",
    "process_model",
    "read_process_model",
    shows(b"definitions", b"omg.org/spec/bpmn"),
    MAX_PACKED,
    experimental=True,
)
_ARCHIMATE: Final = Format(
    "architectuurmodel in ArchiMate (AMEFF)",
    "archimate",
    "read_archimate",
    shows(b"opengroup.org/xsd/archimate"),
    MAX_PACKED,
    experimental=True,
)

_DPIA: Final = Format(
    "DPIA volgens het Rijksmodel (export in JSON)",
    "dpia",
    "read_dpia",
    shows(b"urn:nl:dpia:"),
    MAX_PACKED,
    experimental=True,
)
_REGISTER: Final = Format(
    "verwerkingsregister",
    "register",
    "read_register",
    max_bytes=MAX_PACKED,
    experimental=True,
)

_WORKBOOK: Final = Format("Excel-werkboek", "workbook", "read_workbook", max_bytes=MAX_PACKED)

_WORD: Final = Format(
    "Word-document met onze tabellen of met een was-wordt lijst",
    "word",
    "read_word",
    max_bytes=MAX_PACKED,
)

_LINKED: Final = Format(
    "linked data (Turtle, N-Triples, N-Quads, RDF/XML, JSON-LD)",
    "linked_data",
    "read_linked_data",
    max_bytes=MAX_PACKED,
)


def _holds(data: bytes, folder: bytes) -> bool:
    """Return whether bytes are a packed file with a folder; the names of parts stand at its end."""
    return data.startswith(b"PK") and folder in data[-_HEAD:]


def is_jsonld(data: bytes) -> bool:
    """Return whether JSON has a key of JSON-LD at the top."""
    if not _LINKED_KEY.search(data):
        return False
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return False
    tops = said if isinstance(said, list) else [said]
    return any(key[:1] == "@" for top in tops if isinstance(top, dict) for key in top)


_LINKED_KEY: Final = re.compile(rb'"@(?:context|graph|id|type)"\s*:')

FORMATS: Final[Mapping[str, tuple[Format, ...]]] = {
    ".yaml": (_TEXT,),
    ".yml": (_TEXT,),
    ".json": (_DPIA, _LINKED._replace(accepts=is_jsonld), _TEXT),
    ".csv": (_REGISTER,),
    ".bpmn": (_BPMN._replace(accepts=lambda data: True),),
    ".archimate": (_ARCHIMATE._replace(accepts=lambda data: True),),
    ".xml": (_BPMN, _ARCHIMATE, _LINKED._replace(accepts=shows(b"22-rdf-syntax-ns#"))),
    **dict.fromkeys((".ttl", ".nt", ".nq", ".rdf", ".jsonld"), (_LINKED,)),
    ".xlsx": (_WORKBOOK, _REGISTER),  # the first hands a register on
    ".docx": (_WORD,),
    "": (
        _WORKBOOK._replace(accepts=lambda data: _holds(data, b"xl/"), max_bytes=MAX_BYTES),
        _WORD._replace(accepts=lambda data: _holds(data, b"word/"), max_bytes=MAX_BYTES),
        _TEXT,
    ),
}
"""Formats by suffix in lower case; standard input has no suffix."""

_OTHERS: Final = (
    "csv doc docm docx gif htm html jpg md odp ods odt pdf png ppt pptx rtf xls xlsm xlsx zip"
)
OTHERS: Final = frozenset(f".{end}" for end in _OTHERS.split())
"""Suffixes of files that we know not to read, as far as they are not in FORMATS."""


_AS_WORKBOOK: Final = "Open het in Excel of LibreOffice en sla het op als .xlsx, zonder macro’s."
_AS_WORD: Final = "Open het in Word of LibreOffice en sla het op als .docx, zonder macro’s."
_SAVE_AS: Final = {
    **dict.fromkeys((".xls", ".xlsm", ".ods"), _AS_WORKBOOK),
    **dict.fromkeys((".doc", ".docm", ".odt", ".rtf"), _AS_WORD),
}
_WRITE_YAML: Final = "Zet de beschrijving in YAML; ‘vams-kg schema’ geeft de sleutels."


def format_of(name: str, data: bytes) -> Format:
    """Return the format of a file; raises UnreadableInput for a known other kind of file."""
    suffix = PurePath(name).suffix.lower()
    found = next((one for one in FORMATS.get(suffix, ()) if one.accepts(data)), None)
    if found is not None:
        return found
    if suffix in OTHERS or suffix in FORMATS:
        raise UnreadableInput(
            name,
            "Dit bestand is van een soort die wij niet kennen."
            if suffix in FORMATS
            else f"Bestanden van de soort ‘{suffix}’ worden niet gelezen.",
            expected=" of ".join(one.label for one in FORMATS.get(suffix, ()))
            or "een bestand dat eindigt op " + ", ".join(sorted(filter(None, FORMATS))),
            try_this=_SAVE_AS.get(suffix, _WRITE_YAML),
        )
    return _TEXT


def described() -> str:
    """Return every kind of file that is read with its ends of names, for help and pages.

    >>> described().startswith("YAML of JSON (.json, .yaml, .yml)")
    True
    """
    ends: dict[tuple[str, bool], set[str]] = {}
    for suffix, formats in FORMATS.items():
        for one in formats:
            ends.setdefault((one.label, one.experimental), set()).add(suffix)
    return "; ".join(
        f"{label} ({', '.join(sorted(filter(None, found)))}{', experimenteel' * tried})"
        for (label, tried), found in sorted(ends.items(), key=lambda pair: pair[0][1])
    )


def suffixes() -> tuple[str, ...]:
    """Return the ends of the names of files that are read, in alphabetical order."""
    return tuple(sorted(filter(None, FORMATS)))


def largest(name: str) -> int:
    """Return how many bytes a file of this name may have at most."""
    suffix = PurePath(name).suffix.lower()
    return max((one.max_bytes for one in FORMATS.get(suffix, ())), default=MAX_BYTES)
