"""The raw counts of a run, as text: per operator, what was missed, and which rules never fired."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mutation.operators import MISSING, WRONG
from mutation.run import ELSEWHERE, MISSED, NOTICED, WRONG_RULE, Found, Outcome

VERDICTS = (NOTICED, ELSEWHERE, WRONG_RULE, MISSED)


def report(
    outcomes: Sequence[Outcome],
    before: dict[str, list[Found]],
    contracts: Sequence[str],
    rules: set[str],
) -> str:
    """Return the whole report."""
    on_contracts = [one for one in outcomes if one.defect.document in contracts]
    on_cases = [one for one in outcomes if one.defect.document not in contracts]
    lines = ["# Mutatietoets", "", *_unchanged(before, contracts)]
    for title, part in (("De twee contractdocumenten", on_contracts), ("Goed-gevallen", on_cases)):
        lines += ["", f"## {title}", "", *_totals(part)]
    lines += ["", "## Per operator", "", *_operators(outcomes)]
    for verdict in (MISSED, WRONG_RULE, ELSEWHERE):
        lines += ["", f"## {verdict.capitalize()}", "", *_defects(outcomes, verdict)]
    lines += ["", "## Andere ernst dan verwacht", "", *_severities(outcomes)]
    lines += ["", "## Nieuwe Violations van andere regels", "", *_others(on_contracts)]
    lines += ["", "## Regels", "", *_rules(outcomes, rules)]
    return "\n".join(lines) + "\n"


def failures(before: dict[str, list[Found]], contracts: Sequence[str]) -> list[Found]:
    """Return the Violations on the unchanged contract documents: there must be none."""
    return [f for name in contracts for f in before[name] if f[2] == "Violation"]


def _unchanged(before: dict[str, list[Found]], contracts: Sequence[str]) -> Iterator[str]:
    for name in contracts:
        counts = Counter(severity for _, _, severity in before[name])
        said = ", ".join(f"{counts[one]} {one}" for one in ("Violation", "Warning", "Info"))
        yield f"- Onveranderd {name}: {said}"


def _totals(outcomes: Sequence[Outcome]) -> Iterator[str]:
    groups = {
        "alle": list(outcomes),
        f"aard {MISSING}": [o for o in outcomes if o.defect.operator.aard == MISSING],
        f"aard {WRONG}": [o for o in outcomes if o.defect.operator.aard == WRONG],
    }
    for one in outcomes:
        groups.setdefault(f"doet {one.defect.operator.doe}", []).append(one)
    yield "| | fouten | " + " | ".join(VERDICTS) + " | deel gezien |"
    yield "|---|---:|" + "---:|" * (len(VERDICTS) + 1)
    for title, part in groups.items():
        yield _row(title, part)


def _row(title: str, part: Sequence[Outcome]) -> str:
    counts = Counter(one.verdict for one in part)
    share = f"{counts[NOTICED]}/{len(part)}"
    if part:
        share += f" = {100 * counts[NOTICED] / len(part):.1f} %"
    return (
        f"| {title} | {len(part)} | "
        + " | ".join(str(counts[v]) for v in VERDICTS)
        + f" | {share} |"
    )


def _operators(outcomes: Iterable[Outcome]) -> Iterator[str]:
    parts: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        parts[one.defect.operator.naam].append(one)
    yield "| operator | fouten | " + " | ".join(VERDICTS) + " | deel gezien |"
    yield "|---|---:|" + "---:|" * (len(VERDICTS) + 1)
    for name, part in sorted(parts.items()):
        yield _row(name, part)


def _defects(outcomes: Iterable[Outcome], verdict: str) -> Iterator[str]:
    for one in outcomes:
        if one.verdict == verdict:
            wanted = ", ".join(one.defect.operator.regels)
            yield f"- {_named(one)}: verwacht {wanted}{_said(one.nieuw)}"


def _named(one: Outcome) -> str:
    value = one.defect.operator.waarde
    given = f" ({str(value)[:60]})" if isinstance(value, str) else ""
    place = one.defect.pad or "document"
    return f"`{one.defect.document}` {place} — {one.defect.operator.naam}{given}"


def _said(found: Sequence[Found]) -> str:
    if not found:
        return ""
    listed = "; ".join(
        f"{rule} ({severity}) op {pad or 'document'}" for rule, pad, severity in found
    )
    return f"; gemeld: {listed}"


def _severities(outcomes: Iterable[Outcome]) -> Iterator[str]:
    for one in outcomes:
        if one.severity_differs:
            yield f"- {_named(one)}: verwacht {one.defect.operator.ernst}{_said(one.nieuw)}"


def _others(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield per operator the rules that also speak, with their number: one cause, one Violation."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in outcomes:
        counts[one.defect.operator.naam].update({rule for rule, _, _ in one.others})
    for name, part in sorted(counts.items()):
        if part:
            yield f"- {name}: " + ", ".join(f"{rule} {n}x" for rule, n in sorted(part.items()))


def _rules(outcomes: Sequence[Outcome], rules: set[str]) -> Iterator[str]:
    fired = {rule for one in outcomes for rule, _, _ in one.nieuw}
    expected = {rule for one in outcomes for rule in one.defect.operator.regels} & rules
    yield f"- Regels: {len(rules)}; door een fout aan het spreken gebracht: {len(rules & fired)}."
    yield f"- Verwacht, maar nooit gehoord ({len(expected - fired)}): " + _listed(expected - fired)
    silent = rules - fired - expected
    yield f"- Zonder fout die ernaar vraagt en nooit gehoord ({len(silent)}): " + _listed(silent)


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "geen"
