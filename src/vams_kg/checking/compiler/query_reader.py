"""Reads a query by its groups and sees where each of them gets $this from."""

from dataclasses import dataclass

from vams_kg.checking.compiler.tokens import Token

AGGREGATES = ("COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT")
CASTS = frozenset(
    f"xsd:{name}"
    for name in ["boolean", "integer", "decimal", "double", "float", "string", "date", "dateTime"]
)
FOCUS = "this"

INNER = (
    "$this in een binnenste groep",
    "noem $this eerst in een gewone triple van dezelfde groep",
)
UNGROUPED = ("tellen zonder GROUP BY $this", "groepeer per $this")


class QueryRefusedError(Exception):
    """A query that is not allowed: the term that is in the way, and what to do instead."""

    def __init__(self, term: str, remedy: str) -> None:
        super().__init__(f"{term}: {remedy}")
        self.term = term
        self.remedy = remedy


@dataclass(slots=True)
class Query:
    """A query that passed: its tokens, where its body opens, and what its SELECT gives."""

    tokens: list[Token]
    opening: int = 0
    """Position of the token behind the brace that opens the body."""
    variables: tuple[str, ...] = ()
    grouped: bool = False
    may_be_empty: bool = False
    """True when a property path may have length zero."""


@dataclass(slots=True)
class _Group:
    """What is known of $this while a group is read."""

    bound: bool = False
    """A triple pattern directly in the group mentions $this."""
    used: bool = False
    """An expression directly in the group mentions $this."""
    sees_outside: bool = False
    """Its filters see the bindings around it: the group of EXISTS or OPTIONAL."""


