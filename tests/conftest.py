"""One prepared checker for the whole test session: the rulebook is immutable."""

import pytest

from vams_kg import service
from vams_kg.checking.checker import Checker
from vams_kg.rulebook import Rulebook


@pytest.fixture(scope="session")
def checker() -> Checker:
    return service.prepare()


@pytest.fixture(scope="session")
def rulebook(checker: Checker) -> Rulebook:
    return checker.rulebook
