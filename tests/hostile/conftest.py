"""What the readers take from the rulebook, and hostile files in one folder."""

from pathlib import Path

import pytest

from hostile.files import FILES
from vams_kg.documents import Knowledge
from vams_kg.workbench import Workbench


@pytest.fixture(scope="session")
def knowledge(bench: Workbench) -> Knowledge:
    return bench.knowledge


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("vijandig")
    for name, case in FILES.items():
        (made / name).write_bytes(case.make())
    return made
