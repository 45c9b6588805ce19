"""Contracts of the ontology: form of the files, words of every term, and OWL 2 DL."""

import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml

import vams_kg
from vams_kg import resources
from vams_kg.documents.words import WORD, stem
from vams_kg.graph import Facts, read_turtle
from vams_kg.vocabulary import OWL, RDF, RDFS, SKOS, VAMS

FILES = resources.turtle_files("ontology")
ROOT = resources.root() / "ontology"
OWN = "https://w3id.org/vams/"
MODULE = re.compile(r"^<(https://w3id\.org/vams/def[^>]*)>\n    a owl:Ontology ;", re.MULTILINE)
PREFIX = re.compile(r"^@prefix ([\w-]*):\s+<([^>]+)> \.$")
STRING = re.compile(r'"""(?:.|\n)*?"""|"(?:[^"\\\n]|\\.)*"|<[^>\n]*>')
MOST_LINES = 300
HEADER_LINES = 4
PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
BUILT_IN = (RDF.base, RDFS.base, OWL.base)
WORDS = yaml.safe_load((Path(__file__).parent / "woorden.yaml").read_text("utf-8"))
SCHEMES = {
    "fase": ("procesfase",),
    "partij": ("partijsoort", "rol", "persoon"),
    "gegevenscategorie": ("gegevenscategorie",),
    "feit": ("feit",),
    "voorwaarde": ("voorwaarde",),
}


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(read_turtle(FILES))


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def short(node: object) -> str:
    return getattr(node, "value", str(node)).removeprefix(OWN)


def own(facts: Facts, *kinds: ox.NamedNode) -> list[ox.NamedNode]:
    return [n for kind in kinds for n in facts.instances(kind) if n.value.startswith(OWN)]


def plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(c for c in letters if not unicodedata.combining(c)).strip()


# --- Form of the files ---


@pytest.mark.parametrize("file", FILES, ids=name)
def test_file_is_short_and_starts_with_four_lines_for_the_reader(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    assert len(lines) <= MOST_LINES
    assert all(line.startswith("# ") for line in lines[:HEADER_LINES])
    assert lines[HEADER_LINES] == ""
    assert lines[HEADER_LINES - 1] == "# Leeswijzer: ontology/README.md"


@pytest.mark.parametrize("file", FILES, ids=name)
def test_prefixes_are_sorted_and_used(file: Path) -> None:
    text = file.read_text("utf-8")
    prefixes = [m.group(1) for line in text.splitlines() if (m := PREFIX.match(line))]
    body = STRING.sub('""', "\n".join(x for x in text.splitlines() if x[:1] not in ("#", "@")))
    typed = text.count("^^xsd:")
    used = {p for p in prefixes if re.search(rf"(?<![\w-]){p}:", body) or (p == "xsd" and typed)}
    assert prefixes == sorted(prefixes)
    assert set(prefixes) == used


@pytest.mark.parametrize("file", FILES, ids=name)
def test_file_is_one_module(file: Path) -> None:
    assert len(MODULE.findall(file.read_text("utf-8"))) == 1


def test_root_imports_every_module_and_carries_the_version(facts: Facts) -> None:
    root = ox.NamedNode(f"{OWN}def")
    modules = {MODULE.findall(file.read_text("utf-8"))[0] for file in FILES} - {root.value}
    assert set(facts.iris(root, OWL.node("imports"))) == modules
    assert facts.value(root, OWL.versionInfo) == vams_kg.__version__
    assert facts.iri(root, OWL.node("versionIRI")) == f"{root.value}/{vams_kg.__version__}"


# --- Words of every term ---


def test_every_term_has_a_label_in_two_languages(facts: Facts) -> None:
    terms = own(facts, OWL.Class, *PROPERTY_KINDS, SKOS.Concept, SKOS.ConceptScheme)
    lacking = [
        short(term)
        for term in terms
        if not {"nl", "en"} <= {*facts.texts(term, SKOS.prefLabel), *facts.texts(term, RDFS.label)}
    ]
    assert lacking == []


def test_every_term_has_one_dutch_definition(facts: Facts) -> None:
    terms = own(facts, OWL.Class, *PROPERTY_KINDS, SKOS.Concept)
    wrong = [
        short(term)
        for term in dict.fromkeys(terms)
        if [t.language for t in facts.objects(term, SKOS.definition)] != ["nl"]
    ]
    assert wrong == []


def test_every_term_is_declared_once() -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for file in FILES:
        for quad in read_turtle([file]):
            declares = quad.predicate == RDF.type and quad.object in (OWL.Class, *PROPERTY_KINDS)
            if isinstance(quad.subject, ox.NamedNode):
                counts[short(quad.subject), "declared"] += declares
                counts[short(quad.subject), "defined"] += quad.predicate == SKOS.definition
    assert [key for key, count in counts.items() if count > 1] == []


def test_local_names_have_the_form_of_their_kind(facts: Facts) -> None:
    forms = [
        (own(facts, OWL.Class), r"def#[A-Z][A-Za-z0-9]*"),
        (own(facts, *PROPERTY_KINDS), r"def#[a-z][A-Za-z0-9]*"),
        (own(facts, SKOS.ConceptScheme), r"begrip/schema/[a-z0-9]+(-[a-z0-9]+)*"),
    ]
    wrong = [short(t) for terms, form in forms for t in terms if not re.fullmatch(form, short(t))]
    concepts = [t for t in own(facts, SKOS.Concept) if "/begrip/" in t.value]
    kebab = re.compile(r"begrip/[a-z0-9]+(-[a-z0-9]+)*")
    assert wrong + [short(t) for t in concepts if not kebab.fullmatch(short(t))] == []


def test_every_scheme_a_concept_stands_in_exists(facts: Facts) -> None:
    schemes = set(facts.instances(SKOS.ConceptScheme))
    used = {scheme for _, scheme in facts.pairs(SKOS.inScheme)}
    assert sorted(map(short, used - schemes)) == []


def test_a_word_points_at_one_term_of_a_scheme_to_choose_from(facts: Facts) -> None:
    chosen = {scheme for _, scheme in facts.pairs(VAMS.kiestUit)}
    found: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for predicate in (SKOS.prefLabel, SKOS.altLabel, VAMS.signaalwoord, VAMS.afkorting):
        for subject, obj in facts.pairs(predicate):
            if not isinstance(obj, ox.Literal) or obj.language == "en":
                continue
            parts = WORD.findall(obj.value)
            word = tuple(parts if predicate == VAMS.afkorting else map(stem, parts))
            for scheme in chosen.intersection(facts.objects(subject, SKOS.inScheme)):
                found[short(scheme), word].add(short(subject))
    assert {key: terms for key, terms in found.items() if len(terms) > 1} == {}


@pytest.mark.parametrize(("kind", "word"), [(k, w) for k, words in WORDS.items() for w in words])
def test_word_of_a_question_is_known(kind: str, word: str, facts: Facts) -> None:
    schemes = {f"{OWN}begrip/schema/{scheme}" for scheme in SCHEMES[kind]}
    found = {
        short(subject)
        for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.notation)
        for subject, obj in facts.pairs(predicate)
        if plain(getattr(obj, "value", "")) == plain(word)
        and schemes & set(facts.iris(subject, SKOS.inScheme))
    }
    assert len(found) == 1


