"""Facts the sources state: steps and order, shares, institutions, administrators, plan and bill."""

from decimal import Decimal

import pyoxigraph as ox
import pytest

from vams_kg import resources, service
from vams_kg.graph import Facts, read_turtle
from vams_kg.reasoning import classify
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import BEGRIP, BRON, DCT, RDFS, VAMS
from vams_kg.workbench import Workbench

DEF = "https://w3id.org/vams/def#"
ID = "https://w3id.org/vams/id/"
UITSPRAAK = "https://w3id.org/vams/uitspraak/"
PARTNERS = range(4, 22)
"""The partner list of the step plan: statements S1-004 to S1-021."""


@pytest.fixture(scope="module")
def facts(rulebook: Rulebook) -> Facts:
    return rulebook.ontology


def asked(bench: Workbench, name: str) -> list[dict[str, str]]:
    """Return the rows of a named question, each value as text."""
    found = service.answer_question(name, {}, bench)
    return [dict(zip(found.vraag.kolommen, row, strict=True)) for row in found.rijen]


def term(name: str) -> ox.NamedNode:
    return ox.NamedNode(DEF + name)


def thing(name: str) -> ox.NamedNode:
    return ox.NamedNode(ID + name)


def locals_of(facts: Facts, node: ox.NamedNode, predicate: str) -> set[str]:
    return {iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1] for iri in facts.iris(node, term(predicate))}


def resting_on(facts: Facts, statement: str) -> set[str]:
    wanted = ox.NamedNode(UITSPRAAK + statement)
    return {
        subject.value
        for subject, source in facts.pairs(DCT.source)
        if source == wanted and isinstance(subject, ox.NamedNode)
    }


# --- Steps and their order ---

STEPS = {
    "stappenplan in vijf stappen": [
        "begin",
        "stap 1: bepalen of er meervoudige problematiek is",
        "stap 2: onderzoek instellen",
        "op meer momenten",
        "op meer momenten",
    ],
    "klantproces van BUCH": [
        "begin",
        "signaleren",
        "eerste contact",
        "het gesprek",
        "oplossingen en resultaat afspreken",
        "ondersteuningsplan",
    ],
    "landelijke opschalingsroute": [
        "begin",
        "maatwerkfunctionaris",
        "Landelijk Maatwerkloket Multiproblematiek",
    ],
    "Click-Call-Contact": ["begin", "Click", "Call"],
    "was-wordt lijst": [
        "begin",
        "huidige processen in kaart brengen",
        "vergelijken met de versterkte aanpak",
    ],
}


def test_every_way_of_working_has_its_steps_in_order(bench: Workbench) -> None:
    found: dict[str, list[str]] = {}
    for row in asked(bench, "stappen-van-een-werkwijze"):
        found.setdefault(row["werkwijze"], []).append(row["volgtOp"])
    assert {name: found.get(name) for name in STEPS} == STEPS


@pytest.mark.parametrize("name", ["stappenplan-vams", "klantproces-buch", "click-call-contact"])
def test_a_way_of_working_has_as_many_steps_as_it_says(name: str, facts: Facts) -> None:
    steps = [s for s, whole in facts.pairs(term("onderdeelVan")) if whole == thing(name)]
    assert facts.value(thing(name), term("aantalStappen")) == str(len(steps))


def test_every_step_of_the_plan_has_its_advice(facts: Facts) -> None:
    steps = facts.instances(term("Aanpakstap"))
    norms = {node.value for node in facts.instances(VAMS.Norm)}
    advice = [set(facts.iris(step, term("heeftAdvies"))) for step in steps]
    assert len(steps) == 5
    assert all(found and found <= norms for found in advice)


# --- Shares, with what they are a share of ---


