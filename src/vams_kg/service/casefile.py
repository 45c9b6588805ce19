"""Read a table of questions from CSV, as spreadsheets and people write it."""

import csv
import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from vams_kg.documents import MAX_BYTES
from vams_kg.errors import UnreadableInput
from vams_kg.rulebook.choices import plain
from vams_kg.service.disclosing import NEEDED

ASKED = {
    "verstrekker": "verstrekker",
    "ontvanger": "ontvanger",
    "gegevens": "gegevens",
    "fase": "fase",
    "regime": "regime",
    "feiten": "feiten",
    "verstrekker_beroepsgeheim": "geheimhouding",
    "datum": "datum",
}
"""The columns of a question, with the part of the question they fill."""
MOST_COLUMNS = 200
SEPARATORS = ",;\t"
DIRECTIVE = "sep="
"""What a spreadsheet may write in the first line to name its separator."""
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SPREADSHEET = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Case:
    """One row: its number as a spreadsheet shows it, its cells, and why it cannot be read."""

    nummer: int
    cellen: Mapping[str, str]
    fout: str = ""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A table of questions; `namen` are the headings, each made unique, in the order of `koppen`.

    `plaats` gives the name of the column for every column of a question that the table has.
    """

    koppen: tuple[str, ...]
    namen: tuple[str, ...]
    plaats: Mapping[str, str]
    rijen: tuple[Case, ...]


def read_table(name: str, data: bytes, given: Collection[str] = ()) -> CaseFile:
    """Return the table in a CSV file: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252.

    Columns in `given` may be absent. Raises UnreadableInput for a file that is no table of
    questions.
    """
    rows = _records(name, data)
    heads = tuple(cell.strip() for cell in rows[0][1]) if rows else ()
    names = _unique(heads)
    places = _places(name, heads, names, given)
    cases = [_case(number, row, names) for number, row in rows[1:] if any(map(str.strip, row))]
    return CaseFile(heads, names, places, tuple(cases))


def _records(name: str, data: bytes) -> list[tuple[int, list[str]]]:
    if data.startswith(SPREADSHEET):
        raise _refused(name, "dit is een rekenblad en geen CSV.", "bewaar het blad als CSV.")
    if len(data) > MAX_BYTES:
        raise _refused(name, "deze tabel is groter dan 2 MB.", "verdeel de rijen over bestanden.")
    text = _text(data)
    skipped = 0
    first = text.split("\n", 1)[0].strip().strip('"')
    if first.casefold().startswith(DIRECTIVE):
        text, skipped = text.partition("\n")[2], 1
    separator = _separator(first, text)
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        raise _refused(
            name,
            "dit is geen leesbare CSV: een aanhalingsteken staat verkeerd of ontbreekt.",
            "zet om een cel twee aanhalingstekens, en daarbinnen elk aanhalingsteken dubbel.",
        ) from None
    numbered = [(number, row) for number, row in enumerate(found, start=1 + skipped)]
    while numbered and not any(map(str.strip, numbered[0][1])):
        del numbered[0]
    return numbered


def _text(data: bytes) -> str:
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(first: str, text: str) -> str:
    if first.casefold().startswith(DIRECTIVE) and first[len(DIRECTIVE) :]:
        return first[len(DIRECTIVE)]
    heading = text.lstrip().split("\n", 1)[0]
    return max(SEPARATORS, key=heading.count)


def _unique(heads: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for number, head in enumerate(heads, start=1):
        name, times = head or f"kolom {number}", 1
        while name in found:
            times += 1
            name = f"{head} ({times})"
        found.append(name)
    return tuple(found)


def _places(
    name: str, heads: tuple[str, ...], names: tuple[str, ...], given: Collection[str]
) -> Mapping[str, str]:
    found: dict[str, str] = {}
    wanted = {plain(column): column for column in ASKED}
    for head, unique in zip(heads, names, strict=True):
        column = wanted.get(plain(head))
        if column in found:
            raise _refused(name, f"de kolom ‘{column}’ staat er twee keer.", "haal er één weg.")
        if column:
            found[column] = unique
    lacking = [column for column in NEEDED if column not in found and column not in given]
    if lacking:
        raise _refused(
            name,
            f"in de eerste regel ontbreken de kolommen {', '.join(lacking)}.",
            "zet de namen van de kolommen in de eerste regel.",
        )
    if len(heads) > MOST_COLUMNS:
        raise _refused(
            name, f"deze tabel heeft meer dan {MOST_COLUMNS} kolommen.", "haal kolommen weg."
        )
    return found


def _case(number: int, row: list[str], names: tuple[str, ...]) -> Case:
    padded = [*row, *[""] * (len(names) - len(row))]
    extra = [cell for cell in row[len(names) :] if cell.strip()]
    reason = (
        f"deze rij heeft {len(row)} cellen en de kop {len(names)}; zet een cel met een"
        " scheidingsteken tussen aanhalingstekens"
        if extra
        else ""
    )
    return Case(number, dict(zip(names, padded, strict=False)), reason)


def _refused(name: str, what: str, try_this: str) -> UnreadableInput:
    return UnreadableInput(
        name, what, line=1, expected="kolommen " + ", ".join(ASKED), try_this=try_this
    )
