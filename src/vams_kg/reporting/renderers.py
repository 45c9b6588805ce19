"""Format name → renderer. A renderer turns a Report into text or bytes; same report, same bytes.

Renderers load when they are needed: the libraries for pages and files are slow to import.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple, cast

from vams_kg.reporting.report import Report


class Renderer(NamedTuple):
    """How a format is made: module of this package, and name of the function in it."""

    module: str
    function: str
    binary: bool = False
    """Whether it gives bytes, that belong in a file and not in a terminal."""
    account: bool = True
    """Whether it needs `Report.accounts`: the whole account of every document."""
    waswordt: bool = False
    """Whether it needs `Report.waswordt` (accounts have their own)."""
    fillable: bool = False
    """Whether people write in it: bytes that differ then prove nothing."""
    people: bool = False
    """Whether it is made to be read and sent on: it names files without their folders."""
    located: bool = False
    """Whether a program finds the file again by its path in the report."""

    def load(self) -> Callable[[Report], str | bytes]:
        """Return the function."""
        module = import_module(f"vams_kg.reporting.{self.module}")
        return cast(Callable[[Report], str | bytes], getattr(module, self.function))


FORMATS: Mapping[str, Renderer] = MappingProxyType(
    {
        "text": Renderer("as_text", "render_text", account=False),
        "json": Renderer("as_json", "render_json", account=False),
        "waswordt": Renderer("as_waswordt_text", "render_waswordt", account=False, waswordt=True),
        "html": Renderer("as_html", "render_html", people=True),
        "md": Renderer("as_markdown", "render_markdown", people=True),
        "pdf": Renderer("as_pdf", "render_pdf", binary=True, people=True),
        "docx": Renderer("as_docx", "render_docx", binary=True, fillable=True, people=True),
        "xlsx": Renderer("as_xlsx", "render_xlsx", binary=True, fillable=True, people=True),
        "jsonld": Renderer("as_shacl_report", "render_jsonld"),
        "sarif": Renderer("as_sarif", "render_sarif", located=True),
        "junit": Renderer("as_junit", "render_junit", located=True),
        "earl": Renderer("as_earl", "render_earl"),
    }
)


def render(report: Report, format_name: str) -> str | bytes:
    """Return the report in a format of `FORMATS`."""
    return FORMATS[format_name].load()(report)


def as_bytes(rendered: str | bytes) -> bytes:
    """Return what a renderer gave as the bytes of a file; text is UTF-8."""
    return rendered if isinstance(rendered, bytes) else rendered.encode("utf-8")
