"""Files become dossiers: bytes in, a graph with the place of every fact out.

Knows where each fact stood; knows no rule and gives no verdict.
"""

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from vams_kg.documents.classification import Classifier
from vams_kg.documents.columns import Columns, read_mapping
from vams_kg.documents.confirming import confirmed
from vams_kg.documents.draft import Draft
from vams_kg.documents.formats import MAX_BYTES, described, format_of, largest, suffixes
from vams_kg.documents.guards import check_no_citizens, check_size, hidden
from vams_kg.documents.intake import Intake
from vams_kg.documents.knowledge import Knowledge, prepare
from vams_kg.documents.mapping import Mapper
from vams_kg.documents.schema import schema_text
from vams_kg.documents.statements import named
from vams_kg.documents.templates import TEMPLATES, make_template
from vams_kg.documents.tree import Scalar, Table
from vams_kg.documents.writing import WRITERS, writer_of
from vams_kg.errors import PersonalDataFound, UnreadableInput
from vams_kg.graph import Facts
from vams_kg.model import Dossier
from vams_kg.vocabulary import BEGRIP, RDF, VAMS

if TYPE_CHECKING:
    from vams_kg.documents.word import Places

__all__ = [
    "MAX_BYTES",
    "TEMPLATES",
    "WRITERS",
    "Intake",
    "Knowledge",
    "described",
    "document_of",
    "dossier_of",
    "largest",
    "make_template",
    "prepare",
    "read",
    "register_columns",
    "saved_columns",
    "schema_text",
    "suffixes",
    "take_in",
    "word_places",
    "writer_of",
]


def read(data: bytes, name: str, knowledge: Knowledge) -> Dossier:
    """Return the dossier of one document, read with what `prepare` made of a rulebook.

    Raises UnreadableInput when it is no document at all, PersonalDataFound when it seems to hold
    data about citizens; everything else that is odd becomes a remark.
    """
    return dossier_of(take_in(data, name, knowledge), data, name, knowledge)


def dossier_of(intake: Intake, data: bytes, name: str, knowledge: Knowledge) -> Dossier:
    """Return the dossier of what a reader took in; raises UnreadableInput for no document."""
    table = document_of(intake, name, knowledge)
    digest = hashlib.sha256(data).hexdigest()
    draft = Draft(f"urn:vams:dossier:{digest[:16]}#", name, intake.spots)
    Mapper(draft, knowledge).map(table)
    for doubt in intake.doubts:
        draft.remark(doubt.rule, doubt.path, doubt.number, **doubt.values)
    _check_heading(draft, knowledge)
    Classifier(draft.types, draft.facts, knowledge.broader).run(knowledge.defined)
    for iri, classes in draft.types.items():
        draft.add(ox.NamedNode(iri), RDF.type, *map(named, classes))
    return _dossier(draft, digest, name, knowledge)


def take_in(data: bytes, name: str, knowledge: Knowledge) -> Intake:
    """Return what the reader of this kind of file takes in; raises as `read` does."""
    found = format_of(name, data)
    check_size(data, name, found.max_bytes)
    try:
        intake = found.load()(data, name, knowledge)
    except UnreadableInput:
        if found.module in _TABLES:  # that it is a list of people matters more than its headings
            _refuse_swept(data, name)
        raise
    _refuse_citizens(intake, name)
    if intake.text is None:
        _refuse_swept(data, name)
    return confirmed(intake, knowledge)


_TABLES: Final = ("register", "workbook")
"""Readers of files in which a list of people may stand."""


def _refuse_swept(data: bytes, name: str) -> None:
    """Raise PersonalDataFound when anything in a file seems to be data about citizens."""
    from vams_kg.documents.sweep import swept  # noqa: PLC0415 - plain text does not need it

    _refuse_citizens(swept(data, name), name)


