"""Render a list of terms of a region: what is wrong, what it says, and what a decision changes."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final

from vams_kg.model.harmonising import Facet, Soort, Uitkomst
from vams_kg.model.termenlijst import (
    Documentgevolg,
    Lijstfout,
    Regioterm,
    Termbesluit,
    Termenlijst,
    Termgevolg,
)
from vams_kg.reporting.harmonised import place_text, value_text, who
from vams_kg.reporting.plain import clean, json_text, wrap
from vams_kg.reporting.report import choose

SCHEMA: Final = "vams-kg/termen/1"
_SEVERITY: Final = {"Violation": "fout", "Warning": "let op"}
_TOLD: Final = {
    Soort.valse_vriend: "gebruikt het woord anders",
    Soort.verschil: "wijkt deels af",
    Soort.gelijk: "zegt hetzelfde",
    Soort.alleen_tekst: "alleen tekst, niet te vergelijken",
    Soort.onbekend: "zegt niets over dezelfde kenmerken",
}
_DIFFERENT: Final = frozenset({Uitkomst.tegengesteld, Uitkomst.anders})


# --- what is wrong ---


def faults_text(found: Termenlijst) -> str:
    """Return what is wrong with its place and what to try, and a line that counts."""
    lines = [line for one in found.fouten for line in _fault(one)]
    wrong = sum(one.ernst == "Violation" for one in found.fouten)
    odd = len(found.fouten) - wrong
    faults = "1 fout" if wrong == 1 else f"{wrong or 'geen'} fouten"
    count = f"{found.bestand}: {len(found.termen)} termen; {faults}"
    lines.append(f"{count}, {odd} keer let op." if odd else f"{count}.")
    return "\n".join(lines) + "\n"


def _fault(one: Lijstfout) -> Iterator[str]:
    line = f":{one.place.regelnummer}" if one.place.regelnummer else ""
    told = f"{one.place.bestand}{line}, {one.place.pad}: {_SEVERITY[one.ernst]}: "
    yield told + clean(one.bericht)
    yield f"  Probeer: {clean(one.probeer)}"


def faults_json(found: Termenlijst) -> str:
    """Return the same for programs."""
    return json_text(
        {
            "schema": SCHEMA,
            "bestand": found.bestand,
            "termen": len(found.termen),
            "bevindingen": [
                {
                    "ernst": one.ernst,
                    "bericht": one.bericht,
                    "probeer": one.probeer,
                    "regelnummer": one.place.regelnummer,
                    "pad": one.place.pad,
                }
                for one in found.fouten
            ],
        }
    )


# --- what it says ---


def terms_text(found: Termenlijst) -> str:
    """Return every term with its state, its mappings, its decisions and what stays local."""
    lines = [clean(f"{found.titel} ({found.regio})" if found.regio else found.titel)]
    for term in found.termen:
        lines += ["", *_term(term)]
    return "\n".join(lines) + "\n"


def state_text(term: Regioterm) -> str:
    """Return the state of a term in a word."""
    return term.laatste.woord if term.laatste else "geen besluit"


def _term(term: Regioterm) -> Iterator[str]:
    yield f"{clean(term.term)}: {clean(state_text(term))}"
    yield from wrap(clean(term.definitie), "  ")
    for key, values in term.kenmerken.items():
        yield from wrap(clean(f"· {key}: {'; '.join(values)}"), "    ")
    for mapping in term.afbeeldingen:
        told = f"{mapping.document}: ‘{mapping.term}’ ({mapping.koppeling.value})"
        yield from wrap(clean(f"koppeling {told}"), "  ")
    for one in term.besluiten:
        yield from wrap(clean(f"{one.op} {one.woord} door {one.door}: {one.waarom}"), "  ")
    for deviation in term.afwijkingen:
        whose = deviation.gemeente or deviation.document
        told = f"{whose} houdt ‘{deviation.eigen_woord}’: {deviation.reden}"
        yield from wrap(clean(told), "  ")


def terms_json(found: Termenlijst) -> str:
    """Return the same for programs."""
    return json_text(
        {
            "schema": SCHEMA,
            "titel": found.titel,
            "regio": found.regio or None,
            "termen": [_term_json(term) for term in found.termen],
        }
    )


def _term_json(term: Regioterm) -> dict[str, Any]:
    return {
        "id": term.id,
        "voorkeursterm": term.term,
        "stand": state_text(term),
        "definitie": term.definitie,
        "kenmerken": {key: list(values) for key, values in term.kenmerken.items()},
        "afbeeldingen": [
            {"document": one.document, "term": one.term, "koppeling": one.koppeling.value}
            for one in term.afbeeldingen
        ],
        "besluiten": [_decision_json(one) for one in term.besluiten],
        "afwijkingen": [
            {
                "document": one.document or None,
                "gemeente": one.gemeente or None,
                "eigen_woord": one.eigen_woord,
                "reden": one.reden,
            }
            for one in term.afwijkingen
        ],
    }


def _decision_json(one: Termbesluit) -> dict[str, str]:
    return {"stand": one.woord, "door": one.door, "op": one.op, "waarom": one.waarom}


# --- what a decision changes ---


def impact_text(
    found: Termenlijst, terms: Sequence[Termgevolg], facets: Mapping[str, Facet]
) -> str:
    """Return per term who uses it otherwise, who keeps their own, and which pairs change."""
    lines = [f"Gevolgen van {clean(found.titel)}", ""]
    lines += wrap(
        "Vergeleken op kenmerken. ‘Na het besluit’ rekent met documenten die de omschrijving"
        " overnemen; wie een afwijking heeft vastgelegd, houdt het eigen woord.",
        "",
    )
    for one in terms:
        lines += ["", *_consequences(one, facets)]
    return "\n".join(lines) + "\n"


def _consequences(one: Termgevolg, facets: Mapping[str, Facet]) -> Iterator[str]:
    yield f"{clean(one.term.term)}: {clean(state_text(one.term))}"
    if not one.gevolgen:
        yield "  Geen document gebruikt dit woord."
    for document in one.gevolgen:
        yield from _document(document, facets)
    if one.gevolgen:
        yield f"  Paren nu: {_counts(one.voor)}. Na het besluit: {_counts(one.na)}."
    for pair in one.veranderd:
        names = f"{PurePath(pair.een).name} en {PurePath(pair.ander).name}"
        told = f"{names}: van ‘{pair.voor.value}’ naar ‘{pair.na.value}’"
        yield from wrap(clean(told), "    ")


def _document(one: Documentgevolg, facets: Mapping[str, Facet]) -> Iterator[str]:
    told = f"{who(one.lokaal)}, ‘{one.lokaal.term}’: {_TOLD[one.paar.soort]}"
    if one.afwijking:
        told += f"; houdt ‘{one.afwijking.eigen_woord}’, want {one.afwijking.reden}"
    yield from wrap(f"- {clean(told)} ({place_text(one.lokaal.place)})", "  ")
    for line in _differences(one, facets):
        yield from wrap(line, "      ")
    if one.botst:
        yield from wrap(
            f"De lijst legt hier {one.vastgelegd} vast, maar de kenmerken zijn tegengesteld:"
            " kijk de koppeling na.",
            "      ",
        )


def _differences(one: Documentgevolg, facets: Mapping[str, Facet]) -> Iterator[str]:
    for facet in one.paar.facetten:
        if facet.uitkomst in _DIFFERENT:
            mine, yours = (
                value_text(side.facetten[facet.facet]) for side in (one.paar.links, one.paar.rechts)
            )
            name = choose(facets[facet.facet].naam, "nl")
            yield f"{name}: hier ‘{mine}’, regio ‘{yours}’ ({facet.uitkomst.value})"


def _counts(counted: Mapping[Soort, int]) -> str:
    told = [f"{number} {kind.value}" for kind, number in sorted(counted.items()) if number]
    return "; ".join(told) or "geen"


def impact_json(
    found: Termenlijst, terms: Sequence[Termgevolg], facets: Mapping[str, Facet]
) -> str:
    """Return the same for programs."""
    return json_text(
        {
            "schema": SCHEMA,
            "titel": found.titel,
            "termen": [
                {
                    "voorkeursterm": one.term.term,
                    "stand": state_text(one.term),
                    "documenten": [
                        {
                            "document": document.lokaal.document,
                            "term": document.lokaal.term,
                            "soort": document.paar.soort.value,
                            "verschillen": list(_differences(document, facets)),
                            "vastgelegd": document.vastgelegd,
                            "botst": document.botst,
                            "afwijking": document.afwijking.reden if document.afwijking else None,
                            "plaats": place_text(document.lokaal.place),
                        }
                        for document in one.gevolgen
                    ],
                    "paren_nu": {kind.value: number for kind, number in one.voor.items()},
                    "paren_na": {kind.value: number for kind, number in one.na.items()},
                    "veranderd": [
                        {
                            "documenten": [pair.een, pair.ander],
                            "voor": pair.voor.value,
                            "na": pair.na.value,
                        }
                        for pair in one.veranderd
                    ],
                }
                for one in terms
            ],
        }
    )
