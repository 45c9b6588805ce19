"""What the readers take from the rulebook."""

import pytest

from vams_kg.documents import Knowledge
from vams_kg.workbench import Workbench


@pytest.fixture(scope="session")
def knowledge(bench: Workbench) -> Knowledge:
    return bench.knowledge
