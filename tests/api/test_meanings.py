"""Definitions are compared over the line as on the command line; what is wrong is told."""

from pathlib import Path
from typing import Any

import pytest

from api.client import Client
from api.test_rest import is_problem
from vams_kg import service
from vams_kg.api.meanings import MEDIA
from vams_kg.reporting.as_harmonised import render_harmonised
from vams_kg.workbench import Workbench

PATH = "/v1/begripsvergelijkingen"
REGIO = Path(__file__).resolve().parents[2] / "examples" / "regio"
TEXTS = {file.name: file.read_text("utf-8") for file in sorted(REGIO.glob("*.yaml"))[:3]}
FORM = [("bestand", (name, text.encode())) for name, text in TEXTS.items()]
INLINE = [{"bestand": name, "document": text} for name, text in TEXTS.items()]


def made(bench: Workbench, form: str, term: str | None = None) -> str:
    sources = [service.Source(name, text.encode()) for name, text in TEXTS.items()]
    return render_harmonised(service.harmonise(sources, bench, term)[0], form, "nl")


@pytest.mark.parametrize("form", sorted(MEDIA))
def test_definitions_are_compared_as_the_command_line_does(
    api: Client, bench: Workbench, form: str
) -> None:
    wanted = made(bench, form)
    assert len(wanted) > 300
    by_name = api.post(PATH, files=FORM, params={"vorm": form})
    by_media = api.post(PATH, json={"documenten": INLINE}, headers={"Accept": MEDIA[form][0]})
    for response in (by_name, by_media):
        assert response.status_code == 200, response.text
        assert response.text == wanted
        assert response.headers["content-type"].partition(";")[0] == MEDIA[form][0]


def test_one_word_is_compared(api: Client, bench: Workbench) -> None:
    found = api.post(PATH, json={"documenten": INLINE, "term": "casusregie"})
    assert found.text == made(bench, "json", "casusregie") != made(bench, "json")
    unknown = is_problem(api.post(PATH, json={"documenten": INLINE, "term": "kaas"}), 400)
    assert unknown["fouten"][0]["veld"] == "term"
    assert unknown["detail"].startswith("term: geen van de documenten omschrijft ‘kaas’.")


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        ({}, 400, "documenten"),
        ({"documenten": "x"}, 400, "documenten"),
        ({"documenten": ["x", "y"]}, 400, "nummer 1"),
        ({"documenten": INLINE[:1]}, 400, "ten minste 2"),
        ({"documenten": [INLINE[0]] * 2}, 400, "een eigen naam"),
        ({"documenten": [INLINE[0]] * 21}, 413, "20"),
        ({"documenten": [*INLINE, {"document": "soort: ["}]}, 422, "document-4.yaml"),
        ({"documenten": INLINE, "regime": "geldend"}, 400, "regime"),
    ],
)
def test_what_cannot_be_compared_is_told(
    api: Client, said: dict[str, Any], status: int, words: str
) -> None:
    is_problem(api.post(PATH, json=said), status, words)


def test_other_kinds_and_forms_are_refused(api: Client) -> None:
    is_problem(api.post(PATH, content=b"x", headers={"Content-Type": "text/csv"}), 415, "json")
    is_problem(api.post(PATH, files=FORM, headers={"Accept": "image/png"}), 406, "sssom")


def test_no_form_without_a_document_is_described(api: Client) -> None:
    paths = api.get("/v1/openapi.json").json()["paths"]
    for path in ("/toetsingen", "/rapporten", "/omzettingen", "/begripsvergelijkingen"):
        form = paths[path]["post"]["requestBody"]["content"]["multipart/form-data"]["schema"]
        assert form["required"] == ["bestand"]
        assert form["properties"]["bestand"]["minItems"] >= 1
        assert form["properties"]["bestand"]["maxItems"] == 20
