"""Who may come in: with a token, with the scope, and not too often."""

import asyncio
import json
import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import Depends, FastAPI

from api.client import Client
from vams_kg.access import FILE, Scope, Tokens
from vams_kg.api import problems
from vams_kg.api.application import application
from vams_kg.api.door import writes
from vams_kg.api.figures import Figures
from vams_kg.api.guards import Guard
from vams_kg.api.rates import MOST_CLIENTS, Rates
from vams_kg.api.safety import Safety, client_of, on_this_machine
from vams_kg.api.sparql.workers import Limits
from vams_kg.errors import VamsError
from vams_kg.workbench import Workbench

CHANGES = {"POST", "PUT", "PATCH", "DELETE"}
STATELESS = ("/v1/", "/sparql", "/access/v1/")
"""Below these a POST only carries what is asked: nothing is kept."""


@pytest.fixture
def tokens(tmp_path: Path) -> Tokens:
    return Tokens(tmp_path)


def small(safety: Safety) -> Client:
    """Return a client of an app with two routes, behind the guard."""
    app = FastAPI(openapi_url=None)
    problems.install(app)

    @app.get("/v1/iets")
    async def read() -> str:
        return "gelezen"

    @app.post("/v1/iets", dependencies=[Depends(writes)])
    async def write() -> str:
        return "geschreven"

    @app.get("/health")
    async def health() -> str:
        return "ok"

    @app.get("/metrics")
    async def metrics() -> str:
        return "1"

    app.add_middleware(Guard, safety=safety, figures=Figures())
    return Client(app)


def bearer(tokens: Tokens, *scopes: Scope, days: int = 1) -> dict[str, str]:
    now = datetime.now(UTC)
    name = f"t{len(tokens.every())}"
    _, text = tokens.issue(name, scopes or (Scope.LEZEN,), now, now + timedelta(days=days))
    return {"Authorization": f"Bearer {text}"}


def refused(response: httpx.Response, status: int, soort: str) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    said: dict[str, Any] = response.json()
    assert said["type"].endswith(f"/{soort}")
    return said


def test_on_its_own_machine_nobody_needs_a_token_to_read(tokens: Tokens) -> None:
    assert small(Safety()).get("/v1/iets").status_code == 200
    assert small(Safety(tokens=tokens)).get("/v1/iets").status_code == 200


def test_elsewhere_every_request_needs_one(tokens: Tokens) -> None:
    app = small(Safety(tokens=tokens, always=True))
    nothing = app.get("/v1/iets")
    refused(nothing, 401, "bewijs-nodig")
    assert nothing.headers["www-authenticate"] == 'Bearer realm="vams-kg"'
    assert nothing.headers["x-content-type-options"] == "nosniff"
    for path in ("/nergens", "/v1/iets/", "//v1/iets", "/V1/IETS", "/health/"):
        refused(app.get(path), 401, "bewijs-nodig")
    assert app.get("/v1/iets", headers=bearer(tokens)).status_code == 200
    assert app.get("/health").status_code == 200


@pytest.mark.parametrize(
    "header",
    ["Bearer", "Bearer x", "Bearer vams_1_2", "Basic YTpi", "Bearer " + "é" * 9, "x" * 999],
)
def test_another_text_is_no_token(tokens: Tokens, header: str) -> None:
    bearer(tokens)
    app = small(Safety(tokens=tokens, always=True))
    response = app.get("/v1/iets", headers={b"authorization": header.encode("latin-1")})
    refused(response, 401, "bewijs-nodig")
    known = header.startswith("Bearer ")
    assert ("invalid_token" in response.headers["www-authenticate"]) is known


def test_a_token_that_does_not_hold_is_told_also_where_none_is_needed(tokens: Tokens) -> None:
    headers = {"Authorization": "Bearer vams_1_2"}
    refused(small(Safety(tokens=tokens)).get("/v1/iets", headers=headers), 401, "bewijs-nodig")


def test_a_revoked_token_is_refused_at_once(tokens: Tokens) -> None:
    app, headers = small(Safety(tokens=tokens, always=True)), bearer(tokens)
    assert app.get("/v1/iets", headers=headers).status_code == 200
    tokens.revoke("t0", datetime.now(UTC))
    refused(app.get("/v1/iets", headers=headers), 401, "bewijs-nodig")
    late = bearer(tokens, days=-1)
    refused(app.get("/v1/iets", headers=late), 401, "bewijs-nodig")


