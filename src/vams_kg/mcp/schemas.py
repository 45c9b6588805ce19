"""The shapes of what tools take and give, as JSON Schema; choices come from the ontology."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

Schema = dict[str, Any]
TEXT: Final[Schema] = {"type": "string"}
TEXTS: Final[Schema] = {
    "type": "object",
    "description": "Tekst per taal / text by language (nl, en).",
    "additionalProperties": TEXT,
}
FLAG: Final[Schema] = {"type": "boolean"}


def told(schema: Schema, description: str) -> Schema:
    """Return a schema with a description."""
    return {**schema, "description": description}


def choice(values: Iterable[str], description: str) -> Schema:
    """Return the schema of one of some values."""
    return {"type": "string", "enum": list(values), "description": description}


def many(items: Schema, description: str = "") -> Schema:
    """Return the schema of a list."""
    found: Schema = {"type": "array", "items": items}
    return told(found, description) if description else found


def taken(properties: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """Return the schema of the arguments of a tool: no others are taken."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def given(name: str, properties: Mapping[str, Schema], optional: Iterable[str] = ()) -> Schema:
    """Return the schema of an answer; later versions can have more keys."""
    said = {"schema": {"const": name}, **properties} if name else dict(properties)
    left_out = set(optional)
    return {
        "type": "object",
        "properties": said,
        "required": [key for key in said if key not in left_out],
    }


_NORM: Final = given("", {"bron": TEXT, "artikel": TEXT, "zekerheid": TEXT, "url": TEXT})
_FINDING: Final = given(
    "",
    {
        "regel": told(TEXT, "Naam van de regel; geef die aan ‘explain’ / give it to ‘explain’."),
        "ernst": choice(("Violation", "Warning", "Info"), "strijdig, aandacht, bekijken"),
        "pad": TEXT,
        "plaats": {"type": "object"},
        "onderwerp": TEXT,
        "bericht": TEXTS,
        "normen": many(_NORM),
        "herstel": TEXTS,
        "wie_beslist": TEXT,
    },
)
CHECKED: Final = given(
    "vams-kg/check/1",
    {
        "dossier": {"type": "object"},
        "regelset": {"type": "object"},
        "voorbehoud": told(TEXTS, "Zeg dit eerst / say this first."),
        "conform": told(FLAG, "Geen bezwaar gevonden; nooit ‘rechtmatig’ / no objection found."),
        "aantallen": {"type": "object", "additionalProperties": {"type": "integer"}},
        "bevindingen": many(_FINDING),
    },
)
DECIDED: Final = given(
    "vams-kg/may/1",
    {
        "vraag": {"type": "object"},
        "antwoord": choice(
            ("toegestaan", "voorwaardelijk", "verboden", "niet_geregeld"),
            "permitted, conditional, forbidden, not regulated",
        ),
        "zin": TEXT,
        "waarschuwingen": many(TEXT, "Zeg dit eerst / say this first."),
        "voorwaarden": many(given("", {"voorwaarde": TEXT, "wie_weegt": TEXT})),
        "artikelen": many(TEXT),
        "normen": many({"type": "object"}),
        "lagen": many({"type": "object"}, "Het spoor, laag voor laag / the trace."),
        "niet_van_kracht": many({"type": "object"}),
        "niet_gemodelleerd": many(TEXT),
        "wendingen": many(TEXT, "Wat het antwoord verandert / what turns the answer."),
        "aanname": TEXT,
        "regime": TEXT,
        "datum": TEXT,
        "regelset": TEXT,
    },
)
ANSWERED: Final = given(
    "vams-kg/ask/1",
    {
        "naam": TEXT,
        "vraag": TEXT,
        "keuzes": {"type": "object"},
        "bestanden": many(TEXT),
        "letOp": many(TEXT, "Zeg dit eerst / say this first."),
        "kolommen": {"type": "object"},
        "rijen": many({"type": "object", "additionalProperties": TEXT}),
        "regelset": TEXT,
    },
)
_PARTS: Final = {
    "voorbehoud": told(TEXTS, "Zeg dit eerst / say this first."),
    "soort": choice(("regel", "norm", "begrip", "artikel"), "rule, norm, term, article"),
    "iri": TEXT,
    "naam": TEXT,
    "label": TEXTS,
    "wat": told(TEXTS, "Wat het vraagt of betekent / what it asks or means."),
    "toelichting": TEXTS,
    "tekst": told(TEXT, "De woorden van het artikel, voor zover gelezen / as far as read."),
    "verkort": FLAG,
    "ernst": TEXT,
    "herstel": TEXTS,
    "wie_beslist": TEXTS,
    "woorden": many(TEXT),
    "normen": many({"type": "object"}, "Bron, citaat en zekerheid / source, quote, confidence."),
    "regels": many({"type": "object"}),
    "ruimer": many({"type": "object"}),
    "bronnen": many(TEXT),
    "gevallen": many({"type": "object"}, "Een document dat breekt en een dat in orde is."),
    "voorbeelden": many(TEXT),
    "niet_gemodelleerd": many(TEXTS),
    "ook": many(TEXT),
}
EXPLAINED: Final = given(
    "vams-kg/explain/1", _PARTS, _PARTS.keys() - {"soort", "iri", "naam", "label", "wat"}
)
