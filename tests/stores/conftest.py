"""One Oxigraph server for all tests of a process; it starts empty and in memory."""

from collections.abc import Iterator

import pytest

from stores.server import fresh, oxigraph
from vams_kg.stores import Settings
from vams_kg.workbench import Workbench


@pytest.fixture(scope="session")
def elsewhere() -> Iterator[Settings]:
    with oxigraph() as settings:
        yield settings


@pytest.fixture
def outside(elsewhere: Settings, bench: Workbench) -> Workbench:
    """The workbench with an external store that answers."""
    return bench.put_to(fresh(elsewhere))
