"""Word documents that are broken, locked or traps: one Dutch sentence each, and never a crash."""

import io
import socket
import zipfile

import pytest

from documents.word_samples import (
    PLATFORM,
    parts_of,
    platform,
    with_table,
    with_xml,
    zipped,
)
from documents.workbooks import made as workbook
from documents.workbooks import tree_of
from vams_kg import documents, service
from vams_kg.documents.word_writing import write_word
from vams_kg.errors import UnreadableInput
from vams_kg.workbench import Workbench

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN = "word/document.xml"
BODY = "<w:body>"
LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def part_with(text: str) -> bytes:
    return with_xml(platform(), BODY, BODY + text)


def first_with(old: str, new: str) -> bytes:
    return with_xml(platform(), old, new)


def without(name: str) -> bytes:
    return zipped({key: part for key, part in parts_of(platform()).items() if key != name})


def with_part(name: str, part: bytes) -> bytes:
    return zipped({**parts_of(platform()), name: part})


def declared(kind: str) -> bytes:
    return with_xml(
        platform(),
        "wordprocessingml.document.main+xml",
        kind,
        "[Content_Types].xml",
    )


def flagged() -> bytes:
    """Return an archive whose parts say that they are encrypted."""
    data = bytearray(platform())
    start = data.find(b"PK\x01\x02")
    data[start + 8] |= 1
    return bytes(data)


def doubled() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive, pytest.warns(UserWarning):
        for _ in range(2):
            archive.writestr(MAIN, b"<a/>")
    return stream.getvalue()


