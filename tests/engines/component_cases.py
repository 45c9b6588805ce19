"""Small shapes, each with one component, path form, target or query form, and their common data."""

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

ITEM = "s:x a sh:NodeShape ; sh:targetClass v:Item ; "
PROPERTY = "s:x a sh:PropertyShape ; sh:targetClass v:Item ; sh:path "


def _query(select: str, *, path: str = "") -> str:
    kind = f"sh:PropertyShape ; sh:path {path}" if path else "sh:NodeShape"
    return (
        f"s:x a {kind} ; sh:targetClass v:Item ; sh:sparql"
        f' [ a sh:SPARQLConstraint ; sh:prefixes s:prefixes ; sh:select """{select}""" ] .'
    )


TARGETS = {
    "class": ITEM + "sh:nodeKind sh:Literal .",
    "class without subclasses": "s:x a sh:NodeShape ; sh:targetClass v:Said ; sh:nodeKind sh:Literal .",
    "node": "s:x a sh:NodeShape ; sh:targetNode v:i1 , v:unknown ; sh:nodeKind sh:Literal .",
    "node without triples": "s:x a sh:PropertyShape ; sh:targetNode v:unknown ; sh:path v:name ; sh:minCount 1 .",
    "literal node": 's:x a sh:NodeShape ; sh:targetNode "tekst" ; sh:nodeKind sh:IRI .',
    "subjects of": "s:x a sh:NodeShape ; sh:targetSubjectsOf v:name ; sh:nodeKind sh:Literal .",
    "objects of": "s:x a sh:NodeShape ; sh:targetObjectsOf v:name ; sh:nodeKind sh:IRI .",
    "several": "s:x a sh:PropertyShape ; sh:targetClass v:Item , v:Step ; sh:targetNode v:i1 , v:o4 ;"
    " sh:targetSubjectsOf v:text ; sh:path v:name ; sh:minCount 1 .",
    "several with query": _query(
        "SELECT $this (COUNT(?n) AS ?value) { $this v:number ?n } GROUP BY $this"
    ).replace(
        "sh:targetClass v:Item", "sh:targetClass v:Item , v:Party ; sh:targetSubjectsOf v:flag"
    ),
    "deactivated": ITEM + "sh:deactivated true ; sh:nodeKind sh:Literal .",
}

VALUES = {
    "class": PROPERTY + "v:same ; sh:class v:Research .",
    "class with subclasses": PROPERTY + "v:next ; sh:class v:Step .",
    "class of literals": PROPERTY + "v:name ; sh:class v:Step .",
    "two classes": PROPERTY + "v:next ; sh:class v:Step , v:Party .",
    "datatype string": PROPERTY + "v:name ; sh:datatype xsd:string .",
    "datatype language": PROPERTY + "v:name ; sh:datatype rdf:langString .",
    "datatype integer": PROPERTY + "v:number ; sh:datatype xsd:integer .",
    "datatype decimal": PROPERTY + "v:number ; sh:datatype xsd:decimal .",
    "datatype boolean": PROPERTY + "v:flag ; sh:datatype xsd:boolean .",
    "ill-formed date": PROPERTY + "v:start ; sh:datatype xsd:date .",
    "node kind IRI": PROPERTY + "v:link ; sh:nodeKind sh:Literal .",
    "node kind literal": PROPERTY + "v:name ; sh:nodeKind sh:BlankNodeOrIRI .",
    "in IRIs": PROPERTY + "v:same ; sh:in ( v:i1 v:i2 ) .",
    "in literals": PROPERTY + 'v:name ; sh:in ( "one" "Five"@en ) .',
    "in numbers": PROPERTY + "v:number ; sh:in ( 1 2 4 ) .",
    "in nothing": PROPERTY + "v:number ; sh:in ( ) .",
    "min inclusive": PROPERTY + "v:number ; sh:minInclusive 3 .",
    "max inclusive": PROPERTY + "v:number ; sh:maxInclusive 3 .",
    "min exclusive": PROPERTY + "v:number ; sh:minExclusive 3 .",
    "max exclusive": PROPERTY + "v:number ; sh:maxExclusive 3.0 .",
    "max inclusive date": PROPERTY + 'v:end ; sh:maxInclusive "2026-01-31"^^xsd:date .',
    "min length": PROPERTY + "v:name ; sh:minLength 4 .",
    "max length": PROPERTY + "v:name ; sh:maxLength 3 .",
    "max length of IRI": PROPERTY + "v:link ; sh:maxLength 10 .",
    "pattern": PROPERTY + 'v:name ; sh:pattern "^t" .',
    "pattern with flags": PROPERTY + 'v:name ; sh:pattern "^F" ; sh:flags "i" .',
    "pattern with quotes": PROPERTY + r'v:name ; sh:pattern "\\bone\\b|\"" .',
    "language in": PROPERTY + 'v:title ; sh:languageIn ( "nl" "fr" ) .',
    "language in of plain texts": PROPERTY + 'v:name ; sh:languageIn ( "en" ) .',
    "merged": PROPERTY + 'v:name ; sh:minLength 4 ; sh:pattern "^t" ; sh:datatype xsd:string .',
}

