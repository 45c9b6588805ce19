"""A processing register becomes a draft: each column under its key, each value at its cell."""

from dataclasses import replace

import draft_samples as samples
import pytest
from draft_reading import doubts, plainly, spot, taken

from vams_kg import documents
from vams_kg.documents import Knowledge
from vams_kg.documents.columns import MAPPING_KEY
from vams_kg.errors import PersonalDataFound, UnreadableInput


def test_a_published_register_becomes_flows_and_parties(knowledge: Knowledge) -> None:
    intake = taken(samples.AMERSFOORT_STYLE.encode("cp1252"), "r.csv", knowledge)
    said = plainly(intake.tree)
    assert said["concept"] == "ja"
    assert [party["naam"] for party in said["partijen"]] == [
        "College van Oeverland",
        "wijkteam",
        "politie (basisteam, wijkagent)",
        "Veilig Thuis",
        "GGD",
    ]
    assert said["partijen"][0]["verwerkingsverantwoordelijke"] == "ja"
    flow = said["gegevensstromen"][0]
    assert flow["van"] == "College van Oeverland"
    assert flow["aan"] == ["wijkteam", "politie (basisteam, wijkagent)"]
    assert flow["grondslag"] == ["AVG art. 6 lid 1 onder e", "Wmo 2015 art. 5.1.1"]
    assert flow["gegevenscategorieen"] == ["naam en adres", "gezondheidsgegevens", "BSN"]
    assert flow["bewaartermijn"] == "15 jaar"
    assert "Herkomst gegevens: cliënt zelf" in flow["toelichting"]
    assert spot(intake, "gegevensstromen", "G1", "doel") == (
        "tabelrij 4, veld ‘Verwerkingsdoeleinden’"
    )
    assert doubts(intake, "Lezing-kolom-onbekend") == [{"kolom": "Kleur"}]


@pytest.mark.parametrize(
    "data",
    [
        samples.COMMA_STYLE.encode("utf-8-sig"),
        samples.COMMA_STYLE.encode("cp1252"),
        samples.COMMA_STYLE.replace("\n", "\r\n").encode(),
        ("sep=,\r\n" + samples.COMMA_STYLE).encode("utf-8-sig"),
        samples.COMMA_STYLE.replace(",", ";").replace("art. 3", "art. 3").encode(),
        samples.COMMA_STYLE.replace(",", "\t").encode("utf-16"),
    ],
)
def test_separators_and_encodings_say_the_same(data: bytes, knowledge: Knowledge) -> None:
    flow = plainly(taken(data, "r.csv", knowledge).tree)["gegevensstromen"][0]
    assert (flow["doel"], flow["betrokkene"]) == ("Hulp bij schulden", "cliënt")
    assert flow["gegevenscategorieen"] == "financiële gegevens"


def test_a_register_in_english_is_recognised(knowledge: Knowledge) -> None:
    intake = taken(samples.ENGLISH_STYLE.encode(), "r.csv", knowledge)
    assert plainly(intake.tree)["gegevensstromen"][0]["aan"] == "politie"


def test_a_workbook_keeps_sheet_and_cell_and_joined_cells(knowledge: Knowledge) -> None:
    data = samples.workbook(joined=True, extra_sheet=True)
    intake = taken(data, "r.xlsx", knowledge)
    flows = plainly(intake.tree)["gegevensstromen"]
    assert [flow["van"] for flow in flows] == ["College van Oeverland"] * 2
    assert flows[1]["aan"] == ["politie", "GGD"]
    assert flows[0]["gegevenscategorieen"] == ["naam en adres", "BSN"]
    assert flows[1]["gegevenscategorieen"] == "gezondheidsgegevens"
    assert spot(intake, "gegevensstromen", "G2", "aan") == "blad ‘Register’, cel H5"
    assert doubts(intake, "Lezing-blad-overgeslagen") == [{"blad": "Toelichting"}]
    assert doubts(intake, "Lezing-kolom-onbekend") == [{"kolom": "Leverancier"}]


def test_every_value_of_a_draft_has_a_place_in_the_dossier(knowledge: Knowledge) -> None:
    dossier = documents.read(samples.workbook(), "r.xlsx", knowledge)
    assert dossier.concept
    place = dossier.places[f"{dossier.base}gegevensstromen.G1.doel"]
    assert (place.blad, place.cel, place.regelnummer) == ("Register", "D4", None)


