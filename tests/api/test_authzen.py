"""AuthZEN: the decision of the command line as a boolean, closed for whatever is not permitted."""

from typing import Any

import pytest

from api.client import Client
from vams_kg.api.evaluation import EXAMPLE, EXAMPLES
from vams_kg.model import ALLOWED, CONDITIONAL, FORBIDDEN, UNREGULATED

ONE, MANY = "/access/v1/evaluation", "/access/v1/evaluations"
DAY = "2026-11-24"


def asked(giver: str, receiver: str, data: str, **context: object) -> dict[str, Any]:
    return {
        "subject": {"type": "partij", "id": giver},
        "action": {"name": "verstrekken", "properties": {"ontvanger": receiver}},
        "resource": {"type": "gegevens", "id": data},
        "context": context,
    }


@pytest.fixture(scope="module")
def cells(api: Client) -> dict[str, dict[str, str]]:
    """Return a question for each of the four answers."""
    params = {
        "verstrekker": "aanbieder van hulp",
        "ontvanger": ["Veilig Thuis", "politie", "betrokkene"],
    }
    rows = api.get("/v1/matrix", params=params).json()
    return {row["antwoord"]: row for row in rows["rows"]}


@pytest.mark.parametrize("answer", [ALLOWED, CONDITIONAL, FORBIDDEN, UNREGULATED])
def test_only_what_is_permitted_is_true(
    api: Client, cells: dict[str, dict[str, str]], answer: str
) -> None:
    row = cells[answer]
    names = row["verstrekker"], row["ontvanger"], row["gegevens"]
    said = api.post(ONE, json=asked(*names)).json()
    assert said["decision"] is (answer == ALLOWED)
    params = dict(zip(("verstrekker", "ontvanger", "gegevens"), names, strict=True))
    whole = api.get("/v1/beslissingen", params=params).json()
    assert said["context"]["id"] == answer
    assert said["context"]["reason_user"] == {"nl": whole["zin"]}
    for part in ("antwoord", "voorwaarden", "normen", "lagen", "regime", "datum"):
        assert said["context"][part] == whole[part]


def test_who_asks_to_receive_gets_the_same_decision(api: Client) -> None:
    turned = {
        **asked("Veilig Thuis", "", "gezondheid"),
        "action": {"name": "ontvangen", "properties": {"verstrekker": "huisarts"}},
    }
    given = api.post(ONE, json=asked("huisarts", "Veilig Thuis", "gezondheid")).json()
    assert api.post(ONE, json=turned).json() == given


def test_the_context_counts(api: Client) -> None:
    names = ("huisarts", "Veilig Thuis", "gezondheid")
    fact = "vermoeden huiselijk geweld/kindermishandeling"
    said = api.post(ONE, json=asked(*names, feiten=[fact], datum=DAY, taal="en")).json()
    assert said["context"]["datum"] == DAY
    assert set(said["context"]["reason_user"]) == {"en"}
    without = api.post(ONE, json=asked(*names, datum=DAY)).json()
    assert said["context"]["voorwaarden"] != without["context"]["voorwaarden"]
    bill = api.post(ONE, json=asked(*names, regime="wams-2023")).json()
    assert bill["context"]["regime"] == "wams-2023"
    api_secret = api.post(ONE, json=asked(*names, geheimhouding=True))
    assert api_secret.status_code == 200


def test_what_nobody_looks_at_is_told_and_a_slip_of_the_pen_is_refused(api: Client) -> None:
    names = ("huisarts", "Veilig Thuis", "gezondheid")
    extra = {**asked(*names, time="2026-11-24T10:00Z")}
    extra["subject"] = {**extra["subject"], "properties": {"afdeling": "x"}}
    said = api.post(ONE, json=extra).json()
    assert said["context"]["niet_gebruikt"] == ["context.time", "subject.properties.afdeling"]
    slip = api.post(ONE, json=asked(*names, regimes="wams-2023"))
    assert slip.status_code == 400
    assert "regime?" in slip.json()["detail"]


@pytest.mark.parametrize(
    "changed",
    [
        {"subject": None},
        {"subject": {"type": "user", "id": "huisarts"}},
        {"subject": {"type": "partij"}},
        {"subject": {"type": "partij", "id": 3}},
        {"subject": {"type": "partij", "id": "huisarts", "properties": []}},
        {"action": {"name": "can_read"}},
        {"action": {"name": "verstrekken"}},
        {"resource": "gezondheid"},
        {"context": []},
        {"context": {"feiten": "x"}},
        {"context": {"geheimhouding": "ja"}},
        {"context": {"taal": "fr"}},
    ],
)
def test_a_request_that_is_none_is_400_and_closes_one_of_many(
    api: Client, changed: dict[str, Any]
) -> None:
    wrong = {**EXAMPLE, **changed}
    found = api.post(ONE, json=wrong)
    assert found.status_code == 400
    assert found.headers["content-type"] == "application/problem+json"
    (part,) = changed
    assert part in found.json()["detail"]
    (closed, _) = api.post(MANY, json={"evaluations": [wrong, EXAMPLE]}).json()["evaluations"]
    assert closed["decision"] is False
    assert closed["context"]["error"] == {"status": 400, "message": found.json()["detail"]}


