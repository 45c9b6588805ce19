"""Linked data written by hand, and files that are broken, hostile or not ours."""

import json

import pytest

from vams_kg import documents, resources, service
from vams_kg.documents.formats import FORMATS
from vams_kg.documents.jsonld_context import CONTEXT, FILE, context_text
from vams_kg.documents.tree import Tree
from vams_kg.errors import PersonalDataFound, UnreadableInput
from vams_kg.workbench import Workbench

PREFIXES = """@prefix vams: <https://w3id.org/vams/def#> .
@prefix ex: <https://voorbeeld.nl/> .
"""
HEAD = PREFIXES + '<> a vams:Document ; vams:titel "Proef" .\n'
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:v="https://w3id.org/vams/def#"'


def as_yaml(data: str, name: str, bench: Workbench) -> str:
    """Return what is read, as YAML: the shortest way to say what is expected."""
    return service.convert(service.Source(name, data.encode()), "x.yaml", bench).data.decode()


def doubts(data: str, bench: Workbench, name: str = "x.ttl") -> list[tuple[str, str, str]]:
    intake = documents.take_in(data.encode(), name, bench.knowledge)
    return [(one.rule, one.path, str(intake.where(one.number) or "")) for one in intake.doubts]


def tree(data: str, name: str, bench: Workbench) -> Tree:
    return documents.take_in(data.encode(), name, bench.knowledge).tree


def test_a_graph_written_by_hand_reads_as_its_author_means_it(bench: Workbench) -> None:
    text = (
        PREFIXES
        + """
    <> a vams:Document ;
        vams:titel "Proef"@nl ; vams:soort vams:Procesbeschrijving ; vams:fictief true ;
        vams:partijen <#P2>, <#P1> ;
        vams:gegevensstromen ( [ vams:identificatie "G1" ; vams:van <#P1> ; vams:aan <#P2> ;
            vams:doel "hulp", [ vams:tekst "zorg" ] ;
            vams:grondslag [ vams:wetZoalsGenoemd "Wmo 2015" ; vams:artikelZoalsGenoemd "5.10" ]
        ] ) .
    <#P1> a vams:Partij ; vams:naam "College" ; vams:volgnummer 1 ; vams:identificatie "P1" .
    <#P2> a vams:Partij ; vams:naam "Politie" ; vams:volgnummer 2 ; vams:identificatie "P2" .
    """
    )
    assert doubts(text, bench) == []
    assert as_yaml(text, "x.ttl", bench) == (
        "titel: Proef\nsoort: procesbeschrijving\nfictief: ja\npartijen:\n"
        "  - id: P1\n    naam: College\n  - id: P2\n    naam: Politie\n"
        "gegevensstromen:\n  - id: G1\n    van: P1\n    aan: P2\n"
        "    doel:\n      - hulp\n      - zorg\n"
        "    grondslag:\n      wet: Wmo 2015\n      artikel: '5.10'\n"
    )


def test_an_item_that_is_referred_to_takes_its_id_from_its_iri(bench: Workbench) -> None:
    text = HEAD + (
        "<> vams:partijen <#Pol> ; vams:bepalingen [ vams:partijen <#Pol> ] ."
        '<#Pol> vams:naam "Politie" .'
    )
    assert "  - id: Pol\n    naam: Politie" in as_yaml(text, "x.ttl", bench)
    assert "  - partijen: Pol" in as_yaml(text, "x.ttl", bench)


def test_json_of_the_format_with_our_context_is_read(bench: Workbench) -> None:
    said = {
        "@context": CONTEXT,
        "@type": "Document",
        "titel": "Proef",
        "gegevensstromen": [
            {"id": "G1", "doel": ["een", "twee"], "grondslag": {"wet": "AVG", "artikel": "6"}}
        ],
    }
    for name in ("x.json", "x.jsonld"):
        made = as_yaml(json.dumps(said), name, bench)
        assert made == (
            "titel: Proef\ngegevensstromen:\n  - id: G1\n    doel:\n      - een\n      - twee\n"
            "    grondslag:\n      wet: AVG\n      artikel: '6'\n"
        )


def test_json_without_signs_of_json_ld_is_a_plain_document(bench: Workbench) -> None:
    said = json.dumps({"titel": 'over "@context": en meer', "soort": "procesbeschrijving"})
    intake = documents.take_in(said.encode(), "x.json", bench.knowledge)
    assert intake.text is not None


