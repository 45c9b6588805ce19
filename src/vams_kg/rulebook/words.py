"""The words of the ontology: fields of the document format, terms, and what is broader."""

from collections.abc import Iterable

import pyoxigraph as ox

from vams_kg.graph import Facts
from vams_kg.model import Term, Veld
from vams_kg.vocabulary import RDFS, SKOS, VAMS


def read_fields(facts: Facts) -> tuple[Veld, ...]:
    """Return every key of the document format, in the order in which an item shows them."""
    nodes = facts.instances(VAMS.Veld)
    nodes.sort(key=lambda node: int(facts.value(node, VAMS.volgorde, "0")))
    return tuple(_field(facts, node) for node in nodes)


def _field(facts: Facts, node: ox.NamedNode) -> Veld:
    return Veld(
        iri=node.value,
        klasse=facts.iri(node, VAMS.vanKlasse) or "",
        sleutel=facts.value(node, VAMS.sleutel),
        eigenschap=facts.iri(node, VAMS.eigenschap) or "",
        waardesoort=facts.iri(node, VAMS.waardesoort) or "",
        kiest_uit=facts.iri(node, VAMS.kiestUit),
        itemklasse=facts.iri(node, VAMS.itemklasse),
        meervoudig=facts.value(node, VAMS.meervoudig) == "true",
        vergelijkbaar=facts.value(node, VAMS.vergelijkbaar) == "true",
        label=facts.texts(node, RDFS.label),
        uitleg=facts.texts(node, VAMS.uitleg),
    )


def read_terms(facts: Facts) -> tuple[Term, ...]:
    """Return every class and concept that stands in a scheme, with all its words."""
    nodes = dict.fromkeys(
        subject for subject, _ in facts.pairs(SKOS.inScheme) if isinstance(subject, ox.NamedNode)
    )
    return tuple(_term(facts, node) for node in nodes)


def _term(facts: Facts, node: ox.NamedNode) -> Term:
    label = facts.texts(node, SKOS.prefLabel) or facts.texts(node, RDFS.label)
    dutch = [
        term.value
        for predicate in (SKOS.prefLabel, RDFS.label, SKOS.altLabel, VAMS.signaalwoord)
        for term in facts.objects(node, predicate)
        if isinstance(term, ox.Literal) and term.language in (None, "nl")
    ]
    words = [*dutch, *facts.values(node, SKOS.notation)]
    return Term(
        iri=node.value,
        schemas=facts.iris(node, SKOS.inScheme),
        label=label,
        woorden=tuple(dict.fromkeys(words)),
        afkortingen=facts.values(node, VAMS.afkorting),
        keuzewoorden=facts.values(node, SKOS.hiddenLabel),
    )


def read_labels(facts: Facts) -> dict[str, dict[str, str]]:
    """Return the label of everything that has one: prefLabel, else label."""
    nodes = dict.fromkeys(
        subject
        for predicate in (SKOS.prefLabel, RDFS.label)
        for subject, _ in facts.pairs(predicate)
        if isinstance(subject, ox.NamedNode)
    )
    return {
        node.value: facts.texts(node, SKOS.prefLabel) or facts.texts(node, RDFS.label)
        for node in nodes
    }


def read_broader(facts: Facts) -> dict[str, frozenset[str]]:
    """Return for every class and concept itself and everything broader (also superclasses)."""
    parents: dict[str, set[str]] = {}
    for predicate in (SKOS.broader, RDFS.subClassOf):
        for subject, obj in facts.pairs(predicate):
            if isinstance(subject, ox.NamedNode) and isinstance(obj, ox.NamedNode):
                parents.setdefault(subject.value, set()).add(obj.value)
    return {iri: frozenset(_closure(iri, parents)) for iri in parents}


def _closure(iri: str, parents: dict[str, set[str]]) -> Iterable[str]:
    seen = {iri}
    todo = [iri]
    while todo:
        for parent in parents.get(todo.pop(), ()):
            if parent not in seen:
                seen.add(parent)
                todo.append(parent)
    return seen


def read_subclasses(facts: Facts) -> dict[str, frozenset[str]]:
    """Return for every class itself and all its subclasses."""
    children: dict[str, set[str]] = {}
    for subject, obj in facts.pairs(RDFS.subClassOf):
        if isinstance(subject, ox.NamedNode) and isinstance(obj, ox.NamedNode):
            children.setdefault(obj.value, set()).add(subject.value)
    return {iri: frozenset(_closure(iri, children)) for iri in children}


def dutch_label(facts: Facts, node: object) -> str:
    """Return the Dutch label of a node, else its IRI; nothing for what is no node."""
    if not isinstance(node, ox.NamedNode):
        return ""
    labels = facts.texts(node, SKOS.prefLabel) or facts.texts(node, RDFS.label)
    return labels.get("nl", node.value)
