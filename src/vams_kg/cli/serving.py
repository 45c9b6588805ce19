"""`vams-kg serve`: the service on this machine."""

from typing import Annotated

import typer

from vams_kg.errors import VamsError

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(
    host: Annotated[str, typer.Option(help="Adres waarop de dienst luistert.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Poort.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Aantal processen.")] = 1,
) -> None:
    """Start de dienst: REST op /v1, SPARQL op /sparql. Alleen voor deze computer; bewaart niets."""
    if host not in LOOPBACK:
        raise VamsError(
            f"--host {host}: de dienst kent nog geen toegangsbewijzen en luistert daarom alleen"
            " op deze computer.\n"
            f"  Verwacht: een van {', '.join(LOOPBACK)}\n"
            "  Probeer: laat --host weg."
        )
    import uvicorn  # noqa: PLC0415 - other commands must not wait for it

    typer.echo(f"vams-kg luistert op http://{host}:{port}/v1 (stoppen: Ctrl+C)", err=True)
    uvicorn.run(
        "vams_kg.asgi:create",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        access_log=False,
        server_header=False,
        log_level="warning",
    )
