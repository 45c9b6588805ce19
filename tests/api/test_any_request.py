"""Whatever a client sends, every answer is one of ours and none says that the service broke."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.client import Client
from vams_kg.api.inputs import FORM, JSON, SUFFIXES

PATHS = (
    *("/v1/toetsingen", "/v1/beslissingen", "/v1/matrix", "/v1/kaarten", "/v1/vragen"),
    *("/v1/vragen/bewaartermijnen", "/v1/vragen/rollen-in-een-document", "/v1/begrippen"),
    *("/v1/regels", "/v1/regels/x", "/v1/normen", "/v1/regimes", "/v1/openapi.json", "/health"),
)
NAMES = (
    *("verstrekker", "ontvanger", "gegevens", "partij", "fase", "regime", "feit", "datum"),
    *("taal", "vorm", "streng", "zoek", "pagina", "aantal", "schema", "bestand", "regiemodel"),
)
VALUES = st.sampled_from(
    ["huisarts", "politie", "gezondheid", "geldend", "nl", "json", "1", "2026-11-24", "ja"]
) | st.text(max_size=20)
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=4)
KINDS = st.sampled_from([FORM, f"{FORM}; boundary=x", JSON, *SUFFIXES, "text/plain", "", "x"])
VALUE: Any = st.recursive(
    st.none() | st.booleans() | st.floats() | VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner),
    max_leaves=6,
)
ODD = (
    b'{"document": "\\ud800"}',
    b'{"soort": "\\ud800"}',
    b'{"verstrekker": "\\udfff"}',
    b"[" * 9999,
)
BODIES = st.binary(max_size=60) | st.sampled_from(ODD) | st.text(max_size=40).map(str.encode)
fixed = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def is_ours(response: Any) -> None:
    assert response.status_code < 500 or response.status_code == 503, response.text
    kind = response.headers["content-type"]
    assert response.status_code == 200 or kind == "application/problem+json"
    assert response.headers["x-request-id"]


@fixed
@given(path=st.sampled_from(PATHS), params=PAIRS)
def test_any_question(api: Client, path: str, params: list[tuple[str, str]]) -> None:
    is_ours(api.get(path, params=params))


@fixed
@given(path=st.sampled_from(PATHS), kind=KINDS, body=BODIES, params=PAIRS)
def test_any_body(
    api: Client, path: str, kind: str, body: bytes, params: list[tuple[str, str]]
) -> None:
    is_ours(api.post(path, params=params, content=body, headers={"Content-Type": kind}))


@fixed
@given(path=st.sampled_from(PATHS[:2]), body=st.dictionaries(st.sampled_from(NAMES), VALUE))
def test_any_json(api: Client, path: str, body: dict[str, Any]) -> None:
    try:
        is_ours(api.post(path, json=body))
    except ValueError as error:
        assert "JSON" in str(error)  # the client itself refuses numbers that JSON has not
