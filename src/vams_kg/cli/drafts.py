"""What the command line says of drafts from other formats, and the option for a column mapping."""

from pathlib import Path
from typing import Annotated

import typer

from vams_kg import service
from vams_kg.cli.files import read_bytes

Documents = Annotated[
    list[str],
    typer.Argument(
        help=f"Bestand, map, of - voor standaardinvoer. Soorten bestand: {service.formats_line()}.",
        metavar="PATH...",
    ),
]

Mapping = Annotated[
    Path | None,
    typer.Option(
        "--mapping",
        help="Kolomindeling (YAML) voor een verwerkingsregister.",
    ),
]


def opened(mapping: Path | None) -> service.Source | None:
    """Return the saved column mapping that a user names; raises UnreadableInput."""
    return service.Source(mapping.as_posix(), read_bytes(mapping)) if mapping else None
