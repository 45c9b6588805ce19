"""Random small graphs: the compiled queries and shifty find the same for a handful of shapes."""

from functools import cache

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines.component_cases import CASES, DATA, PREFIXES
from engines.harness import by_shifty, compiled, turtle

V = "https://example.org/data#"
NODES = [f"i{n}" for n in range(1, 5)] + [f"o{n}" for n in range(1, 4)]
XSD = "http://www.w3.org/2001/XMLSchema#"


def typed(local: str, *texts: str) -> list[ox.Literal]:
    return [ox.Literal(text, datatype=ox.NamedNode(XSD + local)) for text in texts]


DATES = typed("date", "2026-01-01", "2026-02-01", "2026-03-01")
DECIMALS = typed("decimal", "3.5", "40", "42.5")
NAMES = [ox.Literal(text) for text in ("one", "two", "three", "vijf")]
TITLES = [ox.Literal("een", language="nl"), ox.Literal("twee", language="nl")]

CHOICES: dict[str, list[str] | list[ox.Literal]] = {
    "type": ["Item", "Step", "Research", "Party", "Said"],
    **{local: NODES for local in ("next", "same", "self", "said", "link")},
    "mentions": ["yes", "no", "but"],
    "broader": ["answer", "word"],
    "flag": typed("boolean", "true", "false"),
    "number": typed("integer", *"12345678"),
    "name": NAMES,
    "text": NAMES,
    "title": [*TITLES, ox.Literal("one", language="en")],
    "days": DECIMALS,
    "limit": DECIMALS,
    "start": DATES,
    "end": DATES,
}
"""What each property may point at: one kind of value each, as in a dossier."""

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SCHEMA = [quad for quad in turtle(DATA) if "subClassOf" in quad.predicate.value]


@cache
def parsed(name: str) -> list[ox.Quad]:
    """Return the shapes of a case; blank nodes of different cases stay apart."""
    number = list(CASES).index(name)
    text = CASES[name].replace("s:x ", f"s:x{number} ").replace("s:named", f"s:named{number}")
    return turtle(PREFIXES + text)


@st.composite
def triples(draw: st.DrawFn) -> ox.Quad:
    subject = draw(st.sampled_from([*NODES, "yes", "no", "but"]))
    local = draw(st.sampled_from(sorted(CHOICES)))
    value = draw(st.sampled_from(CHOICES[local]))
    predicate = TYPE if local == "type" else ox.NamedNode(V + local)
    return ox.Quad(
        ox.NamedNode(V + subject),
        predicate,
        ox.NamedNode(V + value) if isinstance(value, str) else value,
    )


@settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    st.lists(triples(), min_size=4, max_size=50),
    st.lists(st.sampled_from(list(CASES)), min_size=3, max_size=6, unique=True),
)
def test_compiled_finds_what_shifty_finds(data: list[ox.Quad], names: list[str]) -> None:
    shapes = list(dict.fromkeys(quad for name in names for quad in parsed(name)))
    graph = list(dict.fromkeys([*SCHEMA, *data]))
    assert compiled(shapes, graph) == by_shifty(shapes, graph)
