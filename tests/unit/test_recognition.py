"""Words become terms, with plural, longest match and negation."""

import pytest

from vams_kg.documents.lexicon import Lexicon
from vams_kg.documents.recognition import Recogniser
from vams_kg.documents.words import stem
from vams_kg.model import Term


def term(name: str, words: str, scheme: str = "s", short: str = "") -> Term:
    labels = tuple(words.split("|"))
    return Term(name, (scheme,), {"nl": labels[0]}, labels, tuple(filter(None, short.split("|"))))


TERMS = (
    term("verslag", "verslag|notulen"),
    term("gezondheid", "gezondheidsgegevens|gegevens over gezondheid"),
    term("toestemming", "toestemming"),
    term("informeren", "informeren|geïnformeerd"),
    term("college", "college|B en W"),
    term("school", "school"),
    term("corporatie", "woningcorporatie|corporatie"),
    term("meldpunt", "meldpunt"),
    term("meldpunt-niet-acuut", "meldpunt niet-acuut"),
    term("geen-ots", "geen ots"),
    term("delen", "delen"),
    term("schuldhulp", "schuldhulpverlening", "bron", "Wgs"),
    term("samenwerking", "samenwerkingsverbanden", "bron", "WGS"),
)
BROADER = {"meldpunt-niet-acuut": frozenset({"meldpunt-niet-acuut", "meldpunt"})}


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(Lexicon(TERMS), BROADER)


@pytest.mark.parametrize(
    "words",
    [
        "instelling instellingen",
        "school scholen",
        "huis huizen",
        "gemeente gemeenten gemeentes",
        "corporatie corporaties",
        "college colleges",
        "noodzakelijk noodzakelijke",
        "brief brieven",
        "cliënt cliënten client",
        "categorie categorieën",
        "foto foto's",
        "mogelijkheid mogelijkheden",
        "lid leden",
        "betrokkene betrokkenen",
        "proces processen",
        "adres adressen",
    ],
)
def test_stems(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("pair", ["betrokkene betrokken", "een en", "huis hui", "geen gen"])
def test_stems_that_differ(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


NAMED = [
    "Wij maken een verslag",
    "Er is een verslag in de gedeelde map",
    "Niet alleen een verslag, ook afspraken",
    "niet meer dan een verslag",
    "geen andere stukken dan een verslag",
    "geen opname, wel een verslag",
    "Wij filmen niet; een verslag volgt",
    "Wij filmen niet. Het verslag volgt",
    "Wij nemen niet op maar maken een verslag",
    "Er wordt niet gefilmd (het verslag volstaat)",
    "geen verslag zonder instemming",
    "Zonder verslag gaat het overleg niet door",
    "alleen als nodig een verslag",
    "nee: verslag volgt later",
    "een verslag dat de cliënt niet zonder uitleg krijgt",
    "Wij maken niet altijd een verslag",
    "Het verslag is niet voor anderen dan de deelnemers bedoeld",
    "niet zomaar een verslag",
    "geen opname behalve een verslag",
    "niemand behalve de voorzitter maakt een verslag",
    "geen film mits er een verslag is",
    "geen bezwaar tenzij het verslag ontbreekt",
    "Wij doen dat nooit, een verslag volgt",
]
NEGATED = [
    "geen verslag",
    "Er wordt geen verslag gemaakt",
    "wij maken nooit een verslag",
    "zonder verslag",
    "een verslag maken wij niet",
    "Het verslag wordt niet gemaakt",
    "Notulen maken wij nooit",
    "afspraken noch verslag",
    "Niemand maakt een verslag",
    "Er komt niet een verslag",
    "geen verslag, alleen afspraken",
    "geen verslag alleen afspraken",
    "afspraken, maar geen verslag",
    "Wij leggen niets vast in een verslag",
    "Er is geen schriftelijk of mondeling verslag",
    "nee, geen verslag",
    "geen notulen",
    "Van het overleg komt nimmer een verslag",
    "verslag is nooit de bedoeling",
    "evenmin een verslag",
    "Een verslag schrijven wij niet",
    "geen uitgebreid verslag",
]


@pytest.mark.parametrize("text", NAMED)
def test_named(recogniser: Recogniser, text: str) -> None:
    assert [(m.term, m.negated) for m in recogniser.mentions(text)] == [("verslag", False)]


@pytest.mark.parametrize("text", NEGATED)
def test_negated(recogniser: Recogniser, text: str) -> None:
    assert [(m.term, m.negated) for m in recogniser.mentions(text)] == [("verslag", True)]


def test_double_negation_lifts_both(recogniser: Recogniser) -> None:
    found = recogniser.mentions("geen gezondheidsgegevens delen zonder toestemming")
    assert {(m.term, m.negated) for m in found} == {
        ("gezondheid", False),
        ("delen", False),
        ("toestemming", False),
    }


def test_a_negation_inside_a_term_is_part_of_it(recogniser: Recogniser) -> None:
    assert [(m.term, m.negated) for m in recogniser.mentions("er is geen ots")] == [
        ("geen-ots", False)
    ]
    found = recogniser.mentions("meldpunt niet-acuut")
    assert [(m.term, m.negated) for m in found] == [("meldpunt-niet-acuut", False)]


def test_an_answer_does_not_negate_what_follows(recogniser: Recogniser) -> None:
    text = "nee het verslag volgt"
    assert recogniser.mentions(text)[0].negated
    assert not recogniser.mentions(text, skip_first=1)[0].negated


@pytest.mark.parametrize(
    ("text", "expected"), [("Wgs art. 3", "schuldhulp"), ("WGS art. 1.5", "samenwerking")]
)
def test_case_of_abbreviations(recogniser: Recogniser, text: str, expected: str) -> None:
    assert [m.term for m in recogniser.mentions(text)] == [expected]
    assert recogniser.mentions("wgs") == []


def test_choice_is_one_longest_term_with_the_rest(recogniser: Recogniser) -> None:
    choice = recogniser.choose("Meldpunten niet-acuut (regionaal)", "s")
    assert (choice.terms, choice.rest) == (("meldpunt-niet-acuut",), "(regionaal)")


def test_several_terms_are_all_named(recogniser: Recogniser) -> None:
    assert recogniser.choose("scholen en corporaties", "s").terms == ("school", "corporatie")


def test_a_term_with_its_broader_term_is_one(recogniser: Recogniser) -> None:
    choice = recogniser.choose("meldpunt: meldpunt niet-acuut", "s")
    assert choice.terms == ("meldpunt-niet-acuut",)
