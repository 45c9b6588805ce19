"""The gate before compiling: whatever we would pass over in silence is refused by name.

All triples of the shapes graph are seen. A SHACL term must be supported where it stands, any other
predicate on a shape must be known (it could be the parameter of a custom component), and nothing
that looks like a shape may stay outside every rule.
"""

import difflib
from collections.abc import Callable, Sequence

import pyoxigraph as ox

from vams_kg.checking.compiler import terms
from vams_kg.checking.compiler.gate_parts import PartsGate
from vams_kg.checking.compiler.shapes_graph import TARGETS
from vams_kg.checking.compiler.terms import Position
from vams_kg.graph import Node, Term
from vams_kg.vocabulary import OWL, RDF, RDFS, SH, VAMS

Lines = Callable[[str], "tuple[str, int] | None"]
"""Gives file and line where a shape starts in its Turtle file, if known."""


class Gate(PartsGate):
    """Walks over all rules and collects refusals."""

    def check(self) -> None:
        """See every rule with all that belongs to it, then everything that belongs to none."""
        found = {s for local in TARGETS for s, _ in self.graph.facts.pairs(SH.node(local))}
        rules: list[Node] = sorted(found, key=str)
        for rule in rules:
            self.owner = rule
            if isinstance(rule, ox.BlankNode):
                self.refuse("naamloze regel", "geef de regel een IRI in regel:")
            self.shape(rule, Position.RULE, ())
        self.leftovers()

    def shape(self, node: Node, position: Position, above: tuple[Node, ...]) -> None:
        """Check one shape and everything nested in it."""
        self.seen.add(node)
        is_property = self.graph.one(node, "path") is not None
        names = terms.allowed(position, is_property=is_property)
        used = []
        for predicate, values in self.graph.facts.predicates(node).items():
            if predicate == RDF.type:
                self.types(values, is_property=is_property)
            elif predicate.value.startswith(SH.base):
                used.append(predicate.value.removeprefix(SH.base))
                self.term(used[-1], values, names)
            else:
                self.annotation(predicate, values)
        if position is Position.CONDITION:
            self.nested_count(node)
        if position is Position.RULE and terms.NO_DEMAND.issuperset(used):
            self.refuse("regel zonder eis", "geef de regel een eis, of verwijder hem")
        self.combinations(node)
        self.nested(node, position, (*above, node))

    def nested(self, node: Node, position: Position, above: tuple[Node, ...]) -> None:
        """Check the paths, the queries and the shapes that a shape refers to."""
        for term in self.graph.objects(node, "path"):
            self.path(term)
        for constraint in self.graph.nodes(node, "sparql"):
            self.constraint(constraint, node)
        parts: list[tuple[str, Term]] = []
        for name in terms.SHAPE_VALUED:
            parts += [(name, part) for part in self.graph.objects(node, name)]
        for name in terms.SHAPE_LISTS:
            for head in self.graph.objects(node, name):
                parts += [(name, part) for part in self.list(name, head)]
        for name, part in parts:
            self.part(name, part, above, position)

    def part(self, local: str, part: Term, above: tuple[Node, ...], position: Position) -> None:
        """Check a shape that another one refers to."""
        if not isinstance(part, ox.NamedNode | ox.BlankNode):
            self.refuse(f"sh:{local}", "verwijst niet naar een vorm")
            return
        if part in above:
            self.refuse("recursie", "een vorm mag zichzelf niet nodig hebben")
            return
        if any(self.graph.objects(part, target) for target in TARGETS):
            self.refuse(
                f"sh:{local} naar een andere regel", "een deel van een regel heeft geen doel"
            )
            return
        if local == "node" and self.graph.objects(part, "path"):
            self.refuse("sh:node naar een eigenschap", "verwijs met sh:property")
        if local != "property":
            self.shape(part, Position.CONDITION, above)
            return
        if self.graph.one(part, "path") is None:
            self.refuse("sh:property zonder sh:path", "geef de eigenschap een pad")
        if self.parents[part] > 1:
            self.refuse("gedeelde sh:property", "geef elke regel zijn eigen eigenschap")
        below = Position.PART if position is Position.RULE else position
        self.shape(part, below, above)

    def term(self, local: str, values: Sequence[Term], names: frozenset[str]) -> None:
        """Check that a SHACL term may stand here and has fitting values."""
        if local not in names:
            self.refuse(f"sh:{local}", _remedy(local))
            self.skip(values)
            return
        problem = terms.value_problem(local, values)
        if problem:
            self.refuse(f"sh:{local}", problem)

    def types(self, values: Sequence[Term], *, is_property: bool) -> None:
        """Check the types of a shape."""
        for value in values:
            if value in (RDFS.Class, OWL.Class):
                self.refuse("vorm die ook klasse is", "schrijf sh:targetClass")
            elif value == SH.NodeShape and is_property:
                self.refuse("sh:NodeShape met sh:path", "noem dit een sh:PropertyShape")
            elif value == SH.PropertyShape and not is_property:
                self.refuse("sh:PropertyShape zonder sh:path", "geef een sh:path")
            elif str(value).startswith(f"<{SH.base}") and value not in (
                SH.NodeShape,
                SH.PropertyShape,
            ):
                self.refuse(str(value), "dit soort vorm wordt niet ondersteund")

    def leftovers(self) -> None:
        """Refuse every subject that looks like a part of a rule and belongs to none."""
        subjects: dict[Node, list[str]] = {}
        for quad in self.graph.facts.quads:
            local = _shacl_name(quad)
            if local is not None and not isinstance(quad.subject, ox.Triple):
                subjects.setdefault(quad.subject, []).append(local)
        named_first = sorted(subjects, key=lambda node: (isinstance(node, ox.BlankNode), str(node)))
        for subject in named_first:
            if subject not in self.seen:
                self.leftover(subject, subjects[subject])

    def leftover(self, subject: Node, names: list[str]) -> None:
        """Refuse one subject outside every rule, unless it only has words."""
        if terms.WORDS.issuperset(names) or terms.DECLARATIONS.issuperset(names):
            return
        self.owner = subject
        self.skip(
            [term for values in self.graph.facts.predicates(subject).values() for term in values]
        )
        for name in sorted({name for name in names if name not in {*terms.KNOWN, *SHAPES}}):
            self.refuse(f"sh:{name}", _remedy(name))
        if terms.KNOWN.union(SHAPES).issuperset(names):
            self.refuse("vorm zonder doel", "geef een sh:targetClass, of verwijs ernaar")


SHAPES = ("NodeShape", "PropertyShape", "Regel")


def _shacl_name(quad: ox.Quad) -> str | None:
    """Return the local name by which a triple seems to describe a shape, or None."""
    if quad.predicate.value.startswith(SH.base):
        return quad.predicate.value.removeprefix(SH.base)
    if quad.predicate != RDF.type or not isinstance(quad.object, ox.NamedNode):
        return None
    if quad.object == VAMS.Regel:
        return "Regel"
    named = quad.object.value.startswith(SH.base)
    return quad.object.value.removeprefix(SH.base) if named else None


def _remedy(local: str) -> str:
    """Return what to do instead of a SHACL term that is not supported here."""
    for name, remedy in terms.REMEDIES.items():
        if local.lower().endswith(name):
            return remedy
    if local in terms.KNOWN:
        return "deze term mag hier niet staan"
    near = difflib.get_close_matches(local, sorted(terms.KNOWN), n=1)
    return (
        f"onbekende term; bedoelt u sh:{near[0]}?" if near else "deze term wordt niet ondersteund"
    )