REFUSED = {
    "leeg bestand": b"",
    "gewone tekst": b"titel: x",
    "PDF": b"%PDF-1.7",
    "oude vorm": OLE + b"\0" * 600,
    "wachtwoord": OLE + "EncryptedPackage".encode("utf-16-le"),
    "versleutelde delen": flagged(),
    "afgebroken": platform()[:4000],
    "alleen de kop": platform()[:30],
    "een werkboek": workbook(Partijen=[["Id"], ["P1"]]),
    "zonder tekst": without(MAIN),
    "zonder relaties": without("_rels/.rels"),
    "kapotte XML": with_part(MAIN, b"<w:document xmlns:w='wordprocessingml'>"),
    "geen XML": with_part(MAIN, b"\x00\x01\x02 wordprocessingml"),
    "DTD": first_with("<w:document", LAUGHS + "<w:document"),
    "entiteit in een voettekst": with_part("word/footer9.xml", LAUGHS.encode() + b"<a>&b;</a>"),
    "DTD in UTF-16": with_part("word/footer9.xml", LAUGHS.encode("utf-16") + b""),
    "macro's": declared("document.macroEnabled.main+xml"),
    "strict": first_with(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    "zipbom": with_part("word/media/x.xml", b" " * (101 * 1024 * 1024)),
    "veel delen": zipped({f"a{n}": b"" for n in range(5001)}),
    "dubbele delen": doubled(),
    "diep genest": part_with("<w:p>" * 3000 + "</w:p>" * 3000),
    "geen tabel": with_table([("a", "b")]),
    "lege tabel": with_table([("",)]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_one_dutch_sentence(name: str, bench: Workbench) -> None:
    with pytest.raises(UnreadableInput) as caught:
        documents.read(REFUSED[name], "lijst.docx", bench.knowledge)
    error = caught.value
    assert error.what.endswith(".")
    assert error.expected
    assert error.try_this


@pytest.mark.parametrize("suffix", [".doc", ".docm", ".odt", ".rtf"])
def test_other_kinds_say_what_to_save_as(suffix: str, bench: Workbench) -> None:
    with pytest.raises(UnreadableInput, match=r"\.docx"):
        documents.read(platform(), f"lijst{suffix}", bench.knowledge)


def test_too_many_cells_are_refused(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vams_kg.packing.wordtext.MAX_CELLS", 10)
    with pytest.raises(UnreadableInput, match="meer dan 10 cellen"):
        documents.read(platform(), "lijst.docx", bench.knowledge)


W14 = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
BOX = (
    f'<w:p><w:r><mc:AlternateContent {W14}><mc:Choice Requires="wps"><w:drawing><w:txbxContent>'
    "<w:p><w:r><w:t>in een vak</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>in een vak</w:t></w:r></w:p>"
    "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
GONE = "<w:p><w:del w:id='1'><w:r><w:delText>weg ermee</w:delText></w:r></w:del></w:p>"
INNER = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>binnenin</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:p><w:r><w:t>Ons meldpunt"
)
START = "<w:p><w:r><w:t>Ons meldpunt"
NOTES = {
    "een tekstvak": (part_with(BOX), "1 × tekstvak"),
    "verwijderde tekst": (part_with(GONE), "1 × verwijderde tekst"),
    "een ingevoegd bestand": (part_with('<w:altChunk w:x="1"/>'), "1 × ingevoegd bestand"),
    "een tabel in een cel": (first_with(START, INNER), "1 × tabel in een cel"),
}


@pytest.mark.parametrize("name", NOTES)
def test_what_is_not_read_is_said(name: str, bench: Workbench) -> None:
    data, said = NOTES[name]
    intake = documents.take_in(data, "lijst.docx", bench.knowledge)
    left_out = [one.values.get("wat", "") for one in intake.doubts]
    assert any(one.startswith(said) for one in left_out), left_out
    plain = documents.take_in(platform(), "lijst.docx", bench.knowledge)
    assert str(intake.tree) == str(plain.tree)
    annotated_alike(data, bench)


@pytest.mark.parametrize(
    ("part", "kind", "said"),
    [
        ("footnotes", "footnote", "1 × voetnoot"),
        ("endnotes", "endnote", "1 × eindnoot"),
        ("comments", "comment", "1 × opmerking in de kantlijn"),
    ],
)
def test_notes_are_searched_and_said_not_to_be_read(
    part: str, kind: str, said: str, bench: Workbench
) -> None:
    parts = parts_of(platform())
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = "Zie ook het convenant."
    parts[f"word/{part}.xml"] = (
        f'<w:{part} xmlns:w="{space}"><w:{kind} w:id="5"><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        f"</w:{kind}></w:{part}>"
    ).encode()
    relations = parts["word/_rels/document.xml.rels"].decode()
    own = (
        '<Relationship Id="rId99" Target="'
        f'{part}.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'{part}"/></Relationships>'
    )
    parts["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", own).encode()
    intake = documents.take_in(zipped(parts), "lijst.docx", bench.knowledge)
    assert said in [one.values.get("wat") for one in intake.doubts]
    assert text in intake.searched()


def test_tracked_changes_are_read_as_they_will_be(bench: Workbench) -> None:
    old = "<w:r><w:t>Ons meldpunt"
    new = (
        "<w:del w:id='1'><w:r><w:delText>Het oude punt</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>Nieuw: </w:t></w:r></w:ins>" + old
    )
    intake = documents.take_in(first_with(old, new), "lijst.docx", bench.knowledge)
    assert "Nieuw: Ons meldpunt" in str(intake.tree)
    assert "Het oude punt" not in str(intake.tree)
    assert "Het oude punt" in intake.searched()


ODD = {
    "brede cel": first_with("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="999999"/>'),
    "cel zonder getal": first_with("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="veel"/>'),
    "samengevoegd omlaag": first_with("<w:tcPr>", '<w:tcPr><w:vMerge w:val="restart"/>'),
    "rij zonder cellen": first_with("<w:tbl>", "<w:tbl><w:tr/>"),
    "tabel zonder rijen": part_with("<w:tbl/>"),
    "cel zonder alinea": part_with("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>"),
    "verwerkingsinstructie": first_with("<w:tbl>", "<w:tbl><?x y?><!-- z -->"),
    "bladwijzer van ons": part_with(
        '<w:p><w:bookmarkStart w:id="x" w:name="vams_kg_p_000000000000_1"/><w:r><w:t>a</w:t></w:r>'
        '<w:bookmarkEnd w:id="x"/></w:p>'
    ),
    "pad omhoog": with_part("../../weg.xml", b"<a/>"),
    "beeld als hoofdtekst": with_part("word/media/image1.png", b"\x89PNG"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_documents_do_not_crash(name: str, bench: Workbench) -> None:
    documents.read(ODD[name], "lijst.docx", bench.knowledge)
    annotated_alike(ODD[name], bench)


def annotated_alike(data: bytes, bench: Workbench) -> None:
    """Check that a document can be given back, twice with the same bytes."""
    source = service.Source("lijst.docx", data)
    given = []
    for _ in range(2):
        checked = service.check([source], bench)
        given.append(service.annotate_word(source, checked, bench))
        source = service.Source("lijst.docx", given[-1])
    assert given[0] == given[1]


def test_nothing_is_fetched(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    away = (
        '<Relationship Id="rId99" TargetMode="External" Target="http://192.0.2.1/sjabloon.dotm"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'attachedTemplate"/></Relationships>'
    )
    data = with_xml(platform(), "</Relationships>", away, "word/_rels/document.xml.rels")
    documents.read(data, "lijst.docx", bench.knowledge)
    annotated_alike(data, bench)


@pytest.mark.parametrize("step", [97, 389])
def test_a_broken_byte_never_crashes(step: int, bench: Workbench) -> None:
    text = "titel: a\nsoort: procesbeschrijving\npartijen: [{id: P1, naam: College}]"
    for whole in (platform(), write_word(tree_of(text), bench.knowledge)):
        for place in range(0, len(whole), len(whole) // 40 + step):
            broken = whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :]
            try:
                documents.read(broken, "lijst.docx", bench.knowledge)
            except UnreadableInput as error:
                assert "Probeer" in str(error)


def test_a_long_list_is_read_quickly(bench: Workbench) -> None:
    rows = [*PLATFORM[:2], *PLATFORM[4:] * 300]
    assert len(documents.take_in(with_table(rows), "l.docx", bench.knowledge).spots) > 300
