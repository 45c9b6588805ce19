"""Every rule that binds has a clause or a reason for none, and the clause does what it says."""

import io
import json
import re
from pathlib import Path

import pytest
import yaml
from docx import Document
from placing import dump, load, place
from typer.testing import CliRunner

from cases import ROOT, RULES, case_id, expected_pads, header
from vams_kg import service
from vams_kg.cli import app
from vams_kg.model import Finding
from vams_kg.model.clauses import Clausule
from vams_kg.reporting.as_clauses import FORMATS, render_clauses
from vams_kg.rulebook.clauses import read_clause_gaps, read_clauses
from vams_kg.workbench import Workbench

EXEMPT: dict[str, str] = yaml.safe_load(
    (Path(__file__).parent / "uitgezonderd.yaml").read_text("utf-8")
)
NAMED = frozenset(
    name
    for file in (ROOT / "ontology" / "clausules").glob("*.ttl")
    for name in re.findall(r"regel:([\w-]+)", file.read_text("utf-8"))
)
"""Rules that a clause or a gap names."""
BINDING = [path for path in sorted(RULES.glob("*/fout-*.yaml")) if path.parent.name in NAMED]


@pytest.fixture(scope="module")
def known(bench: Workbench) -> tuple[Clausule, ...]:
    return read_clauses(bench.rulebook.ontology)


def judged(data: bytes, path: Path, bench: Workbench) -> tuple[Finding, ...]:
    asked = header(path)
    day = asked.get("datum")
    wanted = service.wishes(
        bench.rulebook,
        asked.get("regime"),
        asked.get("regiemodel") or [],
        str(day) if day else None,
    )
    checked = service.check([service.Source(path.name, data)], bench, wanted)
    assert not checked.unreadable, checked.unreadable
    return checked.judgements[0].bevindingen


def test_every_binding_rule_has_a_clause_or_a_reason(
    known: tuple[Clausule, ...], bench: Workbench
) -> None:
    binding = {rule.iri for rule in bench.rulebook.rules.values() if rule.ernst == "Violation"}
    with_clause = {iri for one in known for iri in one.regels}
    without = {iri for gap in read_clause_gaps(bench.rulebook.ontology) for iri in gap.regels}
    assert binding - with_clause - without == set()
    assert with_clause & without == set()
    assert (with_clause | without) - set(bench.rulebook.rules) == set()


def test_every_clause_is_proved_or_says_why_not(known: tuple[Clausule, ...]) -> None:
    wrong = [one.local for one in known if bool(one.formaat) == bool(one.niet_te_bewijzen)]
    assert wrong == []


def test_text_and_example_are_whole(known: tuple[Clausule, ...]) -> None:
    for one in known:
        text = one.tekst["nl"]
        assert text.endswith(".") and text.count("[") == text.count("]"), one.local
        assert re.search(r"\[[^\[\]]*$", text) is None, one.local
        assert isinstance(load(one.formaat), dict) or not one.formaat, one.local


def cures(rule: str, pad: str, known: tuple[Clausule, ...]) -> Clausule | None:
    """Return the clause of a rule that belongs in the list where a finding stands."""
    mine = [
        one
        for one in known
        if one.formaat and any(iri.rsplit("/", 1)[-1] == rule for iri in one.regels)
    ]
    here = [one for one in mine if one.onderdeel.partition(".")[0] == pad.partition(".")[0]]
    return (here or mine or [None])[0]


@pytest.mark.parametrize("path", BINDING, ids=case_id)
def test_the_clause_takes_the_finding_away(
    path: Path, known: tuple[Clausule, ...], bench: Workbench
) -> None:
    rule, pads = path.parent.name, sorted(set(expected_pads(path)))
    clauses = {pad: clause for pad in pads if (clause := cures(rule, pad, known))}
    if not clauses:
        return
    document = load(path.read_text("utf-8"))
    changed = [
        place(document, clause.onderdeel, load(clause.formaat), pad)
        for pad, clause in clauses.items()
    ]
    after = judged(dump(document), path, bench)
    left = [one.pad for one in after if one.regel == rule]
    assert bool(left) == (case_id(path) in EXEMPT), (left, EXEMPT.get(case_id(path)))
    came = {_at(one) for one in after if one.ernst == "Violation" and _within(one.pad, changed)}
    if came:
        came -= {_at(one) for one in judged(path.read_bytes(), path, bench)}
    assert came == set()