# --- OWL 2 DL ---


def test_no_property_is_of_two_kinds(facts: Facts) -> None:
    counts = Counter(n for kind in PROPERTY_KINDS for n in facts.instances(kind))
    assert [short(n) for n, count in counts.items() if count > 1] == []


def test_every_predicate_is_declared(facts: Facts) -> None:
    declared = {n for kind in PROPERTY_KINDS for n in facts.instances(kind)}
    used = {q.predicate for q in facts.quads if not q.predicate.value.startswith(BUILT_IN)}
    assert sorted(map(short, used - declared)) == []


def test_objects_suit_their_property(facts: Facts) -> None:
    objects = set(facts.instances(OWL.ObjectProperty))
    values = set(facts.instances(OWL.DatatypeProperty))
    wrong = [
        f"{short(q.subject)} {short(q.predicate)}"
        for q in facts.quads
        if (q.predicate in objects and isinstance(q.object, ox.Literal))
        or (q.predicate in values and not isinstance(q.object, ox.Literal))
    ]
    assert wrong == []


def test_every_class_that_is_used_is_declared(facts: Facts) -> None:
    declared = {*facts.instances(OWL.Class)}
    places = (RDF.type, RDFS.subClassOf, OWL.someValuesFrom, OWL.node("onClass"))
    used = {
        q.object
        for q in facts.quads
        if q.predicate in places
        and isinstance(q.object, ox.NamedNode)
        and not q.object.value.startswith(BUILT_IN)
    }
    assert sorted(map(short, used - declared)) == []


def test_every_own_term_that_is_named_exists(facts: Facts) -> None:
    subjects = {q.subject for q in facts.quads}
    named = {
        q.object
        for q in facts.quads
        if isinstance(q.object, ox.NamedNode) and q.object.value.startswith(OWN)
    }
    loose = ("def/", "regel/", "def")
    missing = sorted(short(n) for n in named - subjects)
    assert [n for n in missing if not (n.startswith(loose[:3]) or n == "def")] == []
