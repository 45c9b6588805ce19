"""The pairs that the field research documents in words: what is found does not get worse."""

import csv
from pathlib import Path

import pytest

from cases import ROOT
from vams_kg import service
from vams_kg.model.harmonising import Soort
from vams_kg.workbench import Workbench

LABELS = Path(__file__).with_name("gelabelde-paren.csv")
REGIO = ROOT / "examples" / "regio"
FIELD = ROOT.parent / "shared" / "field" / "definitions.csv"
KINDS = {"valse vriend": Soort.valse_vriend, "tweeling": Soort.verborgen_tweeling}


@pytest.fixture(scope="module")
def labels() -> list[dict[str, str]]:
    with LABELS.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def found(bench: Workbench) -> dict[frozenset[tuple[str, str]], Soort]:
    sources = [service.Source(file.name, file.read_bytes()) for file in REGIO.glob("*.yaml")]
    pairs = service.harmonise(sources, bench)[0].vergelijkingen
    return {
        frozenset(
            (Path(one.document).stem, one.term) for one in (pair.links, pair.rechts)
        ): pair.soort
        for pair in pairs
    }


def key(row: dict[str, str]) -> frozenset[tuple[str, str]]:
    return frozenset({(row["links"], row["term_links"]), (row["rechts"], row["term_rechts"])})


@pytest.mark.skipif(not FIELD.exists(), reason="the field research is not here")
def test_every_label_quotes_the_research(labels: list[dict[str, str]]) -> None:
    with FIELD.open(encoding="utf-8", newline="") as stream:
        cells = [cell for row in csv.DictReader(stream) for cell in row.values()]
    assert [row["zin"] for row in labels if not any(row["zin"] in cell for cell in cells)] == []


@pytest.mark.parametrize(
    ("name", "least_right", "most_wrong"), [("valse vriend", 3, 1), ("tweeling", 10, 1)]
)
def test_as_much_is_found_as_was_noted(
    name: str,
    least_right: int,
    most_wrong: int,
    labels: list[dict[str, str]],
    found: dict[frozenset[tuple[str, str]], Soort],
) -> None:
    """The figures of `docs/measurements.md`; printed by `make evaluate`."""
    ours = [row for row in labels if found.get(key(row)) is KINDS[name]]
    right = [row for row in ours if row["oordeel"] == name]
    assert len(right) >= least_right
    assert len(ours) - len(right) <= most_wrong
