"""A list of terms of a region, read from a plain YAML file with everything that is wrong in it.

The file is kept in git beside the documents: who decided what, when and why is history, and a
later state never replaces an earlier one.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from vams_kg.documents.formats import MAX_BYTES
from vams_kg.documents.guards import check_no_citizens, check_size
from vams_kg.documents.text import read_tree
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree, flat
from vams_kg.errors import UnreadableInput
from vams_kg.harmonising.term_checks import check_term, check_words
from vams_kg.model import Place
from vams_kg.model.harmonising import Predicaat
from vams_kg.model.termenlijst import (
    Afbeelding,
    Afwijking,
    Lijstfout,
    Regioterm,
    Termbesluit,
    Termenlijst,
)
from vams_kg.rulebook.facets import Stand

_LIST: Final = ("titel", "regio", "termen")
_TERM: Final = (
    "id", "voorkeursterm", "definitie", "kenmerken", "afbeeldingen", "besluiten", "afwijkingen",
)  # fmt: skip
_DECISION: Final = ("stand", "door", "op", "waarom")
_MAPPING: Final = ("document", "term", "koppeling")
_DEVIATION: Final = ("document", "gemeente", "eigen_woord", "reden")


def read_terms(data: bytes, name: str, states: Sequence[Stand]) -> Termenlijst:
    """Return the list with its faults.

    Raises UnreadableInput when it is no list of terms, PersonalDataFound when it seems to hold
    data about citizens.
    """
    check_size(data, name, MAX_BYTES)
    tree = read_tree(data, name)
    check_no_citizens(data.decode("utf-8", "replace"), tree, name)
    if not isinstance(tree, Table) or not any(one.key == "termen" for one in tree.entries):
        raise UnreadableInput(
            name,
            "Dit is geen termenlijst: de sleutel ‘termen’ ontbreekt.",
            line=tree.line,
            expected="een lijst onder ‘termen’, elk met voorkeursterm, definitie en besluiten",
            try_this="Begin met examples/regio/termen/termen.yaml.",
        )
    return _Reader(name, states).read(tree)


class _Reader:
    """Reads one list and keeps what is wrong."""

    def __init__(self, name: str, states: Sequence[Stand]) -> None:
        self._name = name
        self._states = states
        self._faults: list[Lijstfout] = []

    def read(self, tree: Table) -> Termenlijst:
        """Return the list."""
        found = self._keys(tree, _LIST, "")
        terms = tuple(
            self._term(row, f"termen.{number}")
            for number, row in enumerate(self._rows(found, "termen", ""), start=1)
        )
        for term in terms:
            self._faults += check_term(term, self._states)
        self._faults += check_words(terms)
        return Termenlijst(
            self._name,
            _text(found, "titel") or self._name,
            _text(found, "regio"),
            terms,
            tuple(sorted(self._faults, key=lambda one: one.place.regelnummer or 0)),
        )

    def _term(self, row: Table, path: str) -> Regioterm:
        found = self._keys(row, _TERM, path)
        ident = _text(found, "id")
        path = f"termen.{ident}" if ident else path
        return Regioterm(
            id=ident or path.rpartition(".")[2],
            term=_text(found, "voorkeursterm"),
            definitie=_text(found, "definitie"),
            besluiten=tuple(
                self._decision(one, at) for one, at in self._items(found, "besluiten", path)
            ),
            afbeeldingen=tuple(
                self._mapping(one, at) for one, at in self._items(found, "afbeeldingen", path)
            ),
            afwijkingen=tuple(
                self._deviation(one, at) for one, at in self._items(found, "afwijkingen", path)
            ),
            place=self._place(row.line, path),
            kenmerken={one.key: _values(one.value) for one in _facets(found)},
            kenmerkregels={one.key: one.line for one in _facets(found)},
        )

    def _decision(self, row: Table, path: str) -> Termbesluit:
        found = self._keys(row, _DECISION, path)
        word = _text(found, "stand")
        state = next((one.iri for one in self._states if one.woord == word.casefold()), "")
        return Termbesluit(
            state,
            word,
            _text(found, "door"),
            _text(found, "op"),
            _text(found, "waarom"),
            self._place(row.line, path),
        )

    def _mapping(self, row: Table, path: str) -> Afbeelding:
        found = self._keys(row, _MAPPING, path)
        place = self._place(row.line, path)
        said = _text(found, "koppeling")
        known = {one.value: one for one in Predicaat}
        if said not in known:
            self._fault(
                place,
                f"de koppeling ‘{said}’ is niet bekend." if said else "de koppeling ontbreekt.",
                f"kies uit {', '.join(known)}.",
            )
        for key in ("document", "term"):
            if not _text(found, key):
                self._fault(place, f"bij deze afbeelding ontbreekt ‘{key}’.", f"vul ‘{key}’ in.")
        return Afbeelding(
            _text(found, "document"), _text(found, "term"), known.get(said, Predicaat.geen), place
        )

    def _deviation(self, row: Table, path: str) -> Afwijking:
        found = self._keys(row, _DEVIATION, path)
        return Afwijking(
            document=_text(found, "document"),
            gemeente=_text(found, "gemeente"),
            eigen_woord=_text(found, "eigen_woord"),
            reden=_text(found, "reden"),
            place=self._place(row.line, path),
        )

    # --- the shape of the file ---

    def _keys(self, table: Table, known: Sequence[str], path: str) -> Mapping[str, Entry]:
        found: dict[str, Entry] = {}
        for one in table.entries:
            place = self._place(one.line, f"{path}.{one.key}".lstrip("."))
            if one.key not in known:
                self._fault(
                    place,
                    f"de sleutel ‘{one.key}’ hoort hier niet en wordt niet gelezen.",
                    f"kies uit {', '.join(known)}.",
                    "Warning",
                )
            elif one.key in found:
                self._fault(place, f"de sleutel ‘{one.key}’ staat er twee keer.", "houd er één.")
            else:
                found[one.key] = one
        return found

    def _rows(self, found: Mapping[str, Entry], key: str, path: str) -> Iterator[Table]:
        return (row for row, _ in self._items(found, key, path))

    def _items(
        self, found: Mapping[str, Entry], key: str, path: str
    ) -> Iterator[tuple[Table, str]]:
        """Yield the tables of a list with their paths; anything else is a fault."""
        entry = found.get(key)
        value = entry.value if entry else Scalar("", 0)
        if isinstance(value, Scalar) and not value.text:
            return
        rows = value.items if isinstance(value, Listing) else (value,)
        for number, row in enumerate(rows, start=1):
            at = f"{path}.{key}.{number}".lstrip(".")
            if isinstance(row, Table):
                yield row, at
            else:
                self._fault(
                    self._place(row.line, at),
                    f"onder ‘{key}’ hoort een lijst van regels met sleutels.",
                    "zie examples/regio/termen/termen.yaml.",
                )

    def _place(self, line: int, path: str) -> Place:
        return Place(self._name, path, line)

    def _fault(self, place: Place, what: str, advice: str, severity: str = "Violation") -> None:
        self._faults.append(Lijstfout(severity, what, advice, place))


def _text(found: Mapping[str, Entry], key: str) -> str:
    entry = found.get(key)
    return " ".join(flat(entry.value).split()) if entry else ""


def _facets(found: Mapping[str, Entry]) -> Sequence[Entry]:
    """Return what a term says, facet by facet."""
    entry = found.get("kenmerken")
    return entry.value.entries if entry and isinstance(entry.value, Table) else ()


def _values(value: Tree) -> tuple[str, ...]:
    items = value.items if isinstance(value, Listing) else (value,)
    return tuple(text for item in items if (text := flat(item)))