def _at(finding: Finding) -> tuple[str, str]:
    return finding.regel, finding.pad


def _within(pad: str, changed: list[str]) -> bool:
    return any(pad == one or pad.startswith(f"{one}.") for one in changed)


def test_the_manual_tells_how_much_there_is(known: tuple[Clausule, ...], bench: Workbench) -> None:
    manual = (ROOT / "docs" / "handleiding.md").read_text("utf-8")
    binding = [one for one in bench.rulebook.rules.values() if one.ernst == "Violation"]
    proved = {iri for one in known if one.formaat for iri in one.regels}
    unproved = {iri for one in known if not one.formaat for iri in one.regels} - proved
    without = sum(len(gap.regels) for gap in read_clause_gaps(bench.rulebook.ontology))
    assert f"Van de {len(binding)} regels waarvan" in manual
    assert f"hebben er {len(proved)} een tekst" in manual
    assert f"Bij {len(unproved)} regels over" in manual
    assert f"Voor {without} regels is er geen" in manual


def test_exempted_cases_exist() -> None:
    assert set(EXEMPT) <= {case_id(path) for path in BINDING}


def test_a_rule_gives_its_clauses_and_an_unknown_one_the_nearest(bench: Workbench) -> None:
    book = service.clauses(bench, rule="casusoverleg-verslag-verboden")
    assert [card.clausule.local for card in book.kaarten] == ["casusoverleg-geen-verslag"]
    assert book.kaarten[0].normen
    result = CliRunner().invoke(app, ["clauses", "--rule", "Casusoverleg-verslag-verbode"])
    assert "Casusoverleg-verslag-verboden" in str(result.exception)


def test_topic_and_kind_narrow(bench: Workbench) -> None:
    everything = service.clauses(bench)
    topic = service.clauses(bench, topic="casusoverleg")
    agreement = service.clauses(bench, kind="samenwerkingsovereenkomst")
    assert 0 < len(topic.kaarten) < len(everything.kaarten)
    assert 0 < len(agreement.kaarten) < len(everything.kaarten)
    assert everything.leemten


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_shows_every_clause(form: str, bench: Workbench) -> None:
    book = service.clauses(bench)
    made = render_clauses(book, form)
    assert [one.clausule.local for one in book.kaarten if one.clausule.local not in made] == []
    if form == "json":
        said = json.loads(made)
        assert said["schema"] == "vams-kg/clauses/1"
        assert all(one["normen"] and one["wie_beslist"] for one in said["clausules"])


def test_word_has_styles_a_receipt_and_the_same_bytes(tmp_path: Path) -> None:
    runner, made = CliRunner(), []
    for name in ("a.docx", "b.docx"):
        asked = ["clauses", "--topic", "casusoverleg", "--format", "docx"]
        assert runner.invoke(app, [*asked, "-o", str(tmp_path / name)]).exit_code == 0
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    paper = Document(io.BytesIO(made[0]))
    assert {"Title", "Heading 1", "Heading 2", "Quote"} <= {p.style.name for p in paper.paragraphs}
    receipt = {row.cells[0].text: row.cells[1].text for row in paper.tables[-1].rows}
    assert len(receipt["sha256 van de regelset"]) == len(receipt["sha256 van het programma"]) == 64
    assert receipt["Gevraagd met opties"] == "casusoverleg"
    refused = runner.invoke(app, ["clauses", "--format", "docx"])
    assert refused.exit_code != 0 and "-o clausules.docx" in str(refused.exception)
