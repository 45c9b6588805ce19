"""A document in, lines for the municipality's processing register out."""

from vams_kg import documents
from vams_kg.documents.register_lines import register_lines, write_lines
from vams_kg.errors import VamsError
from vams_kg.rulebook.register_columns import read_register_columns
from vams_kg.service.checking import Source
from vams_kg.service.converting import Converted
from vams_kg.workbench import Workbench


def as_register(source: Source, target: str, bench: Workbench) -> Converted:
    """Return a line per data flow as CSV or Excel, and what stays empty.

    Raises VamsError for another kind of file or a document without flows, UnreadableInput for a
    source that cannot be read.
    """
    knowledge = bench.knowledge
    intake = documents.take_in(source.data, source.name, knowledge)
    document = documents.document_of(intake, source.name, knowledge)
    columns = read_register_columns(bench.rulebook.ontology)
    lines = register_lines(document, knowledge, columns)
    if not lines.rows:
        raise VamsError(
            f"{source.name}: dit document noemt geen gegevensstromen.\n"
            "  Probeer: beschrijf eerst wie welke gegevens aan wie geeft."
        )
    return Converted(write_lines(lines, target), lines.empty)
