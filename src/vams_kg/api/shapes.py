"""What the answers look like, as JSON Schema for the OpenAPI description; one name per answer."""

from typing import Any, Final

from vams_kg.api.problems import BASE
from vams_kg.model import ALLOWED, CONDITIONAL, FORBIDDEN, UNREGULATED
from vams_kg.reporting.report import SEVERITIES

Shape = dict[str, Any]

TEXT: Final[Shape] = {"type": "string"}
MAYBE: Final[Shape] = {"type": ["string", "null"]}
NUMBER: Final[Shape] = {"type": "integer", "minimum": 0}
YES_NO: Final[Shape] = {"type": "boolean"}
DAY: Final[Shape] = {"type": "string", "format": "date"}
TEXTS: Final[Shape] = {"type": "object", "additionalProperties": TEXT}
"""A text by language, or a text by name."""
ANSWER: Final[Shape] = {"enum": [ALLOWED, CONDITIONAL, FORBIDDEN, UNREGULATED]}


def record(**parts: Shape) -> Shape:
    """Return an object with these parts, all of which are always there."""
    return {"type": "object", "required": list(parts), "properties": parts}


def several(one: Shape) -> Shape:
    """Return a list of these."""
    return {"type": "array", "items": one}


def ref(name: str) -> Shape:
    """Return a reference to a shape by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def _pages(one: str) -> Shape:
    links = {"type": "object", "required": ["self"], "properties": {"self": TEXT, "next": TEXT}}
    return record(totaal=NUMBER, _links=links, resultaten=several(ref(one)))


_NORM: Final = record(bron=TEXT, artikel=TEXT, zekerheid=TEXT, url=TEXT)
_FINDING: Final = record(
    regel=TEXT,
    ernst={"enum": list(SEVERITIES)},
    pad=TEXT,
    plaats={"type": "object"},
    onderwerp=TEXT,
    bericht=TEXTS,
    normen=several(_NORM),
    herstel=TEXTS,
    wie_beslist=TEXT,
)
_JUDGED: Final = record(
    schema={"const": "vams-kg/check/1"},
    dossier=record(
        bestand=TEXT,
        titel=TEXT,
        soort=TEXT,
        regime=TEXT,
        regiemodel=several(TEXT),
        datum=DAY,
        sha256=TEXT,
    ),
    regelset=record(versie=TEXT, sha256=TEXT),
    voorbehoud=TEXTS,
    conform=YES_NO,
    aantallen=record(**dict.fromkeys(SEVERITIES, NUMBER)),
    bevindingen=several(_FINDING),
)
_DECIDED: Final = record(
    schema={"const": "vams-kg/may/1"},
    vraag=record(
        verstrekker=TEXT,
        ontvanger=TEXT,
        gegevens=TEXT,
        fase=MAYBE,
        feiten=several(TEXT),
        geheimhouding={"type": ["boolean", "null"]},
    ),
    antwoord=ANSWER,
    zin=TEXT,
    waarschuwingen=several(TEXT),
    voorwaarden=several(record(voorwaarde=TEXT, wie_weegt=TEXT)),
    artikelen=several(TEXT),
    normen=several({"type": "object", "required": ["artikel", "norm", "bron"]}),
    lagen=several(record(laag=TEXT, uitkomst=TEXT, normen=several(TEXT), toelichting=TEXT)),
    niet_van_kracht=several({"type": "object"}),
    niet_gemodelleerd=several(TEXT),
    wendingen=several(TEXT),
    aanname=TEXT,
    regime=TEXT,
    datum=DAY,
    regelset=TEXT,
)
_LINE: Final = record(
    partijen=several(TEXT),
    gegevens=several(TEXT),
    fasen=several(TEXT),
    antwoord=ANSWER,
    voorwaarden=several(TEXT),
    artikelen=several(TEXT),
)
_CELL: Final = record(
    verstrekker=TEXT,
    ontvanger=TEXT,
    gegevens=TEXT,
    fase=TEXT,
    antwoord=ANSWER,
    voorwaarden=several(TEXT),
    artikelen=several(TEXT),
)
_OF: Final = {"regime": TEXT, "datum": DAY, "regelset": TEXT, "voorbehoud": TEXT}
_NAMED: Final = {"iri": TEXT, "naam": TEXT, "label": TEXTS}
_QUESTION: Final = record(
    naam=TEXT,
    vraag=TEXTS,
    overDocument=YES_NO,
    parameters=several(record(naam=TEXT, deel=TEXT, verplicht=YES_NO, standaard=TEXT)),
    kolommen={"type": "object"},
    voorbeeld=TEXTS,
)
_CLAUSE: Final = record(
    id=TEXT,
    titel=TEXT,
    onderwerp=TEXT,
    tekst=TEXT,
    onderdeel=TEXT,
    formaat=MAYBE,
    regels=several(TEXT),
    normen=several(record(artikel=TEXT, bron=TEXT, zekerheid=TEXT)),
    wie_beslist=several(TEXT),
    let_op=MAYBE,
    niet_te_bewijzen=MAYBE,
)
_FILE: Final = record(bestand=TEXT, sha256=TEXT)
_COUNT: Final = record(oud=NUMBER, nieuw=NUMBER)

_DIFFERS: Final = record(
    schema={"const": "vams-kg/diff/1"},
    taal=TEXT,
    oud=_FILE,
    nieuw=_FILE,
    regelset=TEXT,
    gelijk=YES_NO,
    richting={"enum": ["gelijk", "meer", "minder"]},
    aantallen=record(**dict.fromkeys(SEVERITIES, _COUNT)),
    verschillen=several(record(soort=TEXT, wat=TEXT, zin=TEXT)),
    bevindingen=several(record(soort=TEXT, regel=TEXT, pad=TEXT, bericht=TEXT)),
)

_PROBLEM: Final[Shape] = {
    **record(
        type={"type": "string", "format": "uri"},
        title=TEXT,
        status={"type": "integer"},
        detail=TEXT,
    ),
    "example": {
        "type": f"{BASE}waarde-onbekend",
        "title": "Een waarde is niet bekend",
        "status": 400,
        "detail": "verstrekker: ‘husiarts’ is niet bekend. Bedoelt u: huisarts?",
    },
}
_PROBLEM["properties"]["fouten"] = several({"type": "object"})

_DECISION: Final[Shape] = {
    "type": "object",
    "required": ["decision"],
    "properties": {"decision": YES_NO, "context": {"type": "object"}},
}

SHAPES: Final[dict[str, Shape]] = {
    "Probleem": _PROBLEM,
    "Toetsing": {"anyOf": [_JUDGED, several(_JUDGED)]},
    "Beslissing": _DECIDED,
    "Regimevergelijking": record(
        schema={"const": "vams-kg/may-compare/1"},
        verschil=YES_NO,
        antwoorden=several(ref("Beslissing")),
    ),
    "Matrix": record(
        schema={"const": "vams-kg/matrix/1"},
        rows=several(_CELL),
        fase=TEXT,
        aantallen={"type": "object", "additionalProperties": NUMBER},
        **_OF,
    ),
    "Kaart": record(
        schema={"const": "vams-kg/card/1"},
        partij=TEXT,
        geeft=several(_LINE),
        krijgt=several(_LINE),
        **_OF,
    ),
    "Vragen": record(schema={"const": "vams-kg/ask-list/1"}, vragen=several(_QUESTION)),
    "Tabel": record(
        schema={"const": "vams-kg/ask/1"},
        naam=TEXT,
        vraag=TEXT,
        keuzes=TEXTS,
        bestanden=several(TEXT),
        letOp=several(TEXT),
        kolommen=TEXTS,
        rijen=several(TEXTS),
        regelset=TEXT,
    ),
    "Begrip": record(**_NAMED, schemas=several(TEXT), woorden=several(TEXT)),
    "Begrippen": _pages("Begrip"),
    "RegelBeschrijving": record(
        **_NAMED,
        bericht=TEXTS,
        herstel=TEXTS,
        ernst=TEXT,
        regelset=TEXT,
        onderwerp=TEXT,
        wie_beslist=TEXTS,
        normen=several(TEXT),
    ),
    "Regels": _pages("RegelBeschrijving"),
    "NormBeschrijving": record(**_NAMED, bron=TEXT, artikel=TEXT, zekerheid=TEXT, url=TEXT),
    "Normen": _pages("NormBeschrijving"),
    "Regimes": record(regimes=several(record(**_NAMED, voorbehoud=TEXTS))),
    "Dekking": record(
        schema=TEXT, totalen={"type": "object"}, uitspraken=several({"type": "object"})
    ),
    "Clausules": record(
        schema={"const": "vams-kg/clauses/1"},
        clausules=several(_CLAUSE),
        zonder_clausule=several(record(regel=TEXT, reden=TEXT)),
    ),
    "Vergelijking": _DIFFERS,
    "Begripsvergelijking": record(
        schema={"const": "vams-kg/compare/1"},
        bepalingen=several(record(document=TEXT, term=TEXT, definitie=MAYBE, bron=MAYBE)),
        vergelijkingen=several(record(predicaat=TEXT, soort=TEXT, zekerheid={"type": "number"})),
        tegenspraken=several(record(document=TEXT, term=TEXT, facet=TEXT, waarden=several(TEXT))),
    ),
    "Verificatie": record(
        schema={"const": "vams-kg/verify/1"},
        hoort_erbij=YES_NO,
        uitkomst=TEXT,
        meldingen=several(record(soort=TEXT, zin=TEXT)),
    ),
    "Sjablonen": record(sjablonen=several(record(naam=TEXT, media=TEXT, adres=TEXT))),
    "Omzetting": record(
        schema={"const": "vams-kg/convert/1"},
        bestand=TEXT,
        media=TEXT,
        inhoud={"type": "string", "contentEncoding": "base64"},
        ontbreekt=several(TEXT),
    ),
    "Decision": _DECISION,
    "Decisions": {
        "anyOf": [record(evaluations=several(ref("Decision"))), ref("Decision")],
    },
}
