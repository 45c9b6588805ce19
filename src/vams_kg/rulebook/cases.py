"""The cases of the rules: small documents that break a rule or pass it, with what they prove."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from vams_kg import resources
from vams_kg.errors import KnowledgeError
from vams_kg.model import Case

PREFIX = "#+"


def header(path: Path) -> dict[str, Any]:
    """Return the YAML of the `#+` lines at the top of a file; raises KnowledgeError without one."""
    lines = []
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            if not line.startswith(PREFIX):
                break
            lines.append(line.removeprefix(PREFIX).removeprefix(" ").rstrip("\n"))
    found = yaml.load("\n".join(lines), Loader=yaml.CBaseLoader)
    if not isinstance(found, dict):
        raise KnowledgeError(f"{path} has no {PREFIX} header")
    return found


def read_case(path: Path) -> Case:
    """Return the case in a file."""
    said = header(path)
    wanted = [one[0] if isinstance(one, list) else one for one in said.get("verwacht") or []]
    return Case(
        regel=path.parent.name,
        naam=path.stem,
        titel=said["titel"],
        verwacht=tuple(sorted(wanted)),
        uitspraken=tuple(said.get("uitspraken") or ()),
        bestand=path,
    )


def read_cases(base: Path | None = None) -> Iterator[Case]:
    """Yield every case, by rule and name."""
    for path in sorted((base or resources.cases()).glob("*/*.yaml")):
        yield read_case(path)
