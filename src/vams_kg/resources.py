"""Where the packaged knowledge is, in a wheel and in a checkout.

In an editable install the wheel's copy under `data/` is absent beside the package, so the folders
at the top of the checkout are used: always the live files, never a stale copy.
"""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from vams_kg.errors import KnowledgeError

KINDS = ("ontology", "shapes", "queries", "cases")
SOURCES = frozenset({".py", ".toml", ".j2", ".css", ".typ", ".json", ".rq"})
"""What the files of this package end on; anything else beside them is not ours."""


@cache
def root() -> Path:
    """Return the folder that holds `ontology/`, `shapes/` and `queries/`."""
    package = Path(__file__).resolve().parent
    for folder in (package / "data", package.parents[1]):
        if (folder / "ontology").is_dir():
            return folder
    raise KnowledgeError(f"the ontology is not found beside {package}: reinstall the package")


def turtle_files(kind: str, base: Path | None = None) -> tuple[Path, ...]:
    """Return all Turtle files of a kind (`ontology`, `shapes`), sorted by path."""
    return tuple(sorted(((base or root()) / kind).rglob("*.ttl")))


def files_sha256(files: Iterable[Path], root: Path) -> str:
    """Return the hash of files with their names below a folder."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(b"\0")
        digest.update(file.read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()


def query_files(base: Path | None = None) -> tuple[Path, ...]:
    """Return all named queries, sorted by path."""
    return tuple(sorted(((base or root()) / "queries").rglob("*.rq")))


def cases() -> Path:
    """Return the folder with the cases of the rules, one folder per rule."""
    packaged = root() / "cases"
    return packaged if packaged.is_dir() else root() / "tests" / "rules"


@cache
def code_sha256() -> str:
    """Return the sha256 of all files of this package but its data, which the rulebook hashes."""
    package = Path(__file__).resolve().parent
    digest = hashlib.sha256()
    for file in sorted(package.rglob("*")):
        inside = file.relative_to(package)
        if file.is_file() and inside.parts[0] != "data" and file.suffix in SOURCES:
            digest.update(inside.as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def code_stamp() -> str:
    """Return a text that changes when a module of this package changes."""
    package = Path(__file__).resolve().parent
    stats = ((file, file.stat()) for file in sorted(package.rglob("*.py")))
    return "\n".join(f"{file} {stat.st_mtime_ns} {stat.st_size}" for file, stat in stats)
