"""A process model in BPMN 2.0 becomes a draft: pools, lanes, steps and message flows.

Built on the public specification (OMG, BPMN 2.0.2). Only elements of the model's own namespace are
read: what a tool adds (extension elements, diagrams) is its own. Places are the ids of elements.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from vams_kg.documents.drafting import Drafting, Item, Sources, Target
from vams_kg.documents.intake import Intake, Where
from vams_kg.documents.knowledge import Knowledge
from vams_kg.documents.xml_text import (
    attribute,
    local,
    read_xml,
    space,
    text_of,
    within,
)
from vams_kg.errors import UnreadableInput

FORMAT: Final = "bpmn"
_EXPECTED: Final = "een procesmodel in BPMN 2.0 (een bestand .bpmn of .xml)"
_FOREIGN: Final = frozenset({"extensionElements", "BPMNDiagram"})


def read_process_model(data: bytes, name: str, knowledge: Knowledge) -> Intake:
    """Return the draft of a process model; raises UnreadableInput when it is none."""
    root = read_xml(data, name, _EXPECTED)
    if local(root) != "definitions":
        raise UnreadableInput(
            name,
            f"Dit XML-bestand begint met ‘{local(root)}’ en is geen procesmodel.",
            expected=_EXPECTED,
            try_this="Exporteer het model als BPMN 2.0.",
        )
    return _Reader(root, knowledge, name).intake()


class _Model:
    """The elements of a model by kind, and what holds what."""

    def __init__(self, root: Element) -> None:
        own = space(root)
        self.elements = [one for one in within(root, _FOREIGN) if space(one) == own]
        self.by_id = {attribute(one, "id"): one for one in self.elements if attribute(one, "id")}
        self._above = {
            attribute(one, "id"): attribute(holder, "id")
            for holder in self.elements
            for one in holder
            if attribute(one, "id")
        }
        """Id of what an element stands in directly, such as a subprocess."""
        self.holder: dict[str, str] = {}
        """Id of the process in which an element stands, by id of the element."""
        for process in self.kind("process"):
            for one in within(process, _FOREIGN):
                self.holder.setdefault(attribute(one, "id"), attribute(process, "id"))

    def around(self, node: str) -> Iterator[str]:
        """Yield the id of a node and of everything it stands in; each once, whatever the ids."""
        seen: set[str] = set()
        while node and node not in seen:
            yield node
            seen.add(node)
            node = self._above.get(node, "")

    def kind(self, name: str) -> list[Element]:
        """Return all elements of a kind, in the order of the file."""
        return [one for one in self.elements if local(one) == name]

    def lanes(self) -> dict[str, Element]:
        """Return the innermost lane of every node, by id; lanes come before those in them."""
        found: dict[str, Element] = {}
        for lane in self.kind("lane"):
            for ref in lane:
                if local(ref) == "flowNodeRef":
                    found[_without_prefix(text_of(ref))] = lane
        return found

    def ordered(self, steps: list[Element]) -> list[Element]:
        """Return steps as the sequence flows follow each other; loops keep the file's order."""
        follows: Mapping[str, list[str]] = defaultdict(list)
        targets = set()
        for flow in self.kind("sequenceFlow"):
            source, target = reference(flow, "sourceRef"), reference(flow, "targetRef")
            follows[source].append(target)
            targets.add(target)
        place: dict[str, int] = {}
        nodes = [attribute(one, "id") for one in self.elements if attribute(one, "id")]
        for start in [node for node in nodes if node in follows and node not in targets] + nodes:
            _walk(start, follows, place)
        return sorted(steps, key=lambda one: place.get(attribute(one, "id"), len(place)))


def _walk(start: str, follows: Mapping[str, list[str]], place: dict[str, int]) -> None:
    """Give a place to every node that can be reached, the nearest first."""
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        if node not in place:
            place[node] = len(place)
            waiting.extend(follows.get(node, ()))


def reference(element: Element, name: str) -> str:
    """Return the id that a reference names; a tool may write it with a prefix."""
    return _without_prefix(attribute(element, name))


def _without_prefix(text: str) -> str:
    return text.strip().rpartition(":")[2]


