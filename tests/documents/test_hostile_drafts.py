"""Files that attack or disappoint the readers of other formats: one Dutch sentence, no crash."""

import json

import draft_samples as samples
import pytest
from draft_reading import taken
from hypothesis import given, settings
from hypothesis import strategies as st

from vams_kg.documents import Knowledge
from vams_kg.errors import PersonalDataFound, UnreadableInput

ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
LAUGHS = (
    f'<?xml version="1.0"?><!DOCTYPE lol [<!ENTITY a0 "lol">{ENTITIES}]>'
    f'<definitions xmlns="{samples.MODEL}"><process id="&a8;"/></definitions>'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    f'<definitions xmlns="{samples.MODEL}"><process name="&x;"/></definitions>'
)
DEEP = (
    f'<definitions xmlns="{samples.MODEL}">' + "<process>" * 500 + "</process>" * 500
).encode() + b"</definitions>"
WIDE = (f'<definitions xmlns="{samples.MODEL}">' + "<task/>" * 100_001 + "</definitions>").encode()
HEAD = "Doel;Ontvangers;Bewaartermijn\n"

HOSTILE = {
    "laughs.bpmn": LAUGHS.encode(),
    "outside.bpmn": OUTSIDE.encode(),
    "dtd.xml": b'<!DOCTYPE definitions SYSTEM "http://127.0.0.1/x.dtd">' + samples.bpmn("")[38:],
    "deep.bpmn": DEEP,
    "wide.bpmn": WIDE,
    "cut.bpmn": samples.bpmn()[:900],
    "empty.bpmn": b"",
    "text.bpmn": b"geen xml",
    "word.bpmn": b"PK\x03\x04\x00\x00",
    "encoding.bpmn": b'<?xml version="1.0" encoding="ebcdic-x"?><definitions/>',
    "other.bpmn": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "other.xml": b"<html/>",
    "native.archimate": b"<archimate:model xmlns:archimate='http://www.archimatetool.com/archimate'/>",
    "laughs.xml": LAUGHS.replace(samples.MODEL, samples.ARCHI_3).encode(),
    "cut.xml": samples.archimate()[:700],
    "empty.csv": b"",
    "binary.csv": b"\x00\x01\x02;\x81\x8d",
    "picture.csv": b"\x89PNG\r\n\x1a\n\x00\x00",
    "no-headings.csv": b"a;b;c\n1;2;3\n",
    "rows.csv": (HEAD + "a;b;5 jaar\n" * 5_001).encode(),
    "columns.csv": (HEAD + ";".join("x" * 300) + "\n").encode(),
    "cell.csv": (HEAD + "a" * 40_000 + ";b;c\n").encode(),
    "quote.csv": (HEAD + '"' + "a;b\n" * 60_000).encode(),
    "zip.csv": b"PK\x03\x04",
    "prescan.json": samples.dpia("urn:nl:prescan:2.0").replace(b"prescan", b"dpia:prescan"),
    "version.json": samples.dpia("urn:nl:dpia:9.0"),
    "cut.json": samples.dpia()[:300],
    "deep.json": b'{"metadata": {"urn": "urn:nl:dpia:3.0"}, "answers": ' + b"[" * 100_000,
    "shape.json": b'{"metadata": {"urn": "urn:nl:dpia:3.0"}, "answers": [1, 2]}',
    "urn.json": b'{"metadata": ["urn:nl:dpia:3.0"], "answers": {}}',
    "links.json": json.dumps(
        {
            "metadata": {"urn": "urn:nl:dpia:3.0"},
            "answers": {
                "3.1": samples.group(*[{"3.1.1": f"v{n}", "3.1.3": ["x"]} for n in range(400)]),
                "12.1.2": samples.group(
                    *[{"12.1.2.1": ["x"], "12.1.2.5": f"UAVG {n}"} for n in range(400)]
                ),
            },
        }
    ).encode(),
    "many.json": json.dumps(
        {
            "metadata": {"urn": "urn:nl:dpia:3.0"},
            "answers": {f"9.{n}": samples.answer("x") for n in range(20_001)},
        }
    ).encode(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(name: str, knowledge: Knowledge) -> None:
    with pytest.raises(UnreadableInput) as caught:
        taken(HOSTILE[name], name, knowledge)
    said = str(caught.value)
    assert said.startswith(name) and "Verwacht: " in said and "Probeer: " in said


BSN = "Burgerservicenummer 111222333"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (samples.bpmn(extra=f'<bpmn:textAnnotation id="N1"><bpmn:text>{BSN}</bpmn:text>'
                      "</bpmn:textAnnotation>"), "m.bpmn"),
        (samples.bpmn().replace(b"Casusdossier", BSN.encode()), "m.bpmn"),
        (samples.bpmn().replace(b"Wie pakt het op?", BSN.encode()), "m.bpmn"),
        (samples.archimate().replace(b"Rust in het gezin", BSN.encode()), "m.xml"),
        (samples.archimate().replace(b"Basisteam", BSN.encode()), "m.xml"),
        (samples.dpia(**{"16.2": BSN}), "d.json"),
        (samples.dpia(**{"1.1": BSN}), "d.json"),
    ],
)  # fmt: skip
def test_numbers_of_citizens_are_refused_wherever_they_stand(
    data: bytes, name: str, knowledge: Knowledge
) -> None:
    with pytest.raises(PersonalDataFound) as caught:
        taken(data, name, knowledge)
    assert "veld" in str(caught.value) and "111222333" not in str(caught.value)


GENUINE = {
    "r.csv": samples.AMERSFOORT_STYLE.encode(),
    "r.xlsx": samples.workbook(joined=True),
    "m.bpmn": samples.bpmn(),
    "m.xml": samples.archimate(),
    "d.json": samples.dpia(second=True),
}


@pytest.mark.parametrize("name", GENUINE)
@settings(max_examples=60, deadline=None)
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3)), max_size=4))
def test_a_damaged_file_is_read_or_refused(
    name: str, changes: list[tuple[float, bytes]], knowledge: Knowledge
) -> None:
    data = GENUINE[name]
    for place, put in changes:
        at = int(place * len(data))
        data = data[:at] + put + data[at + 1 :]
    try:
        taken(data, name, knowledge)
    except UnreadableInput as error:
        assert str(error)
