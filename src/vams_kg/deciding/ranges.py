"""Articles named as a range: `5.2.1 t/m 5.2.5` means every article in between."""

import re
from collections.abc import Iterator
from dataclasses import replace

from vams_kg.model import Artikelplaats

RANGE = re.compile(r"\s*(?:t/m|tot en met|tm|-|–)\s*(?:art(?:ikel|\.)?\s*)?(\d+(?:[.:]\d+)*)\b")
LONGEST = 30


def spread(place: Artikelplaats, text: str) -> Iterator[Artikelplaats]:
    """Yield the place, and where the text makes it a range, the articles up to its end."""
    yield place
    number = re.search(r"\d+$", place.artikel)
    if number is None or place.lid or place.onderdeel:
        return
    base, first = place.artikel[: number.start()], int(number.group())
    for found in re.finditer(re.escape(place.artikel) + RANGE.pattern, text):
        last = found.group(1).removeprefix(base)
        if last.isdigit() and first < int(last) <= first + LONGEST:
            for one in range(first + 1, int(last) + 1):
                yield replace(place, artikel=f"{base}{one}")
