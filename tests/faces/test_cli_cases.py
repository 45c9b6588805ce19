"""`vams-kg may --cases` with tables as people and spreadsheets write them."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vams_kg.cli import app, main

runner = CliRunner()
HEAD = "verstrekker,ontvanger,gegevens\n"
ROW = "college Wmo,CAK,BSN\n"
ALLOWED = ["toegestaan"]


def asked(tmp_path: Path, data: bytes | str, *args: str) -> tuple[int, list[dict[str, str]], str]:
    """Return the exit code, the rows of the CSV answer and what was said beside it."""
    file = tmp_path / "vragen.csv"
    file.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    result = runner.invoke(app, ["may", "--cases", str(file), "--format", "csv", *args])
    return result.exit_code, list(csv.DictReader(io.StringIO(result.stdout))), result.stderr


def refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *args: str) -> str:
    """Return what is said of a command that ends in 2."""
    monkeypatch.setattr("sys.argv", ["vams-kg", *args])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err


@pytest.mark.parametrize(
    "data",
    [
        HEAD + ROW,
        "\ufeff" + HEAD + ROW,
        (HEAD + ROW).replace(",", ";"),
        (HEAD + ROW).replace(",", "\t"),
        (HEAD + ROW).replace("\n", "\r\n"),
        "sep=;\r\n" + (HEAD + ROW).replace(",", ";").replace("\n", "\r\n"),
        HEAD + "\n\n" + ROW + "\n,,\n",
        '"Verstrekker";" ONTVANGER ";"Gegevens"\n"college Wmo";"CAK";"BSN"\n',
        "\n" + HEAD + ROW,
        (HEAD + ROW).encode("utf-16"),
        HEAD + ROW.rstrip("\n"),
        HEAD.replace("gegevens", "gegevens,,") + ROW.replace("BSN", "BSN,,"),
    ],
)
def test_a_table_is_read_as_it_comes(data: bytes | str, tmp_path: Path) -> None:
    code, rows, _ = asked(tmp_path, data)
    assert (code, [row["antwoord"] for row in rows]) == (0, ALLOWED)


def test_windows_1252_and_quoted_facts_are_read(tmp_path: Path) -> None:
    text = (
        "Regime;Verstrekker;ontvanger;gegevens;Verstrekker Beroepsgeheim;fase;feiten;opmerking\n"
        "wams-2023;woningcorporatie;coördinator;woonsituatie;nee;gecoordineerde_aanpak;"
        '"verzoek van coördinator; gecoördineerde aanpak besloten";"één\nregel; meer"\n'
    )
    code, rows, _ = asked(tmp_path, text.encode("cp1252"))
    assert code == 0
    assert rows[0]["antwoord"] == "voorwaardelijk"
    assert "verzoek van coördinator" not in rows[0]["voorwaarden"]
    assert rows[0]["opmerking"] == "één\nregel; meer"


def test_every_error_of_a_row_is_said_with_the_number_of_its_row(tmp_path: Path) -> None:
    data = HEAD + "\n" + ROW + "schol,wijkteem,\ncollege Wmo,CAK,BSN,te veel\n"
    code, rows, said = asked(tmp_path, data)
    assert code == 2
    assert [row["antwoord"] for row in rows] == ["toegestaan", "", ""]
    parts = rows[1]["fout"].split("; ")
    assert [part.split(":")[0] for part in parts] == ["verstrekker", "ontvanger", "gegevens"]
    assert parts[2] == "gegevens: deze cel is leeg"
    assert rows[2]["fout"].startswith("deze rij heeft 4 cellen en de kop 3")
    assert "rij 4: verstrekker: ‘schol’" in said
    assert "rij 5: deze rij" in said


def test_json_keeps_the_row_number_and_the_other_columns(tmp_path: Path) -> None:
    file = tmp_path / "vragen.csv"
    file.write_text("nr,dossier," + HEAD + "\n7,A," + ROW + "8,B,schol,CAK,BSN\n", "utf-8")
    result = runner.invoke(app, ["may", "--cases", str(file), "--format", "json"])
    first, second = json.loads(result.stdout)
    assert (first["rij"], first["kolommen"]["dossier"], first["fout"]) == (3, "A", "")
    assert (first["schema"], first["antwoord"]) == ("vams-kg/may/1", "toegestaan")
    assert (second["rij"], second["kolommen"]["nr"]) == (4, "8")
    assert "‘schol’" in second["fout"]
    assert "antwoord" not in second


def test_options_beside_a_table_hold_where_a_cell_is_empty(tmp_path: Path) -> None:
    data = "regime,ontvanger,fase\n,CAK,\ngeldend,college,onderzoek_op_verzoek\n,college,\n"
    more = ("--from", "college Wmo", "--data", "voorzieningengeschiedenis")
    late = ("--regime", "wams-2023", "--phase", "onderzoek_op_verzoek")
    fact = ("--fact", "meervoudige problematiek mogelijk")
    code, rows, _ = asked(tmp_path, data, *more, *late, *fact)
    assert code == 0
    assert [row["antwoord"] for row in rows] == ["toegestaan", "niet_geregeld", "toegestaan"]


def test_a_column_of_the_user_is_kept_and_ours_gets_another_name(tmp_path: Path) -> None:
    data = "Antwoord,fout," + HEAD + "misschien,geen," + ROW
    code, rows, said = asked(tmp_path, data)
    assert code == 0
    assert (rows[0]["Antwoord"], rows[0]["fout"]) == ("misschien", "geen")
    assert (rows[0]["antwoord_vams"], rows[0]["fout_vams"]) == ("toegestaan", "")
    assert "de kolom ‘antwoord’ was er al en blijft staan" in said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "ontbreken de kolommen verstrekker, ontvanger, gegevens"),
        (b"verstrekker;gegevens\na;b\n", "ontbreken de kolommen ontvanger."),
        (HEAD.encode() + b'"a,b\n', "een aanhalingsteken staat verkeerd"),
        (b"verstrekker,ontvanger,gegevens,Gegevens\n", "de kolom ‘gegevens’ staat er twee keer"),
        (b"PK\x03\x04rest", "dit is een rekenblad en geen CSV"),
        (HEAD.encode() + b"a,b,c\n" * 400_000, "groter dan 2 MB"),
    ],
)
def test_what_is_no_table_of_questions_is_refused(
    data: bytes,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "vragen.csv"
    file.write_bytes(data)
    assert said in refused(monkeypatch, capsys, "may", "--cases", str(file))


QUESTION = ("may", "--from", "college Wmo", "--to", "CAK", "--data", "BSN")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("may", "--from", "", "--to", "CAK", "--data", "BSN"), "--from: hier hoort een waarde"),
        ((*QUESTION, "--phase", " "), "--phase: hier hoort een waarde"),
        ((*QUESTION, "--regime", ""), "Kies uit: geldend, wams-2023."),
        ((*QUESTION, "--fact", ""), "--fact: hier hoort een waarde"),
        ((*QUESTION, "--secrecy", ""), "Kies uit: ja, nee."),
        ((*QUESTION, "--date", ""), "--date: hier hoort een waarde"),
        ((*QUESTION, "--compare", ""), "--compare: hier hoort een waarde"),
        ((*QUESTION, "--compare", "geldend"), "noem twee verschillende regimes"),
        ((*QUESTION, "--compare", "geldend,wet"), "--compare: ‘wet’ is niet bekend"),
        ((*QUESTION, "--compare", "geldend,wams-2023", "--regime", "geldend"), "laat dit weg"),
        ((*QUESTION, "--cases", "x.csv", "--compare", "geldend,wams-2023"), "gaan niet samen"),
        ((*QUESTION, "--cases", "."), "kan niet"),
        (("matrix", "--from", ""), "--from: hier hoort een waarde"),
        (("matrix", "--phase", ""), "--phase: hier hoort een waarde"),
        (("card", ""), "PARTIJ: hier hoort een waarde"),
        (("card", "huisarts", "--regime", ""), "--regime: hier hoort een waarde"),
        (
            ("may", "--from", "huisart", "--to", "wijktem", "--data", "medisch dosier"),
            "--to: ‘wijktem’",
        ),
    ],
)
def test_an_option_without_a_value_is_refused(
    args: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert said in refused(monkeypatch, capsys, *args)


def test_a_comparison_and_one_answer_are_csv_when_asked() -> None:
    both = runner.invoke(app, [*QUESTION, "--compare", "geldend,wams-2023", "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(both.stdout)))
    assert [row["regime"] for row in rows] == ["geldend", "wams-2023"]
    assert {row["antwoord"] for row in rows} == {"toegestaan"}
    one = runner.invoke(app, [*QUESTION, "--format", "csv"])
    assert next(csv.DictReader(io.StringIO(one.stdout)))["artikelen"].startswith("Wmo 2015 art.")
