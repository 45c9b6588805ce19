"""Workbooks and Word documents of users: given back with the remarks in them."""

from pathlib import PurePath
from typing import Final

from vams_kg import documents
from vams_kg.model import Judgement
from vams_kg.service.checking import Checked, Source, was_wordt
from vams_kg.workbench import Workbench

WORD: Final = ".docx"
WORKBOOK: Final = ".xlsx"


def is_workbook(name: str) -> bool:
    """Return whether a file of this name can be given back with remarks in its cells."""
    return PurePath(name).suffix.lower() == WORKBOOK


def annotate(source: Source, judgement: Judgement, language: str = "nl") -> bytes:
    """Return the user's workbook with the findings in its cells and a sheet with the actions.

    Nothing of the user's is changed. Raises UnreadableInput when the file may not be changed.
    """
    from vams_kg.reporting.annotated import annotate as annotated  # noqa: PLC0415 - slow to import

    return annotated(source.data, judgement, language)


def is_word(name: str) -> bool:
    """Return whether a file of this name can be given back with remarks in its third column."""
    return PurePath(name).suffix.lower() == WORD


def annotate_word(
    source: Source, checked: Checked, bench: Workbench, language: str = "nl"
) -> bytes:
    """Return the user's Word document with the findings in its tables and the others at the end.

    `checked` is what the check of this one source gave. Nothing of the user's is changed. Raises
    UnreadableInput when the file may not be changed.
    """
    from vams_kg.reporting import annotated_word  # noqa: PLC0415 - slow to import

    places = documents.word_places(source.data, source.name, bench.knowledge)
    cells = {(where.tabelrij, where.veld): address for where, address in places.cells.items()}
    listed = was_wordt(checked, bench)[0]
    spots = annotated_word.Spots(cells, places.parts)
    return annotated_word.annotate_word(source.data, listed, spots, language)
