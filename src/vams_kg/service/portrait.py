"""The portrait of one document: its phases, lanes, data flows and matrix, in its own words.

Reads the graph of the dossier. What the document does not say stays empty: nothing is filled in.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain

import pyoxigraph as ox

from vams_kg.graph import Facts
from vams_kg.model import (
    Baan,
    Dossier,
    Gegeven,
    Matrixcel,
    Partijmatrix,
    Place,
    Portret,
    Stap,
    Stroom,
    Texts,
    Trede,
)
from vams_kg.rulebook import Rulebook
from vams_kg.vocabulary import VAMS


def portrait(dossier: Dossier, rulebook: Rulebook, standings: Mapping[str, str]) -> Portret:
    """Return the portrait of a document; `standings` tells per flow (IRI) how it stands."""
    reader = _Reader(dossier, rulebook)
    flows = tuple(reader.flow(item, standings[item.value]) for item in reader.flows)
    return Portret(
        treden=tuple(reader.phase(item) for item in reader.of_class(VAMS.Faseinrichting)),
        banen=_lanes(reader, reader.of_class(VAMS.Processtap)),
        stromen=flows,
        matrix=reader.matrix(),
    )


def _lanes(reader: "_Reader", steps: Iterable[ox.NamedNode]) -> tuple[Baan, ...]:
    """Return the steps by who carries them out; a step of more parties is in each lane."""
    lanes: dict[str, list[Stap]] = {}
    for number, item in enumerate(steps, start=1):
        step = reader.step(item, number)
        for name in dict.fromkeys(reader.said(item, VAMS.uitvoerder)) or ("",):
            lanes.setdefault(name, []).append(step)
    return tuple(Baan(name, tuple(found)) for name, found in lanes.items())


class _Reader:
    """Reads the values of items of one dossier as people wrote them."""

    def __init__(self, dossier: Dossier, rulebook: Rulebook) -> None:
        self.dossier, self.rulebook = dossier, rulebook
        self.facts = Facts.of(dossier.quads)

    def of_class(self, cls: ox.NamedNode) -> list[ox.NamedNode]:
        """Return the items of a class in the order of the document."""
        return sorted(self.facts.instances(cls), key=self._position)

    @cached_property
    def flows(self) -> list[ox.NamedNode]:
        """The data flows, in the order of the document."""
        return self.of_class(VAMS.Gegevensstroom)

    def _position(self, item: ox.NamedNode) -> tuple[int, str]:
        number = self.facts.value(item, VAMS.volgnummer, "0")
        return int(number) if number.isdigit() else 0, item.value

    def place(self, item: ox.NamedNode) -> Place:
        """Return where an item stands."""
        return self.dossier.places.get(item.value) or Place(self.dossier.bestand, "")

    def _nodes(self, item: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.NamedNode]:
        found = self.facts.objects(item, predicate)
        return [node for node in found if isinstance(node, ox.NamedNode)]

    def said(self, item: ox.NamedNode, predicate: ox.NamedNode) -> tuple[str, ...]:
        """Return the values of a property: the name of what they refer to, else the text."""
        return tuple(map(self._said, self._nodes(item, predicate)))

    def _said(self, node: ox.NamedNode) -> str:
        target = self.facts.iri(node, VAMS.verwijst)
        name = self.dossier.namen.get(target, "") if target else ""
        return " ".join((name or self.dossier.teksten.get(node.value, "")).split())

    def _written(self, item: ox.NamedNode, predicate: ox.NamedNode) -> tuple[str, ...]:
        """Return the values of a property as written; parts of a map in one text."""
        found = (self._text_of(node.value) for node in self._nodes(item, predicate))
        return tuple(text for text in found if text)

    def _text_of(self, iri: str) -> str:
        texts = self.dossier.teksten
        parts = [texts[iri]] if iri in texts else self._below(iri)
        return " ".join(" ".join(parts).split())

    def _below(self, iri: str) -> list[str]:
        return [text for node, text in self.dossier.teksten.items() if node.startswith(f"{iri}.")]

    def phase(self, item: ox.NamedNode) -> Trede:
        """Return one phase with who leads."""
        return Trede(
            pad=self.place(item).pad,
            naam=" ".join(self.said(item, VAMS.fase)) or self.dossier.namen.get(item.value, ""),
            uitgangssituatie=self.said(item, VAMS.uitgangssituatie),
            casusregie=self.said(item, VAMS.casusregie),
            procesregie=self.said(item, VAMS.procesregie),
            opschalen=self.said(item, VAMS.opschaalcriteria),
            afschalen=self.said(item, VAMS.afschaalcriteria),
        )

    def step(self, item: ox.NamedNode, number: int) -> Stap:
        """Return one process step."""
        kinds = self.rulebook.subclasses.get(VAMS.Processtap.value, frozenset())
        named = (kind for node in self._nodes(item, VAMS.soort) for kind in self._named(node))
        found = [self.rulebook.labels.get(kind, {}) for kind in named if kind in kinds]
        return Stap(
            volgorde=number,
            pad=self.place(item).pad,
            id=self.facts.value(item, VAMS.identificatie),
            naam=self.dossier.namen.get(item.value, ""),
            soort=found[0] if found else {"nl": " ".join(self.said(item, VAMS.soort))},
            artikelen=self._written(item, VAMS.artikel),
            termijn=self.said(item, VAMS.termijn),
        )

    def _named(self, node: ox.NamedNode) -> tuple[str, ...]:
        return self.facts.iris(node, VAMS.noemt)

    # --- Data flows ---

    def flow(self, item: ox.NamedNode, standing: str) -> Stroom:
        """Return one data flow."""
        place = self.place(item)
        return Stroom(
            pad=place.pad,
            plaats=place,
            id=self.facts.value(item, VAMS.identificatie),
            van=self.said(item, VAMS.van),
            aan=self.said(item, VAMS.aan),
            gegevens=tuple(
                Gegeven(self._said(node), tuple(label for _, label in self._kinds(node)))
                for node in self._nodes(item, VAMS.gegevenscategorieen)
            ),
            doel=self.said(item, VAMS.doel),
            grondslagen=self._written(item, VAMS.grondslag),
            stand=standing,
        )

    @cached_property
    def _categories(self) -> frozenset[str]:
        return frozenset(term.iri for term in self.rulebook.question_parts["gegevens"].terms)

    def _kinds(self, node: ox.NamedNode) -> list[tuple[str, Texts]]:
        """Return the narrowest categories a value names, with their labels."""
        found = [one for one in dict.fromkeys(self._named(node)) if one in self._categories]
        broader = self.rulebook.broader
        wider = set(chain.from_iterable(broader.get(one, frozenset()) - {one} for one in found))
        return [(one, self.rulebook.labels.get(one, {})) for one in found if one not in wider]

    def matrix(self) -> Partijmatrix:
        """Return who gives and gets which category; an unknown category is a column by itself."""
        columns: dict[str, Texts] = {}
        cells: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for item in self.flows:
            flow_id = self.facts.value(item, VAMS.identificatie)
            data = self._columns(item)
            columns.update(data)
            for side, predicate in (("van", VAMS.van), ("aan", VAMS.aan)):
                for party in self.said(item, predicate):
                    for column in data:
                        cells.setdefault((party, column), []).append((side, flow_id))
        parties = tuple(dict.fromkeys(party for party, _ in cells))
        return Partijmatrix(
            partijen=parties,
            gegevens=tuple(columns.values()),
            cellen=tuple(tuple(_cell(cells.get((p, c))) for c in columns) for p in parties),
        )

    def _columns(self, item: ox.NamedNode) -> dict[str, Texts]:
        found: dict[str, Texts] = {}
        for node in self._nodes(item, VAMS.gegevenscategorieen):
            text = self._said(node)
            found.update(self._kinds(node) or [(f"‘{text.casefold()}’", {"nl": f"‘{text}’"})])
        return found


def _cell(found: list[tuple[str, str]] | None) -> Matrixcel | None:
    if not found:
        return None
    sides = {side for side, _ in found}
    return Matrixcel("van" in sides, "aan" in sides, tuple(dict.fromkeys(one for _, one in found)))
