"""Reads the body of a SPARQL rule as patterns and conditions, as far as it is understood.

Only for bounds: the query itself always runs as it was written. What is not understood becomes
text that says nothing of itself but keeps its variables, so that nothing is concluded from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from vams_kg.checking.compiler.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Exists,
    Link,
    Member,
    Not,
    Pattern,
    Test,
)
from vams_kg.checking.compiler.nodesets import (
    fixed,
    may_be_empty,
)
from vams_kg.checking.compiler.paths import Path
from vams_kg.checking.compiler.query_reader import Query
from vams_kg.checking.compiler.triple_reader import NotUnderstoodError, TripleReader

Group = tuple[tuple[Pattern, ...], Condition]


@dataclass(frozen=True, slots=True)
class Body:
    """What a query asks, as far as it was understood."""

    patterns: tuple[Pattern, ...]
    where: Condition
    any_predicate: bool
    """True when a triple with any predicate may matter, or when that is not sure."""


def read_body(query: Query, namespaces: Mapping[str, str], path: Path | None) -> Body:
    """Return the patterns and conditions of a query that passed the gate."""
    reader = _BodyReader(query.tokens, namespaces, path)
    reader.at = query.opening
    patterns, where = reader.group()
    return Body(patterns, where, reader.any_predicate)


class _BodyReader(TripleReader):
    """Walks over the tokens of a body; a group is read up to and with its closing brace."""

    def group(self) -> Group:
        """Read a group whose opening brace has been taken."""
        patterns: list[Pattern] = []
        conditions: list[Condition] = []
        while not self.skip("}"):
            if self.token.is_word("FILTER"):
                conditions.append(self.filter())
            elif self.token.is_word("OPTIONAL", "BIND"):
                self.at += 1
                conditions.append(self.optional())
            elif self.token.is_sign("{"):
                conditions.append(self.union())
            elif not self.skip("."):
                patterns.extend(self.triples())
        self.any_predicate |= _asks_for_any_node(patterns)
        return tuple(patterns), AllOf(tuple(conditions))

    def optional(self) -> Condition:
        """Read what follows OPTIONAL or BIND: it binds variables and demands nothing."""
        start = self.at
        if not self.skip("{"):
            return self.opaque()
        self.group()
        return Test(self.text(start))

    def filter(self) -> Condition:
        """Read FILTER with what follows it."""
        self.at += 1
        if not self.token.is_word("EXISTS", "NOT"):
            return self.expression()
        return self.exists()

    def exists(self) -> Condition:
        """Read EXISTS or NOT EXISTS with its group."""
        negated = self.token.is_word("NOT")
        self.at += 2 + negated
        found = Not(Exists(*self.group()))
        # a filter binds nothing for its neighbours: two negations say that
        return found if negated else Not(found)

    def expression(self) -> Condition:
        """Read an expression that compares variables with IRIs; any other says nothing."""
        start = self.at
        try:
            if self.token.is_sign("("):
                return self.simple()
        except NotUnderstoodError:
            self.at = start
        while not self.token.is_sign("("):
            self.at += 1
        return self.opaque()

    def simple(self) -> Condition:
        """Read a comparison, EXISTS, a negation, or something in brackets."""
        if self.skip("!"):
            return Not(self.simple())
        if self.token.is_word("EXISTS", "NOT"):
            return self.exists()
        if not self.skip("("):
            return self.comparison()
        parts = [self.simple()]
        sign = self.token.text
        while sign in ("&&", "||") and self.skip(sign):
            parts.append(self.simple())
        if not self.skip(")"):
            raise NotUnderstoodError
        return AnyOf(tuple(parts)) if sign == "||" else AllOf(tuple(parts))

    def comparison(self) -> Condition:
        """Read =, !=, IN or NOT IN between a variable and IRIs."""
        start = self.at
        name = self.term()
        negated = self.token.is_sign("!=") or self.token.is_word("NOT")
        listed = self.token.is_word("NOT", "IN")
        self.at += 1 + self.token.is_word("NOT")
        if not listed and not self.tokens[self.at - 1].is_sign("=", "!="):
            raise NotUnderstoodError
        members = [self.term() for _ in range(not listed)]
        while listed and not self.skip(")"):
            self.at += 1  # the bracket before the first one, a comma before another one
            members.append(self.term())
        iris = frozenset(member for member in members if isinstance(member, ox.NamedNode))
        if not isinstance(name, str) or len(iris) < len(members):
            raise NotUnderstoodError
        found = Test(self.text(start), Member(name, fixed(iris)))
        return Not(found) if negated else found

    def union(self) -> Condition:
        """Read a group, or groups joined by UNION; a sub-SELECT is not understood."""
        if self.tokens[self.at + 1].is_word("SELECT"):
            return self.opaque()
        branches: list[Condition] = []
        while True:
            self.at += 1
            branches.append(Exists(*self.group()))
            if not self.token.is_word("UNION"):
                return AnyOf(tuple(branches))
            self.at += 1

    def opaque(self) -> Test:
        """Skip everything between a bracket that opens here and its end."""
        start, depth = self.at, 0
        while True:
            if self.token.is_sign("{") and not self.tokens[self.at + 1].is_word("SELECT"):
                self.at += 1
                self.group()  # only for what it says of predicates
            else:
                depth += self.token.is_sign("(", "{") - self.token.is_sign(")", "}")
                self.at += 1
            if depth == 0:
                return Test(self.text(start))


def _asks_for_any_node(patterns: list[Pattern]) -> bool:
    """Return whether a way of length zero may lead from any node of the data to itself."""
    links = [part for pattern in patterns for part in pattern.parts or () if isinstance(part, Link)]
    bound = {name for link in links if not may_be_empty(link.way) for name in link.variables}
    return any(
        may_be_empty(link.way) and len(link.variables) == 2 and not bound & {*link.variables}
        for link in links
    )
