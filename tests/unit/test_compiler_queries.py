"""What compiled rules find and how their results look."""

import pyoxigraph as ox
import pytest

from engines.component_cases import DATA, PREFIXES
from engines.harness import turtle
from vams_kg.checking.compiler import compile_shapes
from vams_kg.checking.engines import RawResult, distinct, run_compiled
from vams_kg.graph import Facts, store
from vams_kg.rulebook.words import read_subclasses

V = "https://example.org/data#"
ITEM = "s:x a sh:PropertyShape ; sh:targetClass v:Item ; "


def found(shapes: str, data: str = DATA) -> list[RawResult]:
    quads = turtle(data)
    rules = compile_shapes(turtle(PREFIXES + shapes), read_subclasses(Facts(quads)))
    return run_compiled(rules, store(quads))


def test_result_has_rule_focus_value_and_first_predicate() -> None:
    results = found(ITEM + "sh:path ( v:said v:mentions ) ; sh:in ( v:yes v:but ) .")
    first = results[0]
    assert (first.rule, first.focus, first.value) == (
        "https://example.org/shapes#x",
        f"{V}i1",
        f"{V}no",
    )
    assert first.value_is_iri
    assert first.first_predicate == f"{V}said"


def test_missing_value_gives_no_value() -> None:
    result = found(ITEM + "sh:path v:name ; sh:minCount 1 .")[0]
    assert (result.focus, result.value, result.value_is_iri) == (f"{V}i4", None, False)


def test_node_shape_gives_the_focus_as_value() -> None:
    result = found("s:x a sh:NodeShape ; sh:targetNode v:i1 ; sh:class v:Party .")[0]
    assert result.focus == result.value == f"{V}i1"


def test_literal_value_is_written_as_in_ntriples() -> None:
    result = found(ITEM + 'sh:path v:title ; sh:languageIn ( "nl" "de" "fr" ) .')[0]
    assert (result.value, result.value_is_iri) == ('"one"@en', False)


def test_closed_shape_tells_the_path() -> None:
    results = found(
        "s:x a sh:NodeShape ; sh:targetNode v:o1 ; sh:closed true ;"
        " sh:ignoredProperties ( rdf:type v:text v:days ) ."
    )
    assert [result.first_predicate for result in results] == [f"{V}mentions"]


def test_extra_variables_are_bindings() -> None:
    results = found(
        "s:x a sh:NodeShape ; sh:targetNode v:i1 ; sh:sparql [ sh:prefixes s:prefixes ; sh:select "
        '"SELECT $this ?value ?tekst { $this v:said ?value . ?value v:text ?tekst }" ] .'
    )
    assert [result.bindings for result in results] == [{"tekst": "ja"}, {"tekst": "nee"}]


def test_a_name_with_several_dots_is_read() -> None:
    results = found(
        "s:x a sh:NodeShape ; sh:targetNode v:a ; sh:sparql [ sh:prefixes s:prefixes ; sh:select "
        '"SELECT $this { v:wet-2.3a.1-termijn v:max ?m . $this v:days ?d FILTER(?d > ?m) }" ] .',
        PREFIXES + "v:wet-2.3a.1-termijn v:max 1.0 . v:a v:days 2.0 .",
    )
    assert [result.focus for result in results] == [f"{V}a"]


def test_subclasses_come_from_the_closed_list_and_not_from_the_data() -> None:
    shapes = turtle(PREFIXES + ITEM + "sh:path v:name ; sh:minCount 1 .")
    data = turtle(PREFIXES + "v:a a v:Deep . v:b a v:Other . v:c a v:Item , v:Deep .")
    names = {f"{V}Item": frozenset({f"{V}Item", f"{V}Deep", f"{V}Unused"})}
    results = run_compiled(compile_shapes(shapes, names), store(data))
    assert [result.focus for result in results] == [f"{V}a", f"{V}c"]


def test_deactivated_rule_stays_a_rule_without_queries() -> None:
    shapes = turtle(PREFIXES + ITEM + "sh:path v:p ; sh:minCount 1 ; sh:deactivated true .")
    (rule,) = compile_shapes(shapes, {})
    assert rule.queries == ()


def test_constraints_on_the_same_values_are_one_query() -> None:
    shapes = turtle(PREFIXES + ITEM + "sh:path v:p ; sh:minLength 2 ; sh:datatype xsd:string .")
    (rule,) = compile_shapes(shapes, {})
    (query,) = rule.queries
    assert query.component == "datatype minLength"
    assert query.has_value


def test_positive_exists_becomes_a_join() -> None:
    shapes = turtle(PREFIXES + ITEM + "sh:path v:p ; sh:not [ sh:path v:q ; sh:hasValue v:r ] .")
    (rule,) = compile_shapes(shapes, {})
    assert "EXISTS" not in rule.queries[0].sparql


@pytest.mark.parametrize("turned", [False, True])
def test_results_are_a_sorted_set_with_the_same_bindings_each_time(turned: bool) -> None:
    rows = [
        RawResult("r", "f", "v", bindings={"n": "b"}),
        RawResult("r", "f", "v", bindings={"n": "a"}),
        RawResult("r", "e", None),
    ]
    results = distinct(rows[::-1] if turned else rows)
    assert [(result.focus, result.bindings) for result in results] == [("e", {}), ("f", {"n": "a"})]


def test_compiling_takes_a_store_too() -> None:
    shapes = ox.Store()
    shapes.bulk_extend(turtle(PREFIXES + ITEM + "sh:path v:p ; sh:minCount 1 ."))
    assert [rule.shape for rule in compile_shapes(shapes, {})] == ["https://example.org/shapes#x"]
