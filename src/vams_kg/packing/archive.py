"""A zip archive in memory: refused when it is a trap, written with the same bytes each time.

Nothing is unpacked to disk, so a path in an archive can harm nobody; what is refused is what would
eat memory or is no office file at all. Each refusal is one Dutch sentence with what to do.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final, NoReturn

from vams_kg.errors import UnreadableInput

Parts = dict[str, bytes]
"""Name of each part in the archive, in its order, with its bytes."""

MAX_UNPACKED: Final = 100 * 1024 * 1024
"""Of all parts together; a workbook of a municipality unpacks to a few MB."""
MAX_PARTS: Final = 5000
MAX_RATIO: Final = 200
"""Times that a part of more than a MB may grow; text in XML grows ten to forty times."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_MACROS: Final = re.compile(r"(?i)(?:^|/)(?:vba(?:project|data)[^/]*|macrosheets/.*)$")
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_MARKED: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_TIMES: Final = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")
_FIXED: Final = rb"\g<1>2000-01-01T00:00:00Z\g<3>"
_CORE: Final = "docProps/core.xml"


def opened(data: bytes, name: str, kind: str = "een Office-bestand") -> Parts:
    """Return the parts of an archive; raises UnreadableInput when it is broken, locked or a trap.

    `kind` says in Dutch what was expected, as in: een Excel-werkboek (.xlsx).
    """
    if data.startswith(_OLE):
        _refuse_ole(data, name, kind)
    if not data.startswith(b"PK"):
        _refuse(
            name,
            f"Dit is niet {kind}, al zegt de naam van wel.",
            kind,
            "open het bestand in Excel, Word of LibreOffice en sla het op in de juiste soort.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpacked(archive, name, kind)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        _refuse(
            name,
            "Dit bestand is beschadigd of niet volledig.",
            kind,
            "kopieer of download het opnieuw, of open het en sla het opnieuw op.",
        )


def _refuse_ole(data: bytes, name: str, kind: str) -> NoReturn:
    if _OLE_LOCKED in data:
        _refuse(
            name,
            "Dit bestand is met een wachtwoord beveiligd.",
            f"{kind} zonder wachtwoord",
            "haal het wachtwoord weg (Bestand, Info, Beveiligen) en sla het opnieuw op.",
        )
    _refuse(
        name,
        "Dit bestand heeft de oude Office-vorm van voor 2007, of is met een wachtwoord beveiligd.",
        kind,
        "open het en sla het zonder wachtwoord op als .xlsx of .docx.",
    )


def _unpacked(archive: zipfile.ZipFile, name: str, kind: str) -> Parts:
    found = [info for info in archive.infolist() if not info.is_dir()]
    if len(found) > MAX_PARTS:
        _refuse_bomb(name, kind, f"Dit bestand bestaat uit meer dan {MAX_PARTS} delen.")
    if any(info.flag_bits & 1 for info in found):
        _refuse(
            name,
            "Dit bestand is met een wachtwoord beveiligd.",
            f"{kind} zonder wachtwoord",
            "haal het wachtwoord weg en sla het opnieuw op.",
        )
    if len({info.filename for info in found}) != len(found):
        raise zipfile.BadZipFile
    parts: Parts = {}
    left = MAX_UNPACKED
    for info in found:
        # The size in the directory can be a lie, so what comes out is counted too.
        with archive.open(info) as stream:
            part = stream.read(left + 1)
        left -= len(part)
        grown = len(part) > 1024 * 1024 and len(part) > MAX_RATIO * max(info.compress_size, 1)
        if left < 0 or grown:
            _refuse_bomb(name, kind, "Dit bestand wordt bij het uitpakken veel te groot.")
        parts[info.filename] = part
        _check_macros(info.filename, name, kind)
        _check_marked(info.filename, part, name, kind)
    return parts


def _check_macros(part_name: str, name: str, kind: str) -> None:
    """Refuse macros wherever they hide: who gets the file back would get them too."""
    if _MACROS.search(part_name):
        _refuse(
            name,
            "Dit bestand bevat macro’s en wordt daarom niet gelezen.",
            f"{kind} zonder macro’s",
            "sla het in Excel of Word op als .xlsx of .docx, zonder macro’s.",
        )


def _check_marked(part_name: str, part: bytes, name: str, kind: str) -> None:
    """Refuse XML with a document type or entities: no office program writes them."""
    if not part_name.lower().endswith((".xml", ".rels", ".vml")):
        return
    text = part.replace(b"\0", b"")  # also in UTF-16 and UTF-32
    if _MARKED.search(text):
        _refuse(
            name,
            f"Het deel ‘{part_name}’ van dit bestand haalt van elders iets op (DTD of entiteit).",
            kind,
            "open het in Excel, Word of LibreOffice en sla het opnieuw op.",
        )


def _refuse_bomb(name: str, kind: str, what: str) -> NoReturn:
    _refuse(name, what, kind, "verwijder lege rijen, afbeeldingen en bijlagen uit het bestand.")


def _refuse(name: str, what: str, kind: str, try_this: str) -> NoReturn:
    raise UnreadableInput(name, what, expected=kind, try_this=try_this) from None


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of the parts in their order: the same parts give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for part_name, part in parts.items():
            info = zipfile.ZipInfo(part_name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, part)
    return made.getvalue()


def fixed_times(parts: Parts) -> Parts:
    """Return the parts with a fixed time of making, where a library wrote the present one."""
    found = parts.get(_CORE)
    return {**parts, _CORE: _TIMES.sub(_FIXED, found)} if found else parts


def normalise_zip(data: bytes) -> bytes:
    """Return an archive that we made with fixed times, so that it is the same on every day."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed(fixed_times({one.filename: archive.read(one) for one in archive.infolist()}))
