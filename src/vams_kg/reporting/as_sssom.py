"""Render a comparison of definitions as SSSOM, the table that mapping tools exchange.

Source: https://mapping-commons.github.io/sssom/ (TSV with its metadata in comment lines).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from vams_kg.model.harmonising import Harmonisatie, Predicaat, Soort, Termvergelijking
from vams_kg.reporting.harmonised import reasons, unknown_text
from vams_kg.reporting.plain import clean
from vams_kg.reporting.term_iris import BASE, scheme_iri, term_iri

_PREFIXES: Final = {
    "lokaal": BASE,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "semapv": "https://w3id.org/semapv/vocab/",
}
_COLUMNS: Final = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id",
    "object_label", "mapping_justification", "subject_source", "object_source", "confidence",
    "comment",
)  # fmt: skip


def render_sssom(found: Harmonisatie, language: str) -> str:
    """Return a mapping set: one row per pair that says something.

    A false friend is a row with the modifier Not; what could not be compared is no row.
    """
    rows = [row for pair in found.vergelijkingen if (row := _row(found, pair, language))]
    about = "Begrippen van documenten naast elkaar, vergeleken op kenmerken"
    return mapping_set("vergelijking", about, _COLUMNS, rows)


def mapping_set(
    name: str, description: str, columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> str:
    """Return a mapping set as TSV with its metadata; the name becomes the end of its IRI."""
    head = [*_metadata(name, description), "\t".join(columns)]
    return "\n".join([*head, *("\t".join(map(_cell, row)) for row in rows)]) + "\n"


def _metadata(name: str, description: str) -> Iterator[str]:
    yield f"#mapping_set_id: {BASE}{name}"
    yield f"#mapping_set_description: {json.dumps(_cell(description), ensure_ascii=False)}"
    yield "#license: https://creativecommons.org/publicdomain/zero/1.0/"
    yield "#mapping_tool: vams-kg"
    yield "#curie_map:"
    for prefix, base in _PREFIXES.items():
        yield f"#  {prefix}: {json.dumps(base)}"


def _row(found: Harmonisatie, pair: Termvergelijking, language: str) -> list[str] | None:
    false_friend = pair.soort is Soort.valse_vriend
    if pair.predicaat is Predicaat.geen and not false_friend:
        return None
    if pair.soort is Soort.onbekend:
        return None
    told = "; ".join(reasons(found, pair, language))
    unknown = unknown_text(found, pair, language)
    how = "LexicalMatching" if pair.soort is Soort.alleen_tekst else "LogicalReasoning"
    return [
        short_iri(term_iri(pair.links)),
        _cell(pair.links.term),
        f"skos:{'exactMatch' if false_friend else pair.predicaat.value}",
        "Not" if false_friend else "",
        short_iri(term_iri(pair.rechts)),
        _cell(pair.rechts.term),
        f"semapv:{how}",
        short_iri(scheme_iri(pair.links)),
        short_iri(scheme_iri(pair.rechts)),
        f"{pair.zekerheid:.2f}",
        _cell(f"{pair.soort.value}. {told}" + (f". Onbekend: {unknown}" if unknown else "")),
    ]


def short_iri(iri: str) -> str:
    """Return an IRI of a local term with the prefix of the mapping set."""
    return f"lokaal:{iri.removeprefix(BASE)}"


def _cell(text: str) -> str:
    """Return a text without the signs that end a cell or a row."""
    return clean(text).replace("\t", " ").replace("\n", " ").replace('"', "'")
