"""What we hand on keeps to the contracts of others: NL-SBB for SKOS, SSSOM for mappings."""

import csv
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
import shifty

from cases import ROOT
from vams_kg import service
from vams_kg.model.harmonising import Harmonisatie, Predicaat, Soort
from vams_kg.model.termenlijst import Termenlijst
from vams_kg.reporting.as_harmonised import render_harmonised
from vams_kg.reporting.as_terms_exchange import decided_skos, decided_sssom
from vams_kg.workbench import Workbench

SHAPES = ROOT.parent / "shared" / "vocab" / "nl" / "skos-ap-nl.ttl"
here = pytest.mark.skipif(not SHAPES.exists(), reason="the shapes of NL-SBB are not here")

PYTHON = os.environ.get("SSSOM_PYTHON") or (
    sys.executable if importlib.util.find_spec("sssom") else ""
)
"""The Python that has sssom-py; it may stand apart, as it brings some sixty packages along."""
VALIDATE = """
import sys
from sssom.parsers import parse_sssom_table
from sssom.validators import SchemaValidationType, validate
read = parse_sssom_table(sys.argv[1])
kinds = [SchemaValidationType.JsonSchema, SchemaValidationType.PrefixMapCompleteness]
found = validate(read, kinds, fail_on_error=False)
wrong = [one.message for report in found.values() for one in report.results]
print(len(read.df), len(wrong), *wrong)
"""
REQUIRED = {"subject_id", "predicate_id", "object_id", "mapping_justification"}
"""Source: https://mapping-commons.github.io/sssom/Mapping/."""


@pytest.fixture(scope="module")
def found(bench: Workbench) -> Harmonisatie:
    files = sorted((ROOT / "examples" / "regio").glob("*.yaml"))
    return service.harmonise([service.Source(one.name, one.read_bytes()) for one in files], bench)[
        0
    ]


@pytest.fixture(scope="module")
def decided(bench: Workbench) -> Termenlijst:
    file = ROOT / "examples" / "termenlijst" / "duinrand" / "termen.yaml"
    return service.check_terms(service.Source(file.name, file.read_bytes()), bench)


def rows(text: str) -> list[dict[str, str]]:
    table = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def conforms(turtle: str) -> tuple[bool, str]:
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    told = shifty.validate(graph, rdflib.Graph().parse(SHAPES))
    return bool(told[0]), str(told[2])


# --- NL-SBB ---


@here
def test_compared_terms_keep_to_nl_sbb(found: Harmonisatie) -> None:
    fits, told = conforms(render_harmonised(found, "skos", "nl"))
    assert fits, told


@here
def test_decided_terms_keep_to_nl_sbb(decided: Termenlijst) -> None:
    fits, told = conforms(decided_skos(decided))
    assert fits, told


@here
def test_a_concept_without_definition_is_noticed(decided: Termenlijst) -> None:
    less = [one for one in decided_skos(decided).splitlines() if "skos:definition" not in one]
    assert not conforms("\n".join(less))[0]


# --- SSSOM ---


def test_only_what_is_decided_goes_out_with_role_day_and_not(decided: Termenlijst) -> None:
    told = {(row["subject_id"], row["object_id"]): row for row in rows(decided_sssom(decided))}
    own = "lokaal:regio-duinrand"
    adopted = told["lokaal:helmduin/procesregisseur", f"{own}/procesregie"]
    assert (adopted["predicate_id"], adopted["predicate_modifier"]) == ("skos:exactMatch", "")
    assert adopted["reviewer_label"] == "bestuurlijk overleg"
    assert adopted["mapping_date"] == "2026-05-19"
    rejected = told["lokaal:helmduin/procesregisseur", f"{own}/ketenregie"]
    other = told["lokaal:kwelderbroek/procesregie", f"{own}/procesregie"]
    assert rejected["predicate_modifier"] == other["predicate_modifier"] == "Not"
    assert {end.removeprefix(f"{own}/") for _, end in told} == {"procesregie", "ketenregie"}


def test_an_adopted_term_maps_in_skos_and_a_proposal_does_not(decided: Termenlijst) -> None:
    graph = rdflib.Graph().parse(data=decided_skos(decided), format="turtle")
    said = {str(one) for one in graph.objects(None, rdflib.SKOS.prefLabel)}
    assert said == {"procesregie", "procesregisseur"}
    ends = set(graph.subject_objects(rdflib.SKOS.exactMatch))
    assert len(ends) == 2 and ends == {(right, left) for left, right in ends}


def test_every_row_has_what_sssom_requires(found: Harmonisatie, decided: Termenlijst) -> None:
    for text in (render_harmonised(found, "sssom", "nl"), decided_sssom(decided)):
        prefixes = {
            line.split(":")[0].removeprefix("#").strip()
            for line in text.splitlines()
            if line.startswith("#  ")
        }
        for row in rows(text):
            assert None not in row and None not in row.values()
            assert all(row[key] for key in REQUIRED)
            assert all(row[key].split(":")[0] in prefixes for key in REQUIRED)


@pytest.mark.skipif(not PYTHON, reason="sssom-py is not here; name its Python in SSSOM_PYTHON")
def test_sssom_py_reads_and_validates_our_files(
    found: Harmonisatie, decided: Termenlijst, tmp_path: Path
) -> None:
    compared = [
        one
        for one in found.vergelijkingen
        if one.soort is Soort.valse_vriend
        or (one.predicaat is not Predicaat.geen and one.soort is not Soort.onbekend)
    ]
    for text, number in (
        (render_harmonised(found, "sssom", "nl"), len(compared)),
        (decided_sssom(decided), 3),
    ):
        file = tmp_path / "a.sssom.tsv"
        file.write_text(text, "utf-8")
        said = subprocess.run(
            [PYTHON, "-c", VALIDATE, str(file)], capture_output=True, text=True, check=True
        )
        assert said.stdout.strip() == f"{number} 0"
    broken = decided_sssom(decided).replace("skos:exactMatch", "onbekend:exactMatch")
    file.write_text(broken, "utf-8")
    said = subprocess.run(
        [PYTHON, "-c", VALIDATE, str(file)], capture_output=True, text=True, check=False
    )
    assert said.returncode or said.stdout.split()[1] != "0"
