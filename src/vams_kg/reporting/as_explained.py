"""Render an explanation as JSON of schema `vams-kg/explain/1`; what does not apply is left out."""

from typing import Any

from vams_kg.model import Norm
from vams_kg.model.explained import Uitleg, Verwijzing

SCHEMA = "vams-kg/explain/1"
ALWAYS = ("schema", "soort", "iri", "naam", "label", "wat")


def explained_json(found: Uitleg) -> dict[str, Any]:
    """Return an explanation as plain values: texts by language, all else in Dutch."""
    said: dict[str, Any] = {
        "schema": SCHEMA,
        "voorbehoud": dict(found.voorbehoud),
        "soort": found.soort,
        "iri": found.iri,
        "naam": found.naam,
        "label": dict(found.label),
        "wat": dict(found.wat),
        "toelichting": dict(found.toelichting),
        "tekst": found.tekst,
        "verkort": found.verkort,
        "ernst": found.ernst,
        "herstel": dict(found.herstel),
        "wie_beslist": dict(found.wie_beslist),
        "woorden": list(found.woorden),
        "normen": [_norm(one) for one in found.normen],
        "regels": [_named(one) for one in found.regels],
        "ruimer": [_named(one) for one in found.ruimer],
        "bronnen": list(found.bronnen),
        "gevallen": [
            {"naam": one.naam, "titel": one.titel, "breekt": one.breekt, "tekst": one.tekst}
            for one in found.gevallen
        ],
        "voorbeelden": list(found.voorbeelden),
        "niet_gemodelleerd": [dict(one) for one in found.niet_gemodelleerd],
        "ook": list(found.ook),
    }
    return {name: value for name, value in said.items() if value or name in ALWAYS}


def _norm(norm: Norm) -> dict[str, Any]:
    return {
        "naam": norm.iri.rsplit("/", 1)[-1],
        "label": dict(norm.label),
        "bron": norm.bron,
        "artikel": norm.artikel,
        "zekerheid": norm.zekerheid,
        "citaat": norm.citaat,
        "citaat_uit": norm.citaat_uit,
        "versie": norm.versie,
        "url": norm.url,
    }


def _named(one: Verwijzing) -> dict[str, Any]:
    return {"naam": one.naam, "label": dict(one.label)}
