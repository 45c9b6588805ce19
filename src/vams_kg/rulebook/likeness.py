"""How much a word that someone typed is like a word that is known."""

from difflib import SequenceMatcher

LEAST_LIKENESS = 0.6
"""Below this a word is like another by chance."""
LEAST_LETTERS = 3
"""Fewer letters begin too many words."""
PART_OF_NAME = 4
"""Shorter words of a name, such as `en` and `van`, say nothing by themselves."""
WHOLE_WORD = 6
"""A shorter word, such as `zorg`, stands in too many words to mean that name."""
BEGINNING, WITHIN, ONE_WORD = 0.9, 0.8, 0.85


def likeness(asked: str, known: str) -> float:
    """Return between 0 and 1 how alike two words or names are, both in plain letters.

    A name counts by its best word, so that `corporaties` is like `woningcorporatie`; the beginning
    of a word of the name counts most, after a name that is nearly the same.
    """
    found = [_ratio(asked, known)]
    if len(asked) >= LEAST_LETTERS:
        if f" {known}".find(f" {asked}") >= 0:
            found.append(BEGINNING)
        elif asked in known:
            found.append(WITHIN)
    for word in known.split():
        if len(word) >= PART_OF_NAME:
            whole = len(word) >= WHOLE_WORD and word in asked
            found.append(WITHIN if whole else ONE_WORD * _best(asked, word))
    return max(found)


def _best(asked: str, word: str) -> float:
    """Return how alike a word is to the best of the words that were asked."""
    parts = [part for part in asked.split() if len(part) >= PART_OF_NAME]
    return max((_ratio(part, word) for part in parts), default=0.0)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
