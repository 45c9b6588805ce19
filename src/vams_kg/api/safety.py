"""What the operator of the service decides: who may come in, how often, what the log may hold."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from vams_kg.access import Tokens
from vams_kg.errors import VamsError

LOCAL: Final = ("127.0.0.1", "localhost", "[::1]")
"""Names under which a service is called on its own machine."""
USUAL_RATE: Final = 600
"""Requests a minute of one client, for a service that others reach."""
USUAL_SECONDS: Final = 60.0
"""Seconds in which a request must have come in."""

ELSEWHERE: Final = "VAMS_ELDERS"
"""Set by `vams-kg serve` when it listens on more than this machine."""


@dataclass(frozen=True, slots=True)
class Safety:
    """The choices, as they are made for a service on one machine."""

    hosts: tuple[str, ...] = ()
    """The names under which it may be called; none for any."""
    tokens: Tokens | None = None
    always: bool = False
    """Every request needs a token, also from this machine."""
    rate: int = 0
    seconds: float = USUAL_SECONDS
    addresses: bool = False
    """The log may hold the address of a client."""

    @classmethod
    def of_environment(cls, said: Mapping[str, str]) -> "Safety":
        """Return what the variables VAMS_… say; raises VamsError for what is no number."""
        names = tuple(one.lower() for one in said.get("VAMS_HOSTS", "").split())
        elsewhere = bool(said.get(ELSEWHERE))
        exposed = elsewhere or bool(set(names) - set(LOCAL))
        data = said.get("VAMS_DATA", "")
        return cls(
            hosts=(*names, *LOCAL) if names or not elsewhere else (),
            tokens=Tokens(Path(data)) if data else None,
            always=exposed,
            rate=int(_number(said, "VAMS_RATE", USUAL_RATE if exposed else 0)),
            seconds=_number(said, "VAMS_UPLOAD_SECONDS", USUAL_SECONDS) or USUAL_SECONDS,
            addresses=said.get("VAMS_LOG_ADRES", "") == "1",
        )


def _number(said: Mapping[str, str], name: str, usual: float) -> float:
    text = said.get(name, "").strip()
    if not text:
        return usual
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found < 1_000_000:
        raise VamsError(
            f"{name}: ‘{text}’ is geen getal van 0 of meer.\n"
            f"  Verwacht: bijvoorbeeld {name}={usual or USUAL_RATE:g}"
        )
    return found


@lru_cache(maxsize=256)
def on_this_machine(address: str) -> bool:
    """Return whether an address or name to listen on is reached from this machine only."""
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return address.lower() == "localhost"


@lru_cache(maxsize=4096)
def client_of(address: str) -> str:
    """Return what counts as one client: an IPv4 address, or the network of an IPv6 address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))