def test_a_saved_mapping_gives_the_same_and_can_be_changed(knowledge: Knowledge) -> None:
    data = samples.workbook()
    text = documents.register_columns(data, "r.xlsx", knowledge)
    assert text.startswith("#") and f"{MAPPING_KEY}:" in text
    saved = documents.saved_columns(text.encode(), "k.yaml", knowledge)
    again = taken(data, "r.xlsx", replace(knowledge, columns=saved))
    assert again == taken(data, "r.xlsx", knowledge)
    mine = {**saved, "Leverancier": ("partijen.naam",), "Doel van de verwerking": ()}
    changed = plainly(taken(data, "r.xlsx", replace(knowledge, columns=mine)).tree)
    assert "Firma" in [party["naam"] for party in changed["partijen"]]
    assert "doel" not in changed["gegevensstromen"][0]


def test_an_unknown_column_in_a_saved_mapping_stays_unknown(knowledge: Knowledge) -> None:
    text = documents.register_columns(samples.workbook(), "r.xlsx", knowledge)
    saved = documents.saved_columns(text.encode(), "k.yaml", knowledge)
    assert "Leverancier" not in saved and "Nr" in saved


def test_a_mapping_makes_a_register_with_own_titles_readable(knowledge: Knowledge) -> None:
    data = b"Wie;Waartoe;Wat\nCollege;Hulp;naam en adres\n"
    with pytest.raises(UnreadableInput, match="--mapping"):
        taken(data, "r.csv", knowledge)
    mapping = (
        b"kolommen:\n  Wie: gegevensstromen.van\n  wat: [gegevensstromen.gegevenscategorieen]\n"
    )
    saved = documents.saved_columns(mapping, "k.yaml", knowledge)
    flow = plainly(taken(data, "r.csv", replace(knowledge, columns=saved)).tree)
    assert flow["gegevensstromen"][0]["gegevenscategorieen"] == "naam en adres"


@pytest.mark.parametrize(
    ("mapping", "what"),
    [
        ("kolommen:\n  Doel: gegevensstromen.bestaat_niet\n", "bestaat_niet"),
        ("kolommen:\n  Doel: doel\n", "‘doel’"),
        ("kolommen: doel\n", "geen kolomindeling"),
        ("iets: anders\n", "geen kolomindeling"),
        ("kolommen: [\n", "geen geldige YAML"),
    ],
)
def test_a_wrong_mapping_is_refused_with_its_place(
    mapping: str, what: str, knowledge: Knowledge
) -> None:
    with pytest.raises(UnreadableInput, match=what):
        documents.saved_columns(mapping.encode(), "k.yaml", knowledge)


@pytest.mark.parametrize(
    "line",
    [
        "College;Hulp;politie;5 jaar;BSN 111222333\n",
        "College;Hulp voor BSN 111222333;politie;5 jaar;x\n",
    ],
)
def test_numbers_of_citizens_are_refused_in_any_column(line: str, knowledge: Knowledge) -> None:
    head = "Verantwoordelijke;Doel;Ontvangers;Bewaartermijn;Eigen kolom\n"
    with pytest.raises(PersonalDataFound) as caught:
        taken((head + line).encode(), "r.csv", knowledge)
    assert "tabelrij 2" in str(caught.value)
    assert "111222333" not in str(caught.value)


def test_a_list_of_cases_beside_known_columns_is_refused(knowledge: Knowledge) -> None:
    data = (
        "Doel;Ontvangers;Bewaartermijn;Cliëntnummer\n"
        "Hulp;politie;5 jaar;123\nHulp;politie;5 jaar;124\n"
    )
    with pytest.raises(PersonalDataFound):
        taken(data.encode(), "r.csv", knowledge)


def test_a_cell_with_a_formula_stays_text(knowledge: Knowledge) -> None:
    data = "Doel;Ontvangers;Bewaartermijn\n=1+1;@politie;5 jaar\n"
    flow = plainly(taken(data.encode(), "r.csv", knowledge).tree)["gegevensstromen"][0]
    assert (flow["doel"], flow["aan"]) == ("=1+1", "@politie")


def test_columns_that_go_nowhere_are_listed(knowledge: Knowledge) -> None:
    rows = "Nr;Naam verwerking;Doel;Grondslag;Afdeling\n1;a;b;Wmo 2015;Sociaal domein\n"
    intake = taken(rows.encode(), "r.csv", knowledge)
    assert doubts(intake, "Lezing-element-overgeslagen") == [{"wat": "2 × kolom: ‘Nr’, ‘Afdeling’"}]
