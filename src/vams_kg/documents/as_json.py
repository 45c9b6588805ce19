"""A document as JSON: the same keys and texts as in YAML, every value a text."""

import json
import re
from typing import Final

from vams_kg.documents.arranging import arranged
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.tree import Listing, Scalar, Table, Tree

_STRANGE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""Signs that some readers of JSON or YAML take for an end of line, or refuse."""


def write_json(tree: Table, knowledge: Knowledge) -> bytes:
    """Return a document as JSON in UTF-8; a key that occurs twice is written twice."""
    return (_value(arranged(tree, knowledge.fields), "") + "\n").encode()


def _value(tree: Tree, indent: str) -> str:
    if isinstance(tree, Scalar):
        return quoted(tree.text) if tree.text else "null"
    inner = indent + "  "
    if isinstance(tree, Listing):
        parts = [_value(item, inner) for item in tree.items]
    else:
        parts = [f"{quoted(entry.key)}: {_value(entry.value, inner)}" for entry in tree.entries]
    opener, closer = "[]" if isinstance(tree, Listing) else "{}"
    if not parts:
        return opener + closer
    return opener + "".join(f"\n{inner}{part}," for part in parts)[:-1] + f"\n{indent}{closer}"


def quoted(text: str) -> str:
    """Return a text as a JSON string.

    >>> quoted("nee"), len(quoted(chr(0x2028)))
    ('"nee"', 8)
    """
    made = json.dumps(text, ensure_ascii=False)
    return _STRANGE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", made)
