"""Office files as the zip archives they are: opened with care, written the same each time.

Knows zip and the parts of a workbook or a Word document; knows no dossier, no rule and no report.
Both the readers of files and the writers of reports stand on it.
"""

from vams_kg.packing.archive import Parts, fixed_times, normalise_zip, opened, packed
from vams_kg.packing.sheets import Cell, Sheet, Workbook, open_workbook
from vams_kg.packing.wordtext import Address, WordCell, WordDocument, WordTable, open_word

__all__ = [
    "Address",
    "Cell",
    "Parts",
    "Sheet",
    "WordCell",
    "WordDocument",
    "WordTable",
    "Workbook",
    "fixed_times",
    "normalise_zip",
    "open_word",
    "open_workbook",
    "opened",
    "packed",
]
