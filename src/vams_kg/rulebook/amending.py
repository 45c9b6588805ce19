"""A rulebook with the norms on giving data as a store has them.

Layers, parties, data and words stay those of the package: a norm is a sentence in that language.
"""

from functools import lru_cache

import pyoxigraph as ox

from vams_kg.errors import VamsError
from vams_kg.graph import Facts
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.lasting import ONTOLOGY, lasting
from vams_kg.rulebook.norm_facts import QUERY, as_text, of_norms, sha256
from vams_kg.stores import Store
from vams_kg.vocabulary import DCT, RDF, RDFS, VAMS


def with_norms_of(store: Store, rulebook: Rulebook) -> Rulebook:
    """Return the rulebook with the norms that the store has now; itself when they are the same.

    Raises StoreFailed, or VamsError for a norm in the store without a label or a source.
    """
    with store.opened((lasting(rulebook)[ONTOLOGY],), ()) as data:
        rows = data.select(QUERY)
        said = as_text(ox.Quad(one["s"], one["p"], one["o"]) for one in rows)
    same = sha256(said) == rulebook.norms_sha256
    return rulebook if same else _amended(rulebook, said)


@lru_cache(maxsize=2)
def _amended(rulebook: Rulebook, said: str) -> Rulebook:
    """Return a rulebook that says this of norms instead of what it said.

    Its version names the difference, so that no report of it passes for one of the package.
    """
    fetched = Facts(ox.parse(said.encode(), format=ox.RdfFormat.N_TRIPLES))
    norms = fetched.instances(VAMS.Verstrekkingsnorm)
    for norm in norms:
        _whole(norm, fetched)
    gone = _replaced(rulebook.ontology) | fetched.nodes.keys()
    kept = (quad for quad in rulebook.ontology if quad.subject not in gone)
    typed = (ox.Quad(norm, RDF.type, VAMS.Norm) for norm in norms)
    made = Rulebook(rulebook.root, rulebook.files, rulebook.sha256)
    # set as cached: the indexes are then made of this ontology and not of the files
    vars(made).update(
        ontology=Facts(dict.fromkeys((*kept, *fetched, *typed))),
        data=rulebook.data,
        version=f"{rulebook.version}+normen.{sha256(said)[:8]}",
    )
    return made


def _replaced(ontology: Facts) -> frozenset[object]:
    """Return the nodes that only norms have: places stay, since others may rest on them too."""
    requirements = {term for _, term in ontology.pairs(VAMS.vereist)}
    norms = set(ontology.instances(VAMS.Verstrekkingsnorm))
    return frozenset(quad.subject for quad in of_norms(ontology)) & (norms | requirements)


def _whole(norm: ox.NamedNode, fetched: Facts) -> None:
    missing = [
        name
        for name, found in (
            ("rdfs:label", fetched.texts(norm, RDFS.label)),
            ("dct:source", fetched.iris(norm, DCT.source)),
        )
        if not found
    ]
    if missing:
        raise VamsError(
            f"{norm.value}: deze norm in de SPARQL-store mist {' en '.join(missing)}.\n"
            "  Probeer: vul de norm aan, of verwijder hem uit de store."
        )
