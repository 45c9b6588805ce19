"""Requests to a service over HTTP: no redirects, a bounded answer, one exception."""

import json
import socket
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from typing import IO, Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener
from uuid import uuid4

from vams_kg import __version__, service
from vams_kg.client.refused import Refused, of_problem

LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})
LARGEST: Final = 256 * 1024 * 1024
"""Bytes of one answer."""
AGENT: Final = f"vams-kg-client/{__version__}"


class _NoRedirect(HTTPRedirectHandler):
    """A redirect is not followed: a token and a document go to the address that was named."""

    def redirect_request(self, *said: Any) -> None:
        """Return nothing: the answer then is an error with the status of the redirect."""


class Wire:
    """The way to one service."""

    def __init__(self, address: str, token: str | None, timeout: float) -> None:
        """Take an address like `http://127.0.0.1:8000`; raises Refused for another kind."""
        self.address = _checked(address, token)
        self._token = token
        self.timeout = timeout
        self._opener: OpenerDirector = build_opener(_NoRedirect)

    def get(self, path: str) -> Any:
        """Return the JSON of an answer."""
        return self._json(Request(self.address + path))

    def post_json(self, path: str, said: Mapping[str, Any]) -> Any:
        """Return the JSON of the answer to a JSON object."""
        headers = {"Content-Type": "application/json"}
        body = json.dumps(said).encode()
        return self._json(Request(self.address + path, body, headers, method="POST"))

    def post_form(
        self, path: str, pairs: Iterable[tuple[str, str]], files: Sequence[service.Source]
    ) -> Any:
        """Return the JSON of the answer to a form with fields and files."""
        kind, body = form(pairs, files)
        request = Request(self.address + path, body, {"Content-Type": kind}, method="POST")
        return self._json(request)

    def open(self, request: Request) -> HTTPResponse:
        """Return the answer to a request that went well; raises Refused for any other."""
        request.add_unredirected_header("User-Agent", AGENT)
        if self._token:
            request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        try:
            found: HTTPResponse = self._opener.open(request, timeout=self.timeout)
        except HTTPError as error:
            raise self._refusal(error) from None
        except TimeoutError:
            raise self._late() from None
        except (URLError, OSError, HTTPException) as error:
            late = isinstance(getattr(error, "reason", None), TimeoutError | socket.timeout)
            raise (self._late() if late else self._away()) from None
        return found

    def read(self, response: IO[bytes]) -> bytes:
        """Return the whole answer; raises Refused for one that stops or does not end."""
        try:
            body = response.read(LARGEST + 1)
        except TimeoutError:
            raise self._late() from None
        except (OSError, HTTPException):
            raise self._away() from None
        if len(body) <= LARGEST and getattr(response, "length", None):
            raise self._away()  # the connection ended before the answer did
        if len(body) > LARGEST:
            raise Refused("te-groot", "het antwoord is te groot.", self.address)
        return body

    def _json(self, request: Request) -> Any:
        request.add_header("Accept", "application/json")
        with self.open(request) as response:
            body = self.read(response)
        try:
            return json.loads(body)
        except ValueError:
            raise self._stranger() from None

    def _refusal(self, error: HTTPError) -> Refused:
        try:
            said = json.loads(self.read(error))
        except ValueError:
            said = None
        if isinstance(said, dict) and "detail" in said:
            return of_problem(said)
        if HTTPStatus.MULTIPLE_CHOICES <= error.code < HTTPStatus.BAD_REQUEST:
            return Refused(
                "adres-onbekend",
                f"dit adres verwijst door ({error.code}).",
                self.address,
                "het adres van de dienst zelf",
                "neem het adres over waarnaar het verwijst.",
            )
        return self._stranger()

    def _late(self) -> Refused:
        return Refused(
            "tijd-om",
            f"de dienst gaf {self.timeout:g} seconden lang niets.",
            self.address,
            "een antwoord binnen die tijd",
            "geef de client meer tijd met timeout=…",
        )

    def _away(self) -> Refused:
        return Refused(
            "niet-bereikbaar",
            "hier antwoordt geen dienst.",
            self.address,
            "een dienst van vams-kg die loopt",
            "controleer het adres, of start er een met ‘vams-kg serve’.",
        )

    def _stranger(self) -> Refused:
        return Refused(
            "adres-onbekend",
            "wat hier antwoordt is geen dienst van vams-kg.",
            self.address,
            "JSON van de API van vams-kg",
            "controleer het adres; het eindigt voor /v1.",
        )


def _checked(address: str, token: str | None) -> str:
    """Return an address without its last slash; a token goes to no one that others can hear."""
    parts = urlsplit(address)
    try:
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fits = False
    if not fits or parts.query or parts.fragment or parts.username:
        raise Refused(
            "adres-onbekend",
            "dit is geen adres van een dienst.",
            "adres",
            "http:// of https:// met een naam, zoals http://127.0.0.1:8000",
            "schrijf het adres zonder gebruikersnaam en zonder vraagteken.",
        )
    if token and parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise Refused(
            "adres-onbekend",
            "een token gaat niet onversleuteld over het netwerk.",
            "adres",
            "https://",
            "gebruik https, of een dienst op deze computer.",
        )
    return address.rstrip("/")


def form(pairs: Iterable[tuple[str, str]], files: Sequence[service.Source]) -> tuple[str, bytes]:
    """Return the media type and the bytes of a form (RFC 7578)."""
    mark = uuid4().hex
    while any(mark.encode() in one.data for one in files):
        mark = uuid4().hex
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in pairs
    ]
    for one in files:
        head = f'form-data; name="bestand"; filename="{one.name}"'
        parts.append(
            f"--{mark}\r\nContent-Disposition: {head}\r\n"
            "Content-Type: application/octet-stream\r\n\r\n".encode()
            + one.data
            + b"\r\n"
        )
    return f"multipart/form-data; boundary={mark}", b"".join(parts) + f"--{mark}--\r\n".encode()
