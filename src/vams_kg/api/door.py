"""Who may come in: a token where one is needed, and not more often than agreed."""

import math
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import Scope as Asked

from vams_kg.access import Scope, Token
from vams_kg.api.problems import Problem
from vams_kg.api.rates import Rates
from vams_kg.api.safety import Safety, client_of, on_this_machine
from vams_kg.errors import VamsError

OPEN: Final = frozenset({"/health", "/ready"})
"""Addresses that tell nothing, for who watches over the service."""
NEEDS: Final = {"/metrics": Scope.METEN}
"""The scope of an address, where it is not that to read."""
PASSED: Final = ("forwarded", "x-forwarded-for", "x-forwarded-host")
"""Headers of a request that came by way of another machine or proxy."""
HELD: Final = "vams_kg.bewijs"
"""Where a request holds its token."""
SCHEME: Final = "toegangsbewijs"

SCHEMES: Final = {
    SCHEME: {
        "type": "http",
        "scheme": "bearer",
        "description": "Nodig als de dienst ook van buiten haar computer is te bereiken, en altijd"
        f" om iets te schrijven. Rechten: {', '.join(Scope)}. De beheerder maakt het met"
        " `vams-kg token new`.",
    }
}
SECURITY: Final[list[dict[str, list[str]]]] = [{SCHEME: []}, {}]
"""For OpenAPI: a service for its own machine asks for no token."""

REALM: Final = 'Bearer realm="vams-kg"'
HOW: Final = "Zet in de kop Authorization: Bearer, een spatie, en uw toegangsbewijs."


class Door:
    """Lets requests in, or tells why not; it keeps the counts of one worker."""

    def __init__(self, safety: Safety) -> None:
        """Take the choices of the operator."""
        self.safety = safety
        self._rates = Rates(safety.rate)

    def refused(self, asked: Asked, headers: Headers) -> Problem | None:
        """Return why a request may not come in, or None; a token is left in the request."""
        path = asked["path"]
        if path in OPEN:
            return None
        try:
            token = self._token(headers)
        except VamsError:
            return Problem("niet-beschikbaar", "De toegangsbewijzen zijn niet te lezen.")
        asked[HELD] = token
        wait = self._rates.wait(_client(asked, token), time.monotonic())
        if wait:
            return _too_often(wait, self.safety.rate)
        if asked["method"] == "OPTIONS":  # a browser asks first, and may not send a token then
            return None
        if token is None and not self._needed(asked, headers):
            # A token that is sent in vain is told, so that nobody thinks it holds.
            return not_known(headers) if self.safety.tokens and _sent(headers) else None
        return without(token, NEEDS.get(path, Scope.LEZEN), headers)

    def _token(self, headers: Headers) -> Token | None:
        text = _sent(headers)
        if not text or self.safety.tokens is None:
            return None
        return self.safety.tokens.holder(text, datetime.now(UTC))

    def _needed(self, asked: Asked, headers: Headers) -> bool:
        """Return whether a request needs a token: it does not come from this machine alone."""
        if self.safety.always or any(name in headers for name in PASSED):
            return True
        address = (asked.get("server") or ("",))[0]
        return address[:1].isdigit() | (":" in address) and not on_this_machine(address)


def writes(request: Request) -> None:
    """Let a request on a route that writes through; raises Problem without the scope to write."""
    problem = without(request.scope.get(HELD), Scope.SCHRIJVEN, request.headers)
    if problem:
        raise problem


def without(token: Token | None, scope: Scope, headers: Headers) -> Problem | None:
    """Return the problem of a request that has no token with a scope; None when it has."""
    if token is None:
        return not_known(headers)
    if token.may(scope):
        return None
    said = f'{REALM}, error="insufficient_scope", scope="{scope}"'
    detail = f"Dit toegangsbewijs geldt niet voor {scope}."
    return Problem("recht-ontbreekt", detail, headers={"WWW-Authenticate": said})


def not_known(headers: Headers) -> Problem:
    """Return the problem of a request without a token that holds."""
    said = _sent(headers)
    error = ', error="invalid_token"' if said else ""
    why = "Dit toegangsbewijs is niet bekend, verlopen of ingetrokken. " if said else ""
    return Problem("bewijs-nodig", why + HOW, headers={"WWW-Authenticate": REALM + error})


def _sent(headers: Mapping[str, str]) -> str:
    kind, _, text = headers.get("authorization", "").partition(" ")
    return text.strip() if kind.lower() == "bearer" else ""


def _client(asked: Asked, token: Token | None) -> str:
    if token:
        return f"bewijs {token.nummer}"
    return client_of((asked.get("client") or ("onbekend",))[0])


def _too_often(wait: float, rate: int) -> Problem:
    seconds = math.ceil(wait)
    detail = f"U kunt hier {rate} keer per minuut iets vragen. Probeer het over {seconds} s weer."
    return Problem("te-vaak", detail, headers={"Retry-After": str(seconds)})
