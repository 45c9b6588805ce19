"""The account of every document that was checked: the one value all report formats build on."""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from vams_kg import __version__, resources
from vams_kg.checking.findings import WEIGHT, Scope
from vams_kg.checking.waswordt import fill_in
from vams_kg.deciding import Matcher
from vams_kg.deciding.assessing import assess, is_judged
from vams_kg.deciding.claims import Flow, read_flows
from vams_kg.deciding.flows import OPEN, UNREAD, Outcome
from vams_kg.graph import Facts
from vams_kg.model import (
    ATTENTION,
    GOOD,
    OBJECTION,
    UNJUDGED,
    UNOBJECTED,
    WEIGHING,
    Account,
    Actie,
    Artikelplaats,
    Bronleemte,
    Dossier,
    Finding,
    Judgement,
    Place,
    Receipt,
    Regeluitkomst,
    Voorwaarde,
    Weging,
    Wetsdelen,
)
from vams_kg.reporting.report import LANGUAGES, words
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.disclosures import place_of
from vams_kg.service.checking import Checked, Wishes
from vams_kg.service.flows import PARTS
from vams_kg.service.portrait import portrait
from vams_kg.vocabulary import REGEL, VAMS
from vams_kg.workbench import Workbench

PROGRAM = "vams-kg"
TO_DO = ("Violation", "Warning")
"""Severities that ask for an action."""


def accounts(checked: Checked, bench: Workbench, wanted: Wishes) -> tuple[Account, ...]:
    """Return the account of every document that was checked, with the wishes it was checked by."""
    matcher = Matcher(bench.rulebook.law)
    code = resources.code_sha256()
    return tuple(
        _Maker(dossier, judgement, scope, bench, matcher).account(_asked(wanted, bench), code)
        for dossier, judgement, scope in zip(
            checked.dossiers, checked.judgements, checked.scopes, strict=True
        )
    )


def _asked(wanted: Wishes, bench: Workbench) -> tuple[tuple[str, str], ...]:
    """Return the wishes as pairs of an option and its short name."""
    name = bench.rulebook.notation
    pairs = [("regime", name(wanted.regime))] if wanted.regime else []
    pairs += [("regiemodel", name(model)) for model in wanted.regiemodellen or ()]
    pairs += [("datum", wanted.datum)] if wanted.datum else []
    pairs += [("strict", "ja")] if wanted.strict else []
    own = wanted.engine != Wishes().engine
    return (*pairs, ("motor", wanted.engine)) if own else tuple(pairs)