class Reader:
    """Walks over the tokens of one query and refuses what is not allowed."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self.tokens = query.tokens
        self.at = 0

    # -- walking over tokens

    @property
    def token(self) -> Token:
        """Return the next token; refuse a query that ends here."""
        if self.at >= len(self.tokens):
            raise QueryRefusedError("sh:select", "de zoekvraag houdt te vroeg op")
        return self.tokens[self.at]

    def take(self) -> Token:
        """Return the next token and step behind it."""
        token = self.token
        self.at += 1
        return token

    def expect(self, sign: str) -> Token:
        """Take the sign that must stand here."""
        token = self.take()
        if not token.is_sign(sign):
            raise QueryRefusedError(token.text, f"hier wordt ‘{sign}’ verwacht")
        return token

    # -- the parts of a query

    def read(self) -> None:
        """Read the whole query and note in it what its SELECT gives."""
        variables, aggregated = self.select()
        self.query.variables = variables
        self.expect("{")
        self.query.opening = self.at
        self.group(_Group(bound=True), opened=True)
        self.query.grouped = self.modifiers() or aggregated
        if self.at != len(self.tokens):
            raise QueryRefusedError(self.token.text, "na de zoekvraag mag niets meer staan")

    def select(self) -> tuple[tuple[str, ...], bool]:
        """Read SELECT up to the body; return its variables and whether it aggregates."""
        if not self.take().is_word("SELECT"):
            raise QueryRefusedError("sh:select", "een regel begint met SELECT")
        names: list[str] = []
        aggregated = False
        while not self.token.is_sign("{"):
            token = self.take()
            if token.is_sign("*"):
                raise QueryRefusedError("SELECT *", "noem de variabelen, met $this als eerste")
            if token.is_sign("("):
                start = self.at
                names.append(self.expression(_Group()))
                aggregated |= any(t.is_word(*AGGREGATES) for t in self.tokens[start : self.at])
            elif token.kind == "variable":
                names.append(token.text[1:])
            elif not token.is_word("DISTINCT", "REDUCED", "WHERE"):
                raise QueryRefusedError(token.text, "dit hoort niet in een SELECT")
        if FOCUS not in names:
            raise QueryRefusedError("SELECT zonder $this", "zet $this in elke SELECT")
        return tuple(names), aggregated

    def modifiers(self) -> bool:
        """Read GROUP BY and HAVING; return whether there was a GROUP BY, which must name $this."""
        if self.at >= len(self.tokens) or not self.token.is_word("GROUP", "HAVING"):
            return False
        keys: list[str] = []
        while self.at < len(self.tokens) and not self.token.is_sign("}"):
            token = self.take()
            if token.is_word("HAVING"):
                self.expect("(")
                self.expression(_Group())
            elif token.is_sign("("):
                self.expression(_Group())
            elif token.kind == "variable":
                keys.append(token.text[1:])
        if FOCUS not in keys:
            raise QueryRefusedError(*UNGROUPED)
        return True

    def group(self, group: _Group, *, opened: bool = False) -> None:
        """Read a group up to its closing brace and check how it uses $this."""
        if not opened:
            self.expect("{")
        while not self.token.is_sign("}"):
            self.element(group)
        self.at += 1
        if group.used and not (group.bound or group.sees_outside):
            raise QueryRefusedError(*INNER)

    def element(self, group: _Group) -> None:
        """Read one part of a group: FILTER, OPTIONAL, BIND, groups, or a token of a triple."""
        token = self.take()
        if token.is_word("SELECT"):
            raise QueryRefusedError("SELECT", "zet accolades om een sub-SELECT")
        if token.is_word("FILTER"):
            self.filter(group)
        elif token.is_word("OPTIONAL"):
            start = self.at
            self.group(_Group(sees_outside=True))
            self.must_be_bound(group, start)
        elif token.is_word("BIND"):
            start = self.at
            self.expect("(")
            self.expression(_Group(sees_outside=True))
            self.must_be_bound(group, start)
        elif token.is_sign("{"):
            self.at -= 1
            self.union(group)
        else:
            self.triple_token(token, group)

    def triple_token(self, token: Token, group: _Group) -> None:
        """Note what a token of a triple pattern says of $this and of its path."""
        if token.is_variable(FOCUS):
            group.bound = True
        if token.is_sign("*", "?"):
            self.query.may_be_empty = True

    def union(self, group: _Group) -> None:
        """Read groups joined by UNION; they bind $this for the group when each of them does."""
        branches = [self.subgroup()]
        while self.token.is_word("UNION"):
            self.at += 1
            branches.append(self.subgroup())
        group.bound |= all(branch.bound for branch in branches)

    def subgroup(self) -> _Group:
        """Read a group or a sub-SELECT in braces."""
        inner = _Group()
        self.expect("{")
        if not self.token.is_word("SELECT"):
            self.group(inner, opened=True)
            return inner
        _, aggregated = self.select()
        inner.used = True
        self.group(inner)
        if not self.modifiers() and aggregated:
            raise QueryRefusedError(*UNGROUPED)
        self.expect("}")
        return inner

    def must_be_bound(self, group: _Group, start: int) -> None:
        """Refuse a part of a group that mentions $this when nothing before it binds $this."""
        if self.mentions(start) and not group.bound:
            raise QueryRefusedError(*INNER)

    def mentions(self, start: int) -> bool:
        """Return whether $this stands between a position and here."""
        return any(token.is_variable(FOCUS) for token in self.tokens[start : self.at])

    def filter(self, group: _Group) -> None:
        """Read what follows FILTER."""
        token = self.take()
        if token.is_word("NOT"):
            token = self.take()
        if token.is_word("EXISTS"):
            self.exists(group)
            return
        if not token.is_sign("("):
            self.call(token)
            self.expect("(")
        self.expression(group)

    def exists(self, outer: _Group) -> None:
        """Read the group of EXISTS; $this in it must be bound around it."""
        start = self.at
        self.group(_Group(sees_outside=True))
        outer.used |= self.mentions(start)

    def call(self, token: Token) -> None:
        """Refuse a function with an IRI: an unknown one would fail without a word."""
        if token.kind in ("iri", "name") and token.text not in CASTS:
            raise QueryRefusedError(token.text, "deze functie bestaat niet in SPARQL")

    def expression(self, group: _Group) -> str:
        """Read an expression up to its closing bracket; return the variable behind AS."""
        depth = 1
        name = ""
        while depth:
            token = self.take()
            depth += token.is_sign("(") - token.is_sign(")")
            if token.is_word("IN") and self.tokens[self.at + 1].is_sign(")"):
                raise QueryRefusedError("IN ()", "een lege lijst leest de zoekmachine verkeerd")
            if token.is_word("AS"):
                name = self.token.text[1:]
            elif token.is_word("EXISTS"):
                self.exists(group)
            elif self.tokens[self.at : self.at + 1] and self.token.is_sign("("):
                self.call(token)
            group.used |= token.is_variable(FOCUS)
        if name == FOCUS:
            raise QueryRefusedError("AS $this", "$this staat vast; gebruik een andere naam")
        return name
