"""One function per user goal, a few lines each; knows all rooms below, no arguments or HTTP."""

from vams_kg.documents import MAX_BYTES
from vams_kg.service.checking import Checked, Source, Wishes, check, wishes
from vams_kg.service.knowledge import coverage, json_schema, prepare, rule_page

__all__ = [
    "MAX_BYTES",
    "Checked",
    "Source",
    "Wishes",
    "check",
    "coverage",
    "json_schema",
    "prepare",
    "rule_page",
    "wishes",
]
