"""Every component, path, target and query form: three engines find the same."""

from functools import cache

import pytest

from engines.component_cases import CASES, DATA, PREFIXES
from engines.harness import ENGINES, Key, compiled, turtle

SILENT = {
    "target: deactivated",
    "value: datatype integer",
    "value: datatype boolean",
    "set: min count 0",
    "set: unique language off",
    "set: max count 4",
    "logic: or of nothing",
}
"""Cases in which nothing may be found."""

NUMBERS = {name: str(number) for number, name in enumerate(CASES)}


def one_case(name: str) -> str:
    """Return the shapes of a case with names of their own."""
    number = NUMBERS[name]
    return CASES[name].replace("s:x ", f"s:x{number} ").replace("s:named", f"s:named{number}")


@cache
def results(engine: str) -> dict[str, set[Key]]:
    """Return what an engine finds by rule, all cases in one run."""
    shapes = turtle(PREFIXES + "\n".join(map(one_case, CASES)))
    run = compiled if engine == "compiled" else ENGINES[engine]
    found: dict[str, set[Key]] = {}
    for key in run(shapes, turtle(DATA)):
        found.setdefault(key[0].rsplit("#x", 1)[-1], set()).add(key)
    return found


@pytest.mark.parametrize("name", CASES)
def test_engines_agree(name: str) -> None:
    ours, *others = (results(engine).get(NUMBERS[name], set()) for engine in ("compiled", *ENGINES))
    assert all(theirs == ours for theirs in others)
    assert bool(ours) is (name not in SILENT)
