"""What holds for every request: bounded bodies, patience that ends, safe headers, a sober log."""

import asyncio
import base64
import hashlib
import json
import logging
import re
import threading
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from api.client import Client
from cases import EXAMPLES, ROOT
from vams_kg.api import guards, logs, problems
from vams_kg.api.figures import Figures
from vams_kg.api.guards import Guard
from vams_kg.api.heavy import AT_ONCE, run_heavy
from vams_kg.api.safety import Safety
from vams_kg.reporting.as_html import style

DOCUMENT = EXAMPLES / "zandmeer" / "beschrijving.yaml"
SECRET = "zeergeheim"


def small(safety: Safety) -> Client:
    app = FastAPI(openapi_url=None)
    problems.install(app)

    @app.post("/v1/{wat}/zeg")
    async def say(request: Request, wat: str) -> Response:
        return Response(str(len(await request.body())))

    @app.get("/bladzijde")
    async def page() -> Response:
        return HTMLResponse("<p>", headers={"Content-Security-Policy": "default-src 'self'"})

    app.add_middleware(Guard, safety=safety, figures=Figures())
    return Client(app)


def chunks(*waits: float, size: int = 10) -> AsyncIterator[bytes]:
    async def sent() -> AsyncIterator[bytes]:
        for wait in waits:
            await asyncio.sleep(wait)
            yield b"x" * size

    return sent()


def test_a_body_that_comes_too_slowly_is_refused() -> None:
    app = small(Safety(seconds=0.3))
    assert app.post("/v1/a/zeg", content=chunks(0, 0.1)).text == "20"
    slow = app.post("/v1/a/zeg", content=chunks(0, 0.2, 0.2, 0.2))  # each piece is in time
    assert slow.status_code == 408
    assert slow.headers["content-type"] == "application/problem+json"
    assert slow.headers["connection"] == "close"
    assert "0.3 seconden" in slow.json()["detail"]


def test_what_all_bodies_hold_together_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "MOST_HELD", 100)
    app = small(Safety())

    async def several() -> list[int]:
        transport = httpx.ASGITransport(app.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            asked = [client.post("/v1/a/zeg", content=chunks(0.1, 0.2, size=30)) for _ in range(3)]
            answers = await asyncio.gather(*asked)
        assert {one.headers.get("retry-after", "") for one in answers} == {"", guards.AGAIN}
        return sorted(one.status_code for one in answers)

    found = asyncio.run(several())
    assert set(found) == {200, 503}
    assert app.post("/v1/a/zeg", content=b"x" * 99).status_code == 200  # nothing stays counted


@pytest.mark.parametrize("length", ["-1", "1e3", "x", "²", "99999999999999999999", ""])
def test_a_length_that_is_none_is_refused(length: str) -> None:
    headers = {b"content-length": length.encode()}
    found = small(Safety()).post("/v1/a/zeg", headers=headers, content=chunks(0))
    assert found.status_code == 413


@pytest.mark.parametrize(
    "host", ["", "evil.example", "localhost.evil.example", "127.0.0.1.x", "[::2]"]
)
def test_another_host_is_not_answered(host: str) -> None:
    app = small(Safety(hosts=("localhost", "[::1]")))
    assert app.get("/bladzijde", headers={"Host": host}).status_code == 421
    for name in ("localhost", "LOCALHOST:8000", "[::1]", "[::1]:8000"):
        assert app.get("/bladzijde", headers={"Host": name}).status_code == 200


def test_a_safe_number_of_a_request_is_kept_and_another_is_not() -> None:
    app = small(Safety())

    def told(number: str) -> str:
        return app.get("/x", headers={"X-Request-ID": number}).headers["x-request-id"]

    for number in ("zaak-2026.17", "a" * 64, "0f8fad5b-d9cb-469f-a165-70867728950e"):
        assert told(number) == number
    for number in (
        "kort",
        "123456782",
        "a" * 65,
        "a b c d e",
        "../../etc/passwd",
        '"}{"x":"y"',
        "-" * 20,
        "",
    ):
        assert re.fullmatch("[0-9a-f]{32}", told(number))


def test_headers_keep_a_browser_in(api: Client) -> None:
    headers = api.get("/v1/regimes").headers
    policy = headers["content-security-policy"]
    for part in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "sandbox"):
        assert part in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert "camera=()" in headers["permissions-policy"]
    assert "strict-transport-security" not in headers  # who holds the certificate promises it
    assert "server" not in headers


