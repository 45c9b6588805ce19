"""Own words become proposals; what nobody confirmed counts nowhere, what is confirmed counts."""

import io
import re

import openpyxl
import pytest

from documents.draft_reading import doubts, entry, plainly, spot
from documents.word_samples import TITLES, parts_of, platform, with_table
from vams_kg import documents, service
from vams_kg.documents.proposing import sentences
from vams_kg.vocabulary import VAMS
from vams_kg.workbench import Workbench

MEETING = (
    "• Ons meldpunt wordt bemenst door het wijkteam.\n"
    "• Onder melding verstaan wij elk signaal over een inwoner.\n"
    "• De politie geeft medische gegevens door; de grondslag is AVG art. 6 lid 1 onder e.\n"
    "• Meldingen worden 5 jaar na afsluiting bewaard, en daarna vernietigd.\n"
    "• Belt de huisarts ook?"
)
INQUIRY = (
    "Het onderzoek duurt ten hoogste 6 weken. Daarna volgt AVE 3."
    " De procesregisseur belt de school. Wij delen geen strafrechtelijke gegevens."
    " Het onderzoek rust op Wmo 2015 art. 2.3.2."
)
ROWS = [TITLES, (MEETING, "art 2.2.5", ""), (INQUIRY, "Artikel in het wetsvoorstel: 2.3a.1", "")]
WAITS = "voorstel, te bevestigen"


@pytest.fixture(scope="module")
def listed() -> bytes:
    return with_table(ROWS, "Lijst Zandmeer")


@pytest.fixture(scope="module")
def draft(listed: bytes, bench: Workbench) -> str:
    return service.convert(service.Source("l.docx", listed), "c.yaml", bench).data.decode()


def take(text: str | bytes, bench: Workbench, name: str = "c.yaml") -> documents.Intake:
    data = text.encode() if isinstance(text, str) else text
    return documents.take_in(data, name, bench.knowledge)


def answered(draft: str, value: str, answer: str) -> str:
    """Return a draft in which a person answered the proposals with a value."""
    pattern = rf"stand: {WAITS}(\n    waarde: {re.escape(value)}\n)"
    changed = re.sub(pattern, rf"stand: {answer}\1", draft)
    assert changed != draft
    return changed


def test_own_words_are_proposed_with_their_place(listed: bytes, bench: Workbench) -> None:
    intake = take(listed, bench, "l.docx")
    items = plainly(entry(intake.tree, "voorstellen").value)
    found = {
        (one["onder"] if isinstance(one["onder"], str) else one["onder"][0], one["waarde"])
        for one in items
    }
    assert {
        ("partijen.P2.soort", "wijkteam"),
        ("partijen.P3.soort", "politie"),
        ("partijen.P4.soort", "school"),
        ("definities.DF1.term", "melding"),
        ("definities.DF1.definitie", "elk signaal over een inwoner"),
        ("gegevensstromen.G1.stap", "S1"),
        ("gegevensstromen.G1.gegevenscategorieen", "gezondheid"),
        ("gegevensstromen.G1.grondslag", "AVG art. 6 lid 1 onder e"),
        ("gegevensstromen.G1.bewaartermijn", "Meldingen worden 5 jaar na afsluiting bewaard"),
        ("processtappen.S2.termijn", "Het onderzoek duurt ten hoogste 6 weken"),
        ("processtappen.S2.artikel", "Wmo 2015 art. 2.3.2"),
        ("fasen.F1.fase", "AVE 3"),
        ("rollen.R1.rol", "procesregisseur"),
    } <= found
    assert {one["stand"] for one in items} == {WAITS}
    assert (
        spot(intake, "voorstellen", "V1", "waarde") == "tabelrij 2, veld ‘Huidige werkproces(sen)’"
    )
    said = next(one for one in items if one["waarde"] == "AVE 3")
    assert said["zin"] == "Daarna volgt AVE 3."
    assert said["plaats"].startswith("tabelrij 3, veld ‘Huidige werkproces(sen)’")


def test_what_is_denied_or_asked_is_not_proposed(listed: bytes, bench: Workbench) -> None:
    said = str(plainly(entry(take(listed, bench, "l.docx").tree, "voorstellen").value))
    assert "strafrechtelijk" not in said and "huisarts" not in said


@pytest.mark.parametrize("suffix", ["yaml", "json", "xlsx", "docx", "jsonld", "ttl", "nq", "rdf"])
def test_a_proposal_counts_nowhere_in_any_format(
    suffix: str, listed: bytes, bench: Workbench
) -> None:
    source = service.Source("l.docx", listed)
    converted = service.convert(source, f"c.{suffix}", bench)
    assert all("experimenteel" in one for one in converted.missing)
    dossier = documents.read(converted.data, f"c.{suffix}", bench.knowledge)
    said = [own for node, own in dossier.quads.nodes.items() if _is_proposed(str(node.value))]
    assert len(said) > 40
    assert not any(set(own) & _READ for own in said)
    assert not [one for one in dossier.places if "#partijen" in one or "#fasen" in one]


_READ = {VAMS.noemt, VAMS.valtOnder, VAMS.ontkent, VAMS.artikelverwijzing, VAMS.dagen}


def _is_proposed(iri: str) -> bool:
    return "#voorstellen." in iri and not iri.endswith(".stand")


def test_findings_are_the_same_with_and_without_proposals(draft: str, bench: Workbench) -> None:
    def found(text: str) -> list[tuple[str, str]]:
        checked = service.check([service.Source("c.yaml", text.encode())], bench)
        return [(one.regel, one.plaats.pad) for one in checked.judgements[0].bevindingen]

    bare = draft.partition("voorstellen:")[0]
    assert sorted(found(draft)) == sorted([*found(bare), ("Lezing-voorstel-open", "voorstellen")])


