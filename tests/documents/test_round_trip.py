"""What is written in a format is read back as the same document: same graph, same findings."""

from collections import Counter
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from invented import documents as invented

from cases import case_id, example_documents
from vams_kg import documents, service
from vams_kg.documents.draft import Draft
from vams_kg.documents.intake import Intake
from vams_kg.documents.linked_parsing import parse
from vams_kg.documents.mapping import Mapper
from vams_kg.documents.tree import Table
from vams_kg.graph import Term
from vams_kg.vocabulary import RDF, VAMS
from vams_kg.workbench import Workbench

FORMATS = sorted(set(documents.WRITERS))
PACKED = frozenset((".xlsx", ".docx"))
"""Slow to write: fewer documents, and no long search for a smaller one that fails."""
GRAPHS = (".ttl", ".nt", ".nq", ".rdf", ".jsonld")
BASE = "urn:x#"
ON_PROPOSALS = frozenset(("Lezing-voorstel-open", "Lezing-voorstel-zonder-plaats"))
"""Remarks on a list of proposals itself, which invented documents may have too."""


def graph(tree: Table, bench: Workbench) -> set[tuple[str, str, str]]:
    """Return the triples of a document with nodes named by their way from the top."""
    draft = Draft(BASE, "x")
    Mapper(draft, bench.knowledge).map(tree)
    keys = {field.eigenschap for field in bench.knowledge.fields.all}
    names: dict[ox.NamedNode, str] = {}

    def name(node: ox.NamedNode, called: str) -> None:
        names[node] = called
        for predicate, terms in draft.nodes.get(node, {}).items():
            if predicate.value in keys or predicate == VAMS.artikelverwijzing:
                for number, term in enumerate(terms):
                    if isinstance(term, ox.NamedNode) and term in draft.nodes:
                        name(term, f"{called}/{predicate.value}/{number}")

    name(ox.NamedNode(BASE + "document"), "")
    return {
        (names[node], predicate.value, names.get(term) or str(term))
        for node, own in draft.nodes.items()
        for predicate, terms in own.items()
        for term in terms
    }


@pytest.mark.parametrize("suffix", FORMATS)
def test_an_invented_document_comes_back_whole(suffix: str, bench: Workbench) -> None:
    packed = suffix in PACKED
    phases = [one for one in Phase if one != Phase.explain and not (packed and one == Phase.shrink)]

    @settings(
        max_examples=15 if packed else 60,
        deadline=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    @given(invented(bench.knowledge.fields))
    def check(tree: Table) -> None:
        comes_back(tree, suffix, bench)

    check()


def comes_back(tree: Table, suffix: str, bench: Workbench) -> None:
    made = documents.writer_of(f"x{suffix}").write(tree, bench.knowledge)
    back = documents.take_in(made, f"x{suffix}", bench.knowledge)
    assert isinstance(back.tree, Table)
    assert [one for one in back.doubts if one.rule not in ON_PROPOSALS] == []
    assert graph(back.tree, bench) == graph(tree, bench)


def findings(data: bytes, name: str, bench: Workbench) -> Counter[tuple[str, str, str]]:
    checked = service.check([service.Source(name, data)], bench)
    assert not checked.unreadable, checked.unreadable
    return Counter((f.regel, f.pad, f.ernst) for f in checked.judgements[0].bevindingen)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("path", example_documents(), ids=case_id)
def test_an_example_is_judged_alike_in_every_format(
    path: Path, suffix: str, bench: Workbench
) -> None:
    source = service.Source(path.name, path.read_bytes())
    converted = service.convert(source, f"x{suffix}", bench)
    assert converted.missing == ()
    assert findings(converted.data, f"x{suffix}", bench) == findings(source.data, path.name, bench)


@pytest.mark.parametrize("path", example_documents(), ids=case_id)
def test_every_graph_format_has_the_same_triples(path: Path, bench: Workbench) -> None:
    tree = documents.take_in(path.read_bytes(), path.name, bench.knowledge).tree
    assert isinstance(tree, Table)
    graphs = []
    for suffix in GRAPHS:
        data = documents.writer_of(f"x{suffix}").write(tree, bench.knowledge)
        graphs.append(set(parse(data, f"x{suffix}")))
    assert all(one == graphs[0] for one in graphs)


@pytest.mark.parametrize("path", example_documents(), ids=case_id)
def test_the_order_of_triples_in_a_file_says_nothing(path: Path, bench: Workbench) -> None:
    tree = documents.take_in(path.read_bytes(), path.name, bench.knowledge).tree
    assert isinstance(tree, Table)
    lines = documents.writer_of("x.nt").write(tree, bench.knowledge).splitlines(keepends=True)
    Random(7).shuffle(lines)
    back = documents.take_in(b"".join(lines), "x.nt", bench.knowledge).tree
    assert isinstance(back, Table)
    assert graph(back, bench) == graph(tree, bench)


def test_the_graph_form_is_a_part_of_the_graph_of_the_dossier(bench: Workbench) -> None:
    path = example_documents()[0]
    intake = documents.take_in(path.read_bytes(), path.name, bench.knowledge)
    assert isinstance(intake.tree, Table)
    data = documents.writer_of("x.ttl").write(intake.tree, bench.knowledge)
    dossier = documents.dossier_of(Intake(intake.tree), data, "x.ttl", bench.knowledge)
    own = {(q.subject.value.partition("#")[2], q.predicate, local(q.object)) for q in dossier.quads}
    said = {
        (q.subject.value.partition("#")[2], q.predicate, local(q.object))
        for q in parse(data, "x.ttl")
        if q.predicate != VAMS.volgnummer
    }
    assert said <= own
    derived = {predicate for _, predicate, _ in own - said}
    assert derived & {VAMS.noemt, VAMS.valtOnder}
    assert not {VAMS.tekst, VAMS.identificatie} & (derived - {RDF.type})


def local(term: Term) -> str:
    value = str(getattr(term, "value", term))
    return value.partition("#")[2] if value.startswith("urn:vams:") else str(term)
