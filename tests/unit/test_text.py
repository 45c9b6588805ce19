"""Bytes become a tree with lines, or a clear refusal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vams_kg.documents.text import read_tree
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree
from vams_kg.errors import UnreadableInput


def test_values_stay_text() -> None:
    tree = read_tree(b"a: 5.10\nb: nee\nc: 2026-01-01\nd: ~\ne: ''\n", "x.yaml")
    assert isinstance(tree, Table)
    assert [(e.key, e.line, e.value.text) for e in tree.entries if isinstance(e.value, Scalar)] == [
        ("a", 1, "5.10"),
        ("b", 2, "nee"),
        ("c", 3, "2026-01-01"),
        ("d", 4, ""),
        ("e", 5, ""),
    ]


def test_a_bracketed_text_is_not_cut_by_its_comma() -> None:
    tree = read_tree(b"a: {g: wet (Wams, hoofdstuk 5)}\nb: [x (y, z), w]\n", "x.yaml")
    assert tree == Table(
        (
            _entry("a", 1, Table((_entry("g", 1, Scalar("wet (Wams, hoofdstuk 5)", 1)),), 1)),
            _entry("b", 2, Listing((Scalar("x (y, z)", 2), Scalar("w", 2)), 2)),
        ),
        1,
    )


def _entry(key: str, line: int, value: Tree) -> Entry:
    return Entry(key, line, value)


def test_json_with_tabs_has_lines() -> None:
    tree = read_tree(b'{\n\t"a": "b\\/c",\n\t"d": [1.50, null]\n}', "x.json")
    assert isinstance(tree, Table)
    assert [entry.line for entry in tree.entries] == [2, 3]
    assert tree.entries[0].value == Scalar("b/c", 2)


def test_aliases_are_written_out_and_tags_have_no_effect() -> None:
    tree = read_tree(b"a: &x [1, 2]\nb: *x\nc: !eigen x\n", "x.yaml")
    assert isinstance(tree, Table)
    assert tree.entries[0].value == tree.entries[1].value
    assert tree.entries[2].value == Scalar("x", 3)


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"a: b: c", 1, "aanhalingstekens"),
        (b"x: 1\n\ta: 1", 2, "tabs"),
        (b"a: 'x\nb: c", 2, "aanhalingsteken"),
        (b"a: 1\n---\nb: 2", 2, "eigen bestand"),
        (b"a: &a [*a]", 1, "ankers"),
        (b"[" * 100_000, 1, "lagen"),
        (b"- " * 100_000, 1, "lagen"),
        ("é: ë".encode("latin-1"), 1, "UTF-8"),
        (b"ok: 1\nPK\x03\x04", 2, "zipbestand"),
    ],
)
def test_refusals_name_line_and_remedy(data: bytes, line: int, words: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_tree(data, "x.yaml")
    assert caught.value.line == line
    assert words in caught.value.try_this


def test_utf16_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="UTF-16"):
        read_tree("a: 1".encode("utf-16"), "x.yaml")


def test_a_billion_laughs_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 9)]
    with pytest.raises(UnreadableInput, match="50000"):
        read_tree("\n".join(lines).encode(), "x.yaml")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_tree_or_a_refusal(data: bytes) -> None:
    try:
        tree = read_tree(data, "x.yaml")
    except UnreadableInput as error:
        assert str(error)
    else:
        assert isinstance(tree, Scalar | Table | Listing)


def test_a_bracket_between_quotes_joins_nothing() -> None:
    """In JSON every text stands between quotes, so a comma in a list is always one of the list."""
    tree = read_tree(b'{"a": ["x (y", "z"]}', "x.json")
    assert isinstance(tree, Table)
    value = tree.entries[0].value
    assert isinstance(value, Listing) and len(value.items) == 2
