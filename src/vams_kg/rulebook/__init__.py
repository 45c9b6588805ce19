"""The rulebook: ontology, norms and shapes, read once, indexed, hashed and versioned."""

import difflib
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from vams_kg import resources
from vams_kg.axioms import DefinedClass, read_defined_classes
from vams_kg.errors import UnknownChoice
from vams_kg.graph import Facts, read_turtle
from vams_kg.model import Norm, Regelset, Rule, Term, Texts, Veld
from vams_kg.rulebook.askable import askable
from vams_kg.rulebook.rules import read_norms, read_rule_sets, read_rules
from vams_kg.rulebook.words import read_broader, read_fields, read_subclasses, read_terms
from vams_kg.vocabulary import DCT, OWL, RDFS, SCHEMA, SKOS, VAMS


@dataclass(frozen=True)
class Rulebook:
    """Everything we know, ready to be asked; immutable, made once and passed in."""

    ontology: Facts
    shapes: Facts
    files: tuple[Path, ...]
    sha256: str
    version: str

    @classmethod
    def load(cls, base: Path | None = None) -> "Rulebook":
        """Return the rulebook in `base` (default: the packaged one).

        Raises KnowledgeError when a file does not parse.
        """
        root = base or resources.root()
        ontology = resources.turtle_files("ontology", root)
        shapes = resources.turtle_files("shapes", root)
        files = (*ontology, *shapes)
        facts = Facts(read_turtle(ontology))
        return cls(facts, Facts(read_turtle(shapes)), files, _hash(files, root), _version(facts))

    @cached_property
    def fields(self) -> tuple[Veld, ...]:
        """Every key of the document format."""
        return read_fields(self.ontology)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every term that texts can mention."""
        return read_terms(self.ontology)

    @cached_property
    def labels(self) -> Mapping[str, Texts]:
        """Label of every term, by IRI."""
        return {term.iri: term.label for term in self.terms}

    @cached_property
    def broader(self) -> Mapping[str, frozenset[str]]:
        """For every class and concept: itself and everything broader."""
        return read_broader(self.ontology)

    @cached_property
    def subclasses(self) -> Mapping[str, frozenset[str]]:
        """For every class that has them: itself and all its subclasses."""
        return read_subclasses(self.ontology)

    @cached_property
    def defined_classes(self) -> tuple[DefinedClass, ...]:
        """Classes whose membership the reader derives from an OWL axiom."""
        roots = (VAMS.Dossieronderdeel.value, VAMS.Document.value)
        items = {iri for root in roots for iri in self.subclasses.get(root, ())}
        return read_defined_classes(self.ontology, items)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """All rules by IRI, reading rules included."""
        return read_rules(self.shapes)

    @cached_property
    def norms(self) -> Mapping[str, Norm]:
        """All norms by IRI."""
        return read_norms(self.ontology)

    @cached_property
    def rule_sets(self) -> Mapping[str, Regelset]:
        """All rule sets by IRI."""
        return read_rule_sets(self.ontology)

    @cached_property
    def data(self) -> tuple[ox.Quad, ...]:
        """The facts a rule may ask for beside the document: classes, hierarchy, norms' numbers."""
        return tuple(askable(self.ontology, self.shapes))

    def label(self, iri: str, language: str = "nl") -> str:
        """Return the label of a term in a language, else in Dutch, else its local name."""
        texts = self.labels.get(iri) or self.ontology.texts(ox.NamedNode(iri), RDFS.label)
        return texts.get(language) or texts.get("nl") or iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]

    def choose(self, scheme: str, value: str, option: str) -> str:
        """Return the IRI in a scheme whose notation, label or altLabel is the value.

        Raises UnknownChoice with the three nearest words.
        """
        words = self._words(SCHEMA.node(scheme).value)
        found = words.get(value.casefold().strip())
        if found is None:
            nearest = difflib.get_close_matches(value.casefold(), list(words), n=3, cutoff=0.3)
            raise UnknownChoice(option, value, tuple(nearest or sorted(words)[:3]))
        return found

    def _words(self, scheme: str) -> dict[str, str]:
        return {
            word.casefold(): term.iri
            for term in self.terms
            if scheme in term.schemas
            for word in (*term.woorden, *term.afkortingen)
        }

    def notation(self, iri: str) -> str:
        """Return the short name of a regime, model or confidence, else its label."""
        return self.ontology.value(ox.NamedNode(iri), SKOS.notation) or self.label(iri)

    def key_of(self, predicate: str) -> str | None:
        """Return the document key that a property stands for, or None."""
        return self._keys.get(predicate)

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {field.eigenschap: field.sleutel for field in self.fields}

    @cached_property
    def topics(self) -> Mapping[str, Texts]:
        """Label of every topic of a report, by IRI."""
        return {
            node.value: self.ontology.texts(node, RDFS.label)
            for node in self.ontology.instances(VAMS.Onderwerp)
        }

    def topic_order(self, topic: str) -> int:
        """Return the place of a topic in the report; the was-wordt list comes first."""
        return int(self.ontology.value(ox.NamedNode(topic), VAMS.volgorde, "99"))

    @cached_property
    def default_regime(self) -> str:
        """The regime that counts when a document names none: the law in force."""
        return self.choose("regime", "geldend", "regime")

    @cached_property
    def released(self) -> str:
        """Release date of the rulebook (ISO 8601), the last resort as date of judgement."""
        root = ox.NamedNode("https://w3id.org/vams/def")
        return self.ontology.value(root, DCT.issued)

    def caveat(self, regime: str) -> Texts:
        """Return what must be said of a regime in every answer, by language; empty for law."""
        return self.ontology.texts(ox.NamedNode(regime), VAMS.voorbehoud)

    def where(self, iri: str) -> tuple[str, int] | None:
        """Return the file and line where a term is defined, for messages to authors."""
        name = ":" + iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
        for file in self.files:
            for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
                words = line.split(maxsplit=1)
                if words and words[0].endswith(name) and not line.startswith((" ", "#")):
                    return str(file), number
        return None


def _hash(files: Iterable[Path], root: Path) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(b"\0")
        digest.update(file.read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()


def _version(ontology: Facts) -> str:
    for node in ontology.instances(OWL.Ontology):
        version = ontology.value(node, OWL.versionInfo)
        if version:
            return version
    return "0"
