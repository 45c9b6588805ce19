"""The mutations of the two documents in order: a fixed list, the same for every engine."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, given, settings

from cases import EXAMPLES, example_documents
from engines.mutations import mutations, words_of
from engines.panel import Panel
from vams_kg.errors import UnreadableInput
from vams_kg.model import Dossier

IN_ORDER = (
    EXAMPLES / "merenwaard" / "beschrijving.yaml",
    EXAMPLES / "oeverland" / "overeenkomst.yaml",
)
EACH = 100
"""How many mutations there are of each document."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed document as it was read, and what was changed."""

    dossier: Dossier
    changes: tuple[str, ...]


def mutants(panel: Panel) -> list[Mutant]:
    """Return 200 different mutations that can be read; those of the documents take turns."""
    trees = [_tree(path.read_text("utf-8")) for path in example_documents()]
    words = words_of(panel.bench.rulebook, trees)
    found = []
    for path in IN_ORDER:
        drawn = _drawn(mutations(_tree(path.read_text("utf-8")), words))
        made = list(_readable(drawn, panel))
        assert len(made) >= EACH, f"only {len(made)} mutations of {path.name} can be read"
        found.append(made[:EACH])
    return [mutant for pair in zip(*found, strict=True) for mutant in pair]


def _tree(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _drawn(strategy: Any) -> dict[str, tuple[str, ...]]:
    """Return the texts that Hypothesis draws, with their changes; the same ones every time."""
    found: dict[str, tuple[str, ...]] = {}

    @settings(
        max_examples=EACH + EACH // 2,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(drawn: tuple[Any, tuple[str, ...]]) -> None:
        tree, changes = drawn
        text = yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        found.setdefault(text, changes)

    collect()
    return found


def _readable(drawn: dict[str, tuple[str, ...]], panel: Panel) -> Iterator[Mutant]:
    for number, (text, changes) in enumerate(drawn.items()):
        try:
            yield Mutant(panel.dossier(text.encode(), f"mutant-{number}.yaml"), changes)
        except UnreadableInput:
            continue  # no document any more: that is for the tests of the reader
