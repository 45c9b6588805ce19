"""A SPARQL endpoint through SPARQLWrapper, over the same wire as every other request."""

import json
import warnings
from http.client import HTTPResponse
from typing import Final

from SPARQLWrapper import POST, SPARQLWrapper

from vams_kg.client.refused import Refused
from vams_kg.client.values import Graaf, Rijen, of_lines, of_results
from vams_kg.client.wire import Wire

TRIPLES: Final = "application/n-triples"
ACCEPT: Final = f"application/sparql-results+json, {TRIPLES}"
"""A table comes in the first form and a graph in the second."""


class Endpoint:
    """Answers queries; SPARQLWrapper makes the requests of the protocol."""

    def __init__(self, wire: Wire) -> None:
        """Take the way to a service that has an endpoint at `/sparql`."""
        self._wire = wire

    def __call__(self, query: str) -> Rijen | Graaf | bool:
        """Return the answer to a query that only reads; raises Refused."""
        asked = _Asked(self._wire, query)
        with asked.query().response as response:
            body = self._wire.read(response)
            kind = response.headers.get_content_type()
        try:
            return of_lines(body.decode()) if kind == TRIPLES else of_results(json.loads(body))
        except (ValueError, KeyError, TypeError):
            what = "het antwoord is geen tabel en geen graaf van SPARQL 1.1."
            raise Refused("adres-onbekend", what, self._wire.address) from None


class _Asked(SPARQLWrapper):
    """One request; it goes over our wire, that follows no redirect and knows the token."""

    def __init__(self, wire: Wire, query: str) -> None:
        super().__init__(f"{wire.address}/sparql")
        self._wire = wire
        self.setMethod(POST)
        self.setOnlyConneg(True)
        self.addCustomHttpHeader("Accept", ACCEPT)
        with warnings.catch_warnings():
            # It warns of a query that is none; the service says so better.
            warnings.simplefilter("ignore", RuntimeWarning)
            self.setQuery(query)

    def _query(self) -> tuple[HTTPResponse, str]:
        return self._wire.open(self._createRequest()), self.returnFormat
