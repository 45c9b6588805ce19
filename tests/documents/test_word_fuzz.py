"""Word documents turned upside down: elements lost, doubled or moved never crash a reader."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from documents.word_samples import parts_of, platform, zipped
from documents.workbooks import tree_of
from vams_kg import documents, service
from vams_kg.documents.word_writing import write_word
from vams_kg.errors import UnreadableInput
from vams_kg.workbench import Workbench

MOST = 3000
"""Elements: doubling the whole a few times makes a test of size, and that is another test."""
MAIN = "word/document.xml"
TEXT = """
titel: Klein
soort: samenwerkingsovereenkomst
partijen: [{id: P1, naam: College, soort: college}]
casusoverleggen: [{id: C1, naam: Overleg, deelnemers: [{id: D1, partij: P1}]}]
gegevensstromen: [{id: G1, van: P1, aan: P1, toestemming: {gevraagd: nee}}]
"""
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["weg", "dubbel", "naar", "leeg"]), st.floats(0, 0.999), st.floats(0, 0.999)
    ),
    min_size=1,
    max_size=8,
)


def upset(data: bytes, changes: list[tuple[str, float, float]]) -> bytes:
    """Return a document with some of its elements lost, doubled, moved or emptied."""
    parts = parts_of(data)
    root = etree.fromstring(parts[MAIN])
    for kind, where, other in changes:
        found = list(root.iter("{*}*"))[1:]
        if not found or len(found) > MOST:
            break
        one, to = found[int(where * len(found))], found[int(other * len(found))]
        if kind == "leeg":
            one.text = None
            one.attrib.clear()
        elif kind == "weg":
            one.getparent().remove(one)
        elif kind == "dubbel":
            one.addnext(etree.fromstring(etree.tostring(one)))
        elif one not in to.iterancestors() and one is not to:
            to.append(one)
    return zipped({**parts, MAIN: etree.tostring(root)})


@pytest.mark.parametrize("which", ["platform", "eigen"])
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES)
def test_a_document_turned_upside_down_never_crashes(
    which: str, changes: list[tuple[str, float, float]], bench: Workbench
) -> None:
    start = platform() if which == "platform" else write_word(tree_of(TEXT), bench.knowledge)
    given_back = upset(start, changes)
    for _ in range(2):
        source = service.Source("lijst.docx", given_back)
        checked = service.check([source], bench)
        if checked.unreadable:
            assert all(isinstance(one, UnreadableInput) for one in checked.unreadable)
            return
        given_back = service.annotate_word(source, checked, bench)
    documents.read(given_back, "lijst.docx", bench.knowledge)
