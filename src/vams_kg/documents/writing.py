"""Which writer belongs to which file: add a format here, with one function in a file of its own.

A writer turns the tree of a document into bytes that its reader takes in as the same content. What
a format cannot hold is left out; who converts a file compares the two and says what is missing.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import Final, NamedTuple, cast

from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.tree import Table
from vams_kg.errors import VamsError

Writer = Callable[[Table, Knowledge], bytes]


class Written(NamedTuple):
    """A kind of file that is written: module of this package and name of the function in it."""

    label: str
    module: str
    writer: str

    def write(
        self, tree: Table, knowledge: Knowledge, iris: Mapping[int, str] | None = None
    ) -> bytes:
        """Return a document in this format; linked data keep the IRIs of the author."""
        make = getattr(import_module(f"vams_kg.documents.{self.module}"), self.writer)
        if iris and self.module in _LINKED:
            return cast(bytes, make(tree, knowledge, iris))
        return cast(Writer, make)(tree, knowledge)


_LINKED: Final = frozenset({"as_rdf", "as_jsonld"})


_YAML: Final = Written("YAML", "as_yaml", "write_yaml")

WRITERS: Final[Mapping[str, Written]] = {
    ".yaml": _YAML,
    ".yml": _YAML,
    ".json": Written("JSON", "as_json", "write_json"),
    ".jsonld": Written("JSON-LD", "as_jsonld", "write_jsonld"),
    ".ttl": Written("Turtle", "as_rdf", "write_turtle"),
    ".nt": Written("N-Triples", "as_rdf", "write_triples"),
    ".nq": Written("N-Quads", "as_rdf", "write_quads"),
    ".xlsx": Written("Excel-werkboek", "workbook_writing", "write_workbook"),
    ".docx": Written("Word-document", "word_writing", "write_word"),
    ".rdf": Written("RDF/XML", "as_rdf", "write_xml"),
}
"""Formats that are written, by suffix in lower case."""


def writer_of(name: str) -> Written:
    """Return the format of a new file of this name; raises VamsError with the suffixes we know."""
    suffix = PurePath(name).suffix.lower()
    found = WRITERS.get(suffix)
    if found is None:
        said = f"de soort ‘{suffix}’" if suffix else "een bestand zonder achtervoegsel"
        raise VamsError(
            f"{name}: {said} kan niet worden geschreven.\n"
            f"  Verwacht: een naam die eindigt op {', '.join(WRITERS)}\n"
            "  Probeer: geef het nieuwe bestand een van deze achtervoegsels."
        )
    return found
