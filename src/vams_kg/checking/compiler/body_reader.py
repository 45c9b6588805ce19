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
from vams_kg.checking.compiler.nodesets import Choice, Hop, NodeSet, Row, Way, fixed, turned
from vams_kg.checking.compiler.paths import Path, exactly
from vams_kg.checking.compiler.queries import full_name
from vams_kg.checking.compiler.query_reader import Query
from vams_kg.checking.compiler.tokens import Token
from vams_kg.graph import Term
from vams_kg.vocabulary import RDF

Group = tuple[tuple[Pattern, ...], Condition]


@dataclass(frozen=True, slots=True)
class Body:
    """What a query asks, as far as it was understood."""

    patterns: tuple[Pattern, ...]
    where: Condition
    any_predicate: bool
    """True when a triple with any predicate may matter, or when that is not sure."""


class _NotUnderstoodError(Exception):
    """Something outside the small part of SPARQL that is read here."""


def read_body(query: Query, namespaces: Mapping[str, str], path: Path | None) -> Body:
    """Return the patterns and conditions of a query that passed the gate."""
    reader = _BodyReader(query.tokens, namespaces, path)
    reader.at = query.opening
    patterns, where = reader.group()
    return Body(patterns, where, reader.any_predicate or query.may_be_empty)


class _BodyReader:
    """Walks over the tokens of a body; a group is read up to and with its closing brace."""

    def __init__(
        self, tokens: list[Token], namespaces: Mapping[str, str], path: Path | None
    ) -> None:
        self.tokens = tokens
        self.namespaces = namespaces
        self.path = path
        self.at = 0
        self.any_predicate = False
        self.unclear = False
        """Something in the triple that is being read says nothing for bounds."""

    @property
    def token(self) -> Token:
        """The next token."""
        return self.tokens[self.at]

    def skip(self, *signs: str) -> bool:
        """Step behind one of these signs, if it is next."""
        found = self.token.is_sign(*signs)
        self.at += found
        return found

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
        except _NotUnderstoodError:
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
            raise _NotUnderstoodError
        return AnyOf(tuple(parts)) if sign == "||" else AllOf(tuple(parts))

    def comparison(self) -> Condition:
        """Read =, !=, IN or NOT IN between a variable and IRIs."""
        start = self.at
        name = self.term()
        negated = self.token.is_sign("!=") or self.token.is_word("NOT")
        listed = self.token.is_word("NOT", "IN")
        self.at += 1 + self.token.is_word("NOT")
        if not listed and not self.tokens[self.at - 1].is_sign("=", "!="):
            raise _NotUnderstoodError
        members = [self.term() for _ in range(not listed)]
        while listed and not self.skip(")"):
            self.at += 1  # the bracket before the first one, a comma before another one
            members.append(self.term())
        iris = frozenset(member for member in members if isinstance(member, ox.NamedNode))
        if not isinstance(name, str) or len(iris) < len(members):
            raise _NotUnderstoodError
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
            self.any_predicate |= self.token.is_sign("{")
            depth += self.token.is_sign("(", "{") - self.token.is_sign(")", "}")
            self.at += 1
            if depth == 0:
                return Test(self.text(start))

    def text(self, start: int) -> str:
        """Return the text of all tokens from a position on."""
        return " ".join(token.text for token in self.tokens[start : self.at]).replace("$", "?")

    # -- triples

    def triples(self) -> list[Pattern]:
        """Read the triples up to the next dot, brace or keyword; skip what is not understood."""
        start = self.at
        try:
            links = self.subject()
        except _NotUnderstoodError:
            self.any_predicate = True
            self.at = start
            while not (self.token.is_sign("{", "}") or self.token.is_word(*_STARTS)):
                self.at += 1
            return [Pattern(self.text(start))]
        text = self.text(start)
        return [Pattern(text, None if link is None else (link,)) for link in links]

    def subject(self) -> list[Link | None]:
        """Read one subject with all its predicates and objects; None for an unclear triple."""
        subject = self.term()
        links: list[Link | None] = []
        while not self.ends():
            self.unclear = False
            way = self.way()
            links.append(self.link(subject, way))
            while self.skip(","):
                links.append(self.link(subject, way))
            while self.skip(";"):
                pass
        return links

    def link(self, subject: str | Term, way: Way) -> Link | None:
        """Read an object; return the link from the subject to it, one of them a variable."""
        obj = self.term()
        start, end = (_end(subject), _end(obj))
        if self.unclear or start is None or end is None:
            return None
        if isinstance(start, str):
            return Link(start, way, end)
        return Link(end, turned(way), start) if isinstance(end, str) else None

    def ends(self) -> bool:
        """Return whether the triples of one subject end here."""
        return self.token.is_sign(".", "{", "}") or self.token.is_word(*_STARTS)

    def term(self) -> str | Term:
        """Read a variable (as ?name) or a term."""
        token = self.token
        self.at += 1
        if token.kind == "variable":
            return "?" + token.text[1:]
        if token.kind in ("iri", "name"):
            return self.iri(token)
        if token.kind not in ("string", "number"):
            raise _NotUnderstoodError
        typed = self.skip("^^")
        plain = token.kind == "string" and "\\" not in token.text
        if typed or self.token.kind == "language":
            self.at += 1
            plain = False
        self.unclear |= not plain
        return ox.Literal(token.text.strip(token.text[0]))

    def iri(self, token: Token) -> ox.NamedNode:
        """Return the node of an IRI or a prefixed name."""
        if token.kind == "iri":
            return ox.NamedNode(token.text[1:-1])
        if token.kind != "name" or token.text.startswith("_:"):
            raise _NotUnderstoodError
        return full_name(token, self.namespaces)

    def way(self) -> Way:
        """Read a property path: alternatives of sequences of steps."""
        choices = [self.row()]
        while self.skip("|"):
            choices.append(self.row())
        return choices[0] if len(choices) == 1 else Choice(tuple(choices))

    def row(self) -> Way:
        """Read a sequence of steps."""
        steps = [self.step()]
        while self.skip("/"):
            steps.append(self.step())
        return steps[0] if len(steps) == 1 else Row(tuple(steps))

    def step(self) -> Way:
        """Read one step; one that is repeated says nothing for bounds."""
        backward = self.skip("^")
        if self.skip("("):
            way = self.way()
            if not self.skip(")"):
                raise _NotUnderstoodError
        else:
            way = self.named_step()
        self.unclear |= self.skip("*", "+", "?")
        return turned(way) if backward else way

    def named_step(self) -> Way:
        """Read one predicate, `a` or $PATH."""
        token = self.token
        self.at += 1
        if token.kind != "variable":
            return Hop(RDF.type if token.text == "a" else self.iri(token))
        if token.is_variable("PATH") and self.path is not None and self.path.way is not None:
            return self.path.way
        self.unclear = True
        self.any_predicate |= not token.is_variable("PATH")
        return Hop(RDF.nil)


_STARTS = ("FILTER", "OPTIONAL", "BIND")


def _end(term: str | Term) -> str | NodeSet | None:
    """Return a variable as it is, a term as the set with only that, None when that is not sure."""
    return term if isinstance(term, str) else exactly([term])
