"""A refusal for data about citizens names the place as people know it, and never the data."""

import io
from collections.abc import Callable

import docx
import openpyxl
import pytest
from docx.document import Document
from openpyxl.comments import Comment

from hostile import making as made
from vams_kg import documents
from vams_kg.documents import Knowledge
from vams_kg.errors import PersonalDataFound

NUMBER = "111222333"


def in_excel(change: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(made.xlsx()))
    change(book)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def in_word(change: Callable[[Document], None]) -> bytes:
    document = docx.Document(io.BytesIO(made.word()))
    change(document)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def _comment(book: openpyxl.Workbook) -> None:
    book["Partijen"]["B2"].comment = Comment(f"bsn {NUMBER}", "x")


def _footer(book: openpyxl.Workbook) -> None:
    book["Partijen"].oddFooter.center.text = f"BSN {NUMBER}"


def _hidden(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet("oud")
    for value in ("BSN", int(NUMBER)):
        sheet.append([value])
    sheet.sheet_state = "veryHidden"


def _header(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = f"Burgerservicenummer: {NUMBER}"


def _subject(document: Document) -> None:
    document.core_properties.subject = f"BSN {NUMBER}"


PLACES = {
    "opmerking.xlsx": (lambda: in_excel(_comment), "opmerking bij een cel"),
    "voettekst.xlsx": (lambda: in_excel(_footer), "kop- of voettekst"),
    "verborgen.xlsx": (lambda: in_excel(_hidden), "blad ‘oud’, cel A2"),
    "koptekst.docx": (lambda: in_word(_header), "koptekst"),
    "eigenschappen.docx": (lambda: in_word(_subject), "eigenschappen van het bestand"),
    "voorstel.yaml": (
        f"titel: a\nvoorstellen:\n- id: V1\n  waarde: BSN {NUMBER}\n".encode,
        "voorstel.yaml:4",
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_the_place_is_named_and_the_number_is_not(name: str, knowledge: Knowledge) -> None:
    make, place = PLACES[name]
    with pytest.raises(PersonalDataFound) as caught:
        documents.read(make(), name, knowledge)
    assert place in str(caught.value)
    assert NUMBER not in str(caught.value) and "niet bewaard" in str(caught.value)
