"""All component cases with the data that they share."""

# ruff: noqa: E501 - the data reads best with one node on a line

from engines.core_cases import LOGIC, PATHS, SETS, TARGETS, VALUES
from engines.query_cases import QUERIES

PREFIXES = """
@prefix s: <https://example.org/shapes#> .
@prefix v: <https://example.org/data#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

s:prefixes a owl:Ontology ;
    sh:declare [ sh:prefix "v" ; sh:namespace "https://example.org/data#"^^xsd:anyURI ] ,
        [ sh:prefix "xsd" ; sh:namespace "http://www.w3.org/2001/XMLSchema#"^^xsd:anyURI ] .
"""

DATA = (
    PREFIXES
    + """
v:Step rdfs:subClassOf v:Item . v:Research rdfs:subClassOf v:Step . v:Party rdfs:subClassOf v:Item .

v:i1 a v:Item ; v:name "one" ; v:title "een"@nl , "one"@en ; v:number 1 ; v:start "2026-01-01"^^xsd:date ;
    v:end "2026-02-01"^^xsd:date ; v:next v:i2 ; v:said v:o1 , v:o2 ; v:same v:i2 ; v:self v:i1 .
v:i2 a v:Step ; v:name "two" , "deux" ; v:title "twee"@nl , "nog twee"@nl ; v:number 2 , 7 ;
    v:start "2026-03-01"^^xsd:date ; v:end "2026-02-01"^^xsd:date ; v:next v:i3 ; v:said v:o3 ; v:same v:i4 .
v:i3 a v:Research ; v:name "three" ; v:title "drei"@de , "trois"@fr-BE ; v:number 3 ; v:next v:i1 , v:i4 ;
    v:said v:o1 ; v:start "2026-13-45"^^xsd:date ; v:flag true ; v:same v:i1 , v:i4 ; v:limit 3.0 .
v:i4 a v:Step , v:Party ; v:number 4 , 5 , 6 , 8 , 9 ; v:link <https://example.org/long/address> ;
    v:said v:o1 , v:o2 , v:o3 , v:o4 ; v:flag false ; v:limit 5.0 .
v:i5 a v:Party ; v:name "Five"@en , "vijf" ; v:next v:i5 ; v:number 4 ; v:limit 42.0 .

v:o1 a v:Said ; v:text "ja" ; v:mentions v:yes ; v:days 42.0 .
v:o2 a v:Said ; v:text "nee" ; v:mentions v:no ; v:days 7.0 .
v:o3 a v:Said ; v:text "ja, maar" ; v:mentions v:yes , v:but ; v:days 365.25 .
v:o4 v:text "weg" .
v:yes a v:Concept ; v:broader v:answer . v:no a v:Concept ; v:broader v:answer .
v:but v:broader v:word . v:answer v:broader v:word .
v:norm v:maximum 40.0 .
"""
)

CASES = {
    f"{group}: {name}": shapes
    for group, table in {
        "target": TARGETS,
        "value": VALUES,
        "set": SETS,
        "path": PATHS,
        "logic": LOGIC,
        "query": QUERIES,
    }.items()
    for name, shapes in table.items()
}
