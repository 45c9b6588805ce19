"""The gate for SPARQL rules: only queries that mean the same with $this free and pre-bound pass.

SHACL runs a rule's query once per focus node with $this pre-bound. We run it once, with the
target's pattern joined in front of the body. Both give the same solutions when every group that
mentions $this binds it in a triple pattern of its own before it is used, when every sub-SELECT
projects it, and when nothing counts or cuts over focus nodes. Everything else is refused by name.
"""

import re

import pyoxigraph as ox

from vams_kg.checking.compiler.query_reader import Query, QueryRefusedError, Reader
from vams_kg.checking.compiler.tokens import Token, tokens

FORBIDDEN = {
    "MINUS": "gebruik FILTER NOT EXISTS",
    "SERVICE": "een regel kijkt alleen in het dossier en de ontologie",
    "GRAPH": "een dossier heeft één graaf",
    "FROM": "een dossier heeft één graaf",
    "VALUES": "schrijf UNION, of zet de lijst als begrippen in de ontologie",
    "LIMIT": "een regel geeft alle overtredingen",
    "OFFSET": "een regel geeft alle overtredingen",
    "ORDER": "de volgorde van een regel telt niet",
    "BASE": "schrijf volledige IRI's of prefixen",
    "PREFIX": "zet prefixen in sh:prefixes",
    "LATERAL": "dit is geen SPARQL 1.1",
    **dict.fromkeys(
        ("CONSTRUCT", "ASK", "DESCRIBE", "INSERT", "DELETE"), "een regel is één SELECT"
    ),
    **dict.fromkeys(
        ("RAND", "NOW", "UUID", "STRUUID", "BNODE"), "een regel geeft altijd hetzelfde antwoord"
    ),
}
"""Keywords and functions that no rule may use, with what to do instead."""

RESERVED = ("shapesGraph", "currentShape")


def read_query(text: str) -> Query:
    """Return the query when it is allowed; raises QueryRefusedError with the reason."""
    if "\\u" in text or "\\U" in text:
        raise QueryRefusedError("\\u", "schrijf het teken zelf")
    try:
        found = tokens(text)
    except ValueError as error:
        raise QueryRefusedError(str(error), "dit is geen SPARQL") from error
    _check_words(found)
    query = Query(found)
    Reader(query).read()
    return query


def check_syntax(sparql: str) -> None:
    """Raise QueryRefusedError when the engine cannot parse the query, prefixes included."""
    try:
        ox.Store().query(sparql)
    except (SyntaxError, ValueError) as error:
        place = re.search(r"error at \d+:(\d+)", str(error))
        column = int(place[1]) if place else 1
        before = sparql[max(0, column - 60) : column - 1]
        raise QueryRefusedError("sh:select", f"geen geldige SPARQL na ‘{before}’") from error


def _check_words(found: list[Token]) -> None:
    for token in found:
        word = token.text.upper()
        if token.kind == "word" and word in FORBIDDEN:
            raise QueryRefusedError(word, FORBIDDEN[word])
        if token.is_sign("<<", ">>"):
            raise QueryRefusedError(
                token.text, "uitspraken over uitspraken worden niet ondersteund"
            )
        if token.kind == "variable" and token.text[1:] in RESERVED:
            raise QueryRefusedError(token.text, "een regel kan niet naar de regels zelf vragen")
        if token.kind == "variable" and token.text[1] == "_":
            raise QueryRefusedError(
                token.text, "een naam met een streepje vooraan is voor de machine"
            )
