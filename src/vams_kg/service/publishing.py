"""What is given away: every thing by its IRI, and the ontology, shapes and questions as files."""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

import pyoxigraph as ox

from vams_kg.model import NamedQuestion
from vams_kg.resources import query_files
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.published import BASE, GRAPHS, ROOT, Published
from vams_kg.service.addresses import PREFIXES
from vams_kg.service.asking import questions
from vams_kg.vocabulary import DCT, RDF, RDFS, SH, SKOS

TRIPLES: Final = {
    "ttl": ("text/turtle", ox.RdfFormat.TURTLE),
    "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
}
"""Media type and format of triples by the ending of a file."""

QUESTIONS: Final = f"{BASE}graaf/vragen"
WHOLE: Final = "vams-kg.trig"
BUNDLE: Final = "vragen.zip"
CONTEXT: Final = "context.jsonld"
OTHERS: Final = (
    (BUNDLE, "application/zip", QUESTIONS),
    (WHOLE, "application/trig", ""),
    (CONTEXT, "application/ld+json", ""),
)
"""Name, media type and data set of the files that are no triples of one graph."""
KINDS: Final = {
    **{f"{name}.{form}": kind for name in GRAPHS for form, (kind, _) in TRIPLES.items()},
    **{name: kind for name, kind, _ in OTHERS},
}
"""Media type of every file by its name."""
SUMS: Final = "SHA256SUMS"
_NAME: Final = re.compile(rb"(?<![\w:/#<-])([a-z]+):")
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""Time of every file in a bundle: the same content gives the same bytes."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What can be said of a file without having it at hand."""

    naam: str
    soort: str
    """Media type."""
    graaf: str
    """IRI of the data set that it is a form of; empty for the whole."""
    bytes: int
    sha256: str


class Publication:
    """A version of the rulebook as others get it."""

    def __init__(self, rulebook: Rulebook, more: Iterable[ox.Quad] = ()) -> None:
        """Take the rulebook, and what else has an IRI of ours."""
        self._rulebook = rulebook
        self._more = tuple(more)
        self.version = rulebook.version
        self.released = rulebook.released
        self.version_iri = f"{ROOT}/{rulebook.version}"
        self._kept = lru_cache(maxsize=4)(self._made)

    @cached_property
    def published(self) -> Published:
        """Everything by IRI."""
        more = [*_of_questions(questions(self._rulebook)), *self._more]
        rulebook = self._rulebook
        return Published(rulebook.ontology, rulebook.shapes, more, rulebook.root)

    def graph(self, iri: str, form: str) -> bytes:
        """Return what is said of an IRI in a form of triples."""
        return serialized(self.published.about(iri), form)

    @cached_property
    def files(self) -> Mapping[str, FileFacts]:
        """Every file of this version by name."""
        return {one.naam: one for one in self._facts()}

    def file(self, name: str) -> bytes:
        """Return the bytes of a file; raises KeyError for a name that is not in KINDS."""
        return self._kept(name)

    def sums(self) -> str:
        """Return the sha256 of every file, in the form that `sha256sum -c` reads."""
        return "".join(f"{one.sha256}  {one.naam}\n" for one in self.files.values())

    def _facts(self) -> Iterator[FileFacts]:
        for name, graph in GRAPHS.items():
            quads = self.published.part(name)  # made once for all its forms
            for form, (media, _) in TRIPLES.items():
                yield _fact(f"{name}.{form}", media, graph, serialized(quads, form))
        for name, media, graph in OTHERS:
            yield _fact(name, media, graph, self._made(name))

    def _made(self, name: str) -> bytes:
        if name == BUNDLE:
            return self._bundle()
        if name == WHOLE:
            return self._whole()
        if name == CONTEXT:
            return (self._rulebook.root / "ontology" / CONTEXT).read_bytes()
        part, _, form = name.partition(".")
        return serialized(self.published.part(part), form)

    def _whole(self) -> bytes:
        quads = [
            ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(graph))
            for name, graph in GRAPHS.items()
            for q in self.published.part(name)
        ]
        return _tidy(ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b"")

    def _bundle(self) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in query_files(self._rulebook.root):
                one = zipfile.ZipInfo(file.name, _FIRST_DAY)
                archive.writestr(one, file.read_bytes(), zipfile.ZIP_DEFLATED)
        return made.getvalue()


def _fact(name: str, media: str, graph: str, body: bytes) -> FileFacts:
    return FileFacts(name, media, graph, len(body), hashlib.sha256(body).hexdigest())


def serialized(quads: Iterable[ox.Quad], form: str) -> bytes:
    """Return triples as text in a form; raises KeyError for a form that is not in TRIPLES."""
    triples = [ox.Triple(one.subject, one.predicate, one.object) for one in quads]
    return _tidy(ox.serialize(triples, format=TRIPLES[form][1], prefixes=PREFIXES) or b"")


def _tidy(text: bytes) -> bytes:
    """Return Turtle or TriG with only the prefixes that are used, in order."""
    lines = text.split(b"\n")
    count = next((n for n, line in enumerate(lines) if not line.startswith(b"@prefix")), 0)
    body = b"\n".join(lines[count:])
    names = set(_NAME.findall(body))
    used = sorted(line for line in lines[:count] if line.split()[1][:-1] in names)
    return b"\n".join([*used, body])


def _of_questions(found: Iterable[NamedQuestion]) -> Iterator[ox.Quad]:
    """Yield what is said of every question, and of the facts that hold what was chosen."""
    base, names = f"{BASE}vraag/", {"taal"}
    for one in found:
        node = ox.NamedNode(base + one.naam)
        yield ox.Quad(node, RDF.type, SH.SPARQLSelectExecutable)
        for language, text in one.vraag.items():
            yield ox.Quad(node, RDFS.label, ox.Literal(text, language=language))
        yield ox.Quad(node, DCT.isPartOf, ox.NamedNode(QUESTIONS))
        yield ox.Quad(node, SH.select, ox.Literal(one.sparql))
        names.update(parameter.naam for parameter in one.parameters)
    for name in sorted(names):
        node = ox.NamedNode(base + name)
        yield ox.Quad(node, RDF.type, RDF.Property)
        yield ox.Quad(node, RDFS.label, ox.Literal(f"gekozen: {name}", language="nl"))
        yield ox.Quad(node, RDFS.label, ox.Literal(f"chosen: {name}", language="en"))
        yield ox.Quad(node, SKOS.definition, ox.Literal(_CHOSEN, language="nl"))
    asked = ox.NamedNode(f"{base}gesteld")
    yield ox.Quad(asked, RDFS.label, ox.Literal("gestelde vraag", language="nl"))
    yield ox.Quad(asked, RDFS.label, ox.Literal("question asked", language="en"))
    yield ox.Quad(asked, SKOS.definition, ox.Literal(_ASKED, language="nl"))


_CHOSEN: Final = "Verbindt de gestelde vraag met een waarde die is gekozen."
_ASKED: Final = "De vraag die nu wordt gesteld; de gekozen waarden hangen eraan."
