"""What a reader of the plain answers needs: a warning on every form, real parties, whole words."""

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vams_kg.cli import app, main

runner = CliRunner()
BILL = "wetsvoorstel (36 295)"
WIDTH = 120


def text(*arguments: str) -> str:
    done = runner.invoke(app, list(arguments))
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_matrix_on_the_bill_says_so_in_every_row() -> None:
    arguments = ["matrix", "--from", "coördinator", "--to", "wijkteam", "--format", "csv"]
    for regime, warned in (("wams-2023", True), ("geldend", False)):
        rows = list(csv.DictReader(io.StringIO(text(*arguments, "--regime", regime))))
        assert all((BILL in row["voorbehoud"]) is warned for row in rows)


def test_a_table_answered_on_the_bill_says_so_beside_the_columns(tmp_path: Path) -> None:
    cases = tmp_path / "vragen.csv"
    cases.write_text(
        "regime,verstrekker,ontvanger,gegevens,fase\n"
        "wams-2023,coördinator,wijkteam,gezondheid,gecoordineerde_aanpak\n"
        "geldend,college Wmo,CAK,BSN,\n",
        "utf-8",
    )
    done = runner.invoke(app, ["may", "--cases", str(cases), "--format", "csv"])
    assert done.exit_code == 0
    assert done.stderr.count(BILL) == 1
    head = done.stdout.splitlines()[0]
    assert head.endswith("fase,antwoord,voorwaarden,artikelen,fout")


def test_a_gathering_name_is_known_and_not_offered() -> None:
    offered = {line.strip() for line in text("may", "--list").splitlines()}
    names = ("partij ", "Bureau Jeugdzorg", "netwerk zonder rechtspersoon", "instelling")
    for name in map(str.strip, names[1:]):
        assert name not in offered
        assert "niet bekend" not in text("may", "--from", name, "--to", "CAK", "--data", "BSN")


def test_a_matrix_has_no_pair_of_a_party_with_itself_unless_by_name() -> None:
    arguments = ["matrix", "--data", "BSN", "--format", "csv", "--from", "college Wmo"]
    rows = list(csv.DictReader(io.StringIO(text(*arguments))))
    assert len(rows) > 1
    assert all(row["verstrekker"] != row["ontvanger"] for row in rows)
    assert len(text(*arguments, "--to", "college Wmo").splitlines()) == 2


@pytest.mark.parametrize("name", ["bewaartermijnen", "hergebruik-binnen-de-gemeente"])
def test_a_table_keeps_words_whole(name: str) -> None:
    said = text("ask", name)
    rows = list(csv.DictReader(io.StringIO(text("ask", name, "--format", "csv"))))
    words = {word for row in rows for cell in row.values() for word in cell.split()}
    assert [word for word in words if word not in said] == []
    assert all(len(line) <= WIDTH for line in said.splitlines() if not line.startswith("Let op"))


def test_terms_of_keeping_are_said_in_years() -> None:
    assert "15 jaar" in text("ask", "bewaartermijnen")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--date", "2026-13-01", "geen bestaande datum. Schrijf jaar-maand-dag"),
        ("--regime", "wams", "wams-2023 (wetsvoorstel Wams (2023))"),
        ("--phase", "zvh", "zvh_casusoverleg (casusoverleg in het Zorg- en Veiligheidshuis)"),
    ],
)
def test_an_error_says_what_can_be_typed(
    option: str,
    value: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    question = ["may", "--from", "huisarts", "--to", "CAK", "--data", "BSN", option, value]
    monkeypatch.setattr("sys.argv", ["vams-kg", *question])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_an_answer_from_an_unread_article_says_so() -> None:
    said = text("may", "--from", "CAK", "--to", "college Wmo", "--data", "inkomensgegevens")
    assert "Niet gemodelleerd:" in said
    assert "5.2.4" in said
