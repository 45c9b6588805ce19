"""The operators as they stand in `operatoren/*.yaml`, and what is excluded."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "operatoren"
EXCLUDED = "uitgesloten.yaml"

MISSING = "ontbreekt"
WRONG = "onjuist"
READING = "Lezing-waarde-leeg"


@dataclass(frozen=True, slots=True)
class Operator:
    """One way to put a single defect into a document."""

    naam: str
    doe: str
    """What is done: a name from `changes.CHANGES`."""
    waar: str
    """Selector of the places where it is done; every place is a defect of its own."""
    regels: tuple[str, ...]
    """Rules any of which notices the defect, by local name; `Stroom-*` stands for all such."""
    plaats: tuple[str, ...]
    """Where a finding may lie: pad, ouder, item, lijst, or a path in the document."""
    aard: str
    """`ontbreekt` when something is left out, `onjuist` when something wrong is said."""
    ernst: str = ""
    """Severity that the finding should have; empty when the operator does not say."""
    waarde: Any = None
    van: str = ""
    naar: str = ""
    sleutels: tuple[str, ...] = ()
    voor: str = ""
    als: dict[str, str] = field(default_factory=dict)
    """Conditions on the document: selectors with a pattern that their text must match."""
    gevallen: bool = True
    """Whether the operator also works on passing cases, which are parts of a document."""

    @property
    def group(self) -> str:
        """The first word of the name: the subject."""
        return self.naam.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Excluded:
    """What is no defect: keys whose absence means nothing, and cases that do not take part."""

    sleutels: dict[str, str]
    gevallen: dict[str, str]


def _operators_of(row: dict[str, Any], subject: str) -> list[Operator]:
    done = row.pop("doe")
    name = f"{subject}: {row.pop('naam')}"
    nature = row.pop("aard", MISSING if done in {"weg", "leeg"} else WRONG)
    place = row.pop("plaats", "ouder" if nature == MISSING and done == "weg" else "pad")
    places = (place,) if isinstance(place, str) else tuple(place)
    empty = row.pop("ook_leeg", done == "weg")
    values = row.pop("waarden", None)
    rules = tuple(row.pop("regels"))
    keys = tuple(row.pop("sleutels", ()))
    made = [
        Operator(name, done, row["waar"], rules, places, nature, sleutels=keys, **_rest(row, value))
        for value in (values if values is not None else [row.get("waarde")])
    ]
    if done == "weg" and empty:
        made.append(_emptied(made[0]))
    return made


def _rest(row: dict[str, Any], value: Any) -> dict[str, Any]:
    return {**{key: part for key, part in row.items() if key not in {"waar", "waarde"}},
            "waarde": value}  # fmt: skip


def _emptied(operator: Operator) -> Operator:
    """Return the operator that leaves the key but takes its value: noticed like a lost key."""
    return Operator(
        f"{operator.naam} (leeg)",
        "leeg",
        operator.waar,
        (*operator.regels, READING),
        (*operator.plaats, "pad"),
        operator.aard,
        als=operator.als,
        gevallen=operator.gevallen,
    )


def read_operators(folder: Path = FOLDER) -> list[Operator]:
    """Return all operators, in the order of the files."""
    found: list[Operator] = []
    for file in sorted(folder.glob("*.yaml")):
        if file.name == EXCLUDED:
            continue
        for row in yaml.safe_load(file.read_text("utf-8")):
            found += _operators_of(dict(row), file.stem)
    return found


def read_excluded(folder: Path = FOLDER) -> Excluded:
    """Return what is excluded, with reasons."""
    data = yaml.safe_load((folder / EXCLUDED).read_text("utf-8"))
    return Excluded(data["sleutels"], data["gevallen"])
