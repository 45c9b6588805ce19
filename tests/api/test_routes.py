"""Reports, verification, comparison, conversion, clauses and templates give what others give."""

import base64
import json
from typing import Any

import pytest

from api.client import Client
from api.test_rest import DOCUMENT, YAML, is_problem
from vams_kg import service
from vams_kg.documents import TEMPLATES, WRITERS
from vams_kg.reporting import FORMATS, as_bytes, render
from vams_kg.reporting.as_clauses import render_clauses
from vams_kg.reporting.as_diff import render_diff
from vams_kg.workbench import Workbench

TEXT = DOCUMENT.read_text("utf-8")
CHANGED = TEXT.replace("titel: ", "titel: Nieuw ", 1)
ASKED = {"verstrekker": "huisarts", "ontvanger": "Veilig Thuis", "gegevens": "gezondheid"}


def files(**texts: str | bytes) -> list[tuple[str, tuple[str, str | bytes]]]:
    return [(field, (f"{field}.yaml", text)) for field, text in texts.items()]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_report_to_keep_in_every_form(api: Client, bench: Workbench, form: str) -> None:
    if form == "pdf":
        pytest.importorskip("typst")
    path = f"/v1/rapporten?vorm={form}&bestand=oud.yaml"
    response = api.post(path, content=TEXT.encode(), headers=YAML)
    assert response.status_code == 200, response.text
    checked = service.check([service.Source("oud.yaml", TEXT.encode())], bench)
    made = service.make_report(checked, bench, service.Wishes(), form, "nl", whole=True)
    assert response.content == as_bytes(render(made, form))
    assert ("attachment" in response.headers.get("content-disposition", "")) is FORMATS[form].binary


def test_a_report_is_a_page_unless_another_form_is_asked(api: Client) -> None:
    def media(accept: str | None) -> str:
        headers = {**YAML, **({"Accept": accept} if accept else {})}
        response = api.post("/v1/rapporten", content=TEXT.encode(), headers=headers)
        return str(response.headers["content-type"]).partition(";")[0]

    assert media("*/*") == "text/html"
    assert media("application/json") == "application/json"
    assert media("image/png") == "application/problem+json"


@pytest.mark.parametrize("form", ["html", "json"])
def test_a_report_is_verified_against_its_document(api: Client, form: str) -> None:
    made = api.post(
        f"/v1/rapporten?vorm={form}&bestand=d.yaml", content=TEXT.encode(), headers=YAML
    ).content
    yes = api.post("/v1/verificaties", files=files(rapport=made, document=TEXT)).json()
    assert yes["hoort_erbij"] is True
    assert [one["soort"] for one in yes["meldingen"]] == ["past"]
    no = api.post("/v1/verificaties", files=files(rapport=made, document=CHANGED)).json()
    assert no["hoort_erbij"] is False
    assert no["meldingen"][0]["soort"] == "invoer"
    said = {"rapport": made.decode(), "document": TEXT, "taal": "en"}
    english = api.post("/v1/verificaties", json=said).json()
    assert english["uitkomst"].startswith("Yes")
    forged = made.replace(b"Zandmeer", b"Zandmeek")
    assert forged != made
    false = api.post("/v1/verificaties", files=files(rapport=forged, document=TEXT)).json()
    assert false["hoort_erbij"] is False


def test_what_cannot_be_verified_is_a_problem(api: Client) -> None:
    path = "/v1/verificaties"
    is_problem(api.post(path, files=files(rapport="x", document=TEXT)), 422, "bewijs")
    is_problem(api.post(path, files=files(document=TEXT)), 400, "rapport")
    is_problem(api.post(path, json={"rapport": "x"}), 400, "rapport")
    is_problem(api.post(path, json=["x"]), 400, "rapport, document")
    is_problem(api.post(path, content="x", headers=YAML), 415, "multipart/form-data")


@pytest.mark.parametrize("form", ["json", "md", "text"])
def test_two_versions_are_compared_as_the_command_line_does(
    api: Client, bench: Workbench, form: str
) -> None:
    path = f"/v1/vergelijkingen?vorm={form}"
    response = api.post(path, files=files(oud=TEXT, nieuw=CHANGED))
    sources = [
        service.Source(f"{name}.yaml", text.encode())
        for name, text in (("oud", TEXT), ("nieuw", CHANGED))
    ]
    found = service.compare_versions(sources[0], sources[1], bench, service.Wishes())
    assert response.text == render_diff(found, form, "nl")
    assert api.post(path, json={"oud": TEXT, "nieuw": CHANGED}).text == response.text


def test_wishes_count_in_a_comparison(api: Client) -> None:
    pair = {"oud": TEXT, "nieuw": CHANGED}
    one, other = (
        api.post("/v1/vergelijkingen", json={**pair, "regime": name}).json()["aantallen"]
        for name in ("geldend", "wams-2023")
    )
    assert one != other
    is_problem(api.post("/v1/vergelijkingen", json={"oud": TEXT}), 400, "nieuw")
    twice = [*files(oud=TEXT, nieuw=TEXT), *files(oud=TEXT)]
    is_problem(api.post("/v1/vergelijkingen", files=twice), 400, "één bestand")
    broken = api.post("/v1/vergelijkingen", json={**pair, "nieuw": "soort: ["})
    assert is_problem(broken, 422)["fouten"][0]["bestand"] == "nieuw.yaml"


