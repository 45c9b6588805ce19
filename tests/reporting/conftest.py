"""Documents with their report in every format for people, made once."""

import json
from collections.abc import Callable

import pytest

from cases import ROOT
from vams_kg import service
from vams_kg.reporting import as_bytes, render
from vams_kg.reporting.report import Report
from vams_kg.workbench import Workbench

HOSTILE = (
    "<script>alert(1)</script>",
    '" onload="x" data-y=\'z',
    "]]> <!-- --> &lt; &#60;",
    "| `code` | [link](javascript:x) ![a](b) # kop *sterk* _schuin_",
    "\u202eachterstevoren\u202c \u2066omgekeerd",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsentwurf" * 2,
    "字体" * 60 + " 👩‍👩‍👧",
    "{{ 7*7 }} {% raw %} ${x} #{y}",
    "vams-kg-bewijs/1:eyJhIjoxfQeyJhIjoxfQ",
)


def hostile_document() -> bytes:
    """Return a document in which everything that a person writes is hostile."""
    a, b, c, d, e, f, g, h, i = HOSTILE
    value = {
        "titel": a + b,
        "soort": "procesbeschrijving",
        "regime": "geldend",
        "regiemodel": "AVE",
        "datum": "2026-09-01",
        "partijen": [
            {"id": "P1", "naam": a, "soort": "college"},
            {"id": "P2", "naam": c + d, "soort": "politie"},
            {"id": "P3", "naam": f, "soort": g},
        ],
        "fasen": [
            {"id": "AVE1", "fase": b, "casusregie": c, "procesregie": f},
            {"id": "AVE2", "fase": "AVE 2", "casusregie": [d, e], "procesregie": h},
        ],
        "processtappen": [
            {"id": "S1", "soort": "meldpunt", "naam": f, "uitvoerder": "P1", "termijn": b},
            {"id": "S2", "soort": a, "naam": g, "uitvoerder": ["P2", c], "artikel": h},
            {"id": "S3", "soort": "triage", "naam": i},
        ],
        "gegevensstromen": [
            {
                "id": "G1",
                "van": "P1",
                "aan": ["P2", "P3", b],
                "gegevenscategorieen": [a, "inkomen"],
            },
            {"id": "G2", "van": h, "aan": e, "gegevenscategorieen": [f, g, d], "doel": c},
            {"id": "G3"},
        ],
    }
    return json.dumps(value, ensure_ascii=False).encode()


NO_WISHES = service.Wishes()
Maker = Callable[..., Report]


@pytest.fixture(scope="session")
def report_of(bench: Workbench) -> Maker:
    """Return a function that makes the report of sources in a format and language."""

    def made(
        *sources: service.Source,
        form: str = "html",
        language: str = "nl",
        wanted: service.Wishes = NO_WISHES,
    ) -> Report:
        checked = service.check(sources, bench, wanted)
        return service.make_report(checked, bench, wanted, form, language, whole=True)

    return made


def example(name: str) -> service.Source:
    """Return a document of examples/ by folder and file."""
    return service.Source(f"examples/{name}", (ROOT / "examples" / name).read_bytes())


MERENWAARD = example("merenwaard/beschrijving.yaml")
OEVERLAND = example("oeverland/overeenkomst.yaml")
ZANDMEER = example("zandmeer/beschrijving.yaml")
VIJANDIG = service.Source("vijandig.json", hostile_document())


def made_bytes(report: Report, form: str) -> bytes:
    """Return a report in a format as bytes."""
    return as_bytes(render(report, form))
