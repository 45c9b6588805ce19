"""How two definitions stand to each other follows from their facets and not from their words."""

import pytest

from harmonising.definitions import defined, dossier
from vams_kg.harmonising import Reader, compare_terms, harmonise
from vams_kg.model.harmonising import Predicaat, Soort, Termvergelijking, Uitkomst
from vams_kg.workbench import Workbench


@pytest.fixture(scope="module")
def reader(bench: Workbench) -> Reader:
    return Reader(bench.rulebook)


def pair(bench: Workbench, reader: Reader, left: str, right: str) -> Termvergelijking:
    one, other = (
        reader.read(dossier(bench, name, text))[0][0]
        for name, text in (("links.yaml", left), ("rechts.yaml", right))
    )
    return compare_terms(one, other, reader.facets)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("casusregie", "casusregisseur"),
        ("Procesregisseurs", "procesregie"),
        ("casemanager", "casemanagement"),
        ("coördinator", "coordinatie"),
    ],
)
def test_a_function_and_who_fulfils_it_are_one_word(reader: Reader, left: str, right: str) -> None:
    assert reader.word(left) == reader.word(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("casusregie", "procesregie"), ("regisseur", "casusregisseur"), ("casemanager", "casusregie")],
)
def test_other_words_stay_other_words(reader: Reader, left: str, right: str) -> None:
    assert reader.word(left) != reader.word(right)


def test_one_word_with_opposed_nature_is_a_false_friend(bench: Workbench, reader: Reader) -> None:
    found = pair(
        bench,
        reader,
        defined("casusregisseur", inhoud="nee", houder="gemeente"),
        defined("casusregie", inhoud="ja", houder="wijkteam"),
    )
    assert found.soort is Soort.valse_vriend
    assert found.predicaat is Predicaat.geen
    assert found.facetten[0].uitkomst is Uitkomst.tegengesteld
    assert found.facetten[0].bepaalt


def test_one_word_that_differs_in_power_is_no_false_friend(
    bench: Workbench, reader: Reader
) -> None:
    found = pair(
        bench,
        reader,
        defined("procesregie", inhoud="nee", doorzettingsmacht="ja"),
        defined("procesregie", inhoud="nee", doorzettingsmacht="nee"),
    )
    assert found.soort is Soort.verschil
    assert found.predicaat is Predicaat.close


def test_all_facets_equal_is_exact(bench: Workbench, reader: Reader) -> None:
    same = {"inhoud": "ja", "clientcontact": "ja", "hierarchisch": "nee", "houder": "wijkteam"}
    found = pair(bench, reader, defined("casusregie", **same), defined("regie", **same))
    assert found.predicaat is Predicaat.exact


def test_one_unknown_facet_is_not_exact(bench: Workbench, reader: Reader) -> None:
    same = {"inhoud": "ja", "clientcontact": "ja", "hierarchisch": "nee", "houder": "wijkteam"}
    more = same | {"doorzettingsmacht": "nee"}
    found = pair(bench, reader, defined("casusregie", **same), defined("regie", **more))
    assert found.predicaat is Predicaat.close
    assert [one.rsplit("#", 1)[1] for one in found.onbekend] == ["facetDoorzettingsmacht"]


def test_fewer_phases_are_narrower(bench: Workbench, reader: Reader) -> None:
    found = pair(
        bench,
        reader,
        defined("procesregie", inhoud="nee", fasen="[AVE3]"),
        defined("procesregie", inhoud="nee", fasen="[AVE3, AVE4]"),
    )
    assert found.predicaat is Predicaat.broad
    back = pair(
        bench,
        reader,
        defined("procesregie", inhoud="nee", fasen="[AVE3, AVE4]"),
        defined("procesregie", inhoud="nee", fasen="[AVE3]"),
    )
    assert back.predicaat is Predicaat.narrow


def test_without_facets_only_the_text_counts(bench: Workbench, reader: Reader) -> None:
    found = pair(bench, reader, defined("casusregie"), defined("casusregie", inhoud="ja"))
    assert found.soort is Soort.alleen_tekst
    assert found.predicaat in {Predicaat.related, Predicaat.geen}


def test_levels_of_government_are_no_phases(bench: Workbench, reader: Reader) -> None:
    found = pair(
        bench,
        reader,
        defined("opschalen", soort_niveaus="bestuursniveaus", aantal_niveaus="4"),
        defined("opschalen", soort_niveaus="fasen", aantal_niveaus="4"),
    )
    assert found.soort is Soort.valse_vriend


def test_another_word_with_the_same_facets_is_a_hidden_twin(bench: Workbench) -> None:
    reader = Reader(bench.rulebook)
    left = defined("vast contactpersoon", "A", inhoud="ja", clientcontact="ja")
    right = defined("casusregie", "B", inhoud="ja", clientcontact="ja")
    found = harmonise(
        [dossier(bench, "a.yaml", left), dossier(bench, "b.yaml", right)], reader
    ).vergelijkingen
    assert [one.soort for one in found] == [Soort.verborgen_tweeling]


def test_a_word_that_both_use_alike_is_no_twin_of_another(bench: Workbench) -> None:
    """Both know casusregie: then contactpersoon of the one is not casusregie of the other."""
    reader = Reader(bench.rulebook)
    both = "  - {id: DF2, term: casusregie, definitie: x, kenmerken: {inhoud: ja}}\n"
    left = defined("vast contactpersoon", "A", inhoud="ja", clientcontact="ja") + both
    right = defined("casusregie", "B", inhoud="ja", clientcontact="ja")
    found = harmonise(
        [dossier(bench, "a.yaml", left), dossier(bench, "b.yaml", right)], reader
    ).vergelijkingen
    assert Soort.verborgen_tweeling not in {one.soort for one in found}


def test_a_role_and_a_definition_of_one_word_are_one(bench: Workbench, reader: Reader) -> None:
    role = "rollen:\n  - {id: R1, rol: casusregisseur, gaat_over_inhoud_van_hulp: ja}\n"
    text = defined("casusregie", clientcontact="ja") + role
    terms, clashes = reader.read(dossier(bench, "a.yaml", text))
    assert [one.woord for one in terms] == ["casusregie"]
    assert {iri.rsplit("#", 1)[1] for iri in terms[0].facetten} == {"facetContact", "facetInhoud"}
    assert clashes == ()


def test_a_document_that_contradicts_itself_gives_both_places(
    bench: Workbench, reader: Reader
) -> None:
    role = "rollen:\n  - {id: R1, rol: casusregisseur, gaat_over_inhoud_van_hulp: nee}\n"
    text = defined("casusregie", inhoud="ja") + role
    _, clashes = reader.read(dossier(bench, "a.yaml", text))
    assert [one.term for one in clashes] == ["casusregie"]
    paths = [value.plaatsen[0].pad for value in (clashes[0].een, clashes[0].ander)]
    assert paths == ["definities.DF1.kenmerken.inhoud", "rollen.R1.gaat_over_inhoud_van_hulp"]