class _Maker:
    """One document with its judgement, and what is looked up more than once."""

    def __init__(
        self,
        dossier: Dossier,
        judgement: Judgement,
        scope: Scope,
        bench: Workbench,
        matcher: Matcher,
    ) -> None:
        self.dossier, self.judgement, self.scope = dossier, judgement, scope
        self.bench, self.matcher = bench, matcher
        self.rulebook: Rulebook = bench.rulebook
        self.facts = Facts.of(dossier.quads)
        parts = self.rulebook.question_parts
        chosen = frozenset(term.iri for part in PARTS for term in parts[part].terms)
        self.law_parts = self.rulebook.law_parts
        keys = [key.eigenschap for key in self.law_parts.sleutels]
        self.flows = list(read_flows(dossier, self.rulebook.law, chosen, keys))
        self.outcomes = {flow.item: self._assessed(flow) for flow in self.flows}
        self.judged = {flow.item for flow in self.flows if self._is_judged(flow)}

    def account(self, asked: tuple[tuple[str, str], ...], code: str) -> Account:
        """Return the account; `asked` are the wishes, `code` the hash of the program."""
        standings = {flow.item: self._standing(flow) for flow in self.flows}
        return Account(
            judgement=self.judgement,
            waswordt=fill_in(self.dossier, self.judgement, self.scope, self.rulebook),
            acties=tuple(_actions(self.judgement.bevindingen)),
            regels=tuple(self._rules()),
            portret=portrait(self.dossier, self.rulebook, standings),
            wegingen=tuple(self._weighings()),
            leemten=tuple(self._gaps()),
            receipt=_receipt(self.judgement, asked, code, self.bench.columns_sha256),
        )

    # --- Rules ---

    def _rules(self) -> Iterator[Regeluitkomst]:
        found: dict[str, list[Finding]] = {}
        for finding in self.judgement.bevindingen:
            found.setdefault(REGEL.base + finding.regel, []).append(finding)
        applied = self.bench.checker.judged(self.dossier, self.scope) | self._decided()
        order = self.rulebook.topic_order
        rules = (
            rule for iri, rule in self.rulebook.rules.items() if iri in applied or iri in found
        )
        for rule in sorted(rules, key=lambda rule: (order(rule.onderwerp), rule.local)):
            own = tuple(found.get(rule.iri, ()))
            heaviest = min((f.ernst for f in own), key=WEIGHT.__getitem__, default=GOOD)
            norms = tuple(self.rulebook.norms[n] for n in rule.normen if n in self.rulebook.norms)
            yield Regeluitkomst(rule, norms, heaviest, own)

    def _decided(self) -> frozenset[str]:
        """Return the rules that flows are judged by, when there is a flow that was judged."""
        return self.rulebook.decision_rules if self.judged else frozenset()

    # --- Data flows ---

    def _assessed(self, flow: Flow) -> list[Outcome]:
        return list(assess(flow, *self._law()))

    def _is_judged(self, flow: Flow) -> bool:
        return is_judged(flow, *self._law())

    def _law(self) -> tuple[Matcher, str, str, Wetsdelen]:
        return self.matcher, self.scope.regime, self.judgement.datum, self.law_parts

    def _standing(self, flow: Flow) -> str:
        found = {
            f.ernst for f in self.judgement.bevindingen if _under(f.pad, self._place(flow).pad)
        }
        rules = {outcome.regel for outcome in self.outcomes[flow.item]}
        if "Violation" in found:
            return OBJECTION
        if "Warning" in found:
            return ATTENTION
        if UNREAD in rules or flow.item not in self.judged:
            return UNJUDGED
        return WEIGHING if OPEN in rules else UNOBJECTED

    def _place(self, flow: Flow) -> Place:
        return self.dossier.places.get(flow.item) or Place(self.dossier.bestand, "")

    def _weighings(self) -> Iterator[Weging]:
        for flow in self.flows:
            for outcome in self.outcomes[flow.item]:
                if outcome.regel == OPEN:
                    yield self._weighing(flow, outcome)

    def _weighing(self, flow: Flow, outcome: Outcome) -> Weging:
        place = self._place(flow)
        return Weging(
            pad=place.pad,
            plaats=place,
            stroom=f"{self._parties(flow, VAMS.van)} → {self._parties(flow, VAMS.aan)}",
            norm=outcome.normen[0].norm,
            voorwaarden=tuple(
                Voorwaarde(self._either(one.een_van), one.weegt) for one in outcome.open
            ),
        )

    def _parties(self, flow: Flow, side: ox.NamedNode) -> str:
        texts, names = self.dossier.teksten, self.dossier.namen
        found = []
        for node in self.facts.iris(ox.NamedNode(flow.item), side):
            target = self.facts.iri(ox.NamedNode(node), VAMS.verwijst)
            found.append((target and names.get(target)) or texts.get(node, ""))
        return ", ".join(found)

    def _either(self, terms: Iterable[str]) -> Mapping[str, str]:
        """Return alternatives in words, per language."""
        return {
            language: f" {words(language)['of']} ".join(
                sorted(self.rulebook.label(term, language) for term in terms)
            )
            for language in LANGUAGES
        }

    # --- What is not modelled ---

    def _gaps(self) -> Iterator[Bronleemte]:
        used = self._used()
        acts = {place.wet for place in used}
        seen: set[tuple[str, str]] = set()
        for gap in self.rulebook.gaps:
            whole = not (gap.plaats.artikel or gap.plaats.hoofdstuk)
            met = gap.plaats.wet in acts if whole else any(gap.plaats.meets(one) for one in used)
            said = (gap.plaats.wet, gap.tekst["nl"])
            if met and said not in seen:
                seen.add(said)
                yield Bronleemte(gap.bron, gap.aanduiding, gap.tekst)

    def _used(self) -> list[Artikelplaats]:
        """Return the places in acts that the document names."""
        sources = self.rulebook.law.bronnen.get(self.scope.regime, frozenset())
        found = {place_of(self.facts, node) for _, node in self.facts.pairs(VAMS.artikelverwijzing)}
        acts = {
            Artikelplaats(act.value)
            for _, act in self.facts.pairs(VAMS.noemt)
            if isinstance(act, ox.NamedNode) and act.value in sources
        }
        return [place for place in found | acts if place.wet]


def _under(path: str, item: str) -> bool:
    return path == item or path.startswith(f"{item}.")


def _actions(findings: Iterable[Finding]) -> Iterator[Actie]:
    """Yield what to do, the heaviest first, in the order of the topics; one remedy, one action."""
    grouped: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        if finding.ernst in TO_DO:
            key = (finding.ernst, finding.regel, finding.herstel.get("nl", ""))
            grouped.setdefault(key, []).append(finding)
    order = sorted(grouped.values(), key=lambda found: WEIGHT[found[0].ernst])
    for number, found in enumerate(order, start=1):
        first = found[0]
        yield Actie(number, first.ernst, first.herstel, first.wie_beslist, tuple(found))


def _receipt(
    judgement: Judgement, asked: tuple[tuple[str, str], ...], code: str, columns: str
) -> Receipt:
    return Receipt(
        bestand=judgement.bestand,
        invoer_sha256=judgement.sha256,
        regelset_versie=judgement.regelset_versie,
        regelset_sha256=judgement.regelset_sha256,
        programma=PROGRAM,
        programma_versie=__version__,
        programma_sha256=code,
        regime=judgement.regime,
        regiemodel=judgement.regiemodel,
        datum=judgement.datum,
        wensen=asked,
        indeling_sha256=columns,
    )
