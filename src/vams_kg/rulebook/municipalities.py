"""Municipalities and regions, from the tables beside the ontology."""

import csv
from pathlib import Path
from typing import Final

from vams_kg.model.gemeenten import Gemeente, Gemeenten

STATE: Final = "2022-12-22"
"""State of the list of municipalities; see `ontology/gemeenten/README.md`."""


def read_municipalities(root: Path) -> Gemeenten:
    """Return the municipalities and regions of the tables below a root.

    Two municipalities with one name are found by neither: nothing is guessed.
    """
    folder = root / "ontology" / "gemeenten"
    found = [
        Gemeente(
            code=row["code"],
            naam=row["naam"],
            begin=row["begin"],
            einde=row["einde"],
            opvolgers=tuple(row["opvolgers"].split()),
            provincie=row["provincie"],
        )
        for row in _rows(folder / "gemeenten.csv")
    ]
    regions: dict[str, tuple[str, ...]] = {}
    for row in _rows(folder / "regios.csv"):
        regions[row["regio"]] = (*regions.get(row["regio"], ()), row["gemeente"])
    return Gemeenten(STATE, {one.code: one for one in found}, _by_name(found), regions)


def _by_name(found: list[Gemeente]) -> dict[str, Gemeente]:
    names: dict[str, Gemeente] = {}
    double: set[str] = set()
    for one in found:
        for name in (one.naam.lower(), f"gemeente {one.naam.lower()}"):
            if name in names:
                double.add(name)
            names[name] = one
    return {name: one for name, one in names.items() if name not in double}


def _rows(file: Path) -> list[dict[str, str]]:
    if not file.is_file():  # a rulebook of somebody else need not have them
        return []
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
