"""An ArchiMate model in the exchange format (AMEFF) becomes a draft.

Built on the public format (The Open Group, versions 2.1 to 3.2). Places are identifiers of
elements. The own format of the tool Archi is another one and is refused with what to do.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from vams_kg.documents.drafting import Drafting, Item, Sources
from vams_kg.documents.intake import Intake, Where
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.xml_text import attribute, local, read_xml, space, text_of
from vams_kg.errors import UnreadableInput

FORMAT: Final = "archimate"
_EXPECTED: Final = "een model in het uitwisselformaat van ArchiMate (AMEFF, een bestand .xml)"
_DUTCH: Final = "nl"


class Thing(NamedTuple):
    """An element or relation of the model."""

    ident: str
    kind: str
    name: str
    said: str
    source: str = ""
    target: str = ""
    access: str = ""


def read_archimate(data: bytes, name: str, knowledge: Knowledge) -> Intake:
    """Return the draft of an architecture model; raises UnreadableInput when it is none."""
    root = read_xml(data, name, _EXPECTED)
    if local(root) != "model" or "opengroup" not in space(root):
        raise UnreadableInput(
            name,
            "Dit XML-bestand is geen model in het uitwisselformaat van ArchiMate.",
            expected=_EXPECTED,
            try_this="Kies in Archi: Bestand, Exporteren, Open Exchange XML Model.",
        )
    return _Reader(root, knowledge, name).intake()


def _things(root: Element, holder: str) -> list[Thing]:
    """Return what stands in `elements` or `relationships`, in the order of the file."""
    found = [one for part in root if local(part) == holder for one in part]
    names = _property_names(root)
    return [
        Thing(
            attribute(one, "identifier"),
            attribute(one, "type").rpartition(":")[2].removesuffix("Relationship"),
            _named(one, "name") or _named(one, "label"),
            "\n".join(filter(None, (_named(one, "documentation"), *_properties(one, names)))),
            attribute(one, "source"),
            attribute(one, "target"),
            attribute(one, "accessType"),
        )
        for one in found
    ]


def _property_names(root: Element) -> dict[str, str]:
    """Return the names of the model's own properties by identifier; in version 2.1 as attribute."""
    return {
        attribute(one, "identifier"): _named(one, "name") or attribute(one, "name")
        for part in root
        if local(part).lower() in _DEFINING
        for one in part
    }


def _properties(element: Element, names: Mapping[str, str]) -> Iterator[str]:
    """Yield the properties that an element fills in, each after its name."""
    for one in (one for part in element if local(part) == "properties" for one in part):
        ident = attribute(one, "propertyDefinitionRef") or attribute(one, "identifierref")
        if said := _named(one, "value"):
            yield f"{names.get(ident) or ident}: {said}"


_DEFINING: Final = frozenset({"propertydefinitions", "propertydefs"})


def _named(element: Element, child: str) -> str:
    """Return the text of a child, the Dutch one when there are more languages."""
    texts = {attribute(one, "lang")[:2]: text_of(one) for one in element if local(one) == child}
    return texts.get(_DUTCH) or next(iter(texts.values()), "")


