"""Which empty documents there are: add a form here, with one function in a file of its own."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Final, NamedTuple, cast

from vams_kg.errors import UnknownChoice
from vams_kg.rulebook import Rulebook

Maker = Callable[[Rulebook, str | None], bytes]


class Template(NamedTuple):
    """An empty document to fill in: module of this package and name of the function in it."""

    module: str
    function: str

    def load(self) -> Maker:
        """Return the function."""
        module = import_module(f"vams_kg.documents.{self.module}")
        return cast(Maker, getattr(module, self.function))


TEMPLATES: Final[Mapping[str, Template]] = {
    "xlsx": Template("workbook_writing", "workbook_template"),
    "docx": Template("word_writing", "word_template"),
    "yaml": Template("yaml_template", "yaml_template"),
}
"""Empty documents by the name of their form."""


def make_template(form: str, rulebook: Rulebook, kind: str | None = None) -> bytes:
    """Return an empty document; raises UnknownChoice for a form or kind that there is not."""
    found = TEMPLATES.get(form.lower().lstrip("."))
    if found is None:
        raise UnknownChoice("template", form, tuple(TEMPLATES))
    return found.load()(rulebook, kind)
