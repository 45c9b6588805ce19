"""What a document about a thing brings along: its form, its language, its headers, its page."""

import re
from html.parser import HTMLParser

import pytest

from api.client import Client
from vams_kg.api.problems import BASE as PROBLEMS
from vams_kg.api.problems import TITLES

THING = "/vams/norm/wams-2.2.5-terugkoppeling"
DOCUMENT = "/doc/norm/wams-2.2.5-terugkoppeling"
SURE = "/doc/norm/avg-5-1-e-opslagbeperking"
PAGE = {"Accept": "text/html"}


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/turtle", "text/turtle"),
        ("text/html;q=0.2, application/ld+json", "application/ld+json"),
        ("text/turtle;q=0, application/*", "application/ld+json"),
        ("application/rdf+xml;q=0.9, */*;q=0.1", "application/rdf+xml"),
        ("application/n-triples", "application/n-triples"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("*/*", "text/html"),
    ],
)
def test_the_client_chooses_the_form(accept: str, media: str, api: Client) -> None:
    response = api.get(DOCUMENT, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media
    assert response.headers["vary"] == "Accept, Accept-Language"


def test_a_thing_points_to_its_document_and_keeps_the_question(api: Client) -> None:
    response = api.get(f"{THING}?taal=en", headers=PAGE)
    assert response.status_code == 303
    assert response.headers["location"] == f"{DOCUMENT}?taal=en"
    assert response.headers["link"] == f'<{DOCUMENT}>; rel="describedby"'
    assert response.headers["vary"] == "Accept, Accept-Language"


@pytest.mark.parametrize("path", [THING, DOCUMENT, "/catalogus", "/.well-known/void"])
def test_a_form_that_is_not_there_is_said_to_be_so(path: str, api: Client) -> None:
    response = api.get(path, headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert "text/turtle" in response.json()["detail"]


@pytest.mark.parametrize(
    "path", ["/vams/norm/bestaat-niet", "/doc/norm/bestaat-niet", "/doc/x.ttl"]
)
def test_what_does_not_exist_is_a_problem_or_a_page(path: str, api: Client) -> None:
    said = api.get(path, headers={"Accept": "application/json"})
    assert (said.status_code, said.json()["type"]) == (404, f"{PROBLEMS}niet-gevonden")
    page = api.get(path, headers=PAGE)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert 'href="/doc/"' in page.text


def test_the_ending_of_an_address_chooses_the_form_too(api: Client) -> None:
    turtle = api.get(f"{DOCUMENT}.ttl", headers=PAGE)
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert turtle.content == api.get(DOCUMENT, headers={"Accept": "text/turtle"}).content


def test_a_document_names_its_other_forms_and_the_thing(api: Client) -> None:
    said = api.get(DOCUMENT, headers=PAGE).headers
    found = set(re.findall(r'<([^>]+)>; rel="(\w+)"', said["link"]))
    assert (f"https://w3id.org{THING}", "canonical") in found
    assert (f"{DOCUMENT}.ttl", "describedby") in found
    endings = {"ttl", "jsonld", "nt", "rdf"}
    assert {place for place, kind in found if kind == "alternate"} == {
        f"{DOCUMENT}.{one}" for one in endings
    }
    assert said["content-location"] == f"{DOCUMENT}.html"
    for place, kind in found - {(f"https://w3id.org{THING}", "canonical")}:
        assert api.get(place).status_code == 200, kind


@pytest.mark.parametrize(
    ("accepts", "address", "language"),
    [
        ("", "", "nl"),
        ("en", "", "en"),
        ("en-GB,nl;q=0.5", "", "en"),
        ("nl-NL,en;q=0.5", "", "nl"),
        ("de", "", "nl"),
        ("de, en;q=0.3", "", "en"),
        ("nl", "?taal=en", "en"),
    ],
)
def test_the_client_chooses_the_language(
    accepts: str, address: str, language: str, api: Client
) -> None:
    response = api.get(DOCUMENT + address, headers={**PAGE, "Accept-Language": accepts})
    assert response.headers["content-language"] == language
    assert f'<html lang="{language}">' in response.text
    heading = {"nl": "Terugkoppeling aan de melder", "en": "Feedback to the reporter"}[language]
    assert f"<h1>{heading}</h1>" in response.text


def test_another_language_is_refused(api: Client) -> None:
    response = api.get(f"{DOCUMENT}?taal=fr", headers={"Accept": "text/turtle"})
    assert response.status_code == 400
    assert "fr" in response.json()["detail"]


def test_a_client_that_has_a_document_gets_it_no_second_time(api: Client) -> None:
    first = api.get(DOCUMENT, headers=PAGE)
    tag = first.headers["etag"]
    again = api.get(DOCUMENT, headers={**PAGE, "If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    other = api.get(DOCUMENT, headers={"Accept": "text/turtle", "If-None-Match": tag})
    assert other.status_code == 200
    assert other.headers["etag"] != tag


def test_anybody_may_read_a_document_from_a_page_of_their_own(api: Client) -> None:
    assert api.get(DOCUMENT).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", [THING, DOCUMENT, "/catalogus", "/vams/def/0.1.0/vragen.zip"])
def test_head_gives_the_headers_of_get(path: str, api: Client) -> None:
    wanted, found = api.get(path).headers, api.ask("HEAD", path).headers
    changing = {"x-request-id"}
    assert {k: v for k, v in found.items() if k not in changing} == {
        k: v for k, v in wanted.items() if k not in changing
    }


# --- The page ---


class Parts(HTMLParser):
    """Collects elements, addresses and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.styles: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.append(tag)
        self.styles += [name for name in said if name == "style" or name.startswith("on")]
        if tag == "a":
            self.addresses.append(said.get("href") or "")


@pytest.mark.parametrize("path", [DOCUMENT, "/doc/", "/doc/def", "/catalogus", "/doc/def/0.1.0"])
def test_a_page_holds_no_script_and_no_style_of_its_own(path: str, api: Client) -> None:
    response = api.get(path, headers=PAGE)
    parts = Parts(response.text)
    assert {"script", "style", "iframe", "img", "form"}.isdisjoint(parts.tags)
    assert parts.styles == []
    assert parts.tags.count("h1") == 1
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    style = re.search(r'<link rel="stylesheet" href="([^"]+)">', response.text)
    assert style
    assert api.get(style[1]).headers["content-type"].startswith("text/css")


def test_a_page_shows_a_lawyer_what_to_know(api: Client) -> None:
    page = api.get(DOCUMENT, headers=PAGE).text
    for wanted in (
        "wetsvoorstel, geen geldend recht",
        "De Wams is een wetsvoorstel (36 295) en geen wet.",
        "Wams (wetsvoorstel) art. 2.2.5",
        "<blockquote>De melder wordt indien nodig op de hoogte gesteld",
        "<dt>zekerheid</dt>",
        'href="/doc/term/MeldpuntNietAcuut"',
        'href="/doc/regel/Procesbeschrijving-terugkoppeling-melder-verplicht"',
    ):
        assert wanted in page


def test_only_what_rests_on_the_bill_says_so(api: Client) -> None:
    assert "wetsvoorstel" not in api.get(SURE, headers=PAGE).text
    both = api.get("/doc/regel/Bewaartermijn-ontbreekt", headers=PAGE).text
    assert "rust deels op een wetsvoorstel" in both
    assert "AVG art. 5 lid 1 onder e" in both


@pytest.mark.parametrize(
    "path",
    [DOCUMENT, "/doc/", "/doc/begrip/schema/rol", "/doc/bron/kst-36295", "/doc/vraag/rollen"],
)
def test_every_link_of_a_page_leads_to_a_page(path: str, api: Client) -> None:
    ours = {one for one in Parts(api.get(path, headers=PAGE).text).addresses if one[0] == "/"}
    assert len(ours) > 3
    broken = [one for one in sorted(ours)[:60] if api.get(one, headers=PAGE).status_code != 200]
    assert broken == []


def test_a_question_is_shown_with_its_query_and_text_is_no_markup(api: Client) -> None:
    page = api.get("/doc/vraag/rollen", headers=PAGE).text
    assert "SELECT ?rol" in page
    assert "PREFIX schema: &lt;https://w3id.org/vams/begrip/schema/&gt;" in page


def test_the_kinds_of_problems_have_a_document(api: Client) -> None:
    for name, (_, title) in TITLES.items():
        page = api.get(f"/doc/fout/{name}", headers=PAGE)
        assert f"<h1>{title}</h1>" in page.text
