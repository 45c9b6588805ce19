"""What an assistant can read: the ontology, the rules, the norms and the named questions."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from vams_kg import service
from vams_kg.reporting.as_table import render_questions
from vams_kg.reporting.plain import json_text
from vams_kg.rulebook import Rulebook

JSON, TURTLE = "application/json", "text/turtle"


@dataclass(frozen=True, slots=True)
class Leesstuk:
    """One thing to read."""

    iri: str
    naam: str
    uitleg: str
    soort: str
    """Media type."""
    tekst: Callable[[], str]


def resources(rulebook: Rulebook) -> tuple[Leesstuk, ...]:
    """Return what can be read; a text is made when first asked."""
    return (
        Leesstuk(
            "vams://ontologie",
            "ontologie",
            "De ontologie met normen, begrippen en het documentformaat / the ontology with norms.",
            TURTLE,
            cache(lambda: _ontology(rulebook)),
        ),
        Leesstuk(
            "vams://regels",
            "regels",
            "Alle regels met bericht, herstel, ernst en normen / all rules.",
            JSON,
            cache(lambda: json_text(_rules(rulebook))),
        ),
        Leesstuk(
            "vams://normen",
            "normen",
            "Alle normen met vindplaats, citaat en zekerheid / all norms.",
            JSON,
            cache(lambda: json_text(_norms(rulebook))),
        ),
        Leesstuk(
            "vams://vragen",
            "vragen",
            "De vragen voor ‘ask’ met hun parameters / the questions for ‘ask’.",
            JSON,
            cache(lambda: render_questions(service.questions(rulebook), "json")),
        ),
    )


def _ontology(rulebook: Rulebook) -> str:
    triples = (quad.triple for quad in rulebook.ontology)
    return (ox.serialize(triples, format=ox.RdfFormat.TURTLE) or b"").decode()


def _rules(rulebook: Rulebook) -> list[dict[str, object]]:
    return [
        {
            "naam": one.local,
            "iri": one.iri,
            "label": dict(one.naam),
            "bericht": dict(one.bericht),
            "herstel": dict(one.herstel),
            "ernst": one.ernst,
            "normen": [iri.rsplit("/", 1)[-1] for iri in one.normen],
        }
        for one in sorted(rulebook.rules.values(), key=lambda one: one.local)
    ]


def _norms(rulebook: Rulebook) -> list[dict[str, object]]:
    return [
        {
            "naam": one.iri.rsplit("/", 1)[-1],
            "iri": one.iri,
            "label": dict(one.label),
            "bron": one.bron,
            "artikel": one.artikel,
            "zekerheid": one.zekerheid,
            "citaat": one.citaat,
            "versie": one.versie,
        }
        for one in sorted(rulebook.norms.values(), key=lambda one: one.iri)
    ]
