"""The published readings of the contract documents: refresh with tests/readings/refresh.py."""

import pytest

from readings.refresh import DOCUMENTS, HERE, table
from vams_kg import documents
from vams_kg.workbench import Workbench


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_value_is_read_as_published(name: str, bench: Workbench) -> None:
    published = (HERE / f"{name}.csv").read_text("utf-8")
    assert table(name, bench) == published, "python tests/readings/refresh.py"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_key_lands_in_the_graph_without_remark(name: str, bench: Workbench) -> None:
    path = DOCUMENTS[name]
    dossier = documents.read(path.read_bytes(), path.name, bench.knowledge)
    kept = [r for r in dossier.remarks if r.regel != "Lezing-keuze-onbekend"]
    assert [(r.regel, r.place.pad) for r in kept] == []
