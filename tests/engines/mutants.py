"""The mutations of the two documents in order: fixed lists, the same for every engine."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, given, settings

from cases import EXAMPLES, RULES, example_documents
from engines.mutations import mutations
from engines.panel import Panel
from engines.trees import Words, words_of
from vams_kg.errors import UnreadableInput
from vams_kg.model import Dossier
from vams_kg.rulebook import Rulebook

IN_ORDER = {
    "merenwaard": EXAMPLES / "merenwaard" / "beschrijving.yaml",
    "oeverland": EXAMPLES / "oeverland" / "overeenkomst.yaml",
}
SHORT = {f"{name}, short": file for name, file in IN_ORDER.items()}
"""The same with at most two items in each list: pySHACL works a minute or more on a whole one."""
PORTIONS = 10
SIZE = 10
"""How many portions of mutations there are of each document, and how many are in each."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed document as it was read, and what was changed."""

    dossier: Dossier
    changes: tuple[str, ...]


@lru_cache(maxsize=2)
def portion(panel: Panel, name: str, number: int) -> list[Mutant]:
    """Return one portion of the mutations of a document; only these are read."""
    texts = list(_drawn(name, panel).items())[number::PORTIONS]
    found = list(islice(_readable(texts, panel), SIZE))
    assert len(found) == SIZE, f"only {len(found)} mutations of {name} can be read"
    return found


@cache
def _drawn(name: str, panel: Panel) -> dict[str, tuple[str, ...]]:
    """Return the texts that Hypothesis draws, with their changes; the same ones every time."""
    file = SHORT.get(name)
    tree = _tree((file or IN_ORDER[name]).read_text("utf-8"))
    tree = _shortened(tree) if file else tree
    found: dict[str, tuple[str, ...]] = {}

    @settings(
        max_examples=PORTIONS * SIZE * 2,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(mutations(tree, _words(panel.bench.rulebook)))
    def collect(drawn: tuple[Any, tuple[str, ...]]) -> None:
        changed, changes = drawn
        found.setdefault(json.dumps(changed, ensure_ascii=False, default=str), changes)

    collect()
    return found


def _words(rulebook: Rulebook) -> Words:
    """Return the words of all examples and of the first failing case of every rule."""
    failing = (min(folder.glob("fout-*.yaml"), default=None) for folder in sorted(RULES.iterdir()))
    files = [*example_documents(), *filter(None, failing)]
    return words_of(rulebook, (_tree(file.read_text("utf-8")) for file in files))


def _shortened(tree: Any) -> Any:
    """Return a document in which every list of items has at most two."""
    if isinstance(tree, dict):
        return {key: _shortened(value) for key, value in tree.items()}
    if isinstance(tree, list):
        items = any(isinstance(item, dict) for item in tree)
        return [_shortened(item) for item in (tree[:2] if items else tree)]
    return tree


def _tree(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def _readable(texts: list[tuple[str, tuple[str, ...]]], panel: Panel) -> Iterator[Mutant]:
    for number, (text, changes) in enumerate(texts):
        try:
            yield Mutant(panel.dossier(text.encode(), f"mutant-{number}.json"), changes)
        except UnreadableInput:
            continue  # no document any more: that is for the tests of the reader
