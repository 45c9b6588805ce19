"""A document from one format into another, and empty templates."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vams_kg import documents
from vams_kg.checking.findings import from_remarks
from vams_kg.model import Dossier, Place
from vams_kg.service.checking import Source
from vams_kg.workbench import Workbench

TEMPLATE_NAMES = ", ".join(documents.TEMPLATES)
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Converted:
    """The new file, and a Dutch line for everything of the old one that it does not hold."""

    data: bytes
    missing: tuple[str, ...]


def convert(source: Source, target: str, bench: Workbench) -> Converted:
    """Return a document in the format of the target's name.

    The new file is read back and compared. Raises VamsError for a format that is not written, and
    UnreadableInput for a source that cannot be read.
    """
    writer = documents.writer_of(target)
    knowledge = bench.knowledge
    intake = documents.take_in(source.data, source.name, knowledge)
    before = documents.dossier_of(intake, source.data, source.name, knowledge)
    tree = documents.document_of(intake, source.name, knowledge)
    data = writer.write(tree, knowledge, intake.iris)
    after = documents.read(data, target, knowledge)
    return Converted(data, tuple(_missing(before, after, bench)))


def _missing(before: Dossier, after: Dossier, bench: Workbench) -> Iterable[str]:
    """Yield what the new file does not say: texts, and what the reader remarked on the old one."""
    kept = Counter(_said(after))
    for (path, text), place in _said(before).items():
        if not kept[path, text]:
            yield f"{_at(place)}: de tekst ‘{_short(text)}’"
    known = {(one.regel, one.place.pad) for one in after.remarks}
    lost = [one for one in before.remarks if (one.regel, one.place.pad) not in known]
    for found in from_remarks(lost, bench.rulebook, strict=False):
        yield f"{_at(found.plaats)}: {found.bericht.get('nl', '')}"


def _said(dossier: Dossier) -> dict[tuple[str, str], Place]:
    places = ((dossier.places[iri], text) for iri, text in dossier.teksten.items())
    return {(place.pad, text): place for place, text in places}


def _at(place: Place) -> str:
    where = f"{place.bestand}:{place.regelnummer}" if place.regelnummer else place.bestand
    spots = ("blad", place.blad), ("cel", place.cel), ("rij", place.tabelrij), ("", place.veld)
    named = [f"{name} {value}".strip() for name, value in spots if value]
    return ", ".join(filter(None, (where, place.pad, *named)))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


def written_line() -> str:
    """Return every kind of file that is written with its ends of names, for help and pages."""
    ends: dict[str, list[str]] = {}
    for suffix, one in documents.WRITERS.items():
        ends.setdefault(one.label, []).append(suffix)
    return "; ".join(f"{label} ({', '.join(found)})" for label, found in ends.items())


def template(form: str, kind: str | None, bench: Workbench) -> bytes:
    """Return an empty document to fill in; raises UnknownChoice for a format or kind."""
    return documents.make_template(form, bench.rulebook, kind)
