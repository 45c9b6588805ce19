"""The law as data: every row is held, every quote stands in the text, every gap is declared."""

import os
import pickle
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from cases import ROOT
from vams_kg.graph import Facts
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.askable import named_terms
from vams_kg.vocabulary import DCT, RDF, VAMS
from vams_kg.workbench import Workbench

LAW = Path(os.environ.get("VAMS_LAW", ROOT.parent / "shared" / "law"))
"""Where the fact base and the texts of the law are, when they are at hand."""
at_hand = pytest.mark.skipif(not LAW.is_dir(), reason="the texts of the law are not at hand")

ROWS = (Path(__file__).parent / "rechtsbasis.txt").read_text("utf-8").split()
ROW = re.compile(r"^\| ([A-Z][A-Za-z]*-[^ |]+) \|", re.MULTILINE)
GAPS = range(1, 27)
TEXT = VAMS.node("wettekst")
SHORTENED = VAMS.node("verkort")
ROW_OF = VAMS.node("rijVanRechtsbasis")
GAP = VAMS.node("leemte")
OBLIGED = ("normsubject", "handeling")


@pytest.fixture(scope="module")
def facts(rulebook: Rulebook) -> Facts:
    return rulebook.ontology


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def by_place(facts: Facts) -> dict[object, list[str]]:
    """Return the texts of every place, and of every article with all its parts."""
    found: dict[object, list[str]] = {}
    for place, text in facts.pairs(TEXT):
        for key in (place, article(facts, place)):
            found.setdefault(key, []).append(plain(text.value))
    return found


def article(facts: Facts, place: object) -> object:
    if not isinstance(place, ox.NamedNode):
        return None
    return facts.iri(place, VAMS.vanBron), facts.value(place, VAMS.artikelnummer)


# --- Rows ---


@pytest.mark.parametrize("row", ROWS)
def test_row_is_held_by_a_norm_a_concept_or_a_declared_gap(row: str, facts: Facts) -> None:
    holders = [node for node, text in facts.pairs(ROW_OF) if text.value == row]
    assert holders
    for node in holders:
        known = facts.iris(node, RDF.type) or facts.value(node, VAMS.nietGemodelleerd)
        assert known, node


def test_no_other_row_is_named(facts: Facts) -> None:
    assert {text.value for _, text in facts.pairs(ROW_OF)} == set(ROWS)


@at_hand
def test_rows_are_those_of_the_fact_base() -> None:
    text = (LAW / "law.md").read_text("utf-8")
    norms = text[text.index("\n# B. ") : text.index("\n# D. ")]
    nuances = text[text.index("\n# E. ") : text.index("\n# F. ")]
    assert set(ROWS) == {*ROW.findall(norms), *ROW.findall(nuances)}


# --- Norms ---


def test_every_norm_says_who_what_how_sure_and_where(facts: Facts) -> None:
    lacking = []
    for node in facts.instances(VAMS.Norm):
        single = (VAMS.normmodaliteit, VAMS.zekerheid)
        whole = all(facts.value(node, VAMS.node(name)) for name in OBLIGED)
        whole = whole and all(len(facts.iris(node, one)) == 1 for one in single)
        places = facts.iris(node, DCT.source)
        if not (whole and len(places) == 1 and facts.iri(ox.NamedNode(places[0]), VAMS.vanBron)):
            lacking.append(node.value)
    assert lacking == []


def test_verbatim_norm_quotes_the_text_of_its_place_or_article(facts: Facts) -> None:
    texts = by_place(facts)
    wrong = []
    for node in facts.instances(VAMS.Norm):
        if facts.one(node, VAMS.zekerheid) != VAMS.node("woordelijk"):
            continue
        place = facts.one(node, DCT.source)
        quote = plain(facts.value(node, VAMS.citaat))
        found = [*texts.get(place, []), *texts.get(article(facts, place), [])]
        if not quote or "…" in quote or not any(quote in text for text in found):
            wrong.append(node.value)
    assert wrong == []


def test_exceptions_are_norms(facts: Facts) -> None:
    norms = set(facts.instances(VAMS.Norm))
    pairs = facts.pairs(VAMS.uitzonderingOp)
    assert [pair for pair in pairs if not norms.issuperset(pair)] == []


# --- Statute text ---


@at_hand
def test_statute_text_stands_literally_in_the_texts(facts: Facts) -> None:
    files = [plain(file.read_text("utf-8")) for file in sorted((LAW / "text").glob("*.md"))]
    loose = [
        place
        for place, text in facts.pairs(TEXT)
        if not any(plain(text.value) in file for file in files)
    ]
    assert loose == []


def test_statute_text_has_its_act_and_says_where_it_is_shortened(facts: Facts) -> None:
    for place, text in facts.pairs(TEXT):
        source = facts.one(place, VAMS.vanBron)
        assert facts.value(place, VAMS.versiedatum) or facts.value(source, VAMS.versiedatum), place
        if "…" in text.value:
            assert facts.value(place, SHORTENED) == "true", place


def test_statute_text_stays_out_of_the_checker(bench: Workbench, facts: Facts) -> None:
    assert TEXT not in named_terms(bench.rulebook.shapes)
    assert TEXT not in {quad.predicate for quad in bench.rulebook.data}
    kept = pickle.dumps(bench, protocol=pickle.HIGHEST_PROTOCOL)
    longest = sorted((text.value for _, text in facts.pairs(TEXT)), key=len)[-5:]
    assert [text for text in longest if text.encode() in kept] == []


# --- Gaps ---


@pytest.mark.parametrize("number", GAPS)
def test_gap_is_declared_where_it_belongs(number: int, facts: Facts) -> None:
    holders = [node for node, value in facts.pairs(GAP) if value.value == str(number)]
    assert holders
    assert [node for node in holders if not facts.value(node, VAMS.nietGemodelleerd)] == []


def test_no_other_gap_is_numbered(facts: Facts) -> None:
    assert {int(value.value) for _, value in facts.pairs(GAP)} == set(GAPS)
