"""A user gets the own Word document back: findings in its third column, and nothing else new."""

from pathlib import Path

import pytest
from docx.document import Document
from lxml import etree
from typer.testing import CliRunner

from documents.word_samples import (
    ANSWER,
    OWN_NOTE,
    PLATFORM,
    add_table,
    changed,
    loaded,
    needs_office,
    parts_of,
    platform,
    through_office,
    with_table,
    zipped,
)
from documents.workbooks import tree_of
from vams_kg import documents, service
from vams_kg.cli import app
from vams_kg.documents.cells import same
from vams_kg.documents.word_writing import write_word
from vams_kg.errors import UnreadableInput
from vams_kg.packing.wordmarks import clean
from vams_kg.workbench import Workbench

TEXT = """
titel: Klein
soort: procesbeschrijving
regime: geldend
partijen:
- {id: P1, naam: College, soort: college}
- {id: P2, naam: Politie, soort: politie}
gegevensstromen:
- {id: G1, van: P1, aan: P2, gegevenscategorieen: gezondheid, doel: zorg}
- {id: G2, van: P2, aan: P9, gegevenscategorieen: naam en adres, doel: zorg}
"""
MARK = "— Opmerkingen van vams-kg —"
END = "Bevindingen van vams-kg"
NOTHING = "Hier is niets gevonden."


def annotated(data: bytes, bench: Workbench, language: str = "nl") -> bytes:
    source = service.Source("lijst.docx", data)
    checked = service.check([source], bench)
    assert not checked.unreadable, checked.unreadable
    return service.annotate_word(source, checked, bench, language)


def count(data: bytes, text: str) -> int:
    return sum(one.count(text) for one in texts(data))


def texts(data: bytes) -> list[str]:
    found = [one.text for one in loaded(data).paragraphs]
    for table in loaded(data).tables:
        found += [cell.text for row in table.rows for cell in row.cells]
    return found


def without_ours(data: bytes) -> bytes:
    """Return the text of a document in one form, without what we put in."""
    root = etree.fromstring(parts_of(data)["word/document.xml"])
    clean(root)
    return etree.tostring(root, method="c14n")


@pytest.fixture(scope="module")
def own(bench: Workbench) -> bytes:
    return write_word(tree_of(TEXT), bench.knowledge)


@pytest.fixture(scope="module")
def given_back(own: bytes, bench: Workbench) -> bytes:
    return annotated(own, bench)


@pytest.fixture(scope="module")
def list_back(bench: Workbench) -> bytes:
    return annotated(platform(), bench)


# --- where findings come ---


def test_the_third_column_of_the_platform_is_filled_in(list_back: bytes) -> None:
    rows = loaded(list_back).tables[0].rows
    meldpunt = rows[1].cells[2].text
    assert meldpunt.startswith(f"{OWN_NOTE}\n{MARK}\n")
    assert "2.2.5" in meldpunt
    assert "Herstel:" in meldpunt
    assert "2.3a.1 lid 7" in rows[6 - 1].cells[2].text or MARK in rows[5].cells[2].text
    assert rows[2].cells[2].text == ""


def test_every_finding_stands_once(list_back: bytes, bench: Workbench) -> None:
    judgement = service.check([service.Source("l.docx", platform())], bench).judgements[0]
    text = "\n".join(texts(list_back))
    for number, finding in enumerate(judgement.bevindingen, start=1):
        said = " ".join(finding.bericht["nl"].split())
        assert said in text, finding.regel
        assert text.count(f"\n{number}. ") + text.count(f"\n{number}\n") == 1, number


def test_a_finding_on_a_value_stands_on_its_row(given_back: bytes) -> None:
    flows = [t for t in loaded(given_back).tables if t.rows[0].cells[0].text == "Gegevensstromen"]
    second = {row.cells[0].text: row.cells[3].text for row in flows[1].rows}
    assert "P9" in second["Aan"]
    assert MARK in second["Aan"]
    assert second["Doel"] == ""


def test_a_finding_on_an_answer_stands_in_the_row_of_that_answer(bench: Workbench) -> None:
    answer = "Hebt u nog een meldpunt?\nJa, een loket voor ouderen in de wijk."
    rows = [*PLATFORM[:3], (answer, "Artikel: art 2.2.5", ""), *PLATFORM[3:]]
    made = loaded(annotated(with_table(rows, "Was-wordt lijst Zandmeer"), bench))
    first, second = (made.tables[0].rows[number].cells[2].text for number in (1, 3))
    for text in (first, second):
        assert text.count("telefoonnummer waarop") == 1
    assert "niet dat de melder" in first and "niet dat de melder" not in second


def test_a_part_without_findings_is_not_called_in_order(bench: Workbench) -> None:
    path = Path(__file__).parents[2] / "examples" / "zandmeer" / "beschrijving.yaml"
    tree = documents.take_in(path.read_bytes(), path.name, bench.knowledge).tree
    data = annotated(write_word(tree, bench.knowledge), bench)
    said = [row.cells[2].text for row in loaded(data).tables[0].rows]
    assert any(NOTHING in one and "zegt niet dat het in orde is" in one for one in said)


