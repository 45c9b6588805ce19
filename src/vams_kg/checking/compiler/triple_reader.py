"""Reads the triples of a SPARQL body as links, as far as they are understood."""

from collections.abc import Mapping

import pyoxigraph as ox

from vams_kg.checking.compiler.conditions import Link, Pattern
from vams_kg.checking.compiler.nodesets import Chain, Choice, Hop, NodeSet, Row, Way, turned
from vams_kg.checking.compiler.paths import Path, exactly
from vams_kg.checking.compiler.queries import full_name
from vams_kg.checking.compiler.tokens import Token
from vams_kg.graph import Term
from vams_kg.vocabulary import RDF

STARTS = ("FILTER", "OPTIONAL", "BIND")
"""Words with which something else than a triple starts."""


class NotUnderstoodError(Exception):
    """Something outside the small part of SPARQL that is read here."""


class TripleReader:
    """Walks over the tokens of a body and reads triples, terms and property paths."""

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
        self.loose = False
        """The triple that is being read asks more than its link says."""

    @property
    def token(self) -> Token:
        """The next token."""
        return self.tokens[self.at]

    def skip(self, *signs: str) -> bool:
        """Step behind one of these signs, if it is next."""
        found = self.token.is_sign(*signs)
        self.at += found
        return found

    def text(self, start: int) -> str:
        """Return the text of all tokens from a position on."""
        return " ".join(token.text for token in self.tokens[start : self.at]).replace("$", "?")

    # -- triples

    def triples(self) -> list[Pattern]:
        """Read the triples up to the next dot, brace or keyword; skip what is not understood."""
        start = self.at
        try:
            links = self.subject()
        except NotUnderstoodError:
            self.any_predicate = True
            self.at = start
            while not (self.token.is_sign("{", "}") or self.token.is_word(*STARTS)):
                self.at += 1
            return [Pattern(self.text(start))]
        text = self.text(start)
        return [Pattern(text, None if link is None else (link,)) for link in links]

    def subject(self) -> list[Link | None]:
        """Read one subject with all its predicates and objects; None for an unclear triple."""
        subject = self.term()
        links: list[Link | None] = []
        while not self.ends():
            self.unclear = self.loose = False
            way = self.way()
            links.append(self.link(subject, way))
            while self.skip(","):
                links.append(self.link(subject, way))
            if self.loose:
                links.append(None)
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
        return self.token.is_sign(".", "{", "}") or self.token.is_word(*STARTS)

    def term(self) -> str | Term:
        """Read a variable (as ?name) or a term."""
        token = self.token
        self.at += 1
        if token.kind == "variable":
            return "?" + token.text[1:]
        if token.kind in ("iri", "name"):
            return self.iri(token)
        if token.kind not in ("string", "number"):
            raise NotUnderstoodError
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
            raise NotUnderstoodError
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
                raise NotUnderstoodError
        else:
            way = self.named_step()
        if self.token.is_sign("*", "+", "?"):
            way = self.repeated(way)
        return turned(way) if backward else way

    def repeated(self, way: Way) -> Way:
        """Read the sign behind a step that is repeated."""
        sign = self.token.text
        self.at += 1
        if not isinstance(way, Hop):
            self.unclear = self.any_predicate = True
            return way
        chain = Chain(way)
        if sign == "*":
            return chain
        return Row((way, chain)) if sign == "+" else Choice((way, Row(())))

    def named_step(self) -> Way:
        """Read one predicate, `a` or $PATH."""
        token = self.token
        self.at += 1
        if token.kind != "variable":
            return Hop(RDF.type if token.text == "a" else self.iri(token))
        if token.is_variable("PATH") and self.path is not None and self.path.way is not None:
            return self.path.way
        if token.is_variable("PATH"):
            self.unclear = True
        else:
            self.any_predicate = True
            used = sum(other.is_variable(token.text[1:]) for other in self.tokens)
            self.loose |= used > 1  # something else may be asked of this predicate
        return Hop(None)


def _end(term: str | Term) -> str | NodeSet | None:
    """Return a variable as it is, a term as the set with only that, None when that is not sure."""
    return term if isinstance(term, str) else exactly([term])
