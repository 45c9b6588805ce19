"""Columns of a register: which key belongs to which title, recognised or as the user saved it.

A saved column mapping is YAML: `kolommen`, with for each title the keys it goes to, or nothing.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Final

from vams_kg.documents.drafting import Drafting, Sources, Target
from vams_kg.documents.fields import Fields
from vams_kg.documents.text import read_tree
from vams_kg.documents.tree import Entry, Listing, Scalar, Table, Tree
from vams_kg.documents.words import plain
from vams_kg.errors import UnreadableInput
from vams_kg.vocabulary import VAMS

Columns = Mapping[str, tuple[str, ...]]
"""Keys such as `gegevensstromen.doel` by title of a column; none for a column to leave out."""

MAPPING_KEY: Final = "kolommen"
_EXPECTED: Final = "een kolomindeling: ‘kolommen:’ met per kolomtitel een sleutel"
_TRY: Final = "Maak er een met ‘vams-kg convert register.xlsx -o concept.yaml --save-mapping FILE’."


def heading(title: str) -> str:
    """Return the title of a column as it is compared: without case, accents and signs.

    >>> heading("Categorieën  (persoonsgegevens):")
    'categorieen persoonsgegevens'
    """
    return " ".join(re.findall(r"\w+", plain(title)))


class Recognition:
    """Recognises columns by their titles: the user's own mapping goes before what we know."""

    def __init__(self, sources: Sources, saved: Columns) -> None:
        self._sources = sources
        self._mine = {heading(name): keys for name, keys in saved.items()}
        self._names = {heading(name): name for name in sources.by_name if name[0] != "@"}
        self._within = {
            name: re.compile(rf"\b{re.escape(name)}\b")
            for name in self._names
            if len(name) >= _LONG_ENOUGH
        }

    def targets(self, title: str) -> tuple[Target, ...] | None:
        """Return where a column goes; None when its title is not known."""
        if len(title) > _LONGEST_TITLE:
            return None
        wanted = heading(title)
        if wanted in self._mine:
            return tuple(map(Target.of, self._mine[wanted]))
        inside = [name for name, sign in self._within.items() if sign.search(wanted)]
        found = wanted if wanted in self._names else max(inside, key=len, default="")
        return self._sources.targets(self._names[found]) if found else None

    def under(self, top: str, sub: str) -> tuple[Target, ...] | None:
        """Return where a column goes that has a title and a finer one below it."""
        whole = f"{top}: {sub}"
        if heading(whole) in self._mine:
            return self.targets(whole)
        found = (self.targets(one) for one in (sub, whole, top))
        return next((one for one in found if one is not None), None)


_LONG_ENOUGH: Final = 8
"""Letters of a name that may be recognised within a longer title; shorter ones say too little."""
_LONGEST_TITLE: Final = 200


def mapping_text(columns: Iterable[tuple[str, tuple[Target, ...] | None]]) -> str:
    """Return a column mapping as YAML, to save and to use again."""
    lines = [
        "# Kolomindeling van een verwerkingsregister: per titel de sleutel.",
        "# Meer sleutels staan tussen [ en ]; bij [] wordt de kolom overgeslagen.",
        "# Een regel met # ervoor is een kolom die niet is herkend: haal het # weg en vul in.",
        f"{MAPPING_KEY}:",
    ]
    for title, targets in columns:
        keys = [f"{one.part}.{one.key}" for one in targets or ()]
        said = keys[0] if len(keys) == 1 else f"[{', '.join(keys)}]"
        mark = "# " if targets is None else ""
        lines.append(f"  {mark}{json.dumps(title, ensure_ascii=False)}: {said}")
    return "\n".join(lines) + "\n"


def read_mapping(data: bytes, name: str, fields: Fields) -> Columns:
    """Return a saved column mapping; raises UnreadableInput for a key that does not exist."""
    tree = read_tree(data, name)
    found = _under(tree, MAPPING_KEY)
    if found is None:
        raise UnreadableInput(name, "Dit is geen kolomindeling.", expected=_EXPECTED, try_this=_TRY)
    columns: dict[str, tuple[str, ...]] = {}
    for entry in found.entries:
        keys = tuple(one.text.strip() for one in _scalars(entry.value) if one.text.strip())
        for key in keys:
            _check_key(key, entry, name, fields)
        columns[entry.key] = keys
    return columns


def _under(tree: Tree, key: str) -> Table | None:
    entries = tree.entries if isinstance(tree, Table) else ()
    return next((e.value for e in entries if e.key == key and isinstance(e.value, Table)), None)


def _scalars(value: Tree) -> list[Scalar]:
    items = value.items if isinstance(value, Listing) else (value,)
    return [one for one in items if isinstance(one, Scalar)]


def _check_key(key: str, entry: Entry, name: str, fields: Fields) -> None:
    target = Target.of(key)
    listed = fields.find(VAMS.Document.value, target.part)
    if listed is not None and listed.itemklasse and fields.find(listed.itemklasse, target.key):
        return
    raise UnreadableInput(
        name,
        f"De sleutel ‘{key}’ bij de kolom ‘{entry.key}’ bestaat niet.",
        line=entry.line,
        expected="een lijst en een sleutel, zoals ‘gegevensstromen.doel’ of ‘partijen.naam’",
        try_this="‘vams-kg schema’ geeft alle sleutels.",
    )


def remark_unknown(draft: Drafting, part: str, title: str, number: int) -> None:
    """Report a column that was not recognised."""
    draft.doubt("Lezing-kolom-onbekend", part, number, kolom=title)
