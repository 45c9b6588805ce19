"""The query gate: what passes, what is refused by name, and that text cannot fool it."""

import pytest

from vams_kg.checking.compiler.query_gate import check_syntax, read_query
from vams_kg.checking.compiler.query_reader import QueryRefusedError
from vams_kg.checking.compiler.tokens import tokens

PASSES = [
    "SELECT $this { $this v:a ?b }",
    "select ?this where { ?this v:a ?b }",
    "SELECT DISTINCT $this ?value { $this v:a/v:b* ?value }",
    "SELECT $this (STR(?b) AS ?value) { $this v:a ?b }",
    "SELECT $this ?value { $this v:a ?value OPTIONAL { ?value v:b ?c } FILTER(!BOUND(?c)) }",
    "SELECT $this { OPTIONAL { $this v:a ?b } FILTER(!BOUND(?b)) }",
    "SELECT $this { { $this v:a ?b } UNION { $this v:c ?b FILTER(?b != $this) } }",
    "SELECT $this { FILTER NOT EXISTS { ?other v:a ?b FILTER(?other != $this) } }",
    "SELECT $this { FILTER(?x = 1 || EXISTS { $this v:a ?x }) }",
    "SELECT $this ?n { { SELECT $this (COUNT(?b) AS ?n) { $this v:a ?b } GROUP BY $this } }",
    "SELECT $this { { SELECT $this { { $this v:a ?b } UNION { $this v:b ?b } } } }",
    "SELECT $this (COUNT(?b) AS ?n) { $this v:a ?b } GROUP BY $this HAVING (COUNT(?b) > 2)",
    "SELECT $this ?value { BIND(STR($this) AS ?value) }",
    "SELECT $this { $this v:a '} MINUS { SERVICE' } # VALUES",
    'SELECT $this { $this v:a """a "quoted" VALUES""" , <urn:MINUS> ; v:minus ?graph }',
    "SELECT $this { $this v:a ?b FILTER(?b<3&&?b>1) }",
    "SELECT $this { $this v:a ?b BIND(xsd:integer(?b) AS ?c) }",
]

REFUSED = {
    "MINUS": "SELECT $this { $this v:a ?b MINUS { $this v:c ?b } }",
    "SERVICE": "SELECT $this { SERVICE <urn:x> { $this v:a ?b } }",
    "GRAPH": "SELECT $this { GRAPH ?g { $this v:a ?b } }",
    "VALUES": "SELECT $this { VALUES ?b { 1 } $this v:a ?b }",
    "FROM": "SELECT $this FROM <urn:g> { $this v:a ?b }",
    "LIMIT": "SELECT $this { $this v:a ?b } LIMIT 1",
    "ORDER": "SELECT $this { $this v:a ?b } ORDER BY ?b",
    "ASK": "ASK { $this v:a ?b }",
    "CONSTRUCT": "CONSTRUCT { $this v:a 1 } WHERE { $this v:a ?b }",
    "PREFIX": "PREFIX v: <urn:v#> SELECT $this { $this v:a ?b }",
    "NOW": "SELECT $this { $this v:a ?b FILTER(?b < NOW()) }",
    "$shapesGraph": "SELECT $this { $this v:a $shapesGraph }",
    "$currentShape": "SELECT $this { $this v:a $currentShape }",
    "SELECT *": "SELECT * { $this v:a ?b }",
    "SELECT zonder $this": "SELECT ?value { $this v:a ?value }",
    "AS $this": "SELECT $this { ?x v:a ?b BIND(?b AS ?this) }",
    "tellen zonder GROUP BY $this": "SELECT $this { $this v:a ?c { SELECT $this (COUNT(?b) AS ?n)"
    " { $this v:b ?b } GROUP BY ?c } }",
    "$this in een binnenste groep": "SELECT $this { $this v:a ?c { FILTER(BOUND($this)) } }",
    "?_x": "SELECT $this { $this v:a ?_x }",
    "v:distance": "SELECT $this { $this v:a ?b FILTER(v:distance(?b, 1) < 2) }",
    "IN ()": "SELECT $this { $this v:a ?b FILTER(?b IN ()) }",
    "\\u": "SELECT $this { $this v:a '\\u0027 MINUS' }",
    "<<": "SELECT $this { << $this v:a ?b >> v:c ?d }",
    "sh:select": "SELECT $this { $this v:a ?b ",
    "SELECT": "SELECT $this { SELECT $this { $this v:a ?b } }",
}

INNER = [
    "SELECT $this { { FILTER(BOUND($this)) } }",
    "SELECT $this { { ?x v:a ?y OPTIONAL { $this v:b ?y } } }",
    "SELECT $this { { BIND(STR($this) AS ?s) $this v:a ?b } }",
    "SELECT $this { { ?x v:a ?b FILTER(?x != $this) } UNION { $this v:a ?b } }",
    "SELECT $this { $this v:a ?b { SELECT $this { ?b v:c ?d FILTER(?d != $this) } } }",
    "SELECT $this { { ?x v:a ?y FILTER NOT EXISTS { ?y v:b $this } } }",
    "SELECT $this { { SELECT $this { { $this v:a ?b } UNION { ?c v:b ?b } } } }",
    "SELECT $this { FILTER NOT EXISTS { { ?x v:a ?y FILTER(?x != $this) } } }",
]


@pytest.mark.parametrize("text", PASSES)
def test_allowed_query_passes(text: str) -> None:
    query = read_query(text)
    assert query.variables[0] == "this"
    check_syntax(f"PREFIX v: <urn:v#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> {text}")


@pytest.mark.parametrize("term", REFUSED)
def test_query_is_refused_by_name(term: str) -> None:
    with pytest.raises(QueryRefusedError) as refused:
        read_query(REFUSED[term])
    assert refused.value.term == term
    assert refused.value.remedy


@pytest.mark.parametrize("text", INNER)
def test_this_that_is_free_in_an_inner_group_is_refused(text: str) -> None:
    with pytest.raises(QueryRefusedError) as refused:
        read_query(text)
    assert refused.value.term == "$this in een binnenste groep"


def test_query_that_does_not_parse_is_refused_with_the_place() -> None:
    text = "SELECT $this { $this <urn:a> ?b FILTER }"
    with pytest.raises(QueryRefusedError, match="FILTER"):
        check_syntax(text)


@pytest.mark.parametrize("text", ["SELECT ~", "'open", "\\"])
def test_text_that_is_no_sparql_is_refused(text: str) -> None:
    with pytest.raises(QueryRefusedError, match="geen SPARQL"):
        read_query(text)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("?a<?b&&?c>?d", "variable iri variable"),
        ("?a < ?b", "variable sign variable"),
        ("v:a.1-b . v:c.", "name sign name sign"),
        ("v:p?/^v:q*", "name sign sign sign name sign"),
        ('\'it\\\'s\' """a " b"""@nl-be 1.5e3', "string string language number"),
        ("_:b :x v: a", "name name name word"),
        ("# alles\n?x#y", "variable"),
        ("v:sub\\/deel", "name"),
    ],
)
def test_tokens(text: str, kinds: str) -> None:
    assert [token.kind for token in tokens(text)] == kinds.split()


def test_grouped_and_empty_paths_are_noted() -> None:
    assert read_query("SELECT $this (COUNT(?b) AS ?n) { $this v:a ?b } GROUP BY $this").grouped
    assert read_query("SELECT $this { $this v:a* ?b }").may_be_empty
    assert not read_query("SELECT $this { $this v:a ?b FILTER(?b * 2 > 1) }").may_be_empty
