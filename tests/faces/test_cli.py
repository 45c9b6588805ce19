"""The command line as a person uses it: exit codes, places, languages, bad input, same bytes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cases import ROOT
from vams_kg.cli import app

IN_ORDER = "examples/merenwaard/beschrijving.yaml"
WITH_MISTAKES = "examples/zandmeer/beschrijving.yaml"
runner = CliRunner()


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def run(*args: str, data: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command in a process of its own."""
    command = [str(Path(sys.executable).with_name("vams-kg")), *args]
    return subprocess.run(command, input=data, capture_output=True, check=False)


def test_document_in_order_ends_in_0() -> None:
    result = runner.invoke(app, ["check", IN_ORDER])
    assert result.exit_code == 0
    assert "0 strijdig" in result.stdout


def test_document_with_a_violation_ends_in_1() -> None:
    result = runner.invoke(app, ["check", WITH_MISTAKES, "--regime", "wams-2023"])
    assert result.exit_code == 1
    assert "STRIJDIG  casusoverleggen.CO1" in result.stdout


def test_missing_file_ends_in_2_and_the_others_are_checked() -> None:
    result = run("check", WITH_MISTAKES, "nergens.yaml", IN_ORDER)
    assert result.returncode == 2
    assert "Merenwaard" in result.stdout.decode()
    assert "nergens.yaml: dit bestand bestaat niet." in result.stderr.decode()
    assert "1 niet gelezen" in result.stdout.decode()


