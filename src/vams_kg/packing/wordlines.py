"""The text of a paragraph or a cell of a Word document, as people read it.

What a reviewer deleted is no text, a placeholder is no answer, and what we wrote ourselves in a
user's document is not of the user.
"""

from collections.abc import Iterator
from typing import Final

from vams_kg.packing.sheets import Element
from vams_kg.packing.worddrawing import PLACEHOLDER, W
from vams_kg.packing.wordmarks import is_ours

FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What programs show that cannot show a drawing: the same texts once more."""
_NO_TEXT: Final = frozenset(
    [W + name for name in ("pPr", "rPr", "del", "moveFrom", "txbxContent", "tbl", "rt", "sdtPr")]
    + [FALLBACK]
)
"""Elements whose text is not of the paragraph that holds them."""
_SIGNS: Final = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def text_of(holder: Element) -> str:
    """Return the text of a cell or box: its own paragraphs, one a line, without ours."""
    own = [one for one in holder.iter(W + "p") if _is_of(one, holder) and not is_ours(one)]
    text = "\n".join(paragraph_text(one) for one in own)
    return "" if text.strip() == PLACEHOLDER else text


def _is_of(paragraph: Element, holder: Element) -> bool:
    for above in paragraph.iterancestors():
        if above is holder:
            return True
        if above.tag in _NO_TEXT or _shows_placeholder(above):
            return False
    return False


def paragraph_text(paragraph: Element) -> str:
    """Return the text of a paragraph without what a reviewer deleted."""
    return "".join(_signs(paragraph))


def _signs(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif _shows_placeholder(child):
            continue
        elif isinstance(child.tag, str) and child.tag not in _NO_TEXT:
            yield from _signs(child)


def _shows_placeholder(element: Element) -> bool:
    """Return whether an element is a content control that nobody filled in."""
    return element.tag == W + "sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
