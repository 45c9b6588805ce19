"""The columns that a line for a processing register gets."""

from typing import NamedTuple

from vams_kg.graph import Facts
from vams_kg.vocabulary import RDFS, VAMS


class RegisterColumn(NamedTuple):
    """A column: its title, and the list and key that it is filled from (none: unknown to us)."""

    title: str
    key: str = ""
    only_with: str = ""
    """Key of a party; one that says no there does not count."""
    instead: str = ""
    """Key of such a party with who counts in its place."""


def read_register_columns(facts: Facts) -> tuple[RegisterColumn, ...]:
    """Return the columns in their order."""
    nodes = facts.instances(VAMS.Registerkolom)
    return tuple(
        RegisterColumn(
            facts.texts(node, RDFS.label)["nl"],
            facts.value(node, VAMS.uitSleutel),
            facts.value(node, VAMS.alleenPartijMet),
            facts.value(node, VAMS.andersUitSleutel),
        )
        for node in sorted(nodes, key=lambda node: int(facts.value(node, VAMS.volgorde, "99")))
    )
