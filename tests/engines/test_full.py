"""The long comparisons: pySHACL on all mutations, TopBraid on every case, example and mutation.

Only `make test-full` runs these. TopBraid is the independent engine: its SPARQL is Jena's. One run
of Java sees many documents in one graph, while our own engine sees them one by one.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cases import example_documents, rule_cases
from engines import topbraid
from engines.mutants import IN_ORDER, PORTIONS, SIZE, Mutant, portion
from engines.panel import Panel
from engines.test_rules_agree import CASE, PLANTS, differ
from vams_kg.vocabulary import REGEL
from vams_kg.workbench import Workbench

BATCH = 100
CASES = rule_cases()

pytestmark = pytest.mark.full
needs_topbraid = pytest.mark.skipif(not topbraid.available(), reason="needs the extra `full`")


@pytest.fixture(scope="module")
def panel(bench: Workbench) -> Panel:
    return Panel(bench)


@pytest.mark.parametrize("number", range(PORTIONS * SIZE))
@pytest.mark.parametrize("name", IN_ORDER)
def test_pyshacl_agrees_on_every_mutation(name: str, number: int, panel: Panel) -> None:
    mutant = portion(panel, name, number // SIZE)[number % SIZE]
    differ("pyshacl", [mutant], panel)


@needs_topbraid
@pytest.mark.parametrize("start", range(0, len(CASES), BATCH))
def test_topbraid_agrees_on_all_rule_cases(start: int, panel: Panel) -> None:
    agrees_on(CASES[start : start + BATCH], panel)


@needs_topbraid
def test_topbraid_agrees_on_the_examples(panel: Panel) -> None:
    agrees_on(example_documents(), panel)


@needs_topbraid
@pytest.mark.parametrize("number", range(PORTIONS))
@pytest.mark.parametrize("name", IN_ORDER)
def test_topbraid_agrees_on_every_mutation(name: str, number: int, panel: Panel) -> None:
    mutants: list[Mutant] = portion(panel, name, number)
    differ("topbraid", mutants, panel)


@needs_topbraid
@pytest.mark.parametrize("plant", PLANTS)
def test_topbraid_sees_a_planted_difference(plant: str, panel: Panel) -> None:
    rule = frozenset({REGEL.base + CASE.parent.name})
    case = panel.read(CASE)
    assert panel.differences("topbraid", [case], rule) == []
    assert PLANTS[plant](panel).differences("topbraid", [case], rule) != []


def agrees_on(paths: Sequence[Path], panel: Panel) -> None:
    assert panel.differences("topbraid", [panel.read(path) for path in paths]) == []