SETS = {
    "min count 0": PROPERTY + "v:name ; sh:minCount 0 .",
    "min count 1": PROPERTY + "v:name ; sh:minCount 1 .",
    "min count 2": PROPERTY + "v:name ; sh:minCount 2 .",
    "min count 4": PROPERTY + "v:number ; sh:minCount 4 .",
    "min count 5": PROPERTY + "v:number ; sh:minCount 5 .",
    "max count 0": PROPERTY + "v:flag ; sh:maxCount 0 .",
    "max count 1": PROPERTY + "v:number ; sh:maxCount 1 .",
    "max count 3": PROPERTY + "v:said ; sh:maxCount 3 .",
    "max count 4": PROPERTY + "v:said ; sh:maxCount 4 .",
    "min and max": PROPERTY + "v:number ; sh:minCount 2 ; sh:maxCount 2 .",
    "has value": PROPERTY + "v:next ; sh:hasValue v:i1 .",
    "has literal value": PROPERTY + 'v:name ; sh:hasValue "two" .',
    "has value on node": ITEM + "sh:hasValue v:i1 .",
    "unique language": PROPERTY + "v:title ; sh:uniqueLang true .",
    "unique language off": PROPERTY + "v:title ; sh:uniqueLang false .",
    "equals": PROPERTY + "v:next ; sh:equals v:same .",
    "equals on node": ITEM + "sh:equals v:self .",
    "disjoint": PROPERTY + "v:next ; sh:disjoint v:same .",
    "disjoint on node": ITEM + "sh:disjoint v:next .",
    "less than": PROPERTY + "v:start ; sh:lessThan v:end .",
    "less than or equals": PROPERTY + "v:number ; sh:lessThanOrEquals v:limit .",
    "less than incomparable": PROPERTY + "v:number ; sh:lessThan v:start .",
    "closed": ITEM + "sh:closed true ; sh:property [ sh:path v:name ] , [ sh:path v:title ] ;"
    " sh:ignoredProperties ( rdf:type v:said ) .",
    "closed without more": ITEM + "sh:closed true .",
    "qualified min 1": PROPERTY
    + "v:said ; sh:qualifiedValueShape [ sh:path v:mentions ; sh:hasValue v:no ] ;"
    " sh:qualifiedMinCount 1 .",
    "qualified min 2": PROPERTY
    + "v:said ; sh:qualifiedValueShape [ sh:class v:Said ] ; sh:qualifiedMinCount 2 .",
    "qualified min 4": PROPERTY
    + "v:said ; sh:qualifiedValueShape [ sh:class v:Said ] ; sh:qualifiedMinCount 4 .",
    "qualified max 0": PROPERTY
    + "v:said ; sh:qualifiedValueShape [ sh:path v:mentions ; sh:hasValue v:no ] ;"
    " sh:qualifiedMaxCount 0 .",
    "qualified max 1": PROPERTY
    + "v:said ; sh:qualifiedValueShape [ sh:path v:mentions ; sh:hasValue v:yes ] ;"
    " sh:qualifiedMaxCount 1 .",
    "qualified max 4": PROPERTY
    + "v:number ; sh:qualifiedValueShape [ sh:minInclusive 1 ] ; sh:qualifiedMaxCount 4 .",
    "qualified never": PROPERTY
    + "v:number ; sh:qualifiedValueShape [ sh:in ( ) ] ; sh:qualifiedMinCount 5 .",
}

