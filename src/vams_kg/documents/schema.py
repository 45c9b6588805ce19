"""JSON Schema of the document format."""
from vams_kg.rulebook import Rulebook


def schema_text(rulebook: Rulebook, kind: str | None = None) -> str:
    """Return the schema."""
    return "{}"
