"""The was-wordt list in Word: rows of three columns, ours or those of the platform.

Found by the titles of its columns; a row belongs to a part by the article that it names, on the row
itself or on one of its own, else by the words of the list. What of the first column is no question
of the list is an answer in the user's own words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from vams_kg.documents.words import plain
from vams_kg.documents.workbook_layout import key_name
from vams_kg.model import Procesonderdeel
from vams_kg.packing import Address, WordTable

WAS: Final = "Huidige werkproces(sen)"
WORDT: Final = "Werkproces versterken Ams, geënt op Wams"
_TITLES: Final = ("huidige werkproces", "werkproces versterken", "aanpassen en of toevoegen")
ANSWER: Final = "Uw antwoord:"
"""What stands before the place to answer in our own list."""

_ARTICLE: Final = re.compile(r"\b(\d+\.\d+[a-z]?(?:\.\d+)*)\b(?:,?\s*lid\s*(\d+))?", re.IGNORECASE)
_ARTICLE_ROW: Final = re.compile(r"\s*artikel(?:en)?\b", re.IGNORECASE)
_LEFT: Final = 3
"""Letters that may be left of a line when the questions are taken out, to be still a question."""


@dataclass(slots=True)
class ListRow:
    """One row of the list, with the articles that it or the next row names."""

    table: int
    row: int
    columns: tuple[int, int, int]
    was: str
    wordt: str
    adapt: str
    articles: set[str] = field(default_factory=set)
    part: Procesonderdeel | None = None
    prose: str = ""

    @property
    def adapt_cell(self) -> Address:
        """Return the cell that a check fills in."""
        return Address(self.table, self.row, self.columns[2])


def articles_in(text: str) -> set[str]:
    """Return the articles of the bill that a text names.

    >>> sorted(articles_in("art. 2.3a.1 lid 7 en art 2.3a.3, lid 3"))
    ['2.3a.1 lid 7', '2.3a.3 lid 3']
    """
    found = _ARTICLE.finditer(text.lower())
    return {one[1] + (f" lid {one[2]}" if one[2] else "") for one in found}


def columns_of(table: WordTable) -> tuple[int, int, int] | None:
    """Return the three columns of a was-wordt list, or None when a table is none."""
    for cells in table.rows[:3]:
        places = [
            next((c for c, one in cells.items() if key_name(one.text).startswith(title)), 0)
            for title in _TITLES
        ]
        if places[0] and (places[1] or places[2]):
            second = places[1] or places[0] + 1
            return places[0], second, places[2] or second + 1
    return None


class WasWordtList:
    """Reads the rows of all three-column tables of a document."""

    def __init__(self, parts: Sequence[Procesonderdeel]) -> None:
        self._parts = parts
        self._prompts = _prompts(parts)
        self.rows: list[ListRow] = []

    def add(self, table: WordTable) -> bool:
        """Take in a table; return False when it is no was-wordt list."""
        columns = columns_of(table)
        if columns is None:
            return False
        before = ""
        for number in range(1, len(table.rows) + 1):
            texts = [table.text(number, column) for column in columns]
            if key_name(texts[0]).startswith(_TITLES[0]):
                # The title may share its cell with the start of the next row.
                before = texts[0].partition("\n")[2]
                continue
            if not any(one.strip() for one in texts):
                continue
            if before:
                texts[0] = f"{before}\n{texts[0]}" if texts[0] else before
                before = ""
            was, wordt, adapt = texts
            self._row(ListRow(table.number, number, columns, was, wordt, adapt))
        return True

    def _row(self, row: ListRow) -> None:
        row.articles = articles_in(row.wordt)
        below = not row.was.strip() and _ARTICLE_ROW.match(row.wordt)
        if below and self.rows and row.articles:
            self.rows[-1].articles |= row.articles
        else:
            self.rows.append(row)

    def finish(self) -> list[ListRow]:
        """Return the rows with their part and the answer in each."""
        for row in self.rows:
            row.part = self._part(row)
            row.prose = self._answer(row.was)
        return self.rows

    def _part(self, row: ListRow) -> Procesonderdeel | None:
        said = letters(f"{row.was}\n{row.wordt}")
        scored = [(self._score(part, row, said), -n, part) for n, part in enumerate(self._parts)]
        score, _, best = max(scored, key=lambda one: one[:2], default=(0, 0, None))
        return best if score > 0 else None

    @staticmethod
    def _score(part: Procesonderdeel, row: ListRow, said: str) -> int:
        own = {one for text in part.artikelen for one in articles_in(text)}
        by_article = 20 * (own == row.articles) + 5 * len(own & row.articles)
        quotes = {letters(text) for text in _texts(part)}
        return by_article + sum(len(quote) > 12 and quote in said for quote in quotes)

    def _answer(self, text: str) -> str:
        """Return what of the first column is no question or title of the list."""
        kept = [line for line in text.split("\n") if not self._is_prompt(line)]
        return "\n".join(kept).strip()

    def _is_prompt(self, line: str) -> bool:
        left = said = letters(line)
        if key_name(line) == key_name(ANSWER):
            return True
        for prompt in self._prompts:
            if len(prompt) > 12 or prompt == said:
                left = left.replace(prompt, "")
        asked = line.rstrip().endswith("?") and any(said and said in one for one in self._prompts)
        return bool(said) and (len(left) <= max(_LEFT, len(said) // 5) or asked)


def letters(text: str) -> str:
    """Return the letters and digits of a text only: hyphens and breaks differ between copies."""
    return "".join(sign for sign in plain(text) if sign.isalnum())


def _titles(part: Procesonderdeel) -> Iterator[str]:
    yield part.label.get("nl", "")
    yield from (quote.tekst for quote in part.citaten)
    for question in part.vragen:
        yield question.label.get("nl", "")
        yield from (quote.tekst for quote in question.citaten)


def _prompts(parts: Sequence[Procesonderdeel]) -> list[str]:
    """Return the letters of all titles and questions, the longest first."""
    found = {letters(text) for part in parts for text in _titles(part)}
    return sorted(filter(None, found), key=lambda one: (-len(one), one))


def _texts(part: Procesonderdeel) -> Iterator[str]:
    yield from _titles(part)
    for wanted in part.gewenst:
        yield wanted.label.get("nl", "")
        yield from (quote.tekst for quote in wanted.citaten)
