"""The documents that a user of the client gives: a file, a text or bytes, each with a name."""

from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Final

from vams_kg import service
from vams_kg.client.refused import Refused
from vams_kg.reporting.plain import clean

Document = Path | str | bytes
"""A file, the text of a document itself (YAML or JSON), or the bytes of any format."""

LONGEST_NAME: Final = 120
MOST: Final = 20
"""Documents in one request."""
UNREADABLE: Final = "document-onleesbaar"


def sources(documents: Iterable[Document], name: str = "") -> list[service.Source]:
    """Return the documents with the names that reports show: the last part of a path.

    Raises Refused for a file that cannot be opened, bytes without a name, and no or too many.
    """
    found = [_source(one, name) for one in documents]
    if not 1 <= len(found) <= MOST:
        raise Refused(
            "verzoek-onjuist",
            f"u geeft {len(found)} documenten.",
            "documenten",
            f"een tot en met {MOST} documenten",
            "verdeel ze over meer verzoeken.",
        )
    return found


def _source(document: Document, name: str) -> service.Source:
    if isinstance(document, Path):
        return service.Source(safe_name(name or document.name), _read(document))
    if isinstance(document, str):
        _check_is_text(document)
        return service.Source(safe_name(name) or "document.yaml", document.encode())
    if not name:
        raise Refused(
            "verzoek-onjuist",
            "deze bytes hebben geen naam.",
            "bestand",
            "een naam met het einde van het formaat, zoals lijst.docx",
            "geef bestand=…",
        )
    return service.Source(safe_name(name), document)


def _check_is_text(text: str) -> None:
    """Refuse a text that is the name of a file."""
    if "\n" not in text and text.lower().endswith(service.suffixes()):
        raise Refused(
            UNREADABLE,
            "dit is de naam van een bestand en niet de tekst van een document.",
            text,
            "de tekst zelf, of een pad",
            "geef Path(…) met deze naam.",
        )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(service.largest(path.name) + 1)
    except OSError:
        raise Refused(
            UNREADABLE,
            "dit bestand kan niet worden geopend.",
            str(path),
            "een bestand dat bestaat en dat u mag lezen",
            "controleer de naam, de map en uw rechten.",
        ) from None


def safe_name(name: str) -> str:
    r"""Return the last part of a name, as the service shows it.

    >>> safe_name("map/lijst.docx"), safe_name("C:\\map\\lijst.docx")
    ('lijst.docx', 'lijst.docx')
    """
    plain = PurePath(clean(name).replace("\\", "/")).name
    return plain.replace('"', "'")[-LONGEST_NAME:]
