"""The clauses and their gaps, as the ontology declares them."""

from vams_kg.graph import Facts
from vams_kg.model.clauses import Clausule, Clausuleleemte
from vams_kg.vocabulary import RDFS, VAMS


def read_clauses(facts: Facts) -> tuple[Clausule, ...]:
    """Return every clause, by name."""
    nodes = sorted(facts.instances(VAMS.Clausule), key=lambda node: node.value)
    return tuple(
        Clausule(
            iri=node.value,
            label=facts.texts(node, RDFS.label),
            tekst=facts.texts(node, VAMS.clausuletekst),
            regels=facts.iris(node, VAMS.voldoetAan),
            onderdeel=facts.value(node, VAMS.bijOnderdeel),
            formaat=facts.value(node, VAMS.inFormaat),
            let_op=facts.texts(node, VAMS.letOp),
            niet_te_bewijzen=facts.texts(node, VAMS.nietTeBewijzen),
        )
        for node in nodes
    )


def read_clause_gaps(facts: Facts) -> tuple[Clausuleleemte, ...]:
    """Return the rules without a clause, with the reason."""
    return tuple(
        Clausuleleemte(
            facts.iris(node, VAMS.zonderClausule), facts.texts(node, VAMS.redenZonderClausule)
        )
        for node in sorted(facts.instances(VAMS.Clausuleleemte), key=lambda node: node.value)
    )
