"""The page of the description: whole without a script, and nothing from elsewhere."""

import re
from html.parser import HTMLParser
from urllib.parse import urlparse

import pytest

from api.client import Client
from vams_kg.api import docs

LOADS = {"src", "srcset", "data", "poster", "action", "formaction", "background"}


class Page(HTMLParser):
    """Collects the tags of a page, what it loads and where it points to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.points: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            assert not name.startswith("on"), "a script in an attribute"
            assert name != "style"
            if name in LOADS or (tag == "link" and name == "href"):
                self.loads.append(value or "")
            elif name == "href":
                self.points.append(value or "")
            elif name == "id":
                self.ids.append(value or "")


@pytest.fixture(scope="module")
def page(api: Client) -> str:
    response = api.get("/v1/docs")
    assert response.headers["content-type"].startswith("text/html")
    return response.text


def test_the_page_loads_nothing_and_runs_nothing(api: Client, page: str) -> None:
    found = Page(page)
    assert found.loads == []
    assert "script" not in found.tags
    assert not re.search(r"url\(|@import", docs.style())
    policy = api.get("/v1/docs").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "script-src" not in policy


def test_the_page_points_only_to_this_service(page: str) -> None:
    found = Page(page)
    assert len(found.ids) == len(set(found.ids))
    for place in found.points:
        assert not urlparse(place).netloc
        assert not place.startswith("#") or place[1:] in found.ids, place
    assert found.tags.count("main") == found.tags.count("h1") == 1


def test_every_route_parameter_list_and_shape_is_on_the_page(api: Client, page: str) -> None:
    said = api.get("/v1/openapi.json").json()
    found = Page(page)
    for path, item in said["paths"].items():
        for method, operation in item.items():
            if method != "servers":
                assert operation["operationId"] in found.ids, path
    for name, shape in said["components"]["schemas"].items():
        assert f"{'lijst' if 'enum' in shape else 'vorm'}-{name}" in found.ids
    assert "huisarts" in page
    assert "Voorgestelde teksten" in page


def test_the_text_of_a_description_is_no_markup() -> None:
    said = {
        "openapi": "3.1.0",
        "info": {"title": "<script>", "version": "1", "description": "&"},
        "servers": [{"url": "/v1"}],
        "tags": [],
        "paths": {},
        "components": {"schemas": {}},
    }
    assert "script" not in Page(docs.render(said)).tags


def test_swagger_ui_comes_from_this_service_alone(api: Client) -> None:
    pytest.importorskip(docs.PACKAGE)
    response = api.get("/v1/docs/proberen")
    policy = response.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "http" not in policy
    found = Page(response.text)
    assert found.loads
    for name in found.loads:
        assert re.fullmatch(r"[a-z-]+\.(js|css|png)", name)
        assert api.get(f"/v1/docs/{name}").status_code == 200
    assert "validatorUrl: null" in docs.START
    assert "docs/proberen" in api.get("/v1/docs").text


def test_without_the_extra_there_is_only_the_plain_page(
    api: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docs, "PACKAGE", "er_is_geen_pakket_met_deze_naam")
    for name in ("proberen", "start.js", "swagger-ui.css", "..%2fdocs.py"):
        assert api.get(f"/v1/docs/{name}").status_code == 404
    assert api.get("/v1/docs").status_code == 200
    assert "docs/proberen" not in docs.render(api.get("/v1/openapi.json").json())


@pytest.mark.parametrize("path", ["/", "/v1"])
def test_the_address_that_serve_tells_leads_to_the_page(api: Client, path: str) -> None:
    response = api.get(path)
    assert (response.status_code, response.headers["location"]) == (303, "/v1/docs")