PATHS = {
    "inverse": PROPERTY + "[ sh:inversePath v:next ] ; sh:minCount 2 .",
    "sequence": PROPERTY + "( v:said v:mentions ) ; sh:hasValue v:yes .",
    "sequence of three": PROPERTY + "( v:next v:next v:said ) ; sh:minCount 2 .",
    "alternative": PROPERTY + "[ sh:alternativePath ( v:next v:same ) ] ; sh:class v:Step .",
    "zero or more": PROPERTY
    + "( v:said v:mentions [ sh:zeroOrMorePath v:broader ] ) ; sh:in ( v:yes v:answer ) .",
    "one or more": PROPERTY + "[ sh:oneOrMorePath v:next ] ; sh:disjoint v:same .",
    "zero or one": PROPERTY + "[ sh:zeroOrOnePath v:next ] ; sh:class v:Step .",
    "zero or more alone": PROPERTY + "[ sh:zeroOrMorePath v:next ] ; sh:hasValue v:i4 .",
    "inverse of sequence": PROPERTY + "[ sh:inversePath ( v:next v:next ) ] ; sh:maxCount 0 .",
    "repeated alternative": PROPERTY
    + "[ sh:zeroOrMorePath [ sh:alternativePath ( v:next [ sh:inversePath v:same ] ) ] ] ; sh:maxCount 3 .",
    "nested repeats": PROPERTY
    + "( [ sh:zeroOrMorePath [ sh:zeroOrOnePath v:next ] ] v:name ) ; sh:minLength 4 .",
    "count over two ways": PROPERTY + "[ sh:alternativePath ( v:next v:same ) ] ; sh:maxCount 1 .",
}

