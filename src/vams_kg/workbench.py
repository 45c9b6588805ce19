"""Everything that must be ready before the first document can be checked, made once.

Reading the ontology, the words and the shapes takes about a second; a process that checks one
document should not wait for that. The prepared workbench is therefore kept in the user's cache
folder, under a name made of the rulebook's hash and the version of the code: another ontology,
another shape or another version never finds it. Without a writable cache everything still works.
"""

import gc
import hashlib
import os
import pickle
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from vams_kg import __version__, documents, resources
from vams_kg.checking.checker import Checker
from vams_kg.documents import Knowledge
from vams_kg.rulebook import Rulebook
from vams_kg.rulebook.amending import with_norms_of
from vams_kg.stores import EMBEDDED, Store


@dataclass(frozen=True)
class Workbench:
    """A rulebook with what the reader and the checker made of it."""

    rulebook: Rulebook
    knowledge: Knowledge
    checker: Checker
    columns_sha256: str = ""
    """Of the file with the user's own column mapping, when registers are read with one."""

    @property
    def store(self) -> Store:
        """Where rules and questions are answered."""
        return self.checker.store

    def put_to(self, store: Store) -> "Workbench":
        """Return the same workbench with rules and questions answered by a store."""
        return replace(self, checker=replace(self.checker, store=store))

    def current(self) -> "Workbench":
        """Return the workbench with the norms on giving data as its store has them now."""
        if self.store == EMBEDDED:
            return self
        rulebook = with_norms_of(self.store, self.rulebook)
        return replace(self, rulebook=rulebook, checker=replace(self.checker, rulebook=rulebook))

    @classmethod
    def make(cls, rulebook: Rulebook) -> "Workbench":
        """Return the workbench of a rulebook, made afresh.

        Raises ShapeNotSupported when a shape uses something the compiler refuses.
        """
        ready = rulebook.indexed()
        return cls(ready, documents.prepare(ready), Checker.prepare(ready))

    @classmethod
    def ready(cls, rulebook: Rulebook) -> "Workbench":
        """Return the workbench of a rulebook: the kept one, else a new one that is then kept."""
        file = _cache_folder() / f"{_name(rulebook)}.pickle"
        kept = _load(file)
        if isinstance(kept, cls) and kept.rulebook == rulebook:
            made = kept
        else:
            made = cls.make(rulebook)
            _keep(file, made)
        gc.freeze()  # it stays as long as the process: looking through it for garbage is in vain
        return made


def _cache_folder() -> Path:
    """Return the folder for what can be made again; `XDG_CACHE_HOME` moves it."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "vams-kg"


def _name(rulebook: Rulebook) -> str:
    """Return a name that changes with the rulebook, the code and the Python that pickles."""
    digest = hashlib.sha256()
    for part in (rulebook.sha256, str(rulebook.root), __version__, sys.version):
        digest.update(part.encode())
    digest.update(resources.code_stamp().encode())
    return digest.hexdigest()[:32]


def _load(file: Path) -> object:
    try:
        return pickle.loads(file.read_bytes())
    except Exception:
        # Whatever is wrong with a kept file, making it again is the answer.
        return None


def _keep(file: Path, made: Workbench) -> None:
    """Write the file in one move, so that two processes never read half of it."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
            stream.write(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
        Path(stream.name).replace(file)
        for old in file.parent.glob("*.pickle"):
            if old != file:
                old.unlink(missing_ok=True)
