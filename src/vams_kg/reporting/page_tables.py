"""The tables of a page: what each picture shows, open weighings, what is not modelled, receipt."""

from collections.abc import Iterable

from vams_kg.model import (
    Bronleemte,
    Matrixcel,
    Portret,
    Receipt,
    Stroom,
    Texts,
    Trede,
    Voorwaarde,
    Weging,
)
from vams_kg.reporting.page import Beeld, Said, Tabel
from vams_kg.reporting.pictures.matrix import letter_of
from vams_kg.reporting.plain import JOIN, clean
from vams_kg.reporting.report import words

EMPTY = "–"
"""What a cell says where a party neither gives nor gets."""


def said(texts: Texts, language: str) -> Said:
    """Return the text in a language, else in Dutch and then marked as such."""
    own = texts.get(language)
    if own:
        return Said(clean(own))
    return Said(clean(texts.get("nl", "")), "" if language == "nl" else "nl")


def pictures(portrait: Portret, language: str) -> tuple[Beeld, ...]:
    """Return what is drawn of a document, each with its table."""
    tables = {
        "fasen": _phases(portrait.treden, language),
        "banen": _steps(portrait, language),
        "stromen": _flows(portrait.stromen, language),
        "matrix": _matrix(portrait, language),
    }
    w = words(language)
    return tuple(
        Beeld(kind, w[f"beeld_{kind}"], w[f"beeld_{kind}_uitleg"], table)
        for kind, table in tables.items()
    )


def weighing_table(found: Iterable[Weging], language: str) -> Tabel:
    """Return the open weighings, one row for each condition, the last column left to fill in."""
    w = words(language)
    rows = tuple(
        (
            _own(f"{one.pad.rpartition('.')[2]}: {one.stroom}", language),
            said(condition.tekst, language),
            _weighed_by(condition, language),
            _plain(one.norm.artikel or one.norm.bron),
            Said(""),
        )
        for one in found
        for condition in one.voorwaarden
    )
    heads = (w["stroom"], w["voorwaarde"], w["wie"], w["norm"], w["motivering"])
    return Tabel(w["kop_wegingen"], heads, rows, w["geen_wegingen"])


def _weighed_by(condition: Voorwaarde, language: str) -> Said:
    who = said(condition.wie, language)
    return who if who.tekst else Said(words(language)["niemand_genoemd"])


def gap_table(found: Iterable[Bronleemte], language: str) -> Tabel:
    """Return what of the sources of the document is not modelled."""
    w = words(language)
    rows = tuple(
        (
            Said(one.plaats) if one.plaats else said(one.bron, language),
            said(one.tekst, language),
        )
        for one in found
    )
    return Tabel(w["kop_leemten"], (w["bron_kolom"], w["leemte"]), rows, w["geen_leemten"])


def receipt_table(receipt: Receipt, language: str) -> Tabel:
    """Return the receipt for people."""
    w = words(language)
    asked = JOIN.join(f"{w[f'wens_{name}']} {value}" for name, value in receipt.wensen)
    pairs = (
        (w["invoer"], receipt.bestand),
        (w["sha_invoer"], receipt.invoer_sha256),
        (w["regelset"].capitalize(), receipt.regelset_versie),
        (w["sha_regelset"], receipt.regelset_sha256),
        (w["programma"], f"{receipt.programma} {receipt.programma_versie}"),
        (w["sha_programma"], receipt.programma_sha256),
        (w["regime"].capitalize(), receipt.regime),
        (w["regiemodel"].capitalize(), ", ".join(receipt.regiemodel) or "–"),
        (w["datum_beoordeling"], receipt.datum),
        (w["wensen"], asked or w["geen_wensen"]),
        *([(w["sha_indeling"], receipt.indeling_sha256)] if receipt.indeling_sha256 else []),
    )
    return Tabel(w["kop_bewijs"], (), tuple((_plain(one), _plain(two)) for one, two in pairs))


# --- What the pictures show ---


def _phases(phases: Iterable[Trede], language: str) -> Tabel:
    w = words(language)
    names = ("uitgangssituatie", "casusregie", "procesregie", "opschalen", "afschalen")
    rows = tuple(
        (_own(one.naam, language), *(_listed(getattr(one, name), language) for name in names))
        for one in phases
    )
    heads = (w["fase_kolom"], *(w[name] for name in names))
    return Tabel(w["beeld_fasen"], heads, rows, w["beeld_leeg"])


def _steps(portrait: Portret, language: str) -> Tabel:
    w = words(language)
    placed = ((step.volgorde, lane, step) for lane in portrait.banen for step in lane.stappen)
    rows = tuple(
        (
            _own(f"{step.id} {step.naam}" if step.naam != step.id else step.id, language),
            said(step.soort, language),
            _listed((lane.uitvoerder,), language),
            _listed(step.termijn, language),
            _listed(step.artikelen, language),
        )
        for _, lane, step in sorted(placed, key=lambda found: found[0])
    )
    heads = (w["stap"], w["soort_stap"], w["uitvoerder"], w["termijn"], w["artikel"])
    return Tabel(w["beeld_banen"], heads, rows, w["beeld_leeg"])


def _flows(flows: Iterable[Stroom], language: str) -> Tabel:
    w = words(language)
    rows = tuple(
        (
            _plain(one.id),
            _listed(one.van, language),
            _listed((given.tekst for given in one.gegevens), language),
            _listed(one.aan, language),
            _listed(one.doel, language),
            _listed(one.grondslagen, language),
            Said(f"{w[f'letter_{one.stand}']}: {w[f'stroom_{one.stand}']}"),
        )
        for one in flows
    )
    heads = ("stroom", "van", "gegevens", "aan", "doel", "grondslag", "stand")
    return Tabel(w["beeld_stromen"], tuple(w[name] for name in heads), rows, w["beeld_leeg"])


def _matrix(portrait: Portret, language: str) -> Tabel:
    w, matrix = words(language), portrait.matrix
    rows = tuple(
        (
            _listed((party,), language),
            *(_cell(cell, language) for cell in cells),
        )
        for party, cells in zip(matrix.partijen, matrix.cellen, strict=True)
    )
    heads = (w["partij"], *(said(one, language).tekst for one in matrix.gegevens))
    return Tabel(w["beeld_matrix"], heads, rows, w["beeld_leeg"])


def _cell(cell: Matrixcel | None, language: str) -> Said:
    if cell is None:
        return Said(EMPTY)
    w = words(language)
    what = w["geeft_en_krijgt"] if letter_of(cell) == "beide" else w[letter_of(cell)]
    letter = w[f"letter_{letter_of(cell)}"]
    return _plain(f"{letter}: {what} {w['in_stroom']} {', '.join(cell.stromen)}")


def _plain(text: str) -> Said:
    return Said(clean(text))


def _own(text: str, language: str) -> Said:
    """Return words of the document itself: they are Dutch."""
    return Said(clean(text), "" if language == "nl" else "nl")


def _listed(values: Iterable[str], language: str) -> Said:
    found = [value for value in values if value]
    return _own(JOIN.join(found), language) if found else Said(words(language)["niet_genoemd"])
