"""SPARQL text as tokens: strings, IRIs and comments cannot fool a reader of keywords."""

import re
from dataclasses import dataclass

_LOCAL = r"(?:\\[_~.\-!$&'()*+,;=/?#@%]|%[0-9A-Fa-f]{2}|[\w:-]|\.(?=[\w:.%\\-]))*"

_TOKEN = re.compile(
    rf"""
    (?P<space>\s+|\#[^\n\r]*)
  | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
  | (?P<string>\"{{3}}(?:(?:"|"")?(?:[^"\\]|\\.))*\"{{3}}|'{{3}}(?:(?:'|'')?(?:[^'\\]|\\.))*'{{3}}
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<name>_:\w(?:[\w.-]*[\w-])?|(?:[^\W\d_](?:[\w.-]*[\w-])?)?:{_LOCAL})
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<sign>\^\^|&&|\|\||!=|<=|>=|<<|>>|[{{}}()\[\];,.=<>!*/+\-|^?])
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind (iri, string, variable, name, word, sign …) and its text."""

    kind: str
    text: str
    spaced: bool = True
    """Space or a comment stands before it; the engine's parser wants none before some brackets."""

    def is_word(self, *words: str) -> bool:
        """Return whether this is one of the keywords (given in capitals)."""
        return self.kind == "word" and self.text.upper() in words

    def is_sign(self, *signs: str) -> bool:
        """Return whether this is one of the signs."""
        return self.kind == "sign" and self.text in signs

    def is_variable(self, name: str) -> bool:
        """Return whether this is the variable, written with ? or $."""
        return self.kind == "variable" and self.text[1:] == name


def tokens(text: str) -> list[Token]:
    """Return the tokens of a query without space and comments.

    Raises ValueError with the piece of text that is no token.

    >>> [token.text for token in tokens("SELECT $this { $this ex:a '}' } # MINUS")]
    ['SELECT', '$this', '{', '$this', 'ex:a', "'}'", '}']
    """
    found: list[Token] = []
    place = 0
    spaced = True
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.end() == place:
            raise ValueError(text[place : place + 20])
        if match.lastgroup == "space":
            spaced = True
        elif match.lastgroup:
            found.append(Token(match.lastgroup, match.group(), spaced))
            spaced = False
        place = match.end()
    return found
