"""Which reader belongs to which file name: add a format here, with one function in its own file."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Final

from vams_kg.documents.text import read_tree
from vams_kg.documents.tree import Tree
from vams_kg.errors import UnreadableInput

Reader = Callable[[bytes, str], Tree]

READERS: Final[Mapping[str, Reader]] = {
    ".yaml": read_tree,
    ".yml": read_tree,
    ".json": read_tree,
    "": read_tree,
}
"""Readers by suffix in lower case; standard input has no suffix and is read as text."""

OTHERS: Final = frozenset(
    [
        ".csv",
        ".doc",
        ".docx",
        ".htm",
        ".html",
        ".jpg",
        ".md",
        ".odt",
        ".pdf",
        ".png",
        ".ppt",
        ".pptx",
        ".rtf",
        ".txt",
        ".xls",
        ".xlsx",
        ".zip",
    ]
)
"""Suffixes of files that we know not to read; any other name is tried as text."""


def reader_of(name: str) -> Reader:
    """Return the reader for a file name; raises UnreadableInput for a known other kind of file."""
    suffix = PurePath(name).suffix.lower()
    if suffix in OTHERS - {".txt"}:
        known = ", ".join(sorted(filter(None, READERS)))
        raise UnreadableInput(
            name,
            f"Bestanden van de soort ‘{suffix}’ worden niet gelezen.",
            expected=f"een bestand met de naam …{known}",
            try_this="Zet de beschrijving in YAML; ‘vams-kg schema’ geeft de sleutels.",
        )
    return READERS.get(suffix, read_tree)
