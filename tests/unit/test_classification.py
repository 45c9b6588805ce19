"""Items get the defined classes of the ontology."""

import pytest

from vams_kg.axioms import All, Any, DefinedClass, HasValue, IsA, Some, read_defined_classes
from vams_kg.documents.classification import Classifier
from vams_kg.errors import KnowledgeError
from vams_kg.graph import Facts, read_turtle

PREFIXES = """@prefix : <https://w3id.org/vams/def#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:Stap rdfs:subClassOf :Dossieronderdeel .
"""


def defined(turtle: str, tmp_path) -> tuple[DefinedClass, ...]:
    file = tmp_path / "x.ttl"
    file.write_text(PREFIXES + turtle)
    return read_defined_classes(Facts(read_turtle([file])), {"https://w3id.org/vams/def#Stap"})


def test_axioms_are_read(tmp_path) -> None:
    found = defined(
        """:A owl:equivalentClass [ owl:intersectionOf ( :Stap [ owl:unionOf (
            [ owl:onProperty :aan ; owl:someValuesFrom [ owl:onProperty :noemt ; owl:hasValue :x ] ]
            [ owl:onProperty :van ; owl:someValuesFrom :B ] ) ] ) ] .
        :Ander owl:equivalentClass [ owl:intersectionOf ( :Casus [ owl:onProperty :p ;
            owl:minCardinality 2 ] ) ] .""",
        tmp_path,
    )
    base = "https://w3id.org/vams/def#"
    one = Some(base + "aan", HasValue(base + "noemt", base + "x"))
    other = Some(base + "van", IsA(base + "B"))
    assert found == (DefinedClass(base + "A", base + "Stap", All((Any((one, other)),))),)


def test_an_axiom_of_a_part_that_cannot_be_read_is_refused(tmp_path) -> None:
    with pytest.raises(KnowledgeError, match="#A"):
        defined(
            """:A owl:equivalentClass [ owl:intersectionOf ( :Stap
                [ owl:onProperty :p ; owl:minCardinality 2 ] ) ] .""",
            tmp_path,
        )


def test_classes_that_build_on_each_other() -> None:
    types = {"s": ["Kind"], "t": ["Stap"]}
    facts = {"s": {"aan": ["o"]}, "o": {"noemt": ["x"]}, "t": {"na": ["s"]}}
    classes = (
        DefinedClass("Tweede", "Stap", Some("na", IsA("Eerste"))),
        DefinedClass("Eerste", "Stap", Some("aan", HasValue("noemt", "x"))),
    )
    Classifier(types, facts, {"Kind": frozenset({"Kind", "Stap"})}).run(classes)
    assert types == {"s": ["Kind", "Eerste"], "t": ["Stap", "Tweede"]}
