"""The SPARQL of a rule made set-at-a-time: prefixes, $PATH and the target's pattern put in."""

import re
from collections.abc import Mapping

import pyoxigraph as ox

from vams_kg.checking.compiler.paths import Path
from vams_kg.checking.compiler.query_reader import Query, QueryRefusedError
from vams_kg.checking.compiler.shapes_graph import ShapesGraph
from vams_kg.checking.compiler.tokens import Token
from vams_kg.checking.compiler.values import XSD
from vams_kg.graph import Node

ANY_PATH = Path(str(ox.NamedNode("urn:path")))
"""Stands for sh:path when we only want to know whether a query parses."""


def prefixes(graph: ShapesGraph, constraint: Node) -> dict[str, str]:
    """Return namespace by prefix; raises QueryRefusedError when a prefix has two namespaces."""
    found: dict[str, str] = {}
    for ontology in graph.nodes(constraint, "prefixes"):
        for declaration in graph.nodes(ontology, "declare"):
            name = graph.value(declaration, "prefix")
            iri = graph.value(declaration, "namespace")
            if name is None or iri is None:
                raise QueryRefusedError("sh:declare", "geef sh:prefix en sh:namespace")
            if found.setdefault(name, iri) != iri:
                raise QueryRefusedError(f"prefix {name}", "geef elke prefix één naamruimte")
    if found.get("xsd", XSD) != XSD:
        raise QueryRefusedError("prefix xsd", f"deze prefix hoort bij {XSD}")
    return found


def set_at_a_time(
    query: Query, namespaces: Mapping[str, str], path: Path | None, target: str
) -> str:
    """Return the query for all focus nodes at once, without prefixes or comments.

    Names are written out: the engine's parser knows only one dot in a name, and a query without
    PREFIX lines is read faster. A query that groups gets its focus nodes from a sub-SELECT, so
    that a node which two targets select is not counted twice.
    """
    if target and query.grouped:
        target = f"{{ SELECT DISTINCT ?this WHERE {{ {target} }} }}"
    parts: list[str] = []
    for position, token in enumerate(query.tokens):
        if position == query.opening and target:
            parts.append(f" {target} . ")
        parts.append(" " * token.spaced + _written(token, namespaces, path))
    return "".join(parts).strip()


def _written(token: Token, namespaces: Mapping[str, str], path: Path | None) -> str:
    if token.is_variable("PATH") and path:
        return f"({path.text})"
    if token.kind != "name" or token.text.startswith("_:"):
        return token.text
    return str(full_name(token, namespaces))


def full_name(token: Token, namespaces: Mapping[str, str]) -> ox.NamedNode:
    """Return the node of a prefixed name."""
    prefix, local = token.text.split(":", 1)
    if prefix not in namespaces:
        raise QueryRefusedError(f"prefix {prefix}", "declareer hem met sh:prefixes")
    return ox.NamedNode(namespaces[prefix] + re.sub(r"\\(.)", r"\1", local))
