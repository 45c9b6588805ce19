"""Small shapes, each with one target, component, path form or nested form of SHACL Core."""

# ruff: noqa: E501 - a shape on one line is easier to compare than a broken one

from engines.query_cases import query

ITEM = "s:x a sh:NodeShape ; sh:targetClass v:Item ; "
PROPERTY = "s:x a sh:PropertyShape ; sh:targetClass v:Item ; sh:path "

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
    "several with query": query(
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
