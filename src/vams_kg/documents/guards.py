"""What is refused before anything is kept: too big, too deep, or data about citizens.

The graph describes kinds of flows and processes. An input that seems to hold numbers, birth dates
or case lists of citizens is refused with the place named; the value itself is never repeated.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from vams_kg.documents.told_cases import CASE, numbered_cases
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree
from vams_kg.errors import PersonalDataFound, UnreadableInput

MAX_DEPTH: Final = 20
MAX_NODES: Final = 50_000

_NINE: Final = re.compile(r"[0-9](?<![\d.,-]\d)(?:[ .]?[0-9]){8}(?![\d-]|[.,]\d)")
_BSN_WORD: Final = re.compile(r"bsn|burgerservice|sofi-?nummer|citizen service number")
_BIRTH: Final = re.compile(r"geb(?:oren|oorteda|\.)")
_DATE: Final = re.compile(
    r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2} (?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\w* \d{2,4}"
)
_PERSON: Final = re.compile(
    r"\b(?:[Dd]e heer|[Dd]hr|[Mm]evr|[Mm]evrouw|[Mm]w|[Mm]eneer)\b\.? \w"
    r"|\b(?:[A-Z]\.){1,4} ?(?:[a-z]+ ){0,3}[A-Z]\w"
    r"|\b[A-Z][a-zà-ÿ]+ (?:(?:van|de|der|den|ten|ter|el) ){0,3}[A-Z][a-zà-ÿ]+"
)
NAME_KEYS: Final = frozenset(
    [
        "naam",
        "voornaam",
        "achternaam",
        "voorletters",
        "roepnaam",
        "client",
        "cliënt",
        "inwoner",
        "patient",
        "patiënt",
    ]
)
_CASE_KEYS: Final = re.compile(
    r"^(?:bsn|burgerservicenummer|geboortedatum|geboren|geboortejaar|diagnose"
    r"|(?:cli[eë]nt|dossier|casus|zaak|pati[eë]nt)_?(?:nummer|nr|id))$"
)

_CASE_SIGN: Final = re.compile(
    r"(?:bsn|burgerservicenummer|geboortedatum|geboren|geboortejaar|diagnose|nummer|nr|[nst]_?id)['\"]?\s*:"
)
"""A text without this holds no key of a case list, so its tree need not be searched."""


def check_size(data: bytes, name: str, most: int) -> None:
    """Refuse an input of more bytes than its format may have."""
    if len(data) > most:
        raise UnreadableInput(
            name,
            f"Dit bestand is {len(data) / 1024 / 1024:.1f} MB.",
            expected=f"een bestand van ten hoogste {most // 1024 // 1024} MB",
            try_this="Splits het document of verwijder bijlagen.",
        )


def check_no_citizens(text: str, tree: Tree, name: str, *, by_line: bool = True) -> None:
    """Refuse a document that seems to hold data about citizens, naming the place only.

    Numbers of spots, unlike those of lines, say nothing of what stands near.
    """
    lowered = text.lower()
    numbers = [match for match in _NINE.finditer(text) if passes_eleven_test(match[0])]
    if numbers:
        _check_numbers(numbers, lowered, tree, name, by_line=by_line)
    if _BIRTH.search(lowered):
        for table, path in _tables(tree):
            _check_birth(table, path, name)
    if _CASE_SIGN.search(lowered):
        _check_cases(tree, name)
    if numbered_cases(text):
        for table, path in _tables(tree):
            _check_told_cases(table, path, name)


def passes_eleven_test(text: str) -> bool:
    """Return whether a nine-digit number can be a citizen service number.

    >>> passes_eleven_test("111222333"), passes_eleven_test("014-000 000")
    (True, False)
    """
    digits = [int(sign) for sign in text if sign.isdigit()]
    if len(digits) != 9 or not any(digits):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0


def _check_numbers(
    numbers: Iterable[re.Match[str]], lowered: str, tree: Tree, name: str, *, by_line: bool
) -> None:
    for match in numbers:
        start = lowered.rfind("\n", 0, match.start()) + 1
        end = lowered.find("\n", match.end())
        if _BSN_WORD.search(lowered[start : end if end >= 0 else len(lowered)]):
            line = lowered.count("\n", 0, match.start()) + 1
            path = _path_at(tree, line) if by_line else _path_of(tree, line)
            _refuse(name, line, path, "een burgerservicenummer")
    for values, path in _groups(tree):
        found = [value for value in values if _is_bsn(value)]
        beside = any(_BSN_WORD.search(value.text.lower()) for value in values)
        if found and (len(found) > 1 or beside or _BSN_WORD.search(path.lower())):
            _refuse(name, found[0].line, path, "een burgerservicenummer")


def _is_bsn(value: Scalar) -> bool:
    return any(passes_eleven_test(found) for found in _NINE.findall(value.text))


def _groups(tree: Tree, path: str = "") -> Iterator[tuple[list[Scalar], str]]:
    """Yield texts that stand beside each other: a list, a table (with its keys), a column."""
    if isinstance(tree, Listing):
        yield [item for item in tree.items if isinstance(item, Scalar)], path
        columns: dict[str, list[Scalar]] = {}
        for item in tree.items:
            if isinstance(item, Table):
                for entry in item.entries:
                    if isinstance(entry.value, Scalar):
                        columns.setdefault(entry.key, []).append(entry.value)
        yield from ((column, _joined(path, key)) for key, column in columns.items())
    elif isinstance(tree, Table):
        texts = [entry.value for entry in tree.entries if isinstance(entry.value, Scalar)]
        yield [*texts, *(Scalar(entry.key, entry.line) for entry in tree.entries)], path
    for child, below in _children(tree, path):
        yield from _groups(child, below)


def _children(tree: Tree, path: str) -> Iterator[tuple[Tree, str]]:
    if isinstance(tree, Listing):
        yield from ((item, _joined(path, _id(item))) for item in tree.items)
    elif isinstance(tree, Table):
        yield from ((entry.value, _joined(path, entry.key)) for entry in tree.entries)


def _joined(path: str, part: str) -> str:
    return f"{path}.{part}" if path and part else path or part


def _id(item: Tree) -> str:
    if isinstance(item, Table):
        for entry in item.entries:
            if entry.key == "id" and isinstance(entry.value, Scalar):
                return entry.value.text
    return ""


def _tables(tree: Tree, path: str = "") -> Iterator[tuple[Table, str]]:
    if isinstance(tree, Table):
        yield tree, path
    elif isinstance(tree, Listing):
        loose = [Entry("", item.line, item) for item in tree.items if isinstance(item, Scalar)]
        yield Table(tuple(loose), tree.line), path
    for child, below in _children(tree, path):
        yield from _tables(child, below)


def _path_at(tree: Tree, line: int, path: str = "") -> str:
    """Return the path of the last key that stands on or before a line."""
    found = path
    for child, below in _children(tree, path):
        if child.line <= line:
            found = below
            last = child
    return found if found == path else _path_at(last, line, found)


def _path_of(tree: Tree, number: int, path: str = "") -> str:
    """Return the path of the first text with a number, or nothing."""
    found = (
        (below if child.line == number else "")
        if isinstance(child, Scalar)
        else _path_of(child, number, below)
        for child, below in _children(tree, path)
    )
    return next(filter(None, found), "")


def _check_told_cases(table: Table, path: str, name: str) -> None:
    """Refuse cases told one after the other, in one text or in texts beside each other."""
    texts = [(e.value.text, e.line) for e in table.entries if isinstance(e.value, Scalar)]
    if numbered_cases("\n".join(text for text, _ in texts)):
        line = next((line for text, line in texts if CASE.search(text)), table.line)
        _refuse(name, line, path, "een lijst van casussen of cliënten")


def _check_birth(table: Table, path: str, name: str) -> None:
    texts = [(e.key, e.value.text, e.line) for e in table.entries if isinstance(e.value, Scalar)]
    named = any(text and key.lower() in NAME_KEYS for key, text, _ in texts)
    for key, text, line in texts:
        is_birth = _BIRTH.search(f"{key}: {text}".lower()) and _DATE.search(text.lower())
        if is_birth and (named or _PERSON.search(text)):
            _refuse(name, line, _joined(path, key), "een geboortedatum bij een naam")


def _check_cases(tree: Tree, name: str, path: str = "") -> None:
    if isinstance(tree, Listing):
        rows = [item for item in tree.items if isinstance(item, Table)]
        cases = [row for row in rows if _is_case(row)]
        if len(cases) > 1:
            _refuse(name, cases[0].line, path, "een lijst van casussen of cliënten")
    for child, below in _children(tree, path):
        if not isinstance(child, Scalar):
            _check_cases(child, name, below)


def _is_case(row: Table) -> bool:
    return any(_CASE_KEYS.match(entry.key.lower()) for entry in row.entries)


def hidden(place: str) -> str:
    """Return a place as it may be shown: a key or id can itself be a number, a date or a name.

    >>> hidden("partijen.111222333.bsn"), hidden("Jan Jansen"), hidden("gegevensstromen.G1")
    ('partijen.….bsn', '…', 'gegevensstromen.G1')
    """
    for private in (_DATE, _MANY_DIGITS, _PERSON):
        place = private.sub("…", place)
    return place


_MANY_DIGITS: Final = re.compile(r"\d(?:[ .-]?\d){5,}")


def _refuse(name: str, line: int, path: str, what: str) -> None:
    where = f" bij ‘{hidden(path)}’" if path else ""
    raise PersonalDataFound(
        name,
        f"Hier{where} lijkt {what} te staan. Dit bestand is niet gelezen en niet bewaard.",
        line=line,
        expected="een beschrijving van soorten gegevens en stappen, zonder gegevens over inwoners",
        try_this="Haal de gegevens over inwoners weg en lever het bestand opnieuw aan.",
    )
