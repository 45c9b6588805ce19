"""The `.rq` files with their `#+` headers, read into named questions."""

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from vams_kg import resources
from vams_kg.errors import KnowledgeError, UnknownChoice
from vams_kg.model import NamedQuestion, Parameter
from vams_kg.rulebook.cases import header

KEYS = frozenset({"vraag", "question", "kolommen", "parameters", "voorbeeld", "over", "voorbehoud"})
PARAMETER_KEYS = frozenset({"deel", "verplicht", "standaard"})


def read_questions(base: Path | None = None) -> tuple[NamedQuestion, ...]:
    """Return every question in `queries/`, by name; raises KnowledgeError for a wrong header."""
    return tuple(_question(file) for file in resources.query_files(base))


def find_question(questions: Iterable[NamedQuestion], name: str) -> NamedQuestion:
    """Return the question with this name; raises UnknownChoice with the three nearest names."""
    found = {one.naam: one for one in questions}
    wanted = name.strip().casefold().replace("_", "-").replace(" ", "-").removesuffix(".rq")
    if wanted not in found:
        raise UnknownChoice("vraag", name, nearest_names(wanted, found))
    return found[wanted]


def nearest_names(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the three known names that look most like a name."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.3)
    parts = {part for part in name.split("-") if len(part) > 3}
    near += [one for one in names if parts & set(one.split("-"))]
    return tuple(dict.fromkeys([*near, *names]))[:3]


def _question(file: Path) -> NamedQuestion:
    said = header(file)
    _known(file, said, KEYS)
    return NamedQuestion(
        naam=file.stem,
        vraag={"nl": said["vraag"], "en": said["question"]},
        kolommen=dict(said["kolommen"]),
        sparql=file.read_text("utf-8"),
        parameters=tuple(
            _parameter(file, name, one) for name, one in (said.get("parameters") or {}).items()
        ),
        voorbeeld=dict(said.get("voorbeeld") or {}),
        over_document=said.get("over") == "document",
        regime=said.get("voorbehoud") or "",
    )


def _parameter(file: Path, name: str, said: Mapping[str, str]) -> Parameter:
    _known(file, said, PARAMETER_KEYS)
    return Parameter(
        naam=name,
        deel=said["deel"],
        verplicht=said.get("verplicht") == "ja",
        standaard=said.get("standaard", ""),
    )


def _known(file: Path, said: Mapping[str, Any], keys: frozenset[str]) -> None:
    strange = sorted(said.keys() - keys)
    if strange:
        raise KnowledgeError(f"{file}: the header has unknown keys: {', '.join(strange)}")
