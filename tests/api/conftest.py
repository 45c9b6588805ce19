"""The app in this process for REST; one server on a free port of this machine for SPARQL."""

from collections.abc import Iterator

import pytest

from api.client import Client
from api.service import running
from vams_kg.api.application import application
from vams_kg.api.sparql.workers import Limits
from vams_kg.workbench import Workbench

SECONDS = 2
ROWS = 5000


@pytest.fixture(scope="session")
def api(bench: Workbench) -> Client:
    return Client(application(bench, Limits()))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return the address of a running service; SPARQL gets little time and few rows."""
    limits = {"VAMS_SPARQL_SECONDS": str(SECONDS), "VAMS_SPARQL_ROWS": str(ROWS)}
    with running(limits) as (found, _):
        yield found
