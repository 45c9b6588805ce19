"""Documents of municipalities in, who means what by a word out."""

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from vams_kg import documents
from vams_kg.errors import UnknownTerm, UnreadableInput, VamsError
from vams_kg.harmonising import Reader
from vams_kg.harmonising import harmonise as _harmonise
from vams_kg.model.harmonising import Harmonisatie
from vams_kg.service.checking import Source
from vams_kg.workbench import Workbench


def harmonise(
    sources: Iterable[Source],
    bench: Workbench,
    term: str | None = None,
    *,
    all_of_them: bool = False,
) -> tuple[Harmonisatie, tuple[UnreadableInput, ...]]:
    """Return how the terms of documents stand to each other, and what could not be read.

    With a term only pairs with that word are compared; casusregie and casusregisseur are one word.
    Raises VamsError when fewer than two documents can be read, or none of them has the term; with
    all of them, UnreadableInput for the first document that cannot be read.
    """
    dossiers, unreadable = [], []
    for source in sources:
        try:
            dossiers.append(documents.read(source.data, source.name, bench.knowledge))
        except UnreadableInput as error:
            if all_of_them:
                raise
            unreadable.append(error)
    if len(dossiers) < 2:
        told = "\n".join(str(error) for error in unreadable)
        raise VamsError(
            f"{told}\nVoor vergelijken zijn ten minste twee leesbare documenten nodig.\n"
            "  Probeer: noem twee bestanden, of een map met bestanden.".lstrip()
        )
    reader = Reader(bench.rulebook)
    found = _harmonise(dossiers, reader, term)
    if term and not any(one.woord == reader.word(term) for one in found.bepalingen):
        raise UnknownTerm("--term", term, tuple(sorted({one.term for one in found.bepalingen})))
    return found, tuple(unreadable)


def reference_of(found: Harmonisatie, asked: str | None) -> str:
    """Return the name of the document to lay the others beside; raises VamsError when not there.

    Without a wish it is the document with the most definitions, the first of them by name.
    """
    defined = Counter(one.document for one in found.bepalingen)
    if asked is None:
        return min(defined, key=lambda name: (-defined[name], name), default="")
    fits = [name for name in defined if asked in {name, PurePath(name).name, PurePath(name).stem}]
    if len(fits) == 1:
        return fits[0]
    known = "; ".join(sorted(PurePath(name).name for name in defined)[:20]) or "geen enkel document"
    what = (
        "meer dan één document heet" if fits else "geen van de documenten met omschrijvingen heet"
    )
    raise VamsError(
        f"--reference: {what} ‘{asked}’.\n  Er zijn: {known}.\n"
        "  Probeer: neem een van deze namen, zo nodig met de map ervoor."
    )
