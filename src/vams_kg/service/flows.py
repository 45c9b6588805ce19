"""The flows of a dossier, decided by the norms, as results that become findings."""

from collections.abc import Iterable

from vams_kg.checking.engines import RawResult
from vams_kg.checking.findings import Scope
from vams_kg.deciding import Matcher
from vams_kg.deciding.claims import read_flows
from vams_kg.deciding.flows import Outcome, assess
from vams_kg.model import Dossier
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import REGEL

PARTS = ("gegevens", "feit")


def decide_flows(
    dossier: Dossier, scope: Scope, rulebook: Rulebook, matcher: Matcher, day: str
) -> list[RawResult]:
    """Return what the norms have against the flows of a dossier."""
    parts = rulebook.question_parts
    chosen = frozenset(term.iri for part in PARTS for term in parts[part].terms)
    return [
        _result(outcome, dossier, rulebook)
        for flow in read_flows(dossier, rulebook.law, chosen)
        for outcome in assess(flow, matcher, scope.regime, day)
    ]


def _result(outcome: Outcome, dossier: Dossier, rulebook: Rulebook) -> RawResult:
    words = {name: _said(terms, dossier, rulebook) for name, terms in outcome.woorden.items()}
    return RawResult(
        rule=REGEL.base + outcome.regel,
        focus=outcome.item,
        value=outcome.waarde,
        value_is_iri=True,
        bindings=words,
        norms=tuple(norm.norm.iri for norm in outcome.normen),
    )


def _said(terms: Iterable[str], dossier: Dossier, rulebook: Rulebook) -> str:
    """Return terms in words; a term of the document by its own name, ` of ` stays between."""
    said = []
    for term in terms:
        parts = (_name(part, dossier, rulebook) for part in term.split(" of "))
        said.append(" of ".join(sorted(parts)))
    return "; ".join(dict.fromkeys(said))


def _name(iri: str, dossier: Dossier, rulebook: Rulebook) -> str:
    return dossier.namen.get(iri) or dossier.teksten.get(iri) or rulebook.label(iri)
