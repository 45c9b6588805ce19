"""Objects in a graph as texts: literals, Opgaven, references to items, and terms by their label."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import unquote

import pyoxigraph as ox

from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.tree import Entry, Scalar, Table, Tree
from vams_kg.graph import Facts, Node, Term
from vams_kg.model import Veld
from vams_kg.vocabulary import RDF, VAMS, XSD

_ANSWERS: Final = {"true": "ja", "1": "ja", "false": "nee", "0": "nee"}


class Found(NamedTuple):
    """A text, or an act and an article that are said apart with their keys."""

    text: str
    key: str
    article: str = ""
    article_key: str = ""

    def tree(self, number: int) -> Tree:
        """Return the text, or the act and the article, at a spot."""
        if not self.key:
            return Scalar(self.text, number)
        pairs = ((self.key, self.text), (self.article_key, self.article))
        return Table(
            tuple(Entry(key, number, Scalar(said, number)) for key, said in pairs if said), number
        )


def members(term: Term, facts: Facts) -> tuple[list[Term], set[Term]]:
    """Return the members of an RDF list with the nodes it is made of; else the term itself.

    A list that runs in a circle ends where it comes back.
    """
    cells: set[Term] = set()
    found: list[Term] = []
    head: Term | None = term
    while isinstance(head, ox.NamedNode | ox.BlankNode) and head not in cells:
        first = facts.one(head, RDF.first)
        if first is None:
            break
        cells.add(head)
        found.append(first)
        head = facts.one(head, RDF.rest)
    if term == RDF.nil:
        return [], cells
    return (found, cells) if cells else ([term], cells)


class Nodes:
    """Finds what the nodes of one graph are called and what they say."""

    def __init__(self, facts: Facts, knowledge: Knowledge) -> None:
        self._facts = facts
        self._labels = knowledge.labels
        reference = knowledge.fields.of(VAMS.Artikelverwijzing.value).values()
        keys = {field.eigenschap: field.sleutel for field in reference}
        self._keys = keys.get(VAMS.wet.value, ""), keys.get(VAMS.artikelnummer.value, "")
        self._pointed = self._targets()

    def _targets(self) -> set[Term]:
        """Return the nodes that are the object of more than one triple: items are referred to."""
        counted = Counter(
            term
            for own in self._facts.nodes.values()
            for terms in own.values()
            for term in terms
            if isinstance(term, ox.NamedNode)
        )
        return {term for term, times in counted.items() if times > 1}

    def name(self, node: Node) -> str:
        """Return the id of an item; one that is referred to may have it in its IRI only."""
        said = self._facts.value(node, VAMS.identificatie).strip()
        if said or node not in self._pointed or self._facts.one(node, VAMS.volgnummer):
            return said
        return unquote(str(node.value).rpartition("#")[2].rpartition("/")[2].rpartition(":")[2])

    def is_text(self, term: Term) -> bool:
        """Return whether a term is an Opgave."""
        if not isinstance(term, ox.NamedNode | ox.BlankNode):
            return False
        own = self._facts.predicates(term)
        texts = (VAMS.tekst, VAMS.wetZoalsGenoemd, VAMS.artikelZoalsGenoemd)
        return any(one in own for one in texts) or VAMS.Opgave in own.get(RDF.type, ())

    def in_order(self, terms: Sequence[Term]) -> list[Term]:
        """Return objects by their place in the list, those without one as they stand."""
        return sorted(terms, key=self._place)

    def _place(self, term: Term) -> int:
        said = ""
        if isinstance(term, ox.NamedNode | ox.BlankNode):
            said = self._facts.value(term, VAMS.volgnummer)
        return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0

    def read(self, term: Term, field: Veld) -> Found | None:
        """Return the text of an object, or None when it has none that a person could have said."""
        if isinstance(term, ox.Literal):
            return Found(_literal(term), "")
        if not isinstance(term, ox.NamedNode | ox.BlankNode):
            return None
        if self.is_text(term):
            return self._opgave(term, field)
        if term in self._facts.nodes:
            return Found(self.name(term), "")
        return Found(self._labels.get(str(term.value), ""), "")

    def _opgave(self, node: Node, field: Veld) -> Found:
        act = self._facts.value(node, VAMS.wetZoalsGenoemd)
        article = self._facts.value(node, VAMS.artikelZoalsGenoemd)
        text = self._facts.value(node, VAMS.tekst)
        if (act or article) and field.waardesoort == VAMS.artikelwaarde.value:
            return Found(act, self._keys[0], article, self._keys[1])
        return Found(text, "")


def _literal(term: ox.Literal) -> str:
    if term.datatype == XSD.boolean:
        return _ANSWERS.get(term.value, term.value)
    return term.value
