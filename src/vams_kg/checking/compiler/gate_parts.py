"""The gate's view of what is inside a shape: paths, lists, queries, annotations, combinations."""

from collections import Counter
from collections.abc import Callable, Sequence

import pyoxigraph as ox

from vams_kg.checking.compiler import terms
from vams_kg.checking.compiler.paths import is_list
from vams_kg.checking.compiler.queries import ANY_PATH, prefixes, set_at_a_time
from vams_kg.checking.compiler.query_gate import check_syntax, read_query
from vams_kg.checking.compiler.query_reader import Query, QueryRefusedError
from vams_kg.checking.compiler.shapes_graph import ShapesGraph
from vams_kg.checking.compiler.violations import MOST_UNROLLED
from vams_kg.graph import Node, Term
from vams_kg.vocabulary import DCT, OWL, RDF, RDFS, SH, SKOS, VAMS

ANNOTATION_SPACES = (RDFS.base, DCT.base, SKOS.base)
PROPERTY_TYPES = (OWL.AnnotationProperty, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
MAY_BE_EMPTY = ("zeroOrMorePath", "zeroOrOnePath")
"""A path of length zero from a node that is not in the data: the engine finds nothing there."""


class PartsGate:
    """Collects refusals; knows the rule that is being checked."""

    def __init__(self, graph: ShapesGraph, lines: Callable[[str], tuple[str, int] | None]) -> None:
        self.graph = graph
        self.lines = lines
        self.refusals: dict[str, None] = {}
        self.seen: set[Node] = set()
        self.parents = Counter(part for _, part in graph.facts.pairs(SH.node("property")))
        self.owner: Node = RDF.nil
        self.annotations = {VAMS.base + name for name in VAMS.names()}
        for kind in PROPERTY_TYPES:
            self.annotations.update(node.value for node in graph.facts.instances(kind))

    def refuse(self, term: str, remedy: str) -> None:
        """Note one refusal: place, rule, term and what to do instead."""
        owner = self.owner
        named = isinstance(owner, ox.NamedNode)
        place = self.lines(owner.value) if named else None
        where = f"{place[0]}:{place[1]}: " if place else ""
        shape = owner.value if named else "naamloze vorm"
        end = "" if remedy.endswith("?") else "."
        self.refusals[f"{where}{shape}: {term}: {remedy}{end}"] = None

    def skip(self, values: Sequence[Term]) -> None:
        """Look no further at the nameless nodes under something that is refused already."""
        todo = list(values)
        while todo:
            node = todo.pop()
            if isinstance(node, ox.BlankNode) and node not in self.seen:
                self.seen.add(node)
                todo += [t for found in self.graph.facts.predicates(node).values() for t in found]

    def annotation(self, predicate: ox.NamedNode, values: Sequence[Term]) -> None:
        """Refuse a predicate that is not known: it could be a custom component's parameter."""
        iri = predicate.value
        if iri not in self.annotations and not iri.startswith(ANNOTATION_SPACES):
            self.refuse(
                f"<{iri}>",
                "onbekende eigenschap op een regel, mogelijk van een zelfgemaakte component",
            )
            self.skip(values)

    def list(self, local: str, head: Term) -> list[Term]:
        """Return the members of a list; refuse one that is broken."""
        facts = self.graph.facts
        members: list[Term] = []
        visited: set[Term] = set()
        while head != RDF.nil:
            firsts: Sequence[Term] = ()
            rests: Sequence[Term] = ()
            if isinstance(head, ox.NamedNode | ox.BlankNode) and head not in visited:
                firsts, rests = facts.objects(head, RDF.first), facts.objects(head, RDF.rest)
                visited.add(head)
            if len(firsts) != 1 or len(rests) != 1:
                self.refuse(f"sh:{local}", "heeft geen goede lijst")
                return []
            members.append(firsts[0])
            head = rests[0]
        return members

    def path(self, node: Term) -> None:
        """Check that a path is well formed."""
        if isinstance(node, ox.NamedNode) and node != RDF.nil:
            return
        if not isinstance(node, ox.BlankNode):
            self.refuse("sh:path", "is geen pad")
            return
        self.seen.add(node)
        if is_list(self.graph, node):
            self.steps("path", node)
            return
        predicates = self.graph.facts.predicates(node)
        names = [predicate.value.removeprefix(SH.base) for predicate in predicates]
        if len(names) != 1 or names[0] not in terms.PATHS:
            self.refuse("sh:path", f"is geen pad ({', '.join(sorted(names)) or 'leeg'})")
            return
        if names[0] in MAY_BE_EMPTY and self.graph.objects(self.owner, "targetNode"):
            self.refuse(f"sh:targetNode met sh:{names[0]}", "kies een ander doel")
        values = next(iter(predicates.values()))
        if len(values) != 1:
            self.refuse(f"sh:{names[0]}", "heeft meer dan één pad")
        elif names[0] == "alternativePath":
            self.steps(names[0], values[0])
        else:
            self.path(values[0])

    def steps(self, local: str, head: Term) -> None:
        """Check the steps of a sequence or the choices of an alternative."""
        members = self.list(local, head)
        if len(members) < 2:
            self.refuse(f"sh:{local}", "heeft minder dan twee delen")
        for member in members:
            self.path(member)

    def combinations(self, node: Node) -> None:
        """Refuse terms whose meaning hangs on each other and does not fit."""
        has = self.graph.used(node)
        counts = {"qualifiedMinCount", "qualifiedMaxCount"}
        if ("qualifiedValueShape" in has) != bool(counts & has):
            self.refuse("sh:qualifiedValueShape", "hoort bij sh:qualifiedMinCount of -MaxCount")
        if "flags" in has and "pattern" not in has:
            self.refuse("sh:flags", "hoort bij sh:pattern")
        if "ignoredProperties" in has and "closed" not in has:
            self.refuse("sh:ignoredProperties", "hoort bij sh:closed")
        for local in ("in", "ignoredProperties", "languageIn"):
            for head in self.graph.objects(node, local):
                if any(isinstance(member, ox.BlankNode) for member in self.list(local, head)):
                    self.refuse(f"sh:{local}", "heeft een naamloze waarde")

    def nested_count(self, node: Node) -> None:
        """Refuse a high count inside sh:not, sh:or and the like: it cannot be written out."""
        for local in ("minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount"):
            value = self.graph.value(node, local)
            if value is not None and value.isdigit() and int(value) > MOST_UNROLLED:
                self.refuse(f"sh:{local} {value}", f"telt hier tot {MOST_UNROLLED}; schrijf SPARQL")

    def constraint(self, node: Node, shape: Node) -> None:
        """Check a SPARQL constraint: its terms and its query."""
        self.seen.add(node)
        for predicate, values in self.graph.facts.predicates(node).items():
            local = predicate.value.removeprefix(SH.base)
            if predicate.value.startswith(SH.base) and local not in terms.CONSTRAINT:
                remedy = terms.REMEDIES.get(local, "zet dit op de regel zelf")
                self.refuse(f"sh:{local} in sh:sparql", remedy)
            elif not predicate.value.startswith(SH.base) and predicate != RDF.type:
                self.annotation(predicate, values)
        for ontology in self.graph.nodes(node, "prefixes"):
            self.seen.update([ontology, *self.graph.nodes(ontology, "declare")])
        text = self.graph.value(node, "select")
        if text is None:
            self.refuse("sh:sparql", "geef een sh:select")
            return
        try:
            query = read_query(text)
            check_syntax(set_at_a_time(query, prefixes(self.graph, node), ANY_PATH, ""))
        except QueryRefusedError as error:
            self.refuse(error.term, error.remedy)
        else:
            self.query(query, shape)

    def query(self, query: Query, shape: Node) -> None:
        """Check that a query fits the shape that it stands on."""
        path = self.graph.nodes(shape, "path")
        asks_path = any(token.is_variable("PATH") for token in query.tokens)
        if asks_path and not path:
            self.refuse("$PATH", "alleen een regel met sh:path heeft een pad")
        if path and "value" not in query.variables:
            self.refuse("SELECT zonder ?value", "geef bij een sh:path ook ?value")
        if query.may_be_empty and self.graph.objects(shape, "targetNode"):
            self.refuse("sh:targetNode met * of ? in een pad", "kies een ander doel")
