"""Every rule has cases that break it and cases that pass; the case itself says what is found."""

from pathlib import Path

import pytest

from cases import PROVEN_BY_TESTS, RULES, case_id, expected_pads, header, rule_cases
from vams_kg import service
from vams_kg.model import Finding
from vams_kg.workbench import Workbench


def findings(path: Path, bench: Workbench) -> tuple[Finding, ...]:
    asked = header(path)
    day = asked.get("datum")
    wanted = service.wishes(
        bench.rulebook,
        asked.get("regime"),
        asked.get("regiemodel") or [],
        str(day) if day else None,
    )
    checked = service.check([service.Source(path.name, path.read_bytes())], bench, wanted)
    assert not checked.unreadable, checked.unreadable
    return checked.judgements[0].bevindingen


@pytest.mark.parametrize("path", rule_cases(), ids=case_id)
def test_rule_case_finds_exactly_what_it_says(path: Path, bench: Workbench) -> None:
    found = [f.pad for f in findings(path, bench) if f.regel == path.parent.name]
    assert sorted(found) == expected_pads(path)


def test_case_names_say_whether_they_break_the_rule() -> None:
    wrong = [
        case_id(path)
        for path in rule_cases()
        if not path.name.startswith("fout-" if expected_pads(path) else "goed-")
    ]
    assert wrong == []


def test_every_rule_has_a_failing_and_a_passing_case(bench: Workbench) -> None:
    lacking = {}
    for rule in bench.rulebook.rules.values():
        names = {path.name[:5] for path in (RULES / rule.local).glob("*.yaml")}
        if not {"fout-", "goed-"} <= names and rule.local not in PROVEN_BY_TESTS:
            lacking[rule.local] = sorted({"fout-", "goed-"} - names)
    assert lacking == {}


def test_every_folder_of_cases_belongs_to_a_rule(bench: Workbench) -> None:
    known = {rule.local for rule in bench.rulebook.rules.values()}
    assert [folder.name for folder in sorted(RULES.iterdir()) if folder.name not in known] == []
