"""Rows of a SELECT and the answer of an ASK in the four formats of SPARQL 1.1."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
Rows = Iterable[Sequence[Cell]]
STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
NAMESPACE: Final = "http://www.w3.org/2005/sparql-results#"


def as_json(names: Sequence[str], rows: Rows) -> str:
    """Return rows as SPARQL 1.1 Query Results JSON."""
    bindings = [
        {name: _json(cell) for name, cell in zip(names, row, strict=True) if cell is not None}
        for row in rows
    ]
    value = {"head": {"vars": list(names)}, "results": {"bindings": bindings}}
    return json.dumps(value, ensure_ascii=False)


def _json(cell: Cell) -> dict[str, Any]:
    if isinstance(cell, ox.NamedNode):
        return {"type": "uri", "value": cell.value}
    if isinstance(cell, ox.BlankNode):
        return {"type": "bnode", "value": cell.value}
    if not isinstance(cell, ox.Literal):
        return {"type": "literal", "value": str(cell)}
    found = {"type": "literal", "value": cell.value}
    if cell.language:
        found["xml:lang"] = cell.language
    elif cell.datatype.value != STRING:
        found["datatype"] = cell.datatype.value
    return found


def as_xml(names: Sequence[str], rows: Rows) -> str:
    """Return rows as SPARQL Query Results XML."""
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
    body = "".join(f"<result>{_bindings(names, row)}</result>" for row in rows)
    return _document(f"<head>{head}</head><results>{body}</results>")


def _bindings(names: Sequence[str], row: Sequence[Cell]) -> str:
    return "".join(
        f"<binding name={quoteattr(name)}>{_xml(cell)}</binding>"
        for name, cell in zip(names, row, strict=True)
        if cell is not None
    )


def _xml(cell: Cell) -> str:
    if isinstance(cell, ox.NamedNode):
        return f"<uri>{escape(cell.value)}</uri>"
    if isinstance(cell, ox.BlankNode):
        return f"<bnode>{escape(cell.value)}</bnode>"
    if not isinstance(cell, ox.Literal):
        return f"<literal>{escape(str(cell))}</literal>"
    kind = ""
    if cell.language:
        kind = f" xml:lang={quoteattr(cell.language)}"
    elif cell.datatype.value != STRING:
        kind = f" datatype={quoteattr(cell.datatype.value)}"
    return f"<literal{kind}>{escape(cell.value, {chr(13): '&#13;'})}</literal>"


def _document(inside: str) -> str:
    return f'<?xml version="1.0"?>\n<sparql xmlns="{NAMESPACE}">{inside}</sparql>\n'


def as_csv(names: Sequence[str], rows: Rows) -> str:
    """Return rows as CSV: plain values, an unbound cell is empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue()


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.value if isinstance(cell, ox.NamedNode | ox.Literal) else str(cell)


def as_tsv(names: Sequence[str], rows: Rows) -> str:
    """Return rows as TSV: every term as Turtle writes it, an unbound cell is empty."""
    lines = ["\t".join(f"?{name}" for name in names)]
    lines.extend("\t".join("" if cell is None else _turtle(cell) for cell in row) for row in rows)
    return "\n".join(lines) + "\n"


def _turtle(cell: Cell) -> str:
    return str(cell).replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


TABLES: Final = MappingProxyType[str, Callable[[Sequence[str], Rows], str]](
    {"json": as_json, "xml": as_xml, "csv": as_csv, "tsv": as_tsv}
)


def truth(value: bool, form: str) -> str:
    """Return the answer of an ASK; CSV and TSV, that have no form for it, get one word."""
    word = "true" if value else "false"
    if form == "json":
        return json.dumps({"head": {}, "boolean": value})
    if form == "xml":
        return _document(f"<head/><boolean>{word}</boolean>")
    return f"{word}\n"
