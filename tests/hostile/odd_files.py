"""More hostile files: like a file of ours, and asking for something else or for too much."""

import io
import json
import warnings
import zipfile
from collections.abc import Callable, Mapping

from documents import draft_samples as samples
from hostile import making as made

_V = b"@prefix v: <https://w3id.org/vams/def#> .\n"
_HERE = "https://w3id.org/vams/context.jsonld"
_AWAY = "http://127.0.0.1:9/c"
_XI = 'xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"'
_RELATED = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/attachedTemplate" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/>'
    b"</Relationships>"
)
_PREFIXES = " ".join(f'xmlns:a{number}="urn:{number}"' for number in range(9000))
_HEAD = "Doel;Ontvangers;Bewaartermijn\n"


def doubled(data: bytes, name: str) -> bytes:
    """Return an archive in which a part stands twice."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for one, part in made.parts(data).items():
            archive.writestr(one, part)
        archive.writestr(name, b"<a/>")
    return held.getvalue()


def locked(data: bytes) -> bytes:
    """Return an archive whose parts say that they are encrypted."""
    changed = bytearray(data)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(sign)
        while at >= 0:
            changed[at + place] |= 1
            at = changed.find(sign, at + 4)
    return bytes(changed)


def _squeezed() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as archive:
        for name, part in made.parts(made.xlsx()).items():
            archive.writestr(name, part)
    return held.getvalue()


def _sheet(old: str, new: str) -> Callable[[], bytes]:
    return lambda: made.swap(made.xlsx(), made.SHEET, old, new)


REFUSED: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "opdracht.yaml": (lambda: b'titel: !!python/object/apply:os.system ["id"]\n', "object van een"),
    "object.yaml": (lambda: b"!!python/object:x.Y {titel: a}\n", "object van een"),
    "half-teken.yaml": (lambda: b'titel: "\\ud800"\n', "geen geldige YAML"),
    "samengevoegd.yaml": (lambda: b"a: &a {titel: x}\n<<: *a\n", "Geen enkele sleutel"),
    "diep.ttl": (
        lambda: _V + b"<urn:a> v:titel " + b"(" * 100_000 + b")" * 100_000 + b" .",
        "meer dan 100000",
    ),
    "lijst.ttl": (
        lambda: _V + b"<urn:a> v:titel (" + b'"a" ' * 100_000 + b") .",
        "meer dan 100000",
    ),
    "invoegen.jsonld": (
        lambda: json.dumps({"@context": {"@import": _AWAY}, "titel": "x"}).encode(),
        "niet opgehaald",
    ),
    "tweede-context.jsonld": (
        lambda: json.dumps({"@context": [_HERE, _AWAY], "titel": "x"}).encode(),
        "niet opgehaald",
    ),
    "context-binnenin.jsonld": (
        lambda: json.dumps({"@context": _HERE, "partijen": [{"@context": _AWAY}]}).encode(),
        "niet opgehaald",
    ),
    "spatie-in-iri.nq": (lambda: b'<http://a b> <urn:p> "x" .\n', "geen geldige N-Quads"),
    "lege-iri.nt": (lambda: b'<> <urn:p> "x" .\n', "geen geldige N-Triples"),
    "taal.nt": (lambda: b'<urn:a> <urn:p> "x"@en-veeltelangestukken .\n', "geen geldige"),
    "xinclude.rdf": (
        lambda: made.RDF.replace("<v:Doc", f"<xi:include {_XI}/><v:Doc").encode(),
        "geen geldige RDF/XML",
    ),
    "dubbel.xlsx": (lambda: doubled(made.xlsx(), made.SHEET), "beschadigd"),
    "dubbel.docx": (lambda: doubled(made.word(), made.WORD), "beschadigd"),
    "versleuteld.xlsx": (lambda: locked(made.xlsx()), "wachtwoord"),
    "versleuteld.docx": (lambda: locked(made.word()), "wachtwoord"),
    "programma-ervoor.xlsx": (lambda: b"MZ" + made.xlsx(), "al zegt de naam van wel"),
    "nul.csv": (f"{_HEAD}\0;a;b\n".encode, "geen tekstbestand"),
    "veel.dpia.json": (
        lambda: json.dumps(
            {
                "metadata": {"urn": "urn:nl:dpia:3.0"},
                "answers": {f"{number}.1": {"value": "x"} for number in range(25_000)},
            }
        ).encode(),
        "meer dan 20000 antwoorden",
    ),
}
"""Refused with one sentence: how it is made, and what the answer says."""

READ: Mapping[str, Callable[[], bytes]] = {
    "geen-getal.json": lambda: b'{"titel": NaN, "soort": Infinity}',
    "sleutel-is-lijst.yaml": lambda: b"? [a, b]\n: c\ntitel: x\n",
    "diepe-knopen.ttl": lambda: (
        _V + b"<urn:a> v:partijen " + b"[v:partijen " * 20_000 + b"1" + b"]" * 20_000 + b" ."
    ),
    "xinclude.bpmn": lambda: samples.bpmn(extra=f"<xi:include {_XI}/>"),
    "opmaak.bpmn": lambda: samples.bpmn(before=f'<?xml-stylesheet href="{_AWAY}"?>'),
    "cdata.bpmn": lambda: samples.bpmn(
        extra='<bpmn:task id="Q" name="x"><bpmn:documentation><![CDATA['
        + "ha" * 500_000
        + "]]></bpmn:documentation></bpmn:task>"
    ),
    "lange-naam.bpmn": lambda: samples.bpmn(extra=f'<bpmn:task id="Q" name="{"x" * 900_000}"/>'),
    "veel-prefixen.bpmn": lambda: samples.bpmn(extra=f'<bpmn:task {_PREFIXES} id="Z"/>'),
    "baan-in-zichzelf.bpmn": lambda: samples.bpmn(
        extra='<bpmn:laneSet><bpmn:lane id="X1" name="x"><bpmn:flowNodeRef>X1</bpmn:flowNodeRef>'
        "</bpmn:lane></bpmn:laneSet>"
    ),
    "rol-heeft-zichzelf.xml": lambda: samples.archimate().replace(
        b'source="a1" target="r1"', b'source="r1" target="r1"'
    ),
    "koppeling.xlsx": lambda: made.put(
        made.xlsx(),
        "xl/externalLinks/externalLink1.xml",
        b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
    ),
    "omvang.xlsx": _sheet('ref="A1:B3"', 'ref="A1:XFD1048576"'),
    "brede-kolom.xlsx": _sheet(
        "<sheetData>", '<cols><col min="1" max="999999999"/></cols><sheetData>'
    ),
    "veel-namen.xlsx": lambda: made.swap(
        made.xlsx(),
        "xl/workbook.xml",
        "</sheets>",
        "</sheets><definedNames>"
        + "".join(f'<definedName name="n{n}">Partijen!$A${n}</definedName>' for n in range(1, 9000))
        + "</definedNames>",
    ),
    "pad.xlsx": lambda: made.put(made.xlsx(), "..\\..\\x.xml", b"x"),
    "lzma.xlsx": _squeezed,
    "ole.docx": lambda: made.put(made.word(), "word/embeddings/oleObject1.bin", made.OLE),
    "sjabloon-elders.docx": lambda: made.put(made.word(), "word/_rels/settings.xml.rels", _RELATED),
    "regeleinden.csv": (_HEAD + "a;b;c\r" * 300).encode,
    "utf7.csv": f"{_HEAD}+ADw-script+AD4-;a;b\n".encode,
}
"""Read without harm: nothing is fetched, and it takes little time."""
