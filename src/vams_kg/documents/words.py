"""Words as the recogniser sees them: without case, accents, apostrophes, plural and -e.

Two words are the same when their stems are equal. The stemmer is small on purpose: it must treat
the words of a label and of a text alike, it need not give a word that exists.
"""

import re
import unicodedata
from typing import Final

WORD: Final = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
"""A word or number; an apostrophe inside belongs to it, a hyphen separates."""

_IRREGULAR: Final = {
    "leden": "lid",
    "steden": "stad",
    "kinderen": "kind",
    "geen": "geen",
    "een": "een",
    "alle": "alle",
    "meer": "meer",
    "grens": "grens",
    "redenen": "red",
}
_LITTLE: Final = """
    aan alle als bij dat de deze die dit door een elk elke elkaar en er het hier hoe hun
    ieder iedere in is kan kunnen laten met naar niet nog of om ons onze op over per samen
    tijdens te ten ter tot tussen uit van via voor waar wat welke wie wij worden wordt ze
    zij zijn zo zodat
"""
_EMPTY: Final = frozenset(_LITTLE.split())
"""Words that say little of a purpose by themselves."""

_APOSTROPHES: Final = str.maketrans("", "", "'’`")
_PLURAL_S: Final = re.compile(r"(?:[lmr]|[aoy]|[ij]e|[gtd]e|ure|eau|[^m]en|[^e]n)s$")
_PLURAL_EN: Final = re.compile(r"(?:[^aeiou]|ie|ee)en$")
_FINAL_E: Final = re.compile(r"[^aeiou]e$")
_LONG_VOWEL: Final = re.compile(r"([^aeou])(aa|ee|oo|uu)([^aeiouw])$")


def plain(text: str) -> str:
    """Return a text in lower case without accents and apostrophes.

    >>> plain("Cliënt's")
    'clients'
    """
    lowered = text.lower()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return lowered.translate(_APOSTROPHES)


def stem(word: str) -> str:
    """Return the stem of one word.

    >>> [stem(w) for w in ("scholen", "school", "Huizen", "corporaties", "noodzakelijke")]
    ['schol', 'schol', 'huis', 'corporatie', 'noodzakelijk']
    """
    found = plain(word)
    if found in _IRREGULAR:
        return _IRREGULAR[found]
    if len(found) < 4 or not found.isalpha():
        return found
    if found.endswith("heden") and len(found) > 7:
        return found[:-5] + "heid"
    if len(found) > 4 and _PLURAL_S.search(found):
        found = found[:-1]
    return _short_vowel(_without_ending(found))


def _without_ending(word: str) -> str:
    if len(word) > 4 and _PLURAL_EN.search(word):
        word = word[:-2]
    elif len(word) > 4 and _FINAL_E.search(word):
        word = word[:-1]
    else:
        return word
    if word[-1] == word[-2] and word[-1] not in "aeiou":
        return word[:-1]
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1])


def _short_vowel(word: str) -> str:
    found = _LONG_VOWEL.search(word)
    return word[: found.start(2) + 1] + word[found.end(2) :] if found else word


def core(text: str) -> str:
    """Return the content words of a text: their stems in order of the alphabet, each once.

    >>> core("De hulp aan het gezin op elkaar afstemmen")
    'afstem gezin hulp'
    """
    words = (word for word in WORD.findall(plain(text)) if word not in _EMPTY)
    return " ".join(sorted({stem(word) for word in words}))
