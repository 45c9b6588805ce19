"""Cases of citizens told in running text: a number, then a person, and again.

An official beside a case is no citizen: who is named by a function does not count.
"""

import re
from typing import Final

CASE: Final = re.compile(
    r"\b(?:casus|cli[eë]nt|inwoner|pati[eë]nt|huishouden|gezin|situatie|geval)"
    r" ?(?:nr\.? ?|nummer )?\d{1,3}\b",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(
    r"\b(?:[Dd]e heer|[Dd]hr|[Mm]evr|[Mm]evrouw|[Mm]w|[Mm]eneer|[Ff]am|[Ff]amilie|[Gg]ezin)\b\.? "
    r"(?:[A-Z]\. ?){0,4}(?:[a-z]+ ){0,3}[A-Z]\w+"
)
_FUNCTION: Final = re.compile(
    r"regisseur|contactpersoon|teamleider|voorzitter|coördinator|medewerk|adviseur|manager|wethouder"
    r"|burgemeester|wijkagent|aanspreekpunt|behandelaar|inbreng|secretaris|functionaris|namens|beleid"
)
_NEAR: Final = 30
"""Characters behind a name in which a function says what the named person does."""


def numbered_cases(text: str) -> bool:
    """Return whether a text tells at least two numbered cases, each with a person who is in it.

    >>> numbered_cases("Casus 1: mevrouw Jansen, schulden. Casus 2: de heer Smit, psychose.")
    True
    >>> numbered_cases("Casus 1: mevrouw Jansen (regisseur). Casus 2: de heer Smit (wijkagent).")
    False
    """
    starts = [found.start() for found in CASE.finditer(text)]
    if len(starts) < 2:
        return False
    parts = zip(starts, [*starts[1:], len(text)], strict=True)
    return sum(_names_citizen(text[start:end]) for start, end in parts) > 1


def _names_citizen(told: str) -> bool:
    found = _PERSON.search(told)
    return found is not None and not _FUNCTION.search(told[: found.end() + _NEAR].lower())