def test_scopes_hold(tokens: Tokens) -> None:
    app = small(Safety(tokens=tokens, always=True))
    reads, writer, counts = (bearer(tokens, one) for one in Scope)
    assert app.get("/v1/iets", headers=writer).status_code == 200
    assert app.post("/v1/iets", headers=writer).status_code == 200
    assert app.get("/metrics", headers=counts).status_code == 200
    for response in (
        app.post("/v1/iets", headers=reads),
        app.post("/v1/iets", headers=counts),
        app.get("/v1/iets", headers=counts),
        app.get("/metrics", headers=reads),
    ):
        refused(response, 403, "recht-ontbreekt")
        assert 'error="insufficient_scope", scope="' in response.headers["www-authenticate"]


def test_writing_needs_a_token_on_any_machine(tokens: Tokens) -> None:
    for safety in (Safety(), Safety(tokens=tokens)):
        refused(small(safety).post("/v1/iets"), 401, "bewijs-nodig")
    app = small(Safety(tokens=tokens))
    assert app.post("/v1/iets", headers=bearer(tokens, Scope.SCHRIJVEN)).status_code == 200


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "X-Forwarded-Host"])
def test_what_comes_by_way_of_a_proxy_comes_from_elsewhere(tokens: Tokens, name: str) -> None:
    response = small(Safety(tokens=tokens)).get("/v1/iets", headers={name: "127.0.0.1"})
    refused(response, 401, "bewijs-nodig")


