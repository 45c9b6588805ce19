"""The frozen values that everybody passes on; nothing here does work.

IRIs are plain strings. Durations are in days (a month counts 30.4375 days, a year 365.25).
"""

from vams_kg.model.decision import (
    ALLOWED,
    CONDITIONAL,
    FAIL,
    FORBIDDEN,
    PASS,
    SKIPPED,
    UNREGULATED,
    WEIGH,
    Decision,
    Laag,
    LawOnDisclosure,
    Question,
    Step,
    Vereiste,
    Verstrekkingsnorm,
)
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
    "ALLOWED",
    "BACKGROUND",
    "CHECKABLE",
    "CONDITIONAL",
    "FAIL",
    "FORBIDDEN",
    "MEANING",
    "NOTHING",
    "PASS",
    "SKIPPED",
    "UNREGULATED",
    "WEIGH",
    "Case",
    "Decision",
    "Dossier",
    "Finding",
    "Judgement",
    "Laag",
    "LawOnDisclosure",
    "Norm",
    "Place",
    "Question",
    "Regelset",
    "Remark",
    "Rule",
    "Statement",
    "Step",
    "Term",
    "Texts",
    "Veld",
    "Vereiste",
    "Verstrekkingsnorm",
]
