"""One line to an external store: SPARQL 1.1 Protocol over HTTP, with a limit on everything.

SPARQLWrapper writes the requests. It does not send them: it would follow a redirect with the
document and the password, its time limit does not cover the answer, and its errors repeat what
the store says. `http.client` follows nothing.
"""

import ssl
import time
from collections.abc import Sequence
from http.client import (
    HTTPConnection,
    HTTPException,
    HTTPResponse,
    HTTPSConnection,
    IncompleteRead,
)
from typing import Any
from urllib.parse import SplitResult, urlsplit
from urllib.request import Request

import pyoxigraph as ox
from SPARQLWrapper import BASIC, INSERT, JSON, POST, POSTDIRECTLY, SELECT, URLENCODED, SPARQLWrapper

from vams_kg import __version__
from vams_kg.stores import failures
from vams_kg.stores.embedded import rows
from vams_kg.stores.seam import Rows
from vams_kg.stores.settings import Settings

MOST_BYTES = 512 * 2**20
CHUNK = 2**16
LIMIT_HEADER = "X-SPARQL-MaxRows"
PARTIAL_HEADER = "X-SQL-State"
"""Virtuoso says with these that it gave, or may have given, only a part of the rows."""


class Line:
    """Sends queries and updates one after the other; not for two threads at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._open: dict[tuple[str, str], HTTPConnection] = {}

    def close(self) -> None:
        """Hang up."""
        for connection in self._open.values():
            connection.close()
        self._open.clear()

    def select(self, sparql: str, graphs: Sequence[str] = ()) -> Rows:
        """Return the rows of a query on these graphs together, or on the default graph.

        Raises StoreFailed for a store that cannot answer, KnowledgeError for what is no SELECT.
        """
        address = self._settings.endpoint
        request = self._written(sparql, SELECT, URLENCODED)
        for graph in graphs:
            request.addParameter("default-graph-uri", graph)
        body, limit = self._sent(request, address)
        try:
            answer = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
            found = rows(answer)
            whole = Rows(found.names, list(found))
        except (SyntaxError, ValueError):
            raise failures.garbled(address) from None
        if limit is not None and len(list(whole)) >= limit:
            raise failures.cut_off(address)
        return whole

    def update(self, sparql: str) -> None:
        """Carry out an update; raises StoreFailed."""
        self._sent(self._written(sparql, INSERT, POSTDIRECTLY), self._settings.update)

    def _written(self, text: str, kind: str, method: str) -> "_Writer":
        settings = self._settings
        writer = _Writer(settings.endpoint, settings.update, JSON, agent=f"vams-kg/{__version__}")
        writer.setOnlyConneg(True)
        writer.setMethod(POST)
        writer.setRequestMethod(method)
        writer.as_it_is(text, kind)
        if settings.user:
            writer.setHTTPAuth(BASIC)
            writer.setCredentials(settings.user, settings.password)
        if settings.header:
            writer.addCustomHttpHeader(*settings.header)
        return writer

    def _sent(self, writer: "_Writer", address: str) -> tuple[bytes, int | None]:
        """Return the body of the answer, and the most rows that the store gives."""
        deadline = time.monotonic() + self._settings.seconds
        try:
            with self._answered(writer.request(), urlsplit(address)) as response:
                body = _read(response, deadline, address)
        except TimeoutError:
            self.close()
            raise failures.too_slow(address, self._settings.seconds) from None
        except (OSError, HTTPException, UnicodeError):
            self.close()
            raise failures.unreachable(address) from None
        if not 200 <= response.status < 300:
            raise failures.refused(address, response.status)
        if response.getheader(PARTIAL_HEADER):
            raise failures.cut_off(address)
        limit = response.getheader(LIMIT_HEADER, "")
        return body, int(limit) if limit.isdigit() else None

    def _answered(self, request: Request, where: SplitResult) -> HTTPResponse:
        key = (where.scheme, where.netloc)
        kept = self._open.get(key)
        if kept is not None:
            try:
                return _asked(kept, request)
            except TimeoutError:
                raise
            except (OSError, HTTPException):
                kept.close()  # it hung up between two requests; saying the same twice is harmless
        made = self._open[key] = self._connected(where)
        return _asked(made, request)

    def _connected(self, where: SplitResult) -> HTTPConnection:
        host, seconds = where.hostname or "", self._settings.seconds
        if where.scheme == "http":
            return HTTPConnection(host, where.port, timeout=seconds)
        context = ssl.create_default_context()
        return HTTPSConnection(host, where.port, timeout=seconds, context=context)


class _Writer(SPARQLWrapper):
    """SPARQLWrapper that only writes a request."""

    def as_it_is(self, text: str, kind: str) -> None:
        """Take a query of a known kind.

        SPARQLWrapper guesses the kind by the first word in the text that looks like one, which
        can be a part of a word in a comment; it would then send a question as an update.
        """
        self.queryString, self.queryType = text, kind

    def request(self) -> Request:
        """Return the request, not sent."""
        written: Any = self._createRequest()
        assert isinstance(written, Request)
        return written


def _asked(connection: HTTPConnection, request: Request) -> HTTPResponse:
    body = request.data
    assert isinstance(body, bytes)
    connection.request("POST", request.selector, body, dict(request.header_items()))
    return connection.getresponse()


def _read(response: HTTPResponse, deadline: float, address: str) -> bytes:
    """Return the whole body; the deadline is for all of it and not for each part."""
    parts: list[bytes] = []
    size = 0
    while part := response.read1(CHUNK):
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            raise failures.too_much(address, MOST_BYTES)
        if time.monotonic() > deadline:
            raise TimeoutError
    if response.length:
        raise IncompleteRead(b"", response.length)
    return b"".join(parts)
