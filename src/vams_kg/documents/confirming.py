"""Proposals that a person confirmed go to their place in the tree; the others stay as they are.

A proposal names its place as list, id and key (`partijen.P1.soort`). What waits, and what has no
place, is remarked upon: nothing is taken over by itself.
"""

from dataclasses import replace
from typing import Final, NamedTuple

from vams_kg.documents.intake import Doubt, Intake
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.mapping import ID, items_of
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree, flat
from vams_kg.documents.values import Index
from vams_kg.model import Veld
from vams_kg.vocabulary import BEGRIP, VAMS, VOORSTEL

_YES: Final = frozenset({VOORSTEL.bevestigd.value, BEGRIP.ja.value})
_NO: Final = frozenset({VOORSTEL.afgewezen.value, BEGRIP.nee.value})
_NOWHERE: Final = "de plaats ‘{}’ bestaat niet in het formaat"
_NOTHING: Final = "er staat geen waarde of geen plaats bij"
_TAKEN: Final = "onder ‘{}’ staat al iets anders: ‘{}’"


class _Refused(NamedTuple):
    """Why a confirmed proposal has no place."""

    why: str


def confirmed(intake: Intake, knowledge: Knowledge) -> Intake:
    """Return an intake with the confirmed proposals in their places and off the list."""
    field = knowledge.fields.with_property(VAMS.Document.value, VAMS.voorstellen.value)
    tree = intake.tree
    if field is None or not isinstance(tree, Table):
        return intake
    here = next((one for one in tree.entries if _names(one, field, knowledge)), None)
    if here is None or isinstance(here.value, Scalar):
        return intake
    made = _Confirming(tree, knowledge)
    items = [(item, path) for item, path in items_of(here.value, field.sleutel, field)]
    kept = [item for item, path in items if not made.take(item, path)]
    entries = [one for one in made.tree.entries if one is not here]
    if kept:
        entries.append(Entry(here.key, here.line, Listing(tuple(kept), here.value.line)))
    doubts = [*intake.doubts, *made.doubts]
    if made.waiting:
        words = {"aantal": str(made.waiting)}
        doubts.append(Doubt("Lezing-voorstel-open", field.sleutel, here.line, words))
    changed = Table(tuple(entries), tree.line)
    return replace(intake, tree=changed, doubts=tuple(doubts))


def _names(entry: Entry, field: Veld, knowledge: Knowledge) -> bool:
    return knowledge.fields.find(VAMS.Document.value, entry.key) == field


class _Confirming:
    """Takes proposals one by one; `tree` grows with what was confirmed."""

    def __init__(self, tree: Table, knowledge: Knowledge) -> None:
        self.tree = tree
        self.doubts: list[Doubt] = []
        self.waiting = 0
        self._knowledge = knowledge
        own = knowledge.fields
        self._keys = {
            one: own.with_property(VAMS.Voorstel.value, one.value)
            for one in (VAMS.stand, VAMS.onder, VAMS.waarde)
        }

    def take(self, item: Tree, path: str) -> bool:
        """Put a proposal in its place when it is confirmed; return whether it leaves the list."""
        if not isinstance(item, Table):
            return False
        said = {name: self._said(item, field) for name, field in self._keys.items()}
        answer = self._answer(said[VAMS.stand])
        if answer is None:
            self.waiting += 1
        if not answer:
            return False
        value, places = said[VAMS.waarde], said[VAMS.onder]
        refused = self._placed(value, places) if value and places else _Refused(_NOTHING)
        if isinstance(refused, _Refused):
            shown = flat(value) if value else ""
            words = {"waarde": shown, "reden": refused.why}
            self.doubts.append(Doubt("Lezing-voorstel-zonder-plaats", path, item.line, words))
            return False
        self.tree = refused
        return True

    def _said(self, item: Table, field: Veld | None) -> Tree | None:
        """Return what an item says under a key, or None when that is nothing."""
        find = self._knowledge.fields.find
        found = (one.value for one in item.entries if find(VAMS.Voorstel.value, one.key) == field)
        said = next(found, None)
        return said if said is not None and flat(said).strip() else None

    def _answer(self, said: Tree | None) -> bool | None:
        """Return whether a person confirmed or rejected a proposal, or None for neither."""
        field = self._keys[VAMS.stand]
        if said is None or field is None:
            return None
        named = set(self._knowledge.values.read(flat(said).strip(), field, Index({}, {})).named)
        if bool(named & _YES) == bool(named & _NO):
            return None
        return bool(named & _YES)

    def _placed(self, value: Tree, places: Tree) -> Table | _Refused:
        """Return the tree with a value under every place, or why one cannot hold it."""
        made = self.tree
        listed = places.items if isinstance(places, Listing) else (places,)
        for place in (flat(one).strip() for one in listed):
            put = self._put(made, place, value)
            if isinstance(put, _Refused):
                return put
            made = put
        return made

    def _put(self, tree: Table, place: str, value: Tree) -> Table | _Refused:
        part, ident, key = (*place.split("."), "", "")[:3]
        find = self._knowledge.fields.find
        listed = find(VAMS.Document.value, part)
        field = find(listed.itemklasse or "", key) if listed else None
        nested = field is not None and field.waardesoort in _NESTED
        if listed is None or field is None or nested or not ident or place.count(".") != 2:
            return _Refused(_NOWHERE.format(place))
        if listed.itemklasse == VAMS.Voorstel.value:
            return _Refused(_NOWHERE.format(place))
        here = next(
            (one for one in tree.entries if find(VAMS.Document.value, one.key) == listed), None
        )
        items = list(here.value.items) if here and isinstance(here.value, Listing) else []
        at = next((n for n, one in enumerate(items) if _ident(one) == ident), len(items))
        own = items[at] if at < len(items) else _new(ident, value.line)
        assert isinstance(own, Table)
        put = self._in_item(own, field, value, listed.itemklasse or "")
        if isinstance(put, _Refused):
            return put
        items[at : at + 1] = [put]
        line = here.line if here else value.line
        entry = Entry(here.key if here else part, line, Listing(tuple(items), line))
        rest = tuple(entry if one is here else one for one in tree.entries)
        return Table(rest if here else (*rest, entry), tree.line)

    def _in_item(self, item: Table, field: Veld, value: Tree, klasse: str) -> Table | _Refused:
        """Return an item with a value under a key, beside what stands there when it may."""
        find = self._knowledge.fields.find
        here = next((one for one in item.entries if find(klasse, one.key) == field), None)
        if here is None or not flat(here.value).strip():
            entry = Entry(field.sleutel, value.line, value)
            kept = tuple(one for one in item.entries if one is not here)
            return Table((*kept, entry), item.line)
        held = list(here.value.items) if isinstance(here.value, Listing) else [here.value]
        if any(flat(one).strip() == flat(value).strip() for one in held):
            return item
        if not field.meervoudig:
            return _Refused(_TAKEN.format(field.sleutel, flat(here.value)[:60]))
        entry = here._replace(value=Listing((*held, value), here.line))
        return Table(tuple(entry if one is here else one for one in item.entries), item.line)


_NESTED: Final = frozenset({VAMS.item.value, VAMS.items.value})


def _ident(item: Tree) -> str:
    if not isinstance(item, Table):
        return ""
    return next((flat(one.value).strip() for one in item.entries if one.key == ID), "")


def _new(ident: str, line: int) -> Table:
    return Table((Entry(ID, line, Scalar(ident, line)),), line)
