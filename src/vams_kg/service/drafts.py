"""Registers with the user's own column mapping, and the mapping that a register is read with."""

from dataclasses import replace
from hashlib import sha256

from vams_kg.documents import register_columns, saved_columns
from vams_kg.service.checking import Source
from vams_kg.workbench import Workbench


def with_columns(bench: Workbench, mapping: Source | None) -> Workbench:
    """Return a bench that reads registers with a saved column mapping; raises UnreadableInput."""
    if mapping is None:
        return bench
    columns = saved_columns(mapping.data, mapping.name, bench.knowledge)
    knowledge = replace(bench.knowledge, columns=columns)
    return replace(bench, knowledge=knowledge, columns_sha256=sha256(mapping.data).hexdigest())


def column_mapping(register: Source, bench: Workbench) -> str:
    """Return the column mapping that a register is read with, as YAML; raises UnreadableInput."""
    return register_columns(register.data, register.name, bench.knowledge)