def test_shares_keep_their_number_and_their_whole(bench: Workbench) -> None:
    found = {row["aandeel"]: (row["procent"], row["waarvan"]) for row in asked(bench, "aandelen")}
    population, clients = "de hele bevolking", "alle cliënten samen"
    complex_part = "5% van de bevolking: complexe problemen"
    assert found["80% van de bevolking: AVE 1"] == ("80", population)
    assert found["15% van de bevolking: doet een beroep op de wijkteams"] == ("15", population)
    assert found[complex_part] == ("5", population)
    assert found["0,05% van die 5%: AVE 4"] == ("0.05", complex_part)
    assert found["80% van de cliënten: enkelvoudig"] == ("80", clients)
    assert found["20% van de cliënten: meervoudig"] == ("20", clients)
    assert found["deel van de 20%: complex"] == ("niet te lezen", "20% van de cliënten: meervoudig")


def test_shares_say_the_words_of_the_source_and_are_not_recomputed(facts: Facts) -> None:
    shares = facts.instances(term("Aandeel"))
    numbers = {
        Decimal(value) for node in shares for value in facts.values(node, term("percentage"))
    }
    assert numbers == {Decimal(n) for n in ("80", "20", "15", "5", "0.05")}
    for node in shares:
        said = facts.value(node, VAMS.citaat)
        source = facts.one(node, DCT.source)
        assert isinstance(source, ox.NamedNode)
        assert said and said.rstrip(".") in facts.value(source, VAMS.citaat)


# --- Institutions and parties ---


def test_national_route_has_its_institutions(facts: Facts) -> None:
    assert locals_of(facts, thing("landelijke-route-2"), "uitgevoerdDoor") == {
        "LandelijkMaatwerkloket"
    }
    assert facts.value(thing("landelijke-route-2"), term("routefunctie")) == "Helpt op weg"
    assert facts.value(thing("landelijke-route-3"), term("routefunctie")) == "Overbrugging"
    assert locals_of(facts, term("Maatwerkfunctionaris"), "vindbaarIn") == {"maatwerkregister"}
    assert locals_of(facts, term("Maatwerkfunctionaris"), "werktBij") == {
        "Gemeente",
        "Uitvoeringsorganisatie",
    }


def test_every_partner_of_the_list_is_a_kind_of_party(facts: Facts, rulebook: Rulebook) -> None:
    party = DEF + "Partij"
    lacking = [
        number
        for number in PARTNERS
        if not any(
            party in rulebook.broader.get(iri, ()) for iri in resting_on(facts, f"S1-{number:03}")
        )
    ]
    assert lacking == []


def test_six_examples_are_regional_professionals(facts: Facts) -> None:
    found = [
        s for s, whole in facts.pairs(RDFS.subClassOf) if whole == term("RegionaleProfessional")
    ]
    assert len(found) == 6


def test_four_municipalities_are_one_cooperation(facts: Facts) -> None:
    named = facts.instances(term("GenoemdeGemeente"))
    assert {name for n in named for name in locals_of(facts, n, "neemtDeelIn")} == {
        "buch-gemeenten"
    }
    assert len(named) == 4


# --- Administrators ---


def test_administrators_answer_for_the_design_and_not_for_a_case(bench: Workbench) -> None:
    rows = asked(bench, "waar-is-de-bestuurder-voor-verantwoordelijk")
    found = {(row["bestuurder"], row["wijze"], row["zaak"]) for row in rows}
    assert {
        ("bestuurder", "verantwoordelijk", "inrichting van het sociaal domein"),
        ("bestuurder", "verantwoordelijk", "kaders voor het sociaal domein en jeugd"),
        ("bestuurder", "niet verantwoordelijk", "individuele casus"),
        ("bestuurder", "geïnformeerd", "individuele casus"),
        ("bestuurder", "betrokken", "evaluatie en communicatie"),
        ("burgemeester", "verantwoordelijk", "openbare orde en veiligheid"),
        ("burgemeester", "in actie", "bestuurlijke maatregelen"),
    } <= found
    assert ("bestuurder", "verantwoordelijk", "individuele casus") not in found


