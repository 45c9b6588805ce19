"""Which findings came, which went, and which weigh otherwise."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Final

from vams_kg.model import Finding
from vams_kg.model.difference import CAME, HEAVIER, LIGHTER, WENT, Bevindingverschil

_WEIGHT: Final = {"Violation": 0, "Warning": 1, "Info": 2}


def compare_findings(
    old: Iterable[Finding], new: Iterable[Finding], became: Mapping[str, str]
) -> tuple[Bevindingverschil, ...]:
    """Return the differences, the heaviest first; `became` tells the new path of old items."""
    places: dict[tuple[str, str], tuple[list[Finding], list[Finding]]] = defaultdict(
        lambda: ([], [])
    )
    for one in old:
        places[one.regel, _moved(one.pad, became)][0].append(one)
    for one in new:
        places[one.regel, one.pad][1].append(one)
    found = [change for pair in places.values() for change in _changes(*pair)]
    return tuple(sorted(found, key=_order))


def _moved(path: str, became: Mapping[str, str]) -> str:
    """Return where a place of the old version stands in the new one."""
    above, rest = path, ""
    while above:
        if above in became:
            return became[above] + rest
        above, _, last = above.rpartition(".")
        rest = f".{last}{rest}"
    return path


def _changes(old: list[Finding], new: list[Finding]) -> Iterable[Bevindingverschil]:
    before = sorted(old, key=lambda one: _WEIGHT[one.ernst])
    after = sorted(new, key=lambda one: _WEIGHT[one.ernst])
    for one, other in zip_longest(before, after):
        if one is None:
            yield Bevindingverschil(CAME, other, "", other.ernst)
        elif other is None:
            yield Bevindingverschil(WENT, one, one.ernst, "")
        elif one.ernst != other.ernst:
            heavier = _WEIGHT[other.ernst] < _WEIGHT[one.ernst]
            kind = HEAVIER if heavier else LIGHTER
            yield Bevindingverschil(kind, other, one.ernst, other.ernst)


def _order(change: Bevindingverschil) -> tuple[str, int, str, str]:
    weight = _WEIGHT[change.ernst_nieuw or change.ernst_oud]
    return change.soort, weight, change.bevinding.pad, change.bevinding.regel
