"""Workbooks of users: given back with the remarks in their cells."""

from pathlib import PurePath
from typing import Final

from vams_kg.model import Judgement
from vams_kg.service.checking import Source

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
