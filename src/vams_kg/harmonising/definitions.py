"""The terms of one dossier with their facets, from its definitions and its roles together."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

import pyoxigraph as ox

from vams_kg.documents.words import WORD, core, plain, stem
from vams_kg.graph import Facts
from vams_kg.model import Dossier
from vams_kg.model.harmonising import Begripsbepaling, Facet, Facetwaarde, Tegenspraak
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.municipalities import read_municipalities
from vams_kg.vocabulary import BEGRIP, RDF, VAMS

_NUMBER: Final = re.compile(r"\d+")


class Reader:
    """Reads the definitions of dossiers, with the facets of one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.facets: Final = rulebook.facets.facets
        self._families = rulebook.facets.families
        self._municipalities = read_municipalities(rulebook.root)
        self._parties = rulebook.subclasses.get(VAMS.Partij.value, frozenset())
        self._kinds = {
            VAMS.soortJaNee.value: self._answers,
            VAMS.soortPartijen.value: self._party_kinds,
            VAMS.soortGetal.value: self._numbers,
            VAMS.soortKeuze.value: self._plain_words,
        }

    def word(self, term: str) -> str:
        """Return a term in the form in which words are compared.

        A function and who fulfils it are one word: casusregie and casusregisseur.
        """
        return " ".join(self._base(plain(one)) for one in WORD.findall(term))

    def _base(self, word: str) -> str:
        for family in self._families:
            for ending in sorted(map(plain, family), key=len, reverse=True):
                if word.endswith(ending):
                    return word.removesuffix(ending) + plain(family[0])
        return stem(word)

    def read(self, dossier: Dossier) -> tuple[tuple[Begripsbepaling, ...], tuple[Tegenspraak, ...]]:
        """Return the terms that a dossier defines, and where it contradicts itself.

        A definition and a role with the same word are one term; what only one of them says counts.
        """
        said = Facts.of(dossier.quads)
        found: dict[str, Begripsbepaling] = {}
        clashes: list[Tegenspraak] = []
        for one in self._items(said, dossier):
            known = found.get(one.woord)
            if known is None:
                found[one.woord] = one
            else:
                found[one.woord], new = self._joined(known, one)
                clashes.extend(new)
        return tuple(found.values()), tuple(clashes)

    def _items(self, said: Facts, dossier: Dossier) -> Iterable[Begripsbepaling]:
        for cls, name in ((VAMS.Definitie, VAMS.term), (VAMS.Roltoewijzing, VAMS.rol)):
            for node in _typed(said, cls):
                told = [_text(said, value) for value in said.objects(node, name)]
                if told and self.word(told[0]):
                    yield self._item(said, dossier, node, told[0])

    def _item(
        self, said: Facts, dossier: Dossier, node: ox.NamedNode, term: str
    ) -> Begripsbepaling:
        about = (node, *said.objects(node, VAMS.kenmerken))
        text = " ".join(_all_texts(said, node, VAMS.definitie))
        own = ox.NamedNode(dossier.document)
        organisations = _all_texts(said, own, VAMS.organisaties)
        known = [one for name in organisations if (one := self._municipalities.find(name))]
        return Begripsbepaling(
            document=dossier.bestand,
            titel=dossier.titel or dossier.bestand,
            organisaties=organisations,
            datum=" ".join(_all_texts(said, own, VAMS.datum)),
            term=term,
            woord=self.word(term),
            tekst=text,
            bron=" ".join(_all_texts(said, node, VAMS.bron)),
            place=dossier.places[node.value],
            facetten=self._values(said, dossier, about),
            kern=frozenset(core(text).split()),
            gemeenten=tuple((one, self._municipalities.now(one)) for one in known),
        )

    def _values(
        self, said: Facts, dossier: Dossier, about: Iterable[object]
    ) -> Mapping[str, Facetwaarde]:
        found = {}
        for facet in self.facets:
            nodes = [
                value
                for item in about
                if isinstance(item, ox.NamedNode)
                for field in facet.velden
                for value in said.objects(item, ox.NamedNode(field))
                if isinstance(value, ox.NamedNode)
            ]
            value = self._value(facet, said, dossier, nodes)
            if value.waarden:
                found[facet.iri] = value
        return found

    def _value(
        self, facet: Facet, said: Facts, dossier: Dossier, nodes: list[ox.NamedNode]
    ) -> Facetwaarde:
        read = self._kinds.get(facet.soort, self._concepts)
        return Facetwaarde(
            waarden=frozenset(one for node in nodes for one in read(said, node)),
            ruimer=frozenset(iri for node in nodes for iri in said.iris(node, VAMS.valtOnder)),
            teksten=tuple(_text(said, node) for node in nodes),
            plaatsen=tuple(
                dossier.places[node.value] for node in nodes if node.value in dossier.places
            ),
        )

    def _answers(self, said: Facts, node: ox.NamedNode) -> Iterable[str]:
        clear = {BEGRIP.ja.value, BEGRIP.nee.value}
        return clear.intersection(said.iris(node, VAMS.noemt))

    def _party_kinds(self, said: Facts, node: ox.NamedNode) -> Iterable[str]:
        """Return the parties that are named; what is no party we know counts by its words."""
        named = self._parties.intersection(said.iris(node, VAMS.noemt))
        return named or self._plain_words(said, node)

    def _concepts(self, said: Facts, node: ox.NamedNode) -> Iterable[str]:
        return said.iris(node, VAMS.noemt) or self._plain_words(said, node)

    def _numbers(self, said: Facts, node: ox.NamedNode) -> Iterable[str]:
        """Return the least number that is named: with three or four, three is enough."""
        found = [int(one) for one in _NUMBER.findall(_text(said, node))]
        return [str(min(found))] if found else []

    def _plain_words(self, said: Facts, node: ox.NamedNode) -> Iterable[str]:
        words = core(_text(said, node))
        return [words] if words else []

    def _joined(
        self, one: Begripsbepaling, other: Begripsbepaling
    ) -> tuple[Begripsbepaling, list[Tegenspraak]]:
        """Return two sayings on a term as one, and where they contradict each other."""
        clashes = [
            Tegenspraak(one.document, one.term, facet.iri, mine, yours)
            for facet in self.facets
            if facet.soort == VAMS.soortJaNee.value
            and (mine := one.facetten.get(facet.iri))
            and (yours := other.facetten.get(facet.iri))
            and not mine.waarden & yours.waarden
        ]
        joined = replace(
            one,
            tekst=one.tekst or other.tekst,
            bron=one.bron or other.bron,
            facetten={**other.facetten, **one.facetten},
            kern=one.kern | other.kern,
        )
        return joined, clashes


def _typed(said: Facts, cls: ox.NamedNode) -> list[ox.NamedNode]:
    return [
        node
        for node, own in said.nodes.items()
        if isinstance(node, ox.NamedNode) and cls in own.get(RDF.type, ())
    ]


def _text(said: Facts, node: object) -> str:
    return said.value(node, VAMS.tekst) if isinstance(node, ox.NamedNode) else ""


def _all_texts(said: Facts, node: ox.NamedNode, predicate: ox.NamedNode) -> tuple[str, ...]:
    return tuple(text for value in said.objects(node, predicate) if (text := _text(said, value)))
