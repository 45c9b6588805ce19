"""The flows of a dossier, decided by the norms, as results that become findings."""

from collections.abc import Iterable

from vams_kg.checking.engines import RawResult
from vams_kg.checking.findings import Scope
from vams_kg.deciding import Matcher
from vams_kg.deciding.assessing import assess
from vams_kg.deciding.claims import read_flows
from vams_kg.deciding.flows import Alternatives, Outcome
from vams_kg.model import Dossier
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import REGEL

PARTS = ("gegevens", "feit")


def decide_flows(
    dossier: Dossier, scope: Scope, rulebook: Rulebook, matcher: Matcher, day: str
) -> list[RawResult]:
    """Return what the norms have against the flows of a dossier."""
    parts = rulebook.question_parts
    law_parts = rulebook.law_parts
    keys = [key.eigenschap for key in law_parts.sleutels]
    chosen = frozenset(term.iri for part in PARTS for term in parts[part].terms)
    return [
        _result(outcome, dossier, rulebook)
        for flow in read_flows(dossier, rulebook.law, chosen, keys)
        for outcome in assess(flow, matcher, scope.regime, day, law_parts)
    ]


def _result(outcome: Outcome, dossier: Dossier, rulebook: Rulebook) -> RawResult:
    words = {name: _said(found, dossier, rulebook) for name, found in outcome.woorden.items()}
    return RawResult(
        rule=REGEL.base + outcome.regel,
        focus=outcome.item,
        value=outcome.waarde,
        value_is_iri=True,
        bindings=words,
        norms=tuple(norm.norm.iri for norm in outcome.normen),
    )


def _said(found: Iterable[Alternatives], dossier: Dossier, rulebook: Rulebook) -> str:
    """Return terms in words, an item of the document by its own name; ` of ` is OR."""
    said = (" of ".join(sorted(_name(o, dossier, rulebook) for o in one)) for one in found)
    return "; ".join(dict.fromkeys(said))


def _name(iri: str, dossier: Dossier, rulebook: Rulebook) -> str:
    return dossier.namen.get(iri) or dossier.teksten.get(iri) or rulebook.label(iri)
