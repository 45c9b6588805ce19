"""The Dutch API Design Rules 2.1, one test a rule; what is not tested here stands in docs.

The linter of the standard is a ruleset of a program for another platform; its checks that apply are
repeated here on the description itself.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from api.client import Client
from api.test_rest import is_problem
from vams_kg import __version__

Operation = tuple[str, str, dict[str, Any]]


@pytest.fixture(scope="module")
def said(api: Client) -> dict[str, Any]:
    return dict(api.get("/v1/openapi.json").json())


def operations(said: dict[str, Any]) -> Iterator[Operation]:
    for path, item in said["paths"].items():
        for method, operation in item.items():
            if method != "servers":
                yield path, method, operation


def resolved(said: dict[str, Any], value: Any) -> Any:
    while isinstance(value, dict) and "$ref" in value:
        place: Any = said
        for part in value["$ref"].removeprefix("#/").split("/"):
            place = place[part]
        value = place
    return value


def parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, dict | list):
            yield from parts(one)


def test_core_no_trailing_slash(api: Client, said: dict[str, Any]) -> None:
    assert [path for path in said["paths"] if path.endswith("/")] == []
    is_problem(api.get("/v1/regimes/"), 404)


def test_core_http_methods(said: dict[str, Any]) -> None:
    assert {method for _, method, _ in operations(said)} <= {"get", "post"}


def test_core_http_safety(api: Client) -> None:
    first, second = (api.get("/v1/kaarten?partij=huisarts") for _ in range(2))
    assert first.text == second.text


def test_core_doc_openapi(said: dict[str, Any]) -> None:
    assert re.fullmatch(r"3\.1\.\d+", said["openapi"])
    for one in parts(said):
        assert "$ref" not in one or resolved(said, one) is not None
    names = [operation["operationId"] for _, _, operation in operations(said)]
    assert len(names) == len(set(names))


def test_core_doc_openapi_contact(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from vams_kg.api.description import _contact  # noqa: PLC0415 - read at each start

    assert {"name", "url"} <= _contact().keys()
    monkeypatch.setenv("VAMS_CONTACT", "beheer@voorbeeldstad.example")
    assert _contact()["email"] == "beheer@voorbeeldstad.example"


def test_core_doc_language(said: dict[str, Any]) -> None:
    for path, method, operation in operations(said):
        assert operation["summary"][-1] in ".?", (path, method)
        assert operation["tags"][0] in {tag["name"] for tag in said["tags"]}


def test_core_publish_openapi(api: Client) -> None:
    response = api.get("/v1/openapi.json", headers={"Origin": "https://elders.example"})
    assert response.headers["content-type"] == "application/json"
    assert response.headers["access-control-allow-origin"] == "*"


def test_core_uri_version(said: dict[str, Any]) -> None:
    assert [server["url"] for server in said["servers"]] == ["/v1"]
    for path in said["paths"]:
        assert not re.search(r"/v\d", path), "the version stands in the server"


def test_core_semver_and_version_header(api: Client, said: dict[str, Any]) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", said["info"]["version"])
    for path in ("/v1/regimes", "/v1/nergens", "/v1/openapi.json", "/v1/docs"):
        assert api.get(path).headers["api-version"] == said["info"]["version"] == __version__
    for _, _, operation in operations(said):
        for status, answer in operation["responses"].items():
            assert not status.startswith("2") or "API-Version" in answer["headers"]


def test_core_naming(said: dict[str, Any]) -> None:
    """Addresses in kebab-case, names of queries and of shapes each in one style."""
    for path, _, operation in operations(said):
        assert re.fullmatch(r"(/([a-z0-9-]+|\{[^}]+\}))+", path), path
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "query":
                assert re.fullmatch(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*", parameter["name"])
    for name in said["components"]["schemas"]:
        assert re.fullmatch(r"[A-Z][A-Za-z0-9]*", name), name


def test_core_error_handling(api: Client, said: dict[str, Any]) -> None:
    for path, method, operation in operations(said):
        for status, answer in operation["responses"].items():
            if status.startswith("2"):
                continue
            (media,) = resolved(said, answer)["content"]
            assert media == "application/problem+json"
        if method == "post" or operation.get("parameters"):
            assert "400" in operation["responses"], path
    problem = said["components"]["schemas"]["Probleem"]
    assert {"type", "status", "title", "detail"} <= set(problem["required"])


@pytest.mark.parametrize(
    ("method", "path", "what", "status"),
    [
        ("GET", "/v1/nergens", {}, 404),
        ("GET", "/v1/regels/nergens", {}, 404),
        ("DELETE", "/v1/regels", {}, 405),
        ("POST", "/v1/toetsingen?vorm=gif", {"json": {}}, 400),
        ("POST", "/v1/clausules", {}, 405),
        ("POST", "/v1/rapporten", {"content": "x", "headers": {"Content-Type": "x/y"}}, 415),
        ("POST", "/v1/rapporten", {"json": {"document": "a: ["}}, 422),
        ("POST", "/v1/omzettingen", {"content": b"a" * (12 << 20)}, 413),
        ("POST", "/access/v1/evaluation", {"json": {}}, 400),
        ("GET", "/v1/clausules", {"headers": {"Accept": "image/png"}}, 406),
    ],
)
def test_every_error_has_one_shape(
    api: Client, method: str, path: str, what: dict[str, Any], status: int
) -> None:
    is_problem(api.ask(method, path, **what), status)


def test_core_date_time(api: Client, said: dict[str, Any]) -> None:
    """A date is ISO 8601 and says so; there is no moment in any answer, so no zone either."""
    for one in parts(said):
        for name, shape in (one.get("properties") or {}).items():
            assert name != "datum" or shape["format"] == "date"
        assert one.get("format") not in {"date-time-local", "time", "date-time"}
    answer = api.get("/v1/kaarten?partij=huisarts").json()
    assert date.fromisoformat(answer["datum"]).isoformat() == answer["datum"]


def test_core_transport_headers(api: Client) -> None:
    headers = api.get("/v1/regimes").headers
    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["content-type"] == "application/json"


def test_core_stateless(api: Client) -> None:
    for path in ("/v1/regimes", "/v1/docs", "/nergens"):
        assert "set-cookie" not in api.get(path).headers


def test_every_route_has_an_example_that_works(api: Client, said: dict[str, Any]) -> None:
    for path, method, operation in operations(said):
        server = said["paths"][path].get("servers", said["servers"])[0]["url"]
        place = server.rstrip("/") + path
        params = {}
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "path":
                name, known = f"{{{parameter['name']}}}", resolved(said, parameter["schema"])
                assert parameter["example"] in known["enum"]
                place = place.replace(name, parameter["example"])
            elif parameter["in"] == "query" and "example" in parameter:
                known = resolved(said, parameter["schema"])
                assert "enum" not in known or parameter["example"] in known["enum"]
                params[parameter["name"]] = parameter["example"]
        body = {}
        if "requestBody" in operation:
            body = {"json": operation["requestBody"]["content"]["application/json"]["example"]}
        response = api.ask(method.upper(), place, params=params, **body)
        wanted = 422 if path == "/verificaties" else 200  # a report of today cannot stand in a text
        assert response.status_code == wanted, (method, place, params, response.text)
