"""One prepared checker for the whole test session: the rulebook is immutable."""

import pytest

from vams_kg import service
from vams_kg.rulebook import Rulebook
from vams_kg.workbench import Workbench


@pytest.fixture(scope="session")
def bench() -> Workbench:
    return service.prepare()


@pytest.fixture(scope="session")
def rulebook(bench: Workbench) -> Rulebook:
    return bench.rulebook
