"""`vams-kg mcp`: the same for an assistant, over standard input and output."""

from pathlib import Path
from typing import Annotated

import typer

from vams_kg.errors import VamsError

MISSING = (
    "vams-kg mcp vraagt het onderdeel [mcp] / needs the extra [mcp]: pip install 'vams-kg[mcp]'"
)


def mcp(
    root: Annotated[
        Path | None,
        typer.Option("--root", help="Map waaruit een assistent bestanden mag laten toetsen."),
    ] = None,
) -> None:
    """Geef een assistent de middelen check, may, ask en explain (MCP, via standaardinvoer)."""
    try:
        from vams_kg.mcp.server import run  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        if error.name not in ("mcp", "mcp_types"):
            raise
        raise VamsError(MISSING) from None
    run(root)
