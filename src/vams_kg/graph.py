"""The boundary of the RDF library: read Turtle, look things up, make a store to query.

`Facts` is a plain index for looking up what we know (the ontology and the shapes are read once and
asked thousands of times); `store` makes a pyoxigraph store for SPARQL.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from vams_kg.errors import KnowledgeError
from vams_kg.vocabulary import RDF

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Predicates = Mapping[ox.NamedNode, Sequence[Term]]
"""What one node says: the objects of each of its predicates."""


def read_turtle(files: Iterable[Path]) -> list[ox.Quad]:
    """Return the triples of all files; a syntax error names file and line.

    Blank nodes get fresh names, so that those of different files stay apart.
    """
    quads: list[ox.Quad] = []
    for file in files:
        try:
            quads.extend(
                ox.parse(path=str(file), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
            )
        except (SyntaxError, ValueError) as error:
            raise KnowledgeError(f"{file}: {error}") from error
    return quads


def store(*parts: Iterable[ox.Quad]) -> ox.Store:
    """Return a new in-memory store with all given triples.

    `extend` and not the bulk loader: for the few thousand triples of a document, starting the
    loader's threads costs more than it saves.
    """
    made = ox.Store()
    for part in parts:
        made.extend(part)
    return made


Links = Mapping[Any, Sequence[Term]]
"""For each node the nodes at the other end of its triples."""


class Facts(Collection[ox.Quad]):
    """Triples by node, indexed further where asked; lookups give results in file order.

    `nodes` holds per node the objects of each predicate. The reader of documents fills it itself:
    making thousands of triples only to take them apart again costs more than all lookups.
    """

    def __init__(
        self, quads: Iterable[ox.Quad] = (), nodes: Mapping[Node, Predicates] | None = None
    ) -> None:
        self._pairs: dict[ox.NamedNode, list[tuple[Node, Term]]] = {}
        self.nodes = self._taken_apart(quads) if nodes is None else nodes
        self._ends: dict[tuple[ox.NamedNode, bool], Links] = {}
        self._quads: dict[ox.NamedNode, list[ox.Quad]] = {}

    def _taken_apart(self, quads: Iterable[ox.Quad]) -> Mapping[Node, Predicates]:
        found: dict[Node, dict[ox.NamedNode, list[Term]]] = {}
        for quad in quads:
            subject, predicate, term = quad.subject, quad.predicate, quad.object
            if not isinstance(subject, ox.Triple):  # a quoted triple is never one of our subjects
                found.setdefault(subject, {}).setdefault(predicate, []).append(term)
                self._pairs.setdefault(predicate, []).append((subject, term))
        return found

    def __reduce__(self) -> tuple[Callable[[bytes], "Facts"], tuple[bytes]]:
        """Pickle as N-Triples: parsing is far quicker than making each triple from a pickle."""
        return _parsed, (ox.serialize(self, format=ox.RdfFormat.N_TRIPLES) or b"",)

    @classmethod
    def of(cls, quads: Iterable[ox.Quad]) -> "Facts":
        """Return triples as facts; facts as they are, with all that was indexed."""
        return quads if isinstance(quads, cls) else cls(quads)

    def __iter__(self) -> Iterator[ox.Quad]:
        for node, own in self.nodes.items():
            for predicate, terms in own.items():
                yield from (ox.Quad(node, predicate, term) for term in terms)

    def __len__(self) -> int:
        return sum(len(terms) for own in self.nodes.values() for terms in own.values())

    def __contains__(self, quad: object) -> bool:
        return any(quad == other for other in self)

    @cached_property
    def quads(self) -> tuple[ox.Quad, ...]:
        """All triples."""
        return tuple(self)

    @cached_property
    def links(self) -> Mapping[ox.NamedNode, Links]:
        """For every predicate the objects of each subject."""
        found: dict[ox.NamedNode, dict[Node, Sequence[Term]]] = defaultdict(dict)
        for node, own in self.nodes.items():
            for predicate, terms in own.items():
                found[predicate][node] = terms
        return dict(found)

    def ends(self, predicate: ox.NamedNode, *, backward: bool) -> Links:
        """Return the subjects of a predicate by object; backward: the objects by subject."""
        found = self._ends.get((predicate, backward))
        if found is None:
            links = self.links.get(predicate, {})
            found = self._ends[predicate, backward] = links if backward else _turned(links)
        return found

    def quads_of(self, predicate: ox.NamedNode) -> list[ox.Quad]:
        """Return all triples of a predicate."""
        found = self._quads.get(predicate)
        if found is None:
            links, quad = self.links.get(predicate, {}), ox.Quad
            found = self._quads[predicate] = [
                quad(node, predicate, term) for node, terms in links.items() for term in terms
            ]
        return found

    def chosen(self, predicates: frozenset[ox.NamedNode] | None) -> Iterator[ox.Quad]:
        """Yield the triples with one of these predicates; None stands for all predicates."""
        if predicates is None:
            yield from self.quads
            return
        for predicate in predicates & self.links.keys():
            yield from self.quads_of(predicate)

    def objects(self, subject: Node, predicate: ox.NamedNode) -> Sequence[Term]:
        """Return all objects of a subject and predicate."""
        own = self.nodes.get(subject)
        return own.get(predicate, ()) if own else ()

    def one(self, subject: Node, predicate: ox.NamedNode) -> Term | None:
        """Return the first object of a subject and predicate, or None."""
        found = self.objects(subject, predicate)
        return found[0] if found else None

    def iri(self, subject: Node, predicate: ox.NamedNode) -> str | None:
        """Return the first object that is an IRI, as a string, or None."""
        found = self.iris(subject, predicate)
        return found[0] if found else None

    def iris(self, subject: Node, predicate: ox.NamedNode) -> tuple[str, ...]:
        """Return all objects that are IRIs, as strings."""
        return tuple(
            term.value
            for term in self.objects(subject, predicate)
            if isinstance(term, ox.NamedNode)
        )

    def texts(self, subject: Node, predicate: ox.NamedNode) -> dict[str, str]:
        """Return the literals of a predicate by language; no language counts as Dutch."""
        return {
            (term.language or "nl"): term.value
            for term in self.objects(subject, predicate)
            if isinstance(term, ox.Literal)
        }

    def values(self, subject: Node, predicate: ox.NamedNode) -> tuple[str, ...]:
        """Return the lexical values of all literals of a predicate."""
        return tuple(
            term.value for term in self.objects(subject, predicate) if isinstance(term, ox.Literal)
        )

    def value(self, subject: Node, predicate: ox.NamedNode, default: str = "") -> str:
        """Return the first literal's lexical value, or the default."""
        found = self.values(subject, predicate)
        return found[0] if found else default

    def predicates(self, subject: Node) -> Predicates:
        """Return all predicates of a subject with their objects."""
        return self.nodes.get(subject, {})

    def pairs(self, predicate: ox.NamedNode) -> list[tuple[Node, Term]]:
        """Return all (subject, object) pairs of a predicate."""
        found = self._pairs.get(predicate)
        if found is None:
            links = self.links.get(predicate, {})
            found = [(node, term) for node, terms in links.items() for term in terms]
            self._pairs[predicate] = found
        return found

    def instances(self, cls: ox.NamedNode) -> list[ox.NamedNode]:
        """Return all named individuals typed with exactly this class."""
        found = [s for s, o in self.pairs(RDF.type) if o == cls and isinstance(s, ox.NamedNode)]
        return list(dict.fromkeys(found))

    def members(self, head: Term | None) -> Iterator[Term]:
        """Yield the members of an RDF list."""
        while isinstance(head, ox.NamedNode | ox.BlankNode) and head != RDF.nil:
            first = self.one(head, RDF.first)
            if first is not None:
                yield first
            head = self.one(head, RDF.rest)


def _turned(links: Links) -> Links:
    """Return links by the node at their other end."""
    found: dict[Term, list[Term]] = {}
    for node, terms in links.items():
        for term in terms:
            found.setdefault(term, []).append(node)
    return dict(found)


def _parsed(triples: bytes) -> Facts:
    return Facts(ox.parse(triples, format=ox.RdfFormat.N_TRIPLES))
