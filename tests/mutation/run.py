"""Check every changed document in two processes and hold the new findings beside the expected."""

import multiprocessing
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from mutation.changes import Defect
from mutation.documents import Subject, dumped
from vams_kg import service
from vams_kg.workbench import Workbench

WORKERS = 2
CHUNK = 8

Found = tuple[str, str, str]
"""Rule, place and severity of a finding."""

NOTICED = "gezien"
ELSEWHERE = "andere plaats"
WRONG_RULE = "andere regel"
MISSED = "gemist"

_bench: list[Workbench] = []


@dataclass(frozen=True, slots=True)
class Outcome:
    """One defect with what is new in its findings."""

    defect: Defect
    nieuw: tuple[Found, ...]
    """Findings that the unchanged document does not have."""
    weg: tuple[Found, ...]
    """Findings of the unchanged document that are gone."""

    @property
    def verdict(self) -> str:
        """How the defect was noticed."""
        if any(self._right(one) and self._in_place(one) for one in self.nieuw):
            return NOTICED
        if any(self._right(one) for one in self.nieuw):
            return ELSEWHERE
        return WRONG_RULE if self.nieuw else MISSED

    @property
    def severity_differs(self) -> bool:
        """Whether the right rule speaks at the right place with another severity."""
        wanted = self.defect.operator.ernst
        said = {f[2] for f in self.nieuw if self._right(f) and self._in_place(f)}
        return bool(wanted and said) and wanted not in said

    @property
    def others(self) -> tuple[Found, ...]:
        """Return new Violations of rules that were not expected."""
        return tuple(f for f in self.nieuw if f[2] == "Violation" and not self._right(f))

    def _right(self, found: Found) -> bool:
        return any(fnmatchcase(found[0], rule) for rule in self.defect.operator.regels)

    def _in_place(self, found: Found) -> bool:
        return any(fnmatchcase(found[1], place) for place in self.defect.plaatsen)


def run(
    subjects: list[Subject], defects: list[Defect]
) -> tuple[list[Outcome], dict[str, list[Found]]]:
    """Return the outcome of every defect, and the findings of the unchanged documents."""
    texts = [(subject.naam, dumped(subject.tree)) for subject in subjects]
    texts += [(defect.document, dumped(defect.tree)) for defect in defects]
    # One seed for all processes: the order of sets reaches the queries, and with it their plans.
    os.environ.setdefault("PYTHONHASHSEED", "1")
    with multiprocessing.get_context("spawn").Pool(_workers(), _prepare) as pool:
        found = pool.map(_check, texts, chunksize=CHUNK)
    before = {subject.naam: one for subject, one in zip(subjects, found, strict=False)}
    after = found[len(subjects) :]
    outcomes = [
        _outcome(defect, before[defect.document], one)
        for defect, one in zip(defects, after, strict=True)
    ]
    return outcomes, before


def _workers() -> int:
    return min(WORKERS, os.cpu_count() or 1)


def _prepare() -> None:
    _bench.append(service.prepare())


def _check(text: tuple[str, bytes]) -> list[Found]:
    name, data = text
    checked = service.check([service.Source(name, data)], _bench[0])
    if checked.unreadable:
        return [("Onleesbaar", "", "Violation")]
    findings = checked.judgements[0].bevindingen
    return [(finding.regel, finding.pad, finding.ernst) for finding in findings]


def _outcome(defect: Defect, before: Iterable[Found], after: Iterable[Found]) -> Outcome:
    old, new = Counter(before), Counter(after)
    return Outcome(
        defect, tuple(sorted((new - old).elements())), tuple(sorted((old - new).elements()))
    )
