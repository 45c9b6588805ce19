"""`vams-kg may`, `matrix` and `card` as a person uses them: words, tables, bad input."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vams_kg.cli import app, main

runner = CliRunner()
QUESTION = ["may", "--from", "huisarts", "--to", "Veilig Thuis", "--data", "gezondheid"]
SUSPICION = ["--fact", "vermoeden huiselijk geweld/kindermishandeling"]


def text(*args: str) -> str:
    result = runner.invoke(app, list(args))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_answer_comes_first_and_every_layer_has_its_line() -> None:
    lines = text(*QUESTION, *SUSPICION).splitlines()
    assert lines[0] == "Antwoord: TOEGESTAAN"
    assert [line for line in lines if line.startswith("  4. geheimhouding: pass (Wmo 2015")]
    assert "neemt aan dat de gegevens noodzakelijk zijn" in " ".join(lines)


def test_an_open_condition_is_named_with_who_weighs_it() -> None:
    said = text(*QUESTION)
    assert "Antwoord: VOORWAARDELIJK" in said
    assert (
        "vermoeden huiselijk geweld/kindermishandeling (weegt: wie de inlichtingen geeft)" in said
    )
    assert "→ toegestaan" in said


def test_the_answer_never_says_lawful() -> None:
    assert "rechtmatig" not in text(*QUESTION, *SUSPICION)


def test_json_has_the_documented_keys() -> None:
    value = json.loads(text(*QUESTION, "--format", "json"))
    assert value["schema"] == "vams-kg/may/1"
    assert value["antwoord"] == "voorwaardelijk"
    assert [layer["uitkomst"] for layer in value["lagen"]].count("skipped") >= 1
    assert {"laag", "uitkomst", "normen", "toelichting"} <= set(value["lagen"][0])
    assert {"artikel", "versie", "zekerheid"} <= set(value["normen"][0])
    assert {"regime", "datum", "regelset", "voorwaarden"} <= set(value)


def test_two_runs_give_the_same_bytes() -> None:
    assert text(*QUESTION, "--format", "json") == text(*QUESTION, "--format", "json")


def test_a_bill_is_named_in_the_first_line() -> None:
    said = text(
        "may", "--from", "inwoner", "--to", "meldpunt niet-acuut", "--data", "woonsituatie",
        "--phase", "melding", "--regime", "wams-2023",
    )  # fmt: skip
    assert "wetsvoorstel" in said.splitlines()[0]


def test_regimes_side_by_side_say_what_makes_the_difference() -> None:
    said = text(
        "may", "--from", "college Wmo", "--to", "college", "--data", "voorzieningengeschiedenis",
        "--phase", "onderzoek_op_verzoek", "--compare", "geldend,wams-2023",
    )  # fmt: skip
    first, second = said.splitlines()[:2]
    assert "wetsvoorstel" in first
    assert second.startswith("geldend: ")
    assert "Het antwoord verschilt; het verschil komt door: Wams" in said


def test_choices_are_listed_per_part() -> None:
    value = json.loads(text("may", "--list", "--format", "json"))
    assert set(value) == {"regime", "partij", "gegevens", "fase", "feit"}
    assert "huisarts" in value["partij"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--from", "huisart", "--to", "wijkteam", "--data", "BSN"], "Bedoelt u: huisarts"),
        (["--from", "huisarts", "--to", "wijkteam", "--data", "xyz"], "--data: ‘xyz’"),
        (["--from", "huisarts", "--to", "wijkteam"], "--data: hier hoort een waarde"),
        (
            ["--from", "huisarts", "--to", "GGD", "--data", "BSN", "--date", "morgen"],
            "--date: ‘morgen’",
        ),
        (
            ["--from", "huisarts", "--to", "GGD", "--data", "BSN", "--secrecy", "soms"],
            "Bedoelt u: ja, nee?",
        ),
    ],
)
def test_unknown_words_end_in_2_with_the_nearest(
    args: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["vams-kg", "may", *args])
    with pytest.raises(SystemExit) as ended:
        main()
    error = capsys.readouterr().err
    assert ended.value.code == 2
    assert said in error
    assert "Traceback" not in error


TABLE = """nr;regime;verstrekker;verstrekker_beroepsgeheim;ontvanger;gegevens;fase;feiten
1;geldend;school;;gecertificeerde instelling;onderwijsgegevens;geen;ots loopt
2;geldend;schol;;wijkteam;onderwijsgegevens;;
3;wams-2023;college;nee;zorg- en veiligheidshuis;gezondheid;zvh_aanmelding;
"""


def test_a_table_keeps_its_columns_and_an_unreadable_row_gets_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "vragen.csv"
    file.write_text(TABLE, "utf-8")
    result = runner.invoke(app, ["may", "--cases", str(file), "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert result.exit_code == 2
    assert [row["antwoord"] for row in rows] == ["toegestaan", "", "voorwaardelijk"]
    assert rows[0]["artikelen"] == "Jeugdwet art. 7.3.11 lid 4"
    assert rows[1]["fout"].startswith("verstrekker: ‘schol’ is niet bekend. Bedoelt u: school")
    assert "; " in rows[2]["voorwaarden"]
    assert [row["nr"] for row in rows] == ["1", "2", "3"]


def test_a_table_without_its_columns_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "vragen.csv"
    file.write_text("a,b\n1,2\n", "utf-8")
    monkeypatch.setattr("sys.argv", ["vams-kg", "may", "--cases", str(file)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "ontbreken de kolommen verstrekker, ontvanger, gegevens" in capsys.readouterr().err


def test_the_matrix_counts_every_cell_and_shows_what_is_open() -> None:
    said = text("matrix", "--phase", "geen", "--from", "college Wmo", "--data", "BSN")
    assert "college Wmo → CAK: toegestaan: BSN" in said
    rows = text("matrix", "--from", "college Wmo", "--to", "CAK", "--format", "csv").splitlines()
    assert rows[0].startswith("regime,verstrekker,ontvanger,gegevens,fase,antwoord")


def test_a_card_shows_what_a_party_may_give_and_get() -> None:
    said = text("card", "Veilig Thuis")
    gives, gets = said.split("Mag krijgen")
    assert "Raad voor de Kinderbescherming" in gives
    assert "Wmo 2015 art. 5.2.6" in gets


def test_a_question_that_touches_a_gap_says_so() -> None:
    said = text(
        "may", "--from", "huisarts", "--to", "Raad voor de Kinderbescherming", "--data", "BSN"
    )
    assert "Niet gemodelleerd:" in said
    assert "Burgerlijk Wetboek Boek 1" in said
