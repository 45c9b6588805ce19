"""Proposed text for what a rule asks."""

from collections.abc import Callable, Iterable

from vams_kg import __version__, resources
from vams_kg.errors import UnknownChoice
from vams_kg.model import Rule
from vams_kg.model.clauses import Clausule, Clausuleboek, Clausulekaart
from vams_kg.reporting.plain import JOIN
from vams_kg.reporting.report import words
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.clauses import read_clause_gaps, read_clauses
from vams_kg.workbench import Workbench

_FEW = 20
"""Names that a message can list whole."""


def clauses(
    bench: Workbench, rule: str | None = None, topic: str | None = None, kind: str | None = None
) -> Clausuleboek:
    """Return the clauses for a rule, a topic or a kind of document; all of them without a wish.

    Raises UnknownChoice with the names most like it.
    """
    rulebook = bench.rulebook
    wanted = _wanted(rulebook, rule, topic, kind)
    found = (_card(one, wanted, rulebook) for one in read_clauses(rulebook.ontology))
    cards = sorted((one for one in found if one), key=lambda one: _order(one, rulebook))
    gaps = (
        (rulebook.rules[iri], gap.reden)
        for gap in read_clause_gaps(rulebook.ontology)
        for iri in gap.regels
        if iri in wanted
    )
    return Clausuleboek(tuple(cards), tuple(gaps))


def clauses_made_with(bench: Workbench, *asked: str | None) -> tuple[tuple[str, str], ...]:
    """Return the receipt of clauses as words and what they say; `asked` are the wishes."""
    w, rulebook = words("nl"), bench.rulebook
    return (
        (w["regelset"].capitalize(), rulebook.version),
        (w["sha_regelset"], rulebook.sha256),
        (w["programma"], f"vams-kg {__version__}"),
        (w["sha_programma"], resources.code_sha256()),
        (w["wensen"], JOIN.join(filter(None, asked)) or w["geen_wens"]),
        (w["stand_regels"], rulebook.released),
    )


def _wanted(
    rulebook: Rulebook, rule: str | None, topic: str | None, kind: str | None
) -> frozenset[str]:
    """Return the rules that the wishes name, by IRI."""
    tests: list[Callable[[Rule], bool]] = []
    if rule:
        name = _known(rule, {one.local for one in rulebook.rules.values()}, "--rule")
        tests.append(lambda one: one.local == name)
    if topic:
        labels = {texts.get("nl", ""): iri for iri, texts in rulebook.topics.items()}
        about = labels[_known(topic, labels, "--topic")]
        tests.append(lambda one: one.onderwerp == about)
    if kind:
        iri = rulebook.choose("documentsoort", kind, "--for")
        tests.append(lambda one: one.alleen_voor in (None, iri))
    rules = rulebook.rules.values()
    return frozenset(one.iri for one in rules if all(test(one) for test in tests))


def _known(value: str, names: Iterable[str], option: str) -> str:
    by_lower = {name.lower(): name for name in names}
    if value.lower() not in by_lower:
        raise UnknownChoice(option, value, _nearest(value, by_lower.values()))
    return by_lower[value.lower()]


def _nearest(value: str, names: Iterable[str]) -> tuple[str, ...]:
    import difflib  # noqa: PLC0415 - only for a mistake

    known = sorted(names)
    near = difflib.get_close_matches(value, known, n=3, cutoff=0.5)
    return tuple(near or (known if len(known) <= _FEW else known[:3]))


def _card(clause: Clausule, wanted: frozenset[str], rulebook: Rulebook) -> Clausulekaart | None:
    rules = tuple(rulebook.rules[iri] for iri in clause.regels if iri in wanted)
    if not rules:
        return None
    norms = dict.fromkeys(norm for rule in rules for norm in rule.normen)
    deciders = {rule.wie_beslist.get("nl", ""): rule.wie_beslist for rule in rules}
    return Clausulekaart(
        clausule=clause,
        onderwerp=rulebook.topics.get(rules[0].onderwerp, {}),
        regels=rules,
        normen=tuple(rulebook.norms[norm] for norm in norms if norm in rulebook.norms),
        wie_beslist=tuple(texts for name, texts in deciders.items() if name),
    )


def _order(card: Clausulekaart, rulebook: Rulebook) -> tuple[int, str]:
    return rulebook.topic_order(card.regels[0].onderwerp), card.clausule.local
