"""Remarks on drafts reach the report with their words; a draft is never called in order."""

from pathlib import Path

import draft_samples as samples
import pytest
from typer.testing import CliRunner

from cases import ROOT
from vams_kg import service
from vams_kg.cli import app
from vams_kg.documents.drafting import Target
from vams_kg.documents.formats import FORMATS
from vams_kg.model import LOOK, NO_OBJECTION, SEEN, Finding
from vams_kg.rulebook import Rulebook
from vams_kg.service import Checked, Source
from vams_kg.vocabulary import VAMS
from vams_kg.workbench import Workbench

ORDERLY = (
    b"Doel;Ontvangers;Bewaartermijn\nHulp;politie;5 jaar\n",
    "r.csv",
)
CASES = {
    "Lezing-blad-overgeslagen": ((samples.workbook(extra_sheet=True), "r.xlsx"), ORDERLY),
    "Lezing-element-overgeslagen": ((samples.bpmn(), "m.bpmn"), ORDERLY),
    "Lezing-formaat-experimenteel": (ORDERLY, (b"titel: Proef\n", "p.yaml")),
    "Lezing-kolom-onbekend": ((samples.workbook(), "r.xlsx"), ORDERLY),
    "Lezing-koppeling-onzeker": (
        (samples.dpia(second=True), "d.json"),
        (samples.dpia(), "d.json"),
    ),
    "Document-concept-bevestigd": (ORDERLY, (b"titel: Proef\n", "p.yaml")),
}


def checked(data: bytes, name: str, bench: Workbench) -> Checked:
    found = service.check([Source(name, data)], bench)
    assert not found.unreadable
    return found


def findings(data: bytes, name: str, bench: Workbench, rule: str) -> list[Finding]:
    (judgement,) = checked(data, name, bench).judgements
    return [one for one in judgement.bevindingen if one.regel == rule]


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_on_drafts_speaks_where_it_should_and_nowhere_else(
    rule: str, bench: Workbench
) -> None:
    broken, orderly = CASES[rule]
    found = findings(*broken, bench, rule)
    assert found and findings(*orderly, bench, rule) == []
    for one in found:
        assert "{" not in one.bericht["nl"] + one.bericht["en"]
        assert any((one.plaats.blad, one.plaats.tabelrij, one.plaats.veld))


def test_a_report_on_a_draft_says_first_that_it_is_one(bench: Workbench) -> None:
    (judgement,) = checked(*ORDERLY, bench).judgements
    assert judgement.voorbehoud["nl"].startswith("Dit is een concept")
    assert judgement.voorbehoud["en"].startswith("This is a draft")


def test_the_list_calls_nothing_of_a_draft_in_order(bench: Workbench) -> None:
    path = ROOT / "examples" / "merenwaard" / "beschrijving.yaml"
    text = path.read_text("utf-8")
    stands = {}
    for name, said in (("ours", text), ("draft", f"concept: ja\n{text}")):
        found = checked(said.encode(), "p.yaml", bench)
        (table,) = service.was_wordt(found, bench)
        stands[name] = [one.stand for part in table.delen for one in part.wordt]
    assert {NO_OBJECTION, SEEN} & set(stands["ours"])
    assert not {NO_OBJECTION, SEEN} & set(stands["draft"])
    assert LOOK in stands["draft"]


def test_every_target_of_a_source_field_is_a_key_of_the_format(bench: Workbench) -> None:
    fields = bench.knowledge.fields
    root = VAMS.Document.value
    unknown = []
    for one in bench.rulebook.sources.velden:
        for key in one.sleutels:
            target = Target.of(key)
            holder = fields.find(root, target.part).itemklasse if target.part else root
            if fields.find(holder or "", target.key) is None:
                unknown.append((one.formaat, key))
    assert unknown == []


def test_no_name_of_a_source_field_is_used_twice(rulebook: Rulebook) -> None:
    names = [
        (one.formaat, name.lower(), one.bij_waarde)
        for one in rulebook.sources.velden
        for name in one.namen
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_help_and_page_name_every_format_and_what_is_experimental() -> None:
    shown = " ".join(CliRunner().invoke(app, ["check", "--help"]).output.split())
    page = (ROOT / "docs" / "reference" / "formaten.md").read_text("utf-8")
    for suffix, formats in FORMATS.items():
        for one in formats:
            assert suffix in page and one.label in page, (suffix, one.label)
            assert not suffix or suffix in shown
    assert "experimenteel" in shown


@pytest.mark.parametrize("mapping", ["kolommen: {Wie: gegevensstromen.van}\n", "x: 1\n"])
def test_the_command_line_takes_a_column_mapping(tmp_path: Path, mapping: str) -> None:
    register, columns = tmp_path / "r.csv", tmp_path / "k.yaml"
    register.write_text("Wie;Waartoe\nCollege;Hulp\n", "utf-8")
    columns.write_text(mapping, "utf-8")
    found = CliRunner().invoke(app, ["check", str(register), "--mapping", str(columns)])
    if "gegevensstromen" in mapping:
        assert "Dit is een concept" in found.output and "‘Waartoe’" in found.output
    else:
        assert "geen kolomindeling" in str(found.exception)
