"""Details of process models: lanes in lanes, subprocesses, timers, messages, signs of tools."""

import draft_samples as samples
import pytest
from draft_reading import doubts, plainly, spot, taken

from vams_kg.documents import Knowledge

_MODEL = """<?xml version="1.0" encoding="UTF-8"?>
<{p}definitions xmlns:{q}="http://www.omg.org/spec/BPMN/20100524/MODEL"
 xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
 xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
 xmlns:signavio="http://www.signavio.com" xmlns:bizagi="http://www.bizagi.com/bpmn20"
 id="D1" exporter="Voorbeeld" exporterVersion="1">
 <{p}message id="M1" name="Signaal over schulden"/>
 <{p}collaboration id="C">
  <{p}extensionElements><signavio:signavioDiagramMetaData metaKey="eigenaar" metaValue="x"/>
  </{p}extensionElements>
  <{p}participant id="Pa" name="Gemeente Oeverland" processRef="P"/>
  <{p}participant id="Pb" name="Politie" processRef="Q"/>
  <{p}messageFlow id="F1" sourceRef="Send" targetRef="Inner" messageRef="M1"/>
 </{p}collaboration>
 <{p}process id="P">
  <{p}laneSet id="L0"><{p}lane id="L1" name="Wijkteam">
    <{p}extensionElements><bizagi:BizagiExtensions><bizagi:BizagiProperties/>
    </bizagi:BizagiExtensions></{p}extensionElements>
    <{p}flowNodeRef>Sub</{p}flowNodeRef><{p}flowNodeRef>Ask</{p}flowNodeRef>
    <{p}childLaneSet id="L2"><{p}lane id="L3" name="Casusregisseur">
      <{p}flowNodeRef>Ask</{p}flowNodeRef></{p}lane></{p}childLaneSet></{p}lane></{p}laneSet>
  <{p}task id="Ask" name="Eerste gesprek"><{p}extensionElements>
    <zeebe:taskDefinition type="x"/><{p}task id="Nep" name="Uit het pakket"/>
    </{p}extensionElements></{p}task>
  <{p}subProcess id="Sub" name="Onderzoek"><{p}userTask id="Inner" name="Bronnen raadplegen"/>
  </{p}subProcess>
  <{p}boundaryEvent id="T1" attachedToRef="Sub"><{p}timerEventDefinition>
    <{p}timeDuration>P6W</{p}timeDuration></{p}timerEventDefinition></{p}boundaryEvent>
  <{p}intermediateCatchEvent id="T2" name="Wachten"><{p}timerEventDefinition id="Td">
    <{p}timeDuration xsi:type="{q}:tFormalExpression"
     xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">P14D</{p}timeDuration>
    </{p}timerEventDefinition></{p}intermediateCatchEvent>
  <{p}startEvent id="T3"><{p}timerEventDefinition><{p}timeDuration>P1Y</{p}timeDuration>
    </{p}timerEventDefinition></{p}startEvent>
  <{p}startEvent id="T4"><{p}timerEventDefinition><{p}timeCycle>R/P1W</{p}timeCycle>
    </{p}timerEventDefinition></{p}startEvent>
 </{p}process>
 <{p}process id="Q"><{p}sendTask id="Send" name="Melden"/></{p}process>
 <bpmndi:BPMNDiagram id="x"><bpmndi:BPMNPlane id="y"/></bpmndi:BPMNDiagram>
</{p}definitions>"""


def model(prefix: str = "bpmn") -> bytes:
    """Return the model with a prefix; without one in the default namespace."""
    text = _MODEL.replace("{p}", f"{prefix}:" if prefix else "")
    declared = text if prefix else text.replace("xmlns:{q}=", "xmlns=")
    return declared.replace("{q}", prefix or "x").encode()


@pytest.mark.parametrize("prefix", ["bpmn", "bpmn2", "semantic", "ns0"])
def test_lanes_in_lanes_and_subprocesses_keep_who_does_it(
    prefix: str, knowledge: Knowledge
) -> None:
    intake = taken(model(prefix), "m.bpmn", knowledge)
    said = plainly(intake.tree)
    assert [(one["id"], one["rol"], one["houder"]) for one in said["rollen"]] == [
        ("R1", "Wijkteam", "P1"),
        ("R2", "Casusregisseur", "P1"),
    ]
    steps = {one["naam"]: one for one in said["processtappen"]}
    assert set(steps) == {
        "Eerste gesprek", "Onderzoek", "Bronnen raadplegen", "Wachten", "Melden",
    }  # fmt: skip
    assert steps["Eerste gesprek"]["uitvoerder"] == "R2"
    assert steps["Onderzoek"]["uitvoerder"] == steps["Bronnen raadplegen"]["uitvoerder"] == "R1"
    assert steps["Wachten"]["uitvoerder"] == "P1"
    assert steps["Melden"]["uitvoerder"] == "P2"


def test_a_timer_is_the_term_of_its_step(knowledge: Knowledge) -> None:
    intake = taken(model(), "m.bpmn", knowledge)
    steps = {one["naam"]: one for one in plainly(intake.tree)["processtappen"]}
    assert (steps["Onderzoek"]["termijn"], steps["Wachten"]["termijn"]) == ("P6W", "P14D")
    assert spot(intake, "processtappen", steps["Onderzoek"]["id"], "termijn") == "veld ‘T1’"
    missed = [one["wat"] for one in doubts(intake, "Lezing-element-overgeslagen")]
    assert "1 × termijn zonder stap: ‘P1Y’" in missed
    assert "1 × timeCycle" in missed


def test_a_message_gives_its_name_to_the_flow(knowledge: Knowledge) -> None:
    (flow,) = plainly(taken(model(), "m.bpmn", knowledge).tree)["gegevensstromen"]
    assert flow["gegevenscategorieen"] == "Signaal over schulden"
    assert (flow["van"], flow["aan"]) == ("P2", "P1")


def test_signs_of_tools_are_not_read(knowledge: Knowledge) -> None:
    assert "Uit het pakket" not in str(plainly(taken(model(), "m.bpmn", knowledge).tree))


def test_ids_that_come_twice_do_no_harm(knowledge: Knowledge) -> None:
    inner = '<bpmn:subProcess id="B" name="b"><bpmn:task id="A" name="c"/></bpmn:subProcess>'
    data = samples.bpmn(extra=f'<bpmn:subProcess id="A" name="a">{inner}</bpmn:subProcess>')
    steps = plainly(taken(data, "m.bpmn", knowledge).tree)["processtappen"]
    assert {"a", "b", "c"} <= {one["naam"] for one in steps}
