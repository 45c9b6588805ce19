"""Rule cases and examples as data: documents with a `#+` header that says what must be found."""

from pathlib import Path

from vams_kg.rulebook.cases import header, read_case

__all__ = ["EXAMPLES", "ROOT", "RULES", "case_id", "example_documents", "expected_pads", "header"]

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "tests" / "rules"
EXAMPLES = ROOT / "examples"

PROVEN_BY_TESTS = frozenset(
    (
        "Lezing-blad-overgeslagen",
        "Lezing-eigenschap-onbekend",
        "Lezing-element-overgeslagen",
        "Lezing-formaat-experimenteel",
        "Lezing-kolom-onbekend",
        "Lezing-koppeling-onzeker",
        "Lezing-onderwerp-los",
        "Lezing-waarde-onbegrepen",
        "Lezing-werkboek-blad",
        "Lezing-werkboek-formule",
        "Lezing-werkboek-kolom",
        "Lezing-werkboek-rij-los",
    )
)
"""Reading rules of other formats than YAML, which a case is: tests/documents/ proves them."""


def rule_cases() -> list[Path]:
    """Return every document below tests/rules."""
    return sorted(RULES.glob("*/*.yaml"))


def example_documents() -> list[Path]:
    """Return every document that is an example; those of `regio` only define terms."""
    return sorted(path for path in EXAMPLES.glob("*/*.yaml") if path.parent.name != "regio")


def case_id(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def expected_pads(path: Path) -> list[str]:
    """Return the places where the case's rule must be found, sorted; empty for a good case."""
    return list(read_case(path).verwacht)
