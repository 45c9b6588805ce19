"""Which item of the old version became which of the new one.

By id and name together, then by name, then the most alike, then by id. It makes no difference which
version is called the old one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from vams_kg.documents.parts import Part
from vams_kg.documents.words import plain

ALIKE: Final = 0.6
"""Share of the words that two items have in common at least to be the same item."""
STILL: Final = 0.3
"""The same for two items without a name that have the same id."""


class Matched(NamedTuple):
    """Pairs of old and new items, and the items that have no partner."""

    pairs: list[tuple[Part, Part]]
    old: list[Part]
    new: list[Part]


def likeness(one: Part, other: Part) -> float:
    """Return the share of words in common, from 0 to 1; the same in both directions."""
    total = one.words.total() + other.words.total()
    return 2 * (one.words & other.words).total() / total if total else 1.0


def match(old: Sequence[Part], new: Sequence[Part]) -> Matched:
    """Return which items belong together."""
    state = Matched([], list(old), list(new))
    _by_key(state, lambda part: (part.id, plain(part.name)) if part.id else None, _remains)
    _by_key(state, lambda part: plain(part.name) or None)
    _most_alike(state)
    _by_key(state, lambda part: part.id or None)
    return state


def _remains(one: Part, other: Part) -> bool:
    return bool(one.name) or likeness(one, other) >= STILL


def _by_key(
    state: Matched,
    key: Callable[[Part], object],
    good: Callable[[Part, Part], bool] = lambda one, other: True,
) -> None:
    """Pair the items whose key occurs once in each version."""
    old, new = _singles(state.old, key), _singles(state.new, key)
    for name, one in old.items():
        other = new.get(name)
        if other is not None and good(one, other):
            _take(state, one, other)


def _singles(parts: Iterable[Part], key: Callable[[Part], object]) -> dict[object, Part]:
    found = [(key(part), part) for part in parts]
    counts = Counter(name for name, _ in found)
    return {name: part for name, part in found if name is not None and counts[name] == 1}


def _most_alike(state: Matched) -> None:
    pairs = [(one, other) for one in state.old for other in state.new]
    scored = [pair for pair in pairs if likeness(*pair) >= ALIKE]
    for one, other in sorted(scored, key=_rank):
        if any(one is part for part in state.old) and any(other is part for part in state.new):
            _take(state, one, other)


def _rank(pair: tuple[Part, Part]) -> tuple[float, bool, list[tuple[str, str, str]]]:
    """Return the order in which pairs are taken; the same from either side."""
    one, other = pair
    return -likeness(one, other), one.id != other.id, sorted((_key(one), _key(other)))


def _key(part: Part) -> tuple[str, str, str]:
    return part.id, part.name, " ".join(sorted(part.words.elements()))


def _take(state: Matched, one: Part, other: Part) -> None:
    state.pairs.append((one, other))
    state.old[:] = [part for part in state.old if part is not one]
    state.new[:] = [part for part in state.new if part is not other]