def test_our_reading_of_the_mayor_is_marked(bench: Workbench) -> None:
    rows = asked(bench, "waar-is-de-bestuurder-voor-verantwoordelijk")
    certainty = {(row["bestuurder"], row["zekerheid"]) for row in rows}
    assert certainty == {("bestuurder", "bron"), ("burgemeester", "afgeleid")}


# --- The bill, principles, plan and table ---

ARTICLES = {
    "fase-melding": {"kst-36295-2.2.5"},
    "fase-onderzoek-op-verzoek": {"kst-36295-2.3a.1"},
    "fase-gecoordineerde-aanpak": {"kst-36295-2.3a.2"},
    "fase-onderzoek-ernstig": {"kst-36295-2.3a.4"},
    "fase-casusoverleg": {
        "kst-36295-2.3a.1-lid-7",
        "kst-36295-2.3a.3-lid-3",
        "kst-36295-5.4.3",
    },
    "fase-zvh-aanmelding": {"kst-36295-2.3a.6"},
}


@pytest.mark.parametrize("phase", ARTICLES)
def test_every_part_of_the_process_has_its_article(phase: str, facts: Facts) -> None:
    node = ox.NamedNode(BEGRIP.base + phase)
    assert locals_of(facts, node, "geregeldIn") == ARTICLES[phase]


def test_bill_amends_five_acts_and_four_by_mirror_provision(facts: Facts) -> None:
    bill = ox.NamedNode(BRON.base + "kst-36295")
    social = {"BWBR0035362", "BWBR0034925", "BWBR0015703", "BWBR0031331"}
    assert locals_of(facts, bill, "wijzigtMetSpiegelbepaling") == social
    assert locals_of(facts, bill, "wijzigt") == social | {"BWBR0044770"}


def test_expected_commencement_is_no_commencement(facts: Facts) -> None:
    planned = {node.value for node in facts.instances(term("GeplandeGebeurtenis"))}
    assert f"{ID}kst-36295-2024-01-01" in resting_on(facts, "S2-010") & planned
    controversial = thing("kst-36295-2023-09-06")
    assert controversial.value in resting_on(facts, "S1-026")
    assert facts.value(controversial, VAMS.opDatum) == "2023-09-06"
    assert not any(facts.values(ox.NamedNode(BRON.base + "kst-36295"), VAMS.geldigVanaf))


def test_variants_of_one_plan_differ_in_what_is_one(facts: Facts) -> None:
    found = {
        facts.value(node, term("eenVanRegie")) or "-"
        for node in facts.instances(term("Beginselvariant"))
    }
    assert found == {"regisseur", "aanpak", "vast contactpersoon", "-"}


def test_support_plan_has_its_parts(facts: Facts) -> None:
    whole = thing("ondersteuningsplan-buch")
    required = {
        part.value.removeprefix(f"{ID}plandeel-")
        for part, of in facts.pairs(term("onderdeelVan"))
        if of == whole
        and isinstance(part, ox.NamedNode)
        and facts.value(part, term("verplichtDeel")) == "true"
    }
    assert required == {"resultaat", "tijdspad", "arrangement", "taken"}


def test_an_empty_cell_of_the_table_has_no_text(facts: Facts) -> None:
    cells = facts.instances(term("Tabelcel"))
    empty = [c for c in cells if facts.value(c, term("leegInBron")) == "true"]
    assert len(empty) == 6
    assert [c.value for c in empty if facts.value(c, term("celtekst"))] == []


def test_examples_of_the_source_are_cases_with_multiple_problems() -> None:
    names = ("casus", "casusvoorbeelden", "domeinen", "extern")
    files = [resources.root() / "ontology" / f"{name}.ttl" for name in names]
    classes = classify(read_turtle(files))
    for example in ("voorbeeld-schulden-en-psychisch", "voorbeeld-gezin-met-kinderen"):
        assert f"{DEF}CasusMetMeervoudigeProblematiek" in classes[ID + example]