class _Reader:
    """Reads one model into a draft."""

    def __init__(self, root: Element, knowledge: Knowledge, name: str) -> None:
        self.sources = Sources(knowledge, FORMAT)
        whole = Where(veld=attribute(root, "identifier"))
        self.draft = Drafting(knowledge, self.sources, whole, name)
        self.draft.untried()
        self.elements = {one.ident: one for one in _things(root, "elements")}
        self.relations = _things(root, "relationships")
        self.made: dict[str, Item] = {}
        self.taken: set[str] = set()
        self.draft.head("@titel", _named(root, "name") or _named(root, "label"))

    def intake(self) -> Intake:
        for kind, extra in (
            ("BusinessActor", "@soort partij"),
            ("BusinessRole", ""),
            ("BusinessProcess", "@soort stap"),
        ):
            self._items(kind, extra)
        self._holders()
        self._performers()
        for relation in self.relations:
            if relation.kind == "Flow":
                self._flow(relation)
        self._shared()
        self._rest()
        return self.draft.intake()

    def _items(self, kind: str, extra: str) -> None:
        kinds = self.sources.names(kind)
        target = self.sources.target(kind)
        for one in self.elements.values():
            if one.kind.lower() not in kinds or not one.name:
                continue
            item = self._new(one, target.part)
            item.add(target.key, one.name, item.number)
            if extra:
                self.draft.kind(item, one.name, extra, item.number)

    def _new(self, thing: Thing, part: str) -> Item:
        number = self._spot(thing)
        item = self.draft.item(part, number)
        item.add(self.sources.target("documentation").key, thing.said, number)
        self.made[thing.ident] = item
        self.taken.add(thing.ident)
        return item

    def _spot(self, thing: Thing) -> int:
        return self.draft.spot(Where(veld=thing.ident or thing.name))

    def _assigned(self, kind: str) -> Iterator[tuple[Item, str, Thing]]:
        """Yield the items of a kind with the element assigned to them."""
        names = self.sources.names(kind)
        for one in self.relations:
            target = self.elements.get(one.target)
            item = self.made.get(one.target)
            if one.kind == "Assignment" and item and target and target.kind.lower() in names:
                self.taken.add(one.ident)
                yield item, one.source, one

    def _holders(self) -> None:
        key = self.sources.target("Assignment@source").key
        for role, source, _ in self._assigned("BusinessRole"):
            if source in self.made:
                role.add(key, self.made[source].ident, role.number)

    def _performers(self) -> None:
        self.performer: dict[str, str] = {}
        key = self.sources.target("@uitvoerder").key
        for step, source, relation in self._assigned("BusinessProcess"):
            if source in self.made:
                self.performer.setdefault(relation.target, source)
                step.add(key, self.made[source].ident, step.number)

    def _who(self, ident: str) -> str:
        """Return the id of the item that performs or is an element, else the element's name."""
        item = self.made.get(self.performer.get(ident, ident))
        element = self.elements.get(ident)
        return item.ident if item else element.name if element else ""

    def _flow(self, relation: Thing) -> None:
        ends = (self._who(relation.source), self._who(relation.target))
        if not all(ends) or ends[0] == ends[1]:
            return
        item = self._stream(relation, [ends[0]], [ends[1]], relation.name)
        for ident in (relation.source, relation.target):
            target = self.sources.target("Flow@stap")
            if ident in self.performer and target.key not in item.values:
                item.add(target.key, self.made[ident].ident, item.number)

    def _stream(self, thing: Thing, givers: list[str], getters: list[str], what: str) -> Item:
        target = self.sources.target("Flow")
        item = self._new(thing, target.part)
        for name, ends in (("Flow@source", givers), ("Flow@target", getters)):
            for end in ends:
                item.add(self.sources.target(name).key, end, item.number)
        item.add(target.key, what, item.number)
        return item

    def _shared(self) -> None:
        """Make a flow of an object that one party writes and another reads."""
        writers: dict[str, list[str]] = defaultdict(list)
        readers: dict[str, list[str]] = defaultdict(list)
        used: dict[str, set[str]] = defaultdict(set)
        for one in self.relations:
            if one.kind != "Access":
                continue
            used[one.target].add(one.ident)
            if one.access in ("Write", "ReadWrite"):
                writers[one.target].append(self._who(one.source))
            if one.access in ("Read", "ReadWrite"):
                readers[one.target].append(self._who(one.source))
        for ident, givers in writers.items():
            giving = set(givers)
            getters = [one for one in readers[ident] if one and one not in giving]
            thing = self.elements.get(ident)
            if thing and getters and any(givers):
                self._stream(thing, givers, getters, thing.name)
                self.taken |= used[ident]

    def _rest(self) -> None:
        """Report what was not taken over, by kind, and keep its texts for the search."""
        kinds: dict[str, list[Thing]] = defaultdict(list)
        for one in (*self.elements.values(), *self.relations):
            if one.ident in self.taken:
                continue
            is_missed = one.kind in ("Flow", "Access") or not self.sources.knows(one.kind)
            if is_missed:
                kinds[one.kind].append(one)
            said = " ".join(filter(None, (one.name, one.said)))
            if said:
                self.draft.aside([(one.kind, said, self._spot(one))])
        for kind, things in kinds.items():
            self.draft.left_out(kind, [one.name for one in things], self._spot(things[0]))
