"""The JSON Schema accepts the contract documents and knows every key."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from vams_kg.documents import schema_text
from vams_kg.errors import UnknownChoice
from vams_kg.rulebook import Rulebook

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DOCUMENTS = ["merenwaard/beschrijving.yaml", "oeverland/overeenkomst.yaml"]


class _Plain(yaml.SafeLoader):
    """Reads dates as text, as JSON does."""


_Plain.yaml_implicit_resolvers = {
    sign: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for sign, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_contract_documents_are_valid(name: str, rulebook: Rulebook) -> None:
    schema = json.loads(schema_text(rulebook))
    jsonschema.Draft202012Validator.check_schema(schema)
    found = _unbroken(yaml.load((EXAMPLES / name).read_text("utf-8"), Loader=_Plain))
    jsonschema.validate(found, schema)


def _unbroken(tree: object) -> object:
    """Drop what YAML makes of a comma inside brackets: `{x: wet (Wams, hoofdstuk 5)}`."""
    if isinstance(tree, dict):
        return {k: _unbroken(v) for k, v in tree.items() if not str(k).endswith(")")}
    return [_unbroken(item) for item in tree] if isinstance(tree, list) else tree


def test_every_field_is_in_the_schema(rulebook: Rulebook) -> None:
    text = schema_text(rulebook)
    assert [field.sleutel for field in rulebook.fields if f'"{field.sleutel}"' not in text] == []


def test_a_misspelt_key_is_invalid(rulebook: Rulebook) -> None:
    schema = json.loads(schema_text(rulebook, "procesbeschrijving"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(
            {"soort": "procesbeschrijving", "regime": "geldend", "grondlsag": 1}, schema
        )


def test_an_unknown_kind_names_the_nearest(rulebook: Rulebook) -> None:
    with pytest.raises(UnknownChoice, match="procesbeschrijving"):
        schema_text(rulebook, "procesbeschrijvign")


def test_the_schema_is_the_same_every_time(rulebook: Rulebook) -> None:
    assert schema_text(rulebook) == schema_text(rulebook)
