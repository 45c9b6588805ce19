"""The compiled rules find what other engines find: on every case, example and mutation.

Same means: the same set of (rule, focus, value), of all rules, whatever applies to the document.
shifty sees the cases of a rule in one graph, while our own engine sees them one by one: so these
tests also show that no rule marked `document` looks beyond its document.
There is no list of exceptions: the engines agree on everything.
"""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from cases import RULES, case_id, example_documents, rule_cases
from engines.mutants import IN_ORDER, PORTIONS, SHORT, SIZE, Mutant, portion
from engines.panel import Panel
from vams_kg.vocabulary import REGEL, SH
from vams_kg.workbench import Workbench

FOLDERS = sorted(folder for folder in RULES.iterdir() if any(folder.glob("*.yaml")))


@pytest.fixture(scope="module")
def panel(bench: Workbench) -> Panel:
    return Panel(bench)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_shifty_agrees_on_the_cases_of_a_rule(folder: Path, panel: Panel) -> None:
    cases = [panel.read(path) for path in sorted(folder.glob("*.yaml"))]
    assert panel.differences("shifty", cases) == []


@pytest.mark.parametrize("path", example_documents(), ids=case_id)
def test_shifty_agrees_on_an_example(path: Path, panel: Panel) -> None:
    assert panel.differences("shifty", [panel.read(path)]) == []


@pytest.mark.parametrize("number", range(PORTIONS))
@pytest.mark.parametrize("name", IN_ORDER)
def test_shifty_agrees_on_mutations(name: str, number: int, panel: Panel) -> None:
    for mutant in portion(panel, name, number):  # together they are far slower than one by one
        differ("shifty", [mutant], panel)


@pytest.mark.parametrize("path", rule_cases(), ids=case_id)
def test_pyshacl_agrees_on_a_rule_case(path: Path, panel: Panel) -> None:
    rule = frozenset({REGEL.base + path.parent.name})
    assert panel.differences("pyshacl", [panel.read(path)], rule) == []


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("name", SHORT)
def test_pyshacl_agrees_on_a_mutation(name: str, number: int, panel: Panel) -> None:
    differ("pyshacl", portion(panel, name, number)[:1], panel)


def differ(engine: str, mutants: list[Mutant], panel: Panel) -> None:
    """Check that there is no difference, and say which changes made one."""
    found = panel.differences(engine, [mutant.dossier for mutant in mutants])
    assert found == [], [mutant.changes for mutant in mutants if mutant.dossier.base in str(found)]


def test_mutations_are_many_and_break_rules(panel: Panel) -> None:
    made = portion(panel, "merenwaard", 0) + portion(panel, "oeverland", 0)
    assert len(IN_ORDER) * PORTIONS * SIZE >= 200
    assert len({mutant.dossier.sha256 for mutant in made}) == len(made)
    fired = {rule for mutant in made for rule, *_ in panel.compiled([mutant.dossier])}
    untouched = {
        rule for path in IN_ORDER.values() for rule, *_ in panel.compiled([panel.read(path)])
    }
    assert len(fired - untouched) > 20


CASE = RULES / "Casusoverleg-verslag-verboden" / "fout-ja.yaml"


def blind(panel: Panel) -> Panel:
    """Return a panel in which our own engine has lost one rule."""
    lost = [r for r in panel.rules if not r.shape.endswith("/" + CASE.parent.name)]
    return Panel(panel.bench, compiled=lost)


def other_shape(panel: Panel) -> Panel:
    """Return a panel in which the other engines read `no` where a shape says `yes`."""
    yes = ox.NamedNode("https://w3id.org/vams/begrip/ja")
    no = ox.NamedNode("https://w3id.org/vams/begrip/nee")
    value = SH.node("hasValue")
    shapes = [
        ox.Quad(q.subject, q.predicate, no) if (q.predicate, q.object) == (value, yes) else q
        for q in panel.shapes
    ]
    return Panel(panel.bench, shapes=shapes)


PLANTS: dict[str, Callable[[Panel], Panel]] = {
    "blind": blind,
    "other shape": other_shape,
}


@pytest.mark.parametrize("engine", ["shifty", "pyshacl"])
@pytest.mark.parametrize("plant", PLANTS)
def test_a_planted_difference_is_seen(plant: str, engine: str, panel: Panel) -> None:
    rule = frozenset({REGEL.base + CASE.parent.name})
    case = panel.read(CASE)
    assert panel.differences(engine, [case], rule) == []
    (found,) = PLANTS[plant](panel).differences(engine, [case], rule)
    assert found.engine == engine and (found.more or found.less)
