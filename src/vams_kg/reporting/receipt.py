"""The receipt of a report: as one line that fits in any format, and found again in its bytes.

A receipt line is `vams-kg-bewijs/1:` and base64 of JSON. It holds only letters, digits, `-` and
`_`, so no format escapes it. Put it whole, without a line break, where the format keeps text as it
is: a meta element, a comment, a document property. Packed formats (zip) are searched inside.
"""

import base64
import binascii
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from vams_kg.model import Account, Receipt
from vams_kg.reporting.report import Report

MARK = "vams-kg-bewijs/1"
_LINE = re.compile(rb"vams-kg-bewijs/1:([A-Za-z0-9_-]{16,8000})")
MAX_UNPACKED = 50 * 1024 * 1024
"""Of a packed report not more than this is searched, in bytes."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A receipt with the form of the report that bears it: format, language, unread inputs."""

    receipt: Receipt
    vorm: str
    taal: str
    onleesbaar: int = 0


def stamp_of(account: Account, report: Report, form: str) -> Stamp:
    """Return the stamp of a document in a report of a format."""
    return Stamp(account.receipt, form, report.language, report.onleesbaar)


def as_line(stamp: Stamp) -> str:
    """Return the machine-readable line of a stamp; put it whole in the report."""
    value = asdict(stamp)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{MARK}:{base64.urlsafe_b64encode(text.encode()).decode().rstrip('=')}"


def find_stamps(report: bytes) -> tuple[Stamp, ...]:
    """Return the stamps in the bytes of a report in any format, each once, in order."""
    lines = dict.fromkeys(found for part in _parts(report) for found in _LINE.findall(part))
    return tuple(stamp for line in lines if (stamp := _read(line)) is not None)


def _parts(report: bytes) -> Iterator[bytes]:
    """Yield the bytes to search: of a packed file what is in it, of UTF-16 text its letters."""
    if not report.startswith(b"PK"):
        yield report.replace(b"\0", b"")
        return
    try:
        with zipfile.ZipFile(io.BytesIO(report)) as packed:
            left = MAX_UNPACKED
            for entry in packed.infolist():
                with packed.open(entry) as stream:
                    data = stream.read(left)
                left -= len(data)
                yield data
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        return


def _read(line: bytes) -> Stamp | None:
    """Return the stamp of a line; None for a line that is damaged."""
    try:
        text = base64.urlsafe_b64decode(line + b"=" * (-len(line) % 4))
        value = json.loads(text)
        return Stamp(_receipt(value.pop("receipt")), **value)
    except (binascii.Error, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _receipt(value: dict[str, Any]) -> Receipt:
    models = tuple(value.pop("regiemodel"))
    wishes = tuple((str(name), str(wish)) for name, wish in value.pop("wensen"))
    return Receipt(**value, regiemodel=models, wensen=wishes)
