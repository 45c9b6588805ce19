"""Durations and calendar dates in Dutch text and in ISO 8601.

A week counts 7 days, a month 30.4375, a year 365.25 and a working day 1. A number counts only with
its unit beside it, so that the numbers of articles are no durations.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

_UNITS: Final = {
    "uur": Decimal(1) / 24,
    "etmaal": Decimal(1),
    "dag": Decimal(1),
    "werkdag": Decimal(1),
    "week": Decimal(7),
    "maand": Decimal("30.4375"),
    "kwartaal": Decimal("91.3125"),
    "jaar": Decimal("365.25"),
}
_SPELLINGS: Final = {
    "uur": "uur|uren|u",
    "etmaal": "etmaal|etmalen",
    "werkdag": "werkdag|werkdagen|wd",
    "dag": "(?:kalender)?dag|(?:kalender)?dagen",
    "week": "(?:kalender)?week|(?:kalender)?weken|wk|wkn",
    "maand": "(?:kalender)?maand|(?:kalender)?maanden|mnd",
    "kwartaal": "kwartaal|kwartalen",
    "jaar": "(?:kalender)?jaar|(?:kalender)?jaren|jr",
}
_UNIT_OF: Final = [(re.compile(spelling), unit) for unit, spelling in _SPELLINGS.items()]
_NUMBERS: Final = {
    "een": "1", "één": "1", "eén": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5",
    "zes": "6", "zeven": "7", "acht": "8", "negen": "9", "tien": "10", "elf": "11",
    "twaalf": "12", "dertien": "13", "veertien": "14", "vijftien": "15", "zestien": "16",
    "zeventien": "17", "achttien": "18", "negentien": "19", "twintig": "20",
    "vijfentwintig": "25", "zeventig": "70", "tachtig": "80", "honderd": "100",
    "dertig": "30", "veertig": "40", "vijftig": "50",
    "zestig": "60", "negentig": "90", "anderhalf": "1.5", "anderhalve": "1.5",
    "half": "0.5", "halve": "0.5", "een half": "0.5", "een halve": "0.5",
    "de volgende": "1", "volgende": "1", "eerstvolgende": "1", "de eerstvolgende": "1",
}  # fmt: skip
_AMOUNT: Final = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_DUTCH: Final = re.compile(
    rf"(?<![\w.,])(?P<amount>\d{{1,6}}(?:[.,]\d{{1,4}})?|{_AMOUNT})(?: volle)?[\s-]+"
    rf"(?P<unit>{'|'.join(_SPELLINGS.values())})\b"
)
_ISO: Final = re.compile(
    r"\bP(?=[\dT])(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?"
    r"(?:T(?:(\d{1,6})H)?(?:\d+M)?(?:\d+S)?)?\b"
)
_ISO_UNITS: Final = ("jaar", "maand", "week", "dag", "uur")
_STEP: Final = Decimal("0.0001")

_MONTHS: Final = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_ISO_DATE: Final = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMERIC_DATE: Final = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_WORD_DATE: Final = re.compile(
    r"(?<!\d)(\d{1,2})\s+(jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?\s+(\d{4})"
)


class Duration(NamedTuple):
    """A duration in days, and in working days when it is stated in those."""

    days: Decimal
    working_days: Decimal | None = None


def read_durations(text: str) -> tuple[Duration, ...]:
    """Return the durations that a text states, each once, in the order of the text.

    >>> [str(d.days) for d in read_durations("anderhalve maand of uiterlijk 6 weken")]
    ['45.65625', '42']
    """
    found: list[Duration] = []
    units: list[str] = []
    end = -1
    lowered = text.lower()
    for match in _DUTCH.finditer(lowered):
        unit = _unit(match["unit"])
        duration = _duration(_amount(match["amount"]), unit)
        joined = lowered[end : match.start()].strip() == "en" and units[-1:] != [unit]
        if found and joined:
            duration = Duration(found.pop().days + duration.days)
        found.append(duration)
        units.append(unit)
        end = match.end()
    found += [Duration(days) for days in map(_iso_days, _ISO.findall(text)) if days]
    return tuple(dict.fromkeys(found))


def _unit(word: str) -> str:
    return next(unit for spelling, unit in _UNIT_OF if spelling.fullmatch(word))


def _amount(text: str) -> Decimal:
    return Decimal(_NUMBERS.get(text, text).replace(",", "."))


def _duration(amount: Decimal, unit: str) -> Duration:
    days = _short(amount * _UNITS[unit])
    return Duration(days, amount if unit == "werkdag" else None)


def _iso_days(parts: tuple[str, ...]) -> Decimal:
    total = sum(
        (
            Decimal(part) * _UNITS[unit]
            for part, unit in zip(parts, _ISO_UNITS, strict=True)
            if part
        ),
        Decimal(0),
    )
    return _short(total)


def _short(days: Decimal) -> Decimal:
    """Return days without a tail of digits that only hours give."""
    return days if days == days.quantize(Decimal("0.00001")) else days.quantize(_STEP)


def looks_like_duration(text: str) -> bool:
    """Return whether a text without a readable duration seems to try to give one.

    >>> looks_like_duration("6 wekken"), looks_like_duration("zo snel mogelijk")
    (True, False)
    """
    return (
        re.search(r"(?<![\w.,])\d+(?:[.,]\d+)?\s*[a-z]{1,8}\s*$|^\s*\d+\s*$", text.lower())
        is not None
    )


class FoundDate(NamedTuple):
    """A date in a text; `value` is None when it looks like one but does not exist."""

    value: date | None
    text: str


def read_date(text: str) -> FoundDate | None:
    """Return the first calendar date in a text, or None when it holds none.

    >>> read_date("besluit van 1 juni 2026").value.isoformat()
    '2026-06-01'
    """
    lowered = text.lower()
    iso = _ISO_DATE.search(lowered)
    if iso:
        return FoundDate(_date(iso[1], iso[2], iso[3]), iso[0])
    numeric = _NUMERIC_DATE.search(lowered)
    if numeric:
        return FoundDate(_date(numeric[3], numeric[2], numeric[1]), numeric[0])
    words = _WORD_DATE.search(lowered)
    if words:
        return FoundDate(_date(words[3], str(_month(words[2])), words[1]), words[0])
    return None


def _month(word: str) -> int:
    short = "maa" if word == "mrt" else word
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(short))


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
