"""The operators of the mutation test: each changes one thing, and no key is left out in silence."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mutation.changes import CHANGES, Defect, defects
from mutation.documents import (
    CONTRACTS,
    Subject,
    all_defects,
    all_subjects,
    contracts,
    dumped,
    read,
)
from mutation.operators import MISSING, READING, WRONG, Operator, read_excluded, read_operators
from mutation.paths import Keys, find, item_of, shown, value_at
from mutation.run import ELSEWHERE, MISSED, NOTICED, WRONG_RULE, Outcome
from vams_kg.rulebook import Rulebook

OPERATORS = read_operators()
ENOUGH = 300


@pytest.fixture(scope="module")
def subjects() -> list[Subject]:
    return all_subjects()


@pytest.fixture(scope="module")
def made(subjects: list[Subject]) -> list[Defect]:
    return list(all_defects(subjects))


def test_the_contract_documents_alone_give_enough_defects(made: list[Defect]) -> None:
    names = {subject.naam for subject in contracts(OPERATORS)}
    assert len([one for one in made if one.document in names]) >= ENOUGH


def test_passing_cases_give_defects_too(subjects: list[Subject], made: list[Defect]) -> None:
    cases = {subject.naam for subject in subjects if subject.geval}
    assert len([one for one in made if one.document in cases]) >= ENOUGH


def test_operators_say_known_things(rulebook: Rulebook) -> None:
    known = {rule.local for rule in rulebook.rules.values()}
    wrong = [
        (one.naam, one.doe, one.aard, [r for r in one.regels if "*" not in r and r not in known])
        for one in OPERATORS
        if one.doe not in CHANGES
        or one.aard not in {MISSING, WRONG}
        or one.ernst not in {"", "Violation", "Warning", "Info"}
        or not one.regels
        or any("*" not in r and r not in known for r in one.regels)
    ]
    assert wrong == []


def test_every_operator_makes_a_defect_somewhere(made: list[Defect]) -> None:
    used = {one.operator.naam for one in made}
    assert {one.naam for one in OPERATORS if one.naam not in used} == set()


def test_every_defect_changes_one_thing(subjects: list[Subject], made: list[Defect]) -> None:
    trees = {subject.naam: subject.tree for subject in subjects}
    wrong = [
        (one.operator.naam, one.document, one.pad)
        for one in made
        if not _changes_one_thing(trees[one.document], one)
    ]
    assert wrong == []


def _changes_one_thing(old: Any, defect: Defect) -> bool:
    """Return whether one value is another, or one thing is added, gone, swapped or moved."""
    if defect.operator.doe == "zet":
        return any(_restored(old, defect.tree, keys) for keys in find(old, defect.operator.waar))
    return len(list(_differences(old, defect.tree))) == 1


def _restored(old: Any, new: Any, keys: Keys) -> bool:
    again = copy.deepcopy(new)
    value_at(again, keys[:-1])[keys[-1]] = value_at(old, keys)
    return bool(again == old)


def _differences(old: Any, new: Any) -> Iterator[str]:
    """Yield every change; a swap of two keys, added keys and a moved item are one change each."""
    if isinstance(old, dict) and isinstance(new, dict):
        changed = [k for k in {**old, **new} if k not in old or k not in new or old[k] != new[k]]
        added = all(key not in old for key in changed)
        swapped = len(changed) == 2 and sorted(map(repr, (old.get(k) for k in changed))) == sorted(
            map(repr, (new.get(k) for k in changed))
        )
        if changed and (added or swapped):
            yield "keys"
        else:
            for key in changed:
                yield from _inside(old, new, key)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _list_differences(old, new)
    elif old != new:
        yield "value"


def _inside(old: dict[str, Any], new: dict[str, Any], key: str) -> Iterator[str]:
    if key in old and key in new:
        yield from _differences(old[key], new[key])
    else:
        yield key


def _list_differences(old: list[Any], new: list[Any]) -> Iterator[str]:
    if sorted(map(repr, old)) == sorted(map(repr, new)):
        if old != new:
            yield "order"
    elif len(old) == len(new):
        for one, other in zip(old, new, strict=True):
            yield from _differences(one, other)
    else:
        longer, shorter = (old, new) if len(old) > len(new) else (new, old)
        rest = list(longer)
        for one in shorter:
            if one in rest:
                rest.remove(one)
        yield from ("item" for _ in rest)


def test_every_key_of_the_contract_documents_has_an_operator_or_a_reason() -> None:
    excluded = read_excluded().sleutels
    silent = set()
    for file in CONTRACTS:
        tree = read(file)
        dropped = {
            keys
            for one in OPERATORS
            if one.doe == "weg" and _speaks_of(one, tree)
            for keys in find(tree, one.waar)
        }
        for keys in _all_keys(tree):
            path = re.sub(r"~?\b\d+\b", "*", ".".join(map(str, keys)))
            if keys not in dropped and not _is_excluded(path, excluded):
                silent.add(path)
    assert silent == set()


def _speaks_of(operator: Operator, tree: Any) -> bool:
    return any(True for _ in defects("", tree, [operator]))


def _is_excluded(path: str, excluded: dict[str, str]) -> bool:
    general = re.sub(r"(kenmerken)\.\w+$", r"\1.*", path)
    return path in excluded or general in excluded or path.endswith(".id")


def _all_keys(tree: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the keys of every item and every key of an item; single values of a list are data."""
    pairs: Any = ()
    if isinstance(tree, dict):
        pairs = tree.items()
    elif isinstance(tree, list):
        pairs = enumerate(tree)
    for key, value in pairs:
        if isinstance(key, str) or isinstance(value, dict):
            yield (*above, key)
        yield from _all_keys(value, (*above, key))


