"""What a decision on a term changes: who uses it otherwise, who keeps their own, which pairs."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import PurePath
from typing import Any

from vams_kg.documents.words import plain
from vams_kg.harmonising.definitions import Reader
from vams_kg.harmonising.pairs import compare_terms
from vams_kg.model.harmonising import Begripsbepaling, Soort
from vams_kg.model.termenlijst import (
    Afwijking,
    Documentgevolg,
    Regioterm,
    Termenlijst,
    Termgevolg,
    Veranderd,
)
from vams_kg.vocabulary import VAMS


def as_document(found: Termenlijst) -> bytes:
    """Return the list as a document of our own format, so that it is read as every document is."""
    rows: list[dict[str, Any]] = [
        {
            "id": f"T{number}",
            "term": term.term,
            "definitie": term.definitie,
            "kenmerken": {key: list(values) for key, values in term.kenmerken.items()},
        }
        for number, term in enumerate(found.termen, start=1)
        if term.term
    ]
    made = {"titel": found.titel, "organisaties": [found.regio or found.titel], "definities": rows}
    return json.dumps(made, ensure_ascii=False).encode()


def impact(
    found: Termenlijst,
    own: Sequence[Begripsbepaling],
    documents: Iterable[Sequence[Begripsbepaling]],
    reader: Reader,
) -> tuple[Termgevolg, ...]:
    """Return for every term what it means for the documents.

    `own` are the terms of the list as they are read from `as_document`.
    """
    by_word = {one.woord: one for one in own}
    every = [one for terms in documents for one in terms]
    return tuple(
        _of_term(term, replace(regional, place=term.place), every, reader)
        for term in found.termen
        if (regional := by_word.get(reader.word(term.term)))
    )


def _of_term(
    term: Regioterm, regional: Begripsbepaling, every: Sequence[Begripsbepaling], reader: Reader
) -> Termgevolg:
    consequences = tuple(_of_documents(term, regional, every, reader))
    now = [one.lokaal for one in consequences]
    later = now
    if _may_change(term):
        later = [
            one.lokaal if one.afwijking else replace(regional, document=one.lokaal.document)
            for one in consequences
        ]
    before, after = _kinds(now, reader), _kinds(later, reader)
    changed = tuple(
        Veranderd(*names, kind, after[names])
        for names, kind in before.items()
        if after[names] is not kind
    )
    return Termgevolg(
        term, consequences, changed, Counter(before.values()), Counter(after.values())
    )


def _may_change(term: Regioterm) -> bool:
    """Return whether the term asks anything of documents; a rejected one does not."""
    last = term.laatste
    return last is None or last.stand != VAMS.standVerworpen.value


def _of_documents(
    term: Regioterm, regional: Begripsbepaling, every: Sequence[Begripsbepaling], reader: Reader
) -> Iterator[Documentgevolg]:
    """Yield each document with its word for the term: the mapped one, else the same word."""
    mapped = {
        (_stem(one.document), reader.word(one.term)): one.koppeling for one in term.afbeeldingen
    }
    taken = {document for document, _ in mapped}
    for one in every:
        key = (_stem(one.document), one.woord)
        if key not in mapped and (one.woord != regional.woord or key[0] in taken):
            continue
        # Compared as one word: whether the words differ is not what a decision is about.
        local = replace(one, woord=regional.woord)
        yield Documentgevolg(
            replace(local, term=one.term),
            compare_terms(local, regional, reader.facets),
            mapped.get(key),
            _deviation(term.afwijkingen, one),
        )


def _deviation(found: Sequence[Afwijking], one: Begripsbepaling) -> Afwijking | None:
    names = {plain(name) for name in one.organisaties}
    names |= {plain(old.naam) for old, _ in one.gemeenten}
    for deviation in found:
        of_document = deviation.document and _stem(deviation.document) == _stem(one.document)
        if of_document or (deviation.gemeente and plain(deviation.gemeente) in names):
            return deviation
    return None


def _kinds(terms: Sequence[Begripsbepaling], reader: Reader) -> dict[tuple[str, str], Soort]:
    return {
        (one.document, other.document): compare_terms(one, other, reader.facets).soort
        for one, other in combinations(terms, 2)
        if one.document != other.document
    }


def _stem(document: str) -> str:
    return PurePath(document).stem.casefold()
