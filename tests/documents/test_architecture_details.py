"""Details of architecture models: properties, folders, views, and relations of relations."""

import draft_samples as samples
import pytest
from draft_reading import doubts, plainly, taken

from vams_kg.documents import Knowledge

DEFINED = {
    "3": '<propertyDefinitions><propertyDefinition identifier="pd" type="string">'
    "<name>Eigenaar</name></propertyDefinition></propertyDefinitions>",
    "2.1": '<propertydefs><propertydef identifier="pd" name="Eigenaar" type="string"/>'
    "</propertydefs>",
}
FILLED = {
    "3": '<properties><property propertyDefinitionRef="pd"><value xml:lang="nl">team Zorg</value>'
    "</property></properties>",
    "2.1": '<properties><property identifierref="pd"><value xml:lang="nl">team Zorg</value>'
    "</property></properties>",
}
REST = (
    '<organizations><item><label xml:lang="nl">Business</label><item identifierRef="a1"/></item>'
    '</organizations><views><diagrams><view identifier="v1" xsi:type="Diagram"><name>Plaat</name>'
    '<node identifier="n1" elementRef="a1" xsi:type="Element" x="1" y="1" w="9" h="9"/></view>'
    "</diagrams></views>"
)


@pytest.mark.parametrize("version", DEFINED)
def test_properties_explain_the_element_they_stand_on(version: str, knowledge: Knowledge) -> None:
    data = samples.archimate().decode()
    data = data.replace("Triage</name>", f"Triage</name>{FILLED[version]}", 1)
    data = data.replace("</model>", f"{DEFINED[version]}{REST}</model>")
    intake = taken(data.encode(), "m.xml", knowledge)
    said = plainly(intake.tree)
    assert said["processtappen"][0]["toelichting"] == "Eigenaar: team Zorg"
    assert said["partijen"][1]["toelichting"] == "Basisteam"
    assert "Business" not in str(said) and "Plaat" not in str(said)


def test_a_relation_of_a_relation_is_reported_and_does_no_harm(knowledge: Knowledge) -> None:
    more = '<relationship identifier="x9" source="x4" target="o1" xsi:type="Association"/>'
    data = samples.archimate().replace(b"</relationships>", f"{more}</relationships>".encode())
    intake = taken(data, "m.xml", knowledge)
    assert len(plainly(intake.tree)["gegevensstromen"]) == 2
    found = [one["wat"] for one in doubts(intake, "Lezing-element-overgeslagen")]
    assert "1 × Association" in found
