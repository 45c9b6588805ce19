"""One cell of a workbook as a value of the tree, and back: what is written reads as the same.

plain text              a text, or a list of its lines where the format takes more values
- one                   a list: each line with a dash is one value, an indented line goes on
wet: X; artikel: Y      a table, where the format takes one in a value
[ … ] or { … }          anything else, as JSON
"…"                     exactly the text between the quotes, where one of these would be read
"""

import json
import re
from collections.abc import Collection
from typing import Final, NamedTuple

from vams_kg.documents.json_text import json_tree
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree, flat

_BULLET: Final = re.compile(r"[-•–*] +(.*)", re.DOTALL)
_INDENT: Final = "  "


class Form(NamedTuple):
    """What a cell may hold by the format: more values than one, or tables with these keys."""

    several: bool = False
    keys: tuple[str, ...] = ()


def to_tree(text: str, form: Form, number: int) -> Tree | None:
    """Return what a cell says, every node with this number; None when it says nothing."""
    if not text.strip():
        return None
    quoted = text[1:-1]
    if _is_quoted(text) and not _reads_as_itself(quoted, form):
        return Scalar(quoted, number)
    if text[0] in "[{":
        found = json_tree(text)
        if isinstance(found, Table | Listing):
            return _numbered(found, number)
    if form.several and "\n" in text.strip():
        return Listing(tuple(_one(one, form, number) for one in _lines(text)), number)
    if form.several and _BULLET.fullmatch(text):
        return Listing((_one(text, form, number),), number)
    return _pairs(text, form.keys, number) or Scalar(text, number)


def to_text(value: Tree, form: Form) -> str:
    """Return the text of a cell that reads as this value."""
    for text in (_natural(value, form), _json(value)):
        if text is not None and same(to_tree(text, form, 1), value):
            return text
    return _json(value)


def same(one: Tree | None, other: Tree | None) -> bool:
    """Return whether two trees say the same: numbers of lines and the order of keys do not count.

    >>> same(Scalar("a", 1), Scalar("a", 7)), same(Scalar("a", 1), Listing((), 1))
    (True, False)
    """
    return (one and _said(one)) == (other and _said(other))


def _said(tree: Tree) -> object:
    if isinstance(tree, Scalar):
        return tree.text
    if isinstance(tree, Listing):
        return ("list", *(_said(item) for item in tree.items))
    pairs = [(entry.key, _said(entry.value)) for entry in tree.entries]
    return ("table", *sorted(pairs, key=lambda pair: pair[0]))


def _reads_as_itself(text: str, form: Form) -> bool:
    return same(to_tree(text, form, 1), Scalar(text, 1))


def _lines(text: str) -> list[str]:
    """Return the values of a cell with more lines; under a dash, an indented line goes on."""
    made: list[str] = []
    dashed = False
    for line in text.split("\n"):
        if dashed and made and (line.startswith(_INDENT) or not line):
            made[-1] += "\n" + line[len(_INDENT) :]
        elif line.strip():
            dashed = _BULLET.fullmatch(line) is not None
            made.append(line)
    return [one.rstrip("\n") for one in made]


def _one(text: str, form: Form, number: int) -> Tree:
    """Return one value of a list, without its dash and without quotes that it needs."""
    found = _BULLET.fullmatch(text)
    inner = found[1] if found else text.strip()
    if _is_quoted(inner) and _needs_quotes(inner[1:-1], form):
        return Scalar(inner[1:-1], number)
    return _pairs(inner, form.keys, number) or Scalar(inner, number)


def _is_quoted(text: str) -> bool:
    return len(text) >= 2 and text[0] == text[-1] == '"'


def _needs_quotes(text: str, form: Form) -> bool:
    """Return whether a text in a list would be read as something else without quotes."""
    if text != text.strip() or not text:
        return True
    again = _is_quoted(text) and _needs_quotes(text[1:-1], form)
    return again or _pairs(text, form.keys, 1) is not None


def _pairs(text: str, keys: Collection[str], number: int) -> Table | None:
    """Return `key: value; key: value` as a table when it starts with one of the keys."""
    if not keys:
        return None
    names = "|".join(map(re.escape, keys))
    if not re.match(rf"(?:{names})\s*:", text):
        return None
    parts = re.split(rf";\s*(?=(?:{names})\s*:)", text)
    pairs = [part.partition(":") for part in parts]
    entries = [Entry(key.strip(), number, Scalar(value.strip(), number)) for key, _, value in pairs]
    return Table(tuple(entries), number)


def _numbered(tree: Tree, number: int) -> Tree:
    """Return a tree with this number at every node."""
    if isinstance(tree, Scalar):
        return Scalar(tree.text, number)
    if isinstance(tree, Listing):
        return Listing(tuple(_numbered(item, number) for item in tree.items), number)
    entries = (Entry(one.key, number, _numbered(one.value, number)) for one in tree.entries)
    return Table(tuple(entries), number)


def _natural(value: Tree, form: Form) -> str | None:
    """Return the text that people would write, or None when there is no such text."""
    if isinstance(value, Scalar):
        return value.text if _reads_as_itself(value.text, form) else f'"{value.text}"'
    if isinstance(value, Table):
        return _written(value)
    if not value.items or not form.several:
        return None
    return "\n".join(f"- {_bullet(item, form)}" for item in value.items)


def _bullet(item: Tree, form: Form) -> str:
    if isinstance(item, Table):
        return _written(item)
    text = flat(item)
    said = f'"{text}"' if _needs_quotes(text, form) else text
    return said.replace("\n", f"\n{_INDENT}")


def _written(table: Table) -> str:
    return "; ".join(f"{entry.key}: {flat(entry.value)}" for entry in table.entries)


def _json(value: Tree) -> str:
    """Return a value as JSON; by hand, since a key may occur twice."""
    if isinstance(value, Scalar):
        return json.dumps(value.text, ensure_ascii=False)
    if isinstance(value, Listing):
        return f"[{', '.join(map(_json, value.items))}]"
    pairs = (f"{json.dumps(e.key, ensure_ascii=False)}: {_json(e.value)}" for e in value.entries)
    return f"{{{', '.join(pairs)}}}"
