"""Texts become mentions of terms: longest phrase per scheme, with negation.

Knows the lexicon and words; knows no field, no key and no term by name.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from vams_kg.documents.lexicon import Branch, Known, Lexicon, Pairs
from vams_kg.documents.negation import negations
from vams_kg.documents.words import WORD, plain

_ANSWERS: Final = frozenset(["ja", "nee", "neen", "geen", "alle", "true", "false", "yes", "no"])
"""Words that say something by themselves only when they stand at the start of a value."""


class Mention(NamedTuple):
    """A term that a text names: the words it stands in, and whether they are negated."""

    scheme: str
    term: str
    first: int
    last: int
    negated: bool

    def is_answer(self, words: Sequence[str]) -> bool:
        """Return whether the mention is one word such as `geen`, that means little in a text."""
        return self.first == self.last and plain(words[self.first]) in _ANSWERS


class Choice(NamedTuple):
    """What a choice field says: the one term found (or several), and the text beside it."""

    terms: tuple[str, ...]
    negated: tuple[str, ...]
    rest: str
    split: bool = False
    """True when several terms were meant: a list written as one text."""


class Recogniser:
    """Finds terms in texts; remembers nothing but words."""

    def __init__(self, lexicon: Lexicon, broader: Mapping[str, frozenset[str]]) -> None:
        self._lexicon = lexicon
        self._broader = broader

    def mentions(self, text: str, skip_first: int = 0) -> list[Mention]:
        """Return every mention in a text, in the order of the text.

        The first `skip_first` words (an answer such as `nee`) do not negate what follows.
        """
        words = WORD.findall(text)
        known = [self._lexicon[word] for word in words]
        starts = [place for place, one in enumerate(known) if one.loose or one.exact]
        if not starts:
            return []
        found = _longest(words, known, starts)
        if found and any([one.negates for one in known]):
            found = self._with_negation(found, text, skip_first)
        return [one for one in found if one.first == 0 or not one.is_answer(words)]

    def _with_negation(self, found: list[Mention], text: str, skip_first: int) -> list[Mention]:
        words = list(WORD.finditer(text))
        under = negations(words, text, skip_first)
        return [
            mention._replace(negated=True) if _is_negated(mention, under) else mention
            for mention in found
        ]

    def choose(self, text: str, scheme: str) -> Choice:
        """Return what a text chooses from a scheme; a term and its broader one count as one."""
        found = [mention for mention in self.mentions(text) if mention.scheme == scheme]
        named = dict.fromkeys(mention.term for mention in found if not mention.negated)
        negated = dict.fromkeys(mention.term for mention in found if mention.negated)
        terms = tuple(term for term in named if not self._is_wider(term, named))
        rest = _rest(text, [mention for mention in found if mention.term in named])
        return Choice(terms, tuple(negated), rest if len(terms) == 1 else text)

    def _is_wider(self, term: str, others: Mapping[str, None]) -> bool:
        return any(
            other != term and term in self._broader.get(other, frozenset()) for other in others
        )


def _is_negated(mention: Mention, under: Mapping[int, set[int]]) -> bool:
    """Return whether a word outside the mention negates it: not the `geen` of `geen ots`."""
    inside = range(mention.first, mention.last + 1)
    return any(negator not in inside for negator in under.get(mention.first, ()))


def _longest(words: list[str], known: list[Known], starts: list[int]) -> list[Mention]:
    """Return the leftmost and longest match of every scheme."""
    taken: dict[str, tuple[int, int]] = {}
    found: list[Mention] = []
    stems = [one.stem for one in known]
    for place in starts:
        loose, exact = known[place].loose, known[place].exact
        ends = _ends(loose, stems, place) if loose else []
        if exact:
            ends = sorted(ends + _ends(exact, words, place), key=lambda end: end[0])
        for last, pairs in reversed(ends):
            for scheme, term in pairs:
                end = taken.get(scheme, (-1, -1))
                if place > end[0] or end == (last, place):
                    found.append(Mention(scheme, term, place, last, False))
                    taken[scheme] = (last, place)
    return found


def _ends(branch: Branch, words: list[str], place: int) -> list[tuple[int, Pairs]]:
    """Return where phrases that begin at a place end, the shortest first, with their terms."""
    ends = [(place, branch.terms)] if branch.terms else []
    for position in range(place + 1, len(words)):
        following = branch.next.get(words[position])
        if following is None:
            break
        branch = following
        if branch.terms:
            ends.append((position, branch.terms))
    return ends


def spans(text: str, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Return the place of every mention in the text, as start and end."""
    words: list[re.Match[str]] = list(WORD.finditer(text))
    return [(words[m.first].start(), words[m.last].end()) for m in mentions]


def _rest(text: str, mentions: list[Mention]) -> str:
    """Return the text without the mentioned words and without the punctuation they leave."""
    left = text
    for start, end in sorted(spans(text, mentions), reverse=True):
        left = f"{left[:start]} {left[end:]}"
    left = re.sub(r"\(\s*\)", " ", left)
    return " ".join(left.split()).strip(" ,;:-–/")
