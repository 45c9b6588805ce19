"""What an operator does to a document, and the defects that come of it."""

import copy
import pickle
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mutation.operators import Operator
from mutation.paths import Keys, Tree, find, item_of, shown, text, value_at


@dataclass(frozen=True, slots=True)
class Defect:
    """One changed document: what was changed where, and what should be found."""

    operator: Operator
    document: str
    pad: str
    plaatsen: tuple[str, ...]
    tree: Tree


def _drop(tree: Tree, keys: Keys, operator: Operator) -> bool:
    """Leave out a key, an item or a value of a list; a list that becomes empty goes too."""
    *above, last = keys
    holder = value_at(tree, tuple(above))
    del holder[last]
    if isinstance(holder, list) and not holder and above:
        del value_at(tree, tuple(above[:-1]))[above[-1]]
    return True


def _put(tree: Tree, keys: Keys, value: Tree) -> bool:
    holder = value_at(tree, keys[:-1])
    if holder[keys[-1]] == value:
        return False
    holder[keys[-1]] = value
    return True


def _empty(tree: Tree, keys: Keys, operator: Operator) -> bool:
    return _put(tree, keys, "")


def _set(tree: Tree, keys: Keys, operator: Operator) -> bool:
    return _put(tree, keys, copy.deepcopy(operator.waarde))


def _add_key(tree: Tree, keys: Keys, operator: Operator) -> bool:
    """Add keys to an item that does not have them."""
    holder = value_at(tree, keys)
    new = {key: value for key, value in operator.waarde.items() if key not in holder}
    holder.update(copy.deepcopy(new))
    return bool(new)


def _replace(tree: Tree, keys: Keys, operator: Operator) -> bool:
    old = value_at(tree, keys)
    if not isinstance(old, str):
        return False
    return _put(tree, keys, re.sub(operator.van, operator.naar, old, count=1))


def _append(tree: Tree, keys: Keys, operator: Operator) -> bool:
    """Add a value or an item to a list."""
    holder = value_at(tree, keys)
    if not isinstance(holder, list) or operator.waarde in holder:
        return False
    holder.append(copy.deepcopy(operator.waarde))
    return True


def _swap(tree: Tree, keys: Keys, operator: Operator) -> bool:
    """Swap the values of two keys of an item."""
    one, other = operator.sleutels
    holder = value_at(tree, keys)
    if one not in holder or other not in holder or holder[one] == holder[other]:
        return False
    holder[one], holder[other] = holder[other], holder[one]
    return True


def _move(tree: Tree, keys: Keys, operator: Operator) -> bool:
    """Put an item of a list before the first item that a selector points at."""
    holder = value_at(tree, keys[:-1])
    targets = [found[-1] for found in find(tree, operator.voor) if found[:-1] == keys[:-1]]
    if not targets or targets[0] >= keys[-1]:
        return False
    holder.insert(targets[0], holder.pop(keys[-1]))
    return True


def _copy(tree: Tree, keys: Keys, operator: Operator) -> bool:
    """Add a second item like this one, under an id of its own and with some keys changed."""
    holder = value_at(tree, keys[:-1])
    again = copy.deepcopy(holder[keys[-1]])
    again.update(copy.deepcopy(operator.waarde))
    holder.append(again)
    return True


CHANGES: dict[str, Callable[[Tree, Keys, Operator], bool]] = {
    "weg": _drop,
    "leeg": _empty,
    "zet": _set,
    "sleutel": _add_key,
    "vervang": _replace,
    "erbij": _append,
    "wissel": _swap,
    "verplaats": _move,
    "kopie": _copy,
}


def defects(document: str, tree: Tree, operators: list[Operator]) -> Iterator[Defect]:
    """Yield every single defect that the operators make of one document."""
    kept = pickle.dumps(tree)
    for operator in operators:
        if not _suits(tree, operator):
            continue
        for keys in find(tree, operator.waar):
            changed = pickle.loads(kept)
            if CHANGES[operator.doe](changed, keys, operator):
                yield Defect(
                    operator, document, shown(tree, keys), _places(tree, keys, operator), changed
                )


def _suits(tree: Tree, operator: Operator) -> bool:
    """Return whether a document is one the operator speaks of; `!` before a pattern denies it."""
    for selector, pattern in operator.als.items():
        denied = pattern.startswith("!")
        said = [text(value_at(tree, keys)) for keys in find(tree, selector)]
        if any(re.search(pattern.removeprefix("!"), one, re.IGNORECASE) for one in said) is denied:
            return False
    return True


def _places(tree: Tree, keys: Keys, operator: Operator) -> tuple[str, ...]:
    item = item_of(tree, keys)
    known = {
        "pad": shown(tree, keys),
        "ouder": shown(tree, item) or str(keys[0]),
        "item": shown(tree, keys[:2]),
        "lijst": str(keys[0]),
        "document": "",
    }
    made = []
    for place in operator.plaats:
        name, dot, below = place.partition(".")
        made.append(known.get(name, name) + dot + below)
    return tuple(dict.fromkeys(made))
