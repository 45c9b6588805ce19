"""The tree that every format is read into: texts, lists and tables, each with its line."""

from typing import NamedTuple


class Scalar(NamedTuple):
    """A text exactly as it stands in the document; empty when the document has no value."""

    text: str
    line: int


class Entry(NamedTuple):
    """One key of a table, with the line of the key."""

    key: str
    line: int
    value: "Tree"


class Table(NamedTuple):
    """Keys with values, in the order of the document; a key may occur twice."""

    entries: tuple[Entry, ...]
    line: int


class Listing(NamedTuple):
    """A list of values."""

    items: tuple["Tree", ...]
    line: int


Tree = Scalar | Table | Listing


def flat(tree: Tree) -> str:
    """Return all texts of a tree on one line, for messages and for values of the wrong kind.

    >>> flat(Table((Entry("a", 1, Scalar("b", 1)), Entry("c", 2, Listing((), 2))), 1))
    'a: b, c: '
    """
    if isinstance(tree, Scalar):
        return tree.text
    if isinstance(tree, Listing):
        return ", ".join(flat(item) for item in tree.items)
    return ", ".join(f"{entry.key}: {flat(entry.value)}" for entry in tree.entries)
