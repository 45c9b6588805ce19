"""The page and the workbook of compared definitions: what they say, and that no text escapes."""

import io
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from defusedxml import ElementTree
from openpyxl import load_workbook
from typer.testing import CliRunner

from harmonising.definitions import defined
from vams_kg import service
from vams_kg.cli import app
from vams_kg.errors import VamsError
from vams_kg.model.harmonising import Harmonisatie, Soort
from vams_kg.reporting.as_harmonised_html import render_harmonised_html
from vams_kg.reporting.as_harmonised_xlsx import render_harmonised_xlsx
from vams_kg.reporting.harmonised_brief import MOST, brief
from vams_kg.reporting.harmonised_heat import heat
from vams_kg.reporting.harmonised_page import harmonised_page
from vams_kg.reporting.harmonised_words import harmonised_words
from vams_kg.workbench import Workbench

REGIO = Path(__file__).resolve().parents[2] / "examples" / "regio"
AVE = "dordrecht-zwijndrecht.yaml"


def harmonised(bench: Workbench, **texts: str) -> Harmonisatie:
    sources = [service.Source(f"{name}.yaml", text.encode()) for name, text in texts.items()]
    return service.harmonise(sources, bench)[0]


@pytest.fixture(scope="module")
def found(bench: Workbench) -> Harmonisatie:
    sources = [
        service.Source(file.name, file.read_bytes()) for file in sorted(REGIO.glob("*.yaml"))
    ]
    return service.harmonise(sources, bench)[0]


@pytest.fixture(scope="module")
def three(bench: Workbench) -> Harmonisatie:
    """Two that agree on one facet, one that contradicts them, one with another word."""
    return harmonised(
        bench,
        a=defined("casusregie", "A", inhoud="ja", clientcontact="ja"),
        b=defined("casusregisseur", "B", inhoud="ja", clientcontact="ja"),
        c=defined("casusregie", "C", inhoud="nee"),
        d=defined("contactpersoon", "D", inhoud="ja", clientcontact="ja"),
        e=defined("casusregie", "E"),
    )


