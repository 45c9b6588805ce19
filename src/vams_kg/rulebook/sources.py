"""How files of other formats are read as drafts, as `ontology/formaat/bron-*.ttl` declares it."""

import pyoxigraph as ox

from vams_kg.graph import Facts
from vams_kg.model import Bronnen, Bronveld
from vams_kg.vocabulary import RDFS, SKOS, VAMS


def read_sources(facts: Facts) -> Bronnen:
    """Return every source field, the label of each source format, and the letters of new ids."""
    formats = facts.instances(VAMS.Bronformaat)
    lists = [node for node, _ in facts.pairs(VAMS.idLetter)]
    return Bronnen(
        velden=tuple(_field(facts, node) for node in facts.instances(VAMS.Bronveld)),
        formaten={
            facts.value(node, SKOS.notation): facts.texts(node, RDFS.label) for node in formats
        },
        letters={
            facts.value(node, VAMS.sleutel): facts.value(node, VAMS.idLetter) for node in lists
        },
    )


def _field(facts: Facts, node: ox.NamedNode) -> Bronveld:
    source = facts.one(node, VAMS.uitBronformaat)
    assert isinstance(source, ox.NamedNode)
    return Bronveld(
        formaat=facts.value(source, SKOS.notation),
        namen=facts.values(node, VAMS.bronnaam),
        sleutels=facts.values(node, VAMS.naarSleutel),
        bij_waarde=facts.value(node, VAMS.bijWaarde),
        vaste_waarde=facts.value(node, VAMS.vasteWaarde),
    )
