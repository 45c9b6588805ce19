"""References to articles as people write them."""

import re

import pytest

from vams_kg.documents.articles import Act, read_articles

ACTS = ("Wams (wetsvoorstel)", "Wmo 2015", "BW Boek 7", "Wet BIG", "Wams", "AVG", "WGS", "Wpg")


def acts(text: str) -> list[Act]:
    found: list[Act] = []
    for name in ACTS:
        for match in re.finditer(re.escape(name), text):
            if not any(act.start <= match.start() < act.end for act in found):
                found.append(Act(match.start(), match.end(), name))
    return sorted(found)


def shown(text: str, *, loose: bool) -> list[str]:
    return [
        " ".join(
            filter(None, (a.act, a.number, a.paragraph, a.part, a.chapter and f"h{a.chapter}"))
        )
        for a in read_articles(text, acts(text), loose=loose)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wmo 2015 art. 5.2.1 lid 2 onder a", ["Wmo 2015 5.2.1 2 a"]),
        ("Wmo 2015 artikel 5.3.4, lid 1", ["Wmo 2015 5.3.4 1"]),
        ("BW Boek 7 art. 457 en Wet BIG art. 88", ["BW Boek 7 457", "Wet BIG 88"]),
        ("artikel 5.2.1 van de Wmo 2015", ["Wmo 2015 5.2.1"]),
        ("artikel 5.2.1, tweede lid, onderdeel a, van de Wmo 2015", ["Wmo 2015 5.2.1 2 a"]),
        ("art. 6 AVG en art. 9 AVG", ["AVG 6", "AVG 9"]),
        ("Wettelijk voorschrift (Wams hoofdstuk 5)", ["Wams h5"]),
        ("politiegegevens (Wpg art. 8 en 13)", ["Wpg 8", "Wpg 13"]),
        ("volgens AVG art. 13 en 14, uiterlijk binnen één maand", ["AVG 13", "AVG 14"]),
        ("Wmo 2015 art. 5.2.1, 15 jaar", ["Wmo 2015 5.2.1"]),
        ("coördinator (Wams art. 2.3a.3)", ["Wams 2.3a.3"]),
        ("stap 3 van 4", []),
    ],
)
def test_running_text(text: str, expected: list[str]) -> None:
    assert shown(text, loose=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6, eerste lid, onder e", ["6 1 e"]),
        ("6 lid 1 onder c en e", ["6 1 c", "6 1 e"]),
        ("1.5 lid 1, 2.30 en 2.31 lid 1", ["1.5 1", "2.30", "2.31 1"]),
        ("8 en 13", ["8", "13"]),
        ("hoofdstuk 5 (hergebruik)", ["h5"]),
        ("artikel 2.3a.1, zevende lid", ["2.3a.1 7"]),
        ("20 lid 1 en 2 (schriftelijke beslissing van 1 juni 2026)", ["20 1", "20 2"]),
        ("6.1.e", ["6 1 e"]),
        ("5.2.1 lid 2, aanhef en onder a", ["5.2.1 2 a"]),
        ("9 lid 2 onder a tot en met c", ["9 2 a", "9 2 b", "9 2 c"]),
        ("8d", ["8d"]),
        (
            "Wams (wetsvoorstel) art. 2.3a.1 lid 7 en art. 5.4.3",
            ["Wams (wetsvoorstel) 2.3a.1 7", "Wams (wetsvoorstel) 5.4.3"],
        ),
        ("Wmo 2015 5.2.1", ["Wmo 2015 5.2.1"]),
        ("onbekend", []),
    ],
)
def test_article_fields(text: str, expected: list[str]) -> None:
    assert shown(text, loose=True) == expected