def test_the_address_that_was_reached_counts_too(tokens: Tokens) -> None:
    async def told(host: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        scope = {
            "type": "http",
            "method": "GET",
            "path": "/v1/iets",
            "headers": [],
            "raw_path": b"",
        }
        scope |= {"server": (host, 8000), "query_string": b"", "root_path": "", "scheme": "http"}

        async def send(message: Any) -> None:
            found.append(message)

        async def receive() -> Any:
            return {"type": "http.request", "body": b"", "more_body": False}

        await app.app(scope, receive, send)
        return found

    app = small(Safety(tokens=tokens))
    inside = [asyncio.run(told(one))[0]["status"] for one in ("127.0.0.1", "127.9.9.9", "::1")]
    outside = [
        asyncio.run(told(one))[0]["status"] for one in ("192.0.2.1", "2001:db8::1", "10.0.0.1")
    ]
    assert (inside, outside) == ([200] * 3, [401] * 3)


def test_a_browser_may_ask_first(tokens: Tokens) -> None:
    app = small(Safety(tokens=tokens, always=True))
    assert app.ask("OPTIONS", "/v1/iets").status_code == 405


def test_a_file_that_cannot_be_read_lets_nobody_in(tokens: Tokens, tmp_path: Path) -> None:
    headers = bearer(tokens)
    (tmp_path / FILE).write_bytes(b"x" * 5000)
    for safety in (Safety(tokens=tokens, always=True), Safety(tokens=tokens)):
        refused(small(safety).get("/v1/iets", headers=headers), 503, "niet-beschikbaar")


def test_the_log_names_the_number_and_never_the_token(
    tokens: Tokens, caplog: pytest.LogCaptureFixture
) -> None:
    app, headers = small(Safety(tokens=tokens, always=True)), bearer(tokens)
    text = headers["Authorization"].split()[1]
    with caplog.at_level(logging.DEBUG):
        app.get(f"/v1/iets?bewijs={text}", headers=headers)
        app.get("/v1/iets", headers={"Authorization": f"Bearer {text}x"})
    lines = [one.getMessage() for one in caplog.records if one.name == "vams_kg.api"]
    assert [json.loads(one).get("bewijs") for one in lines] == [text.split("_")[1], None]
    assert [one for one in lines if text.split("_", 2)[2] in one] == []


def test_openapi_tells_of_tokens(api: Client) -> None:
    said = api.get("/v1/openapi.json").json()
    scheme = said["components"]["securitySchemes"]["toegangsbewijs"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    assert [word for word in Scope if word not in scheme["description"]] == []
    assert {"toegangsbewijs": []} in said["security"]


def test_every_route_of_the_service_asks_for_a_token_elsewhere(
    bench: Workbench, tokens: Tokens
) -> None:
    app = Client(application(bench, Limits(), Safety(tokens=tokens, always=True)))
    paths = app.app.openapi()["paths"]
    assert len(paths) > 10
    asked = [(method, path) for path, item in paths.items() for method in item]
    asked += [("get", "/sparql"), ("post", "/sparql"), ("get", "/metrics"), ("get", "/")]
    asked += [("get", "/v1/openapi.json"), ("get", "/docs")]
    open_to_all = [one for one in asked if app.ask(one[0].upper(), one[1]).status_code != 401]
    assert open_to_all == []


def test_no_route_changes_anything_without_the_scope_to_write(bench: Workbench) -> None:
    app = application(bench, Limits())
    for path, item in app.openapi()["paths"].items():
        methods = {one.upper() for one in item} & CHANGES
        assert methods <= {"POST"}, f"{path}: give this route Depends(writes) and name it here"
        assert not methods or path.startswith(STATELESS)


def test_a_client_asks_so_often_and_then_waits(tokens: Tokens) -> None:
    app = small(Safety(rate=3))
    answers = [app.get("/v1/iets") for _ in range(5)]
    assert [one.status_code for one in answers] == [200] * 3 + [429] * 2
    refused(answers[-1], 429, "te-vaak")
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 20
    assert app.get("/health").status_code == 200
    assert [small(Safety()).get("/v1/iets").status_code for _ in range(5)] == [200] * 5


def test_every_token_has_its_own_count(tokens: Tokens) -> None:
    app = small(Safety(tokens=tokens, always=True, rate=2))
    one, other = bearer(tokens), bearer(tokens)
    assert [app.get("/v1/iets", headers=one).status_code for _ in range(3)] == [200, 200, 429]
    assert app.get("/v1/iets", headers=other).status_code == 200
    # guessing is counted by the address it comes from
    assert [app.get("/v1/iets").status_code for _ in range(3)] == [401, 401, 429]


def test_a_bucket_fills_again_and_forgets_the_oldest() -> None:
    rates = Rates(60)
    assert [rates.wait("a", 0.0) for _ in range(60)] == [0.0] * 60
    assert rates.wait("a", 0.0) == pytest.approx(1.0)
    assert rates.wait("a", 0.5) == pytest.approx(0.5)
    assert rates.wait("a", 1.5) == 0.0
    assert rates.wait("b", 1.5) == 0.0
    for number in range(MOST_CLIENTS + 5):
        rates.wait(str(number), 2.0)
    assert len(rates._left) == MOST_CLIENTS
    assert rates.wait("a", 2.0) == 0.0  # forgotten, so new


def test_one_network_of_ipv6_is_one_client() -> None:
    assert client_of("2001:db8::1") == client_of("2001:db8::ffff") != client_of("2001:db8:1::1")
    assert client_of("192.0.2.1") != client_of("192.0.2.2")


def test_what_is_this_machine() -> None:
    here = ("127.0.0.1", "127.1.2.3", "::1", "[::1]", "localhost")
    other = ("0.0.0.0", "::", "192.0.2.1", "localhost.example", "", "::ffff:10.0.0.1")
    assert [one for one in here if not on_this_machine(one)] == []
    assert [one for one in other if on_this_machine(one)] == []


def test_the_environment_says_who_may_come_in() -> None:
    here = Safety.of_environment({})
    assert (here.always, here.rate, here.tokens) == (False, 0, None)
    assert "localhost" in here.hosts
    named = Safety.of_environment({"VAMS_HOSTS": "vams.example Localhost", "VAMS_DATA": "/x"})
    assert (named.always, named.rate) == (True, 600)
    assert {"vams.example", "localhost", "127.0.0.1"} <= set(named.hosts)
    assert Safety.of_environment({"VAMS_HOSTS": "localhost"}).always is False
    bound = Safety.of_environment({"VAMS_ELDERS": "1", "VAMS_RATE": "0"})
    assert (bound.always, bound.rate, bound.hosts) == (True, 0, ())
    for wrong in ("veel", "-1", "nan", "inf"):
        with pytest.raises(VamsError, match=f"VAMS_RATE: ‘{wrong}’"):
            Safety.of_environment({"VAMS_RATE": wrong})
