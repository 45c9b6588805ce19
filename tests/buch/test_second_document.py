"""A second document by the BUCH model, in other words than the memo: each rule finds its change.

`afwijkingen.yaml` holds for every rule a change of the document, and where it is found. One change
is enough unless the document says the same in several places; then the row says so (`omdat`).
"""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from cases import EXAMPLES
from mutation.changes import CHANGES
from mutation.documents import dumped, read
from mutation.operators import WRONG, Operator
from mutation.paths import Tree, find
from vams_kg import service
from vams_kg.workbench import Workbench

DOCUMENT = EXAMPLES / "polderstreek" / "beschrijving.yaml"
DEVIATIONS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("afwijkingen.yaml").read_text("utf-8")
)
RULE_SET = "buchRegels"
PARTS = ("doe", "waar", "waarde", "van", "naar", "voor")


def buch_rules(bench: Workbench) -> set[str]:
    """Return the rules of the BUCH rule set, by local name."""
    rules = bench.rulebook.rules.values()
    return {rule.local for rule in rules if rule.regelset.endswith(f"#{RULE_SET}")}


def findings(tree: Tree, bench: Workbench) -> set[tuple[str, str]]:
    """Return rule and place of what the BUCH rules find in a document."""
    checked = service.check([service.Source(DOCUMENT.name, dumped(tree))], bench)
    assert not checked.unreadable, checked.unreadable
    known = buch_rules(bench)
    return {(f.regel, f.pad) for f in checked.judgements[0].bevindingen if f.regel in known}


def changed(tree: Tree, rule: str) -> Tree:
    """Return the document with the change that belongs to a rule, and what must go with it."""
    made = copy.deepcopy(tree)
    for row in (DEVIATIONS[rule], *DEVIATIONS[rule].get("en", ())):
        parts = {key: row[key] for key in PARTS if key in row}
        operator = Operator(rule, regels=(rule,), plaats=(), aard=WRONG, **parts)
        places = find(made, operator.waar)
        assert len(places) == 1, f"{operator.waar} points at {len(places)} places"
        assert CHANGES[operator.doe](made, places[0], operator), f"{operator.waar}: no change"
    return made


def test_every_buch_rule_has_one_deviation(bench: Workbench) -> None:
    assert set(DEVIATIONS) == buch_rules(bench)


def test_the_document_itself_gives_no_buch_finding(bench: Workbench) -> None:
    assert findings(read(DOCUMENT), bench) == set()


@pytest.mark.parametrize("rule", sorted(DEVIATIONS))
def test_one_change_is_found_by_its_rule_alone(rule: str, bench: Workbench) -> None:
    row = DEVIATIONS[rule]
    found = findings(changed(read(DOCUMENT), rule), bench)
    assert (rule, row["pad"]) in found
    assert {name for name, _ in found} == {rule, *row.get("ook", ())}
    assert row.get("omdat") or not {"ook", "en"} & set(row), "say why"
