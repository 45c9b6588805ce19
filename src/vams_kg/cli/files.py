"""Files of the user: opened with a message for people, and written."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from vams_kg import service
from vams_kg.errors import UnreadableInput, VamsError
from vams_kg.reporting import as_bytes

STDIN = "-"
MAX_REPORT = 100 * 1024 * 1024


def open_all(paths: list[str]) -> tuple[list[service.Source], list[UnreadableInput]]:
    """Return the inputs that can be opened, and an error for each that cannot."""
    found: list[service.Source] = []
    missing: list[UnreadableInput] = []
    for path in paths:
        try:
            found.extend(_open(path))
        except UnreadableInput as error:
            missing.append(error)
        except OSError as error:
            missing.append(_cannot_open(path, error))
    return found, missing


def _cannot_open(path: str, error: OSError) -> UnreadableInput:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "dit bestand bestaat niet.",
        PermissionError: "u mag dit bestand niet lezen.",
    }
    what = reasons.get(type(error), "dit bestand kan niet worden geopend.")
    return UnreadableInput(path, what, try_this="controleer de naam, de map en uw rechten.")


def _open(path: str) -> Iterator[service.Source]:
    if path == STDIN:
        yield service.Source("standaardinvoer", sys.stdin.buffer.read(service.MAX_BYTES + 1))
        return
    files = [Path(path)]
    if files[0].is_dir():
        files = sorted(f for f in files[0].rglob("*") if f.suffix.lower() in service.suffixes())
        if not files:
            raise UnreadableInput(
                path,
                "in deze map staat geen beschrijving.",
                expected="bestanden die eindigen op " + ", ".join(service.suffixes()),
                try_this="noem het bestand zelf, of een andere map.",
            )
    for file in files:
        with file.open("rb") as stream:
            yield service.Source(file.as_posix(), stream.read(service.largest(file.name) + 1))


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file; raises UnreadableInput."""
    try:
        with path.open("rb") as stream:
            return stream.read(service.MAX_BYTES + 1)
    except OSError as error:
        raise _cannot_open(str(path), error) from None


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """Yield a function to call per file; it moves a bar when somebody is watching."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda name: None
        return
    with typer.progressbar(length=total, label="Toetsen", file=sys.stderr) as bar:
        yield lambda name: bar.update(1)


def read_whole(path: Path) -> bytes:
    """Return all bytes of a report, which may be larger than an input; raises UnreadableInput."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_REPORT)
    except OSError as error:
        raise _cannot_open(str(path), error) from None


def write(rendered: str | bytes, output: Path | None) -> None:
    """Write a report to a file or to standard output, text as UTF-8; raises VamsError."""
    data = as_bytes(rendered)
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise VamsError(
            f"{output}: het rapport kan hier niet worden geschreven.\n"
            "  Probeer: kies een map die bestaat en waarin u mag schrijven."
        ) from error
