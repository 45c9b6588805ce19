"""Whether a report belongs to a document, and what differs when it does not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from vams_kg import __version__, resources
from vams_kg.errors import UnreadableInput
from vams_kg.model import Receipt
from vams_kg.reporting.kept import says_the_same
from vams_kg.reporting.receipt import Stamp, find_stamps
from vams_kg.reporting.renderers import FORMATS, as_bytes, render
from vams_kg.reporting.report import words
from vams_kg.rulebook import Rulebook
from vams_kg.service.checking import Source, Wishes, check, wishes
from vams_kg.service.reports import make_report
from vams_kg.workbench import Workbench

Note = tuple[str, str]
"""A key of words, with what it names."""

_FIELDS = {
    "regime": "regime",
    "regiemodel": "regiemodel",
    "datum": "datum_beoordeling",
    "wensen": "wensen",
}
"""What a receipt tells of how was judged, with the word for it."""


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether a report belongs to an input; the notes are keys of words, with what they name."""

    past: bool
    notes: tuple[Note, ...]

    @property
    def document_is_other(self) -> bool:
        """Return whether the document itself is not the one that the report is about."""
        return any(key == "verify_invoer" for key, _ in self.notes)

    @property
    def answer(self) -> str:
        """Return the key of the sentence that answers the question."""
        if self.past:
            return "verify_ja"
        other = self.document_is_other or any(key == "verify_rapport" for key, _ in self.notes)
        return "verify_nee" if other else "verify_anders"


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
    notes = [*_inputs(stamps, given), *_made_with([stamp.receipt for stamp in stamps], bench)]
    if notes:
        return Verified(False, tuple(notes))
    if any(stamp.receipt.invoer_sha256 not in given for stamp in stamps):
        return Verified(True, (("verify_niet_alles", ""),))
    return _compared(report.data, stamps, given, bench)


# --- What differs ---


def _inputs(stamps: Sequence[Stamp], given: dict[str, Source]) -> Iterator[Note]:
    known = {stamp.receipt.invoer_sha256 for stamp in stamps}
    strange = [(digest, one) for digest, one in given.items() if digest not in known]
    for digest, one in strange:
        yield "verify_invoer", f"‘{one.name}’ ({_short(digest)})"
    if strange:
        about = (f"‘{s.receipt.bestand}’ ({_short(s.receipt.invoer_sha256)})" for s in stamps)
        yield "verify_ging_over", ", ".join(about)
        yield "verify_doe_invoer", ""


def _made_with(receipts: Sequence[Receipt], bench: Workbench) -> Iterator[Note]:
    notes = [*_rules(receipts, bench.rulebook), *_program(receipts), *_columns(receipts, bench)]
    yield from notes
    if notes and any(key != "verify_indeling" for key, _ in notes):
        yield "verify_doe_opnieuw", ""


def _rules(receipts: Iterable[Receipt], rulebook: Rulebook) -> Iterator[Note]:
    other = next((one for one in receipts if one.regelset_sha256 != rulebook.sha256), None)
    if other:
        yield "verify_regelset", _version(other.regelset_versie, other.regelset_sha256)
        yield "verify_regelset_hier", _version(rulebook.version, rulebook.sha256)


def _program(receipts: Iterable[Receipt]) -> Iterator[Note]:
    here = (__version__, resources.code_sha256())
    made = ((one.programma_versie, one.programma_sha256) for one in receipts)
    other = next((one for one in made if one != here), None)
    if other:
        yield "verify_programma", _version(*other)
        yield "verify_programma_hier", _version(*here)


def _columns(receipts: Iterable[Receipt], bench: Workbench) -> Iterator[Note]:
    w = words("nl")
    for one in receipts:
        if one.indeling_sha256 != bench.columns_sha256:
            own = w["verify_indeling_met"].format(wat=_short(one.indeling_sha256))
            yield "verify_indeling", own if one.indeling_sha256 else w["verify_indeling_zonder"]
            return


def _version(version: str, digest: str) -> str:
    return f"{version}, sha256 {_short(digest)}"


def _short(digest: str) -> str:
    """Return as much of a hash as a person compares; the receipt has it whole."""
    return f"{digest[:12]}…"


# --- The report made again ---


def _compared(
    data: bytes, stamps: Sequence[Stamp], given: dict[str, Source], bench: Workbench
) -> Verified:
    """Return whether the report is what is made of the same inputs in the same way."""
    first = stamps[0]
    renderer = FORMATS.get(first.vorm)
    if renderer is None or any(stamp.receipt.wensen != first.receipt.wensen for stamp in stamps):
        return _changed()
    made = _again(stamps, given, bench)
    if made == data:
        return Verified(True, (("verify_past", ""),))
    free = {value for name, value in words(first.taal).items() if name.startswith("status_")}
    if renderer.fillable and says_the_same(made, data, first.vorm, free):
        return Verified(True, (("verify_ingevuld", ""),))
    return _changed(_told_otherwise(stamps, find_stamps(made)))


def _changed(also: Iterable[Note] = ()) -> Verified:
    return Verified(False, (("verify_rapport", ""), *also, ("verify_doe_rapport", "")))


def _told_otherwise(given: Sequence[Stamp], made: Sequence[Stamp]) -> Iterator[Note]:
    """Yield what of how was judged the receipt tells and the receipt made again does not."""
    w = words("nl")
    for field, name in _FIELDS.items():
        one = [getattr(stamp.receipt, field) for stamp in given]
        if one != [getattr(stamp.receipt, field) for stamp in made]:
            yield "verify_veld", w[name]


def _again(stamps: Sequence[Stamp], given: dict[str, Source], bench: Workbench) -> bytes:
    """Return the bytes of the report made again, under the names that its receipts tell."""
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
    engine = told.get("motor", found.engine)
    return replace(found, strict="strict" in told, engine=engine)