def test_what_nobody_knows_is_denied_with_the_nearest_name(api: Client) -> None:
    said = api.post(ONE, json=asked("husiarts", "Veilig Thuis", "gezondheid"))
    assert said.status_code == 200
    assert said.json()["decision"] is False
    assert "subject.id" in said.json()["context"]["error"]["message"]
    assert "huisarts" in said.json()["context"]["error"]["message"]
    day = api.post(ONE, json=asked("huisarts", "politie", "gezondheid", datum="gisteren")).json()
    assert "context.datum" in day["context"]["error"]["message"]


def test_defaults_hold_for_every_evaluation_unless_it_says_otherwise(api: Client) -> None:
    said = api.post(MANY, json=EXAMPLES).json()["evaluations"]
    assert len(said) == 2
    assert [set(one["context"]["reason_user"]) for one in said] == [{"nl"}, {"en"}]
    other = {**EXAMPLES, "evaluations": [{"resource": {"type": "gegevens", "id": "nergens"}}, {}]}
    one, two = api.post(MANY, json=other).json()["evaluations"]
    assert "resource.id" in one["context"]["error"]["message"]
    assert "resource: dit ontbreekt" in two["context"]["error"]["message"]


@pytest.mark.parametrize("empty", [{}, {"evaluations": []}])
def test_without_evaluations_it_is_a_single_request(api: Client, empty: dict[str, Any]) -> None:
    assert api.post(MANY, json={**EXAMPLE, **empty}).json() == api.post(ONE, json=EXAMPLE).json()


@pytest.mark.parametrize(
    ("semantic", "decisions"),
    [
        ("execute_all", [True, False, True]),
        ("deny_on_first_deny", [True, False]),
        ("permit_on_first_permit", [True]),
    ],
)
def test_the_semantics_stop_where_they_say(
    api: Client, cells: dict[str, dict[str, str]], semantic: str, decisions: list[bool]
) -> None:
    yes, no = (
        asked(row["verstrekker"], row["ontvanger"], row["gegevens"])
        for row in (cells[ALLOWED], cells[FORBIDDEN])
    )
    several = {"evaluations": [yes, no, yes], "options": {"evaluations_semantic": semantic}}
    said = api.post(MANY, json=several).json()["evaluations"]
    assert [one["decision"] for one in said] == decisions


@pytest.mark.parametrize(
    "wrong",
    [
        {"evaluations": {"a": 1}},
        {"options": []},
        {"options": {"evaluations_semantic": "some"}},
        {"options": {"evaluations_semantic": []}},
    ],
)
def test_a_wrong_payload_is_400(api: Client, wrong: dict[str, Any]) -> None:
    assert api.post(MANY, json={**EXAMPLES, **wrong}).status_code == 400


def test_there_is_an_end_to_what_one_request_asks(api: Client) -> None:
    assert api.post(MANY, json={**EXAMPLES, "evaluations": [{}] * 1001}).status_code == 413
    assert api.post(ONE, content="{}", headers={"Content-Type": "text/plain"}).status_code == 415
    assert api.post(ONE, json=[1]).status_code == 400
    assert api.get(ONE).status_code == 405


@pytest.mark.parametrize("number", ["bfe9eb29-ab87-4ca3-be83-a1d5d8305716", "een/twee drie"])
def test_the_number_of_a_request_comes_back(api: Client, number: str) -> None:
    for path, body in ((ONE, EXAMPLE), (MANY, EXAMPLES)):
        said = api.post(path, json=body, headers={"X-Request-ID": number})
        assert said.headers["x-request-id"] == number
    assert api.post(ONE, json=EXAMPLE).headers["x-request-id"]


def test_the_service_tells_where_it_decides(api: Client) -> None:
    found = api.get("/.well-known/authzen-configuration")
    assert found.headers["content-type"] == "application/json"
    home = found.json()["policy_decision_point"]
    assert found.json()["access_evaluation_endpoint"] == home + ONE
    assert found.json()["access_evaluations_endpoint"] == home + MANY
