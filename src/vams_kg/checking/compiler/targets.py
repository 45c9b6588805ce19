"""Targets: which nodes a rule is about, as one graph pattern."""

import pyoxigraph as ox

from vams_kg.checking.compiler.bounds import at_most
from vams_kg.checking.compiler.conditions import TRUE, Member, Pattern
from vams_kg.checking.compiler.nodesets import either
from vams_kg.checking.compiler.paths import exactly, predicate
from vams_kg.checking.compiler.shapes_graph import ShapesGraph
from vams_kg.graph import Node


def target(graph: ShapesGraph, shape: Node, node: str) -> Pattern:
    """Return the pattern that binds `node` to every focus node; more targets make a UNION."""
    found = _targets(graph, shape, node)
    if len(found) == 1:
        return found[0]
    text = " UNION ".join(f"{{ {part.text} }}" for part in found)
    sets = [at_most(node, (part,), TRUE) for part in found]
    known = [nodes for nodes in sets if nodes is not None]
    return Pattern(text, (Member(node, either(known)),) if len(known) == len(sets) else None)


def _targets(graph: ShapesGraph, shape: Node, node: str) -> list[Pattern]:
    found = [
        graph.has_class(node, cls)
        for cls in graph.objects(shape, "targetClass")
        if isinstance(cls, ox.NamedNode)
    ]
    named = graph.objects(shape, "targetNode")
    if named:
        nodes = exactly(named)
        parts = None if nodes is None else (Member(node, nodes),)
        found.append(Pattern(f"VALUES {node} {{ {' '.join(map(str, named))} }}", parts))
    for link in graph.nodes(shape, "targetSubjectsOf"):
        found.append(predicate(ox.NamedNode(link.value)).between(node, graph.fresh()))
    for link in graph.nodes(shape, "targetObjectsOf"):
        found.append(predicate(ox.NamedNode(link.value)).between(graph.fresh(), node))
    return found
