"""Places in a document as plain data: selectors such as `processtappen[soort~^triage].termijn`.

A selector is a row of steps with dots between them. A step is a key, `*` (every item of a list) or
`#` (every value of a list). Conditions stand in brackets behind a step and hold for the item:
`[soort~^triage]` (text matches), `[!naar]` (key is absent), `[naar]` (key is there); several with
`;` between them.
"""

import re
from collections.abc import Iterator
from typing import Any

Tree = Any
Keys = tuple[str | int, ...]

_STEP = re.compile(r"([\w]+|\*|#)(?:\[([^\]]*)\])?(?:\.|$)")


def text(value: Tree) -> str:
    """Return a value as one line of text."""
    if isinstance(value, dict):
        return " ".join(text(part) for part in value.values())
    if isinstance(value, list):
        return "; ".join(text(part) for part in value)
    return "ja" if value is True else "" if value is None else str(value)


def find(tree: Tree, selector: str) -> list[Keys]:
    """Return the keys of every place in a document that a selector points at."""
    steps = _STEP.findall(selector)
    assert "".join(_STEP.sub("", selector)) == "", f"cannot read selector {selector!r}"
    return list(_walk(tree, steps, ()))


def _walk(tree: Tree, steps: list[tuple[str, str]], keys: Keys) -> Iterator[Keys]:
    if not steps:
        yield keys
        return
    (step, condition), *rest = steps
    for key, value in _children(tree, step):
        if isinstance(value, list) and condition and step not in "*#":
            for number, item in enumerate(value):
                if _holds(item, condition):
                    yield from _walk(item, rest, (*keys, key, number))
        elif not condition or _holds(value, condition):
            yield from _walk(value, rest, (*keys, key))


def _children(tree: Tree, step: str) -> Iterator[tuple[str | int, Tree]]:
    if isinstance(tree, list) and step in "*#":
        yield from enumerate(tree)
    elif isinstance(tree, dict) and step in tree:
        yield step, tree[step]


def _holds(item: Tree, conditions: str) -> bool:
    return all(_one_holds(item, one.strip()) for one in conditions.split(";"))


def _one_holds(item: Tree, condition: str) -> bool:
    if condition.startswith("~"):
        return re.search(condition[1:], text(item)) is not None
    if not isinstance(item, dict):
        return False
    if condition.startswith("!"):
        return condition[1:] not in item
    key, _, pattern = condition.partition("~")
    return key in item and re.search(pattern, text(item[key])) is not None


def value_at(tree: Tree, keys: Keys) -> Tree:
    """Return the value at a place."""
    for key in keys:
        tree = tree[key]
    return tree


def shown(tree: Tree, keys: Keys) -> str:
    """Return the path that a report shows: items by id, values of a list without number."""
    parts: list[str] = []
    for key in keys:
        tree = tree[key]
        if isinstance(key, str):
            parts.append(key)
        elif isinstance(tree, dict) and "id" in tree:
            parts.append(str(tree["id"]))
    return ".".join(parts)


def item_of(tree: Tree, keys: Keys) -> Keys:
    """Return the keys of the nearest item with an id around a place; of the document: none."""
    for length in range(len(keys) - 1, 0, -1):
        value = value_at(tree, keys[:length])
        if isinstance(value, dict):
            return keys[:length]
    return ()
