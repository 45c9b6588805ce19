"""Sound files of every format, and ways to spoil them: makers for the tests of hostile files."""

import io
import zipfile
from functools import cache

import docx
import openpyxl

from documents import draft_samples as samples

YAML = (
    "titel: Aanpak Oeverland\nsoort: procesbeschrijving\nregime: geldend\nregiemodel: ave\n"
    "partijen:\n  - id: P1\n    naam: College\n  - id: P2\n    naam: Politie\n"
    "gegevensstromen:\n  - id: G1\n    van: P1\n    aan: P2\n    doel: hulp\n"
)
JSON = '{"titel": "Aanpak", "soort": "procesbeschrijving", "partijen": [{"id": "P1"}]}'
TTL = (
    "@prefix vams: <https://w3id.org/vams/def#> .\n"
    '<> a vams:Document ; vams:titel "Proef" ; vams:partijen [ vams:naam "College" ] .\n'
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:v="https://w3id.org/vams/def#"><v:Document v:titel="Proef"/></rdf:RDF>'
)
NQ = '<urn:a> <https://w3id.org/vams/def#titel> "Proef" <urn:g> .\n'
CSV = samples.AMERSFOORT_STYLE
SHEET = "xl/worksheets/sheet1.xml"
WORD = "word/document.xml"
TYPES = "[Content_Types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
DTD = f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
REMOTE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'


@cache
def xlsx() -> bytes:
    """Return a workbook in our layout."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Partijen"
    for row in (["Id", "Naam"], ["P1", "College"], ["P2", "Politie"]):
        sheet.append(row)
    flows = book.create_sheet("Gegevensstromen")
    for row in (["Id", "Van", "Aan", "Doel"], ["G1", "P1", "P2", "hulp"]):
        flows.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@cache
def word() -> bytes:
    """Return a document with one of our tables."""
    document = docx.Document()
    document.add_paragraph("Partijen")
    table = document.add_table(0, 2)
    for row in (("Id", "Naam"), ("P1", "College"), ("P2", "Politie")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(*members: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in members:
            archive.writestr(name, part)
    return held.getvalue()


def put(data: bytes, name: str, part: bytes) -> bytes:
    """Return an office file with a part added or replaced."""
    return zipped(*{**parts(data), name: part}.items())


def swap(data: bytes, name: str, old: str, new: str) -> bytes:
    """Return an office file with a piece of a part replaced."""
    text = parts(data)[name].decode()
    assert old in text
    return put(data, name, text.replace(old, new, 1).encode())


def headed(data: bytes, name: str, head: str, encoding: str = "utf-8") -> bytes:
    """Return an office file with something before the root of a part."""
    _, _, body = parts(data)[name].decode().rpartition("?>")
    return put(data, name, f"{head}{body}".encode(encoding))


def lying(data: bytes, name: str, size: int) -> bytes:
    """Return an archive whose directory and heads say that a part has another size."""
    made = bytearray(data)
    for sign, ahead, place in ((b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)):
        at = made.find(sign)
        while at >= 0:
            if made[at + ahead :].startswith(name.encode()):
                made[at + place : at + place + 4] = size.to_bytes(4, "little")
            at = made.find(sign, at + 4)
    return bytes(made)


def renamed(data: bytes, old: str, new: str) -> bytes:
    return zipped(*((new if name == old else name, part) for name, part in parts(data).items()))
