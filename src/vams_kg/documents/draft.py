"""The graph of one document while it is being made: triples, places, remarks and names.

Nodes have the IRI `base + path`; a path is what people see, with `~2` for the second value of a
list and `~n2` for its second item, when that has no id. Places are kept as bare numbers and become
`Place` values when somebody asks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox

from vams_kg.documents.intake import Where
from vams_kg.graph import Node, Term
from vams_kg.model import Place, Remark

_SUFFIX: Final = re.compile(r"~[^.]*")
_SAFE: Final = re.compile(r"[A-Za-z0-9_-]+")


def shown(path: str) -> str:
    """Return a path as people see it; the place in the file tells items without an id apart.

    >>> shown("gegevensstromen.G1.grondslag~2"), shown("gegevensstromen~n5.grondslag~2")
    ('gegevensstromen.G1.grondslag', 'gegevensstromen.grondslag')
    """
    return _SUFFIX.sub("", path) if "~" in path else path


def segment(name: str) -> str:
    """Return a name as one part of a path that can stand in an IRI.

    >>> segment("AVE 1"), segment("S8")
    ('AVE%201', 'S8')
    """
    return name if _SAFE.fullmatch(name) else quote(name, safe="").replace(".", "%2E")


class Places(Mapping[str, Place]):
    """The place of every node by IRI."""

    def __init__(self, file: str, spots: Sequence[Where] = ()) -> None:
        self._file = file
        self._spots = spots
        self._found: dict[str, tuple[str, int]] = {}

    def put(self, iri: str, path: str, line: int) -> None:
        """Remember where a node stands."""
        self._found[iri] = (path, line)

    def number(self, iri: str) -> int:
        """Return the line of a node, or the number of its spot."""
        return self._found[iri][1]

    def at(self, path: str, line: int) -> Place:
        """Return the place of a path on a line, or at the spot with that number."""
        if not self._spots:
            return Place(self._file, shown(path), line)
        spot = self._spots[line - 1]
        return Place(self._file, shown(path), None, *spot)

    def __getitem__(self, iri: str) -> Place:
        return self.at(*self._found[iri])

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class Draft:
    """Collects what one document says."""

    def __init__(self, base: str, file: str, spots: Sequence[Where] = ()) -> None:
        self.base = base
        self.nodes: dict[Node, dict[ox.NamedNode, Sequence[Term]]] = {}
        self.places = Places(file, spots)
        self.remarks: list[Remark] = []
        self.teksten: dict[str, str] = {}
        self.namen: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self.facts: dict[str, dict[str, list[str]]] = {}
        """Values by node and property, only of the properties that defined classes ask for."""
        self.types: dict[str, list[str]] = {}

    def add(self, node: ox.NamedNode, predicate: ox.NamedNode, *terms: Term) -> None:
        """Add what a node says."""
        own = self.nodes.setdefault(node, {})
        said = own.get(predicate, ())
        if isinstance(said, list):
            said.extend(terms)
        else:
            own[predicate] = [*said, *terms]

    def put(self, node: ox.NamedNode, said: Mapping[ox.NamedNode, Sequence[Term]]) -> None:
        """Add everything that a node says; the sequences may be shared with other nodes."""
        if node in self.nodes:
            for predicate, terms in said.items():
                self.add(node, predicate, *terms)
        else:
            self.nodes[node] = dict(said)

    def remark(self, rule: str, path: str, line: int, **values: str) -> None:
        """Remember something that could not be taken as it stood."""
        self.remarks.append(Remark(rule, self.places.at(path, line), values))

    def fact(self, node: str, predicate: str, value: str) -> None:
        """Remember a value for the defined classes."""
        self.facts.setdefault(node, {}).setdefault(predicate, []).append(value)

    def typed(self, node: ox.NamedNode, klasse: str) -> None:
        """Give a node a class."""
        types = self.types.setdefault(node.value, [])
        if klasse not in types:
            types.append(klasse)
