"""The export of a DPIA becomes a draft; each value keeps the number of its question."""

import json

import draft_samples as samples
from draft_reading import doubts, plainly, spot, taken

from vams_kg.documents import Knowledge


def test_answers_come_under_their_keys(knowledge: Knowledge) -> None:
    intake = taken(samples.dpia(), "d.json", knowledge)
    said = plainly(intake.tree)
    assert said["toelichting"] == "Het voorstel"
    assert [(one["naam"], one.get("verwerkingsverantwoordelijke")) for one in said["partijen"]] == [
        ("College van Oeverland", "ja"),
        ("Politie", None),
        ("Firma", None),
    ]
    (flow,) = said["gegevensstromen"]
    assert (flow["van"], flow["aan"]) == ("College van Oeverland", "Politie")
    assert (flow["doel"], flow["bewaartermijn"]) == ("Hulp afstemmen", "5 jaar")
    assert flow["grondslag"] == ["Wmo 2015 art. 5.2.2", "Wmo 2015 art. 5.1.1"]
    assert flow["uitzonderingsgrond_bijzondere_gegevens"] == "UAVG art. 30 lid 3"
    assert spot(intake, "gegevensstromen", "G1", "aan") == "veld ‘6.1.1.2 [2]’"
    assert doubts(intake, "Lezing-element-overgeslagen") == [{"wat": "2 × vraag: ‘0’, ‘16.1’"}]
    assert doubts(intake, "Lezing-koppeling-onzeker") == []


def test_answers_without_a_processing_are_placed_in_order_or_not_at_all(
    knowledge: Knowledge,
) -> None:
    intake = taken(samples.dpia(second=True), "d.json", knowledge)
    first, second = plainly(intake.tree)["gegevensstromen"]
    assert (first["doel"], second["doel"]) == ("Hulp afstemmen", "Melding opvolgen")
    assert "bewaartermijn" not in first and "bewaartermijn" not in second
    assert "van" not in first
    # Named by its processing, or by the data of a processing: certain.
    assert first["uitzonderingsgrond_bijzondere_gegevens"] == "UAVG art. 30 lid 3"
    assert (first["grondslag"], second.get("grondslag")) == ("Wmo 2015 art. 5.2.2", None)
    unsure = {one["vraag"] for one in doubts(intake, "Lezing-koppeling-onzeker")}
    assert unsure == {"5.1.1", "6.1.1.2", "10.1.1.5", "11.1.1.2"}


def test_keys_with_an_index_and_pictures_do_no_harm(knowledge: Knowledge) -> None:
    more = {"6.1.1.1[7]": "Veilig Thuis", "1.2.1": "data:image/png;base64," + "A" * 900}
    said = plainly(taken(samples.dpia(**more), "d.json", knowledge).tree)
    assert "Veilig Thuis" in [party["naam"] for party in said["partijen"]]
    assert "base64" not in json.dumps(said)


def test_other_json_is_read_as_a_description(knowledge: Knowledge) -> None:
    data = b'{"titel": "Proef", "soort": "procesbeschrijving", "regime": "geldend"}'
    assert plainly(taken(data, "d.json", knowledge).tree)["titel"] == "Proef"


STRANGE = "‘10.9’, ‘10.8’, ‘10.7’, ‘10.6’, ‘10.5’"


def test_answers_of_another_shape_are_listed_as_not_read(knowledge: Knowledge) -> None:
    export = json.loads(samples.dpia())
    export["answers"] |= {"10.9": "20 jaar", "10.8": ["a"], "10.7": [{"value": "b"}]}
    export["answers"] |= {"10.6": {"value": [["5 jaar"]]}, "10.5": {"value": {"jaren": 5}}}
    intake = taken(json.dumps(export).encode(), "d.json", knowledge)
    assert {"wat": f"5 × antwoord in een onbekende vorm: {STRANGE}"} in doubts(
        intake, "Lezing-element-overgeslagen"
    )
