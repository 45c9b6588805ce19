"""One prepared checker for the whole test session: the rulebook is immutable."""

import os

import hypothesis
import pytest

from vams_kg import service
from vams_kg.rulebook import Rulebook
from vams_kg.workbench import Workbench

hypothesis.settings.register_profile("same", derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile("search", deadline=None)
hypothesis.settings.load_profile("search" if os.environ.get("VAMS_SEARCH") else "same")
"""The same examples in every run; VAMS_SEARCH=1 looks for new ones."""


@pytest.fixture(scope="session")
def bench() -> Workbench:
    return service.prepare()


@pytest.fixture(scope="session")
def rulebook(bench: Workbench) -> Rulebook:
    return bench.rulebook
