"""XML of others becomes elements, safely: no DTD, no entities, nothing fetched, limits on size.

Knows no format; readers ask for local names, so prefixes and namespaces do not matter.
"""

import io
from collections.abc import Iterator
from typing import Final, NoReturn
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from vams_kg.errors import UnreadableInput

MAX_ELEMENTS: Final = 100_000
MAX_XML_DEPTH: Final = 60


def read_xml(data: bytes, name: str, expected: str) -> Element:
    """Return the root element; raises UnreadableInput with line, cause and remedy."""
    count = depth = 0
    root: Element | None = None
    try:
        for event, element in iterparse(io.BytesIO(data), ("start", "end"), forbid_dtd=True):
            if event == "end":
                depth -= 1
                continue
            root = element if root is None else root
            depth, count = depth + 1, count + 1
            if depth > MAX_XML_DEPTH or count > MAX_ELEMENTS:
                _refuse_large(name, expected, deep=depth > MAX_XML_DEPTH)
    except DefusedXmlException:
        raise UnreadableInput(
            name,
            "Dit XML-bestand heeft een DTD of entiteiten, en die lezen wij niet.",
            expected=expected,
            try_this="Exporteer het model opnieuw zonder DTD.",
        ) from None
    except ParseError as error:
        line, column = error.position
        raise UnreadableInput(
            name,
            "Dit is geen geldige XML, of het bestand is niet volledig.",
            line=line,
            column=column + 1,
            expected=expected,
            try_this="Exporteer het model opnieuw.",
        ) from None
    except (LookupError, ValueError):
        _refuse_encoding(name, expected)
    if root is None:
        _refuse_encoding(name, expected)
    return root


def local(element: Element) -> str:
    """Return the name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def space(element: Element) -> str:
    """Return the namespace of an element, empty when it has none."""
    return element.tag[1:].partition("}")[0] if element.tag.startswith("{") else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its local name, without spaces around it; empty when absent."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return " ".join(value.split())
    return ""


def text_of(element: Element) -> str:
    """Return all text in an element, each line without spaces around it."""
    lines = ("".join(element.itertext())).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def within(element: Element, skip: frozenset[str] = frozenset()) -> Iterator[Element]:
    """Yield an element and all elements in it, except those below one with a name to skip."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        yield one
        if local(one) not in skip:
            waiting.extend(reversed(list(one)))


def _refuse_large(name: str, expected: str, *, deep: bool) -> NoReturn:
    deeper = f"is dieper genest dan {MAX_XML_DEPTH} lagen"
    larger = f"heeft meer dan {MAX_ELEMENTS} elementen"
    raise UnreadableInput(
        name,
        f"Dit XML-bestand {deeper if deep else larger}.",
        expected=expected,
        try_this="Exporteer alleen het proces waar het om gaat.",
    )


def _refuse_encoding(name: str, expected: str) -> NoReturn:
    raise UnreadableInput(
        name,
        "Dit XML-bestand is leeg of staat in een codering die wij niet lezen.",
        expected=expected,
        try_this="Exporteer het model opnieuw in UTF-8.",
    )
