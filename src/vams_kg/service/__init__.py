"""One function per user goal, a few lines each; knows all rooms below, no arguments or HTTP."""

from vams_kg.documents import MAX_BYTES, largest, suffixes
from vams_kg.service.asking import answer_question, questions
from vams_kg.service.casefile import CaseFile, read_table
from vams_kg.service.checking import Checked, Source, Wishes, check, was_wordt, wishes
from vams_kg.service.disclosing import Asked, Desk
from vams_kg.service.knowledge import coverage, desk, json_schema, prepare, rule_page
from vams_kg.service.overviews import matrix_table, party_card
from vams_kg.service.tables import Answered, answer_table, own_columns, table_csv, table_json

__all__ = [
    "MAX_BYTES",
    "Answered",
    "Asked",
    "CaseFile",
    "Checked",
    "Desk",
    "Source",
    "Wishes",
    "answer_question",
    "answer_table",
    "check",
    "coverage",
    "desk",
    "json_schema",
    "largest",
    "matrix_table",
    "own_columns",
    "party_card",
    "prepare",
    "questions",
    "read_table",
    "rule_page",
    "suffixes",
    "table_csv",
    "table_json",
    "was_wordt",
    "wishes",
]
