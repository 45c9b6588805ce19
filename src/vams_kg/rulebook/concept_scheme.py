"""The concepts as NL-SBB wants to see them: what follows from the ontology, said in SKOS.

The ontology states each fact once: a class has a superclass, a place in a source has a designation,
a concept at the top has nothing above it. NL-SBB (the Dutch profile of SKOS) asks for the same
facts in words of its own. They are made here and nowhere written down, so they cannot go stale.
"""

from collections.abc import Collection, Iterator, Sequence

import pyoxigraph as ox

from vams_kg.graph import Facts, Node, Term
from vams_kg.vocabulary import DCT, RDF, RDFS, SCHEMA, SKOS, VAMS

Concepts = Collection[ox.NamedNode]
OTHERS = SCHEMA.node("extern")
"""The scheme at whose top the concepts of others stand, to which ours refer."""


def follows(facts: Facts) -> list[ox.Quad]:
    """Return what follows in SKOS and Dublin Core from an ontology, without what it says itself."""
    concepts = dict.fromkeys(facts.instances(SKOS.Concept))
    found = [
        *_pref_labels(facts, concepts),
        *_broader(facts, concepts),
        *_tops(facts, concepts),
        *_titles(facts),
    ]
    return [one for one in dict.fromkeys(found) if one.object not in _said(facts, one)]


def concept_scheme(facts: Facts) -> list[ox.Quad]:
    """Return the concepts, their schemes and their sources, as a document of NL-SBB.

    `facts` holds the ontology and what follows from it.
    """
    nodes = [*facts.instances(SKOS.Concept), *facts.instances(SKOS.ConceptScheme)]
    sources = [o for one in nodes for o in facts.objects(one, DCT.source)]
    places = [node for node in sources if isinstance(node, ox.NamedNode)]
    quads = [one for node in dict.fromkeys(nodes) for one in _own(facts, node, WORDS)]
    quads += [one for node in dict.fromkeys(places) for one in _own(facts, node, SOURCE_WORDS)]
    return list(dict.fromkeys(quads))


WORDS = frozenset(
    {
        RDF.type,
        RDFS.label,
        RDFS.seeAlso,
        DCT.title,
        DCT.source,
        *(SKOS.node(name) for name in SKOS.names()),
    }
)
SOURCE_WORDS = frozenset({RDF.type, DCT.title, RDFS.seeAlso})


def _own(facts: Facts, node: Node, predicates: frozenset[ox.NamedNode]) -> Iterator[ox.Quad]:
    for predicate, terms in facts.predicates(node).items():
        if predicate in predicates:
            for term in terms:
                if not isinstance(term, ox.BlankNode):
                    yield ox.Quad(node, predicate, term)


def _said(facts: Facts, quad: ox.Quad) -> Sequence[Term]:
    subject = quad.subject
    assert not isinstance(subject, ox.Triple)
    return facts.objects(subject, quad.predicate)


def _pref_labels(facts: Facts, concepts: Concepts) -> Iterator[ox.Quad]:
    for concept in concepts:
        if not facts.objects(concept, SKOS.prefLabel):
            yield from _texts(concept, SKOS.prefLabel, facts.texts(concept, RDFS.label))


def _broader(facts: Facts, concepts: Concepts) -> Iterator[ox.Quad]:
    """Yield that a concept is below its superclass, where that is a concept too."""
    for subject, parent in facts.pairs(RDFS.subClassOf):
        if subject in concepts and parent in concepts:
            yield ox.Quad(subject, SKOS.broader, parent)
    for parent, child in facts.pairs(SKOS.narrower):
        if isinstance(child, ox.NamedNode):
            yield ox.Quad(child, SKOS.broader, parent)


def _tops(facts: Facts, concepts: Concepts) -> Iterator[ox.Quad]:
    """Yield the concepts with nothing above them as the top of their schemes."""
    below = {one.subject for one in _broader(facts, concepts)}
    below.update(subject for subject, _ in facts.pairs(SKOS.broader))
    for concept in concepts:
        if concept in below:
            continue
        for scheme in facts.objects(concept, SKOS.inScheme) or (OTHERS,):
            if isinstance(scheme, ox.NamedNode):
                yield ox.Quad(concept, SKOS.topConceptOf, scheme)
                yield ox.Quad(scheme, SKOS.hasTopConcept, concept)


def _titles(facts: Facts) -> Iterator[ox.Quad]:
    """Yield a title for every scheme and every source: its label, else its designation."""
    sources = {term for _, term in facts.pairs(DCT.source)}
    for node in (*facts.instances(SKOS.ConceptScheme), *sources):
        if isinstance(node, ox.NamedNode) and not facts.objects(node, DCT.title):
            yield from _texts(node, DCT.title, _name(facts, node))


def _name(facts: Facts, node: ox.NamedNode) -> dict[str, str]:
    for predicate in (SKOS.prefLabel, RDFS.label, VAMS.aanduiding):
        found = facts.texts(node, predicate)
        if found:
            return found
    return {}


def _texts(node: ox.NamedNode, predicate: ox.NamedNode, said: dict[str, str]) -> Iterator[ox.Quad]:
    for language, text in said.items():
        yield ox.Quad(node, predicate, ox.Literal(text, language=language))
