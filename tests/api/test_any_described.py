"""Schemathesis reads our own description and asks whatever it allows, and what it does not.

No answer says that the service broke, and every answer is one that the description promises.
`VAMS_SEARCH=1` looks longer, with other examples each time.
"""

import os
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings

from api.client import Client
from vams_kg.api.description import TAGS

schemathesis = pytest.importorskip("schemathesis")
checks = pytest.importorskip("schemathesis.checks")
told = pytest.importorskip("schemathesis.specs.openapi.checks")
requests = pytest.importorskip("requests")
CHECKS = [
    checks.not_a_server_error,
    *(
        getattr(told, name)
        for name in (
            *("status_code_conformance", "content_type_conformance"),
            *("response_headers_conformance", "response_schema_conformance"),
        )
    ),
]

LONG = bool(os.environ.get("VAMS_SEARCH"))
MOST = 200 if LONG else 8
QUESTIONS = 20 if LONG else 2
"""Examples for each of the named questions: they are many and all alike."""


def absolute(said: dict[str, Any]) -> dict[str, Any]:
    """Return a description with whole addresses: Schemathesis knows one server for all paths."""
    paths = {}
    for path, item in said["paths"].items():
        server = item.pop("servers", said["servers"])[0]["url"].rstrip("/")
        paths[server + path] = item
    return {**said, "servers": [{"url": "/"}], "paths": paths, "security": []}


@pytest.fixture(scope="session")
def described(api: Client) -> Any:
    return schemathesis.openapi.from_dict(absolute(api.get("/v1/openapi.json").json()))


@pytest.mark.parametrize("mode", ["POSITIVE", "NEGATIVE"])
@pytest.mark.parametrize("tag", TAGS)
def test_what_is_described_is_what_happens(
    api: Client, described: Any, tag: str, mode: str
) -> None:
    found = [one.ok() for one in described.include(tag=tag).get_all_operations()]
    assert found
    for operation in found:
        asks = bool(operation.definition.raw.get("parameters") or operation.body)
        if mode == "NEGATIVE" and not asks:
            continue  # there is nothing to say wrongly
        look(api, operation, getattr(schemathesis.GenerationMode, mode))


def look(api: Client, operation: Any, mode: Any) -> None:
    most = QUESTIONS if "/vragen/" in operation.path else MOST

    @settings(
        max_examples=most,
        derandomize=not LONG,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def asked(case: Any) -> None:
        response = send(api, case)
        assert response.status_code != 500, response.text
        case.validate_response(response, checks=CHECKS)

    asked()


def send(api: Client, case: Any) -> httpx.Response:
    """Send a case as it goes over the line; the way that Schemathesis has of itself starts anew."""
    made = requests.Request(**case.as_transport_kwargs(base_url="http://test")).prepare()
    assert made.method is not None
    assert made.url is not None
    headers = {name: value for name, value in made.headers.items() if name != "Content-Length"}
    return api.ask(made.method, made.url, content=made.body or b"", headers=headers)
