"""One function per user goal, a few lines each; knows all rooms below, no arguments or HTTP."""

from vams_kg.documents import MAX_BYTES, largest, suffixes
from vams_kg.documents import described as formats_line
from vams_kg.service.account import accounts
from vams_kg.service.asking import answer_question, questions
from vams_kg.service.casefile import CaseFile, read_table
from vams_kg.service.checking import Checked, Source, Wishes, check, was_wordt, wishes
from vams_kg.service.clauses import clauses, clauses_made_with
from vams_kg.service.comparing import compare_versions
from vams_kg.service.converting import TEMPLATE_NAMES, Converted, convert, template, written_line
from vams_kg.service.desks import Desks
from vams_kg.service.disclosing import Asked, Desk
from vams_kg.service.drafts import column_mapping, with_columns
from vams_kg.service.explaining import Explainer
from vams_kg.service.harmonising import harmonise, reference_of
from vams_kg.service.knowledge import (
    coverage,
    desk,
    json_schema,
    prepare,
    prove_store,
    rule_page,
)
from vams_kg.service.naming import named_for
from vams_kg.service.overviews import matrix_table, party_card
from vams_kg.service.register_lines import as_register
from vams_kg.service.reports import make_report
from vams_kg.service.tables import Answered, answer_table, own_columns, table_csv, table_json
from vams_kg.service.terms import check_terms, terms_impact
from vams_kg.service.verifying import Verified, verify
from vams_kg.service.workbooks import annotate, annotate_word, is_word, is_workbook
from vams_kg.workbench import Workbench

__all__ = [
    "MAX_BYTES",
    "TEMPLATE_NAMES",
    "Answered",
    "Asked",
    "CaseFile",
    "Checked",
    "Converted",
    "Desk",
    "Desks",
    "Explainer",
    "Source",
    "Verified",
    "Wishes",
    "Workbench",
    "accounts",
    "annotate",
    "annotate_word",
    "answer_question",
    "answer_table",
    "as_register",
    "check",
    "check_terms",
    "clauses",
    "clauses_made_with",
    "column_mapping",
    "compare_versions",
    "convert",
    "coverage",
    "desk",
    "formats_line",
    "harmonise",
    "is_word",
    "is_workbook",
    "json_schema",
    "largest",
    "make_report",
    "matrix_table",
    "named_for",
    "own_columns",
    "party_card",
    "prepare",
    "prove_store",
    "questions",
    "read_table",
    "reference_of",
    "rule_page",
    "suffixes",
    "table_csv",
    "table_json",
    "template",
    "terms_impact",
    "verify",
    "was_wordt",
    "wishes",
    "with_columns",
    "written_line",
]
