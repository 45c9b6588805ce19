"""Table of hostile files: name → maker and what the answer must say (a pattern).

Other hostile files are tested with their readers: tests/documents/test_hostile_drafts.py (models,
CSV, DPIA), test_packing.py (workbooks) and test_linked_data.py.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from documents import draft_samples as samples
from hostile import making as made

MB = 1024 * 1024


class Case(NamedTuple):
    """How a file is made and what the answer says."""

    make: Callable[[], bytes]
    says: str


@cache
def _deep_zip() -> bytes:
    """Return zips in zips, each a thousand times larger than it looks."""
    data = made.zipped(("nul", b"\0" * 5 * MB))
    for layer in range(4):
        data = made.zipped(*((f"{layer}-{copy}.zip", data) for copy in range(10)))
    return data


def _many(data: bytes) -> bytes:
    extra = [(f"x/{number}.xml", b"") for number in range(6000)]
    return made.zipped(*made.parts(data).items(), *extra)


def _spread(data: bytes) -> bytes:
    """Return a bomb of parts that each stay below the size that is looked at."""
    extra = [(f"media/{number}.png", b"\0" * MB) for number in range(120)]
    return made.zipped(*made.parts(data).items(), *extra)


def _aliases() -> bytes:
    lines = ["titel: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    return "\n".join(lines).encode()


_DAMAGED = "beschadigd"
_NOT_OFFICE = "al zegt de naam van wel"
_BOMB = "veel te groot"
_MACRO = "macro’s"
_DTD = "DTD"
_RELS = "_rels/.rels"

TEXTS: Mapping[str, Case] = {
    "te-groot.yaml": Case(lambda: b"a: " + b"x" * (2 * MB), "MB"),
    "aliassen.yaml": Case(_aliases, "meer dan 50000 waarden|dieper"),
    "zichzelf.yaml": Case(lambda: b"titel: &a [*a]\n", "bevat zichzelf"),
    "diep.yaml": Case(lambda: b"titel: " + b"[" * 50_000, "dieper genest"),
    "diep-inspringen.yaml": Case(
        lambda: "\n".join(" " * n + "a:" for n in range(500)).encode(), "dieper genest"
    ),
    "streepjes.yaml": Case(lambda: b"- " * 20_000, "dieper genest"),
    "diep.json": Case(lambda: b'{"a":' * 50_000, "dieper genest"),
    "diep-lijst.json": Case(lambda: b"[" * 900_000, "dieper genest"),
    "afgekapt.json": Case(made.JSON[:40].encode, "geen geldige"),
    "leeg.yaml": Case(lambda: b"", "leeg"),
    "leeg.json": Case(lambda: b"", "leeg"),
    "leeg.ttl": Case(lambda: b"", ""),
    "leeg.xml": Case(lambda: b"", "soort die wij niet kennen"),
    "bom.yaml": Case(lambda: b"\xef\xbb\xbf", "leeg"),
    "bom16.yaml": Case(lambda: b"\xff\xfe", "UTF-16"),
    "bom.csv": Case(lambda: b"\xef\xbb\xbf", "kolomtitels"),
    "utf16.yaml": Case(lambda: made.YAML.encode("utf-16"), "UTF-16"),
    "utf16-zonder-bom.yaml": Case(lambda: made.YAML.encode("utf-16-le"), "UTF-16"),
    "utf32.yaml": Case(lambda: made.YAML.encode("utf-32"), "UTF-16"),
    "utf16.json": Case(lambda: made.JSON.encode("utf-16"), "UTF-16"),
    "utf16.ttl": Case(lambda: made.TTL.encode("utf-16"), "geen UTF-8"),
    "latin1.yaml": Case(lambda: "titel: één\n".encode("latin-1"), "geen UTF-8"),
    "latin1.json": Case(lambda: '{"titel": "één"}'.encode("latin-1"), "geen UTF-8"),
    "nul.yaml": Case(lambda: b"titel: a\x00b\n", "stuurtekens"),
    "nul.csv": Case(lambda: made.CSV.encode() + b"\x00", "geen tekstbestand"),
    "stuurteken.yaml": Case(lambda: b"titel: \x1b[2J\n", "stuurtekens"),
    "regels.txt": Case(lambda: b"x" * MB, "geen sleutels"),
    "twee.yaml": Case(lambda: b"titel: a\n---\ntitel: b\n", "meer dan één document"),
    "halve-tekens.jsonld": Case(
        lambda: b'{"@context": {"a": "urn:a"}, "a": "\\udfff"}', "JSON-LD|document|teken"
    ),
    "groot-getal.jsonld": Case(lambda: b'{"@id": ' + b"9" * 9000 + b"}", "JSON-LD"),
    "dubbel.json": Case(lambda: b'{"a": 1, "a": 2}', "Geen enkele sleutel"),
    "lange-sleutel.json": Case(lambda: b'{"' + b"k" * MB + b'": 1}', "Geen enkele sleutel"),
    "afgekapt.rdf": Case(made.RDF[:-20].encode, "geen geldige RDF/XML"),
    "lachen.rdf": Case((made.DTD + made.RDF).encode, _DTD),
    "elders.rdf": Case((made.REMOTE + made.RDF).encode, _DTD),
    "utf16.rdf": Case(lambda: (made.DTD + made.RDF).encode("utf-16"), "geen UTF-8"),
    "lachen.archimate": Case(lambda: made.DTD.encode() + samples.archimate(), _DTD),
    "utf16.bpmn": Case(
        lambda: (made.DTD + samples.bpmn().decode().partition("?>")[2]).encode("utf-16"), _DTD
    ),
    "webpagina.xml": Case(lambda: b"<!DOCTYPE html><html></html>", "soort die wij niet kennen"),
    "webpagina.bpmn": Case(lambda: b"<html><body>hoi</body></html>", ""),
    "word.yaml": Case(made.word, "UTF-16|stuurtekens|geen UTF-8"),
    "werkboek.csv": Case(lambda: made.OLE, "geen tekstbestand"),
    "werkboek.json": Case(made.xlsx, "UTF-16|stuurtekens|geen UTF-8"),
    "bladen.xls": Case(lambda: made.OLE, "niet gelezen"),
    "brief.docm": Case(made.word, "zonder macro’s"),
    "blad.xlsm": Case(made.xlsx, "zonder macro’s"),
    "scan.pdf": Case(lambda: b"%PDF-1.7", "niet gelezen"),
    "rechts-naar-links\u202elmay.exe": Case(lambda: b"MZ\x90\x00\x03", "UTF-16|stuurtekens"),
    "diep.dpia.json": Case(
        lambda: json.dumps({"metadata": {"urn": "urn:nl:dpia:3.0"}, "answers": "x"}).encode(), ""
    ),
}


def _in_office(kind: str, sound: Callable[[], bytes], main: str) -> dict[str, Case]:
    """Return what is refused in the same way in a workbook and in a document."""
    return {
        f"plaatje.{kind}": Case(lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 90, _NOT_OFFICE),
        f"webpagina.{kind}": Case(lambda: b"<html>", _NOT_OFFICE),
        f"leeg.{kind}": Case(lambda: b"", _NOT_OFFICE),
        f"wachtwoord.{kind}": Case(lambda: made.LOCKED, "wachtwoord"),
        f"oud.{kind}": Case(lambda: made.OLE, "oude Office-vorm"),
        f"leeg-archief.{kind}": Case(made.zipped, _DAMAGED),
        f"te-groot.{kind}": Case(lambda: sound() + b"\0" * 10 * MB, "MB"),
        f"bom.{kind}": Case(lambda: made.put(sound(), "x.bin", b"\0" * 30 * MB), _BOMB),
        f"verspreide-bom.{kind}": Case(lambda: _spread(sound()), _BOMB),
        f"bom-in-xml.{kind}": Case(lambda: made.put(sound(), main, b"<a>" * 8 * MB), _BOMB),
        f"gelogen-klein.{kind}": Case(
            lambda: made.lying(made.put(sound(), "x.bin", b"\0" * 30 * MB), "x.bin", 10),
            f"{_DAMAGED}|{_BOMB}",
        ),
        f"veel-delen.{kind}": Case(lambda: _many(sound()), "meer dan 5000 delen"),
        f"zips-in-zips.{kind}": Case(_deep_zip, _DAMAGED),
        f"macro.{kind}": Case(
            lambda: made.put(sound(), f"{main[:2]}/vbaProject.bin", b"x"), _MACRO
        ),
        f"macro-hoofdletters.{kind}": Case(
            lambda: made.put(sound(), "iets/VBAPROJECT.BIN", b"x"), _MACRO
        ),
        f"macro-soort.{kind}": Case(
            lambda: made.swap(sound(), made.TYPES, ".main+xml", ".macroEnabled.main+xml"), _MACRO
        ),
        f"lachen.{kind}": Case(lambda: made.headed(sound(), main, made.DTD), _DTD),
        f"elders.{kind}": Case(lambda: made.headed(sound(), main, made.OUTSIDE), _DTD),
        f"elders-in-rels.{kind}": Case(lambda: made.headed(sound(), _RELS, made.REMOTE), _DTD),
        f"elders-in-soorten.{kind}": Case(
            lambda: made.headed(sound(), made.TYPES, made.REMOTE), _DTD
        ),
        f"lachen-utf16le.{kind}": Case(
            lambda: made.headed(sound(), main, made.DTD, "utf-16-le"), _DTD
        ),
        f"lachen-utf16be.{kind}": Case(
            lambda: made.headed(sound(), main, made.DTD, "utf-16-be"), _DTD
        ),
        f"lachen-utf32.{kind}": Case(lambda: made.headed(sound(), main, made.DTD, "utf-32"), _DTD),
        f"lachen-utf7.{kind}": Case(
            lambda: made.put(
                sound(), main, b'<?xml version="1.0" encoding="UTF-7"?>' + made.DTD.encode("utf-7")
            ),
            f"{_DAMAGED}|{_DTD}|Word-document",
        ),
        f"pad-omhoog.{kind}": Case(
            lambda: made.renamed(sound(), main, f"../../../../tmp/{main}"), _DAMAGED
        ),
        f"pad-absoluut.{kind}": Case(lambda: made.renamed(sound(), main, f"/etc/{main}"), _DAMAGED),
        f"diep.{kind}": Case(
            lambda: made.put(sound(), main, b"<a>" * 5000 + b"</a>" * 5000), f"{_DAMAGED}|geen"
        ),
        f"geen-xml.{kind}": Case(lambda: made.put(sound(), main, b"Beste collega"), "een"),
    }


OFFICE: Mapping[str, Case] = {
    **_in_office("xlsx", made.xlsx, made.SHEET),
    **_in_office("docx", made.word, made.WORD),
    "brief.xlsx": Case(made.word, _DAMAGED + "|geen"),
    "werkboek.docx": Case(made.xlsx, "geen Word-document"),
    "excel4-macro.xlsx": Case(
        lambda: made.put(made.xlsx(), "xl/macrosheets/sheet1.xml", b"<a/>"), _MACRO
    ),
    "verre-regel.xlsx": Case(
        lambda: made.swap(made.xlsx(), made.SHEET, 'r="1"', f'r="{"9" * 5000}"'), _DAMAGED
    ),
    "stijl.xlsx": Case(
        lambda: made.swap(
            made.xlsx(), made.SHEET, "<row", '<row r="1"><c><v>1e999</v></c></row><row'
        ),
        _DAMAGED,
    ),
}

FILES: Mapping[str, Case] = {**TEXTS, **OFFICE}
