"""References to articles in Dutch text: `Wmo 2015 art. 5.2.1 lid 2 onder a`.

An article belongs to the nearest act before it, or to the act right behind it (`art. 6 AVG`). Where
acts stand is told by the caller: this module knows the grammar of references and no act.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    r"(?P<article>\b(?:artikelen|artikel|artt|art)\b\.?)"
    r"|(?P<chapter>\b(?:hoofdstuk|hoofdstukken|hfst|hst)\b\.?)"
    r"|(?P<book>\bboek\b)"
    r"|(?P<paragraph>\b(?:leden|lid)\b)"
    r"|(?P<part>\b(?:onderdelen|onderdeel|onder|sub|letter)\b)"
    r"|(?P<ordinal>\b(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende"
    r"|elfde|twaalfde)\b|\b\d{1,2}(?:e|de|ste)\b(?=\s+lid\b))"
    r"|(?P<range>\bt/m\b|\btot en met\b)"
    r"|(?P<join>\ben\b|\bof\b|\baanhef\b|[,;/])"
    r"|(?P<of>\bvan de\b|\bvan het\b|\bvan\b)"
    r"|(?P<number>\b\d+[a-z]{0,2}(?:[.:]\d+[a-z]{0,2})*(?:\.[a-z]\b)?(?![\w]))"
    r"|(?P<letter>\b[a-z]\b)"
    r"|(?P<word>\w+)"
    r"|(?P<open>\()"
    r"|(?P<stop>[^\s])",
    re.IGNORECASE,
)
_ORDINALS: Final = {
    word: str(number)
    for number, word in enumerate(
        [
            "eerste",
            "tweede",
            "derde",
            "vierde",
            "vijfde",
            "zesde",
            "zevende",
            "achtste",
            "negende",
            "tiende",
            "elfde",
            "twaalfde",
        ],
        start=1,
    )
}
_ORDINALS.update({f"{n}{ending}": str(n) for n in range(1, 21) for ending in ("e", "de", "ste")})
_MENTIONS: Final = re.compile(r"\b(?:[Aa]rt(?:t|ikel|ikelen)?|[Hh](?:oofdstuk|fst|st))\b")
_WITH_PARAGRAPH: Final = re.compile(r"(\d+[a-z]?)\.(\d+)\.([a-z])$")
_WITH_PART: Final = re.compile(r"(.+\d)\.([a-z])$")
_END: Final = ("end", "", -1)


class Article(NamedTuple):
    """One reference: the act (an IRI) where known, and article, paragraph, part or chapter."""

    act: str | None
    number: str = ""
    paragraph: str = ""
    part: str = ""
    chapter: str = ""


class Act(NamedTuple):
    """Where an act is named in the text."""

    start: int
    end: int
    iri: str


Token = tuple[str, str, int]
"""Kind, text in lower case, and the number of the act (or -1)."""


def mentions_article(text: str) -> bool:
    """Return whether a text may hold a reference: it has the word article or chapter."""
    return _MENTIONS.search(text) is not None


def read_articles(
    text: str, acts: Sequence[Act] = (), *, act: str | None = None, loose: bool = False
) -> tuple[Article, ...]:
    """Return the references in a text, each once, in the order of the text.

    `act` is the act when the text itself names none. `loose` accepts a number without the word
    article before it, at the start of the text and directly after an act.

    >>> read_articles("6 lid 1 onder c en e", act="AVG", loose=True)[1].part
    'e'
    """
    reader = _Reader(_tokens(text, acts), acts)
    reader.run(act, loose=loose)
    return tuple(dict.fromkeys(reader.found))


def _tokens(text: str, acts: Sequence[Act]) -> list[Token]:
    """Return the tokens of a text, with one token for each act in place of its words."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        inside = next((i for i, a in enumerate(acts) if a.start <= match.start() < a.end), -1)
        if inside < 0:
            tokens.append((match.lastgroup or "stop", match[0].lower(), -1))
        elif not tokens or tokens[-1][2] != inside:
            tokens.append(("act", "", inside))
    return tokens


