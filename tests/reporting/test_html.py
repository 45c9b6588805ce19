"""The page: order, headings, tables, languages; nothing from outside; hostile texts stay texts."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from reporting.conftest import MERENWAARD, OEVERLAND, VIJANDIG, ZANDMEER, Maker
from vams_kg.reporting import render

VOID = {"meta", "br"}


class Tree(HTMLParser):
    """Reads a page: its elements with attributes, text by element, and whether tags match."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]

    def said(self, tag: str) -> list[str]:
        return [text.strip() for name, text in self.texts if name == tag]


def page(report_of: Maker, *sources: object, language: str = "nl") -> str:
    made = render(report_of(*sources, language=language), "html")
    assert isinstance(made, str)
    return made


SOURCES = [(MERENWAARD,), (ZANDMEER,), (VIJANDIG,), (MERENWAARD, OEVERLAND, VIJANDIG)]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("sources", SOURCES, ids=["goed", "fout", "vijandig", "drie"])
def test_page_is_sound(report_of: Maker, sources: tuple[object, ...], language: str) -> None:
    text = page(report_of, *sources, language=language)
    tree = Tree(text)
    assert tree.open == []
    assert tree.all("html")[0]["lang"] == language
    ids = [attrs["id"] for _, attrs in tree.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs in tree.elements:
        for name in ("href", "aria-labelledby"):
            for target in (attrs.get(name) or "").split():
                assert target.removeprefix("#") in ids
    levels = [int(tag[1]) for tag, _ in tree.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(two - one <= 1 for one, two in pairwise(levels))
    assert len(tree.all("table")) == len(tree.all("caption"))
    assert all("scope" in attrs for attrs in tree.all("th"))
    assert tree.all("a")[0]["href"] == "#inhoud"


@pytest.mark.parametrize("sources", SOURCES, ids=["goed", "fout", "vijandig", "drie"])
def test_page_asks_nothing_from_outside_and_runs_nothing(
    report_of: Maker, sources: tuple[object, ...]
) -> None:
    text = page(report_of, *sources)
    tags = {tag for tag, _ in Tree(text).elements}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base", "embed"})
    for tag, attrs in Tree(text).elements:
        assert not any(name.startswith("on") for name in attrs), (tag, attrs)
        assert "src" not in attrs and "style" not in attrs
        assert (attrs.get("href") or "#").startswith("#")
    assert "url(" not in text.split("</style>")[0] and "@import" not in text.split("</style>")[0]


def test_user_text_is_shown_as_it_is(report_of: Maker) -> None:
    text = page(report_of, VIJANDIG)
    shown = " ".join(said for _, said in Tree(text).texts)
    assert "<script>alert(1)</script>" in shown
    assert "]]> <!-- --> &lt; &#60;" in shown
    assert "{{ 7*7 }}" in shown
    assert "\u202e" not in text and "\u2066" not in text


def test_sections_stand_in_order(report_of: Maker) -> None:
    assert Tree(page(report_of, ZANDMEER)).said("h2") == [
        "Het antwoord",
        "Wat eerst te doen",
        "Was-wordt-lijst",
        "Bevindingen",
        "Het document in beeld",
        "Open wegingen",
        "Wat niet is gemodelleerd",
        "Bewijs",
    ]


def test_answer_gives_the_counts(report_of: Maker) -> None:
    report = report_of(ZANDMEER)
    account = report.accounts[0]
    made = page(report_of, ZANDMEER)
    for name, word in (("Violation", "strijdig"), ("Warning", "aandacht")):
        number = account.judgement.aantal(name)
        assert f'<li class="{name}"><span class="getal">{number}</span> {word}</li>' in made
    assert f'<span class="getal">{account.goed}</span> regels zonder bevinding</li>' in made


def test_every_finding_has_message_remedy_and_quote(report_of: Maker) -> None:
    report = report_of(ZANDMEER)
    shown = " ".join(" ".join(text.split()) for _, text in Tree(page(report_of, ZANDMEER)).texts)
    for finding in report.judgements[0].bevindingen:
        assert " ".join(finding.bericht["nl"].split()) in shown
        assert " ".join(finding.herstel["nl"].split()) in shown
        for norm in finding.normen:
            assert " ".join(norm.citaat.split()) in shown


def test_open_weighings_leave_room_for_the_motivation(report_of: Maker) -> None:
    text = page(report_of, MERENWAARD)
    assert '<td role="cell" data-kop="Motivering"></td>' in text
    assert "casus past bij doel ZVH" in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_never_the_verdict_word(report_of: Maker, language: str) -> None:
    text = page(report_of, MERENWAARD, language=language).casefold()
    assert "rechtmatig" not in text.replace("onrechtmatig", "")
    assert "lawful" not in text


def test_dutch_text_on_an_english_page_says_so(report_of: Maker) -> None:
    text = page(report_of, MERENWAARD, language="en")
    assert '<span lang="nl">Wijkteam, met naam genoemd in het plan</span>' in text
    assert "What to do first" in text


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_same_input_same_bytes(report_of: Maker, form: str) -> None:
    sources = (MERENWAARD, VIJANDIG)
    one = render(report_of(*sources, form=form), form)
    assert one == render(report_of(*sources, form=form), form)
