"""What the ontology says of articles that no norm is about."""

import pyoxigraph as ox

from vams_kg.graph import Facts
from vams_kg.model import Laagsleutel, Wetsdeel, Wetsdelen
from vams_kg.vocabulary import VAMS


def read_law_parts(facts: Facts) -> Wetsdelen:
    """Return the parts of acts and the keys of a flow that support a layer."""
    return Wetsdelen(
        reeksen=_by_act(_parts(facts, VAMS.Artikelreeks)),
        leden=_by_act(_parts(facts, VAMS.Ledenreeks)),
        gelezen=_parts(facts, VAMS.GelezenDeel),
        ongelezen=_parts(facts, VAMS.OngelezenDeel),
        ingevoegd=_parts(facts, VAMS.IngevoegdDeel),
        lagen=_parts(facts, VAMS.Laagdeel),
        taken=_parts(facts, VAMS.Taakdeel),
        sleutels=_keys(facts),
    )


def _by_act(parts: tuple[Wetsdeel, ...]) -> dict[str, tuple[Wetsdeel, ...]]:
    acts = dict.fromkeys(part.wet for part in parts)
    return {act: tuple(part for part in parts if part.wet == act) for act in acts}


def _parts(facts: Facts, kind: ox.NamedNode) -> tuple[Wetsdeel, ...]:
    nodes = sorted(facts.instances(kind), key=lambda node: node.value)
    return tuple(_part(facts, node) for node in nodes)


def _part(facts: Facts, node: ox.NamedNode) -> Wetsdeel:
    said = facts.objects(node, VAMS.artikelpatroon)
    return Wetsdeel(
        wet=facts.iri(node, VAMS.vanBron) or "",
        patronen=tuple(sorted(one.value for one in said if isinstance(one, ox.Literal))),
        gegevens=frozenset(facts.iris(node, VAMS.steuntGegevens)),
        partijen=frozenset(facts.iris(node, VAMS.voorPartij)),
        alleen_gever=facts.value(node, VAMS.alleenAlsGever) == "true",
        normen=frozenset(facts.iris(node, VAMS.leidtNaarNorm)),
        lagen=frozenset(facts.iris(node, VAMS.steuntLaag)),
        bron=facts.iri(node, VAMS.invoegendeBron) or "",
        deels=facts.value(node, VAMS.nietAlleLedenGezien) == "true",
    )


def _keys(facts: Facts) -> tuple[Laagsleutel, ...]:
    found = [
        Laagsleutel(
            eigenschap=key.value,
            laag=facts.iri(key, VAMS.steuntLaag) or "",
            gegevens=frozenset(facts.iris(key, VAMS.steuntGegevens)),
            regel=rule.value,
        )
        for key, rule in facts.pairs(VAMS.meldtMetRegel)
        if isinstance(key, ox.NamedNode) and isinstance(rule, ox.NamedNode)
    ]
    return tuple(sorted(found, key=lambda one: one.eigenschap))
