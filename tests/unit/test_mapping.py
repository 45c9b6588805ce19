"""A document becomes a graph: every key lands in it or in a remark at its place."""

import pyoxigraph as ox
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from vams_kg import documents
from vams_kg.documents import Knowledge
from vams_kg.errors import UnreadableInput
from vams_kg.model import Dossier
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import RDF, REGEL, VAMS
from vams_kg.workbench import Workbench

HEAD = "titel: Proef\nsoort: procesbeschrijving\nregime: geldend\n"


def read(text: str, knowledge: Knowledge, head: str = HEAD) -> Dossier:
    return documents.read((head + text).encode(), "x.yaml", knowledge)


def said(dossier: Dossier, path: str, predicate: ox.NamedNode) -> set[str]:
    node = dossier.base + path
    return {
        quad.object.value
        for quad in dossier.quads
        if quad.subject.value == node and quad.predicate == predicate
    }


def remarks(dossier: Dossier) -> list[tuple[str, str, int | None]]:
    return [(r.regel, r.place.pad, r.place.regelnummer) for r in dossier.remarks]


def test_items_and_statements_have_paths_and_lines(knowledge: Knowledge) -> None:
    dossier = read(
        "casusoverleggen:\n"
        "  - id: CO1\n"
        "    naam: Overleg\n"
        "    deelnemers:\n"
        "      - {id: D1, partij: P1}\n"
        "    verslag: nee, alleen afspraken\n"
        "    verdere_verwerking:\n"
        "      - eigen taak\n"
        "      - instemming\n",
        knowledge,
    )
    assert said(dossier, "casusoverleggen.CO1", VAMS.identificatie) == {"CO1"}
    assert said(dossier, "casusoverleggen.CO1", RDF.type) >= {
        "https://w3id.org/vams/def#Casusoverleg"
    }
    opgave = "casusoverleggen.CO1.verslag"
    assert said(dossier, opgave, VAMS.tekst) == {"nee, alleen afspraken"}
    assert "https://w3id.org/vams/begrip/nee" in said(dossier, opgave, VAMS.noemt)
    assert said(dossier, opgave, VAMS.resttekst) == {"alleen afspraken"}
    place = dossier.places[dossier.base + "casusoverleggen.CO1.verdere_verwerking~2"]
    assert (place.pad, place.regelnummer) == ("casusoverleggen.CO1.verdere_verwerking", 12)
    assert dossier.namen[dossier.base + "casusoverleggen.CO1"] == "Overleg"
    assert dossier.places[dossier.base + "casusoverleggen.CO1.deelnemers.D1"].regelnummer == 8


def test_the_document_tells_of_itself(knowledge: Knowledge) -> None:
    dossier = read("regiemodel: [AVE, versterkte aanpak]\ndatum: 1 juni 2026\n", knowledge)
    assert dossier.titel == "Proef"
    assert dossier.soort == VAMS.node("Procesbeschrijving").value
    assert dossier.regime and dossier.regime.endswith("regime-geldend")
    assert [m.rpartition("/")[2] for m in dossier.regiemodellen] == ["ave", "versterkte-aanpak"]
    assert dossier.datum == "2026-06-01"


def test_references_by_id_and_by_name(knowledge: Knowledge) -> None:
    dossier = read(
        "partijen:\n  - {id: P1, naam: College van X, soort: college}\n"
        "gegevensstromen:\n  - {id: G1, van: P1, aan: [College van X, melder]}\n",
        knowledge,
    )
    party = dossier.base + "partijen.P1"
    assert said(dossier, "gegevensstromen.G1.van", VAMS.verwijst) == {party}
    assert said(dossier, "gegevensstromen.G1.aan~1", VAMS.verwijst) == {party}
    assert "https://w3id.org/vams/begrip/melder" in said(
        dossier, "gegevensstromen.G1.aan~2", VAMS.noemt
    )
    assert dossier.remarks == ()


def test_durations_split_at_semicolons(knowledge: Knowledge) -> None:
    dossier = read(
        "gegevensstromen:\n  - {id: G1, bewaartermijn: 1 week; 2 werkdagen}\n", knowledge
    )
    assert said(dossier, "gegevensstromen.G1.bewaartermijn~1", VAMS.dagen) == {"7"}
    assert said(dossier, "gegevensstromen.G1.bewaartermijn~2", VAMS.werkdagen) == {"2"}


def test_act_and_article_become_references(knowledge: Knowledge) -> None:
    dossier = read(
        "gegevensstromen:\n  - id: G1\n    grondslag:\n"
        "      - {wet: AVG, artikel: 6 lid 1 onder c en e}\n"
        "    beroepsgeheim: {geldt: ja, regel: BW Boek 7 art. 457 en Wet BIG art. 88}\n",
        knowledge,
    )
    first = "gegevensstromen.G1.grondslag~1"
    assert said(dossier, first, VAMS.tekst) == {"AVG art. 6 lid 1 onder c en e"}
    assert said(dossier, first + "~art2", VAMS.onderdeel) == {"e"}
    secrecy = "gegevensstromen.G1.beroepsgeheim.regel"
    assert said(dossier, secrecy + "~art1", VAMS.artikelnummer) == {"457"}
    assert said(dossier, secrecy + "~art2", VAMS.wet) == {"https://w3id.org/vams/bron/BWBR0006251"}
    assert dossier.places[dossier.base + first + "~art2"].pad == "gegevensstromen.G1.grondslag"


