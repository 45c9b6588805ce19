"""Conditions on a node as a small algebra, rendered as SPARQL.

Every condition is two-valued (it never raises an error in SPARQL), so that pushing a negation
inwards and splicing a positive EXISTS into the pattern around it keep the answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from vams_kg.checking.compiler.nodesets import NodeSet, Way


@dataclass(frozen=True, slots=True)
class Link:
    """A way leads from a variable to another one, or to a node in a set."""

    subject: str
    way: Way
    object: str | NodeSet

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables at its ends."""
        return (self.subject, self.object) if isinstance(self.object, str) else (self.subject,)


@dataclass(frozen=True, slots=True)
class Member:
    """A variable is a node in a set."""

    variable: str
    nodes: NodeSet

    @property
    def variables(self) -> tuple[str, ...]:
        """The one variable."""
        return (self.variable,)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text of a graph pattern without OPTIONAL or FILTER.

    The parts say the same as the text, for working out bounds; None when they cannot.
    """

    text: str
    parts: tuple[Link | Member, ...] | None = None


@dataclass(frozen=True, slots=True)
class Test:
    """A boolean SPARQL expression that never raises; a member says the same, if it is there."""

    text: str
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class Exists:
    """There is a match of the patterns for which `where` holds."""

    patterns: tuple[Pattern, ...]
    where: "Condition"


@dataclass(frozen=True, slots=True)
class Not:
    """The negation of a condition."""

    of: "Condition"


@dataclass(frozen=True, slots=True)
class AllOf:
    """All conditions hold; of none it is true."""

    of: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one condition holds; of none it is false."""

    of: tuple["Condition", ...]


Condition = Test | Exists | Not | AllOf | AnyOf

TRUE = AllOf(())
FALSE = AnyOf(())


def exists(*patterns: Pattern, where: Condition = TRUE) -> Exists:
    """Return the condition that the patterns match."""
    return Exists(patterns, where)


def simplified(condition: Condition) -> Condition:
    """Return an equal condition with negations only on tests and EXISTS, and without nesting."""
    match condition:
        case Not(of):
            return _negated(of)
        case Exists(patterns, where):
            inner = simplified(where)
            return FALSE if inner == FALSE else Exists(patterns, inner)
        case AllOf(of):
            return _joined(AllOf, (simplified(part) for part in of))
        case AnyOf(of):
            return _joined(AnyOf, (simplified(part) for part in of))
    return condition


def _negated(condition: Condition) -> Condition:
    match condition:
        case Not(of):
            return simplified(of)
        case AllOf(of):
            return _joined(AnyOf, (_negated(part) for part in of))
        case AnyOf(of):
            return _joined(AllOf, (_negated(part) for part in of))
        case Exists():
            inner = simplified(condition)
            return TRUE if inner == FALSE else Not(inner)
    return Not(condition)


def _joined(kind: type[AllOf] | type[AnyOf], parts: Iterable[Condition]) -> Condition:
    """Flatten parts of the same kind; the empty other kind (false in AND) decides the whole."""
    other: type[AllOf] | type[AnyOf] = AnyOf if kind is AllOf else AllOf
    flat: list[Condition] = []
    for part in parts:
        if part == other(()):
            return part
        flat.extend(part.of if isinstance(part, kind) else (part,))
    unique = tuple(dict.fromkeys(flat))
    return unique[0] if len(unique) == 1 else kind(unique)


def expression(condition: Condition) -> str:
    """Return a simplified condition as a SPARQL expression."""
    match condition:
        case Exists(patterns, where):
            return f"EXISTS {{ {body(patterns, where)} }}"
        case Not(Exists() as inner):
            return f"NOT {expression(inner)}"
        case Not(of):
            return f"!({expression(of)})"
        case AllOf(of):
            return "(" + (" && ".join(map(expression, of)) or "true") + ")"
        case AnyOf(of):
            return "(" + (" || ".join(map(expression, of)) or "false") + ")"
    return condition.text


def body(patterns: tuple[Pattern, ...], where: Condition) -> str:
    """Return the inside of a group: patterns joined, a positive EXISTS as join, the rest FILTER.

    A positive EXISTS in a conjunction only asks for a match; its variables are fresh, so as a set
    of solutions for the other variables the join is the same and the planner sees one pattern.
    """
    joins, conditions = _spread(patterns, where)
    return " ".join([_joins(joins), *(f"FILTER({expression(part)})" for part in conditions)])


def top(patterns: tuple[Pattern, ...], where: Condition) -> str:
    """Return the inside of the outermost group.

    One negated EXISTS is asked there for all nodes at once and not for each again: no row stays
    but those without a match. With more of them the rows with matches would multiply first.
    """
    joins, conditions = _spread(patterns, where)
    absent = [part for part in conditions if isinstance(part, Not) and isinstance(part.of, Exists)]
    if len(absent) != 1:
        return body(patterns, where)
    match = absent[0].of
    assert isinstance(match, Exists)
    others = (f"FILTER({expression(part)})" for part in conditions if part is not absent[0])
    optional = f"OPTIONAL {{ {body(match.patterns, match.where)} BIND(true AS ?match) }}"
    return " ".join([_joins(joins), *others, optional, "FILTER(!BOUND(?match))"])


def _joins(patterns: list[Pattern]) -> str:
    return " . ".join(pattern.text for pattern in patterns)


def _spread(
    patterns: tuple[Pattern, ...], where: Condition
) -> tuple[list[Pattern], list[Condition]]:
    """Return what is joined in a group, and the conditions that stay."""
    joins = list(patterns)
    conditions: list[Condition] = []
    todo: list[Condition] = [where]
    while todo:
        part = todo.pop(0)
        match part:
            case AllOf(of):
                todo.extend(of)
            case Exists(inner, deeper):
                joins.extend(inner)
                todo.append(deeper)
            case _:
                conditions.append(part)
    return joins, conditions
