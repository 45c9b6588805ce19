"""Archives that are traps, broken or locked are refused with one Dutch sentence."""

import io
import re
import zipfile

import pytest

from documents.workbooks import made, parts_of, zipped
from vams_kg import documents, service
from vams_kg.documents.knowledge import Knowledge
from vams_kg.errors import UnreadableInput
from vams_kg.packing import archive, normalise_zip, opened, packed
from vams_kg.workbench import Workbench

GOOD = made(Partijen=[["Id", "Naam"], ["P1", "College"]])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
DTD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
SHEET = "xl/worksheets/sheet1.xml"
MISSING = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="s"><v>77</v></c></row></sheetData></worksheet>'
)


def with_part(name: str, part: bytes) -> bytes:
    return zipped({**parts_of(GOOD), name: part})


def with_lying_size() -> bytes:
    """Return an archive whose directory says that a large part is small."""
    data = bytearray(with_part("xl/media/image1.png", b"\0" * 30_000_000))
    for sign, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.find(b"xl/media/image1.png") - (46 if sign == b"PK\x01\x02" else 30)
        if sign == b"PK\x01\x02":
            at = data.rfind(b"xl/media/image1.png") - 46
        assert data[at : at + 4] == sign
        data[at + place : at + place + 4] = (100).to_bytes(4, "little")
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(GOOD)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def twice() -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as made_zip:
        for name, part in parts_of(GOOD).items():
            made_zip.writestr(name, part)
        with pytest.warns(UserWarning):
            made_zip.writestr(SHEET, b"<a/>")
    return saved.getvalue()


def with_types(old: bytes, new: bytes) -> bytes:
    parts = parts_of(GOOD)
    name = "[Content_Types].xml"
    assert old in parts[name]
    return zipped({**parts, name: parts[name].replace(old, new)})


HOSTILE = {
    "no zip at all": (b"Beste collega,", "niet een Excel-werkboek"),
    "empty": (b"", "niet een Excel-werkboek"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "niet een Excel-werkboek"),
    "cut off": (GOOD[: len(GOOD) // 2], "beschadigd of niet volledig"),
    "cut short": (GOOD[:-30], "beschadigd of niet volledig"),
    "only the start": (b"PK\x03\x04", "beschadigd of niet volledig"),
    "damaged": (
        GOOD.replace(parts_of(GOOD)[SHEET][:1] or b"<", b"<")[:400] + b"\xff" * 50 + GOOD[450:],
        "beschadigd",
    ),
    "with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
    "old Excel": (OLE, "oude Office-vorm"),
    "encrypted parts": (encrypted(), "wachtwoord"),
    "a part twice": (twice(), "beschadigd"),
    "bomb": (with_part("xl/media/image1.png", b"\0" * 30_000_000), "veel te groot"),
    "lying bomb": (with_lying_size(), "beschadigd of niet volledig|veel te groot"),
    "too many parts": (
        zipped({**parts_of(GOOD), **{f"x/{n}": b"" for n in range(archive.MAX_PARTS)}}),
        "meer dan 5000 delen",
    ),
    "entities": (with_part(SHEET, DTD + b"<x>&b;</x>"), "haalt van elders iets op"),
    "external entity": (
        with_part("xl/sharedStrings.xml", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'),
        "haalt van elders iets op",
    ),
    "entities in UTF-16": (
        with_part(SHEET, "<!DOCTYPE x [<!ENTITY a 'a'>]><x/>".encode("utf-16")),
        "haalt van elders iets op",
    ),
    "no XML inside": (with_part(SHEET, b"<worksheet><row></worksheet>"), "van binnen beschadigd"),
    "no workbook inside": (zipped({"a.txt": b"a"}), "van binnen beschadigd"),
    "macros": (
        with_types(b"spreadsheetml.sheet.main+xml", b"spreadsheet.macroEnabled.main+xml"),
        "macro",
    ),
    "a Word document": (zipped({"word/document.xml": b"<a/>"}), "van binnen beschadigd"),
    "a text that is not there": (with_part(SHEET, MISSING), "van binnen beschadigd"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_workbook_is_refused_in_one_sentence(what: str, knowledge: Knowledge) -> None:
    data, why = HOSTILE[what]
    with pytest.raises(UnreadableInput, match=why) as caught:
        documents.read(data, "boek.xlsx", knowledge)
    assert caught.value.try_this
    assert "\n" not in caught.value.what


def test_a_workbook_with_macros_is_not_read_by_its_suffix_either(knowledge: Knowledge) -> None:
    with pytest.raises(UnreadableInput, match=r"zonder macro"):
        documents.read(GOOD, "boek.xlsm", knowledge)


def test_a_cell_at_the_far_corner_costs_nothing(knowledge: Knowledge) -> None:
    row = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    sheet = parts_of(GOOD)[SHEET].replace(b"</sheetData>", row + b"</sheetData>")
    dossier = documents.read(with_part(SHEET, sheet), "boek.xlsx", knowledge)
    assert [one.place.cel for one in dossier.remarks if one.values.get("kolom") == "kolom XFD"]


def test_too_many_cells_are_refused(knowledge: Knowledge) -> None:
    rows = b"".join(b"<row>" + b"<c><v>1</v></c>" * 2000 + b"</row>" for _ in range(200))
    head, _, tail = parts_of(GOOD)[SHEET].partition(b"<sheetData>")
    with pytest.raises(UnreadableInput, match=r"gevulde cellen|veel te groot"):
        documents.read(with_part(SHEET, head + b"<sheetData>" + rows + tail), "b.xlsx", knowledge)


def test_one_bad_workbook_does_not_stop_the_others(bench: Workbench) -> None:
    sources = [service.Source("a.xlsx", OLE), service.Source("b.xlsx", GOOD)]
    checked = service.check(sources, bench)
    assert [len(checked.judgements), len(checked.unreadable)] == [1, 1]


def test_the_same_parts_give_the_same_archive() -> None:
    parts = opened(GOOD, "boek.xlsx")
    assert packed(parts) == packed(opened(packed(parts), "boek.xlsx"))


def test_times_of_making_are_left_out() -> None:
    parts = parts_of(GOOD)
    core = "docProps/core.xml"
    other = {**parts, core: re.sub(rb">\d{4}-", b">1999-", parts[core])}
    assert parts[core] != other[core]
    assert normalise_zip(zipped(parts)) == normalise_zip(zipped(other))
