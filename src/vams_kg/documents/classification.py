"""Items get the defined classes of the ontology whose conditions they meet.

Works on the facts that the draft has kept, until nothing changes: one defined class may ask for
another. What a description logic reasoner finds more than this is of no use to a rule.
"""

from collections.abc import Mapping, Sequence

from vams_kg.axioms import All, Any, Condition, DefinedClass, HasValue, IsA, Some

Facts = Mapping[str, Mapping[str, Sequence[str]]]


class Classifier:
    """Adds defined classes to the types of the nodes of one document."""

    def __init__(
        self,
        types: dict[str, list[str]],
        facts: Facts,
        broader: Mapping[str, frozenset[str]],
    ) -> None:
        self._types = types
        self._facts = facts
        self._broader = broader
        self._members: dict[str, list[str]] = {}

    def run(self, defined: Sequence[DefinedClass]) -> None:
        """Add every defined class to every node that meets its condition."""
        for node in self._types:
            self._note(node, self._types[node])
        names = {one.iri for one in defined}
        again = [one for one in defined if one.basis in names or _asks(one.voorwaarde, names)]
        changed = any([self._apply(one) for one in defined])
        while changed and again:
            changed = any([self._apply(one) for one in again])

    def _note(self, node: str, classes: Sequence[str]) -> None:
        for klasse in classes:
            for wide in self._broader.get(klasse) or (klasse,):
                members = self._members.setdefault(wide, [])
                if node not in members:
                    members.append(node)

    def _apply(self, one: DefinedClass) -> bool:
        known = self._members.get(one.iri, ())
        found = [
            node
            for node in self._members.get(one.basis, ())
            if node not in known and self._holds(one.voorwaarde, node)
        ]
        for node in found:
            self._types[node].append(one.iri)
            self._note(node, [one.iri])
        return bool(found)

    def _holds(self, condition: Condition, node: str) -> bool:
        match condition:
            case IsA(klasse):
                return node in self._members.get(klasse, ())
            case HasValue(eigenschap, waarde):
                return waarde in self._values(node, eigenschap)
            case Some(eigenschap, inner):
                return any(self._holds(inner, value) for value in self._values(node, eigenschap))
            case All(delen):
                return all(self._holds(part, node) for part in delen)
            case Any(delen):
                return any(self._holds(part, node) for part in delen)

    def _values(self, node: str, eigenschap: str) -> Sequence[str]:
        return self._facts.get(node, {}).get(eigenschap, ())


def _asks(condition: Condition, names: set[str]) -> bool:
    """Return whether a condition asks for one of the named classes."""
    match condition:
        case IsA(klasse):
            return klasse in names
        case Some(_, inner):
            return _asks(inner, names)
        case All(delen) | Any(delen):
            return any(_asks(part, names) for part in delen)
    return False
