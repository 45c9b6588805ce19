"""Items and Opgaven as triples: what one value says becomes facts of one node."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

import pyoxigraph as ox

from vams_kg.documents.articles import Article
from vams_kg.documents.draft import Draft, shown
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.tree import Scalar, Table, Tree, flat
from vams_kg.documents.values import Index, Reading
from vams_kg.documents.words import core
from vams_kg.graph import Term
from vams_kg.model import Veld
from vams_kg.vocabulary import RDF, VAMS, XSD

_CLASS_KIND: Final = VAMS.klasse.value
_ARTICLE_KIND: Final = VAMS.artikelwaarde.value
_DURATION_KIND: Final = VAMS.duurwaarde.value
_NOEMT: Final = VAMS.noemt.value
_VALT_ONDER: Final = VAMS.valtOnder.value
_ONTKENT: Final = VAMS.ontkent.value
_VERWIJST: Final = VAMS.verwijst.value
_OP_DATUM: Final = VAMS.opDatum.value
_ARTIKEL: Final = VAMS.artikelverwijzing.value
SPLIT: Final = re.compile(r";(?![^()]*\))")
"""A semicolon that does not stand between brackets."""


@cache
def named(iri: str) -> ox.NamedNode:
    """Return the node of a term; terms are few, so each is made once."""
    return ox.NamedNode(iri)


class Statements:
    """Writes items and Opgaven into a draft."""

    def __init__(self, draft: Draft, knowledge: Knowledge, index: Index) -> None:
        self._draft = draft
        self._knowledge = knowledge
        self._values = knowledge.values
        self._index = index
        self._document = ox.NamedNode(f"{draft.base}document")

    def item(self, parent: ox.NamedNode, field: Veld, path: str, line: int) -> ox.NamedNode:
        """Return the node of a new item that hangs under its parent by the field's property."""
        node = ox.NamedNode(self._draft.base + path)
        self._draft.places.put(node.value, path, line)
        self._draft.add(parent, named(field.eigenschap), node)
        self._draft.add(node, VAMS.inDocument, self._document)
        self._draft.add(node, VAMS.sleutelpad, ox.Literal(shown(path)))
        if field.eigenschap in self._knowledge.wanted:
            self._draft.fact(parent.value, field.eigenschap, node.value)
        return node

    def position(self, node: ox.NamedNode, number: int, name: str) -> None:
        """Say where an item stands in its list, and what id the document gives it."""
        self._draft.add(node, VAMS.volgnummer, ox.Literal(str(number), datatype=XSD.integer))
        if name:
            self._draft.add(node, VAMS.identificatie, ox.Literal(name))

    def add(self, value: Tree, field: Veld, parent: ox.NamedNode, path: str) -> None:
        """Add what a value says of its field; a duration may hold several statements."""
        if isinstance(value, Table) and field.waardesoort == _ARTICLE_KIND:
            self._opgave(self._act_and_article(value, path), field, parent, (path, value.line))
            return
        text = flat(value).strip()
        if not isinstance(value, Scalar):
            words = {"sleutel": field.sleutel, "waarde": text}
            self._draft.remark("Lezing-tekst-verwacht", path, value.line, **words)
        texts = [text]
        if ";" in text and field.waardesoort == _DURATION_KIND:
            texts = [part.strip() for part in SPLIT.split(text) if part.strip()]
        for number, one in enumerate(texts, start=1):
            where = f"{path}~{number}" if len(texts) > 1 else path
            reading = self._values.read(one, field, self._index)
            self._opgave(reading, field, parent, (where, value.line))

    def _act_and_article(self, table: Table, path: str) -> Reading:
        """Return the reading of a table with an act and its articles."""
        found: dict[str, str] = {}
        for entry in table.entries:
            role = self._knowledge.roles.get(entry.key)
            text = flat(entry.value).strip()
            if role is None or role in found:
                words = {"sleutel": entry.key, "waarde": text}
                words["voorstellen"] = ", ".join(self._knowledge.roles)
                where = f"{path}.{entry.key}"
                self._draft.remark("Lezing-sleutel-onbekend", where, entry.line, **words)
            else:
                found[role] = text
        act = found.get(VAMS.wet.value, "")
        return self._values.read_act_and_article(act, found.get(VAMS.artikelnummer.value, ""))

    def _opgave(
        self, reading: Reading, field: Veld, parent: ox.NamedNode, where: tuple[str, int]
    ) -> None:
        path, line = where
        draft = self._draft
        iri = draft.base + path
        node = ox.NamedNode(iri)
        draft.places.put(iri, path, line)
        draft.teksten[iri] = reading.text
        draft.add(parent, named(field.eigenschap), node)
        draft.put(node, self._said(reading))
        if field.vergelijkbaar:  # its texts are compared with each other
            draft.add(node, VAMS.kernwoorden, ox.Literal(core(reading.text)))
        if reading.references:
            draft.add(node, VAMS.verwijst, *map(ox.NamedNode, reading.references))
        for number, article in enumerate(reading.articles, start=1):
            self._article(node, article, number, where)
        for rule, words in reading.remarks:
            draft.remark(rule, path, line, **words)
        if field.waardesoort == _CLASS_KIND:
            for klasse in reading.named:
                draft.typed(parent, klasse)
        if field.eigenschap in self._knowledge.wanted:
            self._facts(parent, field, node, reading)

    def _said(self, reading: Reading) -> Mapping[ox.NamedNode, Sequence[Term]]:
        """Return what a reading says; worked out once for equal texts."""
        if reading.tail is None:
            reading.tail = {p: tuple(terms) for p, terms in self._tail(reading) if terms}
        return reading.tail

    def _tail(self, reading: Reading) -> Iterator[tuple[ox.NamedNode, Sequence[Term]]]:
        """Yield what a reading says as predicates with their objects."""
        yield RDF.type, (VAMS.Opgave,)
        yield VAMS.tekst, (ox.Literal(reading.text),)
        act, article = reading.parts or ("", "")
        yield VAMS.wetZoalsGenoemd, (ox.Literal(act),) if act else ()
        yield VAMS.artikelZoalsGenoemd, (ox.Literal(article),) if article else ()
        wider = dict.fromkeys(w for one in reading.named for w in self._knowledge.wider(one))
        yield VAMS.noemt, [named(term) for term in reading.named]
        yield VAMS.valtOnder, [named(term) for term in wider]
        yield VAMS.ontkent, [named(term) for term in reading.negated]
        yield VAMS.resttekst, [ox.Literal(reading.rest)] if reading.rest else ()
        worked = [one.working_days for one in reading.durations if one.working_days is not None]
        yield VAMS.dagen, [_decimal(f"{one.days:f}") for one in reading.durations]
        yield VAMS.werkdagen, [_decimal(f"{days:f}") for days in worked]
        if reading.day:
            yield VAMS.opDatum, (ox.Literal(reading.day.isoformat(), datatype=XSD.date),)

    def _article(
        self, node: ox.NamedNode, article: Article, number: int, where: tuple[str, int]
    ) -> None:
        reference = ox.NamedNode(f"{node.value}~art{number}")
        self._draft.places.put(reference.value, *where)
        self._draft.add(node, VAMS.artikelverwijzing, reference)
        self._draft.put(reference, _parts_of(article))

    def _facts(
        self, parent: ox.NamedNode, field: Veld, node: ox.NamedNode, reading: Reading
    ) -> None:
        """Remember what defined classes may ask of this value."""
        facts = self._draft.facts
        facts.setdefault(parent.value, {}).setdefault(field.eigenschap, []).append(node.value)
        own = {
            _NOEMT: list(reading.named),
            _VALT_ONDER: [w for term in reading.named for w in self._knowledge.wider(term)],
            _ONTKENT: list(reading.negated),
            _VERWIJST: list(reading.references),
        }
        if reading.day:
            own[_OP_DATUM] = [reading.day.isoformat()]
        for number, article in enumerate(reading.articles, start=1):
            reference = f"{node.value}~art{number}"
            own.setdefault(_ARTIKEL, []).append(reference)
            facts[reference] = {
                p.value: [o.value for o in terms] for p, terms in _parts_of(article).items()
            }
        facts[node.value] = own


@lru_cache(maxsize=4096)
def _parts_of(article: Article) -> Mapping[ox.NamedNode, tuple[ox.NamedNode | ox.Literal, ...]]:
    """Return what a reference says as predicates with their objects."""
    texts = (
        (VAMS.artikelnummer, article.number),
        (VAMS.lid, article.paragraph),
        (VAMS.onderdeel, article.part),
        (VAMS.hoofdstuk, article.chapter),
    )
    return {
        RDF.type: (VAMS.Artikelverwijzing,),
        **({VAMS.wet: (named(article.act),)} if article.act else {}),
        **{predicate: (ox.Literal(text),) for predicate, text in texts if text},
    }


def _decimal(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=XSD.decimal)
