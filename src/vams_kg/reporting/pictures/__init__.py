"""Pictures of a document as SVG, made here and not in a browser; each has a table that says it all.

`draw` is what other modules use. The pictures have no scripts, no links and no outside fonts.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from vams_kg.model import Portret
from vams_kg.reporting.pictures.canvas import Canvas
from vams_kg.reporting.pictures.flows import draw_flows
from vams_kg.reporting.pictures.lanes import draw_lanes
from vams_kg.reporting.pictures.matrix import draw_matrix
from vams_kg.reporting.pictures.phases import draw_phases
from vams_kg.reporting.report import words

PICTURES: Mapping[str, Callable[[Canvas, Portret, Mapping[str, str]], None]] = MappingProxyType(
    {
        "fasen": draw_phases,
        "banen": draw_lanes,
        "stromen": draw_flows,
        "matrix": draw_matrix,
    }
)
"""Kinds of picture, in the order of a report."""


def draw(kind: str, portrait: Portret, language: str, ident: str = "beeld") -> str:
    """Return a picture of `PICTURES` as SVG; `ident` must be unique on the page.

    Returns an empty text where the document does not describe what is drawn.
    """
    if is_empty(kind, portrait):
        return ""
    w = words(language)
    canvas = Canvas(f"{ident}-{kind}", w[f"beeld_{kind}"], w[f"beeld_{kind}_uitleg"])
    PICTURES[kind](canvas, portrait, w)
    return canvas.svg()


def is_empty(kind: str, portrait: Portret) -> bool:
    """Return whether the document has nothing to draw for a picture."""
    found: Mapping[str, object] = {
        "fasen": portrait.treden,
        "banen": portrait.banen,
        "stromen": portrait.stromen,
        "matrix": portrait.matrix.partijen,
    }
    return not found[kind]
