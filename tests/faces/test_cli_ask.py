"""`vams-kg ask` as a person uses it: tables, formats, languages, documents, bad input."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cases import ROOT
from vams_kg.questions import read_questions

IN_ORDER = "examples/merenwaard/beschrijving.yaml"
ANOTHER = "examples/oeverland/overeenkomst.yaml"


def ask(*args: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command in a process of its own."""
    command = [str(Path(sys.executable).with_name("vams-kg")), "ask", *args]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_list_names_every_question_in_every_format() -> None:
    names = [one.naam for one in read_questions()]
    text = ask("--list").stdout.splitlines()
    assert [line for line in text if line and not line.startswith(" ")] == names
    rows = list(csv.DictReader(io.StringIO(ask("--list", "--format", "csv").stdout)))
    assert [row["naam"] for row in rows] == names
    said = json.loads(ask("--list", "--format", "json").stdout)
    assert said["schema"] == "vams-kg/ask-list/1"
    assert [one["naam"] for one in said["vragen"]] == names


def test_table_has_the_question_the_values_and_the_rule_set() -> None:
    result = ask("wat-mag-een-partij-geven", "--param", "partij=Politie")
    lines = result.stdout.splitlines()
    assert result.returncode == 0
    assert lines[0] == "Welke normen noemen deze partij als gever, en wat zeggen zij?"
    assert lines[1] == "partij: politie · regime: geldend recht"
    assert "· regelset" in lines[-1]
    assert max(map(len, lines)) <= 120


def test_values_are_known_by_label_other_word_and_short_name() -> None:
    answers = {
        ask("wie-mag-gegevens-krijgen", "--param", f"gegevens={word}", "--format", "csv").stdout
        for word in ("gezondheid", "Gezondheid", "gegevens over gezondheid")
    }
    assert len(answers) == 1


def test_json_has_rows_by_column() -> None:
    said = json.loads(ask("deelnemers-zvh", "--format", "json").stdout)
    assert said["schema"] == "vams-kg/ask/1"
    joint = {row["deelnemer"] for row in said["rijen"] if row["gezamenlijk"] == "ja"}
    assert {"college", "DJI", "politie"} < joint
    assert not {"Veilig Thuis", "ggz-instelling"} & joint
    assert list(said["rijen"][0]) == list(said["kolommen"])


def test_answer_on_the_bill_says_so_first_in_the_language_of_the_answer() -> None:
    named = ("wie-mag-gegevens-krijgen", "--param", "gegevens=gezondheid")
    dutch = ask(*named, "--regime", "wams-2023").stdout
    assert dutch.startswith("Let op: De Wams is een wetsvoorstel (36 295) en geen wet.")
    english = ask(*named, "--param", "regime=wams-2023", "--language", "en").stdout
    assert english.startswith("Note: The Wams is a bill (36 295), not law.")
    assert "any recipient" in english
    assert "wetsvoorstel" not in ask(*named).stdout.splitlines()[0]
    assert ask("plichten-van-een-meldpunt").stdout.startswith("Let op: De Wams is een wetsvoorstel")


def test_answer_on_our_own_reading_says_so_first() -> None:
    first = ask("normen-op-eigen-lezing").stdout.splitlines()[0]
    assert first == "Let op: Steunt op onze eigen lezing; niet door een jurist getoetst."


def test_question_about_documents_takes_several() -> None:
    result = ask("partijen-in-een-document", "--in", IN_ORDER, "--in", ANOTHER, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert result.returncode == 0
    assert len({row["document"] for row in rows}) == 2


def test_answer_is_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "antwoord.csv"
    result = ask("gewijzigde-wetten", "--format", "csv", "-o", str(file))
    assert (result.returncode, result.stdout) == (0, "")
    assert "Jeugdwet,ja" in file.read_text("utf-8")


def test_rows_are_the_same_every_time() -> None:
    asked = ("voorwaarden-en-wie-weegt", "--regime", "wams-2023", "--format", "json")
    assert ask(*asked).stdout == ask(*asked).stdout


GEEN_WAARDE = "--param partij: hier hoort een waarde. Kies uit: "
BAD = {
    "unknown question": (["deelnemer-zvh"], ["vraag: ‘deelnemer-zvh’", "deelnemers-zvh"]),
    "no question": ([], ["--list"]),
    "unknown value": (
        ["wat-mag-een-partij-geven", "--param", "partij=Veilig Tuis"],
        ["--param partij: ‘Veilig Tuis’ is niet bekend. Bedoelt u: Veilig Thuis, "],
    ),
    "missing value": (["wat-mag-een-partij-geven"], [GEEN_WAARDE, "politie", "Veilig Thuis"]),
    "empty value": (["wat-mag-een-partij-geven", "--param", "partij="], [GEEN_WAARDE]),
    "unknown parameter": (
        ["wat-mag-een-partij-geven", "--param", "partijen=politie"],
        ["--param: ‘partijen’ is niet bekend. Bedoelt u: partij"],
    ),
    "no pair": (["bewaartermijnen", "--param", "wet"], ["schrijf een naam en een waarde"]),
    "two values": (
        ["normen-per-artikel", "--param", "bron=UAVG", "--param", "bron=AVG"],
        ["--param bron: deze parameter krijgt twee waarden"],
    ),
    "regime twice": (
        ["gesloten-lijsten", "--regime", "geldend", "--param", "regime=geldend"],
        ["twee waarden"],
    ),
    "unknown regime": (
        ["gesloten-lijsten", "--regime", "wams-2026"],
        ["--param regime: ‘wams-2026’ is niet bekend. Bedoelt u: wams-2023 (wetsvoorstel"],
    ),
    "question without regime": (
        ["bewaartermijnen", "--regime", "geldend"],
        ["--param: ‘regime’ is niet bekend."],
    ),
    "no document": (["regie-per-fase"], ["--in BESTAND"]),
    "document not asked for": (["bewaartermijnen", "--in", IN_ORDER], ["Laat --in weg"]),
    "absent document": (["regie-per-fase", "--in", "weg.yaml"], ["weg.yaml", "bestaat niet"]),
    "unreadable document": (["regie-per-fase", "--in", "Makefile"], ["Makefile"]),
    "folder that is not there": (
        ["bewaartermijnen", "-o", "/nergens/x.csv"],
        ["kan hier niet worden geschreven"],
    ),
    "query in a value": (
        ["normen-per-artikel", "--param", 'bron="} INSERT DATA { <a:a> <a:b> <a:c> } #'],
        ["is niet bekend. Bedoelt u: "],
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_ends_in_2_and_says_what_to_do(name: str) -> None:
    args, expected = BAD[name]
    result = ask(*args)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    assert [piece for piece in expected if piece not in result.stderr] == []
    if "Bedoelt u" in result.stderr and name not in (
        "unknown parameter",
        "question without regime",
    ):
        choices = result.stderr.split("Bedoelt u: ", 1)[1]
        assert 2 <= len(choices.split(", ")) <= 3
