"""Rules, norms, terms and articles are found by the names that people use, and explained."""

import pytest

from vams_kg.errors import UnknownChoice
from vams_kg.reporting.as_explained import explained_json
from vams_kg.rulebook import Rulebook
from vams_kg.service import Explainer


@pytest.fixture(scope="module")
def explainer(rulebook: Rulebook) -> Explainer:
    return Explainer(rulebook)


@pytest.mark.parametrize(
    ("name", "kind", "local"),
    [
        ("Stroom-verboden", "regel", "Stroom-verboden"),
        ("stroom verboden", "regel", "Stroom-verboden"),
        (
            "Het onderzoek duurt hoogstens zes weken",
            "regel",
            "Onderzoek-termijn-hoogstens-zes-weken",
        ),
        ("Wmo 2015 art. 5.2.1 lid 2", "artikel", "Wmo 2015 art. 5.2.1 lid 2"),
        ("Wmo 2015 art. 5.2.1", "artikel", "Wmo 2015 art. 5.2.1"),
        ("artikel 5.2.1 lid 2 van de Wmo 2015", "artikel", "Wmo 2015 art. 5.2.1 lid 2"),
        ("Wams art. 2.3a.1", "artikel", "Wams (wetsvoorstel) art. 2.3a.1"),
        ("casusregisseur", "begrip", "Casusregisseur"),
        ("case director", "begrip", "Casusregisseur"),
        ("https://w3id.org/vams/def#Casusregisseur", "begrip", "Casusregisseur"),
    ],
)
def test_a_thing_is_found_by_what_people_call_it(
    explainer: Explainer, name: str, kind: str, local: str
) -> None:
    found = explainer.explain(name)
    assert (found.soort, found.naam) == (kind, local)


def test_an_article_of_a_bill_says_so_and_one_in_force_does_not(explainer: Explainer) -> None:
    assert "wetsvoorstel" in explainer.explain("Wams art. 2.3a.1").voorbehoud["nl"]
    assert explainer.explain("Wmo 2015 art. 5.2.1").voorbehoud == {}


def test_an_article_has_its_words_norms_and_rules(explainer: Explainer) -> None:
    whole = explainer.explain("Wmo 2015 art. 5.2.1")
    part = explainer.explain("Wmo 2015 art. 5.2.1 lid 2")
    assert part.tekst in whole.tekst
    assert len(whole.normen) > len(part.normen) > 0
    assert explainer.explain("AVG art. 6").regels


def test_rules_and_norms_are_explained_with_their_own_words(
    explainer: Explainer, rulebook: Rulebook
) -> None:
    for iri, norm in list(rulebook.norms.items())[::20]:
        found = explainer.explain(iri)
        assert (found.soort, found.normen) == ("norm", (norm,)), iri
    for iri, rule in list(rulebook.rules.items())[::40]:
        said = explained_json(explainer.explain(iri))
        assert said["wat"] == dict(rule.bericht)
        assert {one["naam"] for one in said.get("normen", [])} == {
            norm.rsplit("/", 1)[-1] for norm in rule.normen
        }


@pytest.mark.parametrize("name", ["", " ", "casusregiseur", "Wmo 2015 art.", "Wmo" * 500])
def test_what_is_not_known_comes_with_what_is_near(explainer: Explainer, name: str) -> None:
    with pytest.raises(UnknownChoice) as error:
        explainer.explain(name)
    assert len(error.value.nearest) == 3
