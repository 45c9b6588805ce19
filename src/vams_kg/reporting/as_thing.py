"""Render a page about one thing as HTML: no script, and a style sheet from the same service."""

from functools import cache
from pathlib import Path
from typing import Final

import jinja2

from vams_kg.reporting.thing import ThingPage, page_words

TEMPLATES: Final = Path(__file__).parent / "templates"
STYLE_PATH: Final = "/stijl/ding.css"
POLICY: Final = (
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)
"""What a browser may do with these pages: show them."""


def render_thing(page: ThingPage) -> str:
    """Return the page as HTML with a final newline."""
    made = _template().render(pagina=page, w=page_words(page.taal), stijl=STYLE_PATH)
    return made.rstrip("\n") + "\n"


@cache
def thing_style() -> str:
    """Return the style sheet of the pages."""
    return (TEMPLATES / "thing.css").read_text("utf-8")


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return environment.get_template("thing.html.j2")
