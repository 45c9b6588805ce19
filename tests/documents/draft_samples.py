"""Files of other formats as several tools write them, made here: registers and models.

Everything in them is fictitious; the layouts follow the public descriptions of the formats.
"""

import io
import json
from typing import Any

import openpyxl

AMERSFOORT_STYLE = (
    "Register van verwerkingen;;;;\n"
    "versie 3;;;;\n"
    "Naam afdeling;Taak afdeling;Verwerking;Verwerkingsverantwoordelijken;Publiek/privaat;"
    "Verwerkingsdoeleinden;Rechtmatige grondslag;Categorieën van persoonsgegevens;Bewaartermijn;"
    "Herkomst gegevens;Categorieën van ontvangers;Samenwerkende partijen;"
    "Convenant/privacyprotocol;BSN;Kleur\n"
    "Wmo;Toegang;Meldpunt zorg;College van Oeverland;publiek;Vaststellen of hulp nodig is;"
    '"AVG art. 6 lid 1 onder e; Wmo 2015 art. 5.1.1";"naam en adres, gezondheidsgegevens";15 jaar;'
    'cliënt zelf;"wijkteam, politie (basisteam, wijkagent)";"Veilig Thuis; GGD";'
    "Convenant meldpunt 2024;ja;rood\n"
)
COMMA_STYLE = (
    "Omschrijving,Verwerkingsdoeleinden,Persoonsgegevens,Betrokken,Ketenpartners,Grondslag,"
    "Bewaartermijn,Doorgifte naar het buitenland\n"
    "Schuldhulp,Hulp bij schulden,financiële gegevens,cliënt,Kredietbank,Wgs art. 3,5 jaar,nee\n"
)
ENGLISH_STYLE = (
    "Controller\tPurpose\tLegal basis\tRecipients\tRetention period\n"
    "College van Oeverland\tMelding opvolgen\tWmo 2015 art. 5.1.1\tpolitie\t5 jaar\n"
)


def workbook(*, joined: bool = False, extra_sheet: bool = False) -> bytes:
    """Return a register with a title above the headings, as the published Excel ones have."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Register"
    sheet["A1"] = "Verwerkingsregister gemeente Oeverland"
    sheet.merge_cells("A1:F1")
    rows = [
        ["Nr", "Verwerking", "Verantwoordelijke", "Doel van de verwerking", "Grondslag"],
        [1, "Meldpunt", "College van Oeverland", "Melding opvolgen", "Wmo 2015 art. 5.1.1"],
        [2, "Overleg", None if joined else "Burgemeester", "Afstemmen", "AVG art. 6 lid 1 onder e"],
    ]
    beside = [
        ["Categorie persoonsgegevens", "BSN", "Ontvangers", "Bewaartermijn", "Leverancier"],
        ["naam en adres", "ja", "Veilig Thuis", "15 jaar", "Firma"],
        ["gezondheidsgegevens", "nee", "politie\nGGD", "5 jaar", None],
    ]
    for number, (left, right) in enumerate(zip(rows, beside, strict=True), start=3):
        for column, value in enumerate([*left, *right], start=1):
            sheet.cell(number, column, value)
    if joined:
        sheet.merge_cells("C4:C5")
    if extra_sheet:
        book.create_sheet("Toelichting")["A1"] = "Wat de kolommen betekenen"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_BODY = """
 <{p}collaboration id="C1">
  <{p}participant id="Pool_1" name="College van Oeverland" processRef="Proc_1"/>
  <{p}participant id="Pool_2" name="Politie"/>
  <{p}messageFlow id="Msg_1" name="Gezondheidsgegevens" sourceRef="Task_2" targetRef="Pool_2">
   <{p}documentation>Alleen wat nodig is.</{p}documentation></{p}messageFlow>
 </{p}collaboration>
 <{p}process id="Proc_1" name="Aanpak Oeverland" isExecutable="false">
  <{p}laneSet id="LS"><{p}lane id="Lane_1" name="Procesregisseur">
   <{p}flowNodeRef>Task_2</{p}flowNodeRef></{p}lane></{p}laneSet>
  <{p}userTask id="Task_2" name="Onderzoek (6 weken)"><{p}incoming>F2</{p}incoming></{p}userTask>
  <{p}startEvent id="Start_1" name="Melding"/>
  <{p}task id="Task_1" name="Triage"><{p}documentation>Wie pakt het op?</{p}documentation></{p}task>
  <{p}exclusiveGateway id="Gw_1" name="Is er meer aan de hand?"/>
  <{p}endEvent id="End_1"/>
  <{p}sequenceFlow id="F1" sourceRef="Start_1" targetRef="Task_1"/>
  <{p}sequenceFlow id="F2" sourceRef="Task_1" targetRef="Gw_1"/>
  <{p}sequenceFlow id="F3" sourceRef="Gw_1" targetRef="Task_2"/>
  <{p}dataObjectReference id="Data_1" name="Casusdossier"/>
  {extra}
 </{p}process>
