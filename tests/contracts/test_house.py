"""Contracts of the house: sizes of files, one home per query, no global graphs, known terms."""

import ast
import re
from collections.abc import Iterator

import pytest

from cases import ROOT
from vams_kg import vocabulary
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import BEGRIP, VAMS, Namespace

PYTHON = sorted((ROOT / "src").rglob("*.py"))
CODE = sorted([*PYTHON, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")])
TURTLE = sorted([*(ROOT / "ontology").rglob("*.ttl"), *(ROOT / "shapes").rglob("*.ttl")])
READERS = [path for path in PYTHON if not {"compiler", "stores"} & set(path.parts)]
"""Everything but the compiler, which writes SPARQL, and the stores, which keep house with it."""
MOST_LINES = 300
MOST_FUNCTION_LINES = 40
QUERY = re.compile(r"\b(SELECT|ASK|CONSTRUCT)\b.*(\{|\?\w)")
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager", "handler"}


def ids(paths: list) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


@pytest.mark.parametrize("path", [*CODE, *TURTLE], ids=ids([*CODE, *TURTLE]))
def test_files_are_short(path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


def test_every_test_file_has_a_name_of_its_own() -> None:
    """Pytest cannot load two test files of one name that are not in packages."""
    names = [path.name for path in CODE if path.name.startswith("test_")]
    assert sorted(names) == sorted(set(names))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("path", PYTHON, ids=ids(PYTHON))
def test_functions_are_short(path) -> None:
    long = {
        function.name: function.end_lineno - function.lineno + 1
        for function in functions(ast.parse(path.read_text("utf-8")))
        if function.end_lineno - function.lineno + 1 > MOST_FUNCTION_LINES
    }
    assert long == {}


@pytest.mark.parametrize("path", READERS, ids=ids(READERS))
def test_queries_stand_in_their_own_files(path) -> None:
    assert [line for line in path.read_text("utf-8").splitlines() if QUERY.search(line)] == []


def test_no_file_is_named_after_nothing() -> None:
    assert [path for path in CODE if path.stem in FORBIDDEN_NAMES] == []


def test_every_term_that_code_names_exists_in_the_ontology(rulebook: Rulebook) -> None:
    declared = {quad.subject.value for quad in rulebook.ontology.quads}
    missing = [
        namespace.base + name
        for namespace in (VAMS, BEGRIP)
        for name in namespace.names()
        if namespace.base + name not in declared
    ]
    assert missing == []


def test_namespaces_are_closed() -> None:
    with pytest.raises(AttributeError, match="gronslag is not declared"):
        _ = VAMS.gronslag
    assert all(isinstance(ns, Namespace) for ns in (vocabulary.SH, vocabulary.SKOS))