class _Reader:
    """Walks over the tokens; `found` grows with every reference."""

    def __init__(self, tokens: list[Token], acts: Sequence[Act]) -> None:
        self._tokens = tokens
        self._acts = acts
        self._place = 0
        self._act: str | None = None
        self.found: list[Article] = []

    def run(self, act: str | None, *, loose: bool) -> None:
        """Read all references; see `read_articles`."""
        self._act = act
        expects = loose
        while self._place < len(self._tokens):
            kind = self._kind()
            if kind == "article" or (kind == "number" and expects):
                self._place += kind == "article"
                self._group(loose=loose)
                expects = False
            elif kind == "chapter":
                self._chapters()
            elif kind == "act":
                self._enter()
                expects = loose
            else:
                self._place += 2 if kind == "book" and self._kind(1) == "number" else 1
                expects = expects and kind in ("open", "join", "book")

    def _kind(self, ahead: int = 0) -> str:
        return self._peek(ahead)[0]

    def _peek(self, ahead: int = 0) -> Token:
        place = self._place + ahead
        return self._tokens[place] if place < len(self._tokens) else _END

    def _enter(self) -> None:
        self._act = self._acts[self._peek()[2]].iri
        self._place += 1

    def _chapters(self) -> None:
        self._place += 1
        chapters = self._values("number", str.isalnum)
        self.found += [Article(self._act, chapter=chapter) for chapter in chapters]

    def _group(self, *, loose: bool) -> None:
        """Read articles that are joined by commas and `en`, then the act behind them if any."""
        first = len(self.found)
        while self._kind() == "number":
            self._article()
            if not self._further_article(loose=loose):
                break
            self._place += 1
        behind = self._act_behind()
        if behind is not None:
            self.found[first:] = [article._replace(act=behind) for article in self.found[first:]]

    def _further_article(self, *, loose: bool) -> bool:
        joined = self._kind() == "join" and (loose or self._peek()[1] != ";")
        return joined and self._kind(1) == "number" and self._kind(2) != "word"

    def _act_behind(self) -> str | None:
        ahead = int(self._kind() == "join" and self._kind(1) == "of")
        linked = self._kind(ahead) == "of"
        ahead += linked
        token = self._peek(ahead)
        if token[0] != "act":
            return None
        own = self._kind(ahead + 1) in ("article", "number", "chapter")
        return self._acts[token[2]].iri if linked or not own else None

    def _article(self) -> None:
        number = self._peek()[1]
        self._place += 1
        paragraphs: list[str] = []
        parts: list[str] = []
        if short := _WITH_PARAGRAPH.match(number):
            number, paragraphs, parts = short[1], [short[2]], [short[3]]
        elif lettered := _WITH_PART.match(number):
            number, parts = lettered[1], [lettered[2]]
        while self._tail(paragraphs, parts):
            pass
        for paragraph, part in product(paragraphs or [""], parts or [""]):
            self.found.append(Article(self._act, number, paragraph, part))

    def _tail(self, paragraphs: list[str], parts: list[str]) -> bool:
        """Read one `lid …`, `eerste lid` or `onder …`; return whether there was one."""
        ahead = 0
        while self._kind(ahead) == "join":
            ahead += 1
        kind = self._kind(ahead)
        if kind == "paragraph":
            self._place += ahead + 1
            paragraphs += self._values("number", str.isdigit)
        elif kind == "part":
            self._place += ahead + 1
            parts += self._values("letter", str.isalpha) or self._values("number", str.isdigit)
        elif kind == "ordinal" and self._ordinals_end(ahead):
            self._place += ahead
            paragraphs += [_ORDINALS[o] for o in self._values("ordinal", _ORDINALS.__contains__)]
            self._place += 1
        elif kind == "letter" and ahead == 0 and paragraphs and not parts:
            parts += self._values("letter", str.isalpha)
        else:
            return False
        return True

    def _ordinals_end(self, ahead: int) -> bool:
        while self._kind(ahead) in ("ordinal", "join"):
            ahead += 1
        return self._kind(ahead) == "paragraph"

    def _values(self, kind: str, accept: Callable[[str], bool]) -> list[str]:
        """Read `a`, `a, b en c` or `1 tot en met 3` of one kind."""
        values: list[str] = []
        while self._kind() == kind and accept(self._peek()[1]):
            values.append(self._peek()[1])
            self._place += 1
            follows = self._kind(1) == kind and accept(self._peek(1)[1])
            if self._kind() == "range" and follows:
                values += _between(values[-1], self._peek(1)[1])
                self._place += 1
            elif self._kind() == "join" and follows:
                self._place += 1
            else:
                break
        return values


def _between(first: str, last: str) -> Iterator[str]:
    if first.isdigit() and last.isdigit() and int(last) - int(first) < 50:
        yield from map(str, range(int(first) + 1, int(last)))
    elif first.isalpha() and last.isalpha():
        yield from map(chr, range(ord(first) + 1, ord(last)))