def test_exclusions_have_reasons_and_are_needed() -> None:
    excluded = read_excluded()
    assert all(
        reason.endswith(".") for reason in {**excluded.sleutels, **excluded.gevallen}.values()
    )


def test_written_documents_read_back_the_same(tmp_path: Path) -> None:
    for file in CONTRACTS:
        tree = read(file)
        again = tmp_path / file.name
        again.write_bytes(dumped(tree))
        assert read(again) == tree


def test_selectors_find_places() -> None:
    tree = {
        "stappen": [{"id": "S1", "soort": "triage", "uit": ["a", "b"]}, {"id": "S2", "soort": "x"}]
    }
    assert find(tree, "stappen[soort~^tri].uit") == [("stappen", 0, "uit")]
    assert find(tree, "stappen[!uit]") == [("stappen", 1)]
    assert find(tree, "stappen.*.uit.#[~b]") == [("stappen", 0, "uit", 1)]
    assert shown(tree, ("stappen", 0, "uit", 1)) == "stappen.S1.uit"
    assert item_of(tree, ("stappen", 0, "uit", 1)) == ("stappen", 0)


def test_an_emptied_key_may_be_noticed_by_the_reader() -> None:
    emptied = next(one for one in OPERATORS if one.naam == "stromen: zonder doel (leeg)")
    assert READING in emptied.regels
    assert "pad" in emptied.plaats


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ([("R", "a.b", "Warning")], NOTICED),
        ([("R", "a.c", "Warning")], ELSEWHERE),
        ([("Q", "a.b", "Violation")], WRONG_RULE),
        ([], MISSED),
    ],
)
def test_verdicts(found: list[tuple[str, str, str]], verdict: str) -> None:
    operator = Operator("t: x", "weg", "a.b", ("R",), ("pad",), MISSING)
    outcome = Outcome(Defect(operator, "d", "a.b", ("a.b",), {}), tuple(found), ())
    assert outcome.verdict == verdict
    assert bool(outcome.others) is (verdict == WRONG_RULE)
