"""JSON that is no YAML (tabs, escaped slashes) becomes the same tree, with line numbers."""

import json
import re
from typing import Final

from vams_kg.documents.guards import MAX_DEPTH
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+|\n')
_OPENERS: Final = "{["
_CLOSERS: Final = "}]"


def json_tree(text: str) -> Tree | None:
    """Return the tree of a JSON text, or None when it is no JSON or is nested too deep."""
    try:
        json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return None
    stack: list[tuple[str, int, list[Tree]]] = [("[", 1, [])]
    line = 1
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token == "\n":
            line += 1
        elif token in _OPENERS:
            if len(stack) > MAX_DEPTH:
                return None
            stack.append((token, line, []))
        elif token in _CLOSERS:
            closed = _closed(*stack.pop())
            stack[-1][2].append(closed)
        elif token not in ":,":
            stack[-1][2].append(Scalar(_value(token), line))
    return stack[0][2][0]


def _value(token: str) -> str:
    if token == "null":
        return ""
    return str(json.loads(token)) if token.startswith('"') else token


def _closed(opener: str, line: int, children: list[Tree]) -> Tree:
    if opener == "[":
        return Listing(tuple(children), line)
    pairs = zip(children[::2], children[1::2], strict=True)
    entries = tuple(
        Entry(key.text if isinstance(key, Scalar) else "", key.line, value) for key, value in pairs
    )
    return Table(entries, line)
