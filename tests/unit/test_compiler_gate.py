"""The gate for shapes: every construct that is not supported is refused by name and line."""

from collections.abc import Sequence

import pytest

from engines.component_cases import PREFIXES
from engines.harness import turtle
from vams_kg.checking.compiler import compile_shapes
from vams_kg.errors import ShapeNotSupported

RULE = "s:x a sh:NodeShape ; sh:targetClass v:A ; "
PATH = "s:x a sh:PropertyShape ; sh:targetClass v:A ; sh:path v:p ; "
SELECT = 'sh:sparql [ sh:prefixes s:prefixes ; sh:select "SELECT $this { $this v:p ?x }"'

REFUSED = [
    ("sh:target", RULE + "sh:target [ a sh:SPARQLTarget ] ; sh:nodeKind sh:IRI ."),
    ("sh:rule", RULE + "sh:rule [ a sh:TripleRule ] ."),
    ("sh:js", RULE + "sh:js [ a sh:JSConstraint ] ."),
    ("sh:expression", RULE + "sh:expression v:e ."),
    ("sh:ask in sh:sparql", RULE + 'sh:sparql [ sh:ask "ASK { $this v:p 5 }" ] .'),
    ("data#maxWidth", PATH + "sh:minCount 1 ; v:maxWidth 3 ."),
    ("sh:parameter", "s:C a sh:ConstraintComponent ; sh:parameter [ sh:path v:w ] ."),
    ("sh:mincount", PATH + "sh:mincount 1 ."),
    ("bedoelt u sh:minCount?", PATH + "sh:mincount 1 ."),
    ("sh:rootClass", RULE + "sh:or ( [ sh:path v:p ; sh:rootClass v:Z ] ) ."),
    (
        "sh:qualifiedValueShapesDisjoint",
        PATH + "sh:qualifiedValueShape [ sh:class v:A ] ;"
        " sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true .",
    ),
    ("sh:qualifiedValueShape", PATH + "sh:qualifiedValueShape [ sh:class v:A ] ."),
    ("recursie", RULE + "sh:node s:y . s:y sh:property [ sh:path v:p ; sh:node s:y ] ."),
    ("recursie", RULE + "sh:not s:x ."),
    (
        "sh:node naar een andere regel",
        RULE + "sh:node s:y . s:y sh:targetClass v:B ; sh:class v:C .",
    ),
    (
        "gedeelde sh:property",
        RULE + "sh:property s:p . s:y sh:targetClass v:B ; sh:property s:p ."
        " s:p sh:path v:p ; sh:minCount 1 .",
    ),
    ("sh:property zonder sh:path", RULE + "sh:property [ sh:minCount 1 ] ."),
    ("sh:node naar een eigenschap", RULE + "sh:node [ sh:path v:p ; sh:minCount 1 ] ."),
    ("vorm zonder doel", "s:x a sh:NodeShape ; sh:nodeKind sh:IRI ."),
    ("vorm zonder doel", "s:x a sh:PropertyShape ; sh:path v:p ; sh:minCount 1 ."),
    ("vorm zonder doel", 's:x a <https://w3id.org/vams/def#Regel> ; sh:message "x"@nl .'),
    ("regel zonder eis", RULE + 'sh:message "x"@nl .'),
    ("naamloze regel", "[] sh:targetClass v:A ; sh:nodeKind sh:IRI ."),
    ("vorm die ook klasse is", RULE + "a owl:Class ; sh:nodeKind sh:IRI ."),
    ("sh:NodeShape met sh:path", RULE + "sh:path v:p ; sh:minCount 1 ."),
    ("sh:PropertyShape zonder sh:path", RULE + "a sh:PropertyShape ; sh:nodeKind sh:IRI ."),
    ("sh:minCount", RULE + "sh:minCount 1 ."),
    ("sh:lessThan", RULE + "sh:lessThan v:p ."),
    ("sh:closed", PATH + "sh:closed true ."),
    ("sh:message", RULE + 'sh:property [ sh:path v:p ; sh:minCount 1 ; sh:message "x"@nl ] .'),
    ("sh:severity", RULE + "sh:or ( [ sh:class v:B ; sh:severity sh:Info ] ) ."),
    ("sh:severity in sh:sparql", RULE + SELECT + " ; sh:severity sh:Info ] ."),
    ("sh:sparql", RULE + "sh:not [ " + SELECT + " ] ] ."),
    ("sh:minCount", PATH + "sh:minCount 1 , 2 ."),
    ("sh:minCount", PATH + 'sh:minCount "veel" .'),
    ("sh:minCount 4", RULE + "sh:not [ sh:path v:p ; sh:minCount 4 ] ."),
    ("sh:uniqueLang", PATH + 'sh:uniqueLang "ja" .'),
    ("sh:datatype", PATH + "sh:datatype xsd:gMonthDay ."),
    ("sh:nodeKind", PATH + "sh:nodeKind sh:Iri ."),
    ("sh:pattern", PATH + 'sh:pattern "(?=x)" .'),
    ("sh:pattern", PATH + 'sh:pattern "a" , "b" .'),
    ("sh:flags", PATH + 'sh:minCount 1 ; sh:flags "i" .'),
    ("sh:in", PATH + "sh:in v:a ."),
    ("sh:in", PATH + "sh:in ( [] ) ."),
    ("sh:hasValue", PATH + "sh:hasValue [] ."),
    ("sh:or", RULE + "sh:or v:nothing ."),
    ("sh:not", RULE + 'sh:not "tekst" .'),
    ("sh:ignoredProperties", RULE + "sh:class v:B ; sh:ignoredProperties ( v:p ) ."),
    ("sh:path", "s:x sh:targetClass v:A ; sh:minCount 1 ; sh:path [ v:wrong v:p ] ."),
    ("sh:path", "s:x sh:targetClass v:A ; sh:minCount 1 ; sh:path ( v:p ) ."),
    ("sh:path", 's:x sh:targetClass v:A ; sh:minCount 1 ; sh:path "p" .'),
    (
        "sh:targetNode met",
        "s:x sh:targetNode v:a ; sh:minCount 1 ; sh:path [ sh:zeroOrMorePath v:p ] .",
    ),
    ("$PATH", RULE + 'sh:sparql [ sh:select "SELECT $this { $this $PATH ?x }" ] .'),
    ("SELECT zonder ?value", PATH + SELECT + " ] ."),
    ("prefix w", RULE + 'sh:sparql [ sh:select "SELECT $this { $this w:p ?x }" ] .'),
    (
        "MINUS",
        RULE + 'sh:sparql [ sh:select "SELECT $this { $this a ?x MINUS { $this a ?y } }" ] .',
    ),
    ("sh:sparql", RULE + "sh:sparql [ sh:prefixes s:prefixes ] ."),
]


