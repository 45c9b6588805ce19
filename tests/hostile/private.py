"""Data about citizens in every format and every corner of it: name → file. All invented."""

import io
import json
from collections.abc import Callable, Mapping
from typing import Final

import docx
import openpyxl
from docx.document import Document
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from documents import draft_samples as samples
from hostile import making as made

BSN: Final = "111222333"
OTHER: Final = "123456782"
SAID: Final = f"BSN {BSN}"
BORN: Final = "Jan Zandstra, geboren 01-02-1980"
SECRETS: Final = (BSN, OTHER, "Zandstra", "1980")
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def book(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    found = openpyxl.load_workbook(io.BytesIO(made.xlsx()))
    change(found)
    held = io.BytesIO()
    found.save(held)
    return held.getvalue()


def document(change: Callable[[Document], None]) -> bytes:
    found = docx.Document(io.BytesIO(made.word()))
    change(found)
    held = io.BytesIO()
    found.save(held)
    return held.getvalue()


def _cell(sheet: str, name: str, said: object) -> bytes:
    def change(found: openpyxl.Workbook) -> None:
        found[sheet][name] = said

    return book(change)


def _hidden(state: str) -> bytes:
    def change(found: openpyxl.Workbook) -> None:
        sheet = found.create_sheet("Weg")
        sheet.append(["Naam", "BSN"])
        sheet.append(["a", int(BSN)])
        sheet.sheet_state = state

    return book(change)


def _note(found: openpyxl.Workbook) -> None:
    found["Partijen"]["B2"].comment = Comment(SAID, "a")


def _named(found: openpyxl.Workbook) -> None:
    found.defined_names["x"] = DefinedName("x", attr_text=f'"{SAID}"')


def _headed(found: openpyxl.Workbook) -> None:
    found["Partijen"].oddHeader.center.text = SAID


def _titled(found: openpyxl.Workbook) -> None:
    found.properties.description = SAID


def _hidden_row(found: openpyxl.Workbook) -> None:
    found["Partijen"]["B9"] = SAID
    found["Partijen"].row_dimensions[9].hidden = True


def _column(found: openpyxl.Workbook) -> None:
    found["Partijen"]["H1"], found["Partijen"]["H2"], found["Partijen"]["H3"] = "x", BSN, OTHER


def _cases(found: openpyxl.Workbook) -> None:
    sheet = found.create_sheet("Lijst")
    for row in (["Clientnummer", "Hulp"], [f"{BSN}", "a"], [f"{OTHER}", "b"]):
        sheet.append(row)


def _sheet_title(found: openpyxl.Workbook) -> None:
    found.create_sheet(SAID)["A1"] = SAID


def _register() -> bytes:
    found = openpyxl.load_workbook(io.BytesIO(samples.workbook()))
    sheet = found.worksheets[0]
    sheet["M20"] = SAID
    held = io.BytesIO()
    found.save(held)
    return held.getvalue()


def _threaded() -> bytes:
    said = f"<threadedComment><text>{SAID}</text></threadedComment>"
    part = f"<ThreadedComments>{said}</ThreadedComments>"
    return made.put(made.xlsx(), "xl/threadedComments/threadedComment1.xml", part.encode())


def _pivot() -> bytes:
    part = (
        f'<pivotCacheRecords><r><s v="{BSN}"/></r><r><s v="bsn {OTHER}"/></r></pivotCacheRecords>'
    )
    return made.put(made.xlsx(), "xl/pivotCache/pivotCacheRecords1.xml", part.encode())


def _box() -> bytes:
    part = f"<wsDr><anchor><sp><txBody><p><r><t>{SAID}</t></r></p></txBody></sp></anchor></wsDr>"
    return made.put(made.xlsx(), "xl/drawings/drawing1.xml", part.encode())


def _body(said: str) -> bytes:
    return made.swap(made.word(), made.WORD, "<w:sectPr", f"{said}<w:sectPr")


def _run(inside: str) -> bytes:
    return _body(f"<w:p><w:r>{inside}</w:r></w:p>")


def _text_box() -> bytes:
    box = f"<w:txbxContent><w:p><w:r><w:t>{SAID}</w:t></w:r></w:p></w:txbxContent>"
    return _run(f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{box}'
                "</v:textbox></v:shape></w:pict>")  # fmt: skip


def _part(name: str, root: str) -> bytes:
    text = f"<w:{root} {_W}><w:x><w:p><w:r><w:t>{SAID}</w:t></w:r></w:p></w:x></w:{root}>"
    return made.put(made.word(), f"word/{name}.xml", text.encode())


def _split() -> bytes:
    runs = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in ("BS", "N 111", "222", "333"))
    return _body(f"<w:p>{runs}</w:p>")


