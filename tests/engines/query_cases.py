"""Small SPARQL rules, each with one form of query."""

# ruff: noqa: E501 - a shape on one line is easier to compare than a broken one


def query(select: str, *, path: str = "") -> str:
    """Return a rule on all items with this query."""
    kind = f"sh:PropertyShape ; sh:path {path}" if path else "sh:NodeShape"
    return (
        f"s:x a {kind} ; sh:targetClass v:Item ; sh:sparql"
        f' [ a sh:SPARQLConstraint ; sh:prefixes s:prefixes ; sh:select """{select}""" ] .'
    )


QUERIES = {
    "basic": query("SELECT $this ?value { $this v:next ?value . ?value v:number ?n }"),
    "no value": query("SELECT $this { $this v:flag true }"),
    "question mark": query("SELECT ?this ?value WHERE { ?this v:said ?value }"),
    "distinct": query("SELECT DISTINCT $this ?value { $this v:said/v:mentions ?value }"),
    "path of any length": query(
        "SELECT $this ?value { $this v:said/v:mentions/v:broader* ?value }"
    ),
    "filter": query("SELECT $this ?value { $this v:number ?value FILTER(?value > 3) }"),
    "filter on this": query("SELECT $this ?value { $this v:next ?value FILTER($this = ?value) }"),
    "optional": query(
        "SELECT $this ?value { $this v:number ?value OPTIONAL { $this v:name ?n } FILTER(!BOUND(?n)) }"
    ),
    "only optional": query("SELECT $this { OPTIONAL { $this v:name ?n } FILTER(!BOUND(?n)) }"),
    "optional with filter on this": query(
        "SELECT $this ?value { $this v:next ?value OPTIONAL { ?value v:next ?n FILTER(?n = $this) } FILTER(BOUND(?n)) }"
    ),
    "bind": query(
        "SELECT $this ?value { $this v:number ?n BIND(STR(?n) AS ?value) FILTER(?n > 6) }"
    ),
    "bind this": query(
        'SELECT $this ?value { BIND(STR($this) AS ?value) FILTER(STRENDS(?value, "1")) }'
    ),
    "union": query("SELECT $this ?value { { $this v:next ?value } UNION { $this v:same ?value } }"),
    "union with filter": query(
        "SELECT $this ?value { { $this v:next ?value FILTER(?value != $this) } UNION { $this v:flag ?value } }"
    ),
    "exists": query(
        "SELECT $this ?value { $this v:said ?value FILTER EXISTS { ?value v:mentions v:yes } }"
    ),
    "not exists": query(
        "SELECT $this ?value { $this v:said ?value FILTER NOT EXISTS { ?value v:mentions v:yes } }"
    ),
    "only not exists": query("SELECT $this { FILTER NOT EXISTS { $this v:name ?n } }"),
    "not exists with filter": query(
        "SELECT $this ?value { $this v:said ?value . ?value v:days ?d"
        " FILTER NOT EXISTS { $this v:said ?other . ?other v:days ?e FILTER(?e > ?d) } }"
    ),
    "not exists with this in filter": query(
        "SELECT $this ?value { $this v:said ?value"
        " FILTER NOT EXISTS { ?other v:said ?value FILTER(?other != $this) } }"
    ),
    "exists in exists": query(
        "SELECT $this { $this v:next ?n FILTER NOT EXISTS { ?n v:said ?o FILTER NOT EXISTS { ?o v:mentions v:no } } }"
    ),
    "exists in condition": query(
        "SELECT $this { $this v:number ?n FILTER(?n > 4 || NOT EXISTS { $this v:name ?m }) }"
    ),
    "norm": query(
        "SELECT $this ?value { $this v:said ?value . ?value v:days ?d . v:norm v:maximum ?m FILTER(?d > ?m) }"
    ),
    "sub-select": query(
        "SELECT $this ?value { { SELECT $this (COUNT(DISTINCT ?o) AS ?value) { $this v:said ?o }"
        " GROUP BY $this HAVING (COUNT(DISTINCT ?o) > 1) } }"
    ),
    "sub-select with more": query(
        "SELECT $this ?value { $this v:name ?n . { SELECT $this (MAX(?d) AS ?value) { $this v:number ?d }"
        " GROUP BY $this } FILTER(?value >= 3) }"
    ),
    "sub-select of union": query(
        "SELECT $this ?value { { SELECT $this ?value { { $this v:next ?value } UNION { $this v:same ?value } } } }"
    ),
    "grouped": query(
        "SELECT $this (COUNT(?o) AS ?value) { $this v:said ?o } GROUP BY $this HAVING (COUNT(?o) > 1)"
    ),
    "path variable": query(
        "SELECT $this ?path ?value { $this ?path ?value FILTER(?path = v:same) }"
    ),
    "dollar path": query(
        "SELECT $this ?value { $this $PATH ?value . ?value v:number ?n }", path="v:next"
    ),
    "dollar sequence": query(
        "SELECT $this ?value { $this $PATH ?value }", path="( v:said v:mentions )"
    ),
    "strings and comments": query(
        "SELECT $this ?value { # } OPTIONAL {\n $this v:name ?value FILTER(STR(?value) NOT IN ('} OPTIONAL {', \"<x>\")) }"
    ),
    "function": query(
        "SELECT $this ?value { $this v:name ?value FILTER REGEX(STR(?value), '^t') }"
    ),
    "cast": query("SELECT $this ?value { $this v:number ?n BIND(xsd:string(?n) AS ?value) }"),
    "extra variable": query(
        "SELECT $this ?value ?text { $this v:said ?value . ?value v:text ?text }"
    ),
    "nested group": query("SELECT $this ?value { $this v:next ?value { ?value v:said ?o } }"),
    "inverse path": query("SELECT $this ?value { $this ^v:next/v:next? ?value }"),
}
