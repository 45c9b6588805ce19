"""On what definitions are compared, and which endings of words make the same word."""

from dataclasses import dataclass

from vams_kg.graph import Facts
from vams_kg.model.harmonising import Facet
from vams_kg.vocabulary import RDFS, VAMS


@dataclass(frozen=True, slots=True)
class Stand:
    """A state of a decision on a term, and the states that may follow on it."""

    iri: str
    woord: str
    volgende: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets in their order, and the families of endings."""

    facets: tuple[Facet, ...]
    families: tuple[tuple[str, ...], ...]
    """Endings that count as one, the first standing for all."""


def read_facets(facts: Facts) -> Facets:
    """Return what the ontology says of comparing definitions."""
    nodes = sorted(
        facts.instances(VAMS.Facet), key=lambda node: int(facts.value(node, VAMS.volgorde, "99"))
    )
    return Facets(
        tuple(
            Facet(
                iri=node.value,
                naam=facts.texts(node, RDFS.label),
                soort=facts.iri(node, VAMS.facetsoort) or "",
                bepaalt=facts.value(node, VAMS.bepaaltAard) == "true",
                velden=tuple(
                    dict.fromkeys(
                        (*facts.iris(node, VAMS.facetVeld), *facts.iris(node, VAMS.facetKenmerk))
                    )
                ),
            )
            for node in nodes
        ),
        tuple(
            tuple(facts.values(node, VAMS.uitgang)) for node in facts.instances(VAMS.Woordfamilie)
        ),
    )


def read_states(facts: Facts) -> tuple[Stand, ...]:
    """Return the states of a decision on a term, in their order."""
    nodes = sorted(
        facts.instances(VAMS.Besluitstand),
        key=lambda node: int(facts.value(node, VAMS.volgorde, "99")),
    )
    return tuple(
        Stand(
            node.value,
            facts.texts(node, RDFS.label)["nl"],
            tuple(sorted(facts.iris(node, VAMS.volgendeStand))),
        )
        for node in nodes
    )