def _table(found: Document) -> None:
    table = found.add_table(0, 2)
    for row in (("wie", "nr"), ("a", BSN), ("b", OTHER)):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _yaml(said: str) -> Callable[[], bytes]:
    return (made.YAML + said).encode


def _bpmn(extra: str) -> Callable[[], bytes]:
    return lambda: samples.bpmn(extra=extra)


def _archi(old: str, new: str) -> Callable[[], bytes]:
    return lambda: samples.archimate().replace(old.encode(), new.encode(), 1)


def _json(more: object) -> Callable[[], bytes]:
    return lambda: json.dumps({**json.loads(made.JSON), "extra": more}).encode()


def _dpia(more: dict[str, object]) -> Callable[[], bytes]:
    return lambda: json.dumps({**json.loads(samples.dpia()), **more}).encode()


_VALUE = f'<x:p xmlns:x="urn:x" name="bsn" value="{BSN}"/>'

PRIVATE: Mapping[str, Callable[[], bytes]] = {
    "zin.yaml": _yaml(f"toelichting: {SAID}\n"),
    "opmerking.yaml": _yaml(f"# {SAID}\n"),
    "kolom.yaml": _yaml(f"x:\n  - {{a: '{BSN}'}}\n  - {{a: '{OTHER}'}}\n"),
    "geboren.yaml": _yaml(f"toelichting: {BORN}\n"),
    "geboren-in-sleutel.yaml": _yaml(f"Jan Zandstra:\n  {BORN}: {BORN}\n"),
    "id.yaml": _yaml(f"rollen:\n  - id: '{BSN}'\n    bsn: '{BSN}'\n"),
    "sleutel.yaml": _yaml(f"x:\n  {BSN}: bsn\n"),
    "lijst.yaml": _yaml("x:\n  - {id: Zandstra, diagnose: a}\n  - {id: B, diagnose: b}\n"),
    "veld.json": _json({"bsn": BSN}),
    "lijst.json": _json([{"clientnummer": BSN}, {"clientnummer": OTHER}]),
    "letterlijk.ttl": (made.TTL + f'<urn:x> <urn:bsn> "{BSN}" .').encode,
    "opmerking.ttl": (made.TTL + f"# {SAID}\n").encode,
    "adres.ttl": (made.TTL + f'<urn:bsn:{BSN}> <urn:p> "x" .').encode,
    "letterlijk.nq": (made.NQ + f'<urn:a> <urn:b> "{SAID}" .').encode,
    "opmerking.rdf": lambda: made.RDF.replace("<v:D", f"<!-- {SAID} --><v:D").encode(),
    "veld.jsonld": lambda: json.dumps(
        {"@context": {"@vocab": "https://w3id.org/vams/def#"}, "titel": "x", "bsn": BSN}
    ).encode(),
    "cel.csv": (made.CSV + f"a;b;{SAID};d\n").encode,
    "kop.csv": (f"{SAID};;\n" + made.CSV).encode,
    "naast.csv": (made.CSV + f";;;;;;;;;;;;;{BSN};\n").encode,
    "cel.xlsx": lambda: _cell("Partijen", "B2", SAID),
    "getal.xlsx": lambda: book(_column),
    "verborgen-blad.xlsx": lambda: _hidden("hidden"),
    "zeer-verborgen-blad.xlsx": lambda: _hidden("veryHidden"),
    "verborgen-rij.xlsx": lambda: book(_hidden_row),
    "opmerking.xlsx": lambda: book(_note),
    "gesprek.xlsx": _threaded,
    "naam.xlsx": lambda: book(_named),
    "koptekst.xlsx": lambda: book(_headed),
    "eigenschap.xlsx": lambda: book(_titled),
    "formule.xlsx": lambda: _cell("Partijen", "B2", f'="bsn "&"{BSN}"'),
    "voorbeeldrij.xlsx": lambda: _cell("Partijen", "A9", f"voorbeeld {SAID}"),
    "boven-de-koppen.xlsx": lambda: book(lambda found: found["Partijen"].insert_rows(1) or
                                         found["Partijen"].cell(1, 1, SAID)),
    "draaitabel.xlsx": _pivot,
    "tekstvak.xlsx": _box,
    "lijst.xlsx": lambda: book(_cases),
    "bladtitel.xlsx": lambda: book(_sheet_title),
    "register.xlsx": _register,
    "alinea.docx": lambda: document(lambda found: found.add_paragraph(SAID)),
    "geboren.docx": lambda: document(lambda found: found.add_paragraph(BORN)),
    "kop.docx": lambda: document(lambda found: setattr(
        found.sections[0].header.paragraphs[0], "text", SAID)),
    "voet.docx": lambda: document(lambda found: setattr(
        found.sections[0].first_page_footer.paragraphs[0], "text", SAID)),
    "tabel.docx": lambda: document(_table),
    "gesplitst.docx": _split,
    "tekstvak.docx": _text_box,
    "verborgen.docx": lambda: _run(f"<w:rPr><w:vanish/></w:rPr><w:t>{SAID}</w:t>"),
    "verwijderd.docx": lambda: _body(
        f"<w:p><w:del><w:r><w:delText>{SAID}</w:delText></w:r></w:del></w:p>"),
    "veldcode.docx": lambda: _run(f"<w:instrText>{SAID}</w:instrText>"),
    "voetnoot.docx": lambda: _part("footnotes", "footnotes"),
    "eindnoot.docx": lambda: _part("endnotes", "endnotes"),
    "opmerking.docx": lambda: _part("comments", "comments"),
    "ingevoegd.docx": lambda: made.put(
        made.word(), "word/afchunk1.html", f"<p>{SAID}</p>".encode()),
    "ingesloten.docx": lambda: made.put(
        made.word(), "word/embeddings/a.xlsx", _cell("Partijen", "B2", SAID)),
    "eigenschap.docx": lambda: document(lambda found: setattr(
        found.core_properties, "comments", SAID)),
    "documentatie.bpmn": _bpmn(
        f'<bpmn:task id="T9"><bpmn:documentation>{SAID}</bpmn:documentation></bpmn:task>'),
    "eigenschap.bpmn": _bpmn(f"<bpmn:extensionElements>{_VALUE}</bpmn:extensionElements>"),
    "commentaar.bpmn": _bpmn(f"<!-- {SAID} -->"),
    "geboren.bpmn": _bpmn(f'<bpmn:task id="T9" name="{BORN}"/>'),
    "documentatie.archimate": _archi("Basisteam", SAID),
    "commentaar.archimate": _archi("<elements>", f"<elements><!-- {SAID} -->"),
    "veld.dpia.json": _dpia({"vrij": {"bsn": BSN}}),
    "antwoord.dpia.json": lambda: samples.dpia(**{"16.2": SAID}),
    "metadata.dpia.json": _dpia({"metadata": {"urn": "urn:nl:dpia:3.0", "author": SAID}}),
}  # fmt: skip
"""File with data about citizens; each is refused."""


