"""Render definitions beside each other as text, JSON or CSV; the table of all formats."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from vams_kg.model.harmonising import (
    Begripsbepaling,
    Harmonisatie,
    Soort,
    Tegenspraak,
    Termvergelijking,
)
from vams_kg.reporting.as_skos import render_skos
from vams_kg.reporting.as_sssom import render_sssom
from vams_kg.reporting.harmonised import (
    ORDER,
    by_word,
    facet_name,
    pairs_of,
    place_text,
    reasons,
    succession,
    unknown_text,
    used_facets,
    value_text,
    who,
)
from vams_kg.reporting.plain import clean, csv_text, json_text, wrap
from vams_kg.reporting.report import words

SCHEMA: Final = "vams-kg/compare/1"
_TOLD_IN_FULL: Final = frozenset({Soort.valse_vriend, Soort.verborgen_tweeling})
"""Kinds of pairs that the text explains; the others it counts and shows in the tables."""


def render_harmonised(found: Harmonisatie, format_name: str, language: str) -> str:
    """Return a comparison of definitions in a format: text, json, csv, sssom or skos.

    The page and the workbook also need to know what they align with: `as_harmonised_html`, `_xlsx`.
    """
    return _RENDERERS[format_name](found, language)


def _text(found: Harmonisatie, language: str) -> str:
    w = words(language)
    documents = len({one.document for one in found.bepalingen})
    lines = [
        w["harmonie_kop"].format(documenten=documents, bepalingen=len(found.bepalingen)),
        "",
        *wrap(w["harmonie_uitleg"], ""),
    ]
    for kind in ORDER:
        pairs = pairs_of(found, kind)
        if pairs:
            lines += ["", f"{w[f'harmonie_{kind.name}']} ({len(pairs)})", ""]
            lines += wrap(w[f"harmonie_{kind.name}_uitleg"], "  ")
        if kind in _TOLD_IN_FULL:
            for pair in pairs:
                lines += ["", *_pair(found, pair, language)]
    if found.tegenspraken:
        lines += ["", f"{w['harmonie_tegenspraak']} ({len(found.tegenspraken)})", ""]
        lines += [line for one in found.tegenspraken for line in _clash(found, one, language)]
    for terms in by_word(found).values():
        lines += ["", *_table(found, terms, language)]
    return "\n".join(lines) + "\n"


def _pair(found: Harmonisatie, pair: Termvergelijking, language: str) -> Iterator[str]:
    w = words(language)
    title = w["harmonie_paar"].format(
        links=clean(pair.links.term),
        wie_links=who(pair.links),
        rechts=clean(pair.rechts.term),
        wie_rechts=who(pair.rechts),
        predicaat=pair.predicaat.value,
    )
    yield from wrap(f"- {title}", "    ")
    for reason in reasons(found, pair, language):
        yield from wrap(reason, "      ")
    if pair.onbekend:
        unknown = w["harmonie_onbekend_lijst"].format(facetten=unknown_text(found, pair, language))
        yield from wrap(unknown, "      ")
    yield f"    ({place_text(pair.links.place)}; {place_text(pair.rechts.place)})"


def _clash(found: Harmonisatie, one: Tegenspraak, language: str) -> Iterator[str]:
    told = words(language)["harmonie_tegenspraak_regel"].format(
        term=clean(one.term),
        facet=facet_name(found, one.facet, language),
        een=value_text(one.een),
        ander=value_text(one.ander),
        plaats=place_text(one.een.plaatsen[0]),
        andere_plaats=place_text(one.ander.plaatsen[0]),
    )
    yield from wrap(f"- {told}", "  ")


def _table(found: Harmonisatie, terms: Sequence[Begripsbepaling], language: str) -> Iterator[str]:
    """Yield what each document says of one word, facet by facet."""
    yield words(language)["harmonie_tabel"].format(term=clean(terms[0].term), aantal=len(terms))
    for one in terms:
        date = f", {clean(one.datum)}" if one.datum else ""
        yield ""
        yield f"  {who(one)}{date}: {clean(one.term)}"
        yield from (f"    {line}" for line in succession(one, language))
        yield from wrap(clean(one.tekst), "    ")
        for iri in used_facets(found, [one]):
            told = f"{facet_name(found, iri, language)}: {value_text(one.facetten[iri])}"
            yield from wrap(f"· {told}", "      ")


def _json(found: Harmonisatie, language: str) -> str:
    return json_text(
        {
            "schema": SCHEMA,
            "bepalingen": [_definition(found, one, language) for one in found.bepalingen],
            "vergelijkingen": [_compared(found, one, language) for one in found.vergelijkingen],
            "tegenspraken": [
                {
                    "document": one.document,
                    "term": one.term,
                    "facet": one.facet,
                    "waarden": [value_text(one.een), value_text(one.ander)],
                    "plaatsen": [
                        place_text(one.een.plaatsen[0]),
                        place_text(one.ander.plaatsen[0]),
                    ],
                }
                for one in found.tegenspraken
            ],
        }
    )


def _definition(found: Harmonisatie, one: Begripsbepaling, language: str) -> dict[str, Any]:
    return {
        "document": one.document,
        "titel": one.titel,
        "organisaties": list(one.organisaties),
        "datum": one.datum or None,
        "gemeenten": [
            {"iri": old.iri, "naam": old.naam, "einde": old.einde or None}
            | {"nu": [{"iri": new.iri, "naam": new.naam} for new in now]}
            for old, now in one.gemeenten
        ],
        "term": one.term,
        "woord": one.woord,
        "definitie": one.tekst or None,
        "bron": one.bron or None,
        "pad": one.place.pad,
        "facetten": {
            facet_name(found, iri, language): list(value.teksten)
            for iri, value in one.facetten.items()
        },
    }


def _compared(found: Harmonisatie, pair: Termvergelijking, language: str) -> dict[str, Any]:
    return {
        "links": {"document": pair.links.document, "term": pair.links.term},
        "rechts": {"document": pair.rechts.document, "term": pair.rechts.term},
        "predicaat": pair.predicaat.value,
        "soort": pair.soort.value,
        "facetten": [
            {
                "facet": one.facet,
                "naam": facet_name(found, one.facet, language),
                "uitkomst": one.uitkomst.value,
                "beslist": one.bepaalt,
                "links": list(pair.links.facetten[one.facet].teksten),
                "rechts": list(pair.rechts.facetten[one.facet].teksten),
            }
            for one in pair.facetten
        ],
        "onbekend": [facet_name(found, iri, language) for iri in pair.onbekend],
        "zekerheid": pair.zekerheid,
    }


def _csv(found: Harmonisatie, language: str) -> str:
    heads = (
        "document_links", "term_links", "document_rechts", "term_rechts",
        "predicaat", "soort", "zekerheid", "facetten", "onbekend",
    )  # fmt: skip
    rows = (
        (
            pair.links.document, pair.links.term, pair.rechts.document, pair.rechts.term,
            pair.predicaat.value, pair.soort.value, pair.zekerheid,
            "; ".join(reasons(found, pair, language)), unknown_text(found, pair, language),
        )
        for pair in found.vergelijkingen
    )  # fmt: skip
    return csv_text([heads, *rows])


_RENDERERS: Final[Mapping[str, Callable[[Harmonisatie, str], str]]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "sssom": render_sssom,
    "skos": lambda found, _: render_skos(found),
}