BROKEN = {
    "syntax": (b"titel: [open\n", "geen geldige YAML"),
    "empty": (b"", "leeg"),
    "no keys of ours": (b"kleur: rood\n", "Geen enkele sleutel"),
    "a list": (b"- een\n- twee\n", "geen sleutels"),
    "binary": (b"\x00\x01\x02PNG", ""),
    "utf-16": ("titel: x".encode("utf-16"), ""),
    "aliases that multiply": (
        b"titel: &a [x,x,x,x,x,x,x,x,x]\npartijen: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
        b"rollen: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nfasen: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
        b"planning: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n",
        "",
    ),
    "python tag": (b"titel: !!python/object/apply:os.system ['true']\n", ""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_input_never_shows_a_traceback(name: str) -> None:
    data, expected = BROKEN[name]
    result = run("check", "-", data=data)
    shown = (result.stdout + result.stderr).decode()
    assert "Traceback" not in shown
    assert expected in shown
    if name != "python tag":
        assert result.returncode == 2
        assert "standaardinvoer" in shown
        assert "Probeer" in shown


def test_unknown_option_values_name_the_nearest() -> None:
    result = run("check", IN_ORDER, "--regime", "wams")
    assert result.returncode == 2
    assert "--regime: ‘wams’ is niet bekend." in result.stderr.decode()
    assert run("check", IN_ORDER, "--date", "2026-13-45").returncode == 2


def test_json_has_the_agreed_keys() -> None:
    result = runner.invoke(app, ["check", WITH_MISTAKES, "--format", "json"])
    value = json.loads(result.stdout)
    assert value["schema"] == "vams-kg/check/1"
    assert set(value["dossier"]) >= {"titel", "soort", "regime", "sha256", "datum"}
    assert set(value["regelset"]) == {"versie", "sha256"}
    assert value["conform"] is False
    assert set(value["aantallen"]) == {"Violation", "Warning", "Info"}
    first = value["bevindingen"][0]
    assert set(first) == {
        *("regel", "ernst", "pad", "plaats", "onderwerp", "bericht", "normen", "herstel"),
        "wie_beslist",
    }
    assert set(first["bericht"]) == {"nl", "en"}
    assert set(first["plaats"]) <= {"bestand", "regelnummer", "blad", "cel", "tabelrij", "veld"}
    for norm in [n for f in value["bevindingen"] for n in f["normen"]]:
        assert set(norm) == {"bron", "artikel", "zekerheid", "url"}


def test_several_documents_give_a_list_and_the_same_bytes_twice() -> None:
    args = ["check", IN_ORDER, WITH_MISTAKES, "--format", "json"]
    first, second = runner.invoke(app, args), runner.invoke(app, args)
    assert len(json.loads(first.stdout)) == 2
    assert first.stdout_bytes == second.stdout_bytes


def test_folder_means_every_description_in_it(tmp_path: Path) -> None:
    data = (ROOT / IN_ORDER).read_bytes()
    (tmp_path / "a.yaml").write_bytes(data)
    (tmp_path / "b.yml").write_bytes(data)
    (tmp_path / "lees.txt").write_text("geen beschrijving")
    result = runner.invoke(app, ["check", str(tmp_path), "--format", "json"])
    assert len(json.loads(result.stdout)) == 2
    (tmp_path / "leeg").mkdir()
    assert runner.invoke(app, ["check", str(tmp_path / "leeg")]).exit_code == 2


def test_standard_input_and_output_file(tmp_path: Path) -> None:
    target = tmp_path / "rapport.txt"
    data = (ROOT / IN_ORDER).read_bytes()
    result = run("check", "-", "-o", str(target), data=data)
    assert (result.returncode, result.stdout) == (0, b"")
    assert "Merenwaard" in target.read_text("utf-8")
    assert run("check", "-", "-o", str(tmp_path / "geen" / "map"), data=data).returncode == 2


def test_regime_of_the_command_beats_the_document() -> None:
    args = ["check", WITH_MISTAKES, "--format", "json", "--regime"]
    strict = json.loads(runner.invoke(app, [*args, "wams-2023"]).stdout)
    mild = json.loads(runner.invoke(app, [*args, "geldend"]).stdout)
    verslag = [f for f in strict["bevindingen"] if f["regel"] == "Casusoverleg-verslag-verboden"]
    assert {f["ernst"] for f in verslag} == {"Violation"}
    lowered = [f for f in mild["bevindingen"] if f["regel"] == verslag[0]["regel"]]
    assert {f["ernst"] for f in lowered} == {"Warning"}


def test_scheme_of_the_command_beats_the_document() -> None:
    args = ["check", IN_ORDER, "--format", "json", "--scheme"]
    ave = json.loads(runner.invoke(app, [*args, "ave"]).stdout)
    buch = json.loads(runner.invoke(app, [*args, "buch-2014"]).stdout)
    assert ave["dossier"]["regiemodel"] == ["ave"]
    assert {f["regel"] for f in ave["bevindingen"]} < {f["regel"] for f in buch["bevindingen"]}


def test_strict_makes_what_is_not_recognised_a_violation() -> None:
    data = b"titel: x\nsoort: procesbeschrijving\nregime: geldend\nkleur: rood\n"
    loose = json.loads(run("check", "-", "--format", "json", data=data).stdout)
    strict = json.loads(run("check", "-", "--format", "json", "--strict", data=data).stdout)
    at = [f["ernst"] for f in loose["bevindingen"] if f["pad"] == "kleur"]
    assert at == ["Info"]
    assert [f["ernst"] for f in strict["bevindingen"] if f["pad"] == "kleur"] == ["Violation"]


def test_english_report_has_no_dutch_messages() -> None:
    result = runner.invoke(app, ["check", WITH_MISTAKES, "--language", "en"])
    assert "CONFLICT" in result.stdout or "ATTENTION" in result.stdout
    assert "Herstel" not in result.stdout


def test_engines_agree_on_a_document() -> None:
    path = sorted((ROOT / "tests" / "rules").glob("Definitie-*/fout-*.yaml"))[0]
    args = ["check", path.relative_to(ROOT).as_posix()]
    ours = json.loads(runner.invoke(app, [*args, "--format", "json"]).stdout)
    peer = runner.invoke(app, [*args, "--format", "json", "--engine", "pyshacl"])
    places = [(f["regel"], f["pad"], f["ernst"]) for f in ours["bevindingen"]]
    assert places == [
        (f["regel"], f["pad"], f["ernst"]) for f in json.loads(peer.stdout)["bevindingen"]
    ]


def test_schema_and_version_are_given() -> None:
    schema = json.loads(runner.invoke(app, ["schema"]).stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert "casusoverleggen" in schema["properties"]
    assert runner.invoke(app, ["--version"]).stdout.startswith("vams-kg 0.")
    assert run("schema", "--for", "gedicht").returncode == 2


def test_checking_does_not_load_what_it_does_not_need() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from vams_kg.cli import app;"
        f"CliRunner().invoke(app, ['check', '{IN_ORDER}']);"
        "print(sorted({'rdflib', 'pyshacl', 'owlready2', 'fastapi'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
