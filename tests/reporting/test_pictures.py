"""Pictures: well-formed, with a text alternative, and no text outside its box or on another."""

import itertools
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from reporting.conftest import HOSTILE, MERENWAARD, VIJANDIG, Maker
from vams_kg.model import Partijmatrix, Portret
from vams_kg.reporting.pictures import PICTURES, draw
from vams_kg.reporting.pictures.canvas import measure, wrapped

SVG = "{http://www.w3.org/2000/svg}"
Rect = tuple[float, float, float, float]


def drawn(report_of: Maker, kind: str, language: str) -> list[ElementTree.Element]:
    found = [report_of(one).accounts[0].portret for one in (MERENWAARD, VIJANDIG)]
    return [ElementTree.fromstring(draw(kind, one, language, "d1")) for one in found]


def rect_of(group: ElementTree.Element) -> Rect:
    rect = group.find(f"{SVG}rect")
    assert rect is not None
    x, y, wide, high = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
    return x, y, x + wide, y + high


def boxes(picture: ElementTree.Element) -> Iterator[ElementTree.Element]:
    yield from picture.iter(f"{SVG}g")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", PICTURES)
def test_every_text_is_inside_its_box(report_of: Maker, kind: str, language: str) -> None:
    for picture in drawn(report_of, kind, language):
        for group in boxes(picture):
            left, top, right, low = rect_of(group)
            for text in group.iter(f"{SVG}text"):
                bold = text.get("font-weight") == "bold"
                wide = measure(text.text or "", bold=bold)
                x = float(text.attrib["x"])
                start = x - wide / 2 if text.get("text-anchor") == "middle" else x
                assert left <= start and start + wide <= right, text.text
                assert top + 9 <= float(text.attrib["y"]) <= low - 3, text.text


@pytest.mark.parametrize("kind", PICTURES)
def test_boxes_do_not_overlap(report_of: Maker, kind: str) -> None:
    for picture in drawn(report_of, kind, "nl"):
        found = [rect_of(group) for group in boxes(picture)]
        for one, two in itertools.combinations(found, 2):
            apart = one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
            assert apart, (one, two)


@pytest.mark.parametrize("kind", PICTURES)
def test_everything_is_inside_the_picture(report_of: Maker, kind: str) -> None:
    for picture in drawn(report_of, kind, "nl"):
        left, top, wide, high = map(float, picture.attrib["viewBox"].split())
        for group in boxes(picture):
            x, y, right, low = rect_of(group)
            assert left <= x and top <= y
            assert right <= left + wide and low <= top + high


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", PICTURES)
def test_picture_has_role_title_and_description(report_of: Maker, kind: str, language: str) -> None:
    for picture in drawn(report_of, kind, language):
        assert picture.attrib["role"] == "img"
        named = picture.attrib["aria-labelledby"].split()
        ids = {part.get("id"): part.text for part in picture if part.get("id")}
        assert all(ids[one] for one in named)
        assert [part.tag for part in picture][:2] == [f"{SVG}title", f"{SVG}desc"]


def test_colours_never_speak_alone(report_of: Maker) -> None:
    for picture in drawn(report_of, "stromen", "nl"):
        for group in boxes(picture):
            if group.attrib["class"] != "vak vak":
                assert re.search(r"\[[SAWN–]\]", "".join(group.itertext()))


def test_user_text_makes_no_elements(report_of: Maker) -> None:
    kinds = {"svg", "title", "desc", "g", "rect", "text", "polyline", "polygon"}
    for kind in PICTURES:
        for picture in drawn(report_of, kind, "nl"):
            assert {part.tag.removeprefix(SVG) for part in picture.iter()} <= kinds
            attributes = {name for part in picture.iter() for name in part.attrib}
            assert not any(name.startswith("on") for name in attributes)


def test_nothing_to_draw_gives_no_picture() -> None:
    empty = Portret((), (), (), Partijmatrix((), (), ()))
    assert [draw(kind, empty, "nl") for kind in PICTURES] == ["", "", "", ""]


@pytest.mark.parametrize("text", HOSTILE)
def test_wrapped_lines_fit_and_lose_no_letter(text: str) -> None:
    lines = wrapped(text, 120.0)
    assert all(measure(line) <= 120.0 for line in lines)
    seen = "".join(lines).replace("-", "").replace(" ", "")
    turns = "\u202e\u202c\u2066"
    wanted = "".join(c for c in text if c not in turns)
    assert seen == wanted.replace("-", "").replace(" ", "")
