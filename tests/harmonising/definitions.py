"""Small dossiers of definitions, written as people write them."""

from vams_kg import documents
from vams_kg.model import Dossier
from vams_kg.workbench import Workbench


def dossier(bench: Workbench, name: str, text: str) -> Dossier:
    """Return a dossier of the YAML text."""
    return documents.read(text.encode(), name, bench.knowledge)


def defined(term: str, who: str = "Regio", **facets: str) -> str:
    """Return the YAML of a document that defines one term."""
    told = "".join(f"      {key}: {value}\n" for key, value in facets.items())
    kenmerken = f"    kenmerken:\n{told}" if told else "    kenmerken: {}\n"
    return (
        f"titel: Begrippen van {who}\norganisaties: [{who}]\ndefinities:\n"
        f"  - id: DF1\n    term: {term}\n    definitie: Iemand die iets doet.\n{kenmerken}"
    )
