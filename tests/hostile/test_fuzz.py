"""Spoiled files of every format: a dossier comes out, or one refusal; nothing else.

VAMS_FUZZ=2000 tries that many files of each format, at random; without it the same few each time.
"""

import os
import zipfile

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from documents import draft_samples as samples
from hostile import making as made
from vams_kg import documents
from vams_kg.documents import Knowledge
from vams_kg.errors import UnreadableInput

FUZZ = int(os.environ.get("VAMS_FUZZ", "0"))
TEXTS = {
    "a.yaml": made.YAML.encode(),
    "a.json": made.JSON.encode(),
    "a.ttl": made.TTL.encode(),
    "a.nq": made.NQ.encode(),
    "a.nt": made.NQ.replace("<urn:g> ", "").encode(),
    "a.rdf": made.RDF.encode(),
    "a.jsonld": b'{"@context": {"@vocab": "https://w3id.org/vams/def#"}, "titel": "x"}',
    "a.csv": made.CSV.encode(),
    "a.bpmn": samples.bpmn(),
    "a.xml": samples.archimate(),
    "dpia.json": samples.dpia(),
}
PACKED = {"a.xlsx": made.xlsx(), "register.xlsx": samples.workbook(), "a.docx": made.word()}
SPLICES = st.sampled_from([
    b"", b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"<!DOCTYPE a [", b"&a;", b"]]>",
    b"<a>", b"</w:tc>", b"<w:tbl>", b'r="999999"', b't="s"', b"-1", b"1e999", b"NaN", b"[", b"{",
    b"}", b'"', b"&x ", b"*x", b"\\ud800", b"\\u0000", b"_xD800_", b": ", b"\n", b"---\n", b"\t",
    b"@", b"<<", b";", "\u202e".encode(), b"9" * 60, b"(", b"_:b", b'"@id":', b"null",
])  # fmt: skip
CHANGE = st.tuples(st.floats(0, 1), st.sampled_from((0, 1, 3, 40)), SPLICES)
CHANGES = st.lists(CHANGE, min_size=1, max_size=5)


def tuned(examples: int) -> settings:
    return settings(
        max_examples=FUZZ or examples,
        derandomize=not FUZZ,
        deadline=None,
        database=None,
        phases=(Phase.generate,) if not FUZZ else tuple(Phase),
        suppress_health_check=list(HealthCheck),
    )


def spoiled(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for place, cut, put in changes:
        at = int(place * len(data))
        data = data[:at] + put + data[at + cut :]
    return data


def read(data: bytes, name: str, knowledge: Knowledge) -> None:
    try:
        assert documents.read(data, name, knowledge).bestand == name
    except UnreadableInput as error:
        assert error.what.endswith(".") and error.try_this


@pytest.mark.parametrize("name", TEXTS)
@tuned(80)
@given(changes=CHANGES)
def test_a_spoiled_text(
    name: str, changes: list[tuple[float, int, bytes]], knowledge: Knowledge
) -> None:
    read(spoiled(TEXTS[name], changes), name, knowledge)


@pytest.mark.parametrize("name", PACKED)
@tuned(40)
@given(changes=CHANGES)
def test_a_spoiled_archive(
    name: str, changes: list[tuple[float, int, bytes]], knowledge: Knowledge
) -> None:
    read(spoiled(PACKED[name], changes), name, knowledge)


@pytest.mark.parametrize("name", PACKED)
@tuned(25)
@given(data=st.data())
def test_an_archive_with_spoiled_or_swapped_parts(
    name: str, data: st.DataObject, knowledge: Knowledge
) -> None:
    parts = made.parts(PACKED[name])
    which = st.sampled_from(sorted(parts))
    for _ in range(data.draw(st.integers(1, 2))):
        part = data.draw(which)
        parts[part] = spoiled(parts[part], data.draw(CHANGES))
    if data.draw(st.booleans()):
        one, other = data.draw(which), data.draw(which)
        parts[one], parts[other] = parts[other], parts[one]
    try:
        packed = made.zipped(*parts.items())
    except zipfile.LargeZipFile:  # pragma: no cover
        return
    read(packed, name, knowledge)


@tuned(60)
@given(name=st.sampled_from(sorted({**TEXTS, **PACKED})), data=st.binary(max_size=200))
def test_any_bytes(name: str, data: bytes, knowledge: Knowledge) -> None:
    read(data, name, knowledge)
