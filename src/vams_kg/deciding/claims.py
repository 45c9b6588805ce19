"""The data flows of a dossier as claims: who gives what to whom, when, on which articles."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

from vams_kg.deciding.ranges import spread
from vams_kg.graph import Facts, Node
from vams_kg.model import Artikelplaats, Dossier, LawOnDisclosure
from vams_kg.rulebook.disclosures import place_of
from vams_kg.vocabulary import RDF, VAMS


@dataclass(frozen=True, slots=True)
class Side:
    """One provider or recipient: what carries its name in the document, and the kinds it can be."""

    naam: str
    soorten: frozenset[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """One article that a flow rests on, and the value that names it."""

    waarde: str
    plaats: Artikelplaats


@dataclass(frozen=True, slots=True)
class Flow:
    """One data flow of a dossier; everything is an IRI."""

    item: str
    van: tuple[Side, ...]
    aan: tuple[Side, ...]
    gegevens: tuple[str, ...]
    fasen: frozenset[str]
    grondslagen: tuple[Claim, ...]
    feiten: frozenset[str]
    oud: tuple[str, ...]
    """Acts for which the data were obtained, where the flow is reuse."""
    nieuw: tuple[str, ...]
    lagen: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    """By key of the flow: the articles it names for a layer, such as the exception for health."""


def read_flows(
    dossier: Dossier, law: LawOnDisclosure, chosen: frozenset[str], keys: Iterable[str] = ()
) -> Iterator[Flow]:
    """Yield the flows of a dossier.

    `chosen` are the terms that can be facts or categories, `keys` the properties that name articles
    for a layer.
    """
    reader = _Reader(Facts.of(dossier.quads), law, chosen)
    reader.keys = tuple(map(ox.NamedNode, keys))
    for item in reader.facts.instances(VAMS.Gegevensstroom):
        yield reader.flow(item)


class _Reader:
    def __init__(self, facts: Facts, law: LawOnDisclosure, chosen: frozenset[str]) -> None:
        self.facts, self.law, self.chosen = facts, law, chosen

    keys: tuple[ox.NamedNode, ...] = ()

    def flow(self, item: ox.NamedNode) -> Flow:
        on_behalf = self._kinds(item, VAMS.namens)
        return Flow(
            item=item.value,
            van=tuple(self._sides(item, VAMS.van, on_behalf)),
            aan=tuple(self._sides(item, VAMS.aan, on_behalf)),
            gegevens=tuple(sorted(self._named(self.facts.objects(item, VAMS.gegevenscategorieen)))),
            fasen=self._phases(item),
            grondslagen=tuple(self._claims(item, VAMS.grondslag)),
            lagen=dict(self._layer_claims(item)),
            feiten=self._facts_under(item),
            oud=tuple(sorted(self._named(self.facts.objects(item, VAMS.oorspronkelijkeTaken)))),
            nieuw=tuple(sorted(self._named(self.facts.objects(item, VAMS.nieuweTaak)))),
        )

    def _sides(
        self, item: Node, predicate: ox.NamedNode, on_behalf: frozenset[str]
    ) -> Iterator[Side]:
        for value in self.facts.objects(item, predicate):
            if isinstance(value, ox.NamedNode):
                kinds = self._kinds_of(value)
                acting = {a for kind in kinds for a in self.law.handelt_als.get(kind, ())}
                network = on_behalf if acting else frozenset()
                yield Side(self._called(value), kinds | acting | network)

    def _called(self, value: ox.NamedNode) -> str:
        items = self.facts.iris(value, VAMS.verwijst)
        return items[0] if items else value.value

    def _kinds(self, item: Node, predicate: ox.NamedNode) -> frozenset[str]:
        found = (self._kinds_of(value) for value in self.facts.objects(item, predicate))
        return frozenset().union(*found)

    def _kinds_of(self, value: object) -> frozenset[str]:
        """Return the kinds a value names itself, and those of the item it refers to."""
        if not isinstance(value, ox.NamedNode):
            return frozenset()
        kinds = self._named([value]) & self.law.partijen
        for item in self.facts.objects(value, VAMS.verwijst):
            if isinstance(item, ox.NamedNode):
                own = self._named(
                    one for name in (VAMS.soort, VAMS.rol) for one in self.facts.objects(item, name)
                )
                own &= self.law.partijen
                # Who represents a party says nothing of a party whose own kind is unknown.
                kinds |= own | self._kinds(item, VAMS.vertegenwoordigdDoor) if own else own
        return frozenset(kinds)

    def _named(self, values: Iterable[object]) -> set[str]:
        nodes = [value for value in values if isinstance(value, ox.NamedNode)]
        return {iri for node in nodes for iri in self.facts.iris(node, VAMS.noemt)}

    def _phases(self, item: Node) -> frozenset[str]:
        """Return the phases of the steps the flow names; none when a step has no known phase."""
        found: set[str] = set()
        for value in self.facts.objects(item, VAMS.stap):
            if not isinstance(value, ox.NamedNode):
                continue
            steps = self.facts.objects(value, VAMS.verwijst)
            for step in steps:
                kinds = self.facts.iris(step, RDF.type) if isinstance(step, ox.NamedNode) else ()
                phases = {p for kind in kinds for p in self.law.fase_van_stap.get(kind, ())}
                if not phases:
                    return frozenset()
                found |= phases
        return frozenset(found)

    def _layer_claims(self, item: Node) -> Iterator[tuple[str, tuple[Claim, ...]]]:
        for key in self.keys:
            yield key.value, tuple(self._claims(item, key))
        secrecy = self.facts.objects(item, VAMS.beroepsgeheim)
        lifted = VAMS.doorbrekingsgrond
        parts = (part for part in secrecy if isinstance(part, ox.NamedNode))
        yield lifted.value, tuple(c for part in parts for c in self._claims(part, lifted))

    def _claims(self, item: Node, predicate: ox.NamedNode) -> Iterator[Claim]:
        for value in self.facts.objects(item, predicate):
            if isinstance(value, ox.NamedNode):
                text = self.facts.value(value, VAMS.tekst)
                for reference in self.facts.objects(value, VAMS.artikelverwijzing):
                    for place in spread(place_of(self.facts, reference), text):
                        yield Claim(value.value, place)

    def _facts_under(self, item: ox.NamedNode) -> frozenset[str]:
        """Return the facts that the flow names, and those that its parties bring to it."""
        parties = {
            party.value
            for side in (VAMS.van, VAMS.aan)
            for value in self.facts.objects(item, side)
            if isinstance(value, ox.NamedNode)
            for party in self.facts.objects(value, VAMS.verwijst)
            if isinstance(party, ox.NamedNode)
        }
        brought = (self._under(party) & self.law.feiten_van_partij for party in parties)
        return self._under(item.value).union(*brought)

    def _under(self, item: str) -> frozenset[str]:
        """Return the chosen terms that a value of an item, or of a part of it, names."""
        return frozenset(term for value, term in self._mentions if value.startswith(f"{item}."))

    @cached_property
    def _mentions(self) -> list[tuple[str, str]]:
        """Every value that names a chosen term, with the term."""
        pairs = (
            (value, term.value)
            for value, term in self.facts.pairs(VAMS.noemt)
            if isinstance(term, ox.NamedNode)
        )
        return [(value.value, term) for value, term in pairs if term in self.chosen]
