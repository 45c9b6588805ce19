"""Stores to test against: Oxigraph's server and Virtuoso, each on a free port of this machine."""

import shutil
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vams_kg.stores import Settings, external
from vams_kg.stores.remote import Remote
from vams_kg.stores.wire import Line

OXIGRAPH = Path(sysconfig.get_path("scripts")) / (
    "oxigraph.exe" if sys.platform == "win32" else "oxigraph"
)
VIRTUOSO, ISQL = shutil.which("virtuoso-t"), shutil.which("isql-vt")
PATIENCE = 30


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def running(command: list[str], port: int, folder: Path | None = None) -> Iterator[None]:
    """Run a server until its port answers, and stop it afterwards."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet)
    try:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.02)
        assert process.poll() is None, f"{command[0]} stopped at once"
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


@contextmanager
def oxigraph() -> Iterator[Settings]:
    """Start an empty Oxigraph server in memory; return where it is."""
    port = free_port()
    with running([str(OXIGRAPH), "serve", "--bind", f"127.0.0.1:{port}"], port):
        base = f"http://127.0.0.1:{port}"
        yield Settings(f"{base}/query", f"{base}/update")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Settings]:
    """Start an empty Virtuoso in a folder, with everybody on this machine allowed to write."""
    assert VIRTUOSO and ISQL
    web, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(INI.format(web=web, sql=sql))
    with running([VIRTUOSO, "+configfile", "virtuoso.ini", "+foreground", "+wait"], web, folder):
        for right in RIGHTS:
            (folder / "right.sql").write_text(right)
            where = f"127.0.0.1:{sql}"
            subprocess.run([ISQL, where, "dba", "dba", "right.sql"], cwd=folder, check=True)
        yield Settings(f"http://127.0.0.1:{web}/sparql", f"http://127.0.0.1:{web}/sparql")


INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 100000
"""
RIGHTS = (
    'grant SPARQL_UPDATE to "SPARQL";\n',
    'grant execute on DB.DBA.SPARQL_INSERT_DICT_CONTENT to "SPARQL";\n',
    "DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7);\n",
)


def fresh(settings: Settings) -> Remote:
    """Return a store object that has seen nothing yet."""
    made = external(settings)
    assert isinstance(made, Remote)
    return made


def told(settings: Settings, query: str) -> list[tuple[str, ...]]:
    """Return the rows of a query on the whole store, as texts."""
    line = Line(settings)
    try:
        return [tuple(getattr(cell, "value", "") for cell in row) for row in line.select(query)]
    finally:
        line.close()


def tell(settings: Settings, update: str) -> None:
    line = Line(settings)
    try:
        line.update(update)
    finally:
        line.close()


def graphs(settings: Settings) -> set[str]:
    """Return every graph of the store that holds something."""
    rows = told(settings, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
    return {row[0] for row in rows}
