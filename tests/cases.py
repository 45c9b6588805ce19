"""Rule cases and examples as data: documents with a `#+` header that says what must be found."""

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "tests" / "rules"
EXAMPLES = ROOT / "examples"
PREFIX = "#+"


def rule_cases() -> list[Path]:
    """Return every document below tests/rules."""
    return sorted(RULES.glob("*/*.yaml"))


def example_documents() -> list[Path]:
    """Return every document that is an example."""
    return sorted(EXAMPLES.glob("*/*.yaml"))


def case_id(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def header(path: Path) -> dict[str, Any]:
    """Return the YAML of the `#+` lines at the top of a case."""
    lines = []
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(PREFIX):
            break
        lines.append(line[len(PREFIX) :].removeprefix(" "))
    found = yaml.safe_load("\n".join(lines))
    assert isinstance(found, dict), f"{path} has no #+ header"
    return found


def expected_pads(path: Path) -> list[str]:
    """Return the places where the case's rule must be found, sorted; empty for a good case."""
    wanted = header(path).get("verwacht") or []
    return sorted(entry[0] if isinstance(entry, list) else entry for entry in wanted)
