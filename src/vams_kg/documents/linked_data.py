"""Turtle, N-Triples, N-Quads, RDF/XML and JSON-LD become the same tree as every other format.

The graph form is read back by the fields of the ontology: items become tables, Opgaven and plain
literals become texts. Triples that follow from a text (what it mentions) are worked out again and
not taken over; whatever else is there is reported at its subject.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import pyoxigraph as ox

from vams_kg.documents.draft import segment
from vams_kg.documents.graph_form import SAID
from vams_kg.documents.guards import MAX_NODES
from vams_kg.documents.intake import Doubt, Intake, Where
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.linked_parsing import parse, relative_to
from vams_kg.documents.linked_values import Found, Nodes, members
from vams_kg.documents.mapping import ID
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree
from vams_kg.errors import UnreadableInput
from vams_kg.graph import Facts, Node, Term
from vams_kg.model import Veld
from vams_kg.vocabulary import RDF, VAMS

_NESTED: Final = frozenset({VAMS.item.value, VAMS.items.value})
_MOST_KEYS: Final = MAX_NODES // 2
"""As many as a document in YAML may have: there a key and its value count as two."""
_MOST_LOOSE: Final = 50
"""Subjects apart from the document that are each reported; the others are counted."""

_DERIVED: Final = frozenset(
    {
        *SAID,
        RDF.type,
        *(VAMS.inDocument, VAMS.sleutelpad, VAMS.noemt, VAMS.valtOnder, VAMS.ontkent),
        *(VAMS.verwijst, VAMS.dagen, VAMS.werkdagen, VAMS.opDatum, VAMS.resttekst),
        *(VAMS.artikelverwijzing, VAMS.kernwoorden),
    }
)
"""What a node says of itself and what follows from its text: no keys of the format."""


def read_linked_data(data: bytes, name: str, knowledge: Knowledge) -> Intake:
    """Return the document in a file of linked data; raises UnreadableInput."""
    facts = Facts(parse(data, name))
    reader = _Reader(facts, knowledge)
    intake = reader.intake(_document(facts, knowledge, name))
    relative = relative_to(data)
    own = {number: iri for number, iri in reader.iris.items() if not iri.startswith(relative)}
    if len(intake.spots) - len(intake.aside) > _MOST_KEYS:
        raise UnreadableInput(
            name,
            f"Dit document heeft meer dan {_MOST_KEYS} onderdelen en sleutels.",
            expected="de beschrijving van één aanpak of samenwerking",
            try_this="Splits het document, of laat weg wat er niet bij hoort.",
        )
    return replace(intake, iris=own)


def _document(facts: Facts, knowledge: Knowledge, name: str) -> Node:
    """Return the node of the only document in a graph."""
    found = [node for node, klasse in facts.pairs(RDF.type) if klasse == VAMS.Document]
    if not found:
        keys = knowledge.fields.of(VAMS.Document.value).values()
        known = [ox.NamedNode(field.eigenschap) for field in keys]
        below = {term for own in facts.nodes.values() for terms in own.values() for term in terms}
        found = [
            node
            for node, own in facts.nodes.items()
            if node not in below and any(one in own for one in known)
        ]
    if len(found) == 1:
        return found[0]
    raise UnreadableInput(
        name,
        "Dit bestand beschrijft geen document."
        if not found
        else f"Dit bestand beschrijft {len(found)} documenten.",
        expected=f"één onderwerp van de klasse <{VAMS.Document.value}>",
        try_this="‘vams-kg convert’ maakt van een beschrijving het goede voorbeeld.",
    )


class _Reader:
    """Reads one graph from its document down; remembers what it has seen."""

    def __init__(self, facts: Facts, knowledge: Knowledge) -> None:
        self._facts = facts
        self._fields = knowledge.fields
        self._nodes = Nodes(facts, knowledge)
        self._spots: list[Where] = []
        self._doubts: list[Doubt] = []
        self._seen: set[Term] = set()
        self.iris: dict[int, str] = {}

    def intake(self, document: Node) -> Intake:
        """Return the document below a node, with everything that does not belong to it."""
        self._seen.add(document)
        tree = self._table(document, VAMS.Document.value, "")
        self._report_loose()
        aside = tuple(self._literals())
        return Intake(tree, self._spots, tuple(self._doubts), aside)

    def _spot(self, node: Node, predicate: ox.NamedNode | None = None) -> int:
        said = [node.value] if isinstance(node, ox.NamedNode) else []
        self._spots.append(
            Where(veld=" ".join([*said, *([_short(predicate)] if predicate else [])]))
        )
        return len(self._spots)

    def _doubt(self, rule: str, path: str, number: int, **values: str) -> None:
        self._doubts.append(Doubt(rule, path, number, values))

    def _table(self, node: Node, klasse: str, path: str) -> Table:
        """Return an item with its keys."""
        number = self._spot(node)
        if isinstance(node, ox.NamedNode):
            self.iris[number] = node.value
        entries: list[Entry] = []
        name = self._nodes.name(node) if path else ""
        if name:
            entries.append(Entry(ID, number, Scalar(name, number)))
        for predicate, terms in self._facts.predicates(node).items():
            field = self._fields.with_property(klasse, predicate.value)
            if field is not None and predicate != VAMS.identificatie:
                entries += self._entry(node, field, terms, path)
            elif predicate not in _DERIVED:
                self._unknown(node, predicate, path)
        return Table(tuple(entries), number)

    def _unknown(self, node: Node, predicate: ox.NamedNode, path: str) -> None:
        number = self._spot(node, predicate)
        self._doubt("Lezing-eigenschap-onbekend", path, number, eigenschap=_short(predicate))

    def _entry(self, node: Node, field: Veld, terms: Sequence[Term], path: str) -> Iterator[Entry]:
        """Yield the entry of a field, unless none of its values can be read."""
        number = self._spot(node, ox.NamedNode(field.eigenschap))
        below = f"{path}.{field.sleutel}" if path else field.sleutel
        found: list[Tree] = []
        expanded = [one for term in terms for one in self._members(term)]
        for place, term in enumerate(self._nodes.in_order(expanded), start=1):
            value = self._value(term, field, below, (number, place))
            if value is not None:
                found.append(value)
        if len(found) == 1 and not self._is_list(field, found[0]):
            yield Entry(field.sleutel, number, found[0])
        elif found:
            yield Entry(field.sleutel, number, Listing(tuple(found), number))

    def _members(self, term: Term) -> list[Term]:
        found, cells = members(term, self._facts)
        self._seen.update(cells)
        return found

    @staticmethod
    def _is_list(field: Veld, value: Tree) -> bool:
        return field.waardesoort == VAMS.items.value and isinstance(value, Table)

    def _value(self, term: Term, field: Veld, path: str, where: tuple[int, int]) -> Tree | None:
        number, place = where
        known = isinstance(term, ox.NamedNode | ox.BlankNode) and term in self._facts.nodes
        is_item = known and field.waardesoort in _NESTED and not self._nodes.is_text(term)
        if is_item and isinstance(term, ox.NamedNode | ox.BlankNode) and term not in self._seen:
            self._seen.add(term)
            name = self._nodes.name(term)
            one = f"{path}.{segment(name)}" if name else f"{path}~n{place}"
            return self._table(term, field.itemklasse or "", one if self._listed(field) else path)
        found = Found("", "") if is_item else self._nodes.read(term, field)
        if found is None or not (found.text or found.article).strip():
            words = {"waarde": _shown(term), "sleutel": field.sleutel}
            self._doubt("Lezing-waarde-onbegrepen", path, number, **words)
            return None
        if known and self._nodes.is_text(term):
            self._opgave(term, path)
        return found.tree(number)

    @staticmethod
    def _listed(field: Veld) -> bool:
        return field.waardesoort == VAMS.items.value

    def _opgave(self, term: Term, path: str) -> None:
        """Report what an Opgave says besides its text, the first time it is met."""
        if term in self._seen or not isinstance(term, ox.NamedNode | ox.BlankNode):
            return
        self._seen.add(term)
        for predicate in self._facts.predicates(term):
            if predicate not in _DERIVED:
                self._unknown(term, predicate, path)

    def _report_loose(self) -> None:
        """Report the subjects that do not hang under the document."""
        loose = [
            node
            for node, own in self._facts.nodes.items()
            if node not in self._seen and VAMS.Artikelverwijzing not in own.get(RDF.type, ())
        ]
        for place, node in enumerate(loose[: _MOST_LOOSE + 1]):
            number = self._spot(node)
            rest = f" en {len(loose) - place - 1} andere" if place == _MOST_LOOSE else ""
            shown = _shown(node) + rest
            self._doubt("Lezing-onderwerp-los", "", number, onderwerp=shown)

    def _literals(self) -> Iterator[Table]:
        """Yield what every subject says in literals: searched for data about citizens."""
        for node, own in self._facts.nodes.items():
            texts = [
                (predicate, term.value)
                for predicate, terms in own.items()
                for term in terms
                if isinstance(term, ox.Literal)
            ]
            if texts:
                number = self._spot(node)
                yield Table(
                    tuple(
                        Entry(_local(predicate), number, Scalar(text, number))
                        for predicate, text in texts
                    ),
                    number,
                )


def _short(predicate: ox.NamedNode) -> str:
    iri = predicate.value
    return f"vams:{iri.removeprefix(VAMS.base)}" if iri.startswith(VAMS.base) else iri


def _local(predicate: ox.NamedNode) -> str:
    return predicate.value.rpartition("#")[2].rpartition("/")[2]


def _shown(term: Term) -> str:
    if isinstance(term, ox.Literal | ox.NamedNode):
        return term.value
    return "een naamloze knoop" if isinstance(term, ox.BlankNode) else "een bewering"
