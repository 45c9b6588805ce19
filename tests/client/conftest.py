"""The same client twice: answering in this process, and asking a service on this machine."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from api.service import running
from vams_kg.access import Scope, Tokens
from vams_kg.client import Client
from vams_kg.workbench import Workbench


@pytest.fixture(scope="session")
def here(bench: Workbench) -> Client:
    return Client(bench=bench)


@pytest.fixture(scope="package")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dienst")


@pytest.fixture(scope="package")
def token(data: Path) -> str:
    """Return a token of the service, that reads."""
    now = datetime.now(UTC)
    return Tokens(data).issue("client", [Scope.LEZEN], now, now + timedelta(days=1))[1]


@pytest.fixture(scope="package")
def address(data: Path, token: str) -> Iterator[str]:
    with running({"VAMS_SPARQL_SECONDS": "5"}, "--data", str(data)) as (found, _):
        yield found


@pytest.fixture(scope="package")
def elsewhere(address: str, token: str) -> Client:
    return Client(address, token=token)
