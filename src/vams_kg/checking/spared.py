"""Items that a rule does not judge, as the rulebook says of rules and rule sets.

An item belongs to a class by what the document says of it; its parts go with it.
"""

from collections.abc import Iterable

import pyoxigraph as ox

from vams_kg.checking.engines import RawResult
from vams_kg.model import Dossier, Spared
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import RDF


def without_spared(
    results: Iterable[RawResult], dossier: Dossier, rulebook: Rulebook
) -> list[RawResult]:
    """Return the results whose focus is neither a spared item nor a part of one."""
    found = list(results)
    spared = {result.rule: _of_rule(result.rule, rulebook) for result in found}
    if not any(spared.values()):
        return found
    kinds = _kinds(dossier)
    return [
        result
        for result in found
        if not any(_counts_as(one, kinds, result.focus, dossier) for one in spared[result.rule])
    ]


def _of_rule(iri: str, rulebook: Rulebook) -> tuple[Spared, ...]:
    rule = rulebook.rules[iri]
    rule_set = rulebook.rule_sets.get(rule.regelset)
    return (*rule.niet_bij, *(rule_set.niet_bij if rule_set else ()))


def _kinds(dossier: Dossier) -> dict[str, set[str]]:
    """Return the places of the items of each class in this document."""
    kinds: dict[str, set[str]] = {}
    for quad in dossier.quads:
        subject, kind = quad.subject, quad.object
        if quad.predicate != RDF.type or not isinstance(kind, ox.NamedNode):
            continue
        if isinstance(subject, ox.NamedNode) and subject.value in dossier.places:
            kinds.setdefault(kind.value, set()).add(dossier.places[subject.value].pad)
    return kinds


def _counts_as(spared: Spared, kinds: dict[str, set[str]], focus: str, dossier: Dossier) -> bool:
    place = dossier.places.get(focus)
    if place is None:
        return False
    pads = kinds.get(spared.klasse, set()).difference(*(kinds.get(k, ()) for k in spared.tenzij))
    return any(place.pad == pad or place.pad.startswith(f"{pad}.") for pad in pads)