def test_a_confirmed_proposal_goes_to_its_place(draft: str, bench: Workbench) -> None:
    said = draft
    for value in ("politie", "S1", "gezondheid", "AVG art. 6 lid 1 onder e", "Wmo 2015 art. 2.3.2"):
        said = answered(said, value, "bevestigd")
    intake = take(said, bench)
    (party,) = plainly(entry(intake.tree, "partijen").value)
    assert party == {"id": "P3", "naam": "politie", "soort": "politie"}
    (flow,) = plainly(entry(intake.tree, "gegevensstromen").value)
    assert flow["gegevenscategorieen"] == "gezondheid"
    assert flow["grondslag"] == "AVG art. 6 lid 1 onder e"
    assert plainly(entry(intake.tree, "processtappen", "S2", "artikel").value).startswith("Wmo")
    left = {one["waarde"] for one in plainly(entry(intake.tree, "voorstellen").value)}
    assert "wijkteam" in left and not {"politie", "gezondheid"} & left
    place = entry(intake.tree, "partijen", "P3", "soort").value
    assert "waarde: politie" in said.splitlines()[place.line - 1]
    again = service.convert(service.Source("c.yaml", said.encode()), "d.xlsx", bench)
    assert again.missing == ()


def test_a_workbook_is_confirmed_by_its_drop_down(listed: bytes, bench: Workbench) -> None:
    made = service.convert(service.Source("l.docx", listed), "c.xlsx", bench).data
    book = openpyxl.load_workbook(io.BytesIO(made))
    sheet = book["Voorstellen"]
    for row in sheet.iter_rows(min_row=4, max_row=sheet.max_row):
        if row[2].value == "politie":
            row[1].value = "voorstel bevestigd"
    held = io.BytesIO()
    book.save(held)
    intake = take(held.getvalue(), bench, "c.xlsx")
    (party,) = plainly(entry(intake.tree, "partijen").value)
    assert party == {"id": "P3", "naam": "politie", "soort": "politie"}
    assert spot(intake, "partijen", "P3", "soort").startswith("blad ‘Voorstellen’, cel C")


def test_rejected_proposals_wait_no_longer(draft: str, bench: Workbench) -> None:
    said = draft.replace(f"stand: {WAITS}", "stand: afgewezen")
    intake = take(said, bench)
    assert not doubts(intake, "Lezing-voorstel-open")
    assert {one.key for one in take(draft, bench).tree.entries} == {  # type: ignore[union-attr]
        one.key
        for one in intake.tree.entries  # type: ignore[union-attr]
    }


@pytest.mark.parametrize(
    ("answer", "counts"),
    [
        ("ja", True),
        ("Bevestigd", True),
        ("voorstel bevestigd", True),
        ("nee", False),
        ("niet bevestigd", False),
        ("misschien", False),
        ("bevestigd of afgewezen", False),
        ('""', False),
    ],
)
def test_only_a_clear_answer_confirms(answer: str, counts: bool, bench: Workbench) -> None:
    intake = take(proposal("partijen.P1.naam", stand=answer), bench)
    keys = {one.key for one in intake.tree.entries}  # type: ignore[union-attr]
    assert ("partijen" in keys) is counts


def proposal(place: str, stand: str = "bevestigd", more: str = "") -> str:
    listed = f"voorstellen:\n- id: V1\n  stand: {stand}\n  waarde: Wijkteam\n  onder: {place}\n"
    return f"titel: a\nsoort: procesbeschrijving\nregime: geldend\n{more}{listed}"


@pytest.mark.parametrize(
    ("place", "more", "why"),
    [
        ("partijen.P1.kleur", "", "bestaat niet"),
        ("partijen.P1", "", "bestaat niet"),
        ("titel", "", "bestaat niet"),
        ("voorstellen.V2.waarde", "", "bestaat niet"),
        ("casusoverleggen.CO1.deelnemers", "", "bestaat niet"),
        ('""', "", "geen waarde of geen plaats"),
        ("partijen.P1.naam", "partijen:\n- id: P1\n  naam: Politie\n", "staat al iets anders"),
    ],
)
def test_a_confirmed_proposal_without_a_place_is_said(
    place: str, more: str, why: str, bench: Workbench
) -> None:
    intake = take(proposal(place, more=more), bench)
    (doubt,) = doubts(intake, "Lezing-voorstel-zonder-plaats")
    assert why in doubt["reden"]
    assert "voorstellen" in {one.key for one in intake.tree.entries}  # type: ignore[union-attr]


def test_two_values_stand_together_where_the_format_takes_more(bench: Workbench) -> None:
    more = "gegevensstromen:\n- id: G1\n  aan: politie\n"
    intake = take(proposal("gegevensstromen.G1.aan", more=more), bench)
    said = plainly(entry(intake.tree, "gegevensstromen", "G1", "aan").value)
    assert said == ["politie", "Wijkteam"]


def test_an_empty_template_has_no_proposals(bench: Workbench) -> None:
    for form in ("yaml", "xlsx", "docx"):
        data = documents.make_template(form, bench.rulebook)
        if form == "yaml":
            assert b"voorstellen" not in data
        else:
            assert b"Voorstellen" not in b"".join(parts_of(data).values())


def test_the_list_of_the_platform_is_proposed_too(bench: Workbench) -> None:
    intake = take(platform(), bench, "lijst.docx")
    (waits,) = doubts(intake, "Lezing-voorstel-open")
    assert int(waits["aantal"]) >= 1


def test_sentences_leave_questions_and_signs_out() -> None:
    text = "- Wij bellen, art. 6 geldt.\n2. De politie deelt. Wie belt?\n\n• Klaar"
    assert sentences(text) == ["Wij bellen, art. 6 geldt.", "De politie deelt.", "Klaar"]
