"""Fill in the was-wordt list for one document: what it says, what is asked, what must change.

Knows how a place to read becomes values and how findings decide where an element stands. Does not
know any part, question, class or key by name: those come from the rulebook.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import pyoxigraph as ox

from vams_kg.checking.findings import Scope, applies
from vams_kg.graph import Facts
from vams_kg.model import (
    ADAPT,
    ADD,
    LOOK,
    NO_OBJECTION,
    SEEN,
    Antwoord,
    Dossier,
    Finding,
    GewenstOnderdeel,
    Judgement,
    Leesplaats,
    Lijstdeel,
    Lijstvraag,
    Procesonderdeel,
    Rule,
    Vermelding,
    WasWordt,
    Werkprocesitem,
    Wordt,
)
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import RDF, VAMS


def fill_in(dossier: Dossier, judgement: Judgement, scope: Scope, rulebook: Rulebook) -> WasWordt:
    """Return the list filled in for a document with the findings of its judgement."""
    return _Filler(dossier, judgement, scope, rulebook).table()


class _Filler:
    """One document, its findings and the rulebook, with what is looked up more than once."""

    def __init__(
        self, dossier: Dossier, judgement: Judgement, scope: Scope, rulebook: Rulebook
    ) -> None:
        self.judgement = judgement
        self.scope = scope
        self.rulebook = rulebook
        self.dossier = dossier
        self.reader = _Reader(dossier, rulebook)

    def table(self) -> WasWordt:
        owners = {id(f): self._owner(f) for f in self.judgement.bevindingen}
        parts = self.rulebook.process_parts
        return WasWordt(
            judgement=self.judgement,
            delen=tuple(self._part(part, owners) for part in parts),
            overige=tuple(f for f in self.judgement.bevindingen if owners[id(f)] is None),
        )

    def _part(self, part: Procesonderdeel, owners: Mapping[int, str | None]) -> Lijstdeel:
        asked = [q for q in part.vragen if self._is_asked(q)]
        required = self.dossier.soort in part.alleen_voor
        return Lijstdeel(
            onderdeel=part,
            items=tuple(self.reader.items(part.klassen)),
            antwoorden=tuple(self._answer(question) for question in asked),
            wordt=tuple(self._desired(one, required) for one in part.gewenst),
            aanpassen=tuple(f for f in self.judgement.bevindingen if owners[id(f)] == part.iri),
        )

    def _is_asked(self, question: Lijstvraag) -> bool:
        models = question.regiemodellen
        return not models or bool(models.intersection(self.scope.regiemodellen))

    def _answer(self, question: Lijstvraag) -> Antwoord:
        values = self.reader.values(question.leesplaatsen)
        return Antwoord(question, tuple(values), self.reader.missing(question.leesplaatsen))

    def _desired(self, one: GewenstOnderdeel, required: bool) -> Wordt:
        recognised = list(self.reader.values(one.leesplaatsen))
        said = recognised or list(self.reader.values(one.leesplaatsen, everything=True))
        found = tuple(self._found(one))
        tested = any(applies(r, self.dossier, self.scope, self.rulebook) for r in self._tests(one))
        if any(f.ernst != "Info" for f in found):
            stand = ADAPT if self._at_a_value(found) else ADD
        elif not said:
            stand = ADD if required and not one.mag_ontbreken else LOOK
        elif found:
            stand = LOOK
        elif recognised and any(place.herkend_aan for place in one.leesplaatsen):
            stand = SEEN
        else:
            stand = NO_OBJECTION if tested else LOOK
        if self.dossier.concept and stand in (SEEN, NO_OBJECTION):
            stand = LOOK  # nothing that a person has not confirmed is in order
        return Wordt(one, stand, tuple(said), self.reader.missing(one.leesplaatsen), found)

    def _at_a_value(self, findings: Iterable[Finding]) -> bool:
        return any(f.pad in self.reader.value_paths for f in findings if f.ernst != "Info")

    # --- Which rules and findings belong to what ---

    @cached_property
    def _rules(self) -> Mapping[str, Rule]:
        return {rule.local: rule for rule in self.rulebook.rules.values()}

    def _statements(self, finding: Finding) -> set[str]:
        rule = self._rules.get(finding.regel)
        return {iri.rsplit("/", 1)[-1] for iri in rule.uitspraken} if rule else set()

    def _tests(self, one: GewenstOnderdeel) -> Iterator[Rule]:
        ids = {quote.id for quote in one.citaten}
        for rule in self._rules.values():
            if not ids.isdisjoint(iri.rsplit("/", 1)[-1] for iri in rule.uitspraken):
                yield rule

    def _found(self, one: GewenstOnderdeel) -> Iterator[Finding]:
        ids = {quote.id for quote in one.citaten}
        for finding in self.judgement.bevindingen:
            if not ids.isdisjoint(self._statements(finding)):
                yield finding

    def _owner(self, finding: Finding) -> str | None:
        """Return the part of a finding: by its topic, else by a desired element its rule tests."""
        parts = self.rulebook.process_parts
        for part in parts:
            if finding.onderwerp in part.onderwerpen:
                return part.iri
        tested = self._statements(finding)
        for part in parts:
            if any(quote.id in tested for one in part.gewenst for quote in one.citaten):
                return part.iri
        return None


class _Reader:
    """Reads items and values of one document by class and property."""

    def __init__(self, dossier: Dossier, rulebook: Rulebook) -> None:
        self._dossier = dossier
        self._rulebook = rulebook
        self._facts = Facts.of(dossier.quads)

    @cached_property
    def value_paths(self) -> frozenset[str]:
        """Places of everything the document states."""
        places = self._dossier.places
        return frozenset(places[iri].pad for iri in self._dossier.teksten if iri in places)

    @cached_property
    def _kinds(self) -> Mapping[str, frozenset[str]]:
        """Classes of every item, in the order of the document."""
        found = {
            iri: frozenset(self._facts.iris(ox.NamedNode(iri), RDF.type))
            for iri in self._dossier.namen
        }
        return dict(sorted(found.items(), key=lambda pair: self._position(pair[0])))

    def _position(self, iri: str) -> tuple[int, str]:
        place = self._dossier.places.get(iri)
        return (place.regelnummer or place.tabelrij or 0, place.pad) if place else (0, "")

    def _of_class(self, klasse: str) -> list[str]:
        wanted = self._rulebook.subclasses.get(klasse, frozenset({klasse}))
        return [iri for iri, kinds in self._kinds.items() if not wanted.isdisjoint(kinds)]

    def values(
        self, places: Iterable[Leesplaats], *, everything: bool = False
    ) -> Iterator[Vermelding]:
        """Yield the values at places to read; only recognised ones, unless everything counts."""
        for place in places:
            for item in self._of_class(place.klasse):
                yield from self._at(item, place, everything)

    def _at(self, item: str, place: Leesplaats, everything: bool = False) -> Iterator[Vermelding]:
        for name in place.eigenschappen:
            for node in self._nodes(item, ox.NamedNode(name)):
                counts = everything or not place.herkend_aan or self._mentions(node, place)
                if counts and node.value in self._dossier.teksten:
                    yield self._said(node, name)

    def _nodes(self, item: str, predicate: ox.NamedNode) -> list[ox.NamedNode]:
        terms = self._facts.objects(ox.NamedNode(item), predicate)
        return [term for term in terms if isinstance(term, ox.NamedNode)]

    def _mentions(self, node: ox.NamedNode, place: Leesplaats) -> bool:
        named = {*self._facts.iris(node, VAMS.noemt), *self._facts.iris(node, VAMS.valtOnder)}
        for item in self._facts.iris(node, VAMS.verwijst):
            named |= self._kinds.get(item, frozenset())
        return not place.herkend_aan.isdisjoint(named)

    def _said(self, node: ox.NamedNode, predicate: str) -> Vermelding:
        target = self._facts.iri(node, VAMS.verwijst)
        return Vermelding(
            sleutel=self._rulebook.key_of(predicate) or "",
            tekst=self._dossier.teksten[node.value],
            plaats=self._dossier.places[node.value],
            naam=self._dossier.namen.get(target, "") if target else "",
        )

    def missing(self, places: tuple[Leesplaats, ...]) -> tuple[str, ...]:
        """Return the keys where an answer belongs and is not; the first place says where."""
        if not places:
            return ()
        klasse = places[0].klasse
        items = self._of_class(klasse)
        if not items:
            return () if any(self.values(places)) else (self._home(places[0]),)
        same = [place for place in places if place.klasse == klasse]
        key = self._rulebook.key_of(places[0].eigenschappen[0])
        silent = [i for i in items if not any(any(self._at(i, place)) for place in same)]
        return tuple(f"{self._dossier.places[item].pad}.{key}" for item in silent)

    def _home(self, place: Leesplaats) -> str:
        """Return the path where an item of a class would stand, with the kind it must be."""
        path = [self._rulebook.key_of(place.eigenschappen[0]) or ""]
        klasse: str | None = place.klasse
        while klasse is not None:
            wider = self._rulebook.broader.get(klasse, frozenset({klasse}))
            lists = [f for f in self._rulebook.fields if f.itemklasse in wider]
            if not lists:
                break
            kind = [] if lists[0].itemklasse == klasse else [f"‹{self._rulebook.label(klasse)}›"]
            path = [lists[0].sleutel, *kind, *path]
            klasse = lists[0].klasse
        return ".".join(path)

    def items(self, classes: Iterable[str]) -> Iterator[Werkprocesitem]:
        """Yield the items of some classes with everything they say, in document order."""
        wanted = {iri for klasse in classes for iri in self._of_class(klasse)}
        for iri in self._kinds:
            if iri in wanted:
                yield Werkprocesitem(
                    soort=self._rulebook.labels.get(self._kind(iri), {}),
                    naam=self._name(iri),
                    plaats=self._dossier.places[iri],
                    vermeldingen=tuple(self._everything(iri)),
                )

    def _name(self, item: str) -> str:
        """Return the name of an item; a map that has none bears the title of the document."""
        name = self._dossier.namen[item]
        return "" if name == self._dossier.titel else name

    def _kind(self, item: str) -> str:
        """Return the class the document gives an item, else the narrowest it has."""
        kinds = self._kinds[item]
        chosen = [
            iri
            for node in self._nodes(item, VAMS.soort)
            for iri in self._facts.iris(node, VAMS.noemt)
            if iri in kinds
        ]
        broader = self._rulebook.broader
        narrow = sorted(kinds, key=lambda iri: (-len(broader.get(iri, ())), iri))
        return next(iter([*chosen, *narrow]), "")

    def _everything(self, item: str, key: str = "") -> Iterator[Vermelding]:
        for predicate in self._facts.predicates(ox.NamedNode(item)):
            own = self._rulebook.key_of(predicate.value)
            for node in self._nodes(item, predicate) if own else ():
                if node.value in self._dossier.teksten:
                    said = self._said(node, predicate.value)
                    yield Vermelding(f"{key}{own}", said.tekst, said.plaats, said.naam)
                elif node.value in self._dossier.namen and node.value.startswith(item):
                    yield from self._everything(node.value, f"{key}{own}.")
