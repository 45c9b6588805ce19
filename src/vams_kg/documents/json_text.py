"""JSON that is no YAML (tabs, escaped slashes) becomes the same tree, with line numbers."""

import json
import re
from typing import Any, Final

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
    return whole(json.loads(token)) if token.startswith('"') else token


def whole(text: str) -> str:
    r"""Return a text in which half a character, as `\ud800` writes it, became U+FFFD.

    >>> whole("a\ud800") == "a\ufffd"
    True
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _closed(opener: str, line: int, children: list[Tree]) -> Tree:
    if opener == "[":
        return Listing(tuple(children), line)
    pairs = zip(children[::2], children[1::2], strict=True)
    entries = tuple(
        Entry(key.text if isinstance(key, Scalar) else "", key.line, value) for key, value in pairs
    )
    return Table(entries, line)


def loaded(text: str) -> Any:
    """Return what JSON says, its texts without half characters; raises as `json.loads` does."""
    said = json.loads(text)
    return _whole(said) if "\\ud" in text.lower() else said


def _whole(said: Any) -> Any:
    if isinstance(said, dict):
        return {whole(key): _whole(value) for key, value in said.items()}
    if isinstance(said, list):
        return [_whole(value) for value in said]
    return whole(said) if isinstance(said, str) else said
