"""Render which statement of a source became which rule, norm or term: text, JSON or CSV."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from types import MappingProxyType

from vams_kg.model import BACKGROUND, CHECKABLE, MEANING, Statement
from vams_kg.reporting.plain import JOIN, csv_text, json_text

SCHEMA = "vams-kg/coverage/1"
KINDS = (CHECKABLE, MEANING, BACKGROUND)


def render_coverage(statements: Sequence[Statement], format_name: str) -> str:
    """Return the coverage in a format of `COVERAGE_FORMATS`."""
    return COVERAGE_FORMATS[format_name](statements)


def totals(statements: Sequence[Statement]) -> dict[str, dict[str, int]]:
    """Return per kind of statement how many there are, are covered, have a reason and are open."""
    return {kind: _count([s for s in statements if s.soort == kind]) for kind in KINDS}


def _count(statements: Sequence[Statement]) -> dict[str, int]:
    covered = sum(s.covered for s in statements)
    reasons = sum(bool(s.reden) for s in statements)
    return {
        "totaal": len(statements),
        "gedekt": covered,
        "reden": reasons,
        "open": len(statements) - covered - reasons,
    }


def _text(statements: Sequence[Statement]) -> str:
    return "\n".join(_lines(statements)) + "\n"


def _lines(statements: Sequence[Statement]) -> Iterator[str]:
    for statement in statements:
        if statement.soort != BACKGROUND:
            yield from _block(statement)
    yield "Per bron (toetsbaar: gedekt + reden van totaal; betekenis: gedekt van totaal)"
    for name, part in [*_sources(statements), ("alle bronnen", statements)]:
        yield _summary(name, part)
    apart = ", ".join(dict.fromkeys(s.bron for s in statements if s.apart))
    yield _summary(f"zonder {apart}", [s for s in statements if not s.apart])
    reasons = Counter(s.soort_reden for s in statements if s.reden)
    yield from ("", "Redenen om niet te toetsen")
    yield from (f"  {count:4}  {name}" for name, count in sorted(reasons.items()))


def _block(statement: Statement) -> Iterator[str]:
    mark = "gedekt" if statement.covered else "reden" if statement.reden else "OPEN"
    yield f"{statement.id}  {statement.soort}  {mark}  ({statement.plaats})"
    yield f"    “{statement.citaat}”"
    rows = (
        ("regels", JOIN.join(statement.regels)),
        ("gevallen", JOIN.join(statement.gevallen)),
        ("normen", JOIN.join(statement.normen)),
        ("termen", JOIN.join(statement.termen)),
        ("niet getoetst", statement.reden),
        ("kijk naar", statement.kijk_naar),
    )
    yield from (f"    {name}: {value}" for name, value in rows if value)
    yield ""


def _sources(statements: Sequence[Statement]) -> Iterator[tuple[str, list[Statement]]]:
    for name in dict.fromkeys(s.bron for s in statements):
        yield name, [s for s in statements if s.bron == name]


def _summary(name: str, statements: Sequence[Statement]) -> str:
    found = totals(statements)
    check, mean = found[CHECKABLE], found[MEANING]
    return (
        f"  {name}: toetsbaar {check['gedekt']} + {check['reden']} van {check['totaal']}"
        f" (open {check['open']}); betekenis {mean['gedekt']} van {mean['totaal']}"
    )


def _json(statements: Sequence[Statement]) -> str:
    value = {
        "schema": SCHEMA,
        "totalen": totals(statements),
        "totalen_zonder_apart": totals([s for s in statements if not s.apart]),
        "totalen_per_bron": {name: totals(part) for name, part in _sources(statements)},
        "uitspraken": [{**asdict(s), "gedekt": s.covered} for s in statements],
    }
    return json_text(value)


def _csv(statements: Sequence[Statement]) -> str:
    names = [field.name for field in fields(Statement)]
    return csv_text([[*names, "gedekt"], *(_row(one, names) for one in statements)])


def _row(statement: Statement, names: Sequence[str]) -> list[object]:
    cells = [getattr(statement, name) for name in names]
    joined = [JOIN.join(cell) if isinstance(cell, tuple) else cell for cell in cells]
    return [*joined, "ja" if statement.covered else "nee"]


COVERAGE_FORMATS: Mapping[str, Callable[[Sequence[Statement]], str]] = MappingProxyType(
    {"text": _text, "json": _json, "csv": _csv}
)