LOGIC = {
    "not": PROPERTY
    + "v:said ; sh:not [ sh:property [ sh:path v:mentions ; sh:hasValue v:yes ] ] .",
    "not of path": PROPERTY + "v:said ; sh:not [ sh:path v:mentions ; sh:minCount 1 ] .",
    "not not": PROPERTY + "v:said ; sh:not [ sh:not [ sh:path v:mentions ; sh:hasValue v:yes ] ] .",
    "or": PROPERTY + 'v:name ; sh:or ( [ sh:pattern "^t" ] [ sh:minLength 4 ] ) .',
    "or of properties": ITEM
    + "sh:or ( [ sh:path v:name ; sh:minCount 2 ] [ sh:path v:flag ; sh:minCount 1 ] ) .",
    "and": PROPERTY
    + "v:next ; sh:and ( [ sh:class v:Step ] [ sh:path v:name ; sh:minCount 1 ] ) .",
    "xone": ITEM + "sh:xone ( [ sh:path v:name ; sh:minCount 1 ] [ sh:path v:flag ; sh:minCount 1 ]"
    " [ sh:path v:link ; sh:minCount 1 ] ) .",
    "xone of two": PROPERTY + "v:said ; sh:xone ( [ sh:path v:mentions ; sh:hasValue v:yes ]"
    " [ sh:path v:mentions ; sh:hasValue v:but ] ) .",
    "or of nothing": ITEM
    + "sh:or ( [ sh:deactivated true ; sh:nodeKind sh:Literal ] [ sh:nodeKind sh:Literal ] ) .",
    "node": PROPERTY + "v:next ; sh:node [ sh:property [ sh:path v:name ; sh:minCount 1 ] ] .",
    "named node": ITEM + "sh:node s:named . s:named a sh:NodeShape ;"
    " sh:property [ sh:path v:name ; sh:minCount 1 ] , [ sh:path v:number ; sh:maxCount 1 ] .",
    "property in node": ITEM
    + "sh:property [ sh:path v:name ; sh:minCount 1 ] , [ sh:path v:number ; sh:maxCount 1 ] .",
    "property in property": PROPERTY
    + "v:said ; sh:property [ sh:path v:mentions ; sh:maxCount 1 ] .",
    "three deep": PROPERTY
    + "v:next ; sh:property [ sh:path v:said ; sh:property [ sh:path v:mentions ;"
    " sh:property [ sh:path v:broader ; sh:hasValue v:answer ] ] ] .",
    "quantifiers": ITEM + "sh:not [ sh:path v:next ; sh:node [ sh:property [ sh:path v:said ;"
    " sh:not [ sh:path v:mentions ; sh:hasValue v:no ] ] ] ] .",
    "nested counts": ITEM + "sh:not [ sh:path v:number ; sh:minCount 2 ; sh:maxCount 3 ] .",
    "nested count of nothing": ITEM
    + "sh:or ( [ sh:path v:name ; sh:minCount 2 ] [ sh:path v:number ; sh:maxCount 0 ] ) .",
    "nested qualified": ITEM
    + "sh:not [ sh:path v:said ; sh:qualifiedValueShape [ sh:path v:mentions ;"
    " sh:hasValue v:yes ] ; sh:qualifiedMinCount 2 ; sh:qualifiedMaxCount 3 ] .",
    "nested equals": ITEM + "sh:not [ sh:path v:next ; sh:equals v:same ] .",
    "nested less than": ITEM + "sh:not [ sh:path v:start ; sh:lessThan v:end ] .",
    "nested unique language": ITEM + "sh:not [ sh:path v:title ; sh:uniqueLang true ] .",
    "nested closed": PROPERTY
    + "v:said ; sh:not [ sh:closed true ; sh:ignoredProperties ( rdf:type v:text v:mentions ) ] .",
    "nested equals on node": ITEM + "sh:not [ sh:equals v:self ] .",
    "nested disjoint on node": ITEM + "sh:not [ sh:disjoint v:next ] .",
    "if then": ITEM + "sh:or ( [ sh:not [ sh:path ( v:said v:mentions ) ; sh:hasValue v:yes ] ]"
    " [ sh:path ( v:said v:days ) ; sh:maxInclusive 50.0 ] ) .",
    "deactivated inside": ITEM
    + "sh:not [ sh:deactivated true ; sh:path v:name ; sh:minCount 1 ] .",
    "everything inside": ITEM
    + 'sh:not [ sh:path v:name ; sh:datatype xsd:string ; sh:pattern "e" ; sh:minCount 1 ;'
    " sh:maxCount 1 ] .",
}

