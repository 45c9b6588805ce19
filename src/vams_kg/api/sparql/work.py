"""The process that answers queries: it holds the graph and forks a child for every query.

A child has limits that the kernel holds: time (an alarm that ends it), memory, and no room for a
new file or socket, so that a query reaches nothing but the graph. `python -m` starts this module
with the number of a listening socket; it ends when its parent does.
"""

import json
import os
import resource
import select
import signal
import socket
import sys
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from vams_kg import resources
from vams_kg.api.sparql.tables import TABLES, truth
from vams_kg.graph import read_turtle

GRAPHS: Final = {
    "ontology": "https://w3id.org/vams/graaf/ontologie",
    "shapes": "https://w3id.org/vams/graaf/regels",
}
"""Named graph of each kind of file; together they are the default graph."""

TRIPLES: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
TIME, MEMORY, ROWS, WRONG = "tijd", "geheugen", "rijen", "fout"
"""Why there is no answer."""


class TooManyRows(Exception):
    """The answer has more rows than are given."""


def load() -> ox.Store:
    """Return the store with the packaged ontology and shapes, each in its own graph."""
    made = ox.Store()
    for kind, iri in GRAPHS.items():
        graph = ox.NamedNode(iri)
        quads = read_turtle(resources.turtle_files(kind))
        made.extend(ox.Quad(q.subject, q.predicate, q.object, graph) for q in quads)
    return made


def answer(made: ox.Store, asked: dict[str, Any]) -> tuple[str, bytes]:
    """Return the format and the bytes of an answer.

    Raises SyntaxError or ValueError for a query that is none, TooManyRows for a long answer.
    """
    found = made.query(asked["query"], **_dataset(asked))
    most = asked["rijen"]
    if isinstance(found, ox.QueryTriples):
        triples = list(islice(found, most + 1))
        if len(triples) > most:
            raise TooManyRows
        form = asked["graaf"]
        return form, ox.serialize(triples, format=TRIPLES[form]) or b""
    form = asked["tabel"]
    if isinstance(found, ox.QueryBoolean):
        return form, truth(bool(found), form).encode()
    rows = [tuple(row) for row in islice(found, most + 1)]
    if len(rows) > most:
        raise TooManyRows
    names = [variable.value for variable in found.variables]
    return form, TABLES[form](names, rows).encode()


def _dataset(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the graphs to ask: those of the request, else those of the query, else all."""
    default, named = asked.get("default") or [], asked.get("named") or []
    if not (default or named):
        return {} if asked.get("eigen") else {"use_default_graph_as_union": True}
    return {
        "default_graph": [ox.NamedNode(iri) for iri in default],
        "named_graphs": [ox.NamedNode(iri) for iri in named],
    }


def _reply(asked: dict[str, Any], made: ox.Store) -> tuple[dict[str, str], bytes]:
    try:
        form, body = answer(made, asked)
    except TooManyRows:
        return {"waarom": ROWS}, b""
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        return {"waarom": WRONG, "tekst": str(error)}, b""
    except MemoryError:
        return {"waarom": MEMORY}, b""
    return {"vorm": form}, body


def _send(link: socket.socket, head: dict[str, str], body: bytes) -> None:
    with suppress(OSError):  # who asked may be gone
        link.sendall(json.dumps(head).encode() + b"\n" + body)
        link.shutdown(socket.SHUT_WR)


def _limit(asked: dict[str, Any], link: socket.socket) -> None:
    """Set what the kernel holds: memory, files, priority and the moment of the alarm."""
    used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    most = used + asked["geheugen"]
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    files = link.fileno() + 1
    resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
    os.nice(10)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, asked["seconden"])


def _run(asked: dict[str, Any], made: ox.Store, link: socket.socket) -> None:
    """Answer in this process, which the kernel ends at a limit."""
    with open(os.devnull, "w") as nothing:
        os.dup2(nothing.fileno(), sys.stderr.fileno())  # the store's last words hold the query
    _limit(asked, link)
    head, body = _reply(asked, made)
    signal.setitimer(signal.ITIMER_REAL, 0)
    _send(link, head, body)


def _serve(link: socket.socket, made: ox.Store) -> None:
    """Read one request, answer it in a child, and say what ended a child that did not answer."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with link.makefile("rb") as lines:
        asked = json.loads(lines.readline())
    if not asked:
        return
    child = os.fork()
    if child == 0:
        _run(asked, made, link)
        os._exit(0)
    _wait(child, link)


def _wait(child: int, link: socket.socket) -> None:
    """Wait for a child, and end it when who asked is gone."""
    watch = os.pidfd_open(child)
    ready, _, _ = select.select([watch, link.fileno()], [], [])
    if watch not in ready:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        late = os.WTERMSIG(status) == signal.SIGALRM
        _send(link, {"waarom": TIME if late else MEMORY}, b"")
    elif os.WEXITSTATUS(status):
        _send(link, {"waarom": MEMORY}, b"")


def main(number: int) -> None:
    """Accept requests on a listening socket until standard input closes."""
    made = load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    listener = socket.socket(fileno=number)
    while True:
        ready, _, _ = select.select([listener, sys.stdin], [], [])
        if sys.stdin in ready:
            os._exit(0)
        link, _ = listener.accept()
        if os.fork() == 0:
            code = 1
            with suppress(Exception):
                listener.close()
                _serve(link, made)
                code = 0
            os._exit(code)
        link.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
