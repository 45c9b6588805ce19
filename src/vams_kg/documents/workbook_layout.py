"""Which sheets and columns a workbook has: worked out from the fields of the ontology.

A list is a sheet with a row for each item; a map is a sheet, or a few columns, with a row or column
for each key. A list within an item is a sheet of its own, whose first column names the item.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from vams_kg.documents.cells import Form
from vams_kg.documents.fields import Fields
from vams_kg.documents.words import plain
from vams_kg.model import Veld
from vams_kg.vocabulary import VAMS

VERSION_SHEET: Final = "Uitleg en versie"
LISTS_SHEET: Final = "Lijsten"
DOCUMENT_SHEET: Final = "Document"
LIST_NAME: Final = "lijst_"
"""How the name of every list of choices starts."""
MARK: Final = "vams-kg werkboek"
"""What the first cell of the version sheet says."""
FORMAT_VERSION: Final = "1"

KEY, VALUE, EXAMPLE, EXPLAINED = "Onderdeel", "Waarde", "Voorbeeld", "Uitleg"
"""Headings of a sheet that has a row for each key."""
PARENT: Final = "Hoort bij"
EXAMPLE_MARK: Final = "Voorbeeld →"
EXPLAINED_MARK: Final = "Uitleg →"
MARKS: Final = frozenset({"voorbeeld →", "uitleg →"})
"""What the first cell of a row says that is no content, in lower case."""

_NAMING: Final = frozenset(node.value for node in (VAMS.titel, VAMS.naam, VAMS.term))
_ID: Final = VAMS.identificatie.value
_LIST: Final = VAMS.items.value
_MAP: Final = VAMS.item.value


class Column(NamedTuple):
    """A column of a list or a row of a map: the field, or a map field with a field in it."""

    heading: str
    path: tuple[Veld, ...]

    @property
    def field(self) -> Veld:
        """Return the field that says what the values are."""
        return self.path[-1]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys from the item to the value."""
        return tuple(field.sleutel for field in self.path)


@dataclass(frozen=True, slots=True)
class Plan:
    """One sheet: a list of items, or the keys of a map (`field` is None for the document)."""

    title: str
    klasse: str
    columns: tuple[Column, ...]
    field: Veld | None = None
    is_list: bool = False
    parent: "Plan | None" = None


def is_aside(plan: Plan) -> bool:
    """Return whether a sheet is made only when there is something to put on it: proposals."""
    return plan.klasse == VAMS.Voorstel.value


def key_name(text: str) -> str:
    """Return a heading or title as it is compared: no case, accents, signs or double spaces.

    >>> key_name("  Cliënt  uitgenodigd"), key_name("client_uitgenodigd")
    ('client uitgenodigd', 'client uitgenodigd')
    """
    words = "".join(sign if sign.isalnum() else " " for sign in plain(text))
    return " ".join(words.split())


class Layout:
    """The sheets of the format; finds the sheet of a title and the column of a heading."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self._roles = tuple(fields.of(VAMS.Artikelverwijzing.value))
        self.plans = tuple(self._plans())
        self._by_name = {name: plan for plan in self.plans for name in self._names(plan)}
        self._columns = {plan.title: self._named(plan) for plan in self.plans}

    def form(self, field: Veld) -> Form:
        """Return what a cell of a field may hold."""
        takes_article = field.waardesoort == VAMS.artikelwaarde.value
        return Form(field.meervoudig, self._roles if takes_article else ())

    def plan(self, title: str) -> Plan | None:
        """Return the sheet with a title, however it is spelled."""
        return self._by_name.get(key_name(title))

    def column(self, plan: Plan, heading: str) -> Column | None:
        """Return the column with a heading, however it is spelled."""
        return self._columns[plan.title].get(key_name(heading))

    def score(self, plan: Plan, headings: Sequence[str]) -> int:
        """Return how many of the headings are columns of a sheet."""
        return len({key_name(one) for one in headings} & self._columns[plan.title].keys())

    def children(self, plan: Plan) -> list[Plan]:
        """Return the sheets with lists of the items of this one."""
        return [one for one in self.plans if one.parent is plan]

    def _plans(self) -> Iterator[Plan]:
        root = VAMS.Document.value
        yield Plan(DOCUMENT_SHEET, root, self._of(root, deep=False))
        for field in self._ordered(root):
            if field.waardesoort == _MAP:
                columns = self._of(field.itemklasse or "", deep=True)
                yield Plan(_title(field), field.itemklasse or "", columns, field)
            elif field.waardesoort == _LIST:
                yield from self._list(field, None)

    def _list(self, field: Veld, parent: Plan | None) -> Iterator[Plan]:
        klasse = field.itemklasse or ""
        plan = Plan(_title(field), klasse, self._of(klasse, deep=True), field, True, parent)
        yield plan
        if parent is None:
            for inner in self._ordered(klasse):
                if inner.waardesoort == _LIST:
                    yield from self._list(inner, plan)

    def _of(self, klasse: str, *, deep: bool) -> tuple[Column, ...]:
        """Return the columns of a class; a map in it gives a column for each of its keys."""
        made: list[Column] = []
        for field in self._ordered(klasse):
            if field.waardesoort == _MAP:
                inner = self._ordered(field.itemklasse or "") if deep else []
                made += [
                    Column(f"{_label(field)}: {one.label.get('nl') or one.sleutel}", (field, one))
                    for one in inner
                    if one.waardesoort not in (_MAP, _LIST)
                ]
            elif field.waardesoort != _LIST:
                made.append(Column(_label(field), (field,)))
        return tuple(made)

    def _ordered(self, klasse: str) -> list[Veld]:
        """Return the fields of a class: its id, its own, those of its kinds, the general ones."""
        found = _named_first(list(self._fields.of(klasse).values()))
        wider = self._fields.wider(klasse)

        def place(field: Veld) -> int:
            if field.eigenschap == _ID:
                return 0
            if field.klasse == klasse:
                return 1
            return 3 if field.klasse in wider else 2

        return sorted(found, key=place)

    def _names(self, plan: Plan) -> Iterator[str]:
        yield key_name(plan.title)
        if plan.field is not None:
            yield key_name(plan.field.sleutel)

    def _named(self, plan: Plan) -> dict[str, Column]:
        """Return the columns by heading and by key; a map has one for a value of the wrong form."""
        found: dict[str, Column] = {}
        for field in self._fields.of(plan.klasse).values():
            for name in (_label(field), field.sleutel):
                found[key_name(name)] = Column(_label(field), (field,))
        for column in plan.columns:
            found[key_name(" ".join(column.keys))] = column
            found[key_name(column.heading)] = column
        return found


def _named_first(fields: list[Veld]) -> list[Veld]:
    """Return the fields from the first that names an item; those declared before it come last."""
    places = (
        number
        for number, field in enumerate(fields)
        if field.eigenschap in _NAMING or field.waardesoort == VAMS.klasse.value
    )
    first = next(places, 0)
    return [*fields[first:], *fields[:first]]


def _label(field: Veld) -> str:
    text = field.label.get("nl") or field.sleutel.replace("_", " ")
    return text[:1].upper() + text[1:]


def _title(field: Veld) -> str:
    return _label(field)[:31]
