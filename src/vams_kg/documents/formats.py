"""Which reader belongs to which file: add a format here, with one function in a file of its own.

A reader is chosen by the end of the name, and among those by what the bytes look like. Readers load
when they are needed: most runs read text, and the libraries for other formats are slow to import.
"""

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


_TEXT: Final = Format("YAML of JSON", "text", "read_text")

FORMATS: Final[Mapping[str, tuple[Format, ...]]] = {
    ".yaml": (_TEXT,),
    ".yml": (_TEXT,),
    ".json": (_TEXT,),
    "": (_TEXT,),
}
"""Formats by suffix in lower case; standard input has no suffix."""

_OTHERS: Final = (
    "csv doc docm docx gif htm html jpg md odp ods odt pdf png ppt pptx rtf xls xlsm xlsx zip"  # noqa: E501
)
OTHERS: Final = frozenset(f".{end}" for end in _OTHERS.split())
"""Suffixes of files that we know not to read, as far as they are not in FORMATS."""


def format_of(name: str, data: bytes) -> Format:
    """Return the format of a file; raises UnreadableInput for a known other kind of file."""
    suffix = PurePath(name).suffix.lower()
    found = next((one for one in FORMATS.get(suffix, ()) if one.accepts(data)), None)
    if found is not None:
        return found
    if suffix in OTHERS or suffix in FORMATS:
        raise UnreadableInput(
            name,
            f"Bestanden van de soort ‘{suffix}’ worden niet gelezen.",
            expected="een bestand dat eindigt op " + ", ".join(sorted(filter(None, FORMATS))),
            try_this="Zet de beschrijving in YAML; ‘vams-kg schema’ geeft de sleutels.",
        )
    return _TEXT


def suffixes() -> tuple[str, ...]:
    """Return the ends of the names of files that are read, in alphabetical order."""
    return tuple(sorted(filter(None, FORMATS)))


def largest(name: str) -> int:
    """Return how many bytes a file of this name may have at most."""
    suffix = PurePath(name).suffix.lower()
    return max((one.max_bytes for one in FORMATS.get(suffix, ())), default=MAX_BYTES)
