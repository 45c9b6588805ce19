"""Definitions beside each other in the words of a report: what every format shows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final

from vams_kg.model import Place
from vams_kg.model.harmonising import (
    Begripsbepaling,
    Facetwaarde,
    Harmonisatie,
    Soort,
    Termvergelijking,
)
from vams_kg.reporting.plain import clean
from vams_kg.reporting.report import choose, words

ORDER: Final = (
    Soort.valse_vriend,
    Soort.verborgen_tweeling,
    Soort.verschil,
    Soort.gelijk,
    Soort.alleen_tekst,
    Soort.onbekend,
)
"""Kinds of pairs in the order in which people should look at them."""


def pairs_of(found: Harmonisatie, kind: Soort) -> list[Termvergelijking]:
    """Return the pairs of one kind, the surest first."""
    chosen = [one for one in found.vergelijkingen if one.soort is kind]
    return sorted(chosen, key=lambda one: (-one.zekerheid, one.links.term, one.rechts.term))


def who(one: Begripsbepaling) -> str:
    """Return whose definition it is: the organisations, else the title of the document."""
    names = one.organisaties
    if not names:
        return clean(one.titel)
    more = f" +{len(names) - 2}" if len(names) > 2 else ""
    return clean(", ".join(names[:2])) + more


def succession(one: Begripsbepaling, language: str) -> list[str]:
    """Return for each municipality that no longer exists when it ended and what it is now."""
    return [
        words(language)["harmonie_opgeheven"].format(
            naam=old.naam, einde=old.einde, nu=", ".join(new.naam for new in now)
        )
        for old, now in one.gemeenten
        if old.einde
    ]


def facet_name(found: Harmonisatie, iri: str, language: str) -> str:
    """Return what people call a facet."""
    return choose(found.facetten[iri].naam, language)


def value_text(value: Facetwaarde | None) -> str:
    """Return a value as its author wrote it; empty when the document does not speak of it."""
    return clean("; ".join(value.teksten)) if value else ""


def place_text(place: Place) -> str:
    """Return where something stands: file, and line or sheet and cell."""
    spot = f"{place.blad}!{place.cel}" if place.blad and place.cel else place.regelnummer
    name = PurePath(place.bestand).name
    return f"{name}:{spot}" if spot else f"{name} {place.pad}"


def used_facets(found: Harmonisatie, terms: Iterable[Begripsbepaling]) -> list[str]:
    """Return the facets that at least one of the definitions speaks of, in their order."""
    spoken = {iri for one in terms for iri in one.facetten}
    return [iri for iri in found.facetten if iri in spoken]


def by_word(found: Harmonisatie) -> Mapping[str, Sequence[Begripsbepaling]]:
    """Return the definitions by word, the words that most documents define first."""
    grouped: dict[str, list[Begripsbepaling]] = {}
    for one in found.bepalingen:
        grouped.setdefault(one.woord, []).append(one)
    return dict(sorted(grouped.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def reasons(found: Harmonisatie, pair: Termvergelijking, language: str) -> Iterator[str]:
    """Yield a line per facet that both speak of: what the left says, what the right says."""
    w = words(language)
    for one in pair.facetten:
        left = pair.links.facetten[one.facet]
        right = pair.rechts.facetten[one.facet]
        yield w["harmonie_reden"].format(
            facet=facet_name(found, one.facet, language),
            links=value_text(left),
            rechts=value_text(right),
            uitkomst=w[f"uitkomst_{one.uitkomst.value}"],
        )


def unknown_text(found: Harmonisatie, pair: Termvergelijking, language: str) -> str:
    """Return the facets that only one of the two speaks of, as a list in words."""
    return ", ".join(facet_name(found, iri, language) for iri in pair.onbekend)
