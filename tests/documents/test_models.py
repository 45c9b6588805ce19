"""Process models and architecture models become drafts, whatever the tool that wrote them."""

import draft_samples as samples
import pytest
from draft_reading import doubts, plainly, spot, taken

from vams_kg.documents import Knowledge

TOOLS = {
    "camunda.bpmn": samples.bpmn("bpmn", samples.CAMUNDA),
    "bpmn-io.bpmn": samples.bpmn("bpmn2"),
    "adonis.xml": samples.bpmn("semantic", before="<!-- een model -->\n"),
    "bizagi.bpmn": samples.bpmn(""),
    "signavio.bpmn": samples.bpmn("")
    .replace(b'processRef="Proc_1"', b'processRef="sid:Proc_1"')
    .replace(b'targetRef="Pool_2"', b'targetRef="sid:Pool_2"'),
    "utf16.bpmn": samples.bpmn("").decode().replace("UTF-8", "UTF-16").encode("utf-16"),
}


@pytest.mark.parametrize("name", TOOLS)
def test_a_process_model_of_any_tool_says_the_same(name: str, knowledge: Knowledge) -> None:
    intake = taken(TOOLS[name], name, knowledge)
    said = plainly(intake.tree)
    assert (said["titel"], said["soort"], said["concept"]) == (
        "Aanpak Oeverland",
        "procesbeschrijving",
        "ja",
    )
    assert [party["naam"] for party in said["partijen"]] == ["College van Oeverland", "Politie"]
    assert said["rollen"] == [{"id": "R1", "rol": "Procesregisseur", "houder": "P1"}]
    assert [step["naam"] for step in said["processtappen"]] == [
        "Melding",
        "Triage",
        "Onderzoek (6 weken)",
    ]
    assert [step["uitvoerder"] for step in said["processtappen"]] == ["P1", "P1", "R1"]
    assert said["processtappen"][1]["toelichting"] == "Wie pakt het op?"
    assert said["gegevensstromen"] == [
        {
            "id": "G1",
            "gegevenscategorieen": "Gezondheidsgegevens",
            "toelichting": "Alleen wat nodig is.",
            "van": "P1",
            "stap": "S3",
            "aan": "P2",
        }
    ]
    assert spot(intake, "processtappen", "S2", "naam") == "veld ‘Task_1’"


def test_what_a_process_model_holds_more_is_reported(knowledge: Knowledge) -> None:
    intake = taken(TOOLS["camunda.bpmn"], "camunda.bpmn", knowledge)
    assert [one["wat"] for one in doubts(intake, "Lezing-element-overgeslagen")] == [
        "1 × exclusiveGateway: ‘Is er meer aan de hand?’",
        "1 × dataObjectReference: ‘Casusdossier’",
    ]


def test_steps_without_a_name_and_pools_without_a_process_are_no_loss(knowledge: Knowledge) -> None:
    data = samples.bpmn(extra='<bpmn:task id="T9"/><bpmn:task id="T8"/>')
    found = doubts(taken(data, "m.bpmn", knowledge), "Lezing-element-overgeslagen")
    assert found[0]["wat"] == "2 × stap zonder naam"


def test_a_loop_in_a_process_model_ends(knowledge: Knowledge) -> None:
    back = '<bpmn:sequenceFlow id="F9" sourceRef="Task_2" targetRef="Start_1"/>'
    said = plainly(taken(samples.bpmn(extra=back), "m.bpmn", knowledge).tree)
    assert len(said["processtappen"]) == 3


@pytest.mark.parametrize(
    "data",
    [
        samples.archimate(),
        samples.archimate(samples.ARCHI_2, name="label", suffix="Relationship"),
        samples.archimate().replace(b'xsi:type="', b'xsi:type="archimate:'),
    ],
)
def test_an_architecture_model_becomes_a_draft(data: bytes, knowledge: Knowledge) -> None:
    intake = taken(data, "m.xml", knowledge)
    said = plainly(intake.tree)
    assert said["titel"] == "Aanpak Oeverland"
    assert [party["naam"] for party in said["partijen"]] == ["College van Oeverland", "Politie"]
    assert said["rollen"] == [{"id": "R1", "rol": "Procesregisseur", "houder": "P1"}]
    assert [(s["naam"], s["uitvoerder"]) for s in said["processtappen"]] == [
        ("Triage", "P1"),
        ("Casusoverleg", "P2"),
    ]
    flows = said["gegevensstromen"]
    assert [(flow["van"], flow["aan"]) for flow in flows] == [("P1", "P2")] * 2
    assert flows[1]["gegevenscategorieen"] == "Gezondheidsgegevens"
    assert spot(intake, "gegevensstromen", "G1", "van") == "veld ‘x4’"
    assert [one["wat"] for one in doubts(intake, "Lezing-element-overgeslagen")] == [
        "1 × Goal: ‘Rust in het gezin’",
        "1 × Influence",
    ]


def test_access_that_shows_no_other_party_is_reported(knowledge: Knowledge) -> None:
    data = samples.archimate().replace(b'accessType="Read"', b"")
    intake = taken(data, "m.xml", knowledge)
    assert len(plainly(intake.tree)["gegevensstromen"]) == 1
    found = [one["wat"] for one in doubts(intake, "Lezing-element-overgeslagen")]
    assert "2 × Access" in found