"""


def bpmn(prefix: str = "bpmn", extra: str = "", before: str = "") -> bytes:
    """Return a process model with the prefix that a tool uses; empty for the default namespace."""
    name = f"{prefix}:" if prefix else ""
    declared = f'xmlns{":" + prefix if prefix else ""}="{MODEL}"'
    body = _BODY.format(p=name, extra=extra)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{before}<{name}definitions {declared} id="D1">'
    return f"{text}{body}</{name}definitions>".encode()


CAMUNDA = (
    "<bpmn:extensionElements xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL' "
    "xmlns:camunda='http://camunda.org/schema/1.0/bpmn'><camunda:task name='Van het pakket'/>"
    "</bpmn:extensionElements>"
)

ARCHI_3 = "http://www.opengroup.org/xsd/archimate/3.0/"
ARCHI_2 = "http://www.opengroup.org/xsd/archimate"


def archimate(space: str = ARCHI_3, *, name: str = "name", suffix: str = "") -> bytes:
    """Return a model in the exchange format: version 3, or 2.1 with `label` and longer types."""

    def element(ident: str, kind: str, said: str, more: str = "") -> str:
        named = f'<{name} xml:lang="nl">{said}</{name}>'
        return f'<element identifier="{ident}" xsi:type="{kind}">{named}{more}</element>'

    def relation(ident: str, kind: str, source: str, target: str, more: str = "") -> str:
        ends = f'source="{source}" target="{target}"'
        return f'<relationship identifier="{ident}" {ends} xsi:type="{kind}{suffix}" {more}/>'

    parts = [
        f'<model xmlns="{space}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'identifier="id-1"><name xml:lang="nl">Aanpak Oeverland</name><elements>',
        element("a1", "BusinessActor", "College van Oeverland"),
        element("a2", "BusinessActor", "Politie", "<documentation>Basisteam</documentation>"),
        element("r1", "BusinessRole", "Procesregisseur"),
        element("p1", "BusinessProcess", "Triage", f'<{name} xml:lang="en">Sorting</{name}>'),
        element("p2", "BusinessProcess", "Casusoverleg"),
        element("o1", "BusinessObject", "Gezondheidsgegevens"),
        element("g1", "Goal", "Rust in het gezin"),
        "</elements><relationships>",
        relation("x1", "Assignment", "a1", "p1"),
        relation("x2", "Assignment", "a1", "r1"),
        relation("x3", "Assignment", "a2", "p2"),
        relation("x4", "Flow", "p1", "p2"),
        relation("x5", "Access", "p1", "o1", 'accessType="Write"'),
        relation("x6", "Access", "p2", "o1", 'accessType="Read"'),
        relation("x7", "Influence", "p1", "g1"),
        "</relationships></model>",
    ]
    return "".join(parts).encode()


def answer(value: Any) -> dict[str, Any]:
    return {"value": value, "lastEditedAt": "2026-01-01T00:00:00Z"}


def group(*elements: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"_index": number, **{term: answer(value) for term, value in element.items()}}
        for number, element in enumerate(elements)
    ]


def dpia(urn: str = "urn:nl:dpia:3.0", *, second: bool = False, **more: Any) -> bytes:
    """Return an export of the form: one processing, or two."""
    data = ["naam en adres", "gezondheidsgegevens"]
    rows = [{"3.1.1": "Overleg", "3.1.2": "Gegevens delen", "3.1.3": data}]
    purposes = [{"5.1.1": "Hulp afstemmen"}]
    if second:
        rows.append({"3.1.1": "Melding", "3.1.2": "Melding aannemen", "3.1.3": data[:1]})
        purposes.append({"5.1.1": "Melding opvolgen"})
    special = {
        "12.1.2.1": ["Overleg"],
        "12.1.2.4": "Type bijzondere persoonsgegevens: Gegevens over gezondheid",
        "12.1.2.5": "UAVG art. 30 lid 3",
    }
    answers = {
        "0": answer("Inleiding"),
        "1.1": answer("Het voorstel"),
        "2.1": group(
            {"2.1.1": "naam en adres", "2.1.4": "gewoon"},
            {"2.1.1": "gezondheidsgegevens", "2.1.4": "bijzonder", "2.1.9": "Wmo 2015 art. 5.2.2"},
        ),
        "3.1": group(*rows),
        "5.1": group(*purposes),
        "6.1.1": group(
            {
                "6.1.1.1": "College van Oeverland",
                "6.1.1.2": ["Verwerkingsverantwoordelijke", "Verstrekker"],
            },
            {"6.1.1.1": "Politie", "6.1.1.2": ["Ontvanger"]},
            {"6.1.1.1": "Firma", "6.1.1.2": ["Verwerker"]},
        ),
        "10.1.1": group({"10.1.1.5": "5 jaar"}),
        "11.1.1": group({"11.1.1.2": "Wmo 2015 art. 5.1.1"}),
        "12.1.2": group(special),
        "16.1": answer("Een risico"),
        **{term: answer(value) for term, value in more.items()},
    }
    metadata = {"urn": urn, "createdAt": "2026-04-12T12:17:47.759Z"}
    return json.dumps({"metadata": metadata, "answers": answers}, ensure_ascii=False).encode()