class Tree(HTMLParser):
    """The elements of a page, and whether its tags match."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag


# --- the brief ---


def test_the_brief_says_where_we_agree_where_not_and_what_first(three: Harmonisatie) -> None:
    agree, differ, first = brief(three, "nl")
    assert [one.kop for one in (agree, differ, first)] == [
        "Waar zijn we het eens", "Waar niet", "Wat eerst besluiten",
    ]  # fmt: skip
    assert "casusregie: alle 2 documenten" in agree.punten[0]
    assert agree.punten[0].endswith("contact met het huishouden: ja.")
    assert differ.punten == (
        "casusregie: tegengesteld over inhoud of proces: ‘ja’ (2), ‘nee’ (1).",
    )
    assert first.punten[0].startswith("Besluit wat ‘casusregie’ betekent: 4 documenten")
    assert first.punten[0].endswith("Het vaakst anders: C.")
    assert any(point.startswith("Vul kenmerken aan bij E") for point in first.punten)


def test_the_brief_of_agreement_asks_for_nothing(bench: Workbench) -> None:
    same = {"inhoud": "ja", "clientcontact": "ja"}
    both = harmonised(bench, a=defined("regie", "A", **same), b=defined("regie", "B", **same))
    agree, differ, first = brief(both, "nl")
    assert len(agree.punten) == 2
    assert (differ.punten, first.punten) == ((), ())
    assert "Er is niets dat een besluit vraagt." in render_harmonised_html(both, "nl")


def test_the_brief_stays_one_page(found: Harmonisatie) -> None:
    parts = brief(found, "nl")
    assert all(len(part.punten) <= MOST for part in parts)
    assert parts[2].meer


# --- the table of documents and words ---


def cells(found: Harmonisatie, reference: str = "") -> dict[tuple[str, str], str]:
    made = heat(found, "nl", reference)
    return {
        (row.wie, word): cell.tekst
        for row in made.rijen
        for word, cell in zip(made.koppen, row.vakken, strict=True)
    }


def test_a_cell_says_how_a_document_stands_to_the_reference(three: Harmonisatie) -> None:
    said = cells(three, "a.yaml")
    assert said["A", "casusregie"] == "referentie"
    assert said["B", "casusregie"] == "gelijk"
    assert said["C", "casusregie"] == "anders"
    assert said["E", "casusregie"] == "alleen tekst"
    assert said["D", "casusregie"].endswith("(‘contactpersoon’)")


def test_without_a_reference_a_cell_counts_the_others(three: Harmonisatie) -> None:
    said = cells(three)
    assert said["C", "casusregie"] == "anders (2 van 3)"
    assert said["D", "casusregie"] == "niet omschreven"


def test_every_stand_is_said_in_words_and_not_only_in_colour(found: Harmonisatie) -> None:
    for language in ("nl", "en"):
        w = harmonised_words(language)
        for row in heat(found, language, AVE).rijen:
            assert all(cell.tekst.startswith(w[f"stand_{cell.stand}"]) for cell in row.vakken)


# --- the picture and its table ---


def test_the_picture_and_its_table_say_the_same(found: Harmonisatie) -> None:
    page = harmonised_page(found, "nl", AVE)
    html = render_harmonised_html(found, "nl", AVE)
    svg = re.search(r"<svg.*?</svg>", html, re.DOTALL)
    assert svg is not None
    root = ElementTree.fromstring(svg[0])
    drawn = [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert len(page.koppeltabel.rijen) > 10
    for term, _, mapping, reference in page.koppeltabel.rijen:
        assert term.tekst in drawn
        assert mapping.tekst.split(" (")[0].split()[0] in " ".join(drawn)
        assert reference.tekst in drawn
    boxes = len(list(root.iter("{http://www.w3.org/2000/svg}rect")))
    assert boxes == 2 * len(page.koppeltabel.rijen) + len(page.koppelgroepen)


def test_a_mapping_is_read_from_the_local_term_to_the_reference(bench: Workbench) -> None:
    few = defined("procesregie", "A", inhoud="nee", fasen="[AVE3]")
    many = defined("procesregie", "B", inhoud="nee", fasen="[AVE3, AVE4]")
    both = harmonised(bench, a=few, b=many)
    told = {
        reference: harmonised_page(both, "nl", reference).koppeltabel.rijen[0][2].tekst
        for reference in ("a.yaml", "b.yaml")
    }
    assert "narrowMatch" in told["a.yaml"]
    assert "broadMatch" in told["b.yaml"]


def test_without_a_reference_the_page_says_how_to_choose_one(three: Harmonisatie) -> None:
    html = render_harmonised_html(three, "nl")
    assert "<svg" not in html
    assert "--reference" in html


# --- the page ---


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_sound_and_asks_nothing(found: Harmonisatie, language: str) -> None:
    text = render_harmonised_html(found, language, AVE)
    tree = Tree(text)
    assert tree.open == []
    ids = [attrs["id"] for _, attrs in tree.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    levels = [int(tag[1]) for tag, _ in tree.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and all(two - one <= 1 for one, two in pairwise(levels))
    tags = {tag for tag, _ in tree.elements}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base", "embed"})
    for _, attrs in tree.elements:
        assert not any(name.startswith("on") for name in attrs) and "style" not in attrs
        target = attrs.get("href") or "#inhoud"
        assert target.startswith("#") and target[1:] in ids
    assert "url(" not in text.split("</style>")[0]


def test_the_page_shows_every_false_friend_with_facets_and_places(found: Harmonisatie) -> None:
    text = render_harmonised_html(found, "nl", AVE)
    page = harmonised_page(found, "nl", AVE)
    friends = [one for one in found.vergelijkingen if one.soort is Soort.valse_vriend]
    assert len(page.paren[0].blokken) == len(friends)
    assert all("tegengesteld" in str(block.tabel.rijen[0][3]) for block in page.paren[0].blokken)
    assert all(block.plaatsen in text for block in page.paren[0].blokken)
    assert "nieuwegein.yaml:5" in text


def test_hostile_words_stay_words(bench: Workbench) -> None:
    bad = '"<script>alert(1)</script>=cmd"'
    both = harmonised(
        bench,
        a=defined(bad, "'<b onload=x>'", inhoud="ja").replace(
            "Iemand die iets doet.", "</style><img src=x>"
        ),
        b=defined(bad, '"=2+5"', inhoud="nee"),
    )
    text = render_harmonised_html(both, "nl", "a.yaml")
    assert {"script", "b", "img"}.isdisjoint({tag for tag, _ in Tree(text).elements})
    assert "&lt;script&gt;" in text
    book = load_workbook(io.BytesIO(render_harmonised_xlsx(both, "nl", "a.yaml")))
    told = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert all(cell.data_type == "s" for cell in told)
    assert any(str(cell.value).startswith("=2+5") and cell.quotePrefix for cell in told)


# --- the workbook ---


def test_the_workbook_holds_every_pair_and_is_the_same_each_time(found: Harmonisatie) -> None:
    made = render_harmonised_xlsx(found, "nl", AVE)
    assert made == render_harmonised_xlsx(found, "nl", AVE)
    book = load_workbook(io.BytesIO(made), read_only=True)
    assert book.sheetnames == [
        "In het kort", "Paren", "Document en woord", "Koppeling", "Kenmerken",
    ]  # fmt: skip
    assert sum(1 for _ in book["Paren"].rows) == 1 + len(found.vergelijkingen)
    documents = {one.document for one in found.bepalingen}
    assert sum(1 for _ in book["Document en woord"].rows) == 2 + len(documents)


def test_a_workbook_that_leaves_pairs_out_says_so(
    found: Harmonisatie, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vams_kg.reporting.as_harmonised_xlsx.MOST_ROWS", 3)
    book = load_workbook(io.BytesIO(render_harmonised_xlsx(found, "nl")), read_only=True)
    rows = [row for row in book["Paren"].iter_rows(values_only=True) if row[0]]
    assert len(rows) == 1 + 3 + 1
    assert rows[-1][0].startswith(f"Getoond zijn de 3 zekerste van {len(found.vergelijkingen)}")


def test_both_languages_have_the_same_words() -> None:
    nl, en = harmonised_words("nl"), harmonised_words("en")
    assert nl.keys() == en.keys()
    for key, text in nl.items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", en[key])), key


# --- the reference ---


def test_the_reference_is_found_by_name_and_else_by_most_definitions(
    found: Harmonisatie, three: Harmonisatie
) -> None:
    assert service.reference_of(found, "dordrecht-zwijndrecht") == AVE
    assert service.reference_of(found, None) == "toezicht-sociaal-domein.yaml"
    assert service.reference_of(three, None) == "a.yaml"


def test_a_reference_that_is_not_there_is_refused_with_what_there_is(three: Harmonisatie) -> None:
    with pytest.raises(VamsError, match=r"--reference: .*‘x’.*\n.*a\.yaml; b\.yaml"):
        service.reference_of(three, "x")


def test_the_command_writes_page_and_workbook(tmp_path: Path) -> None:
    names = [str(REGIO / name) for name in (AVE, "nieuwegein.yaml")]
    for format_, start in (("html", b"<!DOCTYPE html>"), ("xlsx", b"PK")):
        out = tmp_path / f"a.{format_}"
        said = CliRunner().invoke(
            app,
            ["compare", *names, "--format", format_, "--reference", AVE, "-o", str(out)],
        )
        assert said.exit_code == 0, said.output
        assert out.read_bytes().lstrip().startswith(start)
