"""From judgements to a report in one format, and back: whether a report belongs to an input."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from vams_kg import __version__, resources
from vams_kg.errors import UnreadableInput
from vams_kg.reporting.kept import says_the_same
from vams_kg.reporting.receipt import Stamp, find_stamps
from vams_kg.reporting.renderers import FORMATS, as_bytes, render
from vams_kg.reporting.report import Report, words
from vams_kg.rulebook import Rulebook
from vams_kg.service.account import accounts
from vams_kg.service.checking import Checked, Source, Wishes, check, was_wordt, wishes
from vams_kg.workbench import Workbench


def make_report(  # noqa: PLR0913 - what was checked, and three wishes on how to tell it
    checked: Checked,
    bench: Workbench,
    wanted: Wishes,
    format_name: str,
    language: str,
    *,
    whole: bool = False,
) -> Report:
    """Return the report value with all that a format needs; count unread inputs with `replace`.

    With `whole` it holds the accounts of the documents even where the format can do without.
    """
    renderer = FORMATS[format_name]
    return Report(
        judgements=checked.judgements,
        onderwerpen=bench.rulebook.topics,
        language=language,
        onleesbaar=len(checked.unreadable),
        waswordt=was_wordt(checked, bench) if renderer.waswordt else (),
        accounts=accounts(checked, bench, wanted) if whole or renderer.account else (),
    )


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether a report belongs to an input; the notes are keys of words, with what they name."""

    past: bool
    notes: tuple[tuple[str, str], ...]


def verify(report: Source, inputs: Sequence[Source], bench: Workbench) -> Verified:
    """Return whether a report was made of these inputs by this rulebook and this program.

    Where all of that is the same the report is made again and compared byte for byte. Raises
    UnreadableInput for a report without a receipt.
    """
    stamps = find_stamps(report.data)
    if not stamps:
        raise UnreadableInput(
            report.name,
            "in dit bestand staat geen bewijs van vams-kg.",
            expected="een rapport dat ‘vams-kg report’ heeft gemaakt",
            try_this="maak het rapport opnieuw met ‘vams-kg report’.",
        )
    given = {sha256(one.data).hexdigest(): one for one in inputs}
    notes = [*_inputs(stamps, given), *_knowledge(stamps, bench.rulebook)]
    if notes:
        return Verified(False, tuple(notes))
    if any(stamp.receipt.invoer_sha256 not in given for stamp in stamps):
        return Verified(True, (("verify_niet_alles", ""),))
    return _compared(report.data, stamps, given, bench)


def _inputs(stamps: Sequence[Stamp], given: dict[str, Source]) -> Iterable[tuple[str, str]]:
    known = {stamp.receipt.invoer_sha256 for stamp in stamps}
    for digest, one in given.items():
        if digest not in known:
            yield "verify_invoer", one.name


def _knowledge(stamps: Sequence[Stamp], rulebook: Rulebook) -> Iterable[tuple[str, str]]:
    code = resources.code_sha256()
    receipts = [stamp.receipt for stamp in stamps]
    for one in receipts:
        if one.regelset_sha256 != rulebook.sha256:
            yield "verify_regelset", one.regelset_versie
            break
    for one in receipts:
        if one.programma_versie != __version__ or one.programma_sha256 != code:
            yield "verify_programma", one.programma_versie
            break


def _compared(
    data: bytes, stamps: Sequence[Stamp], given: dict[str, Source], bench: Workbench
) -> Verified:
    """Return whether the report is what is made of the same inputs in the same way."""
    first = stamps[0]
    renderer = FORMATS.get(first.vorm)
    if renderer is None or any(stamp.receipt.wensen != first.receipt.wensen for stamp in stamps):
        return Verified(False, (("verify_rapport", ""),))
    made = _again(stamps, given, bench)
    if made == data:
        return Verified(True, (("verify_past", ""),))
    free = {value for name, value in words(first.taal).items() if name.startswith("status_")}
    filled = renderer.fillable and says_the_same(made, data, first.vorm, free)
    return Verified(filled, (("verify_ingevuld" if filled else "verify_rapport", ""),))


def _again(stamps: Sequence[Stamp], given: dict[str, Source], bench: Workbench) -> bytes:
    """Return the bytes of the report made again."""
    first = stamps[0]
    asked = _wishes(first.receipt.wensen, bench.rulebook)
    sources = [Source(s.receipt.bestand, given[s.receipt.invoer_sha256].data) for s in stamps]
    checked = check(sources, bench, asked)
    made = make_report(checked, bench, asked, first.vorm, first.taal, whole=True)
    made = replace(made, onleesbaar=first.onleesbaar)
    return as_bytes(render(made, first.vorm))


def _wishes(pairs: Iterable[tuple[str, str]], rulebook: Rulebook) -> Wishes:
    """Return the wishes that a receipt tells; raises UnknownChoice."""
    told = dict(pairs)
    schemes = [value for name, value in pairs if name == "regiemodel"]
    found = wishes(rulebook, told.get("regime"), schemes, told.get("datum"))
    return Wishes(found.regime, found.regiemodellen, found.datum, strict="strict" in told)
