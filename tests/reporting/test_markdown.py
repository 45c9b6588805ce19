"""Markdown: the same order as the page, and nothing a user wrote becomes markup."""

import re

from reporting.conftest import MERENWAARD, VIJANDIG, ZANDMEER, Maker
from vams_kg.reporting import render
from vams_kg.reporting.as_markdown import plain


def made(report_of: Maker, *sources: object, language: str = "nl") -> str:
    text = render(report_of(*sources, form="md", language=language), "md")
    assert isinstance(text, str)
    return text


def test_sections_stand_in_order(report_of: Maker) -> None:
    heads = re.findall(r"(?m)^## (.+)$", made(report_of, ZANDMEER))
    assert heads[:3] == ["Het antwoord", "Wat eerst te doen", "Was-wordt-lijst"]
    assert heads[-1] == "Bewijs"


def test_every_row_has_as_many_cells_as_its_head(report_of: Maker) -> None:
    for text in (made(report_of, MERENWAARD), made(report_of, VIJANDIG)):
        wanted = 0
        for line in text.splitlines():
            if not line.startswith("|"):
                wanted = 0
                continue
            cells = len(re.findall(r"(?<!\\)\|", line))
            wanted = wanted or cells
            assert cells == wanted, line


def test_user_text_makes_no_markup(report_of: Maker) -> None:
    text = made(report_of, VIJANDIG)
    outside = re.sub(r"`[^`\n]*`|<!-- vams-kg-bewijs/1:\S+ -->|<br>", "", text)
    assert not re.search(r"(?<!\\)<", outside)
    assert not re.search(r"(?<!\\)\]\(", outside)


def test_start_of_a_line_is_no_list() -> None:
    assert plain("- een") == "\\- een"
    assert plain("1. een") == "1\\. een"
    assert plain("# een") == "\\# een"
    assert plain("gewone tekst, met 1. iets") == "gewone tekst, met 1. iets"


def test_english(report_of: Maker) -> None:
    assert "## What is not modelled" in made(report_of, MERENWAARD, language="en")