def _refuse_citizens(intake: Intake, name: str) -> None:
    """Raise PersonalDataFound with the spot when an intake seems to hold data about citizens."""
    try:
        by_line = intake.text is not None
        check_no_citizens(intake.searched(), intake.whole(), name, by_line=by_line)
    except PersonalDataFound as error:
        spot = intake.where(error.line)
        where = hidden(str(spot)) or "in het document zelf"
        raise replace(error, line=None, where=where) if spot else error from None


def saved_columns(data: bytes, name: str, knowledge: Knowledge) -> Columns:
    """Return a column mapping that a user saved as YAML; raises UnreadableInput."""
    check_size(data, name, MAX_BYTES)
    return read_mapping(data, name, knowledge.fields)


def register_columns(data: bytes, name: str, knowledge: Knowledge) -> str:
    """Return the column mapping that a register is read with, as YAML; raises UnreadableInput."""
    from vams_kg.documents.register import columns_of  # noqa: PLC0415 - tables are slow to load

    check_size(data, name, largest(name))
    return columns_of(data, name, knowledge)


def word_places(data: bytes, name: str, knowledge: Knowledge) -> "Places":
    """Return where the values and the parts of the list stand in a Word document.

    Raises UnreadableInput when it is no Word document.
    """
    from vams_kg.documents.word import word_places as places  # noqa: PLC0415 - slow to load

    return places(data, name, knowledge)


def document_of(intake: Intake, name: str, knowledge: Knowledge) -> Table:
    """Return the tree as a document: a table with at least one key that we know."""
    tree = intake.tree
    root = VAMS.Document.value
    keys = list(knowledge.fields.of(root))
    if isinstance(tree, Scalar) and not tree.text.strip():
        what = "Dit bestand is leeg."
    elif not isinstance(tree, Table):
        what = "Dit bestand bevat geen sleutels met waarden."
    elif not any(knowledge.fields.find(root, entry.key) for entry in tree.entries):
        what = "Geen enkele sleutel van dit bestand hoort bij het formaat."
    else:
        return tree
    raise UnreadableInput(
        name,
        what,
        line=None if intake.spots else tree.line,
        where=str(intake.where(tree.line) or ""),
        expected=f"sleutels zoals {', '.join(keys[:5])}",
        try_this="‘vams-kg schema’ geeft alle sleutels; zie ook de voorbeelden.",
    )


def _check_heading(draft: Draft, knowledge: Knowledge) -> None:
    """Report it when the document does not say what it is or under which law it stands."""
    document = f"{draft.base}document"
    for predicate in (VAMS.soort, VAMS.regime):
        field = knowledge.fields.with_property(VAMS.Document.value, predicate.value)
        if field is not None and draft.base + field.sleutel not in draft.places:
            line = draft.places[document].regelnummer or 1
            draft.remark("Lezing-sleutel-ontbreekt", field.sleutel, line, sleutel=field.sleutel)


def _dossier(draft: Draft, digest: str, name: str, knowledge: Knowledge) -> Dossier:
    document = f"{draft.base}document"
    facts = draft.facts

    def said(predicate: ox.NamedNode, what: ox.NamedNode) -> tuple[str, ...]:
        nodes = facts.get(document, {}).get(predicate.value, ())
        return tuple(v for node in nodes for v in facts.get(node, {}).get(what.value, ()))

    kinds = [klasse for klasse in draft.types[document] if klasse != VAMS.Document.value]
    return Dossier(
        bestand=name,
        sha256=digest,
        base=draft.base,
        quads=Facts(nodes=draft.nodes),
        places=draft.places,
        remarks=tuple(draft.remarks),
        titel=draft.namen[document],
        soort=kinds[0] if kinds else None,
        regime=next(iter(said(VAMS.regime, VAMS.noemt)), None),
        regiemodellen=said(VAMS.regiemodel, VAMS.noemt),
        datum=next(iter(said(VAMS.datum, VAMS.opDatum)), None),
        concept=BEGRIP.ja.value in said(VAMS.concept, VAMS.noemt),
        teksten=draft.teksten,
        namen=draft.namen,
        ids=draft.ids,
    )
