"""A request of AuthZEN as a question of ours: who gives, who gets, which data, in which context."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from vams_kg import service

PARTS: Final = ("subject", "action", "resource", "context")
PARTY, DATA = "partij", "gegevens"
"""Types of a subject and of a resource."""
GIVE, GET = "verstrekken", "ontvangen"
OTHER: Final = {GIVE: "ontvanger", GET: "verstrekker"}
"""For an action the property with the other party."""
CONTEXT: Final = ("fase", "regime", "feiten", "geheimhouding", "datum", "taal")
LANGUAGES: Final = ("nl", "en")
ALIKE: Final = 0.66
"""How much a name must look like one of ours to be taken for a slip of the pen."""
YES_NO: Final = {True: "ja", False: "nee"}

OPTIONS: Final = (
    *("resource.id", "context.fase", "context.regime", "context.feiten"),
    *("context.geheimhouding", "context.datum"),
)
"""What a message calls the parts of a question after the parties, in the order of `Asked`."""


class Malformed(Exception):
    """A request that does not have the shape of one; the text says what and where."""


def read(said: Mapping[str, Any]) -> tuple[service.Asked, list[str]]:
    """Return the question, and the names of what the request says and nobody looks at.

    Raises Malformed for a part that is missing or of another type, and for a name that is almost
    one of ours: a misspelt regime must not be passed over.
    """
    subject, resource = _entity(said, "subject", PARTY), _entity(said, "resource", DATA)
    action = _record(said, "action")
    name = _text(action, "name", "action")
    if name not in OTHER:
        raise Malformed(f"action.name: ‘{name}’ is niet bekend. Kies uit: {', '.join(OTHER)}.")
    properties = _properties(action, "action")
    other = _text(properties, OTHER[name], "action.properties")
    context = _record(said, "context") if "context" in said else {}
    one, two = (subject, other) if name == GIVE else (other, subject)
    facts = context.get("feiten", [])
    if not (isinstance(facts, list) and all(isinstance(fact, str) for fact in facts)):
        raise Malformed("context.feiten: hier hoort een lijst van teksten.")
    asked = service.Asked(
        verstrekker=one,
        ontvanger=two,
        gegevens=resource,
        fase=_maybe(context, "fase"),
        regime=_maybe(context, "regime"),
        feiten=tuple(facts),
        geheimhouding=_secret(context),
        datum=_maybe(context, "datum"),
        opties=(*_sides(name), *OPTIONS),
    )
    return asked, sorted(_unused(said, properties, context, OTHER[name]))


def language(said: Mapping[str, Any]) -> str:
    """Return the language of the texts in the answer; raises Malformed."""
    context = said.get("context") or {}
    wanted = context.get("taal", LANGUAGES[0])
    if wanted not in LANGUAGES:
        raise Malformed(f"context.taal: kies uit: {', '.join(LANGUAGES)}.")
    return str(wanted)


def _sides(name: str) -> tuple[str, str]:
    other = f"action.properties.{OTHER[name]}"
    return ("subject.id", other) if name == GIVE else (other, "subject.id")


def _entity(said: Mapping[str, Any], part: str, kind: str) -> str:
    """Return the id of a subject or resource of a kind."""
    one = _record(said, part)
    found = _text(one, "type", part)
    if found != kind:
        raise Malformed(f"{part}.type: ‘{found}’ is niet bekend. Verwacht: {kind}.")
    _properties(one, part)
    return _text(one, "id", part)


def _properties(one: Mapping[str, Any], part: str) -> Mapping[str, Any]:
    found = one.get("properties", {})
    if not isinstance(found, dict):
        raise Malformed(f"{part}.properties: hier hoort een object.")
    return found


def _record(said: Mapping[str, Any], part: str) -> Mapping[str, Any]:
    found = said.get(part)
    if not isinstance(found, dict):
        what = "hier hoort een object" if part in said else "dit ontbreekt"
        raise Malformed(f"{part}: {what}.")
    return found


def _text(one: Mapping[str, Any], key: str, part: str) -> str:
    found = one.get(key)
    if not isinstance(found, str) or not found.strip():
        what = "hier hoort een tekst" if key in one else "dit ontbreekt"
        raise Malformed(f"{part}.{key}: {what}.")
    return found


def _maybe(context: Mapping[str, Any], key: str) -> str:
    found = context.get(key) if context.get(key) is not None else ""
    if not isinstance(found, str):
        raise Malformed(f"context.{key}: hier hoort een tekst.")
    return found


def _secret(context: Mapping[str, Any]) -> str:
    found = context.get("geheimhouding")
    if found is not None and not isinstance(found, bool):
        raise Malformed("context.geheimhouding: hier hoort true of false.")
    return "" if found is None else YES_NO[found]


def _unused(
    said: Mapping[str, Any],
    properties: Mapping[str, Any],
    context: Mapping[str, Any],
    other: str,
) -> Iterator[str]:
    yield from _beside(context, CONTEXT, "context")
    yield from _beside(properties, (other,), "action.properties")
    for part in ("subject", "resource"):
        yield from (f"{part}.properties.{key}" for key in said[part].get("properties", {}))


def _beside(found: Iterable[str], known: tuple[str, ...], part: str) -> Iterator[str]:
    for key in found:
        if key in known:
            continue
        near = difflib.get_close_matches(key.lower(), known, n=2, cutoff=ALIKE)
        if near:
            raise Malformed(f"{part}.{key}: dit is hier niet bekend. Bedoelt u: {', '.join(near)}?")
        yield f"{part}.{key}"


def _entity_schema(kind: str, part: str) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["type", "id"],
        "properties": {
            "type": {"const": kind},
            "id": {"$ref": f"#/components/schemas/{part}"},
            "properties": {"type": "object"},
        },
    }


_FOUR: Final[dict[str, Any]] = {
    "subject": _entity_schema(PARTY, "Partij"),
    "action": {
        "type": "object",
        "required": ["name", "properties"],
        "properties": {
            "name": {"enum": list(OTHER)},
            "properties": {
                "type": "object",
                "description": "De andere partij: ‘ontvanger’ bij verstrekken en ‘verstrekker’ bij"
                " ontvangen.",
                "properties": {
                    name: {"$ref": "#/components/schemas/Partij"} for name in OTHER.values()
                },
            },
        },
    },
    "resource": _entity_schema(DATA, "Gegevens"),
    "context": {
        "type": "object",
        "properties": {
            "fase": {"$ref": "#/components/schemas/Fase"},
            "regime": {"$ref": "#/components/schemas/Regime"},
            "feiten": {"type": "array", "items": {"$ref": "#/components/schemas/Feit"}},
            "geheimhouding": {"type": "boolean"},
            "datum": {"type": "string", "format": "date"},
            "taal": {"enum": list(LANGUAGES)},
        },
    },
}
REQUEST: Final[dict[str, Any]] = {
    "type": "object",
    "required": list(PARTS[:3]),
    "properties": _FOUR,
}
REQUESTS: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["evaluations"],
    "properties": {
        **_FOUR,
        "evaluations": {"type": "array", "items": {"type": "object", "properties": _FOUR}},
        "options": {
            "type": "object",
            "properties": {
                "evaluations_semantic": {
                    "enum": ["execute_all", "deny_on_first_deny", "permit_on_first_permit"]
                }
            },
        },
    },
}

_ACTION: Final = {"name": GIVE, "properties": {"ontvanger": "Veilig Thuis"}}
_DATA: Final = {"type": DATA, "id": "gezondheid"}
EXAMPLE: Final = {
    "subject": {"type": PARTY, "id": "huisarts"},
    "action": _ACTION,
    "resource": _DATA,
    "context": {"regime": "geldend", "datum": "2026-11-24"},
}
EXAMPLES: Final = {
    "subject": EXAMPLE["subject"],
    "action": _ACTION,
    "evaluations": [{"resource": _DATA}, {"resource": _DATA, "context": {"taal": "en"}}],
    "options": {"evaluations_semantic": "execute_all"},
}