class _Reader:
    """Reads one model into a draft."""

    def __init__(self, root: Element, knowledge: Knowledge, name: str) -> None:
        self.sources = Sources(knowledge, FORMAT)
        whole = Where(veld=attribute(root, "id") or local(root))
        self.draft = Drafting(knowledge, self.sources, whole, name)
        self.draft.untried()
        self.model = _Model(root)
        self.made: dict[str, Item] = {}
        """What was made of an element, by its id."""
        self.pools: dict[str, Element] = {}
        """Pool by the id of its process."""
        self.in_lane = self.model.lanes()

    def intake(self) -> Intake:
        self._title()
        for pool in self.model.kind("participant"):
            self._pool(pool)
        for lane in self.model.kind("lane"):
            self._lane(lane)
        self._steps()
        for flow in self.model.kind("messageFlow"):
            self._flow(flow)
        self._rest()
        return self.draft.intake()

    def _title(self) -> None:
        named = [
            attribute(one, "name")
            for kind in ("definitions", "collaboration", "process", "participant")
            for one in self.model.kind(kind)
        ]
        self.draft.head("@titel", next(filter(None, named), ""))

    def _new(self, element: Element, target: Target, name: str) -> Item:
        """Return a new item of an element, with its documentation as explanation."""
        number = self._spot(element)
        item = self.draft.item(target.part, number)
        item.add(target.key, name, number)
        self.made[attribute(element, "id")] = item
        for said in element:
            if local(said) == "documentation":
                item.add(self.sources.target("documentation").key, text_of(said), number)
        return item

    def _spot(self, element: Element) -> int:
        return self.draft.spot(Where(veld=attribute(element, "id") or local(element)))

    def _pool(self, pool: Element) -> None:
        name = attribute(pool, "name") or attribute(pool, "id")
        item = self._new(pool, self.sources.target("participant"), name)
        self.draft.kind(item, name, "@soort partij", item.number)
        if process := reference(pool, "processRef"):
            self.pools.setdefault(process, pool)

    def _lane(self, lane: Element) -> None:
        name = attribute(lane, "name")
        if not name:
            return
        item = self._new(lane, self.sources.target("lane"), name)
        pool = self.pools.get(self.model.holder.get(attribute(lane, "id"), ""))
        holder = self.made.get(attribute(pool, "id")) if pool is not None else None
        if holder:
            item.add(self.sources.target("lane@participant").key, holder.ident, item.number)

    def _steps(self) -> None:
        kinds = self.sources.names("task")
        steps = [one for one in self.model.elements if local(one).lower() in kinds]
        for step in self.model.ordered([one for one in steps if attribute(one, "name")]):
            name = attribute(step, "name")
            item = self._new(step, self.sources.target("task"), name)
            self.draft.kind(item, name, "@soort stap", item.number)
            performer = self._performer(attribute(step, "id"))
            if performer:
                item.add(self.sources.target("@uitvoerder").key, performer, item.number)
        self._terms()
        unnamed = [one for one in steps if not attribute(one, "name") and not _is_event(one)]
        if unnamed:
            self.draft.left_out("stap zonder naam", [""] * len(unnamed), self._spot(unnamed[0]))

    def _terms(self) -> None:
        """Put the duration of a timer under its step: the one it hangs on, or itself."""
        missed = []
        for event in self.model.elements:
            step = reference(event, "attachedToRef") or attribute(event, "id")
            for timer in event:
                for said in timer if local(timer) == "timerEventDefinition" else ():
                    if local(said) != "timeDuration" or not text_of(said):
                        continue
                    if step in self.made:
                        key, number = self.sources.target("timeDuration").key, self._spot(event)
                        self.made[step].add(key, text_of(said), number)
                    else:
                        missed.append((event, text_of(said)))
        if missed:
            number = self._spot(missed[0][0])
            self.draft.left_out("termijn zonder stap", [said for _, said in missed], number)

    def _performer(self, node: str) -> str:
        """Return the id of the role of a node's lane, else of the party of its pool.

        What stands in a subprocess is done in the lane of the subprocess.
        """
        held = (self.in_lane[one] for one in self.model.around(node) if one in self.in_lane)
        lane = next(held, None)
        made = self.made.get(attribute(lane, "id")) if lane is not None else None
        return made.ident if made else self._party(node)

    def _party(self, node: str) -> str:
        """Return the id of the party in whose pool a node stands, or that it is itself."""
        pool = self.pools.get(self.model.holder.get(node, node))
        made = self.made.get(attribute(pool, "id") if pool is not None else node)
        return made.ident if made else ""

    def _flow(self, flow: Element) -> None:
        message = self.model.by_id.get(reference(flow, "messageRef"))
        what = attribute(flow, "name") or (
            attribute(message, "name") if message is not None else ""
        )
        item = self._new(flow, self.sources.target("messageFlow"), what)
        for end in ("sourceRef", "targetRef"):
            node = reference(flow, end)
            element = self.model.by_id.get(node)
            name = attribute(element, "name") if element is not None else ""
            party = self._party(node) or name or node
            item.add(self.sources.target(f"messageFlow@{end}").key, party, item.number)
            step = self.made.get(node)
            if step and element is not None and local(element) != "participant":
                key = self.sources.target("messageFlow@stap").key
                if key not in item.values:
                    item.add(key, step.ident, item.number)

    def _rest(self) -> None:
        """Report what was not taken over, by kind, and keep its texts for the search."""
        kinds: dict[str, list[Element]] = defaultdict(list)
        for one in self.model.elements:
            if not self.sources.knows(local(one)):
                kinds[local(one)].append(one)
        for kind, elements in kinds.items():
            number = self._spot(elements[0])
            self.draft.left_out(kind, [attribute(one, "name") for one in elements], number)
        self.draft.aside(self._texts(self.model.elements))

    def _texts(self, elements: Iterable[Element]) -> list[tuple[str, str, int]]:
        texts = []
        for one in elements:
            if attribute(one, "id") not in self.made:
                said = " ".join(filter(None, (attribute(one, "name"), (one.text or "").strip())))
                if said:
                    texts.append((local(one), said, self._spot(one)))
        return texts


def _is_event(element: Element) -> bool:
    return local(element).endswith("Event")
