"""What a graph says of the norms on giving data, in one form whatever store it comes from.

That is: the norms, what they require and the places they rest on.
"""

import hashlib
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from vams_kg.graph import Facts, Node, store
from vams_kg.vocabulary import DCT, VAMS

QUERY: Final = Path(__file__).with_name("norm_facts.rq").read_text("utf-8")
"""Asks a store for the same triples as `of_norms` takes from facts."""


def of_norms(facts: Facts) -> Iterable[ox.Quad]:
    """Yield everything that facts say of the norms, their requirements and their places."""
    norms: list[Node] = list(facts.instances(VAMS.Verstrekkingsnorm))
    links = (facts.objects(n, p) for n in norms for p in (VAMS.vereist, DCT.source))
    beside = [one for one in chain(*links) if isinstance(one, ox.NamedNode | ox.BlankNode)]
    for node in dict.fromkeys([*norms, *beside]):
        for predicate, terms in facts.predicates(node).items():
            yield from (ox.Quad(node, predicate, term) for term in terms)


def as_text(quads: Iterable[ox.Quad]) -> str:
    """Return triples as sorted N-Triples, each requirement called after what it says.

    The names of requirements differ from store to store; a name by content is the same in all.
    """
    facts = Facts(store(quads))  # a store writes numbers in one way
    wanted = dict.fromkeys(term for _, term in facts.pairs(VAMS.vereist))
    names: dict[object, ox.NamedNode] = {node: _called(facts, node) for node in wanted}
    lines = {
        f"{names.get(quad.subject, quad.subject)} {quad.predicate}"
        f" {names.get(quad.object, quad.object)} ."
        for quad in facts
    }
    return "\n".join(sorted(lines))


def _called(facts: Facts, node: object) -> ox.NamedNode:
    said = facts.predicates(node) if isinstance(node, ox.NamedNode | ox.BlankNode) else {}
    lines = sorted(f"{predicate} {term}" for predicate in said for term in said[predicate])
    return ox.NamedNode("urn:vams:vereiste:" + sha256("\n".join(lines)))


def sha256(text: str) -> str:
    """Return the hash of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
