"""Which item of a list stands elsewhere than it did."""

from collections.abc import Sequence
from itertools import pairwise

from vams_kg.documents.parts import Part
from vams_kg.model.difference import MOVED, ORDERED, Verschil

Pair = tuple[Part, Part]


def order_of(pairs: Sequence[Pair], lists: tuple[Sequence[Part], Sequence[Part]]) -> list[Verschil]:
    """Return the one item that moved, or both orders when more did; nothing when none did."""
    old, new = ([part.path for part in one] for one in lists)
    by_old = sorted(pairs, key=lambda pair: old.index(pair[0].path))
    ranks = [new.index(pair[1].path) for pair in by_old]
    if _rises(ranks):
        return []
    single = [n for n in range(len(ranks)) if _rises([*ranks[:n], *ranks[n + 1 :]])]
    by_new = sorted(pairs, key=lambda pair: new.index(pair[1].path))
    if single:
        moved = min((by_old[n] for n in single), key=lambda pair: sorted(map(_called, pair)))
        return [_shift(moved, by_old, by_new)]
    before = ", ".join(_called(pair[0]) for pair in by_old)
    after = ", ".join(_called(pair[1]) for pair in by_new)
    where = by_old[0][0].path.rpartition(".")[0], by_new[0][1].path.rpartition(".")[0]
    return [Verschil(ORDERED, {}, *where, oud=before, nieuw=after)]


def _shift(moved: Pair, by_old: Sequence[Pair], by_new: Sequence[Pair]) -> Verschil:
    """Return that an item moved, from after which one to after which one."""
    one, other = moved
    before, after = list(by_old).index(moved), list(by_new).index(moved)
    was = _called(by_old[before - 1][0]) if before else ""
    now = _called(by_new[after - 1][1]) if after else ""
    return Verschil(MOVED, {}, one.path, other.path, _called(one), _called(other), was, now)


def _rises(ranks: Sequence[int]) -> bool:
    return all(one < other for one, other in pairwise(ranks))


def _called(part: Part) -> str:
    return part.id or part.name or part.path
