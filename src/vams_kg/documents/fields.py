"""The keys of the document format by class, as the ontology declares them."""

import difflib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from vams_kg.documents.words import plain
from vams_kg.model import Veld


class Fields:
    """Finds the field of a key: of a class, of its superclasses, and of its kinds."""

    def __init__(self, fields: Iterable[Veld], broader: Mapping[str, frozenset[str]]) -> None:
        self.all = tuple(fields)
        self._broader = broader
        self._places = {field.iri: place for place, field in enumerate(self.all)}
        self._by_class: dict[str, dict[str, Veld]] = {}
        self._by_property: dict[tuple[str, str], Veld | None] = {}

    def of(self, klasse: str) -> dict[str, Veld]:
        """Return the fields of a class by key; a field of a kind of it counts too."""
        found = self._by_class.get(klasse)
        if found is None:
            found = self._by_class[klasse] = self._collect(klasse)
        return found

    def _collect(self, klasse: str) -> dict[str, Veld]:
        wider = self._broader.get(klasse, frozenset({klasse}))
        own = {field.sleutel: field for field in self.all if field.klasse in wider}
        kinds = {
            field.sleutel: field
            for field in self.all
            if klasse in self._broader.get(field.klasse, frozenset())
        }
        return {**kinds, **own}

    def wider(self, klasse: str) -> frozenset[str]:
        """Return a class and its superclasses."""
        return self._broader.get(klasse, frozenset({klasse}))

    def place(self, field: Veld) -> int:
        """Return where a field stands among all fields, for things that follow their order."""
        return self._places[field.iri]

    def find(self, klasse: str, key: str) -> Veld | None:
        """Return the field of a key, however it is spelled: `Cliënt uitgenodigd` is found too."""
        fields = self.of(klasse)
        return fields.get(key) or fields.get(plain(key).strip().replace(" ", "_").replace("-", "_"))

    def with_property(self, klasse: str, eigenschap: str) -> Veld | None:
        """Return the field of a class that stands for a property, or None."""
        key = (klasse, eigenschap)
        if key not in self._by_property:
            found = [f for f in self.of(klasse).values() if f.eigenschap == eigenschap]
            self._by_property[key] = found[0] if found else None
        return self._by_property[key]

    def nearest(self, klasse: str, key: str) -> "Nearest":
        """Return the keys most like an unknown one, and the lists whose items do have it."""
        here = difflib.get_close_matches(plain(key), list(self.of(klasse)), n=3, cutoff=0.6)
        classes = {field.klasse for field in self.all if field.sleutel == key}
        lists = {field.sleutel for field in self.all if field.itemklasse in classes}
        return Nearest(tuple(here), tuple(sorted(lists)))


class Nearest(NamedTuple):
    """Keys like the unknown one, and keys of lists whose items have it."""

    keys: tuple[str, ...]
    elsewhere: tuple[str, ...]
