"""Compared definitions as a page in words: what the web page and the workbook both show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vams_kg.model.harmonising import (
    Begripsbepaling,
    Harmonisatie,
    Predicaat,
    Soort,
    Tegenspraak,
    Termvergelijking,
)
from vams_kg.reporting.as_skos import turned
from vams_kg.reporting.harmonised import (
    by_word,
    facet_name,
    pairs_of,
    place_text,
    unknown_text,
    used_facets,
    value_text,
    who,
)
from vams_kg.reporting.harmonised_brief import Deel, brief
from vams_kg.reporting.harmonised_heat import Warmte, heat
from vams_kg.reporting.harmonised_words import CELL, called, compared_words, harmonised_words
from vams_kg.reporting.page import Said, Tabel
from vams_kg.reporting.pictures.alignment import Koppelgroep, Koppeling
from vams_kg.reporting.plain import clean
from vams_kg.reporting.report import words

MOST_PAIRS: Final = 60
"""So many pairs of one kind are told in full; a page with more is read by nobody."""


@dataclass(frozen=True, slots=True)
class Paarblok:
    """One pair in full: title, what decides, what only one says, where both stand."""

    titel: str
    koppeling: str
    tabel: Tabel
    onbekend: str
    plaatsen: str


@dataclass(frozen=True, slots=True)
class Paren:
    """The pairs of one kind that are told in full."""

    sleutel: str
    kop: str
    uitleg: str
    blokken: tuple[Paarblok, ...]
    leeg: str
    meer: str


@dataclass(frozen=True, slots=True)
class Harmoniepagina:
    """Everything a page of compared definitions shows, in one language."""

    taal: str
    titel: str
    samen: str
    kort: tuple[Deel, ...]
    paren: tuple[Paren, ...]
    warmte: Warmte
    warmte_uitleg: str
    referentie: str
    koppelgroepen: tuple[Koppelgroep, ...]
    koppeltabel: Tabel
    kenmerken: tuple[Tabel, ...]
    niet_vergeleken: str
    tegenspraken: tuple[str, ...]


def harmonised_page(found: Harmonisatie, language: str, reference: str = "") -> Harmoniepagina:
    """Return the page; `reference` is the file name of the document to align with, or empty."""
    w = harmonised_words(language)
    compared = compared_words(found)
    named = _reference_name(found, reference)
    groups = tuple(_groups(found, reference, w))
    left_out = sorted({called(t) for word, t in by_word(found).items() if word not in compared})
    return Harmoniepagina(
        taal=language,
        titel=w["titel"].format(documenten=len({one.document for one in found.bepalingen})),
        samen=w["samen"].format(
            bepalingen=len(found.bepalingen),
            woorden=len(by_word(found)),
            paren=len(found.vergelijkingen),
        ),
        kort=brief(found, language),
        paren=(
            _pairs(found, "vrienden", Soort.valse_vriend, language),
            _pairs(found, "tweelingen", Soort.verborgen_tweeling, language),
        ),
        warmte=heat(found, language, reference),
        warmte_uitleg=w["uitleg_warmte_ref"].format(referentie=named) if named
        else w["uitleg_warmte"],
        referentie=named,
        koppelgroepen=groups,
        koppeltabel=_alignment_table(groups, w, leeg=_why_empty(reference, w)),
        kenmerken=tuple(_facet_table(found, terms, language) for terms in compared.values()),
        niet_vergeleken=w["niet_vergeleken"].format(termen=", ".join(left_out)) if left_out else "",
        tegenspraken=tuple(_clash(found, one, language) for one in found.tegenspraken),
    )  # fmt: skip


def _reference_name(found: Harmonisatie, reference: str) -> str:
    return next((who(one) for one in found.bepalingen if one.document == reference), "")


def _why_empty(reference: str, w: dict[str, str]) -> str:
    return w["geen_koppeling"] if reference else w["geen_referentie"]


# --- pairs in full ---


def _pairs(found: Harmonisatie, key: str, kind: Soort, language: str) -> Paren:
    w = harmonised_words(language)
    pairs = pairs_of(found, kind)
    shown = pairs[:MOST_PAIRS]
    more = w["meer_paren"].format(getoond=len(shown), aantal=len(pairs))
    return Paren(
        key,
        w[f"kop_{key}"],
        words(language)[f"harmonie_{kind.name}_uitleg"],
        tuple(_block(found, pair, language) for pair in shown),
        w[f"geen_{key}"],
        more if len(shown) < len(pairs) else "",
    )


def _block(found: Harmonisatie, pair: Termvergelijking, language: str) -> Paarblok:
    w, general = harmonised_words(language), words(language)
    title = f"‘{clean(pair.links.term)}’ ({who(pair.links)}) {w['en']}"
    title += f" ‘{clean(pair.rechts.term)}’ ({who(pair.rechts)})"
    unknown = unknown_text(found, pair, language)
    sure = w["zekerheid"].format(getal=f"{pair.zekerheid:.2f}")
    return Paarblok(
        titel=title,
        koppeling=f"{w['predicaat']}: {pair.predicaat.value}; {sure}",
        tabel=Tabel(
            title,
            (w["kenmerk"], who(pair.links), who(pair.rechts), w["uitkomst"], w["beslist"]),
            tuple(_facet_rows(found, pair, language)),
            "",
        ),
        onbekend=general["harmonie_onbekend_lijst"].format(facetten=unknown) if unknown else "",
        plaatsen=f"{place_text(pair.links.place)}; {place_text(pair.rechts.place)}",
    )


def _facet_rows(
    found: Harmonisatie, pair: Termvergelijking, language: str
) -> Iterator[tuple[Said, ...]]:
    w, general = harmonised_words(language), words(language)
    for one in pair.facetten:
        yield (
            Said(facet_name(found, one.facet, language)),
            _own(value_text(pair.links.facetten[one.facet]), language),
            _own(value_text(pair.rechts.facetten[one.facet]), language),
            Said(general[f"uitkomst_{one.uitkomst.value}"]),
            Said(w["ja"] if one.bepaalt else w["nee"]),
        )


# --- the alignment picture and its table ---


def _groups(found: Harmonisatie, reference: str, w: dict[str, str]) -> Iterator[Koppelgroep]:
    """Yield the terms of the reference, each with the local terms that stand to it."""
    if not reference:
        return
    by_term: dict[str, list[Koppeling]] = {}
    for pair in found.vergelijkingen:
        if pair.soort is Soort.ander_begrip:
            continue
        for local, other in ((pair.links, pair.rechts), (pair.rechts, pair.links)):
            if other.document == reference and local.document != reference:
                made = _link(pair, local, w, is_right=local is pair.rechts)
                by_term.setdefault(other.woord, []).append(made)
    for one in found.bepalingen:
        if one.document == reference:
            links = sorted(by_term.get(one.woord, ()), key=lambda link: (link.stand, link.wie))
            yield Koppelgroep(clean(one.term), tuple(links))


def _link(
    pair: Termvergelijking, local: Begripsbepaling, w: dict[str, str], *, is_right: bool
) -> Koppeling:
    """Return a local term as it stands to the reference; a mapping is read from local to it."""
    predicate = turned(pair.predicaat) if is_right else pair.predicaat
    stand = "gelijk" if predicate is Predicaat.exact else CELL[pair.soort]
    told = f"{w[f'stand_{stand}']} ({predicate.value})"
    return Koppeling(clean(local.term), who(local), stand, told)


def _alignment_table(groups: Iterable[Koppelgroep], w: dict[str, str], leeg: str) -> Tabel:
    rows = tuple(
        (Said(link.term), Said(link.wie), Said(link.tekst), Said(group.term))
        for group in groups
        for link in group.koppelingen
    )
    heads = (w["lokaal"], w["wie"], w["predicaat"], w["referentie"])
    return Tabel(w["kop_koppelbeeld"], heads, rows, leeg)


# --- what each document says ---


def _facet_table(found: Harmonisatie, terms: Sequence[Begripsbepaling], language: str) -> Tabel:
    w = harmonised_words(language)
    facets = used_facets(found, terms)
    heads = (
        w["wie"], w["term"], w["omschrijving"],
        *(facet_name(found, iri, language) for iri in facets), w["document"],
    )  # fmt: skip
    rows = tuple(
        (
            Said(who(one)),
            _own(clean(one.term), language),
            _own(clean(one.tekst) or w["zegt_niets"], language),
            *(_own(value_text(one.facetten.get(iri)) or w["zegt_niets"], language)
              for iri in facets),
            Said(place_text(one.place)),
        )
        for one in terms
    )  # fmt: skip
    title = w["kenmerken_van"].format(term=called(terms), aantal=len(terms))
    return Tabel(title, heads, rows)


def _clash(found: Harmonisatie, one: Tegenspraak, language: str) -> str:
    return words(language)["harmonie_tegenspraak_regel"].format(
        term=clean(one.term),
        facet=facet_name(found, one.facet, language),
        een=value_text(one.een),
        ander=value_text(one.ander),
        plaats=place_text(one.een.plaatsen[0]),
        andere_plaats=place_text(one.ander.plaatsen[0]),
    )


def _own(text: str, language: str) -> Said:
    """Return words of a document: they are Dutch."""
    return Said(text, "" if language == "nl" else "nl")
