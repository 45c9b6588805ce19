"""JSON Schema of the document format, generated from the fields and schemes of the ontology.

Made for editors: it completes keys and known values and shows the explanation of each. A value may
always be natural Dutch, so known values are offered and never demanded.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from vams_kg.documents.fields import Fields
from vams_kg.documents.offered import Offered
from vams_kg.model import Veld
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import VAMS

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final[dict[str, Any]] = {"type": ["string", "number", "boolean", "null"]}
_NESTED: Final = frozenset({VAMS.item.value, VAMS.items.value})
_DEMANDED: Final = frozenset({VAMS.soort.value, VAMS.regime.value})
"""Properties that a document must state, or the reader remarks upon it."""

Schema = dict[str, Any]


def schema_text(rulebook: Rulebook, kind: str | None = None) -> str:
    """Return the JSON Schema as text; `kind` names one kind of document, None means all.

    Raises UnknownChoice when there is no such kind.
    """
    maker = _Maker(rulebook)
    return json.dumps(maker.document(kind), ensure_ascii=False, indent=2) + "\n"


class _Maker:
    """Makes one schema; `_parts` holds the class of every item that is met on the way."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._fields = Fields(rulebook.fields, rulebook.broader)
        self._parts: dict[str, Schema] = {}
        self._offered = Offered(rulebook.terms)

    def document(self, kind: str | None) -> Schema:
        """Return the schema of a whole document."""
        root = VAMS.Document.value
        made = self._object(self._fields.of(root), _DEMANDED)
        if kind is not None:
            label = self._rulebook.label(self._rulebook.choose("documentsoort", kind, "soort"))
            field = self._fields.with_property(root, VAMS.soort.value)
            if field is not None:
                made["properties"][field.sleutel] = {"const": label}
        title = "Documentformaat van vams-kg"
        parts = dict(sorted(self._parts.items()))
        return {"$schema": _DRAFT, "title": title, **made, "$defs": parts}

    def _object(self, fields: Mapping[str, Veld], demanded: frozenset[str]) -> Schema:
        properties = {key: self._field(fields[key]) for key in sorted(fields)}
        required = sorted(key for key, field in fields.items() if field.eigenschap in demanded)
        made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**made, "required": required} if required else made

    def _field(self, field: Veld) -> Schema:
        one = self._item(field) if field.waardesoort in _NESTED else self._value(field)
        if field.waardesoort == VAMS.items.value:
            made: Schema = {"type": "array", "items": one}
        elif field.meervoudig:
            made = {"anyOf": [one, {"type": "array", "items": one}]}
        else:
            made = dict(one)
        explained = field.uitleg.get("nl")
        return {**made, "description": explained} if explained else made

    def _value(self, field: Veld) -> Schema:
        if field.waardesoort == VAMS.datumwaarde.value:
            return {"anyOf": [{"type": "string", "format": "date"}, _TEXT]}
        if field.waardesoort == VAMS.artikelwaarde.value:
            return {"anyOf": [self._part(VAMS.Artikelverwijzing.value), _TEXT]}
        known = sorted(self._offered.of(field))
        return {"anyOf": [{"enum": known}, _TEXT]} if known else dict(_TEXT)

    def _item(self, field: Veld) -> Schema:
        return self._part(field.itemklasse or "")

    def _part(self, klasse: str) -> Schema:
        name = klasse.rpartition("#")[2]
        if name not in self._parts:
            self._parts[name] = {}
            demanded = frozenset({VAMS.identificatie.value})
            self._parts[name] = self._object(self._fields.of(klasse), demanded)
        return {"$ref": f"#/$defs/{name}"}
