"""Render compared definitions as one HTML page: no script, no request, own styles."""

from markupsafe import Markup

from vams_kg.model.harmonising import Harmonisatie
from vams_kg.reporting.as_html import TEMPLATES, style, template
from vams_kg.reporting.harmonised_page import Harmoniepagina, harmonised_page
from vams_kg.reporting.harmonised_words import harmonised_words
from vams_kg.reporting.pictures.alignment import draw_alignment
from vams_kg.reporting.report import words


def render_harmonised_html(found: Harmonisatie, language: str, reference: str = "") -> str:
    """Return the page with a final newline; `reference` names the document to align with."""
    page = harmonised_page(found, language, reference)
    own = (TEMPLATES / "harmonised.css").read_text("utf-8")
    made = template("harmonised.html.j2").render(
        pagina=page,
        w=harmonised_words(language),
        algemeen=words(language),
        stijl=Markup(style().removeprefix("\n") + own),
        beeld=_picture(page),
    )
    return made.rstrip("\n") + "\n"


def _picture(page: Harmoniepagina) -> Markup:
    w = harmonised_words(page.taal)
    # The picture escapes what users wrote itself; see the tests with hostile texts.
    return Markup(
        draw_alignment(
            "koppeling",
            w["kop_koppelbeeld"],
            w["uitleg_koppelbeeld"].format(referentie=page.referentie),
            page.koppelgroepen,
            w["koppelbeeld_leeg"],
        )
    )
