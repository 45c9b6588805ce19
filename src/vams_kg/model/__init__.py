"""The frozen values that everybody passes on; nothing here does work.

IRIs are plain strings. Durations are in days (a month counts 30.4375 days, a year 365.25).
"""

from vams_kg.model.dossier import Dossier, Place, Remark
from vams_kg.model.judgement import Finding, Judgement
from vams_kg.model.knowledge import (
    BACKGROUND,
    CHECKABLE,
    MEANING,
    Case,
    Norm,
    Regelset,
    Rule,
    Statement,
    Term,
    Veld,
)
from vams_kg.model.texts import NOTHING, Texts

__all__ = [
    "BACKGROUND",
    "CHECKABLE",
    "MEANING",
    "NOTHING",
    "Case",
    "Dossier",
    "Finding",
    "Judgement",
    "Norm",
    "Place",
    "Regelset",
    "Remark",
    "Rule",
    "Statement",
    "Term",
    "Texts",
    "Veld",
]