def test_regimes_are_compared(api: Client) -> None:
    every = api.get("/v1/regimevergelijkingen", params=ASKED).json()
    assert [one["regime"] for one in every["antwoorden"]] == ["geldend", "wams-2023"]
    for one in every["antwoorden"]:
        alone = api.get("/v1/beslissingen", params={**ASKED, "regime": one["regime"]}).json()
        assert one["antwoord"] == alone["antwoord"]
    turned = {**ASKED, "regime": ["wams-2023", "geldend"]}
    said = api.get("/v1/regimevergelijkingen", params=turned).json()["antwoorden"]
    assert [one["regime"] for one in said] == ["wams-2023", "geldend"]
    same = {**ASKED, "regime": ["geldend", "geldend"]}
    is_problem(api.get("/v1/regimevergelijkingen", params=same), 400, "verschillende regimes")
    unknown = {**ASKED, "regime": ["geldend", "geldnd"]}
    assert is_problem(api.get("/v1/regimevergelijkingen", params=unknown), 400)["fouten"][0][
        "veld"
    ] == ("regime")


@pytest.mark.parametrize("end", sorted({end.lstrip(".") for end in WRITERS}))
def test_a_document_is_converted_and_what_is_lost_is_told(
    api: Client, bench: Workbench, end: str
) -> None:
    path = f"/v1/omzettingen?naar={end}&bestand=plan.yaml"
    made = service.convert(service.Source("plan.yaml", TEXT.encode()), f"plan.{end}", bench)
    whole = api.post(f"{path}&vorm=json", content=TEXT.encode(), headers=YAML).json()
    assert whole["bestand"] == f"plan.{end}"
    assert whole["ontbreekt"] == list(made.missing)
    response = api.post(path, content=TEXT.encode(), headers=YAML)
    assert response.headers["omzetting-ontbreekt"] == str(len(made.missing))
    assert response.headers["content-type"].partition(";")[0] == whole["media"]
    again = api.post("/v1/toetsingen", files={"bestand": (f"x.{end}", response.content)})
    assert again.json()["dossier"]["titel"].endswith("in Zandmeer")
    kept = api.post(
        "/v1/toetsingen", files={"bestand": (f"x.{end}", base64.b64decode(whole["inhoud"]))}
    )
    assert kept.json()["bevindingen"] == again.json()["bevindingen"]


def test_a_document_gives_lines_for_the_register(api: Client) -> None:
    path = "/v1/omzettingen?als=register&naar="
    lines = api.post(f"{path}csv", content=TEXT.encode(), headers=YAML)
    assert lines.content.startswith(b"\xef\xbb\xbf")
    assert lines.headers["content-type"].startswith("text/csv")
    is_problem(api.post(f"{path}json", content=TEXT.encode(), headers=YAML), 400, "register")
    is_problem(api.post("/v1/omzettingen", content=TEXT.encode(), headers=YAML), 400, "naar")
    csv = api.post("/v1/omzettingen?naar=csv", content=TEXT.encode(), headers=YAML)
    is_problem(csv, 400, ".csv")


def test_clauses_are_those_of_the_command_line(api: Client, bench: Workbench) -> None:
    every = api.get("/v1/clausules")
    assert every.text == render_clauses(service.clauses(bench), "json")
    rule = every.json()["clausules"][0]["regels"][0]
    one = api.get("/v1/clausules", params={"regel": rule, "vorm": "md"})
    assert one.text == render_clauses(service.clauses(bench, rule), "md")
    assert one.headers["content-type"].startswith("text/markdown")
    wrong = is_problem(api.get("/v1/clausules", params={"regel": f"{rule}x"}), 400)
    assert wrong["fouten"][0]["veld"] == "regel"
    assert rule in wrong["fouten"][0]["bedoelt_u"]
    about = is_problem(api.get("/v1/clausules", params={"onderwerp": "nergens"}), 400)
    assert about["fouten"][0]["veld"] == "onderwerp"


def test_templates_can_be_fetched(api: Client, bench: Workbench) -> None:
    found = api.get("/v1/sjablonen").json()["sjablonen"]
    assert [one["naam"] for one in found] == list(TEMPLATES)
    for one in found:
        response = api.get(one["adres"])
        assert response.headers["content-type"].partition(";")[0] == one["media"]
        assert f"sjabloon.{one['naam']}" in response.headers["content-disposition"]
    kind = "samenwerkingsovereenkomst"
    said = api.get("/v1/sjablonen/yaml", params={"soort": kind})
    assert said.content == service.template("yaml", kind, bench)
    is_problem(api.get("/v1/sjablonen/odt"), 404, "xlsx")
    is_problem(api.get("/v1/sjablonen/yaml", params={"soort": "brief"}), 400, "soort")


def test_nothing_of_a_document_stays_behind(api: Client) -> None:
    """The service keeps nothing: no address gives back what was sent to it."""
    word = "Zwaluwstaartje"
    said: dict[str, Any] = {"document": TEXT.replace("Zandmeer", word), "bestand": "d.yaml"}
    first = api.post("/v1/rapporten?vorm=json", json=said)
    assert word in json.dumps(first.json(), ensure_ascii=False)
    assert "location" not in first.headers
    for path in ("/v1/rapporten", "/v1/toetsingen", "/v1/verificaties", "/v1/vergelijkingen"):
        is_problem(api.get(path), 405)
