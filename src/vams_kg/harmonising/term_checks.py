"""What may be wrong in a list of terms: the order of states, who and why, names of people."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from vams_kg.model.termenlijst import Afwijking, Lijstfout, Regioterm, Termbesluit
from vams_kg.rulebook.facets import Stand
from vams_kg.vocabulary import VAMS

_PERSON: Final = re.compile(
    r"[\w.+-]+@[\w-]+\.\w"
    r"|(?<!\d)(?:\+31|0)[ -]?\d(?:[ -]?\d){8}(?!\d)"
    r"|\b(?:[Dd]e heer|[Dd]hr|[Mm]evr|[Mm]evrouw|[Mm]w|[Mm]eneer)\b\.? \w"
    r"|\b(?:[A-Z]\.){1,4} ?(?:[a-z]+ ){0,3}[A-Z]\w"
)
"""A mail address, a telephone number, a title or initials with a name."""
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LIKE_NAME: Final = re.compile(
    r"^[A-Z][a-zà-ÿ]+ (?:(?:van|de|der|den|ten|ter|el) ){0,3}[A-Z][a-zà-ÿ]+$"
)


def check_term(term: Regioterm, states: Sequence[Stand]) -> Iterator[Lijstfout]:
    """Yield what is wrong with one term."""
    for key, said in (("voorkeursterm", term.term), ("definitie", term.definitie)):
        if not said:
            yield _wrong(term, f"bij deze term ontbreekt ‘{key}’.", f"vul ‘{key}’ in.")
    if not term.besluiten:
        yield _wrong(
            term,
            "bij deze term staat geen besluit.",
            "begin met een besluit met de stand voorstel, met door, op en waarom.",
        )
    for one in term.besluiten:
        yield from _decision(one, states)
    yield from _order(term.besluiten, states)
    for deviation in term.afwijkingen:
        yield from _deviation(deviation)
    if _PERSON.search(term.definitie):
        yield _wrong(term, *_no_names("de definitie"))


def check_words(terms: Sequence[Regioterm]) -> Iterator[Lijstfout]:
    """Yield a fault for every term that is already in the list."""
    seen: dict[str, Regioterm] = {}
    for term in terms:
        first = seen.setdefault(term.term.casefold(), term)
        if term.term and first is not term:
            yield _wrong(
                term,
                f"‘{term.term}’ staat al in de lijst, op regel {first.place.regelnummer}.",
                "houd één van beide, of geef de tweede een eigen woord.",
            )


def _decision(one: Termbesluit, states: Sequence[Stand]) -> Iterator[Lijstfout]:
    if not one.stand:
        known = ", ".join(state.woord for state in states)
        what = f"de stand ‘{one.woord}’ is niet bekend." if one.woord else "de stand ontbreekt."
        yield _wrong(one, what, f"kies uit {known}.")
    for key, said, hint in (
        ("door", one.door, "noem de rol of het overleg dat besloot"),
        ("waarom", one.waarom, "schrijf in één zin waarom"),
        ("op", one.op, "schrijf jaar-maand-dag"),
    ):
        if not said:
            yield _wrong(one, f"bij dit besluit ontbreekt ‘{key}’.", f"{hint}.")
    if one.op and _day(one.op) is None:
        yield _wrong(
            one,
            f"‘{one.op}’ is geen bestaande datum.",
            "schrijf jaar-maand-dag, bijvoorbeeld 2026-03-01.",
        )
    if _PERSON.search(one.door):
        yield _wrong(one, *_no_names("door"))
    elif _LIKE_NAME.search(one.door):
        yield Lijstfout(
            "Warning",
            "‘door’ lijkt een naam van een persoon.",
            "noem de rol of het overleg, met kleine letters: portefeuillehouders zorg.",
            one.place,
        )
    if _PERSON.search(one.waarom):
        yield _wrong(one, *_no_names("waarom"))


def _order(decisions: Sequence[Termbesluit], states: Sequence[Stand]) -> Iterator[Lijstfout]:
    """Yield a fault where a state may not follow on the one before it, or a day comes earlier."""
    by_iri = {state.iri: state for state in states}
    first = decisions[0] if decisions else None
    if first and first.stand and first.stand != VAMS.standVoorstel.value:
        start = by_iri[VAMS.standVoorstel.value].woord
        yield _wrong(
            first,
            f"het eerste besluit is ‘{first.woord}’.",
            f"begin met de stand {start}: een term die niemand voorstelde, kan niet verder.",
        )
    for before, after in pairwise(decisions):
        state = by_iri.get(before.stand)
        if state and after.stand and after.stand not in state.volgende:
            lawful = " of ".join(by_iri[iri].woord for iri in by_iri if iri in state.volgende)
            yield _wrong(
                after,
                f"op de stand ‘{before.woord}’ kan ‘{after.woord}’ niet volgen.",
                f"na {state.woord} komt {lawful}.",
            )
        earlier, later = _day(before.op), _day(after.op)
        if earlier and later and later < earlier:
            yield _wrong(
                after,
                f"dit besluit is van {after.op}, eerder dan het besluit ervoor ({before.op}).",
                "zet de besluiten in de volgorde waarin ze genomen zijn.",
            )


def _deviation(one: Afwijking) -> Iterator[Lijstfout]:
    if not (one.document or one.gemeente):
        yield _wrong(
            one, "bij deze afwijking staat niet van wie zij is.", "vul document of gemeente in."
        )
    for key, said in (("eigen_woord", one.eigen_woord), ("reden", one.reden)):
        if not said:
            yield _wrong(one, f"bij deze afwijking ontbreekt ‘{key}’.", f"vul ‘{key}’ in.")
    if _PERSON.search(one.reden):
        yield _wrong(one, *_no_names("reden"))


def _no_names(key: str) -> tuple[str, str]:
    return (
        f"in {key} lijken gegevens van een persoon te staan.",
        "noem de rol of het overleg en laat naam, adres en nummer weg.",
    )


def _wrong(one: Regioterm | Termbesluit | Afwijking, what: str, advice: str) -> Lijstfout:
    return Lijstfout("Violation", what, advice, one.place)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
