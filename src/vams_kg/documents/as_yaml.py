"""A document as YAML, as people write it: one key a line, long texts folded.

What another program would take for a number, a date or a truth value stands between quotes.
"""

from typing import Final

import yaml

from vams_kg.documents.arranging import arranged
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.tree import Listing, Scalar, Table, Tree

_MAP: Final = "tag:yaml.org,2002:map"
_SEQ: Final = "tag:yaml.org,2002:seq"
_STR: Final = "tag:yaml.org,2002:str"
_NULL: Final = "tag:yaml.org,2002:null"
_WIDTH: Final = 100


def write_yaml(tree: Table, knowledge: Knowledge) -> bytes:
    """Return a document as YAML in UTF-8."""
    node = _node(arranged(tree, knowledge.fields))
    text = yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=_WIDTH)
    return str(text).encode("utf-8", "replace")


class _Dumper(yaml.SafeDumper):
    """Sets the items of a list two spaces in, as our examples do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Set every list in."""
        super().increase_indent(flow, False)


def _node(tree: Tree) -> yaml.Node:
    if isinstance(tree, Scalar):
        return _text(tree.text)
    if isinstance(tree, Listing):
        items = [_node(item) for item in tree.items]
        return yaml.SequenceNode(_SEQ, items, flow_style=not items)
    pairs = [(_text(entry.key), _node(entry.value)) for entry in tree.entries]
    return yaml.MappingNode(_MAP, pairs, flow_style=not pairs)


def _text(text: str) -> yaml.ScalarNode:
    if not text:
        return yaml.ScalarNode(_NULL, "")
    return yaml.ScalarNode(_STR, text, style="|" if "\n" in text else None)