@pytest.mark.parametrize(
    ("more", "rule", "where"),
    [
        ('<> ex:kleur "rood" .', "Lezing-eigenschap-onbekend", "https://voorbeeld.nl/kleur"),
        ('<> vams:doel "x" .', "Lezing-eigenschap-onbekend", "vams:doel"),
        ("<> vams:regime ex:iets .", "Lezing-waarde-onbegrepen", "vams:regime"),
        ("<> vams:regime [] .", "Lezing-waarde-onbegrepen", "vams:regime"),
        ("<> vams:partijen <> .", "Lezing-waarde-onbegrepen", "vams:partijen"),
        ('<> vams:regime [ vams:tekst "geldend" ; ex:p 1 ] .', "Lezing-eigenschap-onbekend", "ex"),
        ('ex:los ex:p "x" .', "Lezing-onderwerp-los", "https://voorbeeld.nl/los"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_reported_at_its_place(
    more: str, rule: str, where: str, bench: Workbench
) -> None:
    found = doubts(HEAD + more, bench)
    assert [one for one, _, _ in found] == [rule]
    assert where == "ex" or where in found[0][2]


def test_remarks_on_linked_data_become_findings_in_two_languages(bench: Workbench) -> None:
    text = HEAD + '<> ex:kleur "rood" ; vams:regime ex:iets . ex:los ex:p "x" .'
    checked = service.check([service.Source("x.ttl", text.encode())], bench)
    found = {one.regel: one.bericht for one in checked.judgements[0].bevindingen}
    for rule, sign in (
        ("Lezing-eigenschap-onbekend", "kleur"),
        ("Lezing-waarde-onbegrepen", "iets"),
        ("Lezing-onderwerp-los", "los"),
    ):
        assert sign in found[rule]["nl"] and sign in found[rule]["en"]
    clean = service.check([service.Source("x.ttl", HEAD.encode())], bench)
    assert (
        not {one.regel for one in clean.judgements[0].bevindingen}
        & set(found)
        & {"Lezing-eigenschap-onbekend", "Lezing-waarde-onbegrepen", "Lezing-onderwerp-los"}
    )


def test_what_we_derive_ourselves_is_not_reported_and_not_taken_over(bench: Workbench) -> None:
    text = HEAD + (
        '<> vams:regime [ a vams:Opgave ; vams:tekst "geldend" ; vams:noemt ex:onzin ;'
        ' vams:artikelverwijzing ex:a ] . ex:a a vams:Artikelverwijzing ; vams:artikelnummer "1" .'
    )
    assert doubts(text, bench) == []
    assert as_yaml(text, "x.ttl", bench) == "titel: Proef\nregime: geldend\n"


def test_many_loose_subjects_are_counted_and_not_all_listed(bench: Workbench) -> None:
    loose = "".join(f'ex:s{number} ex:p "x" .\n' for number in range(3000))
    found = documents.take_in((HEAD + loose).encode(), "x.ttl", bench.knowledge).doubts
    assert len(found) == 51
    assert found[-1].values["onderwerp"].endswith("en 2949 andere")


def test_the_published_context_follows_the_fields(bench: Workbench) -> None:
    """After a change of the fields, write `context_text` to ontology/context.jsonld."""
    file = resources.root() / "ontology" / FILE
    assert file.read_text(encoding="utf-8") == context_text(bench.knowledge.fields)


def test_every_key_means_one_property(bench: Workbench) -> None:
    meant: dict[str, set[str]] = {}
    for field in bench.knowledge.fields.all:
        if not field.klasse.endswith("#Artikelverwijzing"):
            meant.setdefault(field.sleutel, set()).add(field.eigenschap)
    assert {key: found for key, found in meant.items() if len(found) > 1} == {}


N = 100_000
DEEP = 20_000
DTD = f"<!DOCTYPE r [<!ENTITY a 'aaaa'>]><rdf:RDF {RDF}><v:Document v:titel='&a;'/></rdf:RDF>"
FILE_DTD = DTD.replace("'aaaa'", "SYSTEM 'file:///etc/hostname'")
REMOTE = "https://voorbeeld.nl/context.jsonld"

HOSTILE = {
    "100000 triples.nt": "".join(f'<urn:s{n}> <urn:p> "x" .\n' for n in range(N + 1)),
    "many items.ttl": HEAD
    + "".join(f'<> vams:partijen <#P{n}> . <#P{n}> vams:naam "x" .\n' for n in range(15_000)),
    "many properties.ttl": HEAD + "".join(f'<> ex:p{n} "x" .\n' for n in range(30_000)),
    "broken.ttl": HEAD + '<> vams:titel "geen eind',
    "broken.nq": "<urn:a> <urn:b>",
    "broken.jsonld": '{"@context": ',
    "broken.rdf": f"<rdf:RDF {RDF}><v:Document>",
    "not xml.rdf": "titel: Proef",
    "empty.ttl": "",
    "only prefixes.ttl": PREFIXES,
    "no document.ttl": "<urn:a> <urn:b> <urn:c> .",
    "two documents.ttl": HEAD + "ex:b a vams:Document .",
    "circle of documents.ttl": PREFIXES + "ex:a vams:partijen ex:b . ex:b vams:partijen ex:a .",
    "entities.rdf": DTD,
    "external.rdf": FILE_DTD,
    "entities.xml": DTD,
    "triples in triples.ttl": HEAD
    + "<> vams:titel "
    + "<<( <urn:a> <urn:b> " * DEEP
    + "1"
    + ")>>" * DEEP
    + " .",
    "remote.jsonld": json.dumps({"@context": REMOTE, "titel": "x"}),
    "remote.json": json.dumps({"@context": [CONTEXT, REMOTE], "titel": "x"}),
    "file.jsonld": json.dumps({"@context": "file:///etc/hostname", "titel": "x"}),
    "relative.jsonld": json.dumps({"@context": "context.jsonld", "titel": "x"}),
    "import.jsonld": json.dumps({"@context": {"@import": REMOTE}, "titel": "x"}),
    "scoped.jsonld": json.dumps({"@context": {"a": {"@id": "urn:a", "@context": REMOTE}}}),
    "nested.jsonld": json.dumps({"@graph": [{"titel": "x", "@context": REMOTE}]}),
    "deep.jsonld": '{"@context":{"a":"urn:a"},"a":' + '{"a":' * 500 + "1" + "}" * 501,
    "very deep.jsonld": '{"a":' * N + "1" + "}" * N,
    "deep list.jsonld": "[" * N,
    "latin.ttl": (HEAD + '<> vams:titel "caf\xe9" .').encode("latin-1"),
    "utf16.nt": '<urn:a> <urn:b> "x" .'.encode("utf-16"),
    "bytes.rdf": bytes(range(256)),
    "truncated.jsonld": json.dumps({"@context": CONTEXT, "titel": "Proef"})[:-5],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_one_dutch_sentence(name: str, bench: Workbench) -> None:
    data = HOSTILE[name]
    with pytest.raises(UnreadableInput) as caught:
        documents.read(data if isinstance(data, bytes) else data.encode(), name, bench.knowledge)
    error = caught.value
    assert error.what.endswith(".") and error.expected and error.try_this
    assert "Error" not in str(error) and "Traceback" not in str(error)


READABLE = {
    "blank nodes.ttl": HEAD
    + "<> vams:partijen "
    + "[ vams:naam [ vams:tekst [ " * 1
    + 'vams:tekst "x" ] ] ] .',
    "deep blanks.ttl": HEAD + "<> ex:p " + "[ ex:p " * DEEP + "1" + "]" * DEEP + " .",
    "deep lists.ttl": HEAD + "<> vams:titel " + "( " * DEEP + "1" + ")" * DEEP + " .",
    "circular list.ttl": HEAD
    + "@prefix r: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> ."
    + '<> vams:partijen ex:l . ex:l r:first [ vams:naam "x" ] ; r:rest ex:l .',
    "item within itself.ttl": HEAD
    + "<> vams:casusoverleggen ex:c . ex:c vams:deelnemers ex:c ; vams:partijen ex:c .",
    "one item everywhere.ttl": HEAD
    + "".join(
        f"<> vams:casusoverleggen ex:c{n} . ex:c{n} vams:deelnemers ex:d ." for n in range(500)
    ),
    "deep xml.rdf": f"<rdf:RDF {RDF}><v:Document v:titel='x'/>"
    + "<v:a><v:b>" * 5000
    + "</v:b></v:a>" * 5000
    + "</rdf:RDF>",
    "no language.nq": '<urn:a> <https://w3id.org/vams/def#titel> "x"@nl <urn:graaf> .',
}


@pytest.mark.parametrize("name", READABLE)
def test_an_odd_graph_is_read_without_harm(name: str, bench: Workbench) -> None:
    documents.read(READABLE[name].encode(), name, bench.knowledge)


@pytest.mark.parametrize(
    "more",
    [
        'ex:mens ex:bsn "111222333" .',
        'ex:mens ex:naam "Jan Jansen" ; ex:geboortedatum "geboren op 01-02-1980" .',
        '<> vams:partijen [ vams:naam "x" ; vams:toelichting "BSN 111222333" ] .',
    ],
)
def test_data_about_citizens_are_refused_anywhere_in_a_graph(more: str, bench: Workbench) -> None:
    with pytest.raises(PersonalDataFound) as caught:
        documents.read((HEAD + more).encode(), "x.ttl", bench.knowledge)
    assert "111222333" not in str(caught.value) and "Jansen" not in str(caught.value)


def test_xml_that_is_no_rdf_is_not_ours() -> None:
    linked = FORMATS[".xml"][-1]
    assert not linked.accepts(b"<?xml version='1.0'?><html/>")
    assert linked.accepts(f"<rdf:RDF {RDF}/>".encode())
