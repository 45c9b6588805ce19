"""What a reader takes in from a file: a tree, and where its parts stand when there are no lines.

A node of the tree carries a number. In a text that is its line; in a workbook, a Word document or a
process model it counts in `spots`, from 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree


class Where(NamedTuple):
    """A spot that is no line: sheet and cell, row of a table, or named field or element."""

    blad: str | None = None
    cel: str | None = None
    tabelrij: int | None = None
    veld: str | None = None

    def __str__(self) -> str:
        """Return the spot in Dutch, for messages."""
        named = (
            ("blad", self.blad and f"‘{self.blad}’"),
            ("cel", self.cel),
            ("tabelrij", self.tabelrij),
            ("veld", self.veld and f"‘{self.veld}’"),
        )
        return ", ".join(f"{name} {value}" for name, value in named if value)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a reader could not take as it stood; `rule` is the local name of a Leesregel."""

    rule: str
    path: str
    number: int
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Intake:
    """One document as its reader took it in."""

    tree: Tree
    spots: Sequence[Where] = ()
    doubts: tuple[Doubt, ...] = ()
    aside: tuple[Tree, ...] = ()
    """What stands in the file and is no part of the document: searched for data about citizens."""
    text: str | None = None
    """The text as it stands in the file, when it has lines."""
    iris: Mapping[int, str] = field(default_factory=dict)
    """The author's own IRI of the document and of items, by the number of the table."""

    def searched(self) -> str:
        """Return the text to search for data about citizens, line by line as nodes are numbered."""
        if self.text is not None:
            return self.text
        lines = [""] * len(self.spots)
        for tree in (self.tree, *self.aside):
            for number, said in _texts(tree):
                lines[number - 1] += f" {said}".replace("\n", " ")
        return "\n".join(lines)

    def whole(self) -> Tree:
        """Return the document and what stands aside of it as one tree."""
        return Listing((self.tree, *self.aside), 1) if self.aside else self.tree

    def where(self, number: int | None) -> Where | None:
        """Return the spot with a number, or None when the file has lines or the number is none."""
        known = number is not None and 0 < number <= len(self.spots)
        return self.spots[number - 1] if known and number is not None else None


def _texts(tree: Tree) -> list[tuple[int, str]]:
    """Return every text of a tree with its number; a text of a table after its key."""
    if isinstance(tree, Scalar):
        return [(tree.line, tree.text)]
    if isinstance(tree, Listing):
        return [found for item in tree.items for found in _texts(item)]
    return [found for entry in tree.entries for found in _under_key(entry)]


def _under_key(entry: Entry) -> list[tuple[int, str]]:
    found = _texts(entry.value)
    if isinstance(entry.value, Table | Listing):
        return found
    return [(number, f"{entry.key}: {said}") for number, said in found]
