"""What the compiler gives back: for each rule the queries that find its violations."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import pyoxigraph as ox

from vams_kg.checking.compiler.nodesets import NodeSet


class ValueSource(Enum):
    """Where the value of a result comes from."""

    COLUMN = "column"
    """The variable ?value; in a SPARQL rule without binding it is the focus."""
    FOCUS = "focus"
    """The focus node itself: a node shape judges the node."""
    NONE = "none"
    """There is no value: something is missing or is there too often."""


@dataclass(frozen=True, slots=True)
class ClassPattern:
    """The part of a query that asks whether a node is of a class or of one of its subclasses.

    The text is right for all data; knowing the data, the list can be made shorter.
    """

    text: str
    subject: str
    root: ox.NamedNode
    classes: tuple[ox.NamedNode, ...]

    def narrowed(self, classes: Sequence[ox.NamedNode]) -> str:
        """Return the pattern for data in which only these classes have members."""
        if len(classes) < 2:
            return f"{self.subject} a {classes[0] if classes else self.root}"
        return self.text.replace(" ".join(map(str, self.classes)), " ".join(map(str, classes)))


@dataclass(frozen=True, slots=True)
class CompiledQuery:
    """One SELECT whose solutions are violations: ?this is the focus, ?value the value."""

    sparql: str
    component: str
    value: ValueSource
    path: str | None = None
    """SPARQL text of sh:path."""
    first_predicate: str | None = None
    """IRI of the first step of sh:path, when that is a plain predicate."""
    variables: tuple[str, ...] = ()
    """Further variables of the SELECT, for filling messages."""
    foci: NodeSet | None = None
    """A set with every focus node that can be in the answer; None when any node can."""
    predicates: frozenset[ox.NamedNode] | None = None
    """Predicates of all triples that can matter for the answer; None when any triple can."""
    class_patterns: tuple[ClassPattern, ...] = ()

    @property
    def has_value(self) -> bool:
        """True when a result of this query has a value."""
        return self.value is not ValueSource.NONE


@dataclass(frozen=True, slots=True)
class CompiledShape:
    """A rule with its queries; a deactivated rule has none."""

    shape: str
    queries: tuple[CompiledQuery, ...]
    targets: NodeSet | None = None
    """A set with every node that the rule judges; None when any node can be one."""
