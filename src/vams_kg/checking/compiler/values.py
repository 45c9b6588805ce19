"""Constraint components that judge one value: when a node violates them."""

import pyoxigraph as ox

from vams_kg.checking.compiler.conditions import (
    AnyOf,
    Condition,
    Member,
    Not,
    Test,
    exists,
)
from vams_kg.checking.compiler.paths import exactly
from vams_kg.checking.compiler.shapes_graph import ShapesGraph
from vams_kg.graph import Node, Term
from vams_kg.vocabulary import SH

XSD = "http://www.w3.org/2001/XMLSchema#"

CASTS = frozenset(
    XSD + name
    for name in ("boolean", "integer", "decimal", "double", "float", "date", "dateTime", "time")
)
"""Datatypes whose lexical form is checked by casting the text."""

LEXICAL = {
    f"{XSD}nonNegativeInteger": "^([+]?[0-9]+|-0+)$",
    f"{XSD}positiveInteger": "^[+]?0*[1-9][0-9]*$",
}
"""Datatypes whose lexical form is checked by a regular expression."""

FREE = frozenset(
    {
        f"{XSD}string",
        f"{XSD}anyURI",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    }
)
"""Datatypes in which every text is well formed."""

NODE_KINDS = {
    "IRI": "isIRI({0})",
    "Literal": "isLiteral({0})",
    "BlankNode": "isBlank({0})",
    "BlankNodeOrIRI": "(isBlank({0}) || isIRI({0}))",
    "BlankNodeOrLiteral": "(isBlank({0}) || isLiteral({0}))",
    "IRIOrLiteral": "(isIRI({0}) || isLiteral({0}))",
}

BOUNDS = {"minInclusive": ">=", "maxInclusive": "<=", "minExclusive": ">", "maxExclusive": "<"}


def value_violations(graph: ShapesGraph, shape: Node, value: str) -> list[tuple[str, Condition]]:
    """Return (term, condition that the value violates it) for each plain value constraint."""
    found: list[tuple[str, Condition]] = []
    for cls in graph.objects(shape, "class"):
        if isinstance(cls, ox.NamedNode):
            found.append(("class", Not(exists(graph.has_class(value, cls)))))
    for datatype in graph.objects(shape, "datatype"):
        found.append(("datatype", Not(Test(_well_typed(value, datatype)))))
    for kind in graph.objects(shape, "nodeKind"):
        local = str(getattr(kind, "value", "")).removeprefix(SH.base)
        found.append(("nodeKind", Not(Test(NODE_KINDS[local].format(value)))))
    for head in graph.objects(shape, "in"):
        found.append(("in", Not(_one_of(value, graph.members(head)))))
    for local, sign in BOUNDS.items():
        for bound in graph.objects(shape, local):
            found.append((local, Not(Test(f"COALESCE({value} {sign} {bound}, false)"))))
    return found + _text_violations(graph, shape, value)


def _text_violations(graph: ShapesGraph, shape: Node, value: str) -> list[tuple[str, Condition]]:
    found: list[tuple[str, Condition]] = []
    text = f"STR({value})"
    for local, sign in (("minLength", ">="), ("maxLength", "<=")):
        for bound in graph.objects(shape, local):
            test = f"COALESCE(STRLEN({text}) {sign} {bound}, false)"
            found.append((local, Not(_text_test(value, test))))
    flags = graph.value(shape, "flags")
    for pattern in graph.objects(shape, "pattern"):
        arguments = [text, str(pattern)] + ([str(ox.Literal(flags))] if flags else [])
        test = f"COALESCE(REGEX({', '.join(arguments)}), false)"
        found.append(("pattern", Not(_text_test(value, test))))
    for head in graph.objects(shape, "languageIn"):
        matches = [
            f'(LANG({value}) != "" && LANGMATCHES(LANG({value}), {language}))'
            for language in graph.members(head)
        ]
        test = f"COALESCE({' || '.join(matches) or 'false'}, false)"
        found.append(("languageIn", Not(Test(test))))
    return found


def _text_test(value: str, test: str) -> Test:
    """Return a test on the text of a value; a blank node has no text and always fails."""
    return Test(f"(!isBlank({value}) && {test})")


def _well_typed(value: str, datatype: Term) -> str:
    iri = getattr(datatype, "value", "")
    checks = [f"isLiteral({value})", f"DATATYPE({value}) = {datatype}"]
    if iri in CASTS:
        checks.append(f"isLiteral({datatype}(STR({value})))")
    if iri in LEXICAL:
        checks.append(f'REGEX(STR({value}), "{LEXICAL[iri]}")')
    return f"COALESCE({' && '.join(checks)}, false)"


def _one_of(value: str, members: list[Term]) -> Condition:
    if members and all(isinstance(member, ox.NamedNode) for member in members):
        nodes = exactly(members)
        member = Member(value, nodes) if nodes is not None else None
        return Test(f"{value} IN ({', '.join(map(str, members))})", member)
    return AnyOf(tuple(same_term(value, member) for member in members))


def same_term(value: str, term: Term) -> Test:
    """Return the test that a value is exactly this term."""
    nodes = exactly([term])
    return Test(f"sameTerm({value}, {term})", None if nodes is None else Member(value, nodes))
