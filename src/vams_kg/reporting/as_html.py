"""Render a report as one HTML page that needs nothing else: no script, no request, own styles."""

from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from vams_kg.reporting.as_page import as_page
from vams_kg.reporting.page import Documentdeel
from vams_kg.reporting.pictures import draw
from vams_kg.reporting.receipt import as_line
from vams_kg.reporting.report import Report, words

TEMPLATES = Path(__file__).parent / "templates"


def render_html(report: Report) -> str:
    """Return the report as a page with a final newline."""
    page = as_page(report, "html")
    made = template("report.html.j2").render(
        pagina=page,
        w=words(report.language),
        stijl=Markup(style().removeprefix("\n")),
        bewijzen=[as_line(part.stempel) for part in page.delen],
        teken=lambda part, kind: _picture(part, kind, report.language),
    )
    return made.rstrip("\n") + "\n"


def style() -> str:
    """Return what stands in the one style element of a page; a server may allow just that."""
    return "\n" + (TEMPLATES / "report.css").read_text("utf-8")


def _picture(part: Documentdeel, kind: str, language: str) -> Markup:
    # The picture escapes what users wrote itself; see the tests with hostile texts.
    return Markup(draw(kind, part.portret, language, part.id))


@cache
def template(name: str) -> jinja2.Template:
    """Return a template of ours; what it shows of users is escaped."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template(name)
