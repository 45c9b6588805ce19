"""Items without an id are named by what tells them apart, and quoted values are the user's own."""

import pytest

from vams_kg import documents
from vams_kg.documents import Knowledge
from vams_kg.documents.text import read_tree
from vams_kg.errors import UnreadableInput
from vams_kg.model import Dossier

TEXT = """titel: X
partijen:
  - {id: P1, naam: Politie Noord}
  - {naam: GGZ}
gegevensstromen:
  - {van: P1, aan: GGZ}
  - {aan: P1}
  - {id: G1, aan: P1, toestemming: {vrij: ja}}
"""


def dossier(knowledge: Knowledge) -> Dossier:
    return documents.read(TEXT.encode(), "x.yaml", knowledge)


def test_an_item_without_a_name_is_never_called_by_the_title(knowledge: Knowledge) -> None:
    found = dossier(knowledge)
    names = {iri.removeprefix(found.base): name for iri, name in found.namen.items()}
    assert names["gegevensstromen~n1"] == "Politie Noord → GGZ"
    assert names["gegevensstromen~n2"] == "nummer 2"
    assert names["partijen~n2"] == "GGZ"
    assert [item for item, name in names.items() if name == "X"] == ["document"]


def test_only_ids_of_the_document_point_at_items(knowledge: Knowledge) -> None:
    found = dossier(knowledge)
    assert {one: found.namen[iri] for one, iri in found.ids.items()} == {
        "P1": "Politie Noord",
        "G1": "G1",
    }


def test_a_tag_that_asks_for_an_object_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="YAML-tag"):
        read_tree(b'titel: !!python/object/apply:os.system ["id"]\n', "x.yaml")
    with pytest.raises(UnreadableInput, match="YAML-tag"):
        read_tree(b"titel: !!python/name:os.system a\n", "x.yaml")
    read_tree(b"titel: !!str 12\n", "x.yaml")
