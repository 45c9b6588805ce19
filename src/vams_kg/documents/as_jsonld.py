"""A document as JSON-LD: its graph form under our own context, part within part."""

import json
from typing import Any, Final

import pyoxigraph as ox

from vams_kg.documents.graph_form import NO_IRIS, Iris, base_of, graph_form
from vams_kg.documents.jsonld_context import CONTEXT
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.tree import Table
from vams_kg.graph import Facts, Node, Term
from vams_kg.vocabulary import RDF, VAMS

_ID: Final = "id"


def write_jsonld(tree: Table, knowledge: Knowledge, iris: Iris = NO_IRIS) -> bytes:
    """Return a document as JSON-LD in UTF-8."""
    base = base_of(tree, knowledge)
    names = {field.eigenschap: field.sleutel for field in knowledge.fields.all}
    names |= {
        node.value: node.value.removeprefix(VAMS.base) for node in (VAMS.tekst, VAMS.volgnummer)
    }
    reference = knowledge.fields
    for said, about in _APART.items():
        field = reference.with_property(VAMS.Artikelverwijzing.value, about.value)
        names[said.value] = field.sleutel if field else about.value
    maker = _Maker(Facts(graph_form(tree, knowledge, base, iris)), names, base)
    made = {"@context": [CONTEXT, {"@base": base.removesuffix("#")}]}
    made |= maker.node(ox.NamedNode(iris.get(tree.line) or f"{base}document"))
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


_APART: Final = {
    VAMS.wetZoalsGenoemd: VAMS.wet,
    VAMS.artikelZoalsGenoemd: VAMS.artikelnummer,
}


class _Maker:
    def __init__(self, facts: Facts, names: dict[str, str], base: str) -> None:
        self._facts = facts
        self._names = names
        self._base = base

    def node(self, node: Node) -> dict[str, Any]:
        """Return a node with everything below it."""
        made: dict[str, Any] = {"@id": self._id(str(node.value))}
        for predicate, terms in self._facts.predicates(node).items():
            values = [self._value(term) for term in terms]
            one = values[0] if len(values) == 1 else values
            if predicate == RDF.type:
                made["@type"] = one
            else:
                made[self._names[predicate.value]] = one
        return made

    def _id(self, iri: str) -> str:
        own = iri.startswith(self._base)
        return "#" + iri.removeprefix(self._base) if own else iri

    def _value(self, term: Term) -> Any:
        if isinstance(term, ox.Literal):
            return int(term.value) if term.datatype.value.endswith("#integer") else term.value
        if isinstance(term, ox.NamedNode) and term in self._facts.nodes:
            return self.node(term)
        return str(term.value).removeprefix(VAMS.base) if isinstance(term, ox.NamedNode) else ""
