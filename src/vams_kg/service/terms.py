"""A list of terms of a region in, what is wrong in it and what it means for documents out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from vams_kg import documents
from vams_kg.errors import UnreadableInput, VamsError
from vams_kg.harmonising import Reader
from vams_kg.harmonising.term_impact import as_document, impact
from vams_kg.harmonising.term_list import read_terms
from vams_kg.model.termenlijst import Lijstfout, Regioterm, Termenlijst, Termgevolg
from vams_kg.rulebook.facets import Stand, read_states
from vams_kg.service.checking import Source
from vams_kg.workbench import Workbench


def term_states(bench: Workbench) -> tuple[Stand, ...]:
    """Return the states of a decision on a term, in their order."""
    return read_states(bench.rulebook.ontology)


def check_terms(source: Source, bench: Workbench) -> Termenlijst:
    """Return a list of terms with everything that is wrong in it.

    Raises UnreadableInput when it is no list of terms, PersonalDataFound when it seems to hold
    data about citizens.
    """
    found = read_terms(source.data, source.name, term_states(bench))
    return replace(found, fouten=(*found.fouten, *_unknown_facets(found, bench)))


def terms_impact(
    listed: Source, sources: Iterable[Source], bench: Workbench
) -> tuple[Termenlijst, tuple[Termgevolg, ...], tuple[UnreadableInput, ...]]:
    """Return what the terms mean for documents, and which documents could not be read.

    Raises VamsError when the list has faults or no document can be read.
    """
    found = check_terms(listed, bench)
    if any(one.ernst == "Violation" for one in found.fouten):
        raise VamsError(
            f"{found.bestand}: deze termenlijst heeft fouten, dus gevolgen zijn niet te geven.\n"
            f"  Probeer: herstel wat ‘vams-kg terms check {found.bestand}’ meldt."
        )
    reader = Reader(bench.rulebook)
    read, unreadable = [], []
    for source in sources:
        try:
            dossier = documents.read(source.data, source.name, bench.knowledge)
        except UnreadableInput as error:
            unreadable.append(error)
        else:
            read.append(reader.read(dossier)[0])
    if not read:
        raise VamsError(
            "\n".join(map(str, unreadable)) + "\nGeen enkel document is te lezen.\n"
            "  Probeer: noem de documenten van de gemeenten, of een map."
        )
    own = documents.read(as_document(found), "termen.json", bench.knowledge)
    return found, impact(found, reader.read(own)[0], read, reader), tuple(unreadable)


def _unknown_facets(found: Termenlijst, bench: Workbench) -> Iterable[Lijstfout]:
    """Yield a fault for what stands under kenmerken and is no characteristic that we know."""
    dossier = documents.read(as_document(found), "termen.json", bench.knowledge)
    numbered = {f"T{number}": term for number, term in enumerate(found.termen, start=1)}
    for remark in dossier.remarks:
        _, _, rest = remark.place.pad.partition("definities.")
        ident, _, key = rest.partition(".kenmerken.")
        if key and ident in numbered:
            yield _unknown(numbered[ident], key, remark.values)


def _unknown(term: Regioterm, key: str, values: Mapping[str, str]) -> Lijstfout:
    said, hints = values.get("waarde", ""), values.get("voorstellen", "")
    if "sleutel" in values:
        what = f"het kenmerk ‘{key}’ is niet bekend."
    else:
        what = f"het kenmerk ‘{key}’ kan niet ‘{said}’ zijn."
    advice = f"bedoelt u {hints}?" if hints else "‘vams-kg schema’ geeft de kenmerken."
    place = replace(
        term.place, pad=f"{term.place.pad}.kenmerken.{key}", regelnummer=term.kenmerkregels.get(key)
    )
    return Lijstfout("Violation", what, advice, place)
