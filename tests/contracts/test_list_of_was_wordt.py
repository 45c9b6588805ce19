"""Contracts of the was-wordt list: every statement has one place, and every place can be read."""

from collections import Counter
from collections.abc import Iterator

from vams_kg.model import Leesplaats, Procesonderdeel
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import OWL, RDF, SKOS

FIRST, LAST = 37, 115
"""The statements of the list's table: S0-037 (first question) to S0-115 (last article)."""
FIRST_COLUMN = (37, 38, 39, 40, 41, 42, 57, 58, 59, 60, 71, 79, 80, 90, 92, 93, 94, 95, 110)
"""The questions in the list itself; the other sources ask ten more about the same parts."""
ELSEWHERE = {"S2-056", *(f"S3-{n:03}" for n in (33, 34, 35, 36, 37, 49, 50, 51, 52))}


def questions(part: Procesonderdeel) -> list[str]:
    return [question.citaten[0].id for question in part.vragen]


def places(rulebook: Rulebook) -> Iterator[Leesplaats]:
    for part in rulebook.process_parts:
        for one in (*part.vragen, *part.gewenst):
            assert one.leesplaatsen, one.iri
            yield from one.leesplaatsen


def test_six_parts_in_order_each_with_an_article(rulebook: Rulebook) -> None:
    parts = rulebook.process_parts
    assert [part.volgorde for part in parts] == [1, 2, 3, 4, 5, 6]
    assert all(article for part in parts for article in part.artikelen or ("",))
    assert all(one.artikelen for part in parts for one in part.gewenst)


def test_every_statement_of_the_table_stands_in_exactly_one_part(rulebook: Rulebook) -> None:
    counts = Counter(s for part in rulebook.process_parts for s in part.uitspraken)
    wanted = {f"S0-{number:03}" for number in range(FIRST, LAST + 1)}
    assert set(counts) == wanted | ELSEWHERE
    assert {name: n for name, n in counts.items() if n != 1} == {}


def test_all_29_questions_are_asked_once(rulebook: Rulebook) -> None:
    asked = [name for part in rulebook.process_parts for name in questions(part)]
    assert sorted(asked) == sorted([*(f"S0-{number:03}" for number in FIRST_COLUMN), *ELSEWHERE])
    assert len(asked) == 29


def test_every_statement_has_its_words(rulebook: Rulebook) -> None:
    for part in rulebook.process_parts:
        for one in (part, *part.vragen, *part.gewenst):
            assert set(one.label) == {"nl", "en"}
            assert all(quote.tekst and quote.bron for quote in one.citaten)


def test_places_name_classes_keys_and_concepts_that_exist(rulebook: Rulebook) -> None:
    classes = {node.value for node in rulebook.ontology.instances(OWL.Class)}
    known = {subject.value for subject, _ in rulebook.ontology.pairs(RDF.type)}
    for place in places(rulebook):
        assert place.klasse in classes
        assert place.herkend_aan <= known
        wider = rulebook.broader.get(place.klasse, frozenset({place.klasse}))
        narrower = rulebook.subclasses.get(place.klasse, frozenset())
        here = {f.eigenschap for f in rulebook.fields if f.klasse in wider | narrower}
        assert place.eigenschappen
        assert set(place.eigenschappen) <= here, place


def test_parts_name_classes_and_topics_that_exist(rulebook: Rulebook) -> None:
    classes = {node.value for node in rulebook.ontology.instances(OWL.Class)}
    topics = Counter(t for part in rulebook.process_parts for t in part.onderwerpen)
    assert set(topics) <= set(rulebook.topics)
    assert set(topics.values()) == {1}
    assert {c for part in rulebook.process_parts for c in part.klassen} <= classes


def test_concepts_of_places_can_be_recognised(rulebook: Rulebook) -> None:
    terms = {term.iri for term in rulebook.terms}
    loose = {c for place in places(rulebook) for c in place.herkend_aan} - terms
    broader = {node for values in rulebook.broader.values() for node in values}
    assert loose - broader == set(), SKOS.Concept
