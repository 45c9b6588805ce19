"""Values of parameters: what a person types is one of the terms that the ontology allows."""

from collections.abc import Mapping

import pyoxigraph as ox

from vams_kg.errors import KnowledgeError, MissingChoice, UnknownChoice
from vams_kg.model import NamedQuestion, Parameter, Term
from vams_kg.questions.headers import nearest_names
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.choices import Choices
from vams_kg.vocabulary import RDFS, SCHEMA, SKOS, VAMS

PREFIXES = {"schema": SCHEMA.base, "vams": VAMS.base, "skos": SKOS.base}


def choose_values(
    question: NamedQuestion, given: Mapping[str, str], rulebook: Rulebook, option: str
) -> dict[str, str]:
    """Return the IRI of the value of every parameter that has one, given or by default.

    Raises UnknownChoice for a parameter or value that is not known (with the nearest), and
    MissingChoice for an obligatory parameter without a value (with all values).
    """
    names = [one.naam for one in question.parameters]
    for name in given:
        if name not in names:
            raise UnknownChoice(option, name, nearest_names(name, names))
    found = {one.naam: _value(one, given, rulebook, option) for one in question.parameters}
    return {name: value for name, value in found.items() if value}


def _value(parameter: Parameter, given: Mapping[str, str], rulebook: Rulebook, option: str) -> str:
    said = given.get(parameter.naam, parameter.standaard)
    name = f"{option} {parameter.naam}"
    if said:
        return allowed(parameter, rulebook).find(said, name)
    if parameter.verplicht or parameter.naam in given:
        raise MissingChoice(name, tuple(allowed(parameter, rulebook).labels()))
    return ""


def allowed(parameter: Parameter, rulebook: Rulebook) -> Choices:
    """Return what can be chosen: a part of a question, a scheme, or the things of a class."""
    part = rulebook.question_parts.get(parameter.deel)
    if part is not None:
        return part
    prefix, _, local = parameter.deel.partition(":")
    if prefix not in PREFIXES or not local:
        raise KnowledgeError(f"parameter {parameter.naam}: no such part: {parameter.deel}")
    node = ox.NamedNode(PREFIXES[prefix] + local)
    things = rulebook.ontology.instances(node)
    terms = [_term(rulebook, thing, node) for thing in things] if things else rulebook.terms
    return Choices(terms, frozenset({node.value}))


def _term(rulebook: Rulebook, thing: ox.NamedNode, cls: ox.NamedNode) -> Term:
    """Return a thing of a class as a term that can be chosen by its labels."""
    facts = rulebook.ontology
    words = (*facts.values(thing, SKOS.altLabel), *facts.values(thing, SKOS.notation))
    label = facts.texts(thing, SKOS.prefLabel) or facts.texts(thing, RDFS.label)
    return Term(thing.value, (cls.value,), label, words)