QUERIES = {
    "basic": _query("SELECT $this ?value { $this v:next ?value . ?value v:number ?n }"),
    "no value": _query("SELECT $this { $this v:flag true }"),
    "question mark": _query("SELECT ?this ?value WHERE { ?this v:said ?value }"),
    "distinct": _query("SELECT DISTINCT $this ?value { $this v:said/v:mentions ?value }"),
    "path of any length": _query(
        "SELECT $this ?value { $this v:said/v:mentions/v:broader* ?value }"
    ),
    "filter": _query("SELECT $this ?value { $this v:number ?value FILTER(?value > 3) }"),
    "filter on this": _query("SELECT $this ?value { $this v:next ?value FILTER($this = ?value) }"),
    "optional": _query(
        "SELECT $this ?value { $this v:number ?value OPTIONAL { $this v:name ?n } FILTER(!BOUND(?n)) }"
    ),
    "only optional": _query("SELECT $this { OPTIONAL { $this v:name ?n } FILTER(!BOUND(?n)) }"),
    "optional with filter on this": _query(
        "SELECT $this ?value { $this v:next ?value OPTIONAL { ?value v:next ?n FILTER(?n = $this) } FILTER(BOUND(?n)) }"
    ),
    "bind": _query(
        "SELECT $this ?value { $this v:number ?n BIND(STR(?n) AS ?value) FILTER(?n > 6) }"
    ),
    "bind this": _query(
        'SELECT $this ?value { BIND(STR($this) AS ?value) FILTER(STRENDS(?value, "1")) }'
    ),
    "union": _query(
        "SELECT $this ?value { { $this v:next ?value } UNION { $this v:same ?value } }"
    ),
    "union with filter": _query(
        "SELECT $this ?value { { $this v:next ?value FILTER(?value != $this) } UNION { $this v:flag ?value } }"
    ),
    "exists": _query(
        "SELECT $this ?value { $this v:said ?value FILTER EXISTS { ?value v:mentions v:yes } }"
    ),
    "not exists": _query(
        "SELECT $this ?value { $this v:said ?value FILTER NOT EXISTS { ?value v:mentions v:yes } }"
    ),
    "only not exists": _query("SELECT $this { FILTER NOT EXISTS { $this v:name ?n } }"),
    "not exists with filter": _query(
        "SELECT $this ?value { $this v:said ?value . ?value v:days ?d"
        " FILTER NOT EXISTS { $this v:said ?other . ?other v:days ?e FILTER(?e > ?d) } }"
    ),
    "not exists with this in filter": _query(
        "SELECT $this ?value { $this v:said ?value"
        " FILTER NOT EXISTS { ?other v:said ?value FILTER(?other != $this) } }"
    ),
    "exists in exists": _query(
        "SELECT $this { $this v:next ?n FILTER NOT EXISTS { ?n v:said ?o FILTER NOT EXISTS { ?o v:mentions v:no } } }"
    ),
    "exists in condition": _query(
        "SELECT $this { $this v:number ?n FILTER(?n > 4 || NOT EXISTS { $this v:name ?m }) }"
    ),
    "norm": _query(
        "SELECT $this ?value { $this v:said ?value . ?value v:days ?d . v:norm v:maximum ?m FILTER(?d > ?m) }"
    ),
    "sub-select": _query(
        "SELECT $this ?value { { SELECT $this (COUNT(DISTINCT ?o) AS ?value) { $this v:said ?o }"
        " GROUP BY $this HAVING (COUNT(DISTINCT ?o) > 1) } }"
    ),
    "sub-select with more": _query(
        "SELECT $this ?value { $this v:name ?n . { SELECT $this (MAX(?d) AS ?value) { $this v:number ?d }"
        " GROUP BY $this } FILTER(?value >= 3) }"
    ),
    "sub-select of union": _query(
        "SELECT $this ?value { { SELECT $this ?value { { $this v:next ?value } UNION { $this v:same ?value } } } }"
    ),
    "grouped": _query(
        "SELECT $this (COUNT(?o) AS ?value) { $this v:said ?o } GROUP BY $this HAVING (COUNT(?o) > 1)"
    ),
    "path variable": _query(
        "SELECT $this ?path ?value { $this ?path ?value FILTER(?path = v:same) }"
    ),
    "dollar path": _query(
        "SELECT $this ?value { $this $PATH ?value . ?value v:number ?n }", path="v:next"
    ),
    "dollar sequence": _query(
        "SELECT $this ?value { $this $PATH ?value }", path="( v:said v:mentions )"
    ),
    "strings and comments": _query(
        "SELECT $this ?value { # } OPTIONAL {\n $this v:name ?value FILTER(STR(?value) NOT IN ('} OPTIONAL {', \"<x>\")) }"
    ),
    "function": _query(
        "SELECT $this ?value { $this v:name ?value FILTER REGEX(STR(?value), '^t') }"
    ),
    "cast": _query("SELECT $this ?value { $this v:number ?n BIND(xsd:string(?n) AS ?value) }"),
    "extra variable": _query(
        "SELECT $this ?value ?text { $this v:said ?value . ?value v:text ?text }"
    ),
    "nested group": _query("SELECT $this ?value { $this v:next ?value { ?value v:said ?o } }"),
    "inverse path": _query("SELECT $this ?value { $this ^v:next/v:next? ?value }"),
}

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
