"""What is asked wrongly is told in words that say what to do."""

import pytest

from api.client import Client
from api.test_rest import is_problem


@pytest.mark.parametrize("day", ["2026-02-30", "morgen"])
def test_a_date_that_is_none_is_called_that(api: Client, day: str) -> None:
    asked = {"verstrekker": "huisarts", "ontvanger": "Veilig Thuis", "gegevens": "gezondheid"}
    told = f"datum: ‘{day}’ is geen bestaande datum."
    is_problem(api.get("/v1/beslissingen", params={**asked, "datum": day}), 400, told)
    body = {"document": "soort: procesbeschrijving\n", "datum": day}
    is_problem(api.post("/v1/toetsingen", json=body), 400, told)


def test_a_question_that_is_asked_wrongly_is_told_how(api: Client) -> None:
    unknown = is_problem(api.get("/v1/vragen/bewaartermijn"), 404, "vraag: ‘bewaartermijn’")
    assert "bewaartermijnen" in unknown["fouten"][0]["bedoelt_u"]
    for ask, name, other in (
        (api.get, "bewaartermijnen-in-een-document", "POST"),
        (api.post, "bewaartermijnen", "GET"),
    ):
        response = ask(f"/v1/vragen/{name}")
        is_problem(response, 405, f"Probeer: {other}")
        assert response.headers["allow"] == other
