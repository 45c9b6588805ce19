"""REST: the answers of the other faces, one shape of errors, and what every response carries."""

import base64
import json
import logging
from typing import Any

import httpx
import pytest

from api.client import Client
from cases import EXAMPLES
from vams_kg import service
from vams_kg.api.application import application
from vams_kg.api.guards import MAX_BODY
from vams_kg.api.safety import Safety
from vams_kg.api.sparql.workers import Limits
from vams_kg.reporting import FORMATS, render
from vams_kg.workbench import Workbench

DOCUMENT = EXAMPLES / "zandmeer" / "beschrijving.yaml"
ASKED = {"verstrekker": "huisarts", "ontvanger": "Veilig Thuis", "gegevens": "gezondheid"}
YAML = {"Content-Type": "application/yaml"}
NUMBER = "111222333"
CITIZEN = f"soort: procesbeschrijving\ntitel: x\npartijen:\n  - id: P1\n    bsn: {NUMBER}\n"


def is_problem(response: httpx.Response, status: int, *words: str) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    said = response.json()
    assert {"type", "title", "status", "detail"} <= said.keys()
    assert said["status"] == status
    assert [word for word in words if word not in said["detail"]] == []
    return said


def own_line(caplog: pytest.LogCaptureFixture) -> dict[str, Any]:
    """Return the last line that the service wrote in its log."""
    (*_, last) = (one for one in caplog.records if one.name == "vams_kg.api")
    return dict(json.loads(last.getMessage()))


def test_an_uploaded_document_gives_the_report_of_the_command_line(
    api: Client, bench: Workbench
) -> None:
    files = {"bestand": ("map/beschrijving.yaml", DOCUMENT.read_bytes())}
    response = api.post("/v1/toetsingen", files=files)
    assert response.headers["content-type"] == "application/json"
    checked = service.check([service.Source("beschrijving.yaml", DOCUMENT.read_bytes())], bench)
    report = service.make_report(checked, bench, service.Wishes(), "json", "nl")
    assert response.text == render(report, "json")
    assert response.json()["schema"] == "vams-kg/check/1"


def test_a_document_comes_in_in_four_ways(api: Client) -> None:
    text = DOCUMENT.read_text("utf-8")

    def found(judged: dict[str, Any]) -> list[tuple[str, str]]:
        return [(one["regel"], one["pad"]) for one in judged["bevindingen"]]

    files = [("bestand", ("a.yaml", text)), ("bestand", ("b.yaml", text))]
    two = api.post("/v1/toetsingen", files=files, data={"regime": "geldend"}).json()
    assert [one["dossier"]["bestand"] for one in two] == ["a.yaml", "b.yaml"]
    assert found(two[0])
    said = {"document": text, "bestand": "c.yaml", "regime": "geldend"}
    assert found(api.post("/v1/toetsingen", json=said).json()) == found(two[0])
    raw = api.post("/v1/toetsingen?regime=geldend&bestand=d.yaml", content=text, headers=YAML)
    assert found(raw.json()) == found(two[0])
    assert raw.json()["dossier"]["bestand"] == "d.yaml"
    inline = {"document": {"soort": "procesbeschrijving", "titel": "X"}}
    assert api.post("/v1/toetsingen", json=inline).json()["dossier"]["titel"] == "X"
    assert api.post("/v1/toetsingen", json=inline["document"]).json()["dossier"]["titel"] == "X"


@pytest.mark.parametrize("kind", ["xlsx", "docx", "ttl", "jsonld"])
def test_other_formats_are_read_as_well(api: Client, bench: Workbench, kind: str) -> None:
    source = service.Source("beschrijving.yaml", DOCUMENT.read_bytes())
    data = service.convert(source, f"x.{kind}", bench).data
    response = api.post("/v1/toetsingen", files={"bestand": (f"x.{kind}", data)})
    assert response.status_code == 200, response.text
    assert response.json()["dossier"]["titel"].startswith("Samen aan zet")


@pytest.mark.parametrize("form", sorted(set(FORMATS) - {"pdf"}))
def test_every_form_of_a_report(api: Client, form: str) -> None:
    path = f"/v1/toetsingen?vorm={form}"
    response = api.post(path, content=DOCUMENT.read_bytes(), headers=YAML)
    assert response.status_code == 200, response.text
    assert len(response.content) > 500


def test_the_form_is_negotiated(api: Client) -> None:
    def media(accept: str) -> str:
        headers = {**YAML, "Accept": accept}
        response = api.post("/v1/toetsingen", content=DOCUMENT.read_bytes(), headers=headers)
        return str(response.headers["content-type"]).partition(";")[0]

    assert media("text/html, application/json;q=0.5") == "text/html"
    assert media("application/sarif+json") == "application/sarif+json"
    assert media("*/*") == "application/json"
    assert media("image/png") == "application/problem+json"


