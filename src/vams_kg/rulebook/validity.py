"""When a norm is in force: its own dates, else those of its place, else those of its act."""

from collections.abc import Iterable

import pyoxigraph as ox

from vams_kg.graph import Facts
from vams_kg.model import Geldigheid
from vams_kg.rulebook.words import dutch_label
from vams_kg.vocabulary import VAMS


def validity(facts: Facts, cited: str, own: Iterable[object], act: str) -> Geldigheid:
    """Return the period of a norm: each bound from the first that says it, the act last.

    `own` are the norm and its place, both called `cited`. The name and the confidence are those
    of the first that has a date.
    """
    holders = [one for one in own if isinstance(one, ox.NamedNode)]
    source = [ox.NamedNode(act)] if act else []
    found = [(node, *_bounds(facts, node)) for node in (*holders, *source)]
    dated = [node for node, start, end in found if start or end]
    if not dated:
        return Geldigheid()
    first = dated[0]
    return Geldigheid(
        naam=cited if first in holders else _title(facts, first),
        vanaf=next((start for _, start, _ in found if start), ""),
        tot=next((end for _, _, end in found if end), ""),
        zekerheid=dutch_label(facts, facts.one(first, VAMS.zekerheidGeldigheid)),
    )


def _bounds(facts: Facts, node: ox.NamedNode) -> tuple[str, str]:
    end = facts.value(node, VAMS.geldigTot) or facts.value(node, VAMS.vervallenPer)
    return facts.value(node, VAMS.geldigVanaf), end


def _title(facts: Facts, act: ox.NamedNode) -> str:
    return facts.value(act, VAMS.citeertitel) or dutch_label(facts, act)
