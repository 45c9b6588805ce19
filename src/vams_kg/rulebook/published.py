"""All that has an IRI of ours: what is said of it, where it is used, in which file it stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from vams_kg import resources
from vams_kg.graph import Facts, Node, Predicates, Term, read_turtle
from vams_kg.rulebook.concept_scheme import concept_scheme, follows
from vams_kg.vocabulary import BRON, DCT, RDF, RDFS, SH, SKOS, VAMS

BASE: Final = "https://w3id.org/vams/"
ROOT: Final = f"{BASE}def"
TERMS: Final = f"{ROOT}#"
GRAPHS: Final = {name: f"{BASE}graaf/{name}" for name in ("ontologie", "regels", "begrippen")}
"""IRI of each part that can be had as a whole."""

NAMES: Final = (SKOS.prefLabel, RDFS.label, SH.name, DCT.title, VAMS.aanduiding)
"""What a thing is called, the best name first."""

_MODULE: Final = re.compile(r"^<([^>]+)>\n    a owl:Ontology ;", re.MULTILINE)


class Published:
    """The ontology and the shapes with what follows from them, ready to be looked up by IRI."""

    def __init__(self, ontology: Facts, shapes: Facts, more: Iterable[ox.Quad], base: Path) -> None:
        """Take the graphs, what else has an IRI of ours, and the folder of the files."""
        self._ontology, self._shapes, self._base = ontology, shapes, base
        self._whole = joined(ontology, Facts(follows(ontology)))
        self.facts = joined(self._whole, shapes, Facts(more))

    def part(self, name: str) -> list[ox.Quad]:
        """Return a part that can be had as a whole; raises KeyError for another name."""
        if name == "begrippen":
            return concept_scheme(self._whole)
        facts = {"ontologie": self._ontology, "regels": self._shapes}[name]
        return renamed(dict.fromkeys(facts), f"{name}-")  # two files may say the same

    @cached_property
    def modules(self) -> Mapping[str, Path]:
        """The file of every module, by its IRI; without the root."""
        files = [
            file
            for kind in ("ontology", "shapes")
            for file in resources.turtle_files(kind, self._base)
        ]
        found = {iri: file for file in files for iri in _MODULE.findall(file.read_text("utf-8"))}
        return {iri: file for iri, file in found.items() if iri != ROOT}

    @cached_property
    def namespaces(self) -> Mapping[str, tuple[ox.NamedNode, ...]]:
        """Everything in each of our namespaces, by name."""
        found: dict[str, list[ox.NamedNode]] = {}
        for node in self.facts.nodes:
            if isinstance(node, ox.NamedNode) and node.value.startswith(BASE):
                found.setdefault(_namespace(node.value), []).append(node)
        return {name: tuple(sorted(nodes, key=lambda n: n.value)) for name, nodes in found.items()}

    @cached_property
    def used(self) -> Mapping[str, Mapping[ox.NamedNode, tuple[ox.NamedNode, ...]]]:
        """Where a thing is used: per predicate the things that say so, also deep inside them."""
        found: dict[str, dict[ox.NamedNode, dict[ox.NamedNode, None]]] = {}
        for node in self.facts.nodes:
            if isinstance(node, ox.NamedNode):
                for quad in closure(self.facts, node):
                    if isinstance(quad.object, ox.NamedNode) and quad.object != node:
                        by = found.setdefault(quad.object.value, {})
                        by.setdefault(quad.predicate, {})[node] = None
        return {
            iri: {predicate: tuple(nodes) for predicate, nodes in by.items()}
            for iri, by in found.items()
        }

    def knows(self, iri: str) -> bool:
        """Return whether something of ours has this IRI."""
        return iri in self.namespaces or ox.NamedNode(iri) in self.facts.nodes

    def about(self, iri: str) -> list[ox.Quad]:
        """Return what is said of an IRI: a thing, the things of a namespace, or a whole module."""
        node = ox.NamedNode(iri)
        if iri == ROOT:
            terms = self.namespaces[TERMS]
            return renamed(q for one in (node, *terms) for q in closure(self.facts, one))
        if iri in self.modules:
            return renamed(read_turtle([self.modules[iri]]))
        if iri in self.namespaces:
            members = self.namespaces[iri]
            parts = [ox.Quad(node, DCT.hasPart, one) for one in members]
            return [*parts, *(q for one in members for q in self._named(one))]
        return renamed(closure(self.facts, node))

    def _named(self, node: ox.NamedNode) -> Iterator[ox.Quad]:
        for predicate in (RDF.type, *NAMES):
            for term in self.facts.objects(node, predicate):
                yield ox.Quad(node, predicate, term)

    def names(self, iri: str) -> dict[str, str]:
        """Return what a thing is called by language, else the last part of its IRI."""
        for predicate in NAMES:
            found = self.facts.texts(ox.NamedNode(iri), predicate)
            if found:
                return found
        return {"nl": iri.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]}

    def sources(self, iri: str) -> tuple[str, ...]:
        """Return every source on which a thing rests, by its norms and places, nearest first."""
        found, todo = {iri: None}, [iri]
        while todo:
            one = todo.pop(0)
            # A source itself rests on nothing here: what it cites is not where it comes from.
            stops = one.startswith(BRON.base)
            for predicate in (VAMS.vanBron,) if stops else (VAMS.vanBron, DCT.source, VAMS.norm):
                new = [x for x in self.facts.iris(ox.NamedNode(one), predicate) if x not in found]
                found.update(dict.fromkeys(new))
                todo += new
        return tuple(found)

    def unsure(self, iri: str) -> tuple[tuple[str, ...], bool]:
        """Return the regimes with a reservation under a thing, and whether it has no other ground.

        A source that a regime without a reservation brings too is no reason for a reservation.
        """
        regimes: dict[str, None] = {}
        alone = True
        for source in self.sources(iri):
            by = self.facts.ends(VAMS.omvatBron, backward=False).get(ox.NamedNode(source), ())
            names = [one for one in by if isinstance(one, ox.NamedNode)]
            if names and all(self.facts.objects(one, VAMS.voorbehoud) for one in names):
                regimes.update({one.value: None for one in names})
            elif names:
                alone = False
        return tuple(regimes), alone


def joined(*parts: Facts) -> Facts:
    """Return facts together, each once; what is in one part only is shared and not copied."""
    nodes: dict[Node, Predicates] = {}
    for part in parts:
        for node, own in part.nodes.items():
            said = nodes.get(node)
            if said is None:
                nodes[node] = own
            else:
                both = {**said, **own}
                nodes[node] = {
                    one: tuple(dict.fromkeys([*said.get(one, ()), *own.get(one, ())]))
                    for one in both
                }
    return Facts(nodes=nodes)


def closure(facts: Facts, node: Node) -> Iterator[ox.Quad]:
    """Yield what is said of a node and of the nodes without a name that it holds."""
    seen, todo = {node}, [node]
    while todo:
        one = todo.pop(0)
        for predicate, terms in facts.predicates(one).items():
            for term in terms:
                yield ox.Quad(one, predicate, term)
                if isinstance(term, ox.BlankNode) and term not in seen:
                    seen.add(term)
                    todo.append(term)


def renamed(quads: Iterable[ox.Quad], start: str = "b") -> list[ox.Quad]:
    """Return triples with nodes without a name numbered in order: the same text every time."""
    numbers: dict[ox.BlankNode, ox.BlankNode] = {}

    def number(term: Term) -> Term:
        if isinstance(term, ox.BlankNode):
            return numbers.setdefault(term, ox.BlankNode(f"{start}{len(numbers)}"))
        return term

    found = []
    for quad in quads:
        if not isinstance(quad.subject, ox.BlankNode) and not isinstance(quad.object, ox.BlankNode):
            found.append(quad)
            continue
        subject = number(quad.subject)
        assert not isinstance(subject, ox.Literal)
        found.append(ox.Quad(subject, quad.predicate, number(quad.object)))
    return found


def _namespace(iri: str) -> str:
    """Return the namespace of an IRI.

    >>> _namespace("https://w3id.org/vams/begrip/schema/rol")
    'https://w3id.org/vams/begrip/schema/'
    """
    head, mark, _ = iri.rpartition("#") if "#" in iri else iri.rpartition("/")
    return head + mark
