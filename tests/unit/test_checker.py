"""What the marks `document` and `collection` mean: which rules look at documents together."""

import shutil

import pytest

from cases import example_documents
from vams_kg import documents, resources, service
from vams_kg.model import Finding
from vams_kg.rulebook import Rulebook
from vams_kg.service import Source
from vams_kg.workbench import Workbench

PREFIXES = """
@prefix norm:  <https://w3id.org/vams/norm/> .
@prefix regel: <https://w3id.org/vams/regel/> .
@prefix sh:    <http://www.w3.org/ns/shacl#> .
@prefix vams:  <https://w3id.org/vams/def#> .
"""
SAME_TITLE = """
regel:{name}
    a sh:NodeShape , vams:Regel ;
    sh:name "Titel"@nl , "Title"@en ;
    sh:targetClass vams:Document ;
    sh:sparql [ a sh:SPARQLConstraint ; sh:prefixes vams:prefixes ;
        sh:select \"\"\"SELECT $this ?value WHERE {{
            $this vams:titel ?value . ?value vams:tekst ?tekst .
            ?ander vams:titel/vams:tekst ?tekst . FILTER ( ?ander != $this ) }}\"\"\" ] ;
    sh:severity sh:Violation ;
    sh:message "Een ander document heet ook ‘{{waarde}}’."@nl , "So is another."@en ;
    vams:norm norm:was-wordt-werkprocessen-actueel ;
    vams:regelset vams:documentregels ;
    vams:onderwerp vams:onderwerpDocument ;
    {mark}
    .
"""
MARKS = {
    "Samen": 'vams:regelbereik "collection" ;',
    "Zonder": "",
    "Alleen": 'vams:regelbereik "document" ;',
}
"""A rule that compares documents, once with each mark; without one a rule counts as collection."""

ONE = "titel: Werkwijze Duinwijk\nsoort: procesbeschrijving\nfictief: true\n"
TWO = ONE + "regime: geldend\n"
OTHER = ONE.replace("Duinwijk", "Vlietlanden")


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    """Return a workbench of the packaged ontology with three rules that compare titles."""
    root = tmp_path_factory.mktemp("rulebook")
    shutil.copytree(resources.root() / "ontology", root / "ontology")
    shapes = root / "shapes"
    shapes.mkdir()
    packaged = resources.root() / "shapes"
    shutil.copy(packaged / "prefixes.ttl", shapes)
    shutil.copy(packaged / "document" / "lezing.ttl", shapes)
    made = (SAME_TITLE.format(name=name, mark=mark) for name, mark in MARKS.items())
    (shapes / "titels.ttl").write_text(PREFIXES + "".join(made), "utf-8")
    return Workbench.make(Rulebook.load(root))


def found(workbench: Workbench, *texts: str) -> list[list[Finding]]:
    """Return the findings of the rules on titles, by document."""
    sources = [Source(f"{n}.yaml", text.encode()) for n, text in enumerate(texts)]
    judged = service.check(sources, workbench).judgements
    return [[f for f in one.bevindingen if f.regel in MARKS] for one in judged]


def test_a_collection_rule_finds_nothing_in_a_document_alone(workbench: Workbench) -> None:
    assert found(workbench, ONE) == [[]]
    assert found(workbench, TWO) == [[]]


def test_a_collection_rule_compares_documents_that_are_checked_together(
    workbench: Workbench,
) -> None:
    one, other, two = found(workbench, ONE, OTHER, TWO)
    assert [finding.regel for finding in one] == ["Samen", "Zonder"]
    assert [finding.regel for finding in two] == ["Samen", "Zonder"]
    assert {(f.pad, f.plaats.bestand) for f in one} == {("titel", "0.yaml")}
    assert {(f.pad, f.plaats.bestand) for f in two} == {("titel", "2.yaml")}
    assert one[0].bericht["nl"] == "Een ander document heet ook ‘Werkwijze Duinwijk’."
    assert other == []


def test_document_rules_find_the_same_alone_and_together(bench: Workbench) -> None:
    sources = [Source(f"{p.parent.name}.yaml", p.read_bytes()) for p in example_documents()]
    together = service.check(sources, bench).judgements
    alone = [service.check([source], bench).judgements[0] for source in sources]
    assert [one.bevindingen for one in together] == [one.bevindingen for one in alone]


def test_all_rules_find_the_same_in_each_document_and_in_one_graph(bench: Workbench) -> None:
    """What chunks and caches rest on: one graph of all documents gives what each gives alone."""
    checker = bench.checker
    read = [documents.read(p.read_bytes(), p.name, bench.knowledge) for p in example_documents()]
    every = checker._run(checker.compiled, checker._view(*read), "compiled")
    single = [
        result
        for dossier in read
        for result in checker._run(checker.compiled, checker._view(dossier), "compiled")
    ]
    assert {result.key for result in every} == {result.key for result in single}