def test_what_cannot_be_read_is_a_problem_with_its_place(api: Client) -> None:
    said = is_problem(api.post("/v1/toetsingen", content="soort: [", headers=YAML), 422)
    assert said["fouten"][0]["bestand"] == "document.yaml"
    assert said["fouten"][0]["regel"] == 1
    is_problem(api.post("/v1/toetsingen", content="x", headers={"Content-Type": "a/b"}), 415)
    is_problem(api.post("/v1/toetsingen", data={"regime": "geldend"}), 415)
    is_problem(api.post("/v1/toetsingen?regime=nergens", content="a: b", headers=YAML), 400)
    json_kind = {"Content-Type": "application/json"}
    is_problem(api.post("/v1/toetsingen", content="{", headers=json_kind), 400, "geen JSON")
    multi = {"Content-Type": "multipart/form-data; boundary=x"}
    is_problem(api.post("/v1/toetsingen", content="--y", headers=multi), 400)


def test_data_about_citizens_are_refused_and_in_no_log(
    api: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = api.post("/v1/toetsingen", content=CITIZEN, headers=YAML)
    assert is_problem(response, 422)["type"].endswith("/persoonsgegevens")
    assert NUMBER not in response.text + caplog.text
    line = own_line(caplog)
    assert line["status"] == 422
    assert line["route"].endswith("/toetsingen")


def test_a_name_of_a_file_is_only_a_name(api: Client) -> None:
    files = {"bestand": ("../../etc/x\u202e.yaml", b"soort: procesbeschrijving\ntitel: x\n")}
    assert api.post("/v1/toetsingen", files=files).json()["dossier"]["bestand"] == "x.yaml"


def test_a_body_that_is_too_big_is_refused(api: Client) -> None:
    big = b"a" * (MAX_BODY + 1)
    is_problem(api.post("/v1/toetsingen", content=big, headers=YAML), 413)

    async def parts() -> Any:
        for _ in range(12):
            yield b"a" * 1024 * 1024

    is_problem(api.post("/v1/toetsingen", content=parts(), headers=YAML), 413)


def test_a_decision_is_that_of_the_command_line(api: Client, bench: Workbench) -> None:
    found = api.get("/v1/beslissingen", params=ASKED)
    assert found.json()["antwoord"] == "voorwaardelijk"
    assert api.post("/v1/beslissingen", json=ASKED).text == found.text
    fact = {**ASKED, "feit": ["vermoeden huiselijk geweld/kindermishandeling"]}
    one, other = api.post("/v1/beslissingen", json=fact), api.get("/v1/beslissingen", params=fact)
    assert one.text == other.text
    assert one.json()["vraag"]["feiten"] == fact["feit"]


def test_wrong_questions_name_the_part_and_what_is_near(api: Client) -> None:
    wrong = is_problem(
        api.get("/v1/beslissingen", params={**ASKED, "verstrekker": "husiarts"}), 400
    )
    assert wrong["fouten"][0]["veld"] == "verstrekker"
    assert "huisarts" in wrong["fouten"][0]["bedoelt_u"]
    missing = is_problem(api.post("/v1/beslissingen", json={}), 400)
    assert missing["type"].endswith("waarde-ontbreekt")
    assert [one["veld"] for one in missing["fouten"]] == ["verstrekker", "ontvanger", "gegevens"]
    is_problem(api.get("/v1/beslissingen?gever=x"), 400, "gever")
    is_problem(api.get("/v1/beslissingen?fase=a&fase=b"), 400, "twee waarden")
    is_problem(api.post("/v1/beslissingen", json={**ASKED, "fase": 3}), 400, "fase")
    is_problem(api.post("/v1/beslissingen", json=[1]), 400)
    is_problem(api.post("/v1/beslissingen", content="x", headers=YAML), 415)


def test_matrix_and_card(api: Client) -> None:
    rows = api.get("/v1/matrix", params={"verstrekker": "huisarts", "ontvanger": "politie"}).json()
    assert {row["verstrekker"] for row in rows["rows"]} == {"huisarts"}
    is_problem(api.get("/v1/matrix"), 400, "cellen")
    assert api.get("/v1/kaarten", params={"partij": "huisarts"}).json()["partij"] == "huisarts"
    said = is_problem(api.get("/v1/kaarten"), 400, "partij")
    assert said["fouten"][0]["veld"] == "partij"


def test_every_named_question_has_a_route_that_answers(api: Client, bench: Workbench) -> None:
    data = DOCUMENT.read_bytes()
    for question in service.questions(bench.rulebook)[::6]:
        path, params = f"/v1/vragen/{question.naam}", dict(question.voorbeeld)
        if question.over_document:
            response = api.post(path, params=params, content=data, headers=YAML)
        else:
            response = api.get(path, params=params)
        assert response.status_code == 200, response.text
        assert response.json()["naam"] == question.naam
    routes = api.get("/v1/openapi.json").json()["paths"]
    names = {question.naam for question in service.questions(bench.rulebook)}
    assert {path.removeprefix("/vragen/") for path in routes if "/vragen/" in path} == names
    assert len(api.get("/v1/vragen").json()["vragen"]) == len(names)


def test_knowledge_comes_in_pages(api: Client, bench: Workbench) -> None:
    rules = api.get("/v1/regels?aantal=2&pagina=2").json()
    assert rules["totaal"] == len(bench.rulebook.rules)
    assert len(rules["resultaten"]) == 2
    assert "pagina=3" in rules["_links"]["next"]
    name = rules["resultaten"][0]["naam"]
    assert api.get(f"/v1/regels/{name}").json() == rules["resultaten"][0]
    is_problem(api.get("/v1/regels/Bestaat-niet"), 404, "Bestaat-niet")
    assert api.get("/v1/normen").json()["totaal"] == len(bench.rulebook.norms)
    terms = api.get("/v1/begrippen?schema=regime").json()["resultaten"]
    assert len(terms) == len(api.get("/v1/regimes").json()["regimes"]) == 2
    assert api.get("/v1/dekking").json()["totalen"]["toetsbaar"]["open"] == 0
    is_problem(api.get("/v1/begrippen?schema=nergens"), 400, "nergens")
    for bad in ("0", "-1", "x", "501", "²", "9" * 5000):
        is_problem(api.get(f"/v1/regels?aantal={bad}"), 400, "aantal")


def test_openapi_has_lists_examples_and_one_shape_of_errors(api: Client) -> None:
    response = api.get("/v1/openapi.json")
    assert response.headers["access-control-allow-origin"] == "*"
    said = response.json()
    assert said["openapi"].startswith("3.1")
    lists = said["components"]["schemas"]
    assert "huisarts" in lists["Partij"]["enum"]
    assert lists["Regime"]["enum"] == ["geldend", "wams-2023"]
    assert "ave" in lists["Regiemodel"]["enum"]
    for operations in said["paths"].values():
        for method, operation in operations.items():
            if method == "servers":
                continue
            assert operation["summary"]
            assert operation["responses"]["default"] == {"$ref": "#/components/responses/Probleem"}
            for parameter in operation.get("parameters", ()):
                name = parameter["schema"].get("$ref", "").rpartition("/")[2]
                assert not name or name in lists
    problem = said["components"]["responses"]["Probleem"]
    assert set(problem["content"]) == {"application/problem+json"}


def test_every_response_is_safe(api: Client) -> None:
    paths = ("/v1/regimes", "/nergens", "/v1/regels/", "/health", "/v1/beslissingen")
    for path in paths:
        headers = api.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["api-version"]
        assert len(headers["x-request-id"]) == 32
    is_problem(api.get("/nergens"), 404)
    is_problem(api.get("/v1/regels/"), 404)
    wrong = api.ask("DELETE", "/v1/regels")
    is_problem(wrong, 405)
    assert wrong.headers["allow"] == "GET"
    page = api.post("/v1/toetsingen?vorm=html", content=DOCUMENT.read_bytes(), headers=YAML)
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "<script" not in page.text


def test_only_known_hosts_are_answered(bench: Workbench) -> None:
    api = Client(application(bench, Limits(), Safety(("localhost",))))
    is_problem(api.get("/health"), 421)
    assert api.get("/health", headers={"Host": "localhost:8000"}).status_code == 200


def test_an_error_of_our_own_tells_no_text(
    api: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*what: object, **more: object) -> None:
        raise RuntimeError(base64.b64encode(b"geheim").decode())

    monkeypatch.setattr(service, "check", broken)
    with caplog.at_level(logging.INFO):
        response = api.post("/v1/toetsingen", content="a: b", headers=YAML)
    is_problem(response, 500)
    assert response.headers["x-content-type-options"] == "nosniff"
    assert base64.b64encode(b"geheim").decode() not in response.text + caplog.text
    assert own_line(caplog)["fout"] == "RuntimeError"


def test_ready_waits_for_the_graph(api: Client) -> None:
    is_problem(api.get("/ready"), 503)
    assert api.get("/health").json()["status"] == "ok"