def test_what_belongs_to_no_row_stands_at_the_end(list_back: bytes) -> None:
    document = loaded(list_back)
    last = document.tables[-1]
    assert [cell.text for cell in last.rows[0].cells][:2] == ["Nr", "Ernst"]
    assert any("concept" in row.cells[3].text for row in last.rows)
    assert END in [one.text for one in document.paragraphs]
    assert "regelset" in "\n".join(one.text for one in document.paragraphs)


def test_remarks_come_in_english(own: bytes, bench: Workbench) -> None:
    data = annotated(own, bench, "en")
    assert count(data, "— Remarks of vams-kg —") > 0
    assert count(data, MARK) == 0


# --- nothing of the user's is changed ---


def test_all_other_parts_are_the_same_bytes(own: bytes, bench: Workbench) -> None:
    parts = parts_of(own)
    parts["customXml/item1.xml"] = b"<eigen/>"
    parts["word/media/image1.png"] = b"\x89PNG\r\n\x1a\n"
    before, after = parts, parts_of(annotated(zipped(parts), bench))
    assert list(before) == list(after)
    different = [name for name in before if before[name] != after[name]]
    assert different == ["word/document.xml"]


@pytest.mark.parametrize("which", ["own", "platform"])
def test_without_ours_it_is_what_it_was(which: str, own: bytes, bench: Workbench) -> None:
    data = own if which == "own" else platform()
    assert without_ours(annotated(data, bench)) == without_ours(data)


def test_a_next_run_replaces_ours(given_back: bytes, list_back: bytes, bench: Workbench) -> None:
    assert annotated(given_back, bench) == given_back
    assert annotated(list_back, bench) == list_back


def test_the_findings_are_those_of_the_document_without_ours(
    own: bytes, given_back: bytes, bench: Workbench
) -> None:
    taken = [documents.take_in(one, "l.docx", bench.knowledge) for one in (own, given_back)]
    assert same(taken[0].tree, taken[1].tree)
    assert taken[1].doubts == ()


def test_what_a_user_wrote_in_ours_stays(list_back: bytes, bench: Workbench) -> None:
    note = "Afgesproken: Anja pakt dit op."

    def write(document: Document) -> None:
        cell = document.tables[0].rows[1].cells[2]
        ours = next(one for one in cell.paragraphs if one.text.startswith("1. "))
        ours.add_run(note)
        document.tables[-1].rows[-1].cells[-1].add_paragraph(note)

    again = annotated(changed(list_back, write), bench)
    assert count(again, note) == 2
    assert annotated(again, bench) == again


def test_a_table_that_a_user_put_behind_ours_is_filled_in(
    given_back: bytes, bench: Workbench
) -> None:
    more = changed(given_back, lambda document: add_table(document, PLATFORM))
    again = annotated(more, bench)
    rows = next(t for t in loaded(again).tables if OWN_NOTE in t.rows[1].cells[2].text).rows
    assert rows[2].cells[2].text == ""
    assert annotated(again, bench) == again


@needs_office
def test_another_program_may_save_it_in_between(
    list_back: bytes, bench: Workbench, tmp_path: Path
) -> None:
    again = annotated(through_office(list_back, tmp_path), bench)
    assert count(again, MARK) == count(list_back, MARK)
    assert count(again, END) == 1
    assert count(again, ANSWER) == 1
    assert len(loaded(again).tables) == len(loaded(list_back).tables)


def test_a_signed_document_is_left_alone(own: bytes, bench: Workbench) -> None:
    signed = zipped({**parts_of(own), "_xmlsignatures/origin.sigs": b""})
    with pytest.raises(UnreadableInput, match="ondertekend"):
        annotated(signed, bench)


# --- the command ---


def test_the_command_gives_the_document_back(own: bytes, given_back: bytes, tmp_path: Path) -> None:
    source, target = tmp_path / "lijst.docx", tmp_path / "getoetst.docx"
    source.write_bytes(own)
    result = CliRunner().invoke(app, ["check", str(source), "-o", str(target)])
    assert target.read_bytes() == given_back
    assert source.read_bytes() == own
    assert END in result.output
    plain = CliRunner().invoke(app, ["check", str(source)])
    assert result.exit_code == plain.exit_code == 1


def test_a_document_that_cannot_be_read_leaves_no_file(tmp_path: Path) -> None:
    source, target = tmp_path / "lijst.docx", tmp_path / "getoetst.docx"
    source.write_bytes(b"PK\x03\x04 kapot")
    result = CliRunner().invoke(app, ["check", str(source), "-o", str(target)])
    assert result.exit_code == 2
    assert not target.exists()
    assert "beschadigd" in result.output
