"""The graph form of a document: what its author said as triples, and nothing that we derive.

It is a part of the graph of its dossier: items with their class, id and place in their list, and
for every value an Opgave with its text. The nodes are named after the content, so that one
document has the same graph in every format.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from vams_kg.documents.arranging import arranged
from vams_kg.documents.as_json import write_json
from vams_kg.documents.draft import Draft
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.mapping import Mapper
from vams_kg.documents.tree import Table
from vams_kg.graph import Node, Term
from vams_kg.vocabulary import RDF, VAMS, XSD

SAID: Final = (
    VAMS.identificatie,
    VAMS.volgnummer,
    VAMS.tekst,
    VAMS.wetZoalsGenoemd,
    VAMS.artikelZoalsGenoemd,
)
"""What a node of a graph form says of itself, besides its class and the keys of the format."""


Iris = Mapping[int, str]
"""The author's own IRIs by the number of the table that they name."""
NO_IRIS: Final[Iris] = MappingProxyType({})


def base_of(tree: Table, knowledge: Knowledge) -> str:
    """Return the start of the IRIs of a document, which follows from its content."""
    digest = hashlib.sha256(write_json(tree, knowledge)).hexdigest()
    return f"urn:vams:document:{digest[:16]}#"


def graph_form(tree: Table, knowledge: Knowledge, base: str, iris: Iris = NO_IRIS) -> list[ox.Quad]:
    """Return the graph form of a document, in the order in which the format shows its keys.

    `iris` are the author's own names for the document and its items, by number of the table.
    """
    draft = Draft(base, "")
    Mapper(draft, knowledge).map(arranged(tree, knowledge.fields))
    keys = {ox.NamedNode(field.eigenschap) for field in knowledge.fields.all}
    found: list[ox.Quad] = []
    numbers: dict[Term, int] = {}
    for node in _in_order(draft):
        own = draft.nodes.get(node, {})
        classes = draft.types.get(str(node.value), [])[:1] or [VAMS.Opgave.value]
        found.append(ox.Quad(node, RDF.type, ox.NamedNode(classes[0])))
        if node in numbers:
            found.append(ox.Quad(node, VAMS.volgnummer, _integer(numbers[node])))
        for predicate, terms in own.items():
            if predicate in keys:
                numbers.update(_numbered(terms, draft))
            if predicate in keys or predicate in SAID:
                found += [ox.Quad(node, predicate, term) for term in terms]
    return _renamed(found, draft, iris) if iris else found


def _renamed(quads: list[ox.Quad], draft: Draft, iris: Mapping[int, str]) -> list[ox.Quad]:
    """Return triples in which the document and its items bear the names of their author."""
    own: dict[Term, ox.NamedNode] = {
        node: ox.NamedNode(iris[number])
        for node in map(ox.NamedNode, draft.types)
        if (number := draft.places.number(str(node.value))) in iris
    }
    return [
        ox.Quad(own.get(q.subject) or q.subject, q.predicate, own.get(q.object) or q.object)
        for q in quads
    ]


def _in_order(draft: Draft) -> Iterator[Node]:
    """Yield the document, its items and its Opgaven, each before what hangs under it."""
    document = ox.NamedNode(f"{draft.base}document")
    yield document
    for node, own in draft.nodes.items():
        is_opgave = VAMS.Opgave in own.get(RDF.type, ())
        if node != document and (is_opgave or node.value in draft.types):
            yield node


def _numbered(terms: Sequence[Term], draft: Draft) -> dict[Term, int]:
    """Return the places of Opgaven that stand in a list of more than one."""
    if len(terms) < 2:
        return {}
    return {
        term: number
        for number, term in enumerate(terms, start=1)
        if isinstance(term, ox.NamedNode) and term.value not in draft.types
    }


def _integer(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=XSD.integer)
