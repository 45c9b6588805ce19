"""The document format: every key of the contract documents is a field, every field is whole."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

from vams_kg.model import Veld
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import OWL, RDF, SKOS, VAMS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    path
    for path in (ROOT / "examples").rglob("*.yaml")
    if any(name in path.name for name in ("merenwaard", "oeverland"))
    or any(name in path.parent.name for name in ("merenwaard", "oeverland"))
)
KINDS = {
    VAMS.tekstwaarde.value,
    VAMS.letterlijkeTekst.value,
    VAMS.jaNee.value,
    VAMS.keuze.value,
    VAMS.klasse.value,
    VAMS.datumwaarde.value,
    VAMS.duurwaarde.value,
    VAMS.artikelwaarde.value,
    VAMS.verwijzing.value,
    VAMS.item.value,
    VAMS.items.value,
}
CHOICES = {VAMS.keuze.value, VAMS.klasse.value}
ITEMS = {VAMS.item.value, VAMS.items.value}
OWN_NAMES = {VAMS.identificatie.value, VAMS.artikelnummer.value}
"""Properties of the core that a key stands for under another name: `id` and `artikel`."""
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return Rulebook.load()


@pytest.fixture(scope="module")
def fields(rulebook: Rulebook) -> dict[tuple[str, str], Veld]:
    """Every field by class and key, inherited fields included."""
    found: dict[tuple[str, str], Veld] = {}
    for field in rulebook.fields:
        for cls in rulebook.subclasses.get(field.klasse, {field.klasse}):
            found.setdefault((cls, field.sleutel), field)
        found[(field.klasse, field.sleutel)] = field
    return found


def declared(rulebook: Rulebook, iri: str, kind: ox.NamedNode) -> bool:
    return ox.NamedNode(iri) in rulebook.ontology.instances(kind)


def keys(item: object, cls: str, fields: dict[tuple[str, str], Veld]) -> Iterator[tuple[str, str]]:
    """Yield (class, key) for every key of an item and of the items in it."""
    for entry in item if isinstance(item, list) else [item]:
        assert isinstance(entry, dict), entry
        for key, value in entry.items():
            if value is None:
                continue  # a comma in a text within braces makes a key without a value
            yield cls, key
            field = fields.get((cls, key))
            if field is not None and field.itemklasse:
                yield from keys(value, field.itemklasse, fields)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_key_of_a_contract_document_is_a_field(
    path: Path, fields: dict[tuple[str, str], Veld]
) -> None:
    document = yaml.safe_load(path.read_text("utf-8"))
    found = set(keys(document, VAMS.Document.value, fields))
    assert sorted(found - set(fields)) == []


def test_a_class_has_one_field_per_key(rulebook: Rulebook) -> None:
    seen = [(field.klasse, field.sleutel) for field in rulebook.fields]
    assert sorted({pair for pair in seen if seen.count(pair) > 1}) == []


def test_every_field_has_a_known_kind_of_value(rulebook: Rulebook) -> None:
    assert {field.sleutel for field in rulebook.fields if field.waardesoort not in KINDS} == set()


def test_every_property_of_a_field_is_declared(rulebook: Rulebook) -> None:
    wrong = {
        field.eigenschap
        for field in rulebook.fields
        if not any(declared(rulebook, field.eigenschap, kind) for kind in PROPERTIES)
    }
    assert wrong == set()


def test_a_property_is_named_after_its_key(rulebook: Rulebook) -> None:
    wrong = {
        (field.sleutel, field.eigenschap)
        for field in rulebook.fields
        if field.eigenschap != VAMS.node(camel_case(field.sleutel)).value
        and field.eigenschap not in OWN_NAMES
    }
    assert wrong == set()


def camel_case(key: str) -> str:
    first, *rest = key.split("_")
    return first + "".join(word.capitalize() for word in rest)


def test_every_class_of_a_field_is_declared(rulebook: Rulebook) -> None:
    classes = {field.klasse for field in rulebook.fields} | {
        field.itemklasse for field in rulebook.fields if field.itemklasse
    }
    assert {cls for cls in classes if not declared(rulebook, cls, OWL.Class)} == set()


def test_every_scheme_of_a_choice_exists_and_has_terms(rulebook: Rulebook) -> None:
    schemes = {field.kiest_uit for field in rulebook.fields if field.waardesoort in CHOICES}
    assert None not in schemes
    used = {scheme for term in rulebook.terms for scheme in term.schemas}
    assert {scheme for scheme in schemes if scheme not in used} == set()
    known = {node.value for node in rulebook.ontology.instances(SKOS.ConceptScheme)}
    assert {scheme for scheme in used if scheme not in known} == set()


def test_every_field_with_items_names_their_class(rulebook: Rulebook) -> None:
    wrong = {
        field.iri
        for field in rulebook.fields
        if (field.waardesoort in ITEMS) != (field.itemklasse is not None)
    }
    assert wrong == set()


def test_every_field_has_words_in_two_languages(rulebook: Rulebook) -> None:
    wrong = {
        field.iri
        for field in rulebook.fields
        if set(field.label) != {"nl", "en"} or "nl" not in field.uitleg
    }
    assert wrong == set()


def test_no_term_is_declared_twice(rulebook: Rulebook) -> None:
    declarations = [
        (quad.subject, quad.object)
        for quad in rulebook.ontology.quads
        if quad.predicate == RDF.type
        and quad.object in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        and isinstance(quad.subject, ox.NamedNode)
    ]
    assert sorted({str(pair) for pair in declarations if declarations.count(pair) > 1}) == []
