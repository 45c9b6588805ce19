"""The rulebook: ontology, norms and shapes, read once, indexed, hashed and versioned."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from vams_kg import resources
from vams_kg.axioms import DefinedClass, read_defined_classes
from vams_kg.graph import Facts, read_turtle
from vams_kg.model import (
    Bronnen,
    LawOnDisclosure,
    Norm,
    Procesonderdeel,
    Regelset,
    Rule,
    Term,
    Texts,
    Veld,
    Wetsdelen,
)
from vams_kg.rulebook.askable import askable
from vams_kg.rulebook.choices import Choices, read_parts, read_withheld
from vams_kg.rulebook.differences import DifferenceWords, read_difference_words
from vams_kg.rulebook.disclosures import read_law
from vams_kg.rulebook.facets import Facets, read_facets
from vams_kg.rulebook.gaps import Gap, read_gaps
from vams_kg.rulebook.lawparts import read_law_parts
from vams_kg.rulebook.norm_facts import as_text, of_norms, sha256
from vams_kg.rulebook.rules import read_norms, read_rule_sets, read_rules
from vams_kg.rulebook.sources import read_sources
from vams_kg.rulebook.waswordt import read_process_parts
from vams_kg.rulebook.words import (
    read_broader,
    read_fields,
    read_labels,
    read_subclasses,
    read_terms,
)
from vams_kg.vocabulary import DCT, OWL, RDFS, SCHEMA, SKOS, VAMS


@dataclass(frozen=True)
class Rulebook:
    """Everything we know, ready to be asked; immutable, made once and passed in.

    Graphs and indexes are made when first asked. `indexed` makes all indexes at once; a pickle
    then holds the indexes and not the graphs, which are read again from the files if need be.
    """

    root: Path
    files: tuple[Path, ...]
    sha256: str

    @classmethod
    def load(cls, base: Path | None = None) -> "Rulebook":
        """Return the rulebook in `base` (default: the packaged one).

        What does not parse raises KnowledgeError when it is first asked for.
        """
        root = base or resources.root()
        files = (*resources.turtle_files("ontology", root), *resources.turtle_files("shapes", root))
        return cls(root, files, resources.files_sha256(files, root))

    def indexed(self) -> "Rulebook":
        """Return this rulebook with every index made."""
        for name in INDEXES:
            getattr(self, name)
        return self

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name not in GRAPHS}

    @cached_property
    def ontology(self) -> Facts:
        """The ontology with its norms."""
        return Facts(read_turtle(resources.turtle_files("ontology", self.root)))

    @cached_property
    def shapes(self) -> Facts:
        """The shapes with the words of the rules."""
        return Facts(read_turtle(resources.turtle_files("shapes", self.root)))

    @cached_property
    def version(self) -> str:
        """Version of the ontology, rules and norms together."""
        return _of_root(self.ontology, OWL.versionInfo)

    @cached_property
    def released(self) -> str:
        """Release date (ISO 8601), the last resort as date of judgement."""
        return _of_root(self.ontology, DCT.issued)

    @cached_property
    def fields(self) -> tuple[Veld, ...]:
        """Every key of the document format."""
        return read_fields(self.ontology)

    @cached_property
    def sources(self) -> Bronnen:
        """How files of other formats are read as drafts."""
        return read_sources(self.ontology)

    @cached_property
    def differences(self) -> DifferenceWords:
        """What people call the parts of a document when two versions are compared."""
        return read_difference_words(self.ontology)

    @cached_property
    def facets(self) -> Facets:
        """On what definitions of documents are compared."""
        return read_facets(self.ontology)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every term that texts can mention."""
        return read_terms(self.ontology)

    @cached_property
    def labels(self) -> Mapping[str, Texts]:
        """Label of everything that has one, by IRI."""
        return read_labels(self.ontology)

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
    def decision_rules(self) -> frozenset[str]:
        """The rules that the norms on disclosure decide and no shape, by IRI."""
        return frozenset(node.value for node in self.shapes.instances(VAMS.Beslisregel))

    @cached_property
    def norms(self) -> Mapping[str, Norm]:
        """All norms by IRI."""
        return read_norms(self.ontology)

    @cached_property
    def law(self) -> LawOnDisclosure:
        """What decides whether one party may give data to another."""
        return read_law(self.ontology, self.norms, self.broader)

    @cached_property
    def norms_sha256(self) -> str:
        """Hash of what is said of the norms on giving data."""
        return sha256(as_text(of_norms(self.ontology)))

    @cached_property
    def law_parts(self) -> Wetsdelen:
        """What is known of articles that no norm is about."""
        return read_law_parts(self.ontology)

    @cached_property
    def rule_sets(self) -> Mapping[str, Regelset]:
        """All rule sets by IRI."""
        return read_rule_sets(self.ontology)

    @cached_property
    def data(self) -> Facts:
        """The facts a rule may ask for beside the document: classes, hierarchy, norms' numbers."""
        return Facts(askable(self.ontology, self.shapes))

    def label(self, iri: str, language: str = "nl") -> str:
        """Return the label of a term in a language, else in Dutch, else its local name."""
        texts = self.labels.get(iri, {})
        return texts.get(language) or texts.get("nl") or iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]

    def choose(self, scheme: str, value: str, option: str) -> str:
        """Return the IRI in a scheme whose notation, label or altLabel is the value.

        Raises UnknownChoice with the three nearest labels.
        """
        return Choices(self.terms, frozenset({SCHEMA.node(scheme).value})).find(value, option)

    @cached_property
    def question_parts(self) -> Mapping[str, Choices]:
        """What can be chosen for each part of a question `may X give Y to Z`, by its name."""
        parts = read_parts(self.ontology)
        withheld = read_withheld(self.ontology)
        return {
            name: Choices(self.terms, schemes, withheld, self.notations)
            for name, schemes in parts.items()
        }

    @cached_property
    def notations(self) -> Mapping[str, str]:
        """Short name of every regime, model and other concept that has one."""
        pairs = self.ontology.pairs(SKOS.notation)
        return {s.value: o.value for s, o in pairs if isinstance(o, ox.Literal)}

    def notation(self, iri: str) -> str:
        """Return the short name of a regime or model, else its label."""
        return self.notations.get(iri) or self.label(iri)

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

    @cached_property
    def topic_orders(self) -> Mapping[str, int]:
        """Place of every topic in the report, by IRI."""
        return {
            iri: int(self.ontology.value(ox.NamedNode(iri), VAMS.volgorde, "99"))
            for iri in self.topics
        }

    def topic_order(self, topic: str) -> int:
        """Return the place of a topic in the report; the was-wordt list comes first."""
        return self.topic_orders.get(topic, 99)

    @cached_property
    def process_parts(self) -> tuple[Procesonderdeel, ...]:
        """The parts of the was-wordt list, in its order."""
        return read_process_parts(self.ontology)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What of acts and articles is not modelled."""
        return read_gaps(self.ontology)

    @cached_property
    def default_regime(self) -> str:
        """The regime that counts when a document names none: the law in force."""
        return self.choose("regime", "geldend", "regime")

    @cached_property
    def caveats(self) -> Mapping[str, Texts]:
        """What must be said of a regime in every answer, by IRI."""
        pairs = self.ontology.pairs(VAMS.voorbehoud)
        return {
            s.value: self.ontology.texts(s, VAMS.voorbehoud)
            for s, _ in pairs
            if isinstance(s, ox.NamedNode)
        }

    def caveat(self, regime: str) -> Texts:
        """Return what must be said of a regime in every answer, by language; empty for law."""
        return self.caveats.get(regime, {})

    def where(self, iri: str) -> tuple[str, int] | None:
        """Return the file and line where a term is defined, for messages to authors."""
        name = ":" + iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
        for file in self.files:
            for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
                words = line.split(maxsplit=1)
                if words and words[0].endswith(name) and not line.startswith((" ", "#")):
                    return str(file), number
        return None


def _of_root(ontology: Facts, predicate: ox.NamedNode) -> str:
    return ontology.value(ox.NamedNode(ROOT), predicate)


ROOT = "https://w3id.org/vams/def"
"""IRI of the root ontology, that carries version and date."""

GRAPHS = frozenset({"ontology", "shapes"})

INDEXES = tuple(
    name
    for name, member in vars(Rulebook).items()
    if isinstance(member, cached_property) and name not in GRAPHS
)
