"""The empty template in YAML: every key of the format with its explanation, to uncomment.

Only the head is filled in. A line that starts with `##` explains the line below it.
"""

import textwrap
from collections.abc import Iterator
from typing import Final

from vams_kg.documents.fields import Fields
from vams_kg.model import Veld
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import VAMS

_WIDTH: Final = 96
_MOST_CHOICES: Final = 30
_KIND: Final = "procesbeschrijving"


def yaml_template(rulebook: Rulebook, kind: str | None = None) -> bytes:
    """Return the template for one kind of document; raises UnknownChoice for no such kind."""
    label = rulebook.label(rulebook.choose("documentsoort", kind or _KIND, "--for"))
    maker = _Maker(rulebook, label)
    return ("\n".join(maker.lines()) + "\n").encode()


class _Maker:
    def __init__(self, rulebook: Rulebook, kind: str) -> None:
        self._fields = Fields(rulebook.fields, rulebook.broader)
        self._filled = {
            VAMS.soort.value: kind,
            VAMS.regime.value: rulebook.notation(rulebook.default_regime),
        }
        self._labels: dict[str, list[str]] = {}
        for term in rulebook.terms:
            for scheme in term.schemas:
                self._labels.setdefault(scheme, []).append(term.label.get("nl", ""))

    def lines(self) -> Iterator[str]:
        """Yield the lines of the template."""
        yield "## Haal het # weg voor elke sleutel die u invult. Wat u niet nodig hebt, laat u weg."
        yield "## Een waarde is gewone Nederlandse tekst. Toetsen gaat met: vams-kg check BESTAND"
        yield ""
        for field in self._fields.of(VAMS.Document.value).values():
            if field.itemklasse == VAMS.Voorstel.value:
                continue  # these come from own words, and nobody starts with them
            filled = self._filled.get(field.eigenschap)
            if filled is None:
                yield from self._field(field, "")
            else:
                yield from self._explained(field, "")
                yield f"{field.sleutel}: {filled}"
            yield ""

    def _field(self, field: Veld, indent: str) -> Iterator[str]:
        yield from self._explained(field, indent)
        yield f"# {indent}{field.sleutel}:"
        inner = indent + "  "
        if field.waardesoort == VAMS.items.value:
            yield from self._item(field, inner)
        elif field.waardesoort == VAMS.item.value:
            for below in self._fields.of(field.itemklasse or "").values():
                yield from self._field(below, inner)
        elif field.waardesoort == VAMS.artikelwaarde.value:
            keys = list(self._fields.of(VAMS.Artikelverwijzing.value))
            yield f"# {inner}- {keys[0]}:"
            yield from (f"# {inner}  {key}:" for key in keys[1:])

    def _item(self, field: Veld, indent: str) -> Iterator[str]:
        """Yield one item of a list, with its first key behind the dash."""
        below = [
            line
            for one in self._fields.of(field.itemklasse or "").values()
            for line in self._field(one, indent + "  ")
        ]
        first = next(place for place, line in enumerate(below) if not line.startswith("##"))
        dashed = below[first].replace(f"# {indent}  ", f"# {indent}- ", 1)
        yield from (*below[:first], dashed, *below[first + 1 :])

    def _explained(self, field: Veld, indent: str) -> Iterator[str]:
        told = field.uitleg.get("nl") or field.label.get("nl", "")
        known = sorted(filter(None, self._labels.get(field.kiest_uit or "", [])))
        if 0 < len(known) <= _MOST_CHOICES:
            told += f" Kies uit: {', '.join(known)}."
        if field.meervoudig:
            told += " Mag een lijst zijn."
        yield from (f"## {indent}{line}" for line in textwrap.wrap(told, _WIDTH - len(indent)))
