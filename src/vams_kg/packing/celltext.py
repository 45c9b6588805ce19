"""Addresses, days and odd characters as a workbook writes them in its cells."""

import re
from datetime import date, datetime, time
from typing import Final

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CELL: Final = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def letters(column: int) -> str:
    """Return the letters of a column.

    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    made = ""
    while column:
        column, rest = divmod(column - 1, 26)
        made = chr(65 + rest) + made
    return made


def address(name: str) -> tuple[int, int] | None:
    """Return row and column of an address, or None when it is none.

    >>> address("AB12"), address("12")
    ((12, 28), None)
    """
    found = _CELL.fullmatch(name.upper())
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


BUILT_IN: Final = {
    2: "0.00",
    **dict.fromkeys((14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)), "yyyy-mm-dd"),
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "hh:mm"),
}
"""The formats without code that matter here: two decimals, days, and times."""

_QUOTED: Final = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]")


def is_day(shape: str) -> bool:
    """Return whether a number format shows a day or a time.

    >>> is_day("dd-mm-yyyy"), is_day("0.00"), is_day('0 "dagen"')
    (True, False, False)
    """
    return bool(re.search(r"[dmyhs]", _QUOTED.sub("", shape).lower().replace("general", "")))


def day_text(value: float, *, from_1904: bool) -> str:
    """Return a serial number as ISO text: a day, a day with time, or a time."""
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel  # noqa: PLC0415

    found = from_excel(value, MAC_EPOCH if from_1904 else WINDOWS_EPOCH)
    if isinstance(found, datetime):
        at_midnight = found.time() == time()
        return found.date().isoformat() if at_midnight else found.isoformat(" ", "minutes")
    return found.isoformat() if isinstance(found, date | time) else ""


def unescaped(text: str) -> str:
    """Return a text with `_x000D_` and the like as the characters that they stand for."""
    return _ESCAPED.sub(lambda found: _character(found[1]), text) if "_x" in text else text


def _character(code: str) -> str:
    """Return a character; half of a pair, which is none by itself, becomes U+FFFD."""
    number = int(code, 16)
    return "\ufffd" if 0xD800 <= number <= 0xDFFF else chr(number)


_UNSAFE: Final = re.compile(
    "_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]"
)


def escaped(text: str) -> str:
    r"""Return a text in which characters that XML cannot hold are written as Excel does.

    >>> escaped("a\rb"), escaped("_x000D_")
    ('a_x000D_b', '_x005F_x000D_')
    """
    return _UNSAFE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
