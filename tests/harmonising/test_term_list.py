"""A list of terms: only a lawful log passes, every fault has its place, nobody is named."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vams_kg import service
from vams_kg.cli import app
from vams_kg.errors import PersonalDataFound, UnreadableInput, VamsError
from vams_kg.model.harmonising import Soort
from vams_kg.model.termenlijst import Lijstfout, Termgevolg
from vams_kg.reporting.as_terms import faults_json, faults_text, impact_json, impact_text
from vams_kg.service.terms import term_states
from vams_kg.workbench import Workbench

DUINRAND = Path(__file__).resolve().parents[2] / "examples" / "termenlijst" / "duinrand"
GOOD = (DUINRAND / "termen.yaml").read_text("utf-8")
DOCUMENTS = ("helmduin.yaml", "kwelderbroek.yaml", "wadoord.yaml")


def faults(bench: Workbench, text: str) -> tuple[Lijstfout, ...]:
    return service.check_terms(service.Source("termen.yaml", text.encode()), bench).fouten


def changed(old: str, new: str, text: str = GOOD) -> str:
    assert old in text
    return text.replace(old, new, 1)


@pytest.fixture(scope="module")
def effects(bench: Workbench) -> dict[str, Termgevolg]:
    sources = [service.Source(name, (DUINRAND / name).read_bytes()) for name in DOCUMENTS]
    listed = service.Source("termen.yaml", GOOD.encode())
    _, found, unreadable = service.terms_impact(listed, sources, bench)
    assert unreadable == ()
    return {one.term.term: one for one in found}


# --- the states are data ---


def test_the_states_and_what_may_follow_are_of_the_ontology(bench: Workbench) -> None:
    words = {one.iri: one.woord for one in term_states(bench)}
    assert list(words.values()) == ["voorstel", "besproken", "vastgesteld", "verworpen"]
    lawful = {one.woord: {words[iri] for iri in one.volgende} for one in term_states(bench)}
    assert lawful["voorstel"] == {"besproken"}
    assert lawful["besproken"] == {"voorstel", "vastgesteld", "verworpen"}
    assert lawful["vastgesteld"] == lawful["verworpen"] == {"voorstel"}


# --- what is wrong ---


def test_the_example_has_no_faults(bench: Workbench) -> None:
    assert faults(bench, GOOD) == ()


@pytest.mark.parametrize(
    ("old", "new", "told", "advice"),
    [
        ("stand: besproken", "stand: vastgesteld", "‘voorstel’ kan ‘vastgesteld’ niet",
         "na voorstel komt besproken"),
        ("stand: voorstel", "stand: besproken", "het eerste besluit is ‘besproken’",
         "begin met de stand voorstel"),
        ("stand: voorstel", "stand: afgetikt", "‘afgetikt’ is niet bekend", "kies uit voorstel"),
        ("op: 2026-03-10", "op: 2026-01-10", "eerder dan het besluit ervoor", "volgorde"),
        ("op: 2026-03-10", "op: 2026-02-30", "geen bestaande datum", "jaar-maand-dag"),
        ("op: 2026-03-10", "op: 20260310", "geen bestaande datum", "jaar-maand-dag"),
        ("door: werkgroep begrippen, ", "", "ontbreekt ‘door’", "noem de rol"),
        (", waarom: Drie gemeenten bedoelen er iets anders mee.", "", "ontbreekt ‘waarom’",
         "in één zin waarom"),
        ("door: werkgroep begrippen", "door: mevrouw Jansen", "gegevens van een persoon",
         "noem de rol"),
        ("Drie gemeenten bedoelen", "Vraag a.b@voorbeeld.nl wat gemeenten bedoelen",
         "gegevens van een persoon", "noem de rol"),
        ("koppeling: exactMatch", "koppeling: zelfde", "‘zelfde’ is niet bekend", "exactMatch"),
        ("document: helmduin.yaml, ", "", "ontbreekt ‘document’", "vul"),
        ("reden: De functie", "toelichting: De functie", "ontbreekt ‘reden’", "vul"),
        ("gemeente: Gemeente Kwelderbroek", "gemeente:", "van wie zij is", "document of gemeente"),
        ("voorkeursterm: casusregie", "voorkeursterm: Procesregie", "staat al in de lijst",
         "eigen woord"),
        ("voorkeursterm: casusregie", "voorkeursterm:", "ontbreekt ‘voorkeursterm’", "vul"),
        ("clientcontact: nee", "clientcontct: nee", "‘clientcontct’ is niet bekend",
         "clientcontact"),
        ("inhoud: nee", "inhoud: misschien", "kan niet ‘misschien’ zijn", "ja, nee"),
    ],
)  # fmt: skip
def test_a_fault_has_a_place_and_a_way_out(
    bench: Workbench, old: str, new: str, told: str, advice: str
) -> None:
    text = changed(old, new)
    line = next(
        number
        for number, (one, other) in enumerate(
            zip(GOOD.splitlines(), text.splitlines(), strict=True), start=1
        )
        if one != other
    )
    found = [one for one in faults(bench, text) if told in one.bericht]
    assert [one.ernst for one in found] == ["Violation"]
    assert advice in found[0].probeer
    assert found[0].place.pad.startswith("termen.T")
    assert abs((found[0].place.regelnummer or 0) - line) <= 2


def test_a_term_without_decisions_is_a_fault(bench: Workbench) -> None:
    text = "termen:\n  - {id: T1, voorkeursterm: regie, definitie: iets}\n"
    assert [one.bericht for one in faults(bench, text)] == ["bij deze term staat geen besluit."]


def test_an_adopted_term_comes_back_only_as_a_new_proposal(bench: Workbench) -> None:
    last = "hulp.}\n"
    again = "hulp.}\n      - {stand: %s, door: werkgroep, op: 2026-09-01, waarom: Opnieuw.}\n"
    assert faults(bench, changed(last, again % "voorstel")) == ()
    told = faults(bench, changed(last, again % "verworpen"))
    assert [one.probeer for one in told] == ["na vastgesteld komt voorstel."]


def test_what_looks_like_a_name_is_asked_about_and_never_repeated(bench: Workbench) -> None:
    told = faults(bench, changed("door: werkgroep begrippen", "door: Jan de Vries"))
    assert [one.ernst for one in told] == ["Warning"]
    wrong = faults(bench, changed("door: werkgroep begrippen", "door: dhr. Vries"))
    assert "Vries" not in "".join(one.bericht + one.probeer for one in (*told, *wrong))


def test_an_unknown_key_is_said_and_not_lost_in_silence(bench: Workbench) -> None:
    told = faults(bench, changed("regio: Regio", "gebied: Regio"))
    assert [(one.ernst, one.place.regelnummer) for one in told] == [("Warning", 3)]


def test_data_about_citizens_is_refused(bench: Workbench) -> None:
    with pytest.raises(PersonalDataFound):
        faults(bench, changed("Drie gemeenten", "BSN 111222333 drie gemeenten"))


@pytest.mark.parametrize(
    "text", ["", "titel: x\n", "- a\n- b\n", "definities: []\n", "termen: [\n"],
)  # fmt: skip
def test_what_is_no_list_is_refused_with_what_was_expected(bench: Workbench, text: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        faults(bench, text)
    assert refused.value.expected and refused.value.try_this


@pytest.mark.parametrize("text", ["termen: x\n", "termen: [a, b]\n", "termen: [[]]\n"])
def test_terms_that_are_no_rows_are_faults(bench: Workbench, text: str) -> None:
    assert all(one.ernst == "Violation" for one in faults(bench, text)) and faults(bench, text)


def test_text_and_json_say_the_same(bench: Workbench) -> None:
    source = service.Source("termen.yaml", changed("stand: besproken", "stand: x").encode())
    found = service.check_terms(source, bench)
    document = json.loads(faults_json(found))
    assert len(document["bevindingen"]) == len(found.fouten) > 0
    text = faults_text(found)
    for one in document["bevindingen"]:
        assert f"termen.yaml:{one['regelnummer']}, {one['pad']}: fout: {one['bericht']}" in text


# --- what a decision changes ---


def test_who_uses_a_term_otherwise_is_said_with_facet_and_place(
    effects: dict[str, Termgevolg],
) -> None:
    by_name = {one.lokaal.document: one for one in effects["procesregie"].gevolgen}
    assert {name: one.paar.soort for name, one in by_name.items()} == {
        "helmduin.yaml": Soort.gelijk,
        "kwelderbroek.yaml": Soort.valse_vriend,
        "wadoord.yaml": Soort.verschil,
    }
    assert by_name["kwelderbroek.yaml"].lokaal.place.regelnummer == 5


def test_a_recorded_deviation_stays_and_others_follow(effects: dict[str, Termgevolg]) -> None:
    found = effects["procesregie"]
    kept = [one for one in found.gevolgen if one.afwijking]
    assert [one.lokaal.document for one in kept] == ["kwelderbroek.yaml"]
    assert found.voor[Soort.valse_vriend] == found.na[Soort.valse_vriend] == 2
    assert [(one.een, one.ander) for one in found.veranderd] == [("helmduin.yaml", "wadoord.yaml")]
    assert effects["casusregie"].na == {Soort.gelijk: 3}


def test_a_mapped_word_counts_as_the_term(effects: dict[str, Termgevolg]) -> None:
    words = {one.lokaal.document: one.lokaal.term for one in effects["casusregie"].gevolgen}
    assert words["wadoord.yaml"] == "vaste begeleider"


def test_a_rejected_term_changes_nothing(effects: dict[str, Termgevolg]) -> None:
    found = effects["ketenregie"]
    assert [one.lokaal.document for one in found.gevolgen] == ["helmduin.yaml"]
    assert found.veranderd == ()


def test_a_recorded_mapping_against_the_facets_is_said(bench: Workbench) -> None:
    text = changed("koppeling: geen", "koppeling: exactMatch")
    name = "kwelderbroek.yaml"
    _, found, _ = service.terms_impact(
        service.Source("termen.yaml", text.encode()),
        [service.Source(name, (DUINRAND / name).read_bytes())],
        bench,
    )
    assert [one.botst for one in found[0].gevolgen] == [True]


def test_impact_in_text_and_json(bench: Workbench, effects: dict[str, Termgevolg]) -> None:
    found = service.check_terms(service.Source("termen.yaml", GOOD.encode()), bench)
    facets = {one.iri: one for one in bench.rulebook.facets.facets}
    text = impact_text(found, tuple(effects.values()), facets)
    assert "contact met het huishouden: hier ‘ja’, regio ‘nee’ (tegengesteld)" in text
    assert "houdt ‘procesregie’, want De functie staat" in " ".join(text.split())
    document = json.loads(impact_json(found, tuple(effects.values()), facets))
    told = document["termen"][0]["documenten"]
    assert [one["soort"] for one in told] == [
        one.paar.soort.value for one in effects["procesregie"].gevolgen
    ]
    assert document["termen"][1]["paren_na"] == {"zelfde woord, zelfde betekenis": 3}


def test_impact_of_a_list_with_faults_is_refused(bench: Workbench) -> None:
    listed = service.Source("t.yaml", changed("stand: voorstel", "stand: x").encode())
    with pytest.raises(VamsError, match=r"terms check t\.yaml"):
        service.terms_impact(listed, [], bench)


# --- the command line ---


def test_exit_codes(tmp_path: Path) -> None:
    wrong, none = tmp_path / "fout.yaml", tmp_path / "geen.yaml"
    wrong.write_text(changed("stand: voorstel", "stand: x"), "utf-8")
    none.write_text("titel: x\n", "utf-8")
    good = str(DUINRAND / "termen.yaml")
    run = CliRunner().invoke
    assert run(app, ["terms", "check", good]).exit_code == 0
    assert run(app, ["terms", "check", str(wrong)]).exit_code == 1
    assert isinstance(run(app, ["terms", "check", str(none)]).exception, VamsError)
    assert isinstance(run(app, ["terms", "check", str(tmp_path / "x")]).exception, VamsError)
    assert run(app, ["terms", "show", good]).exit_code == 0
    found = run(app, ["terms", "impact", good, str(DUINRAND / "helmduin.yaml")])
    assert (found.exit_code, "zegt hetzelfde" in found.output) == (0, True)