_CONTACT = "Contact: mevr. J. de Boer, teamleider, j.deboer@example.nl, 06-12345678, KvK 12345678"
ACCEPTED: Mapping[str, Callable[[], bytes]] = {
    "contact.yaml": _yaml(f"toelichting: '{_CONTACT}'\n"),
    "contact.json": _json({"contactpersoon": _CONTACT, "rsin": BSN}),
    "contact.ttl": (made.TTL + f'<urn:x> <urn:contact> "{_CONTACT}" .').encode,
    "contact.csv": (made.CSV + f"a;b;{_CONTACT};d\n").encode,
    "contact.xlsx": lambda: _cell("Partijen", "B2", _CONTACT),
    "auteur.xlsx": lambda: book(lambda found: setattr(found.properties, "creator", _CONTACT)),
    "register-met-kolom-bsn.xlsx": samples.workbook,
    "contact.docx": lambda: document(lambda found: found.add_paragraph(_CONTACT)),
    "contact.bpmn": _bpmn(f'<bpmn:task id="T9" name="{_CONTACT}"/>'),
    "contact.archimate": _archi("Basisteam", _CONTACT),
    "contact.dpia.json": lambda: samples.dpia(**{"16.2": _CONTACT}),
}
"""File with officials and contact persons, a number of an organisation, or a kind of data."""
