"""`vams-kg coverage` and `rules`: what the rulebook knows, in every format."""

import csv
import io
import json

from typer.testing import CliRunner

from vams_kg.cli import app

runner = CliRunner()


def test_coverage_as_json_has_totals_and_every_statement() -> None:
    value = json.loads(runner.invoke(app, ["coverage", "--format", "json"]).stdout)
    assert value["schema"] == "vams-kg/coverage/1"
    assert len(value["uitspraken"]) == 652
    total = value["totalen"]["toetsbaar"]
    assert total["gedekt"] + total["reden"] + total["open"] == total["totaal"] == 357
    assert value["totalen_zonder_apart"]["toetsbaar"]["totaal"] == 230


def test_coverage_as_csv_has_a_row_per_statement() -> None:
    text = runner.invoke(app, ["coverage", "--format", "csv"]).stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    minutes = next(row for row in rows if row["id"] == "S0-106")
    assert len(rows) == 652
    assert minutes["citaat"] == "Er wordt geen verslag gemaakt."
    assert "Casusoverleg-verslag-verboden" in minutes["regels"]
    assert minutes["gevallen"]


def test_coverage_as_text_ends_with_totals_with_and_without_the_oldest_source() -> None:
    lines = runner.invoke(app, ["coverage"]).stdout.splitlines()
    totals = [line for line in lines if "toetsbaar" in line and " van " in line]
    assert any("alle bronnen" in line and "van 357" in line for line in totals)
    assert any("zonder" in line and "van 230" in line for line in totals)


def test_rules_page_speaks_both_languages() -> None:
    dutch = runner.invoke(app, ["rules"]).stdout
    english = runner.invoke(app, ["rules", "--language", "en"]).stdout
    assert "### Geen verslag van een casusoverleg" in dutch
    assert "### No minutes of a case consultation" in english