def test_a_page_may_use_its_own_style_and_nothing_else(api: Client) -> None:
    body, kind = DOCUMENT.read_bytes(), {"Content-Type": "application/yaml"}
    page = api.post("/v1/toetsingen?vorm=html", content=body, headers=kind)
    policy = page.headers["content-security-policy"]
    assert "unsafe" not in policy
    (found,) = re.findall("<style>(.*?)</style>", page.text, re.DOTALL)
    assert found == style()
    digest = base64.b64encode(hashlib.sha256(found.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert ' style="' not in page.text
    assert small(Safety()).get("/bladzijde").headers["content-security-policy"] == (
        "default-src 'self'"
    )


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [json.loads(one.getMessage()) for one in caplog.records if one.name == logs.NAME]


def test_the_log_tells_how_it_went_and_nothing_of_what_was_asked(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = small(Safety())
    with caplog.at_level(logging.INFO):
        app.post(f"/v1/{SECRET}/zeg?q={SECRET}", content=SECRET, headers={"User-Agent": SECRET})
        app.get(f"/{SECRET}", headers={"Referer": SECRET})
        app.ask(SECRET.upper(), "/bladzijde")
    first, second, third = lines(caplog)
    assert SECRET not in json.dumps([first, second, third]).lower()
    assert (first["route"], first["methode"], first["status"]) == ("/v1/{wat}/zeg", "POST", 200)
    assert (first["ontvangen"], first["verzonden"]) == (len(SECRET), 2)
    assert (second["route"], second["status"]) == ("-", 404)
    assert (third["methode"], third["status"]) == ("-", 405)
    assert first["ms"] >= 0
    assert "127.0.0.1" not in json.dumps(first)
    page = (ROOT / "docs" / "operations.md").read_text("utf-8")
    assert [name for name in first if f"`{name}`" not in page] == []


def test_the_log_has_the_whole_route_of_the_service(
    api: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        api.get("/v1/regels/Onbekend")
        api.get("/health")
    (line,) = lines(caplog)  # who watches over the service does not fill the log
    assert line["route"].startswith("/v1/regels/{")


def test_an_address_is_logged_only_when_asked(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        small(Safety.of_environment({"VAMS_HOSTS": "", "VAMS_LOG_ADRES": "1"})).get("/x")
    assert lines(caplog)[-1]["adres"] == "127.0.0.1"


def test_what_the_server_says_is_json_too_and_holds_no_text_of_an_error() -> None:
    def said(**more: Any) -> Any:
        record = logging.makeLogRecord({"name": "uvicorn.error", "levelname": "ERROR", **more})
        return json.loads(logs.Lines().format(record))

    assert said(msg="Vol.\n{}")["bericht"] == "Vol.\n{}"
    try:
        raise RuntimeError(SECRET)
    except RuntimeError as error:
        found = said(msg=f"Exception {SECRET}", exc_info=(RuntimeError, error, None))
    assert found["fout"] == "RuntimeError"
    assert SECRET not in json.dumps(found)


def test_figures_count_and_have_few_labels(api: Client) -> None:
    for number in range(5):
        api.get(f"/v1/regels/Geen-{SECRET}-{number}")
        api.get(f"/{SECRET}/{number}")
        api.ask(f"{SECRET}{number}".upper(), "/v1/regels")
    told = api.get("/metrics")
    assert told.headers["content-type"].startswith("text/plain")
    assert SECRET not in told.text.lower()
    counted = re.findall(
        r'vams_requests_total\{method="GET",route="(.+?)",status="404"\}', told.text
    )
    assert [one for one in counted if one.startswith("/v1/regels/{")]
    assert "-" in counted
    for name in (
        "vams_request_seconds_bucket",
        "vams_sent_bytes_total",
        "vams_requests_running 1.0",
    ):
        assert name in told.text


def test_documents_are_worked_on_a_few_at_a_time() -> None:
    running, most, lock = 0, 0, threading.Lock()

    def work() -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.05)
        with lock:
            running -= 1

    async def many() -> None:
        await asyncio.gather(*(run_heavy(work) for _ in range(8)))

    asyncio.run(many())
    assert most == AT_ONCE
    asyncio.run(many())  # another event loop has its own room
