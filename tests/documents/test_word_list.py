"""The platform's own was-wordt list: prose becomes a draft, and nothing is in order by it."""

import pytest

from documents.word_samples import (
    ANSWER,
    OWN_NOTE,
    PLATFORM,
    TALK_ANSWER,
    TITLES,
    changed,
    platform,
    with_table,
)
from documents.workbooks import tree_of
from vams_kg import documents, service
from vams_kg.documents.cells import same
from vams_kg.documents.tree import Table
from vams_kg.documents.word_list import WasWordtList, articles_in
from vams_kg.documents.word_writing import write_word
from vams_kg.errors import UnreadableInput
from vams_kg.model import ADAPT, ADD, LOOK
from vams_kg.packing import open_word
from vams_kg.workbench import Workbench


def take(data: bytes, bench: Workbench) -> documents.Intake:
    return documents.take_in(data, "lijst.docx", bench.knowledge)


def test_prose_becomes_a_draft_with_the_words_as_they_stand(bench: Workbench) -> None:
    intake = take(platform(), bench)
    wanted = f"""
titel: Was-wordt lijst Zandmeer
soort: procesbeschrijving
concept: ja
processtappen:
- {{id: S1, soort: meldpunt, naam: Meldpunt, toelichting: "{ANSWER}"}}
- id: S2
  soort: casusoverleg
  naam: Casusoverleg
  toelichting: |-
    {TALK_ANSWER.replace(chr(10), chr(10) + "    ")}
"""
    assert isinstance(intake.tree, Table)
    stated = tuple(one for one in intake.tree.entries if one.key != "voorstellen")
    assert same(Table(stated, 1), tree_of(wanted))
    assert [one.rule for one in intake.doubts] == [
        "Lezing-formaat-experimenteel",
        "Lezing-voorstel-open",
    ]


def test_each_answer_keeps_its_row(bench: Workbench) -> None:
    dossier = documents.read(platform(), "lijst.docx", bench.knowledge)
    places = {place.pad: place for place in dossier.places.values()}
    found = places["processtappen.S2.toelichting"]
    assert (found.tabelrij, found.veld, found.blad) == (6, TITLES[0], None)


def test_prose_is_never_in_order(bench: Workbench) -> None:
    sentences = "\n".join(
        quote.tekst
        for part in bench.rulebook.process_parts
        for one in part.gewenst
        for quote in one.citaten
    )
    rows = [TITLES, (f"Wij doen alles goed.\n{sentences}", "art 2.2.5", "")]
    checked = service.check([service.Source("l.docx", with_table(rows))], bench)
    listed = service.was_wordt(checked, bench)[0]
    stands = {one.stand for part in listed.delen for one in part.wordt}
    assert stands <= {ADAPT, ADD, LOOK}
    rules = {one.regel for one in checked.judgements[0].bevindingen}
    assert "Document-concept-bevestigd" in rules


def test_questions_are_no_answers(bench: Workbench) -> None:
    rows = [
        TITLES,
        *((one[0].split("\n")[0] if one[0] else "", one[1], "") for one in PLATFORM[1:4]),
    ]
    with pytest.raises(UnreadableInput, match="nog niet ingevuld"):
        take(with_table(rows), bench)


def test_every_question_of_the_list_is_known(bench: Workbench) -> None:
    for part in bench.rulebook.process_parts:
        asked = [one.label["nl"] for one in part.vragen]
        asked += [quote.tekst for one in part.vragen for quote in one.citaten]
        rows = [TITLES, ("\n".join(asked), "; ".join(part.artikelen), "")]
        listed = WasWordtList(bench.rulebook.process_parts)
        assert listed.add(open_word(with_table(rows), "l.docx").tables[0])
        (row,) = listed.finish()
        assert (row.prose, row.part) == ("", part)


def test_the_row_is_found_by_words_when_no_article_stands_there(bench: Workbench) -> None:
    rows = [TITLES, ("Wij hebben een lijn.", "Er wordt geen verslag gemaakt.", "")]
    listed = WasWordtList(bench.rulebook.process_parts)
    listed.add(open_word(with_table(rows), "l.docx").tables[0])
    part = listed.finish()[0].part
    assert part is not None
    assert part.iri.endswith("casusoverleg")


def test_articles_are_found_however_they_are_written() -> None:
    text = "Artikelen in wetsvoorstel: art. 2.3a.1 lid 7 en ART 2.3A.3, lid 3; 2.2.5."
    assert articles_in(text) == {"2.3a.1 lid 7", "2.3a.3 lid 3", "2.2.5"}


def test_a_title_may_share_its_cell_with_the_next_row(bench: Workbench) -> None:
    rows = [
        (f"{TITLES[0]}\nWij besluiten in het wijkteam.", TITLES[1], TITLES[2]),
        ("", "De cliënt wordt geïnformeerd.\nArtikel in het wetsvoorstel: art. 2.3a.2", ""),
    ]
    intake = take(with_table(rows), bench)
    steps = next(one for one in intake.tree.entries if one.key == "processtappen").value
    said = {entry.key: entry.value.text for entry in steps.items[0].entries}
    assert said["toelichting"] == "Wij besluiten in het wijkteam."
    assert said["soort"] == "besluit gecoördineerde aanpak"


def test_beside_filled_in_tables_prose_is_left_out_and_said_so(bench: Workbench) -> None:
    tree = tree_of("titel: a\nsoort: procesbeschrijving\npartijen: [{id: P1, naam: College}]")
    data = write_word(tree, bench.knowledge)

    def answer(document: object) -> None:
        document.tables[0].rows[1].cells[0].paragraphs[-1].text = ANSWER  # type: ignore[attr-defined]

    intake = take(changed(data, answer), bench)
    assert same(intake.tree, tree)
    (doubt,) = intake.doubts
    assert doubt.values["wat"] == "het antwoord in eigen woorden bij ‘meldpunt’"


def test_what_people_plan_is_searched_and_not_read(bench: Workbench) -> None:
    intake = take(platform(), bench)
    assert OWN_NOTE in intake.searched()
    assert OWN_NOTE not in str(intake.tree)