def refusals(shapes: str) -> Sequence[str]:
    with pytest.raises(ShapeNotSupported) as refused:
        compile_shapes(turtle(PREFIXES + shapes), {})
    return refused.value.refusals


@pytest.mark.parametrize(("term", "shapes"), REFUSED)
def test_construct_is_refused_by_name(term: str, shapes: str) -> None:
    assert any(term in refusal for refusal in refusals(shapes))


def test_refusal_names_file_line_and_shape() -> None:
    with pytest.raises(ShapeNotSupported) as refused:
        compile_shapes(turtle(PREFIXES + PATH + "sh:mincount 1 ."), {}, lambda iri: ("a.ttl", 7))
    assert refused.value.refusals[0].startswith(
        "a.ttl:7: https://example.org/shapes#x: sh:mincount"
    )


def test_all_refusals_come_at_once() -> None:
    found = refusals(
        "s:x sh:targetClass v:A ; sh:path v:p ; sh:mincount 1 . "
        "s:y sh:targetClass v:A ; sh:minCount 1 . s:z a sh:NodeShape ."
    )
    assert [part in line for part, line in zip("xyz", found, strict=False)]
    assert {line.split(":")[1].rsplit("#", 1)[-1] for line in found} == {"x", "y", "z"}


def test_words_and_prefixes_outside_rules_are_no_shapes() -> None:
    text = 'v:reading a v:Reading ; sh:name "x"@nl ; sh:severity sh:Info ; sh:message "y"@nl .'
    assert compile_shapes(turtle(PREFIXES + text), {}) == ()
