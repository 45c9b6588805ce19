"""`vams-kg serve`: the service, for this machine or, with tokens, for others."""

import os
import signal
import socket
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from vams_kg import service
from vams_kg.access import Scope, Tokens
from vams_kg.api.safety import ELSEWHERE, Safety, on_this_machine
from vams_kg.errors import VamsError

CONNECTIONS: Final = 500
"""Connections of one worker at the same time; below the usual limit of open files."""
DRAIN: Final = 30
"""Seconds in which requests that run may end when the service stops."""
ALIVE: Final = 10
"""Seconds after which a worker that says nothing counts as lost, and another takes its place."""


def serve(
    host: Annotated[str, typer.Option(help="Adres waarop de dienst luistert.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Poort.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Aantal processen.")] = 1,
    data: Annotated[
        Path | None,
        typer.Option(envvar="VAMS_DATA", help="Map met de toegangsbewijzen (vams-kg token)."),
    ] = None,
) -> None:
    """Start de dienst: REST op /v1, SPARQL op /sparql.

    Zonder meer luistert zij alleen op deze computer. Voor anderen zijn toegangsbewijzen nodig.
    """
    elsewhere = not on_this_machine(host)
    os.environ.pop(ELSEWHERE, None)
    if elsewhere:
        os.environ[ELSEWHERE] = "1"
    if data is not None:
        os.environ["VAMS_DATA"] = str(data.absolute())
    safety = Safety.of_environment(os.environ)
    _check_limits()
    if safety.always:
        _check_tokens(host if elsewhere else "VAMS_HOSTS", safety.tokens)
    _check_free(host, port)
    service.prove_store()
    typer.echo(_greeting(host, port, safety.always), err=True)
    with tempfile.TemporaryDirectory(prefix="vams-kg-cijfers-") as shared:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = shared
        _run(host=host, port=port, workers=workers)


def _run(**where: Any) -> None:
    """Run the server until it is told to stop."""
    import uvicorn  # noqa: PLC0415 - other commands must not wait for it

    from vams_kg.api.logs import CONFIG  # noqa: PLC0415 - idem
    from vams_kg.api.patience import Patient  # noqa: PLC0415 - idem

    # The server raises the signal again after it has drained: end as a command that is done.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    uvicorn.run(
        "vams_kg.asgi:create",
        factory=True,
        http=Patient,
        ws="none",
        log_config=CONFIG,
        access_log=False,
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=DRAIN,
        timeout_worker_healthcheck=ALIVE,
        **where,
    )


def _check_limits() -> None:
    """Raise VamsError when a limit of SPARQL is no number."""
    for name in ("VAMS_SPARQL_SECONDS", "VAMS_SPARQL_ROWS"):
        said = os.environ.get(name, "1")
        try:
            good = 0 < (int(said) if name.endswith("ROWS") else float(said)) < 1_000_000_000
        except ValueError:
            good = False
        if not good:
            raise VamsError(
                f"{name}: ‘{said}’ is geen getal boven 0.\n  Probeer: {name}=10, of laat het weg."
            )


def _check_tokens(cause: str, tokens: Tokens | None) -> None:
    """Raise VamsError when nobody could come in, or everybody."""
    now = datetime.now(UTC)
    usable = {Scope.LEZEN, Scope.SCHRIJVEN}
    if tokens and any(one.valid(now) and one.rechten & usable for one in tokens.every()):
        return
    folder = tokens.path.parent if tokens else "MAP"
    raise VamsError(
        f"{cause}: anderen kunnen de dienst zo bereiken, en er is geen geldig toegangsbewijs.\n"
        "  Verwacht: --data MAP, met in die map ten minste één geldig toegangsbewijs\n"
        f"  Probeer: vams-kg token new --data {folder} --name NAAM, en start daarna met --data"
        f" {folder}. Of laat {'VAMS_HOSTS' if cause == 'VAMS_HOSTS' else '--host'} weg: dan"
        " luistert de dienst alleen op deze computer."
    )


def _check_free(host: str, port: int) -> None:
    """Raise VamsError when this address cannot be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as tried:
            if sys.platform != "win32":
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host, port))
    except OSError as error:
        raise VamsError(
            f"--host {host} --port {port}: hier kan de dienst niet luisteren"
            f" ({error.strerror or error}).\n"
            "  Verwacht: een adres van deze computer en een poort die vrij is\n"
            "  Probeer: een andere poort, bijvoorbeeld --port 8001."
        ) from None


def _greeting(host: str, port: int, tokens: bool) -> str:
    place = f"[{host}]" if ":" in host else host
    who = "; elk verzoek heeft een toegangsbewijs nodig" if tokens else ""
    return f"vams-kg luistert op http://{place}:{port}/v1{who} (stoppen: Ctrl+C)"
