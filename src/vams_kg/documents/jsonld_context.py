"""The context of JSON-LD: keys of the format as names of properties, and what a document may use.

Our own context comes with the package. A context from elsewhere is never fetched: it could change
what a document says, and reading a document makes no connections.
"""

import json
from functools import cache
from typing import Any, Final

from vams_kg import resources
from vams_kg.documents.fields import Fields
from vams_kg.documents.guards import MAX_DEPTH
from vams_kg.errors import UnreadableInput
from vams_kg.vocabulary import VAMS, XSD

CONTEXT: Final = "https://w3id.org/vams/context.jsonld"
"""The name of our context in a document."""

FILE: Final = "context.jsonld"
_KEY: Final = "@context"
_FETCHES: Final = "@import"
_DEEPEST: Final = 2 * MAX_DEPTH

Json = dict[str, Any]


def context_text(fields: Fields) -> str:
    """Return the context as the package publishes it, made from the fields."""
    return json.dumps({_KEY: _context(fields)}, ensure_ascii=False, indent=1) + "\n"


def _context(fields: Fields) -> Json:
    reference = VAMS.Artikelverwijzing.value
    terms: Json = {}
    classes = {VAMS.Opgave.value}
    for field in fields.all:
        if field.klasse == reference:
            continue
        classes |= {field.klasse, field.itemklasse or field.klasse}
        terms[field.sleutel] = _short(field.eigenschap)
        if field.waardesoort == VAMS.artikelwaarde.value:
            terms[field.sleutel] = {"@id": _short(field.eigenschap), _KEY: _apart(fields)}
    return {
        "@version": 1.1,
        "vams": VAMS.base,
        "xsd": XSD.base,
        **{one.removeprefix(VAMS.base): _short(one) for one in sorted(classes)},
        "tekst": _short(VAMS.tekst.value),
        "volgnummer": {"@id": _short(VAMS.volgnummer.value), "@type": "xsd:integer"},
        **dict(sorted(terms.items())),
    }


def _apart(fields: Fields) -> Json:
    """Return the names of an act and an article that are said apart."""
    said = {
        VAMS.wet.value: VAMS.wetZoalsGenoemd.value,
        VAMS.artikelnummer.value: VAMS.artikelZoalsGenoemd.value,
    }
    own = fields.of(VAMS.Artikelverwijzing.value).values()
    return {one.sleutel: _short(said[one.eigenschap]) for one in own if one.eigenschap in said}


def _short(iri: str) -> str:
    return "vams:" + iri.removeprefix(VAMS.base)


@cache
def packaged() -> Any:
    """Return the context that comes with the package."""
    file = resources.root() / "ontology" / FILE
    return json.loads(file.read_text(encoding="utf-8"))[_KEY]


def with_contexts(said: Any, name: str, depth: int = 0) -> Any:
    """Return JSON with our context written out; raises UnreadableInput for any other by name."""
    if depth > _DEEPEST:
        raise UnreadableInput(
            name,
            f"Dit document is dieper genest dan {_DEEPEST} lagen.",
            expected="een beschrijving in JSON-LD",
            try_this="Schrijf het document met minder lagen.",
        )
    if isinstance(said, list):
        return [with_contexts(one, name, depth + 1) for one in said]
    if not isinstance(said, dict):
        return said
    if _FETCHES in said:
        _refuse(said[_FETCHES], name)
    return {
        key: _resolved(value, name, depth + 1)
        if key == _KEY
        else with_contexts(value, name, depth + 1)
        for key, value in said.items()
    }


def _resolved(said: Any, name: str, depth: int) -> Any:
    if isinstance(said, list):
        return [_resolved(one, name, depth + 1) for one in said]
    if isinstance(said, str):
        if said != CONTEXT:
            _refuse(said, name)
        return packaged()
    return with_contexts(said, name, depth + 1)


def _refuse(context: object, name: str) -> None:
    raise UnreadableInput(
        name,
        f"De context ‘{str(context)[:200]}’ staat ergens anders en wordt niet opgehaald.",
        expected=f"de context ‘{CONTEXT}’, of een context die in het bestand zelf staat",
        try_this="Zet de inhoud van die context in het bestand.",
    )
