"""What the gate knows of each SHACL term: where it may stand and what its values must be."""

import re
from collections.abc import Callable, Sequence
from enum import Enum

import pyoxigraph as ox

from vams_kg.checking.compiler.shapes_graph import TARGETS
from vams_kg.checking.compiler.values import CASTS, FREE, LEXICAL, NODE_KINDS, XSD
from vams_kg.graph import Term
from vams_kg.vocabulary import SH


class Position(Enum):
    """Where a shape stands."""

    RULE = "rule"
    PART = "part"
    """Under sh:property of a rule: its results are results of the rule."""
    CONDITION = "condition"
    """Inside sh:not, sh:or, sh:node and the like: only asked whether a node conforms."""


SHAPE_VALUED = ("property", "node", "not", "qualifiedValueShape")
SHAPE_LISTS = ("and", "or", "xone")

WORDS = frozenset({"name", "description", "order", "message", "severity"})
"""Terms that only say something about a shape."""

ANYWHERE = frozenset(
    {
        *("name", "description", "order", "deactivated", "class", "datatype", "nodeKind", "in"),
        *("hasValue", "minInclusive", "maxInclusive", "minExclusive", "maxExclusive"),
        *("minLength", "maxLength", "pattern", "flags", "languageIn", "equals", "disjoint"),
        *("property", "node", "not", *SHAPE_LISTS),
    }
)
ONLY_PROPERTY = frozenset(
    {
        *("path", "minCount", "maxCount", "uniqueLang", "lessThan", "lessThanOrEquals"),
        *("qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount"),
        "qualifiedValueShapesDisjoint",
    }
)
ONLY_NODE = frozenset({"closed", "ignoredProperties"})
ONLY_RULE = frozenset({*TARGETS, "message", "severity", "sparql"})

NO_DEMAND = frozenset({*WORDS, *TARGETS, "deactivated", "path", "flags", "ignoredProperties"})
"""Terms that by themselves demand nothing of a node."""

CONSTRAINT = frozenset({"select", "prefixes"})
PATHS = ("inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")
DECLARATIONS = frozenset({"declare", "prefix", "namespace"})

KNOWN = ANYWHERE | ONLY_PROPERTY | ONLY_NODE | ONLY_RULE | CONSTRAINT | {*PATHS} | DECLARATIONS

REMEDIES = {
    "target": "gebruik sh:targetClass of een gedefinieerde klasse in de ontologie",
    "rule": "leid feiten af in de ontologie, niet in een regel",
    "js": "schrijf de regel in SHACL Core of SPARQL",
    "ask": "schrijf de zoekvraag als SELECT",
    "validator": "zelfgemaakte componenten worden niet ondersteund; schrijf een SPARQL-regel",
    "parameter": "zelfgemaakte componenten worden niet ondersteund; schrijf een SPARQL-regel",
    "expression": "schrijf de regel in SHACL Core of SPARQL",
}


def allowed(position: Position, *, is_property: bool) -> frozenset[str]:
    """Return the local names that a shape in this position may use."""
    names = ANYWHERE | (ONLY_PROPERTY if is_property else ONLY_NODE)
    return names | ONLY_RULE if position is Position.RULE else names


def value_problem(local: str, values: Sequence[Term]) -> str | None:
    """Return in Dutch what is wrong with the values of a term, or None."""
    if local in SINGLE and len(values) > 1:
        return "staat er meer dan één keer"
    check = CHECKS.get(local)
    if check is None or all(map(check[0], values)):
        return None
    return check[1]


def _is_iri(term: Term) -> bool:
    return isinstance(term, ox.NamedNode)


def _is_literal(term: Term) -> bool:
    return isinstance(term, ox.Literal)


def _is_named(term: Term) -> bool:
    return isinstance(term, ox.NamedNode | ox.Literal)


def _is_number(term: Term) -> bool:
    return isinstance(term, ox.Literal) and re.fullmatch("[0-9]+", term.value) is not None


def _is_boolean(term: Term) -> bool:
    return isinstance(term, ox.Literal) and term.value in ("true", "false")


def _is_false(term: Term) -> bool:
    return isinstance(term, ox.Literal) and term.value == "false"


def _is_text(term: Term) -> bool:
    return isinstance(term, ox.Literal) and term.datatype.value.endswith(("string", "langString"))


def _is_flags(term: Term) -> bool:
    return isinstance(term, ox.Literal) and set(term.value) <= set("smixq")


def _is_kind(term: Term) -> bool:
    return isinstance(term, ox.NamedNode) and term.value.removeprefix(SH.base) in NODE_KINDS


def _is_datatype(term: Term) -> bool:
    if not isinstance(term, ox.NamedNode):
        return False
    return not term.value.startswith(XSD) or term.value in {*CASTS, *LEXICAL, *FREE}


def _is_pattern(term: Term) -> bool:
    """Ask the engine itself: a pattern it cannot read would never match, without a word."""
    if not isinstance(term, ox.Literal):
        return False
    answer = ox.Store().query(f'SELECT (REGEX("", {ox.Literal(term.value)}) AS ?r) WHERE {{}}')
    return isinstance(answer, ox.QuerySolutions) and next(answer)["r"] is not None


CHECKS: dict[str, tuple[Callable[[Term], bool], str]] = {
    **dict.fromkeys(
        (
            *("targetClass", "targetSubjectsOf", "targetObjectsOf", "class", "severity"),
            *("equals", "disjoint", "lessThan", "lessThanOrEquals"),
        ),
        (_is_iri, "heeft een waarde die geen IRI is"),
    ),
    **dict.fromkeys(
        ("targetNode", "hasValue"), (_is_named, "heeft een naamloze waarde; geef een IRI of tekst")
    ),
    **dict.fromkeys(
        (
            *("minCount", "maxCount", "qualifiedMinCount", "qualifiedMaxCount"),
            *("minLength", "maxLength"),
        ),
        (_is_number, "heeft een waarde die geen heel getal is"),
    ),
    **dict.fromkeys(
        ("minInclusive", "maxInclusive", "minExclusive", "maxExclusive"),
        (_is_literal, "heeft een waarde die geen getal of datum is"),
    ),
    **dict.fromkeys(
        ("deactivated", "uniqueLang", "closed"), (_is_boolean, "heeft geen waarde true of false")
    ),
    "qualifiedValueShapesDisjoint": (_is_false, "wordt niet ondersteund; schrijf twee regels"),
    "datatype": (
        _is_datatype,
        "heeft een datatype dat niet getoetst kan worden",
    ),
    "nodeKind": (_is_kind, "heeft een onbekende waarde"),
    "flags": (_is_flags, "heeft een onbekende letter"),
    "pattern": (_is_pattern, "heeft een patroon dat de zoekmachine niet kan lezen"),
    "select": (_is_text, "is geen tekst"),
}

SINGLE = frozenset(
    {
        *("path", "minCount", "maxCount", "datatype", "nodeKind", "pattern", "flags", "in"),
        "languageIn",
        *("uniqueLang", "closed", "ignoredProperties", "deactivated", "severity", "select"),
        *("minLength", "maxLength", *("minInclusive", "maxInclusive", "minExclusive")),
        *("maxExclusive", "qualifiedValueShape", "qualifiedMinCount", "qualifiedMaxCount"),
    }
)
