"""Which words of a text stand under a negation: `geen verslag`, `een verslag maken wij niet`.

A negation reaches at most five words ahead and never past its own clause. Two negations in one
clause (`geen gegevens zonder noodzaak`) lift each other, and `niet alleen` or `niet meer … dan`
negate nothing. A text is judged with care: in doubt a word counts as not negated.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from vams_kg.documents.words import plain

_AHEAD: Final = 5
_BEHIND: Final = 3
_AFTER_VERB: Final = 2
_PREFIX: Final = "niet-"

NEGATORS: Final = frozenset(
    [
        "geen",
        "niet",
        "nooit",
        "zonder",
        "noch",
        "nee",
        "niemand",
        "niets",
        "nimmer",
        "evenmin",
        "geenszins",
    ]
)
_BEHIND_NEGATORS: Final = frozenset({"niet", "nooit", "nimmer"})
_CLAUSE_WORDS: Final = frozenset({"maar", "tenzij", "behalve", "mits", "wel"})
_SCOPE_ENDS: Final = frozenset({"alleen", "slechts", "uitsluitend", "dan"})
_NO_NEGATION: Final = frozenset(
    [
        "alleen",
        "slechts",
        "uitsluitend",
        "enkel",
        "zomaar",
        "altijd",
        "per",
        "onnodig",
        "langer",
        "later",
        "eerder",
        "vaker",
    ]
)
_COMPARING: Final = frozenset({"meer", "minder", "eerder", "later", "langer", "vaker", "anders"})
_BREAK: Final = re.compile(r"[,;:()!?\n]|\.(?=\s|$)|[–—]| - ")


class Clause(NamedTuple):
    """A run of words without a break; `start` is the number of its first word in the text."""

    start: int
    words: tuple[str, ...]


def negations(
    words: Sequence[re.Match[str]], text: str, skip_first: int = 0
) -> dict[int, set[int]]:
    """Return for every negated word (by number) the words that negate it.

    The first `skip_first` words do not negate: the answer `nee` says nothing of what follows.
    """
    found: dict[int, set[int]] = {}
    for clause in _clauses(words, text):
        for negator, reach in _in_clause(clause, skip_first):
            for word in reach:
                found.setdefault(clause.start + word, set()).add(clause.start + negator)
    return found


def _clauses(words: Sequence[re.Match[str]], text: str) -> list[Clause]:
    clauses: list[Clause] = []
    current: list[str] = []
    start = 0
    for number, word in enumerate(words):
        flat = plain(word[0])
        broken = number > 0 and _BREAK.search(text, words[number - 1].end(), word.start() + 1)
        if broken or flat in _CLAUSE_WORDS:
            clauses.append(Clause(start, tuple(current)))
            current, start = [], number
        prefix = flat == "niet" and text[word.end() : word.end() + 1] == "-"
        current.append(_PREFIX if prefix else flat)
    clauses.append(Clause(start, tuple(current)))
    return clauses


def _in_clause(clause: Clause, skip_first: int) -> list[tuple[int, set[int]]]:
    """Return the negators of a clause with the words that each reaches."""
    words = clause.words
    negators = [
        place
        for place, word in enumerate(words)
        if word in NEGATORS and clause.start + place >= skip_first and _negates(words, place)
    ]
    if "zonder" in (words[place] for place in negators) and len(negators) > 1:
        negators = []
    reached = [(place, _reach(words, place)) for place in negators]
    reached += [(i, {i + 1}) for i, word in enumerate(words[:-1]) if word == _PREFIX]
    return reached


def _reach(words: Sequence[str], place: int) -> set[int]:
    reach = set(range(place + 1, _end(words, place)))
    if words[place] in _BEHIND_NEGATORS and len(words) - place - 1 <= _AFTER_VERB:
        reach.update(range(max(0, place - _BEHIND), place))
    return reach


def _negates(words: Sequence[str], place: int) -> bool:
    following = words[place + 1 : place + 2]
    if not following:
        return True
    if words[place] == "niet" and following[0] in _NO_NEGATION:
        return False
    return not (words[place] in ("niet", "geen") and _compares(words, place))


def _compares(words: Sequence[str], place: int) -> bool:
    """Return whether the negation is half of a comparison: `niet meer gegevens dan nodig`."""
    return words[place + 1] in _COMPARING and "dan" in words[place + 1 :]


def _end(words: Sequence[str], place: int) -> int:
    last = min(len(words), place + 1 + _AHEAD)
    for position in range(place + 1, last):
        if words[position] in _SCOPE_ENDS:
            return position
    return last
