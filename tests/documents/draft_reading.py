"""What a draft says, as plain values, for tests of the readers of other formats."""

from typing import Any

from vams_kg import documents
from vams_kg.documents import Intake, Knowledge
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree


def taken(data: bytes, name: str, knowledge: Knowledge) -> Intake:
    return documents.take_in(data, name, knowledge)


def plainly(tree: Tree) -> Any:
    if isinstance(tree, Scalar):
        return tree.text
    if isinstance(tree, Listing):
        return [plainly(item) for item in tree.items]
    return {entry.key: plainly(entry.value) for entry in tree.entries}


def entry(tree: Tree, *path: str) -> Entry:
    """Return the entry at a path of keys; an item of a list is named by its id."""
    found: Entry | None = None
    for step in path:
        if isinstance(tree, Listing):
            tree = next(one for one in tree.items if plainly(one).get("id") == step)
            continue
        assert isinstance(tree, Table)
        found = next(one for one in tree.entries if one.key == step)
        tree = found.value
    assert found is not None
    return found


def spot(intake: Intake, *path: str) -> str:
    value = entry(intake.tree, *path).value
    first = value.items[0] if isinstance(value, Listing) else value
    return str(intake.where(first.line))


def doubts(intake: Intake, rule: str) -> list[dict[str, str]]:
    return [dict(one.values) for one in intake.doubts if one.rule == rule]
