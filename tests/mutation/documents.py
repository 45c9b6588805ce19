"""The documents that take part: the two contract documents and the rule cases that pass."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from cases import EXAMPLES, ROOT, expected_pads, header, rule_cases
from mutation.changes import Defect, defects
from mutation.operators import Excluded, Operator, read_excluded, read_operators
from mutation.paths import Tree
from vams_kg.documents.text import read_tree
from vams_kg.documents.tree import Listing, Table
from vams_kg.documents.tree import Tree as ReadTree

CONTRACTS = (
    EXAMPLES / "merenwaard" / "beschrijving.yaml",
    EXAMPLES / "oeverland" / "overeenkomst.yaml",
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A document that is in order, with the operators that may change it."""

    naam: str
    tree: Tree
    operators: tuple[Operator, ...]
    geval: bool


def dumped(tree: Tree) -> bytes:
    """Return a document as YAML; the unchanged document is read from the same kind of text."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(tree, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1000)
    return str(text).encode()


def read(file: Path) -> Tree:
    """Return a document as plain data, read as the checker reads it: every value is a text."""
    return _plain(read_tree(file.read_bytes(), file.name))


def _plain(tree: ReadTree) -> Tree:
    if isinstance(tree, Table):
        return {entry.key: _plain(entry.value) for entry in tree.entries}
    if isinstance(tree, Listing):
        return [_plain(item) for item in tree.items]
    return tree.text


def contracts(operators: list[Operator]) -> list[Subject]:
    """Return the contract documents: every operator is tried on them."""
    return [Subject(_name(file), read(file), tuple(operators), False) for file in CONTRACTS]


def passing_cases(operators: list[Operator], excluded: Excluded) -> list[Subject]:
    """Return the passing cases: on each only the operators that its own rule should notice."""
    found = []
    for file in rule_cases():
        rule = file.parent.name
        own = tuple(one for one in operators if one.gevallen and rule in one.regels)
        if own and takes_part(file, excluded):
            found.append(Subject(_name(file), read(file), own, True))
    return found


def takes_part(file: Path, excluded: Excluded) -> bool:
    """Return whether a case passes by itself: not by an exclusion, not under another regime."""
    if not file.stem.startswith("goed-") or expected_pads(file):
        return False
    if {"regime", "regiemodel", "datum"} & set(header(file)):
        return False
    words = file.stem.removeprefix("goed-")
    return not any(re.search(pattern, words) for pattern in excluded.gevallen)


def all_subjects() -> list[Subject]:
    """Return every document that takes part."""
    operators = read_operators()
    return [*contracts(operators), *passing_cases(operators, read_excluded())]


def all_defects(subjects: list[Subject]) -> Iterator[Defect]:
    """Yield every defect once: the same changed document is not counted twice."""
    seen: set[tuple[str, str, str]] = set()
    for subject in subjects:
        for defect in defects(subject.naam, subject.tree, list(subject.operators)):
            key = (subject.naam, defect.pad, repr(defect.tree))
            if key not in seen:
                seen.add(key)
                yield defect


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()
