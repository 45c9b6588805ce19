"""Documents in, judgements out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from vams_kg import documents
from vams_kg.checking.findings import Scope, ordered
from vams_kg.checking.waswordt import fill_in
from vams_kg.deciding import Matcher
from vams_kg.errors import UnreadableInput, WrongDate
from vams_kg.model import Dossier, Finding, Judgement, Texts, WasWordt
from vams_kg.rulebook import Rulebook
from vams_kg.service.flows import decide_flows
from vams_kg.vocabulary import VAMS, XSD
from vams_kg.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one input with the name that reports show."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asks of a check, as IRIs; None means: as the document itself declares."""

    regime: str | None = None
    regiemodellen: tuple[str, ...] | None = None
    datum: str | None = None
    strict: bool = False
    engine: str = "compiled"


@dataclass(frozen=True, slots=True)
class Checked:
    """The judgements of all inputs that could be read, and what was wrong with the others."""

    judgements: tuple[Judgement, ...]
    unreadable: tuple[UnreadableInput, ...]
    dossiers: tuple[Dossier, ...] = ()
    scopes: tuple[Scope, ...] = ()


def wishes(
    rulebook: Rulebook, regime: str | None, schemes: Sequence[str], day: str | None = None
) -> Wishes:
    """Return the wishes for a regime, practice models and a date (ISO 8601) by name.

    Raises UnknownChoice with the nearest known names, or for a date that does not exist.
    """
    return Wishes(
        datum=_day(day) if day else None,
        regime=rulebook.choose("regime", regime, "--regime") if regime else None,
        regiemodellen=tuple(rulebook.choose("regiemodel", name, "--scheme") for name in schemes)
        or None,
    )


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise WrongDate("--date", text) from None


def check(
    sources: Iterable[Source],
    bench: Workbench,
    wanted: Wishes = Wishes(),
    progress: Callable[[str], None] = lambda name: None,
) -> Checked:
    """Return the judgement of every source; one that cannot be read does not stop the others."""
    bench = bench.current()
    dossiers: list[Dossier] = []
    unreadable: list[UnreadableInput] = []
    found: list[tuple[Finding, ...]] = []
    matcher = Matcher(bench.rulebook.law)
    for source in sources:
        try:
            dossier = _dated(documents.read(source.data, source.name, bench.knowledge), wanted)
        except UnreadableInput as error:
            unreadable.append(error)
        else:
            scope = _scope(dossier, wanted, bench.rulebook)
            dossiers.append(dossier)
            day = _judged_on(dossier, wanted, bench.rulebook)
            decided = decide_flows(dossier, scope, bench.rulebook, matcher, day)
            found.append(
                bench.checker.check(
                    dossier, scope, engine=wanted.engine, strict=wanted.strict, decided=decided
                )
            )
        progress(source.name)
    scopes = [_scope(dossier, wanted, bench.rulebook) for dossier in dossiers]
    across = bench.checker.check_collection(dossiers, scopes, engine=wanted.engine)
    judged = [
        _judgement(dossier, scope, ordered((*one, *other), bench.rulebook), wanted, bench)
        for dossier, scope, one, other in zip(dossiers, scopes, found, across, strict=True)
    ]
    return Checked(tuple(judged), tuple(unreadable), tuple(dossiers), tuple(scopes))


def was_wordt(checked: Checked, bench: Workbench) -> tuple[WasWordt, ...]:
    """Return the was-wordt list filled in for every document that was checked."""
    return tuple(
        fill_in(dossier, judgement, scope, bench.rulebook)
        for dossier, judgement, scope in zip(
            checked.dossiers, checked.judgements, checked.scopes, strict=True
        )
    )


def _scope(dossier: Dossier, wanted: Wishes, rulebook: Rulebook) -> Scope:
    """Return what counts for this document: the user's wish, else what it declares itself."""
    regime = wanted.regime or dossier.regime or rulebook.default_regime
    models = wanted.regiemodellen
    return Scope(regime, dossier.regiemodellen if models is None else models)


def _judged_on(dossier: Dossier, wanted: Wishes, rulebook: Rulebook) -> str:
    return wanted.datum or dossier.datum or rulebook.released


def _dated(dossier: Dossier, wanted: Wishes) -> Dossier:
    """Return the dossier with the date of judgement as a fact, when the user gives one."""
    if wanted.datum is None:
        return dossier
    fact = ox.Quad(
        ox.NamedNode(dossier.document),
        VAMS.peildatum,
        ox.Literal(wanted.datum, datatype=XSD.date),
    )
    return dossier.with_facts(fact)


def _judgement(
    dossier: Dossier,
    scope: Scope,
    findings: tuple[Finding, ...],
    wanted: Wishes,
    bench: Workbench,
) -> Judgement:
    rulebook = bench.rulebook
    return Judgement(
        bestand=dossier.bestand,
        titel=dossier.titel,
        soort=rulebook.label(dossier.soort) if dossier.soort else "",
        regime=rulebook.notation(scope.regime),
        regiemodel=tuple(rulebook.notation(model) for model in scope.regiemodellen),
        datum=_judged_on(dossier, wanted, rulebook),
        sha256=dossier.sha256,
        regelset_versie=rulebook.version,
        regelset_sha256=rulebook.sha256,
        bevindingen=findings,
        voorbehoud=_caveat(dossier, scope, rulebook),
        karig=_says_little(dossier),
    )


FEWEST = 10
"""A document with fewer values about its parts says too little to conclude anything from."""


def _says_little(dossier: Dossier) -> bool:
    """Return whether a document holds hardly more than a title and what it says of itself."""
    told = (dossier.places.get(node) for node in dossier.teksten)
    return sum(place is not None and "." in place.pad for place in told) < FEWEST


def _caveat(dossier: Dossier, scope: Scope, rulebook: Rulebook) -> Texts:
    """Return what must be said first: of a draft that it is one, of a regime what it is."""
    draft = rulebook.caveat(VAMS.concept.value) if dossier.concept else {}
    regime = rulebook.caveat(scope.regime)
    return {
        language: " ".join(filter(None, (draft.get(language), regime.get(language))))
        for language in {**draft, **regime}
    }