@pytest.mark.parametrize(
    ("text", "regel", "pad", "line"),
    [
        ("grondlsag: x\n", "Lezing-sleutel-onbekend", "grondlsag", 4),
        ("titel: Y\n", "Lezing-sleutel-dubbel", "titel", 4),
        ("datum:\n", "Lezing-waarde-leeg", "datum", 4),
        ("regiemodel: XYZ\n", "Lezing-keuze-onbekend", "regiemodel", 4),
        ("datum: 31-02-2026\n", "Lezing-datum-onbekend", "datum", 4),
        ("partijen: [College]\n", "Lezing-item-is-tekst", "partijen", 4),
        ("partijen:\n  - {naam: X}\n", "Lezing-id-ontbreekt", "partijen", 5),
        ("partijen:\n  - {id: P1}\n  - {id: P1}\n", "Lezing-id-dubbel", "partijen.P1", 6),
        ("partijen: {id: P1, naam: X}\n", "Lezing-lijst-verwacht", "partijen", 4),
        ("titel2: {a: b}\n", "Lezing-sleutel-onbekend", "titel2", 4),
        ("vastgesteld_door: {a: b}\n", "Lezing-tekst-verwacht", "vastgesteld_door", 4),
        ("datum: [1-1-2026, 2-1-2026]\n", "Lezing-lijst-onverwacht", "datum", 4),
        (
            "gegevensstromen:\n  - {id: G1, van: P9}\n",
            "Lezing-verwijzing-onbekend",
            "gegevensstromen.G1.van",
            5,
        ),
        (
            "processtappen:\n  - {id: S1, termijn: 6 wekken}\n",
            "Lezing-duur-onbekend",
            "processtappen.S1.termijn",
            5,
        ),
        (
            "gegevensstromen:\n  - {id: G1, grondslag: [{wet: Wet X, artikel: '1'}]}\n",
            "Lezing-wet-onbekend",
            "gegevensstromen.G1.grondslag",
            5,
        ),
        (
            "gegevensstromen:\n  - {id: G1, grondslag: [{wet: AVG, artikel: zie boven}]}\n",
            "Lezing-artikel-onbekend",
            "gegevensstromen.G1.grondslag",
            5,
        ),
    ],
)
def test_what_is_odd_is_remarked(
    text: str, regel: str, pad: str, line: int, knowledge: Knowledge
) -> None:
    assert (regel, pad, line) in remarks(read(text, knowledge))


def test_every_remark_has_a_rule_with_words(knowledge: Knowledge, rulebook: Rulebook) -> None:
    dossier = read("grondlsag: x\n", knowledge, head="titel: X\n")
    names = {remark.regel for remark in dossier.remarks}
    assert names == {"Lezing-sleutel-onbekend", "Lezing-sleutel-ontbreekt"}
    assert all(REGEL.base + name in rulebook.rules for name in names)


def test_a_key_of_another_item_is_pointed_out(knowledge: Knowledge) -> None:
    dossier = read("verslag: nee\n", knowledge)
    assert "casusoverleggen" in dossier.remarks[0].values["voorstellen"]


@pytest.mark.parametrize("text", ["", "- a\n", "los\n", "x: 1\n"])
def test_no_document_at_all(text: str, knowledge: Knowledge) -> None:
    with pytest.raises(UnreadableInput):
        read(text, knowledge, head="")


KEYS = st.sampled_from(
    [
        "id",
        "titel",
        "soort",
        "regime",
        "partijen",
        "processtappen",
        "gegevensstromen",
        "grondslag",
        "wet",
        "artikel",
        "van",
        "aan",
        "termijn",
        "bewaartermijn",
        "verslag",
        "datum",
        "toestemming",
        "kenmerken",
        "fasen",
        "x",
    ]
)
TEXTS = st.sampled_from(["", "P1", "ja", "6 weken", "art. 5", "1-2-2026", "n.v.t.", "~", "a;b"])
TREES = st.recursive(
    TEXTS | st.text(max_size=12) | st.none() | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(tree=st.dictionaries(KEYS, TREES, max_size=8))
def test_any_tree_is_read_or_refused(
    tree: dict[str, object], knowledge: Knowledge, rulebook: Rulebook
) -> None:
    data = yaml.safe_dump(tree, allow_unicode=True).encode()
    try:
        dossier = documents.read(data, "x.yaml", knowledge)
    except UnreadableInput:
        return
    assert all(dossier.places[iri].pad is not None for iri in dossier.places)
    for remark in dossier.remarks:
        assert REGEL.base + remark.regel in rulebook.rules


def test_of_two_items_with_one_id_the_format_decides_and_not_the_order_of_keys(
    bench: Workbench,
) -> None:
    parts = ["titel: x\n", "bepalingen: [{id: X1}]\n", "processtappen: [{id: X1}]\n"]
    flow = "gegevensstromen: [{id: G1, stap: X1}]\n"
    for one in (parts, parts[::-1]):
        dossier = documents.read("".join([*one, flow]).encode(), "x.yaml", bench.knowledge)
        found = [q.object for q in dossier.quads if q.predicate == VAMS.verwijst]
        assert [str(node.value).partition("#")[2] for node in found] == ["processtappen.X1"]
