"""`--language en`: what people read is English; the machine words of JSON stay Dutch."""

import json
import re

from typer.testing import CliRunner

from cases import ROOT
from vams_kg.cli import app
from vams_kg.rulebook import Rulebook

runner = CliRunner()
QUESTION = (
    *("may", "--from", "politie", "--to", "deelnemers casusoverleg"),
    *("--data", "politiegegevens art. 8 en 13", "--phase", "casusoverleg", "--language", "en"),
)
DUTCH = re.compile(r"\b(wie|weegt|niet|geen|gegevens|het|de|en)\b")


def said(*args: str) -> str:
    result = runner.invoke(app, [*QUESTION, *args])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_answer_word_is_english_with_the_dutch_word_behind_it() -> None:
    lines = said().splitlines()
    assert "Answer: CONDITIONAL (VOORWAARDELIJK)" in lines
    assert "→ allowed (toegestaan)" in said()
    assert "A norm opens this layer once its condition is met" in " ".join(said().split())


def test_who_weighs_is_english() -> None:
    text = " ".join(said().split())
    assert "(weighed by: the police, in agreement with the competent authority)" in text
    assert "gezag" not in text


def test_no_dutch_is_left_but_the_answer_words_and_citations() -> None:
    text = re.sub(r"‘[^’]*’|\([^)]*\)|\[[^]]*\]", "", said())
    lines = [line for line in text.splitlines() if DUTCH.search(line)]
    assert lines == []


def test_json_keeps_the_machine_word_and_names_the_weigher_in_english() -> None:
    value = json.loads(said("--format", "json"))
    assert value["antwoord"] == "voorwaardelijk"
    weighers = {one["wie_weegt"] for one in value["voorwaarden"]}
    assert "the police, in agreement with the competent authority" in weighers


def test_two_regimes_are_compared_in_english() -> None:
    text = said("--compare", "geldend,wams-2023")
    assert "geldend: conditional (voorwaardelijk) (" in text


def test_every_rule_says_in_both_languages_who_decides(rulebook: Rulebook) -> None:
    rules = [rule for rule in rulebook.rules.values() if rule.wie_beslist]
    assert rules
    assert [rule.local for rule in rules if set(rule.wie_beslist) != {"nl", "en"}] == []


def test_a_finding_says_in_english_who_decides() -> None:
    file = ROOT / "examples" / "zandmeer" / "beschrijving.yaml"
    result = runner.invoke(app, ["check", str(file), "--language", "en"])
    assert "Who decides: executive" in result.stdout
    assert "Who decides: college" not in result.stdout
