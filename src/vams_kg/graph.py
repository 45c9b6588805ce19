"""The boundary of the RDF library: read Turtle, look things up, make a store to query.

`Facts` is a plain index for looking up what we know (the ontology and the shapes are read once and
asked thousands of times); `store` makes a pyoxigraph store for SPARQL.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from vams_kg.errors import KnowledgeError
from vams_kg.vocabulary import RDF

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


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


class Facts:
    """An index of triples by subject and by predicate; lookups give results in file order."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.quads = tuple(quads)
        self._by_subject: dict[Node, dict[ox.NamedNode, list[Term]]] = {}
        self._by_predicate: dict[ox.NamedNode, list[tuple[Node, Term]]] = defaultdict(list)
        for quad in self.quads:
            subject, predicate, obj = quad.subject, quad.predicate, quad.object
            if isinstance(subject, ox.Triple):
                continue  # a quoted triple is never one of our subjects
            self._by_subject.setdefault(subject, {}).setdefault(predicate, []).append(obj)
            self._by_predicate[predicate].append((subject, obj))

    def objects(self, subject: Node, predicate: ox.NamedNode) -> list[Term]:
        """Return all objects of a subject and predicate."""
        return self._by_subject.get(subject, {}).get(predicate, [])

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

    def predicates(self, subject: Node) -> dict[ox.NamedNode, list[Term]]:
        """Return all predicates of a subject with their objects."""
        return self._by_subject.get(subject, {})

    def pairs(self, predicate: ox.NamedNode) -> list[tuple[Node, Term]]:
        """Return all (subject, object) pairs of a predicate."""
        return self._by_predicate.get(predicate, [])

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
